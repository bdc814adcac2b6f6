/** A line from the foot of a chart to its top, with its name. */

export interface UprightLook {
  /** Of the line. */
  style: object
  /** Where its name stands: at its foot or its head, and on which side unless there is no room. */
  end: 'foot' | 'head'
  side: 'left' | 'right'
}

/** Pixels that a name needs. */
const room = 130

/** Layers. `x`: how the place is encoded, by the name of its field. */
export function upright(at: number, name: string, x: (field: string) => object, { style, end, side }: UprightLook): object[] {
  const data = { values: [{ at }] }
  const toRight = side === 'right' ? `scale('x', datum.at) < width - ${room}` : `scale('x', datum.at) < ${room}`
  const place = end === 'foot' ? { baseline: 'bottom', dy: -4, y: 'height' } : { baseline: 'top', y: 0 }
  return [
    { data, mark: { type: 'rule', ...style }, encoding: { x: x('at') } },
    {
      data,
      mark: { type: 'text', align: { expr: `${toRight} ? 'left' : 'right'` }, dx: { expr: `${toRight} ? 5 : -5` }, ...place },
      encoding: { x: x('at'), text: { value: name } },
    },
  ]
}

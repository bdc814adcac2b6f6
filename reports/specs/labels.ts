/** Names beside points: each where it covers no other name and no point, in the narrowest chart; in wider ones there is more room. */

/** Pixels from the upper left corner of the plot. */
export interface Labelled {
  x: number
  y: number
  /** Ends of its interval. */
  low: number
  high: number
  text: string
}

export interface Place {
  align: 'left' | 'right' | 'center'
  baseline: 'top' | 'bottom' | 'middle'
  dx: number
  dy: number
  /** What it stands beside: the point, or an end of its interval. */
  beside: 'point' | 'low' | 'high'
}

const lineHeight = 14
const perCharacter = 7

/** To the right and below first: in a frontier that rises, nothing else stands there. */
const places: Place[] = [
  { align: 'left', baseline: 'middle', dx: 12, dy: 9, beside: 'point' },
  { align: 'center', baseline: 'top', dx: 0, dy: 4, beside: 'low' },
  { align: 'right', baseline: 'middle', dx: -12, dy: -9, beside: 'point' },
  { align: 'right', baseline: 'middle', dx: -12, dy: 9, beside: 'point' },
  { align: 'left', baseline: 'middle', dx: 12, dy: -9, beside: 'point' },
  { align: 'center', baseline: 'bottom', dx: 0, dy: -6, beside: 'high' },
  { align: 'left', baseline: 'top', dx: 4, dy: 4, beside: 'low' },
  { align: 'right', baseline: 'top', dx: -4, dy: 4, beside: 'low' },
  { align: 'left', baseline: 'top', dx: 4, dy: 14, beside: 'low' },
]

export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** A place for each, the first to the first. `across`: horizontal lines that no name should lie on. */
export function labelPlaces(points: Labelled[], plot: { width: number; height: number }, across: number[] = []): Place[] {
  const marks = points.map(({ x, y }): Box => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 }))
  const whiskers = points.map(({ x, low, high }): Box => ({ left: x - 1, right: x + 1, top: high, bottom: low }))
  const taken: Box[] = [...marks, ...whiskers]
  return points.map((point) => {
    const costs = places.map((place) => {
      const box = boxOf(point, place)
      const out = box.left < 0 || box.right > plot.width || box.top < -8 || box.bottom > plot.height
      const crossed = across.filter((y) => y > box.top && y < box.bottom).length
      return (out ? 4 : 0) + 3 * taken.filter((other) => overlap(box, other)).length + crossed
    })
    const best = places[costs.indexOf(Math.min(...costs))] as Place
    taken.push(boxOf(point, best))
    return best
  })
}

function boxOf({ x, y, low, high, text }: Labelled, { align, baseline, dx, dy, beside }: Place): Box {
  const width = text.length * perCharacter
  const left = x + dx - (align === 'left' ? 0 : align === 'right' ? width : width / 2)
  const top = { point: y, low, high }[beside] + dy - (baseline === 'top' ? 0 : baseline === 'bottom' ? lineHeight : lineHeight / 2)
  return { left, right: left + width, top, bottom: top + lineHeight }
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** A name to be placed, by where its point is across the plot (0 to 1): the plot may be of any width. */
export interface Spread extends Omit<Labelled, 'x'> {
  across: number
  /** Pixels from its centre that its mark takes. */
  radius: number
}

/** Pixels: of a phone's plot, of a wide page's, and in steps between them. */
const plotWidths = Array.from({ length: 25 }, (_, i) => 260 + 30 * i)

/**
 * A place for each name in which it covers no name, mark or whisker at any width, the first to the first; null where there is none.
 * `others`: what else names may not cover, at a width.
 */
export function clearPlaces(points: Spread[], height: number, others: (width: number) => Box[]): (Place | null)[] {
  const taken = plotWidths.map((width) => [
    ...others(width),
    ...points.flatMap(({ across, y, low, high, radius }): Box[] => {
      const x = across * width
      return [
        { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius },
        { left: x - 1, right: x + 1, top: high, bottom: low },
      ]
    }),
  ])
  return points.map((point) => {
    const boxesAt = (place: Place) => plotWidths.map((width) => boxOf({ ...point, x: point.across * width }, place))
    const clear = (place: Place) =>
      boxesAt(place).every(
        (box, i) =>
          box.left >= 0 &&
          box.right <= (plotWidths[i] as number) &&
          box.top >= -16 &&
          box.bottom <= height &&
          !taken[i]?.some((other) => overlap(box, other)),
      )
    const found = places.find(clear) ?? null
    if (found !== null) for (const [i, box] of boxesAt(found).entries()) taken[i]?.push(box)
    return found
  })
}

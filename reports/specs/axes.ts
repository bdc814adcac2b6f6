/** Axes that several charts share. */
import type { Numbers } from '../numbers.ts'
import type { Voice } from '../words/index.ts'
import { colours } from './theme.ts'

/** Hours of the day as "8:30". */
export const hourLabels = "floor(datum.value) + ':' + (datum.value % 1 === 0.5 ? '30' : '00')"

export const hourAxis = {
  scale: { zero: false, nice: false },
  axis: { labelExpr: hourLabels, title: null, tickMinStep: 1, grid: false },
}

/** Plain numbers on an axis: up to two decimals, or two figures of small ones. */
export const plainLabels = (decimal: string) => `replace(format(datum.value, abs(datum.value) < 0.1 ? '.2~r' : '.2~f'), '.', '${decimal}')`

/** Shares on an axis: whole percents, or tenths where the axis is short; the decimal mark as the language has it. */
export function shareLabels(decimal: string): string {
  return `replace(format(datum.value * 100, '.3~f'), '.', '${decimal}') + '%'`
}

export const decimalOf = (numbers: Numbers) => numbers.amount(0.5, 1).charAt(1)

export const groupOf = (numbers: Numbers) => numbers.amount(1000).charAt(1)

/** "08:30" -> 8.5 */
export const hourOf = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60

/** Charts one below the other begin at the same place. */
export const sameEdge = { minExtent: 42, maxExtent: 42 }

/** Of a chart with a legend: is it drawn where there is no room for one in a line? Whoever draws it says so. */
export const narrow = { name: 'narrow', value: false }
export const columns = { columns: { expr: 'narrow ? 1 : 3' } }
export const strokes = { ...columns, symbolType: 'stroke', symbolStrokeWidth: 4, symbolSize: 400 }

/** How a mark looks that lies on the wrong side (`misses` of its row): another shape and another colour. */
export const missed = (shape: string) => ({
  color: { condition: { test: 'datum.misses', value: colours.bad }, value: colours.good },
  shape: { condition: { test: 'datum.misses', value: shape }, value: 'circle' },
  size: { condition: { test: 'datum.misses', value: 80 }, value: 60 },
})

/** Layers that draw a limit across the chart, with its name on the side where shares do not meet it. */
export function limitLine(limit: number | null, named: 'above' | 'below', { words, numbers }: Pick<Voice, 'words' | 'numbers'>): object[] {
  if (limit === null) return []
  const data = { values: [{ limit }] }
  const y = { field: 'limit', type: 'quantitative' }
  // Under a line at the foot of the chart stand the hours.
  const above = named === 'above' ? 'true' : `scale('y', datum.limit) > height - 18`
  return [
    { data, mark: { type: 'rule', strokeDash: [6, 4], strokeWidth: 1.5 }, encoding: { y } },
    {
      data,
      mark: {
        type: 'text',
        align: 'right',
        baseline: { expr: `${above} ? 'bottom' : 'top'` },
        dx: -2,
        dy: { expr: `${above} ? -3 : 4` },
        x: 'width',
      },
      encoding: { y, text: { value: words.limitOf(numbers.limit(limit)) } },
    },
  ]
}

/** Layers that draw a limit from the foot of the chart to its top, named beyond it, or where there is no room on its other side. */
export function limitAcross(
  limit: number | undefined,
  x: object,
  named: { beyond: 'left' | 'right'; y: number | 'height'; dy: number },
  { words, numbers }: Pick<Voice, 'words' | 'numbers'>,
): object[] {
  if (limit === undefined) return []
  const data = { values: [{ limit }] }
  const text = words.limitOf(numbers.limit(limit))
  const room = 10 + 7 * text.length
  const right = named.beyond === 'right' ? `scale('x', datum.limit) < width - ${room}` : `scale('x', datum.limit) < ${room}`
  const encoded = { ...x, field: 'limit' }
  return [
    { data, mark: { type: 'rule', strokeDash: [6, 4], strokeWidth: 1.5 }, encoding: { x: encoded } },
    {
      data,
      mark: {
        type: 'text',
        align: { expr: `${right} ? 'left' : 'right'` },
        dx: { expr: `${right} ? 5 : -5` },
        baseline: 'top',
        y: named.y,
        dy: named.dy,
      },
      encoding: { x: encoded, text: { value: text } },
    },
  ]
}

/** Whole numbers on an axis, in groups of three. */
export const wholeLabels = (group: string) => `replace(format(datum.value, ',.0f'), regexp(',', 'g'), '${group}')`

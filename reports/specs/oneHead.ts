/** The probability with one head fewer or more in each shift, and whether the plan would still do. */
import type { TopLevelSpec } from 'vega-lite'
import type { Sizing } from '../../sim/sizing/result.ts'
import { shiftName } from '../sizing.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, shareLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

/** Pixels of a row: its words, and the line below them. */
const rowHeight = 34

export function oneHead(sizing: Sizing, suffix: string, voice: Voice): Chart {
  const { words, numbers } = voice
  const said = words.sizing.oneHead
  const { changes, require } = sizing
  const limit = require ?? undefined
  const total = sizing.objective === 'total'
  const withTotal = changes.some(({ totalChange }) => totalChange !== null)
  const nameOf = (shift: string) =>
    shiftName(
      sizing,
      sizing.roster.shifts.findIndex(({ name }) => name === shift),
      voice,
    )
  const rows = changes.flatMap(({ shift, change, costChange, totalChange, probability, ci95, meets }) => {
    if (probability === null || ci95 === null) return []
    const sign = change > 0 ? '+1' : '−1'
    const label = `${nameOf(shift)}: ${sign} (${numbers.signed(Math.round((total ? totalChange : costChange) ?? 0))})`
    const verdict = meets === null ? 'open' : meets ? 'yes' : 'no'
    return [{ label, probability, low: ci95[0], high: ci95[1], verdict, text: numbers.percent(probability, limit) }]
  })
  return {
    name: `one-head${suffix}`,
    title: said.chart,
    alt: said.alt(rows.map(({ label, text }) => `${label} ${text}`)),
    note: said.note(total, require !== null),
    rows: rows.map((row, i) => ({ ...row, at: i * rowHeight + 24, line: i * rowHeight + 8 })),
    spec: spec(rows.length * rowHeight + (require === null ? 0 : 16), require, voice),
    table: {
      head: [
        words.sizing.roster.shift,
        said.change,
        words.sizing.frontier.more,
        ...(withTotal ? [said.totalChange] : []),
        words.verdict.probability,
        words.day.low95,
        words.day.high95,
        ...(require === null ? [] : [said.willDo]),
      ],
      rows: changes.map(({ shift, change, costChange, totalChange, probability, ci95, meets }) => [
        nameOf(shift),
        change > 0 ? said.more : said.fewer,
        numbers.signed(Math.round(costChange ?? 0)),
        ...(withTotal ? [numbers.signed(Math.round(totalChange ?? 0))] : []),
        numbers.percent(probability, limit),
        numbers.percent(ci95?.[0] ?? null, limit),
        numbers.percent(ci95?.[1] ?? null, limit),
        ...(require === null ? [] : [meets === null ? said.open : meets ? said.yes : said.no]),
      ]),
    },
  }
}

function spec(height: number, require: number | null, voice: Voice): TopLevelSpec {
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, 1] },
    axis: { title: null, tickCount: 5, labelExpr: shareLabels(decimalOf(voice.numbers)) },
  })
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, height], reverse: true, nice: false },
  })
  const kinds = (range: string[]) => ({
    field: 'verdict',
    type: 'nominal',
    legend: null,
    scale: { domain: ['yes', 'no', 'open'], range },
  })
  const colour = kinds([colours.good, colours.bad, colours.faint])
  return {
    data: { name: 'rows' },
    config: theme,
    width: 720,
    height,
    layer: [
      ...limitLayers(x, require, voice),
      { mark: { type: 'rule', strokeWidth: 2 }, encoding: { y: y('at'), x: x('low'), x2: { field: 'high' }, color: colour } },
      {
        mark: { type: 'point', size: 80, opacity: 1, strokeWidth: 2 },
        encoding: {
          y: y('at'),
          x: x('probability'),
          stroke: colour,
          fill: kinds([colours.good, colours.bad, '#ffffff']),
          shape: kinds(['circle', 'triangle-left', 'circle']),
        },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', x: 0, limit: { expr: 'width' } },
        encoding: { y: y('line'), text: { field: 'label' } },
      },
    ],
  } as unknown as TopLevelSpec
}

/** What is required, if anything is. */
function limitLayers(x: (field: string) => object, require: number | null, { words, numbers }: Pick<Voice, 'words' | 'numbers'>): object[] {
  if (require === null) return []
  const data = { values: [{ require }] }
  return [
    { data, mark: { type: 'rule', strokeDash: [6, 4], strokeWidth: 1.5 }, encoding: { x: x('require') } },
    {
      data,
      mark: { type: 'text', align: 'right', baseline: 'bottom', dx: -4, dy: -3, y: 'height' },
      encoding: { x: x('require'), text: { value: words.plans.required(numbers.limit(require)) } },
    },
  ]
}

/** Penalties month by month: what is to be expected, what 95 of 100 such months do not exceed, and the worst. */
import type { TopLevelSpec } from 'vega-lite'
import type { MoneyResult } from '../../sim/estimates/penalties.ts'
import type { Voice } from '../words/index.ts'
import { groupOf, wholeLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

/** null where no month has any, or the contract judges the term as a whole. */
export function penaltiesByMonth({ months }: MoneyResult, { words, numbers }: Voice): Chart | null {
  const said = words.cost
  const rows = months.map(({ month, penalties: { mean, p95, worst } }) => ({
    label: `${numbers.shortMonth(month)}: ${numbers.amount(mean ?? 0)}`,
    zero: 0,
    mean: mean ?? 0,
    p95: p95 ?? 0,
    worst: worst ?? 0,
  }))
  if (rows.every(({ worst }) => worst === 0)) return null
  const dearest = months.reduce((most, one) => ((one.penalties.mean ?? 0) > (most.penalties.mean ?? 0) ? one : most))
  const amount = (value: number | null) => (value === null ? words.noData : numbers.amount(value))
  return {
    name: 'penalties',
    title: said.chartMonths,
    alt: said.chartMonthsAlt(numbers.month(dearest.month), numbers.amount(dearest.penalties.mean ?? 0)),
    note: said.chartMonthsNote,
    rows,
    spec: spec(rows.length, groupOf(numbers)),
    table: {
      head: [said.month, said.mean, words.day.low95, words.day.high95, said.p95, said.worst],
      rows: months.map(({ month, penalties: { mean, ci95, p95, worst } }) => [
        numbers.month(month),
        amount(mean),
        amount(ci95?.[0] ?? null),
        amount(ci95?.[1] ?? null),
        amount(p95),
        amount(worst),
      ]),
    },
  }
}

function spec(months: number, group: string): TopLevelSpec {
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    axis: { title: null, tickCount: 5, orient: 'top', labelExpr: wholeLabels(group) },
  })
  const y = {
    field: 'label',
    type: 'nominal',
    sort: null,
    axis: { title: null, grid: false, ticks: false, domain: false, labelPadding: 6 },
  }
  return {
    data: { name: 'rows' },
    config: theme,
    width: 720,
    height: Math.max(60, 22 * months),
    layer: [
      { mark: { type: 'rule', strokeWidth: 2, color: colours.bad }, encoding: { y, x: x('zero'), x2: { field: 'p95' } } },
      { mark: { type: 'bar', height: 10, color: colours.bad }, encoding: { y, x: x('zero'), x2: { field: 'mean' } } },
      {
        mark: { type: 'point', shape: 'diamond', size: 60, filled: true, fill: '#fff', stroke: colours.ink, strokeWidth: 1.5, opacity: 1 },
        encoding: { y, x: x('worst') },
      },
    ],
  } as unknown as TopLevelSpec
}

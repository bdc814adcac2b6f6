/** What penalties add to the wages of a term: on average, in 95 of 100 terms at most, and at worst. */
import type { TopLevelSpec } from 'vega-lite'
import type { MoneyResult } from '../../sim/estimates/penalties.ts'
import type { TermResult } from '../../sim/estimates/results.ts'
import type { Voice } from '../words/index.ts'
import { groupOf, wholeLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

/** `one`: what the term is called. */
export function termCost(
  { cost, lineMinutes }: Pick<TermResult, 'cost' | 'lineMinutes'>,
  money: MoneyResult,
  one: string,
  voice: Voice,
): Chart {
  const { words, numbers } = voice
  const said = words.cost
  const { total, penalties } = money.term
  const wages = cost.mean ?? 0
  const amounts: [string, number][] = [
    [said.rowWages, wages],
    [said.rowMean, total.mean ?? 0],
    [said.rowP95, total.p95 ?? 0],
    [said.rowWorst, total.worst ?? 0],
  ]
  const rows = amounts.map(([name, amount], i) => ({ label: `${name}: ${numbers.amount(amount)}`, wages, amount, alone: i === 0 }))
  const amount = (value: number | null) => (value === null ? words.noData : numbers.amount(value))
  return {
    name: 'cost',
    title: said.chartTerm(one),
    alt: said.chartTermAlt(amount(wages), amount(total.mean), amount(total.p95), amount(total.worst)),
    rows,
    spec: spec(groupOf(numbers)),
    table: {
      head: [said.what, said.mean, words.day.low95, words.day.high95, said.p95, said.worst],
      rows: (
        [
          [said.wages, cost],
          [said.penaltiesDue, penalties],
          [said.totalCost, total],
          [said.lineMinutes, lineMinutes],
        ] as const
      ).map(([name, { mean, ci95, p95, worst }]) => [
        name,
        amount(mean),
        amount(ci95?.[0] ?? null),
        amount(ci95?.[1] ?? null),
        amount(p95),
        amount(worst),
      ]),
    },
  }
}

function spec(group: string): TopLevelSpec {
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { zero: false },
    axis: { title: null, tickCount: 5, labelExpr: wholeLabels(group) },
  })
  const y = {
    field: 'label',
    type: 'nominal',
    sort: null,
    axis: { title: null, grid: false, ticks: false, domain: false, labelPadding: 6, labelLimit: 260 },
  }
  const shape = { condition: { test: 'datum.alone', value: 'circle' }, value: 'triangle-right' }
  const colour = { condition: { test: 'datum.alone', value: colours.good }, value: colours.bad }
  return {
    data: { name: 'rows' },
    config: theme,
    width: 720,
    height: 96,
    layer: [
      { mark: { type: 'rule', strokeWidth: 6, color: '#e6b893' }, encoding: { y, x: x('wages'), x2: { field: 'amount' } } },
      { mark: { type: 'point', filled: true, size: 90, opacity: 1 }, encoding: { y, x: x('amount'), shape, color: colour } },
    ],
  } as unknown as TopLevelSpec
}

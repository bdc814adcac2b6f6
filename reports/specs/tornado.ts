/** How often every month passes when one thing changes: bars from where it is as it is, what does most first, with paired intervals. */
import type { TopLevelSpec } from 'vega-lite'
import type { Sensitivity } from '../../sim/estimates/sensitivity.ts'
import { changeName, changesOf, passesWords } from '../sensitivityText.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, shareLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

/** null where there is nothing to judge or nothing was changed. `name`: of the chart. */
export function tornado(name: string, sensitivity: Sensitivity, voice: Voice): Chart | null {
  const { words, numbers } = voice
  const said = words.sensitivity
  const { asIs } = sensitivity
  const base = asIs.everyMonth.probability
  const found = changesOf(sensitivity)
  if (base === null || found.length === 0) return null
  const rows = found.flatMap(({ factor, change, everyMonth: { probability }, difference }) => {
    if (probability === null) return []
    const [low, high] = difference.everyMonth.ci95 ?? [0, 0]
    return [
      {
        label: `${changeName(factor, change, voice)}: ${numbers.percent(probability)}`,
        base,
        probability,
        low: Math.max(0, base + low),
        high: Math.min(1, base + high),
        verdict: low > 0 ? 1 : high < 0 ? -1 : 0,
      },
    ]
  })
  const passes = passesWords(sensitivity, voice)
  return {
    name,
    title: said.chart(passes),
    alt: said.alt(
      passes,
      rows.map(({ label }) => label),
    ),
    note: said.chartNote(numbers.percent(base)),
    rows,
    spec: spec(rows.length, base, decimalOf(numbers)),
    table: {
      head: [
        said.change,
        words.verdict.probability,
        words.day.low95,
        words.day.high95,
        said.difference,
        words.day.low95,
        words.day.high95,
        words.day.within,
        words.day.shareLost,
      ],
      rows: [
        [
          said.asIs,
          numbers.percent(base),
          numbers.percent(asIs.everyMonth.ci95?.[0] ?? null),
          numbers.percent(asIs.everyMonth.ci95?.[1] ?? null),
          '',
          '',
          '',
          numbers.percent(asIs.answeredWithin),
          numbers.percent(asIs.lost),
        ],
        ...found.map(({ factor, change, everyMonth, difference, answeredWithin, lost }) => [
          changeName(factor, change, voice),
          numbers.percent(everyMonth.probability),
          numbers.percent(everyMonth.ci95?.[0] ?? null),
          numbers.percent(everyMonth.ci95?.[1] ?? null),
          numbers.points(difference.everyMonth.difference),
          numbers.points(difference.everyMonth.ci95?.[0] ?? null),
          numbers.points(difference.everyMonth.ci95?.[1] ?? null),
          numbers.percent(answeredWithin),
          numbers.percent(lost),
        ]),
      ],
    },
  }
}

function spec(changes: number, base: number, decimal: string): TopLevelSpec {
  const y = {
    field: 'label',
    type: 'nominal',
    sort: null,
    axis: { title: null, grid: false, ticks: false, domain: false, labelPadding: 8, labelLimit: 260 },
  }
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, 1] },
    axis: { title: null, tickCount: 5, orient: 'top', labelExpr: shareLabels(decimal) },
  })
  const byVerdict = (more: string, fewer: string, none: string) => ({
    condition: [
      { test: 'datum.verdict > 0', value: more },
      { test: 'datum.verdict < 0', value: fewer },
    ],
    value: none,
  })
  const colour = byVerdict(colours.good, colours.bad, colours.faint)
  return {
    data: { name: 'rows' },
    config: theme,
    width: 720,
    height: 21 * changes,
    layer: [
      { mark: { type: 'bar', height: 12, opacity: 0.45 }, encoding: { y, x: x('base'), x2: { field: 'probability' }, color: colour } },
      { mark: { type: 'rule', strokeWidth: 1.5 }, encoding: { y, x: x('low'), x2: { field: 'high' }, color: colour } },
      { data: { values: [{ base }] }, mark: { type: 'rule', strokeWidth: 1.5 }, encoding: { x: x('base') } },
      {
        mark: { type: 'point', size: 80, opacity: 1, strokeWidth: 2 },
        encoding: {
          y,
          x: x('probability'),
          stroke: colour,
          fill: byVerdict(colours.good, colours.bad, '#fff'),
          shape: byVerdict('triangle-right', 'triangle-left', 'circle'),
        },
      },
    ],
  } as unknown as TopLevelSpec
}

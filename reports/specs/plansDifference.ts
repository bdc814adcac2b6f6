/** How plans differ from the base, with paired intervals: of the probability, of the share within target or of the share lost. */
import type { TopLevelSpec } from 'vega-lite'
import type { DifferenceResult } from '../../sim/estimates/differences.ts'
import { shortened } from '../escape.ts'
import { chartNames, type SideBySide, type SidePlan, variedKeys } from '../plans.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf } from './axes.ts'
import type { Chart } from './chart.ts'
import { slug } from './slug.ts'
import { colours, theme } from './theme.ts'

export type DifferenceMeasure = 'everyMonth' | 'answeredWithin' | 'lost'

/** What names in charts of plans are made of; nothing where they are the plans' own. */
export const namedNote = (keys: string[], { words }: Voice) =>
  keys.length === 0 ? '' : words.plans.namedBy(shortened(keys.join(', '), 200))

const differenceOf = ({ difference }: SidePlan, measure: DifferenceMeasure): DifferenceResult | null =>
  difference === null ? null : measure === 'everyMonth' ? difference.term.meets.everyMonth : difference.term[measure]

export function plansDifference({ plans, base }: SideBySide, measure: DifferenceMeasure, title: string, voice: Voice): Chart {
  const { words, numbers } = voice
  const names = chartNames(plans)
  const lost = measure === 'lost'
  const rows = plans.flatMap((plan, i) => {
    const found = differenceOf(plan, measure)
    if (found === null || found.difference === null || found.ci95 === null) return []
    const [low, high] = found.ci95
    const sign = lost ? -1 : 1
    const verdict = low > 0 ? sign : high < 0 ? -sign : 0
    return [{ name: names[i] as string, difference: 100 * found.difference, low: 100 * low, high: 100 * high, verdict }]
  })
  const y = {
    field: 'name',
    type: 'nominal',
    sort: null,
    axis: { title: null, ticks: false, domain: false, labelPadding: 6, labelLimit: 180 },
  }
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    axis: {
      title: lost ? words.plans.betterLeft : words.plans.betterRight,
      titleAnchor: lost ? 'start' : 'end',
      tickCount: 5,
      labelExpr: `datum.value === 0 ? '0' : replace(format(datum.value, '+.3~f'), '.', '${decimalOf(numbers)}')`,
    },
  })
  const colour = {
    condition: [
      { test: 'datum.verdict > 0', value: colours.good },
      { test: 'datum.verdict < 0', value: colours.bad },
    ],
    value: colours.faint,
  }
  const note = namedNote(variedKeys(plans), voice)
  const shape = {
    condition: [
      { test: 'datum.verdict > 0', value: lost ? 'triangle-left' : 'triangle-right' },
      { test: 'datum.verdict < 0', value: lost ? 'triangle-right' : 'triangle-left' },
    ],
    value: 'circle',
  }
  const fill = { condition: [...colour.condition], value: '#fff' }
  return {
    name: `plans-difference-${slug(measure)}`,
    title: words.plans.differenceTitle(title, base ?? ''),
    alt: words.plans.differenceAlt(title, base ?? ''),
    ...(note === '' ? {} : { note }),
    rows,
    spec: {
      data: { name: 'rows' },
      config: theme,
      width: 720,
      height: Math.max(48, 24 * rows.length),
      layer: [
        { data: { values: [{ zero: 0 }] }, mark: { type: 'rule', strokeWidth: 1.5 }, encoding: { x: x('zero') } },
        { mark: { type: 'rule', strokeWidth: 2 }, encoding: { y, x: x('low'), x2: { field: 'high' }, color: colour } },
        { mark: { type: 'point', size: 80, opacity: 1, strokeWidth: 2 }, encoding: { y, x: x('difference'), stroke: colour, fill, shape } },
      ],
    } as unknown as TopLevelSpec,
    table: {
      head: [words.plans.plan, words.plans.difference, words.day.low95, words.day.high95, words.plans.narrowing],
      rows: plans.flatMap((plan) => {
        const found = differenceOf(plan, measure)
        if (found === null) return []
        return [
          [
            `${plan.number}. ${plan.label}`,
            numbers.points(found.difference, 2),
            numbers.points(found.ci95?.[0] ?? null, 2),
            numbers.points(found.ci95?.[1] ?? null, 2),
            found.narrowing === null ? '' : `× ${numbers.amount(found.narrowing, 1)}`,
          ],
        ]
      }),
    },
  }
}

/** Agents on duty by half hour of a mean open day, plan by plan, the base's curve behind each. */
import type { TopLevelSpec } from 'vega-lite'
import { chartName, type SideBySide } from '../plans.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, hourAxis, hourOf, plainLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

export function plansStaffing({ plans, base }: SideBySide, { words, numbers }: Voice): Chart {
  const against = plans.find(({ label }) => label === base) ?? plans[0]
  const agentsOf = (results: (typeof plans)[number]['results']) => new Map(results.day.map(({ time, agents }) => [time, agents]))
  const behind = against === undefined ? new Map<string, number>() : agentsOf(against.results)
  const times = [...new Set(plans.flatMap(({ results }) => results.day.filter(({ agents }) => agents > 0).map(({ time }) => time)))].sort()
  const rows = plans.flatMap((plan) => {
    const agents = agentsOf(plan.results)
    return times.map((time) => ({
      plan: chartName(plan, plans.length),
      number: plan.number,
      from: hourOf(time),
      to: hourOf(time) + 0.5,
      agents: agents.get(time) ?? 0,
      base: behind.get(time) ?? 0,
      zero: 0,
    }))
  })
  const hours = { x: { field: 'from', type: 'quantitative', ...hourAxis }, x2: { field: 'to' } }
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { zero: true },
    axis: { title: null, tickCount: 3, labelExpr: plainLabels(decimalOf(numbers)) },
  })
  return {
    name: 'plans-staffing',
    title: words.plans.staffingTitle(base),
    alt: words.plans.staffingAlt(plans.length),
    rows,
    spec: {
      data: { name: 'rows' },
      config: { ...theme, autosize: { type: 'pad' } },
      facet: {
        row: {
          field: 'plan',
          type: 'nominal',
          sort: { field: 'number', op: 'min' },
          title: null,
          header: { labelAngle: 0, labelAlign: 'left', labelAnchor: 'start', labelOrient: 'top', labelPadding: 2, labelFontWeight: 'bold' },
        },
      },
      spacing: 8,
      spec: {
        width: 660,
        height: 56,
        layer: [
          { mark: { type: 'rect', color: '#c3cad2' }, encoding: { ...hours, y: y('zero'), y2: { field: 'base' } } },
          { mark: { type: 'rule', strokeWidth: 3, color: colours.good }, encoding: { ...hours, y: y('agents') } },
        ],
      },
    } as unknown as TopLevelSpec,
    table: {
      head: [words.day.time, ...plans.map(({ label }) => label)],
      rows: times.map((time) => [time, ...plans.map(({ results }) => numbers.amount(agentsOf(results).get(time) ?? 0, 1))]),
    },
  }
}

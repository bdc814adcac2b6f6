/** Agents on duty by half hour of a mean open day, plan by plan, the base's curve behind each. */
import type { TopLevelSpec } from 'vega-lite'
import { chartNames, type SideBySide, variedKeys } from '../plans.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, hourAxis, hourOf, plainLabels } from './axes.ts'
import type { Chart } from './chart.ts'
import { namedNote } from './plansDifference.ts'
import { colours, theme } from './theme.ts'

/** Of a chart: more would not fit on a sheet of paper. */
const mostPlans = 10

/** One chart, or several where there are many plans. */
export function plansStaffing({ plans, base }: SideBySide, voice: Voice): Chart[] {
  const { words, numbers } = voice
  const names = chartNames(plans)
  const against = plans.find(({ label }) => label === base) ?? plans[0]
  const agentsOf = new Map(plans.map(({ number, results }) => [number, new Map(results.day.map(({ time, agents }) => [time, agents]))]))
  const behind = agentsOf.get(against?.number ?? 0)
  const times = [...new Set(plans.flatMap(({ results }) => results.day.filter(({ agents }) => agents > 0).map(({ time }) => time)))].sort()
  const rows = plans.map((plan, i) =>
    times.map((time) => ({
      plan: names[i] as string,
      number: plan.number,
      from: hourOf(time),
      to: hourOf(time) + 0.5,
      agents: agentsOf.get(plan.number)?.get(time) ?? 0,
      base: behind?.get(time) ?? 0,
      zero: 0,
    })),
  )
  const most = Math.max(0, ...rows.flat().map(({ agents, base }) => Math.max(agents, base)))
  const note = namedNote(variedKeys(plans), voice)
  const title = words.plans.staffingTitle(base === null ? null : (names[(against?.number ?? 1) - 1] ?? base))
  return Array.from({ length: Math.ceil(plans.length / mostPlans) }, (_, piece): Chart => {
    const [from, to] = [piece * mostPlans, Math.min(plans.length, (piece + 1) * mostPlans)]
    const shown = plans.slice(from, to)
    return {
      name: piece === 0 ? 'plans-staffing' : `plans-staffing-${piece + 1}`,
      title: plans.length <= mostPlans ? title : `${title} (${from + 1}–${to})`,
      alt: words.plans.staffingAlt(shown.length),
      ...(note === '' ? {} : { note }),
      rows: rows.slice(from, to).flat(),
      spec: spec(most, decimalOf(numbers)),
      table: {
        head: [words.day.time, ...shown.map(({ number, label }) => `${number}. ${label}`)],
        rows: times.map((time) => [time, ...shown.map(({ number }) => numbers.amount(agentsOf.get(number)?.get(time) ?? 0, 1))]),
      },
    }
  })
}

/** `most`: agents of any plan, so that all charts have one scale. */
function spec(most: number, decimal: string): TopLevelSpec {
  const hours = { x: { field: 'from', type: 'quantitative', ...hourAxis }, x2: { field: 'to' } }
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, most === 0 ? 1 : most] },
    axis: { title: null, tickCount: 3, labelExpr: plainLabels(decimal) },
  })
  return {
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
  } as unknown as TopLevelSpec
}

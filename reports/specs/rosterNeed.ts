/** Agents at work in a plan by half hour of a weekday, and what each half hour needs by itself. */
import type { TopLevelSpec } from 'vega-lite'
import type { Roster } from '../roster.ts'
import type { Weekday } from '../sizing.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, hourAxis, hourOf, narrow, plainLabels, sameEdge, strokes } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

const measures = ['simulated', 'plan', 'erlangC', 'erlangA'] as const

export function rosterNeed(roster: Roster, weekday: Weekday, voice: Voice): Chart {
  const { words, numbers } = voice
  const said = words.sizing.roster
  const day = words.weekdays[weekday]
  const halfHours = roster.intervals.filter((one) => one.weekday === weekday)
  const names = { plan: said.atWork, simulated: said.simulated, erlangC: said.erlangC, erlangA: said.erlangA }
  const found = roster.shifts.length > 0
  const shown = measures.filter((measure) => measure !== 'plan' || found)
  const rows = halfHours.flatMap((one) =>
    shown.map((measure) => {
      const from = hourOf(one.time)
      return { measure, series: names[measure], time: one.time, from, to: from + 0.5, agents: one[measure] ?? 0, zero: 0 }
    }),
  )
  const short = halfHours.filter(({ plan, simulated }) => plan !== null && plan < simulated).map(({ time }) => time)
  const hours = [
    ...roster.intervals.flatMap(({ time }) => [hourOf(time), hourOf(time) + 0.5]),
    ...roster.shifts.flatMap(({ times }) => times.flatMap(({ from, to }) => [from, to])),
  ]
  const most = Math.max(...roster.intervals.flatMap((one) => shown.map((measure) => one[measure] ?? 0)))
  return {
    name: `roster-need${roster.suffix}`,
    title: said.need(day, found),
    alt: found ? said.needAlt(day, short) : said.needAltAlone(day),
    note: said.needNote(found),
    rows,
    spec: spec(
      shown.map((measure) => names[measure]),
      [Math.min(...hours), Math.max(...hours)],
      most,
      voice,
    ),
    table: {
      head: [
        words.day.time,
        words.day.calls,
        words.day.offered,
        ...shown.map((measure) => names[measure]),
        ...(found ? [said.missed] : []),
      ],
      rows: halfHours.map((one) => [
        one.time,
        numbers.amount(one.calls, 1),
        numbers.amount(one.load, 1),
        ...shown.map((measure) => numbers.amount(one[measure] ?? 0, measure === 'plan' ? 1 : 0)),
        ...(found ? [one.missed === null ? '' : numbers.percent(one.missed)] : []),
      ]),
    },
  }
}

function spec(names: string[], domain: number[], most: number, { numbers }: Voice): TopLevelSpec {
  const x = { field: 'from', type: 'quantitative', ...hourAxis, scale: { domain, nice: false, zero: false } }
  const hours = { x, x2: { field: 'to' } }
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { domain: [0, most], nice: true },
    axis: { ...sameEdge, title: null, tickCount: 5, labelExpr: plainLabels(decimalOf(numbers)) },
  })
  const withPlan = names.length === measures.length
  const scale = <Value>(values: Value[]) => ({
    field: 'series',
    type: 'nominal',
    title: null,
    legend: { ...strokes, columns: { expr: 'narrow ? 1 : 2' } },
    sort: names,
    scale: { domain: names, range: withPlan ? values : values.filter((_, i) => i !== 1) },
  })
  return {
    data: { name: 'rows' },
    params: [narrow],
    config: theme,
    width: 720,
    height: 210,
    layer: [
      {
        transform: [{ filter: "datum.measure === 'simulated'" }],
        mark: { type: 'rect', color: colours.area, opacity: 0.7 },
        encoding: { ...hours, y: y('zero'), y2: { field: 'agents' } },
      },
      {
        mark: { type: 'rule', opacity: 1 },
        encoding: {
          ...hours,
          y: y('agents'),
          color: scale([colours.faint, colours.good, colours.bad, colours.other]),
          strokeDash: scale([
            [1, 0],
            [1, 0],
            [6, 3],
            [2, 2],
          ]),
          size: { condition: { test: "datum.measure === 'plan'", value: 4 }, value: 2 },
        },
      },
    ],
  } as unknown as TopLevelSpec
}

/** The day's work and who is there to do it: expected load, agents on duty, agents busy, in erlangs and heads alike. */
import type { TopLevelSpec } from 'vega-lite'
import type { DayView } from '../dayView.ts'
import type { Voice } from '../words/index.ts'
import { decimalOf, hourAxis, hourOf, narrow, plainLabels, sameEdge, strokes } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

export function dayLoad(view: DayView, voice: Voice): Chart {
  const { words, numbers } = voice
  const rows = view.halfHours
    .filter(({ agents, received, offered }) => agents >= 0.05 || received > 0 || (offered ?? 0) > 0)
    .map(({ time, agents, occupancy, offered, received }) => {
      const from = hourOf(time)
      return { time, from, to: from + 0.5, agents, busy: agents * (occupancy ?? 0), offered, received, zero: 0 }
    })
  const short = rows.filter(({ offered, agents }) => offered !== null && offered > agents).map(({ time }) => time)
  const planned = rows.some(({ offered }) => offered !== null)
  return {
    name: 'day-load',
    title: words.day.load(view.title),
    alt: words.day.loadAlt(view.title, short),
    rows,
    spec: spec(planned, voice),
    table: {
      head: [words.day.time, words.day.calls, ...(planned ? [words.day.offered] : []), words.day.agents, words.day.busy],
      rows: rows.map(({ time, received, offered, agents, busy }) => [
        time,
        numbers.amount(received, 1),
        ...(planned ? [numbers.amount(offered ?? 0, 1)] : []),
        numbers.amount(agents, 1),
        numbers.amount(busy, 1),
      ]),
    },
  }
}

function spec(planned: boolean, { words, numbers }: Voice): TopLevelSpec {
  const { agents, busy, offered } = words.day
  const hours = { x: { field: 'from', type: 'quantitative', ...hourAxis }, x2: { field: 'to' } }
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    scale: { zero: true },
    axis: { ...sameEdge, title: null, tickCount: 5, labelExpr: plainLabels(decimalOf(numbers)) },
  })
  const domain = [busy, agents, ...(planned ? [offered] : [])]
  const drawnAs = (name: string) => ({
    color: { datum: name, type: 'nominal', title: null, legend: strokes, scale: { domain, range: ['#aeb7c0', colours.good, colours.bad] } },
  })
  return {
    data: { name: 'rows' },
    params: [narrow],
    config: theme,
    width: 720,
    height: 210,
    layer: [
      {
        mark: { type: 'rect', opacity: 1 },
        encoding: {
          ...hours,
          y: y('zero'),
          y2: { field: 'busy' },
          ...drawnAs(busy),
        },
      },
      { mark: { type: 'rule', strokeWidth: 3 }, encoding: { ...hours, y: y('agents'), ...drawnAs(agents) } },
      ...(planned
        ? [{ mark: { type: 'rule', strokeWidth: 2.5, strokeDash: [5, 3] }, encoding: { ...hours, y: y('offered'), ...drawnAs(offered) } }]
        : []),
    ],
  } as TopLevelSpec
}

/** Where callers spend their time, by contact type: the greeting, the wait, the talk; and the wait in vain. */
import type { TopLevelSpec } from 'vega-lite'
import { shortened } from '../escape.ts'
import type { Shown } from '../shown.ts'
import type { Voice } from '../words/index.ts'
import { columns, narrow } from './axes.ts'
import type { Chart } from './chart.ts'
import { colours, theme } from './theme.ts'

export function timeSpent({ results, times }: Shown, voice: Voice): Chart {
  const { words, numbers } = voice
  const said = words.time
  const seconds = (value: number | null) => (value === null ? words.noData : numbers.span(value))
  const phone = results.types.filter(({ received }) => received > 0)
  const rows = phone.flatMap((type, at) => {
    const greeting = Math.min(times?.greeting ?? 0, type.meanWait ?? 0)
    const handling = times?.handling[type.type]
    const name = shortened(type.type, 24)
    const part = (who: string, what: string, order: number, value: number | null | undefined) =>
      value === null || value === undefined || value <= 0
        ? []
        : [{ row: `${name}, ${who}`, line: 2 * at + (who === said.hungUp ? 1 : 0), part: what, order, seconds: value }]
    const vainGreeting = Math.min(times?.greeting ?? 0, type.meanWaitInVain ?? 0)
    return [
      ...part(said.answered, said.greeting, 0, greeting),
      ...part(said.answered, said.queue, 1, type.meanWait === null ? null : type.meanWait - greeting),
      ...part(said.answered, said.handling, 2, handling),
      ...part(said.hungUp, said.greeting, 0, vainGreeting),
      ...part(said.hungUp, said.queue, 1, type.meanWaitInVain === null ? null : type.meanWaitInVain - vainGreeting),
    ]
  })
  const lines = new Set(rows.map(({ row }) => row)).size
  const domain = [said.greeting, said.queue, said.handling]
  return {
    name: 'time-spent',
    title: said.title,
    alt: said.alt(phone.map((type) => `${type.type} ${seconds(type.meanWait)}`)),
    rows,
    spec: {
      data: { name: 'rows' },
      params: [narrow],
      config: theme,
      width: 720,
      height: Math.max(40, 28 * lines),
      mark: { type: 'bar', height: 16, stroke: '#fff', strokeWidth: 1 },
      encoding: {
        y: {
          field: 'row',
          type: 'nominal',
          sort: { field: 'line', op: 'min' },
          axis: { title: null, ticks: false, domain: false, labelPadding: 6 },
        },
        x: {
          field: 'seconds',
          type: 'quantitative',
          axis: { title: said.seconds, tickCount: 6, labelExpr: "format(datum.value, ',.0f')" },
        },
        order: { field: 'order' },
        color: {
          field: 'part',
          type: 'nominal',
          title: null,
          legend: columns,
          sort: domain,
          scale: { domain, range: [colours.parts[0], colours.parts[1], colours.parts[4]] },
        },
      },
    } as TopLevelSpec,
    table: {
      head: [
        said.type,
        said.calls,
        said.answered,
        said.wait,
        said.hungUp,
        said.waitInVain,
        ...(times === null ? [] : [said.handling]),
        said.background,
        said.response,
      ],
      rows: results.types.map((type) => [
        shortened(type.type, 80),
        numbers.amount(type.received),
        numbers.amount(type.answered),
        seconds(type.meanWait),
        numbers.amount(type.abandoned),
        seconds(type.meanWaitInVain),
        ...(times === null ? [] : [seconds(times.handling[type.type] ?? null)]),
        numbers.amount(type.background),
        seconds(type.meanResponse),
      ]),
    },
  }
}

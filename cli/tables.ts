/** The tables of a verdict: by month, by target where there are many, by half hour. None is wider than 80 columns. */
import type { Results } from '../sim/estimates/results.ts'
import { roomBeside, table, wrap } from './table.ts'
import { amount, bar, limitText, percent, timeText } from './words.ts'

type Target = Results['targets'][number]

/** What is shown beside every month and half hour is over all calls: the target of that name, judged or not. */
const overAll = (results: Results, measure: 'answeredWithin' | 'lost') => results.targets.find(({ key }) => key === measure)

const limitOf = (results: Results, measure: 'answeredWithin' | 'lost') => {
  const target = overAll(results, measure)
  return target?.atLeast ?? target?.atMost
}

const withinTitle = (results: Results) => `in ${timeText(overAll(results, 'answeredWithin')?.time ?? 20)}`

/** "90% answered within 20 s", "at most 4% lost (maintenance)". */
export function targetText(target: Target): string {
  const told =
    target.measure === 'lost'
      ? `at most ${limitText(target.atMost ?? 0)} lost`
      : `${limitText(target.atLeast ?? 0)} answered within ${timeText(target.time ?? 0)}`
  // "lost maintenance": what follows the measure tells it from another target.
  const detail = target.key
    .slice(target.measure.length)
    .replace(/^ \d+(\.\d+)?s\b/, '')
    .trim()
  return detail === '' ? told : `${told} (${detail})`
}

/** ", target B", where there are several of a kind or one for some numbers only. */
export function withTarget(results: Results, target: Target): string {
  return needsLegend(results) ? `, target ${letterOf(results, target)}` : ''
}

const judgedOf = ({ targets }: Results) => targets.filter(({ judged }) => judged)
/** The measure alone names the first target over all calls; any other target needs telling. */
const needsLegend = (results: Results) => judgedOf(results).some(({ key, measure }) => key !== measure)
const letterOf = (results: Results, target: Target) => String.fromCharCode(65 + judgedOf(results).indexOf(target))

/** Shares over all calls, where nine of ten simulated months lie, and, where months are judged, how often all targets are met. */
export function monthTable(results: Results): string {
  const within = limitOf(results, 'answeredWithin')
  const lost = limitOf(results, 'lost')
  const judged = results.window === 'month'
  const rows = results.months.map((month) => {
    const { p05, p95 } = month.answeredWithin
    const low = percent(p05, within)
    return [
      month.month,
      String(month.openDays),
      amount(month.received.mean),
      percent(month.answeredWithin.mean, within),
      p05 === null ? '' : `${low.endsWith('%') && /^\d/.test(low) ? low.slice(0, -1) : low}–${percent(p95, within)}`,
      percent(month.lost.mean, lost),
      ...(judged ? [percent(month.meets.all.probability)] : []),
    ]
  })
  const head = ['month', 'days', 'calls', withinTitle(results), 'mostly', 'lost', ...(judged ? ['passes'] : [])]
  const width = Math.max(4, Math.min(12, roomBeside(head, rows, 1)))
  const drawn = rows.map((row, i) => {
    const { probability } = results.months[i]?.meets.all ?? { probability: null }
    return [...row, probability === null ? '' : bar(probability, width)]
  })
  const legend = [
    'mostly: nine of ten such months lie there',
    ...(judged ? ['passes: how often all targets are met'] : []),
    ...(needsLegend(results) ? [`${withinTitle(results)}, lost: of all calls`] : []),
  ]
  const lines = judged ? table([...head, ''], drawn, [0, 7]) : table(head, rows)
  return `${lines}\n${wrap(legend.join('; '), { width: 80 })}`
}

/** How often each target is met, by month or over the term, as the contract judges; where they need telling apart, else nothing. */
export function targetTable(results: Results): string {
  if (!needsLegend(results)) return ''
  const judged = judgedOf(results)
  const { window, months, term } = results
  const windows = window === 'term' ? [{ name: 'the term', meets: term.meets }] : months.map(({ month, meets }) => ({ name: month, meets }))
  const rows = windows.map(({ name, meets }) => [name, ...judged.map(({ key }) => percent(meets[key]?.probability ?? null))])
  const legend = judged.map((target) => wrap(`${letterOf(results, target)}: ${targetText(target)}`, { hanging: '   ' }))
  return [table(['target', ...judged.map((target) => letterOf(results, target))], rows), ...legend].join('\n')
}

/** A mean open day by half hour. */
export function dayTable(results: Results): string {
  const open = results.day.filter(({ received }) => received > 0)
  if (open.length === 0) return ''
  const most = Math.max(...open.map(({ received }) => received))
  const cells = open.map((one) => [
    one.time,
    amount(one.received, one.received < 1000 ? 1 : 0),
    amount(one.agents, one.agents < 1000 ? 1 : 0),
    one.occupancy === null ? '' : percent(one.occupancy),
    percent(one.answeredWithin, limitOf(results, 'answeredWithin')),
    percent(one.lost, limitOf(results, 'lost')),
  ])
  const head = ['mean day', 'calls', 'agents', 'busy', withinTitle(results), 'lost']
  const width = Math.max(4, Math.min(12, roomBeside(head, cells, 2)))
  const rows = cells.map(([time, calls, agents, busy, within, lost], i) => [
    time,
    calls,
    bar((open[i]?.received ?? 0) / most, width),
    agents,
    busy,
    within,
    bar(open[i]?.answeredWithin ?? 0, width),
    lost,
  ])
  const [time, calls, agents, busy, within, lost] = head
  return table([time, calls, '', agents, busy, within, '', lost] as string[], rows as string[][], [0, 2, 6])
}

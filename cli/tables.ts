/** The tables of a verdict: by month, by target where there are many, by half hour. None is wider than 80 columns. */
import type { Results } from '../sim/estimates/results.ts'
import { roomBeside, table, wrap } from './table.ts'
import { amount, bar, limitText, percent } from './words.ts'

type Target = Results['targets'][number]

const limitOf = (results: Results, measure: string) => {
  const target = results.targets.find((one) => one.measure === measure)
  return target?.atLeast ?? target?.atMost
}

const withinTitle = (results: Results) => `in ${results.targets.find(({ measure }) => measure === 'answeredWithin')?.time ?? 20} s`

/** "90% answered within 20 s", "at most 4% lost". */
export function targetText(target: Target): string {
  const told =
    target.measure === 'lost'
      ? `at most ${limitText(target.atMost ?? 0)} lost`
      : `${limitText(target.atLeast ?? 0)} answered within ${target.time} s`
  // "lost maintenance": what follows the measure tells it from another target.
  const detail = target.key
    .slice(target.measure.length)
    .replace(/^ \d+(\.\d+)?s\b/, '')
    .trim()
  return detail === '' ? told : `${told} (${detail})`
}

/** " of target B", where there are several of its kind. */
export function withTarget(results: Results, target: Target): string {
  return hasMany(results) ? `, target ${letterOf(results, target)}` : ''
}

const judgedOf = ({ targets }: Results) => targets.filter(({ judged }) => judged)
const hasMany = (results: Results) => new Set(judgedOf(results).map(({ measure }) => measure)).size < judgedOf(results).length
const letterOf = (results: Results, target: Target) => String.fromCharCode(65 + judgedOf(results).indexOf(target))

/** Shares, where nine of ten simulated months lie, and how often all targets are met. */
export function monthTable(results: Results): string {
  const within = limitOf(results, 'answeredWithin')
  const lost = limitOf(results, 'lost')
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
      percent(month.meets.all.probability),
    ]
  })
  const head = ['month', 'days', 'calls', withinTitle(results), 'mostly', 'lost', 'passes']
  const width = Math.max(4, Math.min(12, roomBeside(head, rows, 1)))
  const drawn = rows.map((row, i) => {
    const { probability } = results.months[i]?.meets.all ?? { probability: null }
    return [...row, probability === null ? '' : bar(probability, width)]
  })
  const legend = 'mostly: nine of ten such months lie there; passes: how often all targets are met'
  return `${table([...head, ''], drawn, [0, 7])}\n${legend}`
}

/** How often each target is met, month by month, where the contract has several of a kind; else nothing. */
export function targetTable(results: Results): string {
  if (!hasMany(results)) return ''
  const judged = judgedOf(results)
  const rows = results.months.map((month) => [month.month, ...judged.map(({ key }) => percent(month.meets[key]?.probability ?? null))])
  const legend = judged.map((target) => wrap(`${letterOf(results, target)}: ${targetText(target)}`, 78, '   '))
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

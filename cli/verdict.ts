/** What a terminal shows of results: the verdict in plain words, the months, the day, the worst cause of loss. */
import type { MonthResult, Results } from '../sim/estimates/results.ts'
import { table, wrap } from './table.ts'
import { amount, bar, between, causeWords, monthName, outOf, percent, termName } from './words.ts'

export function verdictText(results: Results): string {
  return [verdict(results), monthTable(results), dayTable(results), worstCause(results), footing(results)]
    .filter((part) => part !== '')
    .join('\n\n')
}

const limitOf = (results: Results, measure: string) => {
  const target = results.targets.find((one) => one.measure === measure)
  return target?.atLeast ?? target?.atMost
}

const seconds = (results: Results) => results.targets.find(({ measure }) => measure === 'answeredWithin')?.time ?? 20

/** "In 3 of 100 such years every month passes. November 2027 fails most often: ..." */
export function verdict(results: Results): string {
  const { everyMonth } = results.term.meets
  const name = termName(results)
  if (everyMonth.probability === null) return wrap('No call was received in opening hours: there is nothing to judge.')
  const passes =
    results.window === 'term' ? 'the term as a whole passes' : results.months.length === 1 ? 'all targets are met' : 'every month passes'
  const first = `In ${outOf(everyMonth.probability, results.replications)} such ${name}s ${passes} (95% sure: ${between(everyMonth)}).`
  return wrap(results.window === 'term' ? first : `${first} ${worstMonth(results)}`)
}

function worstMonth(results: Results): string {
  const judged = results.months.filter(({ meets }) => meets.all.probability !== null)
  const worst = judged.reduce<MonthResult | null>(
    (a, b) => (a === null || (b.meets.all.probability as number) < (a.meets.all.probability as number) ? b : a),
    null,
  )
  if (worst === null || (worst.meets.all.probability as number) === 1) return 'No month ever failed.'
  const failing = 1 - (worst.meets.all.probability as number)
  const parts = results.targets
    .filter(({ judged: isJudged, key }) => isJudged && (worst.meets[key]?.probability ?? 1) < 1)
    .map((target) => {
      const fails = `in ${outOf(1 - (worst.meets[target.key].probability as number), results.replications)}`
      const share = target.measure === 'lost' ? worst.lost : worst.answeredWithin
      return target.measure === 'lost'
        ? `it loses too many ${fails} (${percent(share.mean, target.atMost)} on average, at most ${percent(target.atMost ?? null)} allowed)`
        : `it answers too few within ${target.time} s ${fails} (${percent(share.mean, target.atLeast)} on average, ${percent(target.atLeast ?? null)} asked)`
    })
  const often = results.months.length === 1 ? 'It fails' : `${monthName(worst.month)} fails most often,`
  return `${often} in ${outOf(failing, results.replications)}: ${parts.join('; ')}.`
}

function monthTable(results: Results): string {
  const within = limitOf(results, 'answeredWithin')
  const lost = limitOf(results, 'lost')
  const rows = results.months.map((month) => {
    const { probability } = month.meets.all
    return [
      month.month,
      String(month.openDays),
      amount(month.received.mean),
      percent(month.answeredWithin.mean, within),
      month.answeredWithin.p05 === null ? '' : `${percent(month.answeredWithin.p05, within)}..${percent(month.answeredWithin.p95, within)}`,
      percent(month.lost.mean, lost),
      probability === null ? 'no data' : percent(probability),
      probability === null ? '' : bar(probability, 12),
    ]
  })
  return table(['month', 'days', 'calls', `in ${seconds(results)} s`, '90% of months', 'lost', 'passes', ''], rows, [0, 7])
}

function dayTable(results: Results): string {
  const open = results.day.filter(({ received }) => received > 0)
  if (open.length === 0) return ''
  const most = Math.max(...open.map(({ received }) => received))
  const rows = open.map((one) => [
    one.time,
    one.received.toFixed(1),
    bar(one.received / most, 12),
    one.agents.toFixed(1),
    one.occupancy === null ? '' : percent(one.occupancy),
    percent(one.answeredWithin, limitOf(results, 'answeredWithin')),
    bar(one.answeredWithin ?? 0, 10),
    percent(one.lost, limitOf(results, 'lost')),
  ])
  return table(['mean day', 'calls', '', 'agents', 'busy', `in ${seconds(results)} s`, '', 'lost'], rows, [0, 2, 6])
}

function worstCause({ term }: Results): string {
  const causes = Object.entries(term.lostBy) as [keyof typeof causeWords, number | null][]
  const [worst, share] = causes.reduce((a, b) => ((b[1] ?? 0) > (a[1] ?? 0) ? b : a))
  if (share === null || share === 0) return term.received.mean === 0 ? '' : 'No call was lost.'
  const others = causes
    .filter(([cause, part]) => cause !== worst && (part ?? 0) > 0)
    .map(([cause, part]) => `${causeWords[cause].replace(/^(callers|calls) /, '')} ${percent(part)}`)
  return wrap(
    `Most lost calls: ${causeWords[worst]}, ${percent(share)} of all received${others.length > 0 ? ` (also: ${others.join(', ')})` : ''}.`,
  )
}

function footing(results: Results): string {
  const { term, background } = results
  const facts = [
    term.occupancy.mean === null ? '' : `Agents are busy ${percent(term.occupancy.mean)} of their time`,
    `paid hours ${amount(term.paidHours.mean ?? 0)}, of them overtime ${amount(term.overtime.mean ?? 0, 1)}`,
    (term.cost.mean ?? 0) > 0 ? `wages ${amount(term.cost.mean ?? 0)}` : '',
  ].filter((fact) => fact !== '')
  const hours = (value: number | null) => (value === null ? 'beyond 50 h' : `${(value / 3600).toFixed(1)} h`)
  const backlog =
    background.received === 0
      ? ''
      : `\n${wrap(`Background work (callbacks, e-mail, fax): ${amount(background.received)} a ${termName(results)}, begun after ${hours(background.response.mean)} of opening time on average, 95% within ${hours(background.response.p95)}; ${amount(background.backlogAtClose ?? 0, 1)} left over at a closing.`)}`
  return `${wrap(`${facts.join('; ')}.`)}${backlog}\n${wrap(`${results.replications} replications of "${results.scenario}", seed "${results.seed}", pronto ${results.pronto}.`)}`
}

/** What a terminal shows of results: the verdict in plain words, the months, the day, the worst cause of loss. */
import { visible } from '../run/problems.ts'
import type { MonthResult, Results } from '../sim/estimates/results.ts'
import { wrap } from './table.ts'
import { dayTable, monthTable, targetTable, withTarget } from './tables.ts'
import { amount, between, causeWords, limitText, monthName, outOf, percent, span, termNames } from './words.ts'

/** `months`: the length of the term, which a part of a month makes touch one month more. */
export function verdictText(results: Results, months = results.months.length): string {
  return [
    verdict(results, months),
    monthTable(results),
    targetTable(results),
    dayTable(results),
    `${worstCause(results)}${footing(results, months)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** "In 3 of 100 such years every month passes (95% sure: ...). November 2027 fails most often, in 60 of 100: ..." */
export function verdict(results: Results, months = results.months.length): string {
  const { everyMonth } = results.term.meets
  const { probability } = everyMonth
  if (probability === null) return wrap('No call was received in opening hours: there is nothing to judge.')
  const first = `${passes(results, probability, months)} (95% sure: ${between(everyMonth)}).`
  if (probability === 1) return wrap(first)
  const single = results.window === 'term' || results.months.length === 1
  return [wrap(first), ...(single ? failures(results, whole(results)) : worstMonth(results))].join('\n')
}

function passes({ window, months, replications }: Results, probability: number, length: number): string {
  const { one, many } = termNames(length)
  const whole = window === 'term' || months.length === 1
  if (replications === 1) {
    const verb =
      probability === 1
        ? whole
          ? 'all targets are met'
          : 'every month passes'
        : whole
          ? 'not all targets are met'
          : 'not every month passes'
    return `In the one ${one} simulated ${verb}`
  }
  if (probability === 0) return `In none of ${replications} simulated ${many} ${whole ? 'are all targets met' : 'does every month pass'}`
  const what = whole ? 'all targets are met' : 'every month passes'
  return probability === 1
    ? `In all ${replications} simulated ${many} ${what}`
    : `In ${outOf(probability, replications)} such ${many} ${what}`
}

/** What `failures` looks at: a month, or the term as a whole. */
type Judged = Pick<MonthResult, 'answeredWithin' | 'lost' | 'meets' | 'others'>

function whole(results: Results): Judged {
  const { term, months } = results
  if (months.length === 1) return months[0] as MonthResult
  return { answeredWithin: term.answeredWithin, lost: term.lost, meets: term.meets }
}

/** The month that fails most often, and which of its targets. */
function worstMonth(results: Results): string[] {
  const judged = results.months.flatMap((month) => {
    const { probability } = month.meets.all
    return probability === null ? [] : [{ month, probability }]
  })
  const least = Math.min(...judged.map(({ probability }) => probability))
  const [worst, ...others] = judged.filter(({ probability }) => probability === least)
  if (worst === undefined || least === 1) return []
  const often = `in ${outOf(1 - least, worst.month.n)}`
  const name = monthName(worst.month.month)
  if (others.length === 0) return [wrap(`${name} fails most often, ${often}:`), ...failures(results, worst.month)]
  const and = others.length === 1 ? monthName(others[0]?.month.month ?? '') : `${others.length} other months`
  const who = others.length + 1 === results.months.length ? 'Every month fails as often,' : `${name} and ${and} fail most often,`
  return [wrap(`${who} ${often}. In ${name}:`), ...failures(results, worst.month)]
}

/** A line for each target that is missed, the one most often missed first. */
function failures(results: Results, judged: Judged): string[] {
  return results.targets
    .flatMap((target) => {
      const probability = target.judged ? (judged.meets[target.key]?.probability ?? 1) : 1
      return probability === 1 ? [] : [{ target, probability }]
    })
    .sort((a, b) => a.probability - b.probability)
    .map(({ target, probability }) => {
      const limit = target.atLeast ?? target.atMost
      const share =
        target.key === 'lost' ? judged.lost : target.key === 'answeredWithin' ? judged.answeredWithin : judged.others?.[target.key]
      const often = `in ${outOf(1 - probability, results.replications)}`
      const asked = target.measure === 'lost' ? `at most ${limitText(limit ?? 0)} allowed` : `${limitText(limit ?? 0)} asked`
      const mean = share === undefined ? '' : `${percent(share.mean, limit)} on average, `
      const what = target.measure === 'lost' ? 'loses too many calls' : `answers too few within ${target.time} s`
      return wrap(`it ${what} ${often}${withTarget(results, target)} (${mean}${asked})`, 76, '  ').replace(/^/gm, '  ')
    })
}

function worstCause({ term }: Results): string {
  const causes = (Object.keys(causeWords) as (keyof typeof causeWords)[])
    .map((cause) => ({ words: causeWords[cause], share: term.lostBy[cause] ?? 0 }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
  const [worst, ...others] = causes
  if (worst === undefined) return term.received.mean ? 'No call was lost.\n' : ''
  const then = others.map(({ words, share }) => `${words} ${percent(share)}`)
  return `${wrap(`Worst cause of loss: ${worst.words}, ${percent(worst.share)} of all calls${then.length > 0 ? `; then ${then.join(', ')}` : ''}.`)}\n`
}

function footing(results: Results, months: number): string {
  const { term, background } = results
  const overtime = term.overtime.mean ?? 0
  const facts = [
    term.occupancy.mean === null ? '' : `Agents are busy ${percent(term.occupancy.mean)} of their time`,
    `${amount(term.paidHours.mean ?? 0)} hours are paid${overtime > 0 ? `, ${amount(overtime)} of them overtime` : ''}`,
    (term.cost.mean ?? 0) > 0 ? `wages are ${amount(term.cost.mean ?? 0)}` : '',
  ].filter((fact) => fact !== '')
  const { mean, p95 } = background.response
  const left = background.backlogAtClose ?? 0
  const work =
    background.received === 0
      ? []
      : [
          `Callbacks and written contacts: ${amount(background.received)} a ${termNames(months).one}${mean === null ? '' : `, begun after ${span(mean)} of opening time on average, 95% of them within ${p95 === null ? 'more than 50 h' : span(p95)}`}; ${left === 0 ? 'none is' : left < 0.05 ? 'hardly any is' : `${amount(left, 1)} are`} left at a closing.`,
        ]
  const run = `${results.replications} ${results.replications === 1 ? 'replication' : 'replications'} of "${visible(results.scenario)}", seed "${visible(results.seed)}", pronto ${results.pronto}.`
  return [`${facts.join('; ')}.`, ...work, run].map((line) => wrap(line)).join('\n')
}

/** What a terminal shows of results: the verdict in plain words, the months, the day, and what is to be known besides. */
import type { MonthResult, ProbabilityResult, Results } from '../sim/estimates/results.ts'
import { footing } from './footing.ts'
import { wrap } from './table.ts'
import { dayTable, monthTable, targetTable, withTarget } from './tables.ts'
import { between, limitText, listed, monthName, outOf, percent, termNames, timeText, withData } from './words.ts'

/** `months`: the length of the term, which a part of a month makes touch one month more. */
export function verdictText(results: Results, months = results.months.length): string {
  return [verdict(results, months), monthTable(results), targetTable(results), dayTable(results), footing(results, months)]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** "In 3 of 100 such years every month passes (95% sure: ...). November 2027 fails most often, in 60 of 100: ..." */
export function verdict(results: Results, months = results.months.length): string {
  const { everyMonth } = results.term.meets
  const { probability } = everyMonth
  if (probability === null) return wrap(nothingToJudge(results))
  const first = wrap(`${passes(results, everyMonth, probability, months)} (95% sure: ${between(everyMonth)}).`)
  const why = probability === 1 ? [] : judgedAsOne(results) ? failures(results, whole(results), everyMonth.n) : worstMonth(results)
  return [first, ...why, ...monthsWithoutData(results)].join('\n')
}

/** Are the targets those of one window only: the term, or its one month? */
const judgedAsOne = ({ window, months }: Results) => window === 'term' || months.length === 1

function nothingToJudge({ targets, term }: Results): string {
  if (!targets.some(({ judged }) => judged)) return 'The contract has no targets: there is nothing to judge.'
  const calls = (term.received.mean ?? 0) > 0 ? 'No call that a target speaks of' : 'No call'
  return `${calls} was received in opening hours: there is nothing to judge.`
}

function passes(results: Results, { n }: ProbabilityResult, probability: number, length: number): string {
  const { replications } = results
  const { one, many } = termNames(length)
  const asOne = judgedAsOne(results)
  const what = asOne ? 'all targets are met' : 'every month passes'
  const not = asOne ? 'not all targets are met' : 'not every month passes'
  const data = withData(n, replications)
  if (n === 1) {
    const which = replications === 1 ? `the one ${one} simulated` : `the only simulated ${one}${data}`
    return `In ${which} ${probability === 1 ? what : not}`
  }
  if (probability === 0) return `In none of ${n} simulated ${many}${data} ${asOne ? 'are all targets met' : 'does every month pass'}`
  const rounded = probability < 1 && n >= 100
  return `In ${outOf(probability, n)} ${rounded ? 'such' : 'simulated'} ${many}${data} ${what}`
}

/** What `failures` looks at: a month, or the term as a whole. */
type Judged = Pick<MonthResult, 'answeredWithin' | 'lost' | 'meets' | 'others'>

function whole({ window, months, term }: Results): Judged {
  const [month] = months
  return window === 'month' && month !== undefined ? month : term
}

/** The month that fails most often, and which of its targets. */
function worstMonth(results: Results): string[] {
  const judged = results.months.flatMap((month) => {
    const { probability, n } = month.meets.all
    return probability === null ? [] : [{ month, probability, n }]
  })
  // Of months that fail in the same share of their replications, those with the most failures.
  const [worst, ...rest] = judged.sort((a, b) => a.probability - b.probability || b.n - a.n)
  if (worst === undefined || worst.probability === 1) return []
  const others = rest.filter(({ probability, n }) => probability === worst.probability && n === worst.n)
  const often = `in ${outOf(1 - worst.probability, worst.n)}${withData(worst.n, results.replications)}`
  const name = monthName(worst.month.month)
  if (others.length === 0) return [wrap(`${name} fails most often, ${often}:`), ...failures(results, worst.month, worst.n)]
  const and = others.length === 1 ? monthName(others[0]?.month.month ?? '') : `${others.length} other months`
  const who = others.length + 1 === results.months.length ? 'Every month fails as often,' : `${name} and ${and} fail most often,`
  return [wrap(`${who} ${often}. In ${name}:`), ...failures(results, worst.month, worst.n)]
}

/** A line for each target that is missed, the one most often missed first. Over how many replications is said where it is not the `known` number. */
function failures(results: Results, judged: Judged, known: number): string[] {
  return results.targets
    .flatMap((target) => {
      const found = target.judged ? judged.meets[target.key] : undefined
      if (found === undefined || found.probability === null || found.probability === 1) return []
      return [{ target, probability: found.probability, n: found.n }]
    })
    .sort((a, b) => a.probability - b.probability)
    .map(({ target, probability, n }) => {
      const limit = target.atLeast ?? target.atMost
      const share =
        target.key === 'lost' ? judged.lost : target.key === 'answeredWithin' ? judged.answeredWithin : judged.others?.[target.key]
      const often = `in ${outOf(1 - probability, n)}${n === known ? '' : withData(n, results.replications)}`
      const asked = target.measure === 'lost' ? `at most ${limitText(limit ?? 0)} allowed` : `${limitText(limit ?? 0)} asked`
      const mean = share === undefined ? '' : `${percent(share.mean, limit)} on average, `
      const what = target.measure === 'lost' ? 'loses too many calls' : `answers too few within ${timeText(target.time ?? 0)}`
      return wrap(`it ${what} ${often}${withTarget(results, target)} (${mean}${asked})`, { width: 76, hanging: '  ' }).replace(/^/gm, '  ')
    })
}

/** Months that meet and fail nothing in any replication: "February 2027 has no data: no call was received in opening hours." */
function monthsWithoutData({ window, months }: Results): string[] {
  if (window === 'term') return []
  const without = months.filter(({ meets }) => meets.all.n === 0)
  return [
    { names: without.filter(({ n }) => n === 0), why: 'no call was received in opening hours' },
    { names: without.filter(({ n }) => n > 0), why: 'no call that a target speaks of was received' },
  ].flatMap(({ names, why }) => {
    if (names.length === 0) return []
    const shown = names.slice(0, 4).map(({ month }) => monthName(month))
    const more = names.length - shown.length
    const who = listed(more === 0 ? shown : [...shown, `${more} other ${more === 1 ? 'month' : 'months'}`])
    return [wrap(`${who} ${names.length === 1 ? 'has' : 'have'} no data: ${why}.`)]
  })
}

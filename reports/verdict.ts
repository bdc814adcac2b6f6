/** The verdict in plain words: which part of the terms pass, which month fails most often and why. The rules are those of the command line. */
import type { MonthResult, ProbabilityResult, Results } from '../sim/estimates/results.ts'
import type { Voice } from './words/index.ts'

export type Target = Results['targets'][number]

export interface VerdictText {
  /** "In 3 of 100 such years every month passes". */
  headline: string
  /** "(95% sure: between ...)"; empty without data. */
  sure: string
  /** "November 2027 fails most often, in 60 of 100:"; empty where the whole is one window, or nothing fails. */
  worst: string
  /** Targets missed there, the one most often missed first. */
  reasons: string[]
  /** Months without data. */
  notes: string[]
}

/** `months`: the length of the term, which a part of a month makes touch one month more. */
export function verdictText(results: Results, months: number, voice: Voice): VerdictText {
  const { words } = voice
  const { everyMonth } = results.term.meets
  const { probability, n } = everyMonth
  if (probability === null) return { headline: nothingToJudge(results, voice), sure: '', worst: '', reasons: [], notes: [] }
  const asOne = judgedAsOne(results)
  const headline = words.verdict.passes({ probability, n, replications: results.replications, months, asOne })
  const why =
    probability === 1
      ? { worst: '', reasons: [] }
      : asOne
        ? { worst: '', reasons: reasonsOf(results, whole(results), n, voice) }
        : worstMonth(results, voice)
  return { headline, sure: words.verdict.sure(between(everyMonth, voice)), ...why, notes: monthsWithoutData(results, voice) }
}

/** "between 65.0% and 77.0%", "at most 1.0%": the 95% interval of a probability. */
export function between({ ci95 }: ProbabilityResult, { words, numbers }: Voice): string {
  if (ci95 === null) return words.noData
  const [low, high] = ci95
  if (low === 0) return words.verdict.atMost(numbers.percent(high))
  return high === 1 ? words.verdict.atLeast(numbers.percent(low)) : words.verdict.between(numbers.percent(low), numbers.percent(high))
}

/** Are the targets those of one window only: the term, or its one month? */
export const judgedAsOne = ({ window, months }: Results) => window === 'term' || months.length === 1

function nothingToJudge({ targets, term }: Results, { words }: Voice): string {
  if (!targets.some(({ judged }) => judged)) return words.verdict.noTargets
  return (term.received.mean ?? 0) > 0 ? words.verdict.noCallOfTarget : words.verdict.noCall
}

/** What reasons are told of: a month, or the term as a whole. */
type Judged = Pick<MonthResult, 'answeredWithin' | 'lost' | 'meets' | 'others'>

function whole({ window, months, term }: Results): Judged {
  const [month] = months
  return window === 'month' && month !== undefined ? month : term
}

/** Months by how often they fail, the worst first; of those that fail in the same share, those with the most failures. */
export function worstMonths(results: Results): { month: MonthResult; probability: number; n: number }[] {
  return results.months
    .flatMap((month) => {
      const { probability, n } = month.meets.all
      return probability === null ? [] : [{ month, probability, n }]
    })
    .sort((a, b) => a.probability - b.probability || b.n - a.n)
}

function worstMonth(results: Results, voice: Voice): Pick<VerdictText, 'worst' | 'reasons'> {
  const { words, numbers } = voice
  const [worst, ...rest] = worstMonths(results)
  if (worst === undefined || worst.probability === 1) return { worst: '', reasons: [] }
  const others = rest.filter(({ probability, n }) => probability === worst.probability && n === worst.n)
  const often = words.verdict.often(1 - worst.probability, worst.n, results.replications)
  const name = numbers.month(worst.month.month)
  const reasons = reasonsOf(results, worst.month, worst.n, voice)
  if (others.length === 0) return { worst: words.verdict.failsMost(name, often), reasons }
  if (others.length + 1 === results.months.length) return { worst: words.verdict.allFail(name, often), reasons }
  const one = others.length === 1 ? numbers.month(others[0]?.month.month as string) : null
  return { worst: words.verdict.failMost(name, { one, count: others.length }, often), reasons }
}

/** A sentence for each target that is missed. Over how many replications is said where it is not the `known` number. */
export function reasonsOf(results: Results, judged: Judged, known: number, voice: Voice): string[] {
  const { words, numbers } = voice
  return results.targets
    .flatMap((target) => {
      const found = target.judged ? judged.meets[target.key] : undefined
      if (found === undefined || found.probability === null || found.probability === 1) return []
      return [{ target, probability: found.probability, n: found.n }]
    })
    .sort((a, b) => a.probability - b.probability)
    .map(({ target, probability, n }) => {
      const limit = askedOf(target)
      const mean = shareOf(judged, target.key)
      const often = words.verdict.often(1 - probability, n, n === known ? n : results.replications)
      const asked = target.measure === 'lost' ? words.verdict.allowed(numbers.limit(limit)) : words.verdict.asked(numbers.limit(limit))
      const what =
        target.measure === 'lost' ? words.verdict.loses(often) : words.verdict.answersTooFew(numbers.time(target.time ?? 0), often)
      const letter = needsLegend(results) ? words.verdict.target(letterOf(results, target)) : ''
      return `${what}${letter} (${mean === undefined ? '' : words.verdict.mean(numbers.percent(mean, limit))}${asked})`
    })
}

/** "Answered within 20 s", "Lost calls (maintenance)": what the target measures, and of which calls. */
export function targetName({ key, measure, time }: Pick<Target, 'key' | 'measure' | 'time'>, { words, numbers }: Voice): string {
  // "lost maintenance": what follows the measure tells it from another target.
  const detail = key
    .slice(measure.length)
    .replace(/^ \d+(\.\d+)?s\b/, '')
    .trim()
  const name = measure === 'lost' ? words.day.shareLost : words.day.shareWithin(numbers.time(time ?? 0))
  return detail === '' ? name : `${name} (${detail})`
}

/** undefined: the contract asks for none. */
export const limitOf = ({ atLeast, atMost }: Pick<Target, 'atLeast' | 'atMost'>) => atLeast ?? atMost
/** Of a target that is judged, or was measured: these have one. */
export const askedOf = (target: Pick<Target, 'atLeast' | 'atMost'>) => limitOf(target) ?? 0

/** The mean share of a target; undefined where there is none of that name. */
export function shareOf(judged: Pick<MonthResult, 'answeredWithin' | 'lost' | 'others'>, key: string): number | null | undefined {
  return (key === 'lost' ? judged.lost : key === 'answeredWithin' ? judged.answeredWithin : judged.others?.[key])?.mean
}

const judgedOf = ({ targets }: Results) => targets.filter(({ judged }) => judged)
/** The measure alone names the first target over all calls; any other target needs telling. */
export const needsLegend = (results: Results) => judgedOf(results).some(({ key, measure }) => key !== measure)
export const letterOf = (results: Results, target: Target) => String.fromCharCode(65 + judgedOf(results).indexOf(target))

/** What each target's letter means, where a contract has several of a kind; else nothing. */
export function legendOf(results: Results, voice: Voice): string[] {
  const { words, numbers } = voice
  return judgedOf(results).flatMap((target) => {
    if (!needsLegend(results)) return []
    const limit = numbers.limit(askedOf(target))
    const asked = target.measure === 'lost' ? words.verdict.allowed(limit) : words.verdict.asked(limit)
    return [`${letterOf(results, target)}: ${targetName(target, voice)}, ${asked}`]
  })
}

function monthsWithoutData({ window, months }: Results, { words, numbers }: Voice): string[] {
  if (window === 'term') return []
  const without = months.filter(({ meets }) => meets.all.n === 0)
  return (['noCall', 'noCallOfTarget'] as const).flatMap((reason) => {
    const names = without.filter(({ n }) => (n === 0) === (reason === 'noCall')).map(({ month }) => numbers.month(month))
    return names.length === 0 ? [] : [words.verdict.monthsWithout(names.slice(0, 4), Math.max(0, names.length - 4), reason)]
  })
}

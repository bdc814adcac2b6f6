/**
 * Audits by sampling: the client checks some calls of a window, drawn by lot without replacement, and compares the sample's own share with
 * the limit. How often does that condemn a window that complied, or clear one that did not? Exact for every window simulated: what each
 * held is known, and what a sample shows of it is hypergeometric.
 */
import type { Rules } from '../contract/classify.ts'
import { EarlyHangUp } from '../contract/classify.ts'
import { MonthField } from '../contract/judge.ts'
import type { Contract } from '../contract/schema.ts'
import type { JudgedTarget } from '../contract/targets.ts'
import { meets } from '../contract/targets.ts'
import { Counts, windowsOf } from './counts.ts'
import { drawnBetween, drawnBoth } from './hypergeometric.ts'
import { type Interval, ratioOfSums } from './intervals.ts'
import type { Tallies } from './tallies.ts'

/** A probability that is known, or lies between two bounds. null = no such window was simulated. */
export interface RiskResult {
  low: number | null
  high: number | null
  /** Of both bounds, for the chance of the draw of replications. */
  ci95: Interval | null
}

export interface AuditSample {
  /** Calls checked of a window, or all where it has no more; null = all. */
  sample: number | null
  /** That a window is condemned, of those that complied. */
  condemned: RiskResult
  /** That at least one window of a term is condemned though it complied, when each is checked. */
  condemnedInTerm: RiskResult
  /** That a window is cleared, of those that did not comply. */
  cleared: RiskResult
}

export interface AuditedTarget {
  /** Its name in results; `all`: every target on one and the same sample. */
  target: string
  /** false: `low` and `high` are bounds, whatever the sample's shares have to do with one another. */
  exact: boolean
  /** Windows simulated that complied, and that did not. */
  complied: number
  failed: number
  samples: AuditSample[]
  /** Calls from which on both errors are below 5%, in round numbers; null = short of nearly all there are none, or there is nothing to err about. */
  needed: number | null
}

export interface AuditResult {
  /** What a sample is drawn from: the window of the contract, or the term where it samples the term as a whole. */
  window: Contract['window']
  /** Replications looked at: the first of those there are. */
  replications: number
  /** Mean calls of a window. */
  calls: number
  /** What the contract says; null = nothing. */
  ofContract: number | null
  /** The judged targets, and `all` where there are several. */
  targets: AuditedTarget[]
}

export const usualSamples = [30, 50, 100, 200, 500, 1000, 2000, 5000]
/** Both errors are to be below this. */
const bearable = 0.05
/** Who checks more of a window than this may as well count it. */
const nearlyAll = 0.9
/** Windows looked at: more would tell little more. */
const mostWindows = 2400

/** `samples`: calls checked; that of the contract and all calls come beside them. */
export function auditOf(
  samples: number[],
  { audit, window: judgedBy }: Pick<Contract, 'audit' | 'window'>,
  rules: Rules,
  targets: JudgedTarget[],
  tallies: Tallies,
): AuditResult {
  const view = new Counts(tallies, targets)
  const window = audit?.perMonth === false ? 'term' : judgedBy
  const windows = windowsOf(window, view.months)
  const replications = Math.min(view.replications, Math.max(1, Math.floor(mostWindows / windows.length)))
  const ofContract = audit?.sample ?? null
  const sizes = [...new Set([...samples, ...(ofContract === null ? [] : [ofContract])])].sort((a, b) => a - b)
  const terms = Array.from({ length: replications }, (_, replication) => windows.map((months) => populationsOf(view, replication, months)))
  const judged = targets.filter((target) => target.judged)
  const kinds: Kind[] = judged.map((target, i) => ({ name: target.key, targets: [target], at: [i], disjoint: false }))
  if (judged.length > 1) kinds.push({ name: 'all', targets: judged, at: [...judged.keys()], disjoint: areDisjoint(judged, rules) })
  const most = Math.max(0, ...terms.flat(2).map(({ whole }) => whole))
  const total = terms.flat().reduce((sum, populations) => sum + Math.max(0, ...populations.map(({ whole }) => whole)), 0)
  const calls = total / Math.max(1, replications * windows.length)
  return {
    window,
    replications,
    calls,
    ofContract,
    targets: kinds.map((kind) => auditedTarget(kind, terms, [...sizes, null], { most, calls })),
  }
}

/** The same for these samples alone, and that of the contract and all calls. */
export function onlySamples(audit: AuditResult, samples: number[]): AuditResult {
  const asked = (sample: number | null) => sample === null || sample === audit.ofContract || samples.includes(sample)
  return {
    ...audit,
    targets: audit.targets.map((target) => ({ ...target, samples: target.samples.filter(({ sample }) => asked(sample)) })),
  }
}

/** Calls of a window that a target speaks of, and those of them in its part. */
interface Population {
  part: number
  whole: number
}

/** Of the judged targets. */
function populationsOf(view: Counts, replication: number, months: number[]): Population[] {
  return view.targets.flatMap(({ judged }, target) => {
    if (!judged) return []
    const sum = (field: number) => months.reduce((total, month) => total + view.get(replication, month, field), 0)
    return [{ part: sum(MonthField.targets + 2 * target), whole: sum(MonthField.targets + 2 * target + 1) }]
  })
}

/** What is judged together. */
interface Kind {
  name: string
  targets: JudgedTarget[]
  /** Their places among the judged targets. */
  at: number[]
  /** No call is in the part of both. */
  disjoint: boolean
}

/** One share in time and one of lost calls, of the same calls, and whoever is answered in time is not lost. */
function areDisjoint(targets: JudgedTarget[], rules: Rules): boolean {
  const [first, second] = targets
  if (targets.length !== 2 || first.measure === second.measure || targets.some(({ numbers }) => numbers !== null)) return false
  const { time } = first.measure === 'answeredWithin' ? first : second
  return time <= rules.unansweredAfter && rules.earlyHangUp !== EarlyHangUp.inTime && !(rules.greetingIsMessage && rules.recordedMessage)
}

function auditedTarget(
  kind: Kind,
  terms: Population[][][],
  sizes: (number | null)[],
  { most, calls }: { most: number; calls: number },
): AuditedTarget {
  const verdicts = terms.flat().map((populations) => complies(kind, populations))
  const below = ({ high }: RiskResult) => high === null || high < bearable
  const told = (sample: number | null) => risks(kind, terms, sample)
  const good = (sample: number) => {
    const { condemned, cleared } = told(sample)
    return below(condemned.risk) && below(cleared.risk)
  }
  const exact = terms.flat().every((populations) => isExact(kind, populations))
  const judged = verdicts.filter((verdict) => verdict !== null).length
  const needed = judged === 0 ? null : firstGood(roundNumbers(most), good)
  return {
    target: kind.name,
    exact,
    complied: verdicts.filter((verdict) => verdict === true).length,
    failed: verdicts.filter((verdict) => verdict === false).length,
    samples: sizes.map((sample) => {
      const { condemned, cleared, inTerm } = told(sample)
      return { sample, condemned: condemned.risk, condemnedInTerm: inTerm.risk, cleared: cleared.risk }
    }),
    needed: needed === null || needed > nearlyAll * calls ? null : needed,
  }
}

/** null = no data. */
function complies({ targets, at }: Kind, populations: Population[]): boolean | null {
  const known = targets.map((target, i) => ({ target, ...populations[at[i]] })).filter(({ whole }) => whole > 0)
  return known.length === 0 ? null : known.every(({ target, part, whole }) => meets(target, part, whole))
}

/** With one target that has data, or with two whose parts are kinds of one and the same calls. */
function isExact({ at, disjoint }: Kind, populations: Population[]): boolean {
  const known = at.map((i) => populations[i]).filter(({ whole }) => whole > 0)
  return known.length < 2 || (disjoint && known[0].whole === known[1].whole)
}

/** The most and the fewest of a sample that meet a limit: X >= least in time, or Y <= most lost. Whole numbers, exactly. */
function bound({ measure, limit: { numerator, denominator } }: JudgedTarget, sample: number): number {
  const [asked, by] = [BigInt(numerator) * BigInt(sample), BigInt(denominator)]
  return Number(measure === 'answeredWithin' ? (asked + by - 1n) / by : asked / by)
}

/** The probability that a sample of the window meets the targets: known, or between bounds. */
function sampleMeets(kind: Kind, populations: Population[], sample: number): Interval {
  const known = kind.targets.map((target, i) => ({ target, ...populations[kind.at[i]] })).filter(({ whole }) => whole > 0)
  const drawn = (whole: number) => Math.min(sample, whole)
  if (known.length === 2 && isExact(kind, populations)) {
    const [within, lost] = known[0].target.measure === 'answeredWithin' ? known : [known[1], known[0]]
    const n = drawn(within.whole)
    const chance = drawnBoth(bound(within.target, n), bound(lost.target, n), within.whole, within.part, lost.part, n)
    return [chance, chance]
  }
  const chances = known.map(({ target, part, whole }) => {
    const n = drawn(whole)
    const limit = bound(target, n)
    return target.measure === 'answeredWithin'
      ? drawnBetween(limit, Number.POSITIVE_INFINITY, whole, part, n)
      : drawnBetween(0, limit, whole, part, n)
  })
  if (chances.length === 1) return [chances[0], chances[0]]
  // Fréchet: whatever the shares of one sample have to do with one another.
  const missed = chances.reduce((sum, chance) => sum + (1 - chance), 0)
  return [Math.max(0, 1 - missed), Math.min(...chances)]
}

/** Sums over replications of what a risk is a share of. */
class Risk {
  private readonly low: Float64Array
  private readonly high: Float64Array
  private readonly of: Float64Array
  constructor(replications: number) {
    this.low = new Float64Array(replications)
    this.high = new Float64Array(replications)
    this.of = new Float64Array(replications)
  }
  add(replication: number, [low, high]: Interval): void {
    this.low[replication] += low
    this.high[replication] += high
    this.of[replication]++
  }
  get risk(): RiskResult {
    const [low, high] = [ratioOfSums(this.low, this.of), ratioOfSums(this.high, this.of)]
    const ci95: Interval | null = low.ci95 && high.ci95 && [low.ci95[0], Math.min(1, high.ci95[1])]
    return { low: low.mean, high: high.mean, ci95 }
  }
}

function risks(kind: Kind, terms: Population[][][], sample: number | null): { condemned: Risk; cleared: Risk; inTerm: Risk } {
  const [condemned, cleared, inTerm] = [new Risk(terms.length), new Risk(terms.length), new Risk(terms.length)]
  terms.forEach((windows, replication) => {
    // The probability that no window which complied is condemned: samples of different windows are drawn apart.
    const none: Interval = [1, 1]
    let any = false
    for (const populations of windows) {
      const verdict = complies(kind, populations)
      if (verdict === null) continue
      const [low, high] = sampleMeets(kind, populations, sample ?? Number.POSITIVE_INFINITY)
      if (!verdict) {
        cleared.add(replication, [low, high])
        continue
      }
      condemned.add(replication, [1 - high, 1 - low])
      none[0] *= low
      none[1] *= high
      any = true
    }
    if (any) inTerm.add(replication, [1 - none[1], 1 - none[0]])
  })
  return { condemned, cleared, inTerm }
}

/** 1, 2, ... 99, 100, 110, ... 990, 1000, 1100, ... up to `most` or just over it. */
function roundNumbers(most: number): number[] {
  const numbers = [1]
  for (let step = 1; numbers[numbers.length - 1] < most; ) {
    const next = numbers[numbers.length - 1] + step
    if (next === 100 * step) step *= 10
    numbers.push(next)
  }
  return numbers
}

/**
 * The first that is good with all after it; the last always is, for all calls are checked then. Risks fall as samples grow, but with teeth: 4% of
 * a sample is seldom a whole number. Twice as many calls are beyond all teeth.
 */
function firstGood(numbers: number[], good: (sample: number) => boolean): number {
  let [low, high] = [-1, numbers.length - 1]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (good(numbers[middle])) high = middle
    else low = middle
  }
  for (let at = high + 1; at < numbers.length && numbers[at] <= 2 * numbers[high]; at++) if (!good(numbers[at])) high = at + 1
  return numbers[high]
}

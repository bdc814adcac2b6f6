/**
 * Differences between two plans that met the same random numbers, replication by replication: each with its 95% interval, and with the
 * factor by which that is narrower than the interval of two separate runs. All are "plan less base".
 */
import { square } from '../portable.ts'
import type { Interval } from './intervals.ts'
import { studentQuantile } from './student.ts'

export interface DifferenceResult {
  /** Of the two estimates, or the adjusted one where there is a control; null = one of them has no data. */
  difference: number | null
  /** null with fewer than two replications. */
  ci95: Interval | null
  /**
   * Half-width of the interval that as many replications would give if each plan had met random numbers of its own, with no control,
   * over that of `ci95`; null where the latter is nothing.
   */
  narrowing: number | null
}

/** Of probabilities: over the `n` replications in which both plans have data. */
export interface ProbabilityDifferenceResult extends DifferenceResult {
  n: number
  /** Replications in which the plan succeeds and the base fails, and the other way round. */
  onlyPlan: number
  onlyBase: number
}

/** Sums over replications: a part of a whole, such as calls in time of calls received. */
export interface Ratio {
  part: ArrayLike<number>
  whole: ArrayLike<number>
}

const noData: DifferenceResult = { difference: null, ci95: null, narrowing: null }
const z = 1.959963984540054

/**
 * Difference of two ratios of sums. Each ratio is linear, near enough, in the residuals (part - ratio x whole) / mean whole (Cochran
 * 1977, Sampling Techniques, eq. 6.13), so their difference is the mean of the differences of residuals, times t(R - 1).
 *
 * `control`: by replication, something drawn whose mean is known to be 0, such as how much busier the year was than the demand's mean.
 * What the differences of residuals owe to it, by least squares, is taken off: the difference then is that at a control of 0, times
 * t(R - 2) (Lavenberg and Welch 1981, Management Science 27, 322-335).
 */
export function differenceOfRatios(plan: Ratio, base: Ratio, control?: ArrayLike<number>): DifferenceResult {
  const [ratio, baseRatio] = [ratioOf(plan), ratioOf(base)]
  if (ratio === null || baseRatio === null) return noData
  const [own, others] = [residuals(plan, ratio), residuals(base, baseRatio)]
  // The mean of the residuals is nothing.
  const { difference, ci95, narrowing } = (control && adjusted(own, others, control)) ?? differenceOfMeans(own, others)
  const by = ratio - baseRatio
  // No two shares are further apart than 1.
  return { difference: by + (difference ?? 0), ci95: ci95 && [Math.max(-1, by + ci95[0]), Math.min(1, by + ci95[1])], narrowing }
}

/** Fewer replications tell too little of the slope. */
const fewestForControl = 20

/** The mean difference at a control of 0, off the line through the pairs; undefined where no line can be drawn. */
function adjusted(plan: Float64Array, base: Float64Array, control: ArrayLike<number>): DifferenceResult | undefined {
  const n = plan.length
  const squares = spread(control)
  if (n < fewestForControl || squares === 0) return
  const pairs = plan.map((value, i) => value - base[i])
  const [mean, middle] = [sum(pairs) / n, sum(control) / n]
  const slope = pairs.reduce((products, value, i) => products + (value - mean) * (control[i] - middle), 0) / squares
  const left = spread(pairs.map((value, i) => value - slope * control[i])) / (n - 2)
  const half = studentQuantile(0.975, n - 2) * Math.sqrt(left * (1 / n + square(middle) / squares))
  const difference = mean - slope * middle
  return { difference, ci95: [difference - half, difference + half], narrowing: factor(unpairedHalf(plan, base), half) }
}

function ratioOf({ part, whole }: Ratio): number | null {
  const wholes = sum(whole)
  return wholes === 0 ? null : sum(part) / wholes
}

function residuals({ part, whole }: Ratio, ratio: number): Float64Array {
  const mean = sum(whole) / whole.length
  return Float64Array.from({ length: part.length }, (_, i) => (part[i] - ratio * whole[i]) / mean)
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]
  return total
}

/**
 * Difference of two means, by the differences of the pairs and t(R - 1). Beside it stands the two-sample interval, with t(2R - 2), which
 * flatters the unpaired if anything.
 */
export function differenceOfMeans(plan: ArrayLike<number>, base: ArrayLike<number>): DifferenceResult {
  const n = plan.length
  if (n === 0) return noData
  const pairs = Float64Array.from({ length: n }, (_, i) => plan[i] - base[i])
  const difference = sum(pairs) / n
  if (n < 2) return { difference, ci95: null, narrowing: null }
  const paired = studentQuantile(0.975, n - 1) * Math.sqrt(spread(pairs) / (n - 1) / n)
  return { difference, ci95: [difference - paired, difference + paired], narrowing: factor(unpairedHalf(plan, base), paired) }
}

function unpairedHalf(plan: ArrayLike<number>, base: ArrayLike<number>): number {
  const n = plan.length
  return studentQuantile(0.975, 2 * n - 2) * Math.sqrt((spread(plan) + spread(base)) / (n - 1) / n)
}

/** Sum of squares about the mean. Seen from the first value, so that values that are all the same have none. */
function spread(values: ArrayLike<number>): number {
  const seen = Float64Array.from(values, (value) => value - values[0])
  const mean = sum(seen) / seen.length
  return seen.reduce((squares, value) => squares + square(value - mean), 0)
}

/** What is left of rounding is nothing. */
const factor = (unpaired: number, paired: number) => (paired > 1e-9 * unpaired ? unpaired / paired : null)

/**
 * Difference of two probabilities, from how each replication went under both plans (null = no data there). The interval is the adjusted
 * Wald interval of Bonett and Price (2012, J. Educ. Behav. Stat. 37, 479-488): one replication is added to each way in which the plans
 * can disagree. Plans one head apart disagree in few replications, mostly one way round; the plain Wald interval then holds the truth in
 * far too few cases, and so does Newcombe's (1998, Stat. Med. 17, 2635-2650, method 10: 88% of a hundred replications), this one does not (tests/estimates/differences.test.ts).
 * Unpaired stands for Agresti and Caffo's of two samples (2000, Am. Stat. 54, 280-288), the like of it.
 */
export function differenceOfProbabilities(plan: ArrayLike<boolean | null>, base: ArrayLike<boolean | null>): ProbabilityDifferenceResult {
  let [n, onlyPlan, onlyBase, both] = [0, 0, 0, 0]
  for (let i = 0; i < plan.length; i++) {
    if (plan[i] === null || base[i] === null) continue
    n++
    if (plan[i] && base[i]) both++
    else if (plan[i]) onlyPlan++
    else if (base[i]) onlyBase++
  }
  if (n === 0) return { ...noData, n, onlyPlan, onlyBase }
  const ci95 = discordant(onlyPlan, onlyBase, n)
  const unpaired = z * Math.sqrt(adjustedVariance(both + onlyPlan, n) + adjustedVariance(both + onlyBase, n))
  return {
    difference: (onlyPlan - onlyBase) / n,
    ci95,
    narrowing: factor(Math.min(1, unpaired), (ci95[1] - ci95[0]) / 2),
    n,
    onlyPlan,
    onlyBase,
  }
}

/** Bonett and Price's interval for the difference of two paired probabilities: of `n` pairs, those that succeed on one side only. */
export function discordant(onlyPlan: number, onlyBase: number, n: number): Interval {
  const [up, down] = [(onlyPlan + 1) / (n + 2), (onlyBase + 1) / (n + 2)]
  const half = z * Math.sqrt((up + down - square(up - down)) / (n + 2))
  return [Math.max(-1, up - down - half), Math.min(1, up - down + half)]
}

/** Agresti and Caffo: one success and one failure are added. */
function adjustedVariance(successes: number, n: number): number {
  const share = (successes + 1) / (n + 2)
  return (share * (1 - share)) / (n + 2)
}

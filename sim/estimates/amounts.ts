/** Amounts and probabilities over replications, as results show them. */
import { meanOf, nearestRank, wilson } from './intervals.ts'
import type { AmountResult, ProbabilityResult } from './results.ts'

/** An amount with the worst replication: what to expect, what one of twenty exceeds, what happened at worst. */
export interface SpreadResult extends AmountResult {
  /** The greatest; null without replications. */
  worst: number | null
}

export function amountOf(values: ArrayLike<number>): AmountResult {
  return { ...meanOf(values), p05: nearestRank(values, 5), p95: nearestRank(values, 95) }
}

/** Of values that are never below 0; neither is the interval of their mean. */
export function spreadOf(values: ArrayLike<number>): SpreadResult {
  const { ci95, ...amount } = amountOf(values)
  return { ...amount, ci95: ci95 && [Math.max(0, ci95[0]), ci95[1]], worst: nearestRank(values, 100) }
}

export function probability(successes: number, trials: number): ProbabilityResult {
  return { probability: trials === 0 ? null : successes / trials, ci95: wilson(successes, trials), n: trials }
}

/** Over the replications with data. */
export function probabilityOf(verdicts: (boolean | null)[]): ProbabilityResult {
  const known = verdicts.filter((one) => one !== null)
  return probability(known.filter((one) => one).length, known.length)
}

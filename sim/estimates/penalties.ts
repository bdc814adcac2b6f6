/**
 * Penalties by the contract's own formula: `perPoint` for each percentage point by which a window misses a target, summed over the judged
 * targets; a window without data costs nothing. Under a cap, which runs over the term, a window costs what is left of it.
 */

import { MonthField } from '../contract/judge.ts'
import type { Contract } from '../contract/schema.ts'
import { exactShare, type JudgedTarget } from '../contract/targets.ts'
import { probability, type SpreadResult, spreadOf } from './amounts.ts'
import { type Counts, windowsOf } from './counts.ts'
import type { ProbabilityResult } from './results.ts'

export interface PenaltyRules {
  /** Money. */
  perPoint: number
  /** `fraction`: points as they are; `whole`: points begun, target by target. */
  rounding: 'fraction' | 'whole'
  /** The most over the term, in money; null = no limit. */
  cap: number | null
}

/** Of a term of `months` months: the cap is capShare x monthlyFee x months. null = the contract has no penalties. */
export function penaltyRules({ penalties }: Contract, months: number): PenaltyRules | null {
  if (penalties === undefined) return null
  const { perPoint, rounding, capShare, monthlyFee } = penalties
  if (capShare === undefined || monthlyFee === undefined) return { perPoint, rounding, cap: null }
  const { numerator, denominator } = exactShare(capShare)
  return { perPoint, rounding, cap: (numerator * monthlyFee * months) / denominator }
}

/** Points of a hundred by which `part` of `whole` misses the target, 0 where it meets it or nothing was counted. */
export function pointsMissed({ measure, limit }: JudgedTarget, part: number, whole: number, rounding: PenaltyRules['rounding']): number {
  const { numerator, denominator } = limit
  const [asked, found, of] = [100 * numerator * whole, 100 * denominator * part, denominator * whole]
  if (Number.isSafeInteger(asked) && Number.isSafeInteger(found)) {
    const missed = measure === 'answeredWithin' ? asked - found : found - asked
    if (missed <= 0) return 0
    const begun = missed % of
    return rounding === 'fraction' ? missed / of : (missed - begun) / of + (begun > 0 ? 1 : 0)
  }
  const missed = 100n * (BigInt(numerator) * BigInt(whole) - BigInt(denominator) * BigInt(part)) * (measure === 'answeredWithin' ? 1n : -1n)
  if (missed <= 0n) return 0
  const exactly = BigInt(denominator) * BigInt(whole)
  return rounding === 'fraction' ? Number(missed) / Number(exactly) : Number((missed + exactly - 1n) / exactly)
}

export interface Penalties {
  /** By window of the contract, then by replication: money, under the cap. */
  windows: Float64Array[]
  /** Of the term, by replication. */
  term: Float64Array
  /** Replications that reach the cap. */
  capped: number
}

export function penaltiesOf({ perPoint, rounding, cap }: PenaltyRules, view: Counts, windows: number[][]): Penalties {
  const { replications } = view
  const byWindow = windows.map(() => new Float64Array(replications))
  const term = new Float64Array(replications)
  let capped = 0
  for (let replication = 0; replication < replications; replication++) {
    let uncapped = 0
    windows.forEach((months, window) => {
      uncapped += perPoint * pointsOf(view, replication, months, rounding)
      const paid = cap === null ? uncapped : Math.min(cap, uncapped)
      byWindow[window][replication] = paid - term[replication]
      term[replication] = paid
    })
    if (cap !== null && uncapped >= cap) capped++
  }
  return { windows: byWindow, term, capped }
}

function pointsOf(view: Counts, replication: number, months: number[], rounding: PenaltyRules['rounding']): number {
  let points = 0
  view.targets.forEach((target, index) => {
    if (!target.judged) return
    let part = 0
    let whole = 0
    for (const month of months) {
      part += view.get(replication, month, MonthField.targets + 2 * index)
      whole += view.get(replication, month, MonthField.targets + 2 * index + 1)
    }
    points += pointsMissed(target, part, whole, rounding)
  })
  return points
}

/** What a contract with penalties may cost, beside wages. */
export interface MoneyResult {
  /** The most that penalties may come to over the term; null = no limit. */
  cap: number | null
  /** The probability that they come to that; null = there is no cap. */
  capReached: ProbabilityResult | null
  /** Over the term. `total` is wages and penalties, replication by replication. */
  term: { penalties: SpreadResult; total: SpreadResult }
  /** Empty where the contract judges the term as a whole. */
  months: { month: string; penalties: SpreadResult }[]
}

/** `wages`: of the term, by replication. */
export function moneyResult(
  rules: PenaltyRules,
  view: Counts,
  window: Contract['window'],
  months: string[],
  wages: Float64Array,
): MoneyResult {
  const { windows, term, capped } = penaltiesOf(rules, view, windowsOf(window, months.length))
  return {
    cap: rules.cap,
    capReached: rules.cap === null ? null : probability(capped, view.replications),
    term: { penalties: spreadOf(term), total: spreadOf(term.map((penalty, replication) => penalty + wages[replication])) },
    months: window === 'term' ? [] : windows.map((penalties, month) => ({ month: months[month], penalties: spreadOf(penalties) })),
  }
}

/** Estimates against formulas, the tolerance taken from the replications themselves. */
import { expect } from 'vitest'
import { ratioOfSums } from '../../sim/estimates/intervals.ts'
import { studentQuantile } from '../../sim/estimates/student.ts'

/** Sum of parts over sum of wholes, and its standard error by the delta method, the replication as unit. */
export function estimate(parts: number[], wholes: number[]): { mean: number; error: number } {
  const { mean, ci95 } = ratioOfSums(parts, wholes)
  if (mean === null || ci95 === null) throw new Error('No data to estimate from')
  return { mean, error: (ci95[1] - mean) / studentQuantile(0.975, parts.length - 1) }
}

const mostErrors = 4

/** Within 4 standard errors of `expected`; the standard error at most `mostError`. */
export function expectRatio(what: string, parts: number[], wholes: number[], expected: number, mostError: number): void {
  const { mean, error } = estimate(parts, wholes)
  expect(error, `${what}: standard error of ${mean} (expected ${expected})`).toBeLessThan(mostError)
  expect(Math.abs(mean - expected) / error, `${what}: ${mean} should be ${expected}, standard error ${error}`).toBeLessThan(mostErrors)
}

/**
 * A share: its standard error is below 0.3 percentage points, and below a tenth of the rarer side. Where hardly one call in the whole sample is expected on one side
 * (less than 0.001; then there is one with a probability below 0.001, by Markov's inequality), all must be on the other.
 */
export function expectShare(what: string, parts: number[], wholes: number[], expected: number): void {
  const whole = wholes.reduce((sum, value) => sum + value, 0)
  const part = parts.reduce((sum, value) => sum + value, 0)
  if (expected * whole < 0.001) expect(part, what).toBe(0)
  else if ((1 - expected) * whole < 0.001) expect(part, what).toBe(whole)
  else {
    // Calls on the rarer side come in bursts: as many independent ones as make an error of a tenth are needed for it to be known well.
    expectRatio(what, parts, wholes, expected, Math.min(0.003, Math.min(expected, 1 - expected) / 10))
  }
}

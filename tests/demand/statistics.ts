/** Estimates with their standard errors, and the tests of fit that the files here share. */
import { expect } from 'vitest'
import { lnGamma } from '../../sim/portable.ts'

/** What 4 standard errors are for a fair estimate: missed once in 16,000. */
export const mostErrors = 4

export interface Estimate {
  value: number
  error: number
}

export function meanOf(values: ArrayLike<number>): Estimate {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  const value = sum / values.length
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += (values[i] - value) ** 2
  return { value, error: Math.sqrt(squares / (values.length - 1) / values.length) }
}

/** The covariance of two columns, of one with itself the variance; the standard error is that of a mean of products. */
export function covarianceOf(a: ArrayLike<number>, b: ArrayLike<number>): Estimate {
  const [meanA, meanB] = [meanOf(a).value, meanOf(b).value]
  const { value, error } = meanOf(Float64Array.from(a, (one, i) => (one - meanA) * (b[i] - meanB)))
  return { value: (value * a.length) / (a.length - 1), error }
}

/** Uncorrelated: for independent columns the correlation has a standard error of 1 / sqrt(n). */
export function expectUncorrelated(a: ArrayLike<number>, b: ArrayLike<number>): void {
  const correlation = covarianceOf(a, b).value / Math.sqrt(covarianceOf(a, a).value * covarianceOf(b, b).value)
  expect(Math.abs(correlation) * Math.sqrt(a.length)).toBeLessThan(mostErrors)
}

export function expectEstimate(what: string, { value, error }: Estimate, expected: number): void {
  expect(Math.abs(value - expected) / error, `${what}: ${value} should be ${expected}, standard error ${error}`).toBeLessThan(mostErrors)
}

/**
 * Pearson's chi-square, as a number of standard deviations from its mean: (X - df) / sqrt(2 df). `degrees` is less than the number of
 * counts where their sum is fixed.
 */
export function expectChiSquare(counts: ArrayLike<number>, expected: (i: number) => number, degrees = counts.length - 1): void {
  let sum = 0
  for (let i = 0; i < counts.length; i++) sum += (counts[i] - expected(i)) ** 2 / expected(i)
  expect(Math.abs(sum - degrees) / Math.sqrt(2 * degrees), `chi-square ${sum} of ${degrees} degrees`).toBeLessThan(mostErrors)
}

/** Uniform on [0, 1), by 256 classes. */
export function expectUniform(values: ArrayLike<number>): void {
  const counts = new Float64Array(256)
  for (let i = 0; i < values.length; i++) counts[Math.floor(values[i] * 256)]++
  expectChiSquare(counts, () => values.length / 256)
}

/** 1 - K(1.9495) = 0.001 for Kolmogorov's distribution (Smirnov 1948, table): a true law is further off once in a thousand seeds. */
const kolmogorovOneInThousand = 1.9495

/** The largest gap between `cdf` and the share of values at or below, with jumps of either allowed for, at the level 0.001. */
export function expectDistribution(values: ArrayLike<number>, cdf: (x: number) => number, cdfBelow = cdf): void {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  let gap = 0
  for (let i = 0; i < n; i++) {
    if (i + 1 === n || sorted[i + 1] > sorted[i]) gap = Math.max(gap, Math.abs((i + 1) / n - cdf(sorted[i])))
    if (i === 0 || sorted[i - 1] < sorted[i]) gap = Math.max(gap, Math.abs(i / n - cdfBelow(sorted[i])))
  }
  expect(gap * Math.sqrt(n), 'Kolmogorov-Smirnov').toBeLessThan(kolmogorovOneInThousand)
}

/** The regularised incomplete gamma function P(a, x): series below a + 1, continued fraction above (Abramowitz and Stegun 1964, 6.5.29 and 6.5.31). */
export function gammaCdf(a: number, x: number): number {
  if (x <= 0) return 0
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let k = 1; term > sum * 1e-16; k++) {
      term *= x / (a + k)
      sum += term
    }
    return front * sum
  }
  // Evaluated from its far end, where it hardly matters what is left out.
  let fraction = 0
  for (let k = 300; k >= 1; k--) fraction = (k * (k - a)) / (x + 2 * k + 1 - a - fraction)
  return 1 - front / (x + 1 - a - fraction)
}

/** Standard normal. */
export function normalCdf(x: number): number {
  const half = gammaCdf(0.5, (x * x) / 2) / 2
  return x < 0 ? 0.5 - half : 0.5 + half
}

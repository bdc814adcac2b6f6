import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { meanOf, ratioOfSums, wilson } from '../../sim/estimates/intervals.ts'

/** P(X = k), k = 0..n, of a binomial law, by its recurrence from the mode. */
function binomial(n: number, p: number): number[] {
  const mode = Math.floor((n + 1) * p)
  const weights = Array<number>(n + 1).fill(0)
  weights[mode] = 1
  for (let k = mode; k < n; k++) weights[k + 1] = ((weights[k] as number) * (n - k) * p) / ((k + 1) * (1 - p))
  for (let k = mode; k > 0; k--) weights[k - 1] = ((weights[k] as number) * k * (1 - p)) / ((n - k + 1) * p)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

/** P(Wilson's interval holds p), exactly: it goes up and down with p, as the counts are whole. */
function coverage(n: number, p: number): number {
  return binomial(n, p).reduce((sum, weight, k) => {
    const [low, high] = wilson(k, n) ?? [1, 0]
    return sum + (low <= p && p <= high ? weight : 0)
  }, 0)
}

describe('Wilson’s interval holds the probability, exactly', () => {
  const grid = Array.from({ length: 181 }, (_, i) => 0.05 + i * 0.005)

  test.each([
    [100, 0.92, 0.005],
    [400, 0.935, 0.003],
    [1000, 0.94, 0.002],
  ])('of %i replications, from 5%% to 95%%: never below %f, on average 95%% to within %f', (n, least, within) => {
    const held = grid.map((p) => coverage(n, p))
    const mean = held.reduce((sum, one) => sum + one, 0) / held.length
    expect(Math.min(...held)).toBeGreaterThan(least)
    expect(Math.abs(mean - 0.95)).toBeLessThan(within)
  })
})

/** How often of 1000 seeds an interval holds `truth`. The standard error of 95% is 0.7%. */
function held(truth: number, interval: (random: () => number) => [number, number] | null): number {
  let count = 0
  for (let seed = 0; seed < 1000; seed++) {
    const [low, high] = interval(seedrandom.alea(`interval ${seed}`)) ?? [1, 0]
    if (low <= truth && truth <= high) count++
  }
  return count / 1000
}

describe('over 1000 seeds a nominal 95% interval holds the exact value in 93% to 97%', () => {
  test('of a ratio whose share falls as its whole grows', () => {
    // The whole is 80 to 120 calls, and each call is in time with probability 1 - whole / 400.
    const wholes = Array.from({ length: 41 }, (_, i) => 80 + i)
    const truth = wholes.reduce((sum, whole) => sum + whole * (1 - whole / 400), 0) / wholes.reduce((sum, whole) => sum + whole, 0)
    const share = held(truth, (random) => {
      const drawn = Array.from({ length: 50 }, () => 80 + Math.floor(41 * random()))
      const parts = drawn.map((whole) => Array.from({ length: whole }, random).filter((u) => u < 1 - whole / 400).length)
      return ratioOfSums(parts, drawn).ci95
    })
    expect(share).toBeGreaterThanOrEqual(0.93)
    expect(share).toBeLessThanOrEqual(0.97)
  })

  test('of a mean of few values', () => {
    // Twelve uniforms, mean one half: a normal quantile in place of Student's would hold it in 92% only.
    const share = held(0.5, (random) => meanOf(Array.from({ length: 12 }, random)).ci95)
    expect(share).toBeGreaterThanOrEqual(0.93)
    expect(share).toBeLessThanOrEqual(0.97)
  })
})

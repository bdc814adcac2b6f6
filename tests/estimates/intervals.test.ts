import { describe, expect, test } from 'vitest'
import { meanOf, nearestRank, ratioOfSums, wilson } from '../../sim/estimates/intervals.ts'
import { studentQuantile } from '../../sim/estimates/student.ts'

describe('Wilson’s interval', () => {
  const z = 1.959963984540054

  test('its ends solve (p^ - p)^2 = z^2 p (1 - p) / n', () => {
    for (const trials of [1, 2, 10, 57, 400, 100_000])
      for (const successes of new Set([0, 1, Math.floor(trials / 3), trials - 1, trials])) {
        const found = successes / trials
        for (const end of wilson(successes, trials) ?? []) expect((found - end) ** 2).toBeCloseTo((z * z * end * (1 - end)) / trials, 12)
      }
  })

  test('never leaves [0, 1], and begins or ends there when nothing or everything succeeds', () => {
    expect(wilson(0, 400)).toEqual([0, expect.closeTo((z * z) / (400 + z * z), 12)])
    expect(wilson(400, 400)).toEqual([expect.closeTo(400 / (400 + z * z), 12), 1])
  })

  test('successes and failures mirror each other', () => {
    const [low, high] = wilson(7, 50) ?? [0, 0]
    const [mirroredLow, mirroredHigh] = wilson(43, 50) ?? [0, 0]
    expect(low).toBeCloseTo(1 - mirroredHigh, 12)
    expect(high).toBeCloseTo(1 - mirroredLow, 12)
  })

  test('without trials there is none: no data', () => {
    expect(wilson(0, 0)).toBeNull()
  })
})

describe('a ratio of sums', () => {
  test('is the sum of parts over the sum of wholes, not the mean of shares', () => {
    expect(ratioOfSums([1, 90], [10, 100]).mean).toBe(91 / 110)
  })

  test('has the delta method’s interval with t(R - 1)', () => {
    const parts = [8, 9, 10, 17]
    const wholes = [10, 10, 12, 20]
    const mean = 44 / 52
    const squares = parts.reduce((sum, part, i) => sum + (part - mean * (wholes[i] as number)) ** 2, 0)
    const meanWhole = 52 / 4
    const standardError = Math.sqrt(squares / 3 / 4) / meanWhole
    const half = studentQuantile(0.975, 3) * standardError
    expect(ratioOfSums(parts, wholes)).toEqual({ mean, ci95: [expect.closeTo(mean - half, 12), expect.closeTo(mean + half, 12)] })
  })

  test('with equal wholes it is the mean’s', () => {
    const [low, high] = ratioOfSums([8, 9, 7], [10, 10, 10]).ci95 ?? [0, 0]
    const mean = meanOf([0.8, 0.9, 0.7]).ci95 ?? [0, 0]
    expect(low).toBeCloseTo(mean[0], 12)
    expect(high).toBeCloseTo(mean[1], 12)
  })

  test('has no value without data, and no interval from one replication', () => {
    expect(ratioOfSums([0, 0], [0, 0])).toEqual({ mean: null, ci95: null })
    expect(ratioOfSums([3], [4])).toEqual({ mean: 0.75, ci95: null })
  })

  test('a replication without data weighs nothing in the mean', () => {
    expect(ratioOfSums([3, 0, 3], [4, 0, 4]).mean).toBe(0.75)
  })
})

describe('a mean', () => {
  test('has Student’s interval', () => {
    // Mean 4, variance 4: standard error sqrt(4 / 3).
    const half = studentQuantile(0.975, 2) * Math.sqrt(4 / 3)
    expect(meanOf([2, 4, 6])).toEqual({ mean: 4, ci95: [expect.closeTo(4 - half, 12), expect.closeTo(4 + half, 12)] })
  })
  test('needs two values for an interval and one for itself', () => {
    expect(meanOf([5])).toEqual({ mean: 5, ci95: null })
    expect(meanOf([])).toEqual({ mean: null, ci95: null })
  })
})

describe('nearest rank', () => {
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => n - i)

  test.each([
    [1, 1, 1],
    [19, 1, 19],
    [20, 1, 19],
    [21, 2, 20],
    [100, 5, 95],
    [101, 6, 96],
    [140, 7, 133], // 0.05 * 140 is 7.000000000000001 in doubles.
    [1000, 50, 950],
  ])('of 1..%i: p05 is %i, p95 is %i', (n, p05, p95) => {
    expect(nearestRank(upTo(n), 5)).toBe(p05)
    expect(nearestRank(upTo(n), 95)).toBe(p95)
  })

  test('is the smallest value with enough at or below it, for any number of values', () => {
    for (let n = 1; n <= 500; n++)
      for (const percent of [5, 50, 95]) {
        const rank = nearestRank(upTo(n), percent) as number
        expect(100 * rank >= percent * n && 100 * (rank - 1) < percent * n).toBe(true)
      }
  })

  test('of nothing is no data', () => {
    expect(nearestRank([], 5)).toBeNull()
  })
})

/** Paired differences against values worked out by hand, and how often their intervals hold the truth. */
import seedrandom from 'seedrandom'
import { describe, expect, test } from 'vitest'
import { differenceOfMeans, differenceOfProbabilities, differenceOfRatios, discordant } from '../../sim/estimates/differences.ts'
import { type Interval, meanOf, ratioOfSums, wilson } from '../../sim/estimates/intervals.ts'
import { studentQuantile } from '../../sim/estimates/student.ts'

const z = 1.959963984540054

describe('a difference of means', () => {
  // Pairs differ by 1, 2, 3: mean 2, variance 1.
  const { difference, ci95, narrowing } = differenceOfMeans([11, 22, 33], [10, 20, 30])

  test('is that of the pairs, with t(R - 1)', () => {
    const half = studentQuantile(0.975, 2) * Math.sqrt(1 / 3)
    expect(difference).toBe(2)
    expect(ci95?.[0]).toBeCloseTo(2 - half, 12)
    expect(ci95?.[1]).toBeCloseTo(2 + half, 12)
  })

  test('is narrower than that of two samples, with t(2R - 2), by the factor told', () => {
    // Variances of 11, 22, 33 and 10, 20, 30.
    const unpaired = studentQuantile(0.975, 4) * Math.sqrt((121 + 100) / 3)
    const paired = studentQuantile(0.975, 2) * Math.sqrt(1 / 3)
    expect(narrowing).toBeCloseTo(unpaired / paired, 12)
  })

  test('that is the same in every pair is known exactly, and no factor says so', () => {
    // Sums of 0.1 are not exact.
    expect(differenceOfMeans([0.1, 0.1, 0.1], [0.3, 0.3, 0.3])).toEqual({
      difference: 0.1 - 0.3,
      ci95: [0.1 - 0.3, 0.1 - 0.3],
      narrowing: null,
    })
    expect(differenceOfMeans([1, 2], [1, 2])).toEqual({ difference: 0, ci95: [0, 0], narrowing: null })
  })

  test('of one pair has no interval, of none no value', () => {
    expect(differenceOfMeans([3], [1])).toEqual({ difference: 2, ci95: null, narrowing: null })
    expect(differenceOfMeans([], [])).toEqual({ difference: null, ci95: null, narrowing: null })
  })
})

describe('a difference of ratios of sums', () => {
  test('with equal wholes is a difference of means', () => {
    const shares = differenceOfRatios({ part: [90, 80, 85], whole: [100, 100, 100] }, { part: [88, 79, 82], whole: [100, 100, 100] })
    const means = differenceOfMeans([0.9, 0.8, 0.85], [0.88, 0.79, 0.82])
    expect(shares.difference).toBeCloseTo(0.02, 12)
    expect(shares.ci95?.[0]).toBeCloseTo(means.ci95?.[0] as number, 12)
    expect(shares.narrowing).toBeCloseTo(means.narrowing as number, 9)
  })

  test('from a base that never varies has the interval of the one ratio', () => {
    const plan = { part: [90, 30, 60], whole: [100, 40, 80] }
    const { difference, ci95 } = differenceOfRatios(plan, { part: [50, 50, 50], whole: [100, 100, 100] })
    const one = ratioOfSums(plan.part, plan.whole)
    expect(difference).toBeCloseTo((one.mean as number) - 0.5, 12)
    const ends = ci95 as Interval
    expect(ends[0]).toBeCloseTo((one.ci95?.[0] as number) - 0.5, 12)
    expect(ends[1]).toBeCloseTo((one.ci95?.[1] as number) - 0.5, 12)
  })

  test('by hand, with unequal wholes', () => {
    // 90 of 150 against 60 of 140. Residuals over the mean whole: (p - 0.6 w) / 75 and (p - 3/7 w) / 70.
    const { difference, ci95 } = differenceOfRatios({ part: [70, 20], whole: [100, 50] }, { part: [50, 10], whole: [100, 40] })
    expect(difference).toBeCloseTo(0.6 - 3 / 7, 12)
    const pairs = [10 / 75 - 50 / 7 / 70, -10 / 75 - -50 / 7 / 70]
    const half = studentQuantile(0.975, 1) * Math.sqrt(((pairs[0] as number) ** 2 + (pairs[1] as number) ** 2) / 1 / 2)
    expect(ci95?.[0]).toBeCloseTo(0.6 - 3 / 7 - half, 12)
  })

  test('never leaves what shares can differ by', () => {
    const { ci95 } = differenceOfRatios({ part: [100, 50], whole: [100, 100] }, { part: [0, 20], whole: [100, 100] })
    expect(ci95).toEqual([-1, 1])
  })

  test('without calls on one side has no value', () => {
    expect(differenceOfRatios({ part: [1], whole: [2] }, { part: [0], whole: [0] }).difference).toBeNull()
  })
})

describe('a difference of probabilities', () => {
  const times = (count: number, value: boolean | null) => Array.from({ length: count }, () => value)
  /** Both succeed, only the plan, only the base, neither, no data under the base. */
  const of = (both: number, onlyPlan: number, onlyBase: number, neither: number, none = 0) =>
    differenceOfProbabilities(
      [...times(both + onlyPlan, true), ...times(onlyBase + neither, false), ...times(none, true)],
      [...times(both, true), ...times(onlyPlan, false), ...times(onlyBase, true), ...times(neither, false), ...times(none, null)],
    )

  test('counts the replications that only one of the two meets, of those in which both have data', () => {
    expect(of(50, 12, 2, 36, 7)).toMatchObject({ difference: 0.1, n: 100, onlyPlan: 12, onlyBase: 2 })
  })

  test('has the interval of Bonett and Price: a pair is added to each way to disagree', () => {
    const half = z * Math.sqrt((13 / 102 + 3 / 102 - (10 / 102) ** 2) / 102)
    expect(of(50, 12, 2, 36).ci95).toEqual([expect.closeTo(10 / 102 - half, 12), expect.closeTo(10 / 102 + half, 12)])
  })

  test('is compared with the interval of Agresti and Caffo for two samples', () => {
    const { ci95, narrowing } = of(50, 12, 2, 36)
    const variance = (share: number) => (share * (1 - share)) / 102
    const unpaired = z * Math.sqrt(variance(63 / 102) + variance(53 / 102))
    expect(narrowing).toBeCloseTo(unpaired / (((ci95?.[1] as number) - (ci95?.[0] as number)) / 2), 12)
  })

  test('that no replication shows is not known to be none', () => {
    const { difference, ci95 } = of(30, 0, 0, 20)
    expect(difference).toBe(0)
    expect(ci95?.[0]).toBeLessThan(-0.01)
    expect(ci95?.[1]).toBe(-(ci95?.[0] as number))
  })

  test('without a replication in which both have data has no value', () => {
    expect(differenceOfProbabilities([true, null], [null, false])).toEqual({
      difference: null,
      ci95: null,
      narrowing: null,
      n: 0,
      onlyPlan: 0,
      onlyBase: 0,
    })
  })
})

/** P(an interval holds onlyPlan - onlyBase), exactly: the sum of the trinomial law of the pairs that disagree, and, of those that agree, both. */
function held(
  n: number,
  [plan, base, both]: [number, number, number],
  interval: (b: number, c: number, a: number, d: number) => Interval,
): number {
  const logs = Array.from({ length: n + 1 }, () => 0)
  for (let i = 1; i <= n; i++) logs[i] = (logs[i - 1] as number) + Math.log(i)
  const power = (count: number, p: number) => (count === 0 ? 0 : count * Math.log(p)) - (logs[count] as number)
  let sum = 0
  for (let b = 0; b <= n; b++)
    for (let c = 0; b + c <= n; c++) {
      const disagree = (logs[n] as number) + power(b, plan) + power(c, base)
      if (disagree < -200) continue
      for (let a = 0; a + b + c <= n; a++) {
        const weight = Math.exp(disagree + power(a, both) + power(n - a - b - c, 1 - plan - base - both))
        if (weight < 1e-12) continue
        const [low, high] = interval(b, c, a, n - a - b - c)
        if (low <= plan - base && plan - base <= high) sum += weight
      }
    }
  return sum
}

const bonettPrice = (b: number, c: number, a: number, d: number) => discordant(b, c, a + b + c + d)

/** Newcombe 1998, Stat. Med. 17, 2635-2650, method 10: Wilson's intervals put together with a correlation corrected for continuity. */
function newcombe(b: number, c: number, a: number, d: number): Interval {
  const n = a + b + c + d
  const [p, q] = [(a + b) / n, (a + c) / n]
  const [[low, high], [baseLow, baseHigh]] = [wilson(a + b, n), wilson(a + c, n)] as [Interval, Interval]
  const margins = (a + b) * (c + d) * (a + c) * (b + d)
  const cross = a * d - b * c
  const phi = margins === 0 ? 0 : (cross > 0 ? Math.max(0, cross - n / 2) : cross) / Math.sqrt(margins)
  const reach = (one: number, other: number) => Math.sqrt(one * one - 2 * phi * one * other + other * other)
  return [p - q - reach(p - low, baseHigh - q), p - q + reach(high - p, q - baseLow)]
}

describe('the interval of a difference of probabilities holds the truth, exactly', () => {
  const disagree = [0.5, 1, 2, 3, 5, 8, 15].flatMap((plan) =>
    [0, 0.5, 2, 5].filter((base) => base <= plan).map((base) => [plan, base] as const),
  )

  test.each([50, 100])('over %i replications, however few disagree: in 93 of 100 cases at least', (n) => {
    // Who agrees does not matter to it: all fail.
    for (const [plan, base] of disagree) expect(held(n, [plan / n, base / n, 1e-300], bonettPrice)).toBeGreaterThan(0.93)
  })

  test('where Newcombe’s does not: two of a hundred disagree, at a probability of one half', () => {
    const truth: [number, number, number] = [0.02, 1e-300, 0.5]
    expect(held(100, truth, newcombe)).toBeLessThan(0.9)
    expect(held(100, truth, bonettPrice)).toBeGreaterThan(0.95)
  })
})

/** How often of 1000 seeds; the standard error of 95% is 0.7%. */
function heldOver(seeds: number, truth: number, interval: (random: () => number) => Interval | null): number {
  let count = 0
  for (let seed = 0; seed < seeds; seed++) {
    const [low, high] = interval(seedrandom.alea(`paired ${seed}`)) ?? [1, 0]
    if (low <= truth && truth <= high) count++
  }
  return count / seeds
}

describe('over 1000 seeds paired intervals hold the exact value in 93% to 97%', () => {
  // A replication has 80 to 120 calls, the same under both plans; a call of it is in time with 1 - calls / 400 under the base, and
  // 1 - calls / 500 under the plan, which meets the same luck.
  const calls = Array.from({ length: 41 }, (_, i) => 80 + i)
  const all = calls.reduce((sum, one) => sum + one, 0)
  const share = (spare: number) => calls.reduce((sum, one) => sum + one * (1 - one / spare), 0) / all
  const draw = (random: () => number, replications: number) => {
    const drawn = Array.from({ length: replications }, () => Array.from({ length: 80 + Math.floor(41 * random()) }, random))
    const inTime = (spare: number) => drawn.map((luck) => luck.filter((u) => u < 1 - luck.length / spare).length)
    return { whole: drawn.map(({ length }) => length), base: inTime(400), plan: inTime(500) }
  }

  test('of shares', () => {
    const count = heldOver(1000, share(500) - share(400), (random) => {
      const { whole, base, plan } = draw(random, 50)
      return differenceOfRatios({ part: plan, whole }, { part: base, whole }).ci95
    })
    expect(count).toBeGreaterThanOrEqual(0.93)
    expect(count).toBeLessThanOrEqual(0.97)
  })

  test('of amounts, and the factor is that by which they are narrower', () => {
    // Overtime of the base is uniform; the plan has half of it and a little of its own: a difference of mean 1/2 - 1/20.
    const factors: number[] = []
    const count = heldOver(1000, 1 / 2 - 1 / 4 - 1 / 20, (random) => {
      const base = Array.from({ length: 12 }, random)
      const plan = base.map((one) => one / 2 + random() / 10)
      const { ci95, narrowing } = differenceOfMeans(base, plan)
      factors.push(narrowing as number)
      return ci95
    })
    expect(count).toBeGreaterThanOrEqual(0.93)
    expect(count).toBeLessThanOrEqual(0.97)
    // Variances of 1/12: base 1, plan 1/4 + 1/100; the difference 1/4 + 1/100.
    const expected = (Math.sqrt(1.26 / 0.26) * studentQuantile(0.975, 22)) / studentQuantile(0.975, 11)
    const { ci95 } = meanOf(factors)
    expect(Math.abs((ci95?.[0] as number) / expected - 1)).toBeLessThan(0.06)
  })
})

/** Audits by sampling: worked by hand, and against exact fractions. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AuditResult, auditOf } from '../../sim/estimates/audit.ts'
import { drawnBetween, drawnBoth } from '../../sim/estimates/hypergeometric.ts'
import { contractOf } from '../contract/contracts.ts'
import { type MonthCounts, planOf, talliesOf } from './handMade.ts'

/** n over k, exactly. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n
  let value = 1n
  for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i)
  return value
}

/** A fraction of whole numbers as a double: sixteen places and more. */
const fraction = (part: bigint, whole: bigint) => Number((part * 10n ** 25n) / whole) / 1e25

function exactBetween(least: number, most: number, population: number, marked: number, sample: number): number {
  let ways = 0n
  for (let count = Math.max(0, least); count <= Math.min(sample, most); count++)
    ways += choose(marked, count) * choose(population - marked, sample - count)
  return fraction(ways, choose(population, sample))
}

function exactBoth(least: number, most: number, population: number, kind: number, other: number, sample: number): number {
  let ways = 0n
  for (let x = Math.max(0, least); x <= sample; x++)
    for (let y = 0; y <= Math.min(most, sample - x); y++)
      ways += choose(kind, x) * choose(other, y) * choose(population - kind - other, sample - x - y)
  return fraction(ways, choose(population, sample))
}

describe('drawn without replacement', () => {
  // Ten calls, nine in time; five are drawn. All five are in time in C(9,5) of C(10,5) = 126 of 252 samples.
  test('five of ten, one of which is late: half of the samples hold it', () => {
    expect(drawnBetween(5, 5, 10, 9, 5)).toBeCloseTo(126 / 252, 15)
    expect(drawnBetween(4, 4, 10, 9, 5)).toBeCloseTo(126 / 252, 15)
  })

  const population = fc
    .integer({ min: 1, max: 400 })
    .chain((size) =>
      fc.record({ size: fc.constant(size), marked: fc.nat(size), sample: fc.nat(size), least: fc.nat(size), most: fc.nat(size) }),
    )
  test('any sample of any population, beside exact fractions', () => {
    fc.assert(
      fc.property(population, ({ size, marked, sample, least, most }) => {
        expect(drawnBetween(least, most, size, marked, sample)).toBeCloseTo(exactBetween(least, most, size, marked, sample), 12)
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  const threeKinds = fc.integer({ min: 1, max: 60 }).chain((size) =>
    fc.nat(size).chain((kind) =>
      fc.record({
        size: fc.constant(size),
        kind: fc.constant(kind),
        other: fc.nat(size - kind),
        sample: fc.nat(size),
        least: fc.nat(size),
        most: fc.nat(size),
      }),
    ),
  )
  test('two kinds at once, beside exact fractions', () => {
    fc.assert(
      fc.property(threeKinds, ({ size, kind, other, sample, least, most }) => {
        expect(drawnBoth(least, most, size, kind, other, sample)).toBeCloseTo(exactBoth(least, most, size, kind, other, sample), 12)
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  test('of six thousand calls, four hundred: as exact as of ten', () => {
    expect(drawnBetween(360, 400, 6000, 5410, 400)).toBeCloseTo(exactBetween(360, 400, 6000, 5410, 400), 12)
    expect(drawnBoth(360, 16, 6000, 5410, 230, 400)).toBeCloseTo(exactBoth(360, 16, 6000, 5410, 230, 400), 12)
    const [rare, exactly] = [drawnBetween(0, 2, 6000, 230, 400), exactBetween(0, 2, 6000, 230, 400)]
    expect(rare / exactly).toBeCloseTo(1, 8)
  })

  test('all of them are what they are', () => {
    expect(drawnBetween(9, 9, 10, 9, 10)).toBe(1)
    expect(drawnBetween(0, 8, 10, 9, 10)).toBe(0)
    expect(drawnBetween(10, 10, 10, 9, 10)).toBe(0)
  })

  test('the sums over what may be drawn are 1', () => {
    fc.assert(
      fc.property(population, ({ size, marked, sample, least }) => {
        const below = drawnBetween(0, least - 1, size, marked, sample)
        expect(below + drawnBetween(least, size, size, marked, sample)).toBeCloseTo(1, 12)
        // One more marked makes as many or more of them less likely to be missed.
        if (marked < size)
          expect(drawnBetween(least, size, size, marked + 1, sample)).toBeGreaterThanOrEqual(
            drawnBetween(least, size, size, marked, sample) - 1e-12,
          )
      }),
      { seed: 6, numRuns: 200 },
    )
  })
})

const of = (inTime: number, lost: number, received: number): MonthCounts => ({
  shares: [
    [inTime, received],
    [lost, received],
  ],
})

function audit(samples: number[], terms: MonthCounts[][], contract: Record<string, unknown> = {}): AuditResult {
  const { plan } = planOf(contract, terms[0].length)
  return auditOf(samples, contractOf(contract), plan.rules, plan.targets, talliesOf(plan, terms))
}
const target = (result: AuditResult, name: string) => result.targets.find((one) => one.target === name)

/**
 * Calls of ten, of which nine are in time and none is lost: 90% in time, at most 4% lost, complied. The client checks five: with the late
 * one among them (half of all samples) the sample has 80% and is condemned.
 */
describe('a small month by hand', () => {
  const good = of(9, 0, 10)
  // Eight of ten in time: failed. A sample of five clears it when it holds neither late call: C(8,5) / C(10,5) = 56 of 252.
  const bad = of(8, 0, 10)

  test('that complied is condemned by every other sample, and one that failed cleared by two of nine', () => {
    const within = target(audit([5], [[good], [bad]]), 'answeredWithin')
    expect(within).toMatchObject({ exact: true, complied: 1, failed: 1 })
    const [five, all] = within?.samples ?? []
    expect(five.sample).toBe(5)
    expect(five.condemned.low).toBeCloseTo(1 / 2, 12)
    expect(five.condemned.high).toBe(five.condemned.low)
    expect(five.cleared.low).toBeCloseTo(56 / 252, 12)
    expect(all).toMatchObject({ sample: null, condemned: { low: 0, high: 0 }, cleared: { low: 0, high: 0 } })
  })

  test('is one of two in a term: condemned at least once in three terms of four', () => {
    const [five] = target(audit([5], [[good, good]]), 'answeredWithin')?.samples ?? []
    expect(five.condemned.low).toBeCloseTo(1 / 2, 12)
    expect(five.condemnedInTerm.low).toBeCloseTo(1 - 1 / 4, 12)
    expect(five.cleared).toEqual({ low: null, high: null, ci95: null })
  })

  test('of which all are checked where the sample is larger', () => {
    const [large] = target(audit([50], [[good], [bad]]), 'answeredWithin')?.samples ?? []
    expect(large).toMatchObject({ condemned: { low: 0 }, cleared: { low: 0 } })
  })

  test('without calls is neither', () => {
    expect(target(audit([5], [[of(0, 0, 0)]]), 'answeredWithin')).toMatchObject({ complied: 0, failed: 0, needed: null })
  })
})

/**
 * Both targets on one sample, of calls of twenty: 18 in time, 1 late, 1 lost complied by 90% and by at most 5%. Of ten checked, nine must
 * be in time and none lost (5% of ten is half a call): ten in time, or nine and the late one.
 * C(18,10) + C(18,9) x C(1,1), of C(20,10): 43 758 + 48 620 of 184 756.
 */
describe('both targets on one sample', () => {
  const contract = {
    targets: [
      { measure: 'answeredWithin', time: 20, atLeast: '90%' },
      { measure: 'lost', atMost: '5%' },
    ],
  }
  test('exactly, where whoever is answered in time is not lost', () => {
    const all = target(audit([10], [[of(18, 1, 20)]], contract), 'all')
    expect(all).toMatchObject({ exact: true, complied: 1, failed: 0 })
    expect(all?.samples[0].condemned.low).toBeCloseTo(1 - (43_758 + 48_620) / 184_756, 12)
  })

  test('between bounds, where a reading lets a call be in time and lost', () => {
    const own = { ...contract, readings: { earlyHangUp: 'inTime' } }
    const all = target(audit([10], [[of(18, 1, 20)]], own), 'all')
    // In time: nine or more of ten, of 18 of 20; lost: none of ten, of 1 of 20.
    const missed = [1 - exactBetween(9, 10, 20, 18, 10), 1 - exactBetween(0, 0, 20, 1, 10)]
    expect(all?.exact).toBe(false)
    expect(all?.samples[0].condemned.low).toBeCloseTo(Math.max(...missed), 12)
    expect(all?.samples[0].condemned.high).toBeCloseTo(missed[0] + missed[1], 12)
  })

  test('lie within the bounds, where they are known exactly', () => {
    const months = [of(930, 30, 1000), of(905, 40, 1000), of(880, 45, 1000), of(899, 39, 1000)]
    const terms = months.map((month) => [month])
    const exact = target(audit([30, 50, 100, 200, 400], terms), 'all')
    const bounds = target(audit([30, 50, 100, 200, 400], terms, { readings: { earlyHangUp: 'inTime' } }), 'all')
    exact?.samples.forEach(({ condemned, cleared }, i) => {
      const around = bounds?.samples[i]
      expect(condemned.low).toBeGreaterThanOrEqual((around?.condemned.low ?? 1) - 1e-12)
      expect(condemned.high).toBeLessThanOrEqual((around?.condemned.high ?? 0) + 1e-12)
      expect(cleared.low).toBeGreaterThanOrEqual((around?.cleared.low ?? 1) - 1e-12)
      expect(cleared.high).toBeLessThanOrEqual((around?.cleared.high ?? 0) + 1e-12)
    })
  })
})

describe('the sample needed', () => {
  // 4% of 40 calls is 1.6, of 50 it is 2: a larger sample can err more often than a smaller one.
  test.each([20, 25, 28, 30, 32])('and all round numbers after it: %i of 1 000 calls lost', (lost) => {
    const round = [...Array.from({ length: 100 }, (_, i) => i + 1), ...Array.from({ length: 90 }, (_, i) => 110 + 10 * i)]
    const { needed, samples } = target(audit(round, [[of(990, lost, 1000)]]), 'lost') ?? {}
    const bad = samples?.filter(({ sample, condemned }) => sample !== null && (condemned.high ?? 0) >= 0.05).map(({ sample }) => sample)
    const last = bad?.at(-1) ?? 0
    expect(needed).toBe(round.find((sample) => sample > last))
  })

  test('is one with which both errors are below 5%, and no smaller round number is', () => {
    const result = audit([30], [[of(950, 20, 1000)], [of(850, 20, 1000)]])
    const within = target(result, 'answeredWithin')
    const needed = within?.needed ?? 0
    expect(needed).toBeGreaterThan(30)
    const errors = (sample: number) => {
      const limit = Math.ceil((9 * sample) / 10)
      return [exactBetween(0, limit - 1, 1000, 950, sample), exactBetween(limit, sample, 1000, 850, sample)]
    }
    expect(Math.max(...errors(needed))).toBeLessThan(0.05)
    expect(Math.max(...errors(needed >= 110 ? needed - 10 : needed - 1))).toBeGreaterThanOrEqual(0.05)
  })

  // 895 and 905 of 1 000: a sample tells them apart only when it is nearly all.
  test('is none where months are too near the limit to be told apart short of checking all', () => {
    const result = audit([30], [[of(900, 20, 1000)], [of(899, 20, 1000)]])
    expect(target(result, 'answeredWithin')?.needed).toBeNull()
  })

  test('counts no error that cannot be made: where all complied nothing can be cleared', () => {
    const result = audit([30], [[of(999, 0, 1000)]])
    expect(target(result, 'answeredWithin')?.needed).toBe(1)
  })
})

describe('what is checked', () => {
  test('is what was asked for, what the contract says, and all', () => {
    const result = audit([100, 30], [[of(9, 0, 10)]], { audit: { sample: 50 } })
    expect(result.targets[0].samples.map(({ sample }) => sample)).toEqual([30, 50, 100, null])
    expect(result).toMatchObject({ ofContract: 50, calls: 10, replications: 1, window: 'month' })
  })

  test('is the term where the contract judges that', () => {
    const result = audit([5], [[of(9, 0, 10), of(8, 0, 10)]], { window: 'term' })
    expect(target(result, 'answeredWithin')).toMatchObject({ complied: 0, failed: 1 })
    expect(result.calls).toBe(20)
  })

  test('is the term, too, where the contract samples that', () => {
    const result = audit([], [[of(9, 0, 10), of(8, 0, 10)]], { audit: { sample: 5, perMonth: false } })
    expect(result).toMatchObject({ window: 'term', ofContract: 5, calls: 20 })
  })

  test('by targets that judge: one alone has nothing beside it', () => {
    const result = audit([5], [[of(9, 0, 10)]], { targets: [{ measure: 'lost', atMost: '4%' }] })
    expect(result.targets.map((one) => one.target)).toEqual(['lost'])
  })
})

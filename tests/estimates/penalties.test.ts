/** Penalties, worked by hand: each table has the arithmetic beside the figures, as a spreadsheet would. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgedTargets } from '../../sim/contract/targets.ts'
import { Counts } from '../../sim/estimates/counts.ts'
import { penaltiesOf, penaltyRules, pointsMissed } from '../../sim/estimates/penalties.ts'
import { studentQuantile } from '../../sim/estimates/student.ts'
import { contractOf } from '../contract/contracts.ts'
import { type MonthCounts, planOf, resultsFrom, talliesOf } from './handMade.ts'

const v4 = contractOf({ penalties: { perPoint: 1000 } })
const [within, lost] = judgedTargets(v4)

describe('points missed', () => {
  test.each([
    // part, whole, share, shortfall in points, points begun
    [900, 1000, '90%, exactly', 0, 0],
    [950, 1000, '95%', 0, 0],
    [899, 1000, '89.9%', 0.1, 1],
    [890, 1000, '89%, a whole point and no more', 1, 1],
    [889, 1000, '88.9%', 1.1, 2],
    [0, 1000, '0%', 90, 90],
    [0, 0, 'no data', 0, 0],
  ])('%i of %i in time (%s)', (part, whole, _, points, begun) => {
    expect(pointsMissed(within, part, whole, 'fraction')).toBeCloseTo(points, 12)
    expect(pointsMissed(within, part, whole, 'whole')).toBe(begun)
  })

  test.each([
    [40, 1000, '4%, exactly', 0, 0],
    [0, 1000, '0%', 0, 0],
    [41, 1000, '4.1%', 0.1, 1],
    [50, 1000, '5%, a whole point and no more', 1, 1],
    [51, 1000, '5.1%', 1.1, 2],
    [1000, 1000, '100%', 96, 96],
    [0, 0, 'no data', 0, 0],
  ])('%i of %i lost (%s)', (part, whole, _, points, begun) => {
    expect(pointsMissed(lost, part, whole, 'fraction')).toBeCloseTo(points, 12)
    expect(pointsMissed(lost, part, whole, 'whole')).toBe(begun)
  })

  test('are whole where floating point would begin one more: 7 of 100 at most 4% are 3 points, 100 x (0.07 - 0.04) is more', () => {
    expect(100 * (0.07 - 0.04)).toBeGreaterThan(3)
    expect(pointsMissed(lost, 7, 100, 'whole')).toBe(3)
  })

  test('are exact for limits with many places, beyond the whole numbers that a double holds', () => {
    const [fine] = judgedTargets(contractOf({ targets: [{ measure: 'lost', atMost: 0.040000000001 }] }))
    // 6.0000000001% of 5e10 are 3 000 000 000.05: one call more misses two whole points and begins a third.
    expect(pointsMissed(fine, 3_000_000_000, 50_000_000_000, 'whole')).toBe(2)
    expect(pointsMissed(fine, 3_000_000_001, 50_000_000_000, 'whole')).toBe(3)
    expect(pointsMissed(fine, 3_000_000_001, 50_000_000_000, 'fraction')).toBeCloseTo(2, 8)
    const [high] = judgedTargets(contractOf({ targets: [{ measure: 'answeredWithin', time: 20, atLeast: 0.900000000001 }] }))
    expect(pointsMissed(high, 45_000_000_000, 50_000_000_000, 'whole')).toBe(1)
    expect(pointsMissed(high, 45_000_000_001, 50_000_000_000, 'whole')).toBe(0)
  })

  test('never miss where the target is met, and always where it is not', () => {
    for (let whole = 1; whole <= 120; whole++)
      for (let part = 0; part <= whole; part++) {
        const [shortIn, excess] = [90 * whole - 100 * part, 100 * part - 4 * whole]
        for (const [target, missed] of [
          [within, shortIn],
          [lost, excess],
        ] as const) {
          expect(pointsMissed(target, part, whole, 'fraction')).toBeCloseTo(Math.max(0, missed / whole), 10)
          // Points begun, by counting them up.
          let begun = 0
          while (begun * whole < missed) begun++
          expect(pointsMissed(target, part, whole, 'whole')).toBe(begun)
        }
      }
  })
})

describe('the cap', () => {
  const rules = (parts: Record<string, unknown>, months = 12) =>
    penaltyRules(contractOf({ penalties: { perPoint: 1000, ...parts } }), months)
  test('is capShare x monthlyFee x months', () => {
    expect(rules({ capShare: '10%', monthlyFee: 30_000 })).toEqual({ perPoint: 1000, rounding: 'fraction', cap: 36_000 })
    expect(rules({ capShare: '0.7%', monthlyFee: 12_345 }, 7)?.cap).toBe((7 * 12_345 * 7) / 1000)
  })
  test('is not there without a share or without a fee', () => {
    expect(rules({ capShare: '10%' })?.cap).toBeNull()
    expect(rules({ monthlyFee: 30_000 })?.cap).toBeNull()
    expect(rules({})?.cap).toBeNull()
  })
  test('nor are penalties in a contract that has none', () => {
    expect(penaltyRules(contractOf(), 12)).toBeNull()
    expect(resultsFrom({}, [[january]])).not.toHaveProperty('money')
  })
})

// In time of received; lost of received.
const shares = (inTime: number, lostCalls: number, received = 1000): MonthCounts => ({
  shares: [
    [inTime, received],
    [lostCalls, received],
  ],
})
const january = shares(900, 40)

/**
 * Four terms of two months, 1 000 calls a month. 2 000 a point, points as they are.
 *
 *   term  month  in time  short  lost   over   points  penalty   of the term
 *   0     Jan    90.0%    0      4.0%   0      0             0
 *         Feb    95.0%    0      1.0%   0      0             0            0
 *   1     Jan    88.5%    1.5    5.0%   1.0    2.5       5 000
 *         Feb    90.0%    0      4.1%   0.1    0.1         200        5 200
 *   2     Jan    80.0%    10     6.0%   2.0    12       24 000
 *         Feb    85.0%    5      4.0%   0      5        10 000       34 000
 *   3     Jan    no data                       0             0
 *         Feb    89.9%    0.1    4.0%   0      0.1         200          200
 */
const terms = [
  [january, shares(950, 10)],
  [shares(885, 50), shares(900, 41)],
  [shares(800, 60), shares(850, 40)],
  [shares(0, 0, 0), shares(899, 40)],
]
const wages = 8 * 2 * 5 * 20 + 16 * 3 * 3 * 30

describe('penalties of four terms by hand', () => {
  const money = (penalties: Record<string, unknown>, contract = {}) =>
    resultsFrom({ penalties: { perPoint: 2000, ...penalties }, ...contract }, terms).money

  test('by points as they are', () => {
    const found = money({})
    expect(found?.term.penalties).toMatchObject({ p05: 0, p95: 34_000, worst: 34_000 })
    expect(found?.term.penalties.mean).toBeCloseTo((0 + 5200 + 34_000 + 200) / 4, 9)
    expect(found?.months.map(({ month }) => month)).toEqual(['2027-01', '2027-02'])
    expect(found?.months[0].penalties.mean).toBeCloseTo((5000 + 24_000) / 4, 9)
    expect(found?.months[1].penalties.mean).toBeCloseTo((200 + 10_000 + 200) / 4, 9)
    expect(found?.months[1].penalties.worst).toBeCloseTo(10_000, 9)
    expect(found?.cap).toBeNull()
    expect(found?.capReached).toBeNull()
  })

  test('with Student’s interval, which does not go below nothing', () => {
    const values = [0, 5200, 34_000, 200]
    const mean = 9850
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3)
    const { ci95 } = money({})?.term.penalties ?? {}
    expect(ci95?.[0]).toBe(0)
    expect(ci95?.[1]).toBeCloseTo(mean + (studentQuantile(0.975, 3) * deviation) / 2, 6)
  })

  // Points begun: term 1 has 2 + 1 in January and 1 in February, term 2 has 10 + 2 and 5, term 3 none and 1.
  test('by points begun, target by target', () => {
    const found = money({ rounding: 'whole' })
    expect(found?.term.penalties.mean).toBe((2000 * (0 + 4 + 17 + 1)) / 4)
    expect(found?.months.map(({ penalties }) => penalties.mean)).toEqual([(2000 * (3 + 12)) / 4, (2000 * (1 + 5 + 1)) / 4])
  })

  // 10% x 150 000 x 2 months: term 2 pays 24 000 in January, 6 000 of its 10 000 in February.
  test('under a cap that runs over the term', () => {
    const found = money({ capShare: '10%', monthlyFee: 150_000 })
    expect(found?.cap).toBe(30_000)
    expect(found?.term.penalties.worst).toBe(30_000)
    expect(found?.months[0].penalties.worst).toBe(24_000)
    expect(found?.months[1].penalties.worst).toBe(6000)
    expect(found?.capReached).toMatchObject({ probability: 1 / 4, n: 4 })
  })

  test('that come to the very cap reach it', () => {
    const found = money({ rounding: 'whole', capShare: '10%', monthlyFee: 170_000 })
    expect(found?.cap).toBe(34_000)
    expect(found?.term.penalties.worst).toBe(34_000)
    expect(found?.capReached?.probability).toBe(1 / 4)
  })

  // Over both months: 92.5% and 2.5%; 89.25% (0.75 short) and 4.55% (0.55 over); 82.5% (7.5) and 5% (1); 89.9% (0.1) and 4%.
  test('of a contract that judges the term as a whole', () => {
    const found = money({}, { window: 'term' })
    expect(found?.months).toEqual([])
    expect(found?.term.penalties.mean).toBeCloseTo((2000 * (0 + 1.3 + 8.5 + 0.1)) / 4, 9)
  })

  test('and wages are the cost of the plan, term by term', () => {
    const found = resultsFrom({ penalties: { perPoint: 2000 } }, terms, (tallies) => {
      // An hour of overtime in the first group, in the term with the greatest penalty.
      tallies.overtime[2 * tallies.groups] = 3_600_000
    }).money
    expect(found?.term.total.mean).toBeCloseTo(wages + 9850 + 20 / 4, 9)
    expect(found?.term.total.worst).toBeCloseTo(wages + 34_000 + 20, 9)
    expect(found?.term.total.p05).toBe(wages)
  })

  test('only for targets of the contract: what is shown besides costs nothing', () => {
    const onlyLost = { targets: [{ measure: 'lost', atMost: '4%' }] }
    const columns = terms.map((months) => months.map(({ shares: [inTime, lostCalls] }) => ({ shares: [lostCalls, inTime] }) as MonthCounts))
    const found = resultsFrom({ ...onlyLost, penalties: { perPoint: 2000 } }, columns).money
    expect(found?.term.penalties.mean).toBeCloseTo((2000 * (0 + 1.1 + 2 + 0)) / 4, 9)
  })
})

describe('whatever the months were', () => {
  const counted = fc
    .integer({ min: 0, max: 300 })
    .chain((received) => fc.record({ received: fc.constant(received), inTime: fc.nat(received), lostCalls: fc.nat(received) }))
  const rows = fc.array(fc.tuple(counted, counted, counted), { minLength: 1, maxLength: 5 })
  const rules = fc.record({ rounding: fc.constantFrom('fraction' as const, 'whole' as const), cap: fc.option(fc.nat(30_000)) })
  const { plan } = planOf({}, 3)

  test('months add up to the term, none is negative, none goes over the cap; points begun are never fewer than points', () => {
    fc.assert(
      fc.property(rows, rules, (made, { rounding, cap }) => {
        const view = new Counts(
          talliesOf(
            plan,
            made.map((months) => months.map(({ received, inTime, lostCalls }) => shares(inTime, lostCalls, received))),
          ),
          plan.targets,
        )
        const found = penaltiesOf({ perPoint: 100, rounding, cap }, view, [[0], [1], [2]])
        const whole = penaltiesOf({ perPoint: 100, rounding: 'whole', cap }, view, [[0], [1], [2]])
        made.forEach((_, term) => {
          const months = found.windows.map((window) => window[term])
          for (const one of months) expect(one).toBeGreaterThanOrEqual(0)
          expect(months.reduce((sum, one) => sum + one, 0)).toBeCloseTo(found.term[term], 6)
          expect(found.term[term]).toBeLessThanOrEqual(cap ?? Number.POSITIVE_INFINITY)
          expect(whole.term[term]).toBeGreaterThanOrEqual(found.term[term] - 1e-9)
        })
      }),
      { seed: 5, numRuns: 200 },
    )
  })
})

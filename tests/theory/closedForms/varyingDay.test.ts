import { describe, expect, test } from 'vitest'
import { afterEmpty, steadyState } from '../../../sim/estimates/erlang/birthDeath.ts'
import { erlangA } from '../../../sim/estimates/erlang/erlangA.ts'
import { looks } from '../../../sim/estimates/erlang/panels.ts'
import { type VaryingDesk, varyingDay } from '../../../sim/estimates/erlang/varyingDay.ts'

const [handling, patience] = [200, 80]

/** Half hours with these calls an hour and agents. */
const desk = (halfHours: [number, number][]): VaryingDesk => ({
  handling,
  patience,
  mostWaiting: 60,
  pieces: halfHours.map(([perHour, agents], i) => ({ from: i * 1800, to: (i + 1) * 1800, callsPerSecond: perHour / 3600, agents })),
})
const changing = desk([
  [60, 3],
  [120, 7],
  [90, 3],
  [40, 1],
  [100, 6],
])

describe('the differential equations of a day', () => {
  test('that never changes come to Erlang A', () => {
    const steady = desk(Array.from({ length: 5 }, (): [number, number] => [100, 5]))
    const formula = erlangA({ agents: 5, callsPerSecond: 100 / 3600, handling, patience })
    const [, last] = varyingDay(steady, 20, [0, 7200, 9000])
    expect(last.received).toBeCloseTo(50, 9)
    expect(last.waits / 50).toBeCloseTo(formula.waits, 8)
    expect(last.abandoned / 50).toBeCloseTo(formula.abandoned, 8)
    expect(last.answeredWithin / 50).toBeCloseTo(formula.answeredWithin(20), 8)
    expect(last.busy / 1800).toBeCloseTo(5 * formula.occupancy, 7)
    expect(last.waiting / 1800).toBeCloseTo(formula.queue, 7)
    expect(last.present).toBeCloseTo(5 * 1800, 7)
  })

  test('hold whatever comes: abandoned by the hour of the call and by the hour of the hang-up are the same over the day', () => {
    // After the last call everybody waiting is served or gives up: let that take an hour in which nobody calls.
    const whole = desk([
      [60, 3],
      [120, 7],
      [90, 3],
      [40, 1],
      [100, 6],
      [0, 6],
      [0, 6],
    ])
    const [day] = varyingDay(whole, 20, [0, 7 * 1800])
    expect(day.received).toBeCloseTo((60 + 120 + 90 + 40 + 100) / 2, 8)
    expect(day.abandoned).toBeCloseTo(day.waiting / patience, 6)
    // Nobody is in the middle of a call any more, but for e^-18 of them.
    expect(day.busy / handling).toBeCloseTo(day.received - day.abandoned, 4)
  })

  test('say the same of a day whole and in parts', () => {
    const whole = varyingDay(changing, 20, [0, 9000])[0]
    const parts = varyingDay(changing, 20, [0, 1000, 3600, 9000])
    for (const key of ['received', 'waits', 'answeredWithin', 'abandoned', 'busy', 'present', 'waiting'] as const)
      expect(parts.reduce((sum, part) => sum + part[key], 0)).toBeCloseTo(whole[key], 6)
  })

  test('answer within a long time whoever is answered at all', () => {
    const [one] = varyingDay(desk([[100, 4]]), 900, [0, 1800])
    expect(one.answeredWithin).toBeCloseTo(one.received - one.abandoned, 4)
  })

  test('answer within no time whoever need not wait', () => {
    for (const one of varyingDay(changing, 0, [0, 1800, 3600, 5400, 7200, 9000]))
      expect(one.answeredWithin).toBeCloseTo(one.received - one.waits, 9)
  })

  test('keep agents until they are done: presence beyond duty after a cut, none after a rise', () => {
    const [first, second, third] = varyingDay(changing, 20, [0, 1800, 3600, 5400])
    expect(first.present).toBeCloseTo(3 * 1800, 6)
    expect(second.present).toBeCloseTo(7 * 1800, 6)
    expect(third.present).toBeGreaterThan(3 * 1800 + 60)
  })

  test('of one agent, no patience to speak of, are those of a line that is free or not', () => {
    // P(busy at t) = a / (1 + a) (1 - e^(-(rate + 1 / handling) t)).
    const rate = 0.01
    const pieces = [{ from: 0, to: 600, callsPerSecond: rate, agents: 1 }]
    const [day] = varyingDay({ handling, patience: 1e-3, mostWaiting: 3, pieces }, 20, [0, 600])
    const speed = rate + 1 / handling
    const busy = (rate / speed) * (600 - (1 - Math.exp(-speed * 600)) / speed)
    expect(day.busy).toBeCloseTo(busy, 2)
  })
})

describe('a birth-death process', () => {
  test('without limits on those served is Poisson at every moment: M/M/infinity from empty', () => {
    const mean = 0.05 * handling * (1 - Math.exp(-150 / handling))
    const now = afterEmpty({ birth: () => 0.05, death: (calls) => calls / handling, last: Number.POSITIVE_INFINITY }, 60, 150)
    let expected = Math.exp(-mean)
    for (let calls = 0; calls < 30; calls++) {
      expect(now[calls]).toBeCloseTo(expected, 13)
      expected *= mean / (calls + 1)
    }
  })

  test('comes to its steady state', () => {
    const process = { birth: () => 0.3, death: (calls: number) => Math.min(calls, 40) / 100, last: 60 }
    const steady = steadyState(process)
    afterEmpty(process, 61, 40_000).forEach((probability, calls) => {
      expect(probability).toBeCloseTo(steady[calls], 12)
    })
  })

  test('that is not served fast enough has no steady state', () => {
    expect(() => steadyState({ birth: () => 1, death: (calls) => Math.min(calls, 3) / 4, last: Number.POSITIVE_INFINITY })).toThrow(
      RangeError,
    )
    expect(() => steadyState({ birth: () => 1, death: () => 1, last: Number.POSITIVE_INFINITY })).toThrow(RangeError)
  })
})

describe('points to look at', () => {
  test('integrate what settles fast at both ends', () => {
    const integral = looks(100, 1900).reduce(
      (sum, { at, weight }) => sum + weight * (Math.exp(-(at - 100) / 10) + Math.exp((at - 1900) / 15)),
      0,
    )
    expect(integral).toBeCloseTo(10 + 15, 7)
  })

  test('ascend, and weigh what their stretch is long', () => {
    for (const [from, to] of [
      [0, 1],
      [3, 40],
      [0, 86_400],
    ]) {
      const points = looks(from, to)
      expect(points.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(to - from, 7)
      expect(points.every(({ at }, i) => at > (points[i - 1]?.at ?? from) && at < to)).toBe(true)
    }
  })
})

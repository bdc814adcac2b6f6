import { describe, expect, test } from 'vitest'
import { isInTime, LostBy, lostBy } from '../../../sim/contract/classify.ts'
import { rulesOf } from '../../../sim/contract/targets.ts'
import { Outcome } from '../../../sim/facts.ts'
import { modelOf, scenarioOf } from '../replay.ts'
import { call, desk } from '../scenarios.ts'
import { replay } from './outcomes.ts'
import { clock, daily, second } from './tinyDesk.ts'

const rules = rulesOf(scenarioOf(desk({})).contract)

/** DESIGN 4.1 and 5. */
describe('the clock', () => {
  test('an answer after exactly 20 s is in time, a microsecond more is not', () => {
    const answeredAfter = (handling: number) => {
      const { of } = replay({ callers: { first: { at: '09:00:00', handling }, second: { at: '09:01:00' } } })
      return Number(/answered after (.*) s/.exec(of.second[0])?.[1]) * second
    }
    expect(isInTime(rules, Outcome.answered, answeredAfter(80), 20 * second)).toBe(true)
    expect(isInTime(rules, Outcome.answered, answeredAfter(80.000001), 20 * second)).toBe(false)
    // 0.4 microseconds more are rounded away.
    expect(isInTime(rules, Outcome.answered, answeredAfter(80.0000004), 20 * second)).toBe(true)
  })

  test('an answer after exactly 90 s is not lost', () => {
    expect(lostBy(rules, Outcome.answered, 90 * second, 0)).toBe(LostBy.not)
    expect(lostBy(rules, Outcome.answered, 90 * second + 1, 0)).toBe(LostBy.answeredLate)
  })

  test('drawn times are whole microseconds', () => {
    const { of } = replay({
      callers: {
        first: { at: '09:00:00', handling: { law: 'exponential', mean: 100 } },
        second: { at: '09:00:00', handling: { law: 'lognormal', mu: 4, sigma: 1 } },
        third: { at: '09:00:00' },
      },
    })
    for (const [text] of Object.values(of)) {
      const micros = Number(/after (.*) s/.exec(text)?.[1]) * second
      expect(Math.abs(micros - Math.round(micros))).toBeLessThan(1e-3)
    }
  })

  test('summer time shifts nothing: the desk opens an hour of elapsed time earlier on the day it begins', () => {
    const { numbers, term } = modelOf(desk({ contract: { hours: { 'mon-sun': ['08:30-13:30'] } }, simulate: { from: '2027-03-27' } }))
    const [{ openFrom, openTo }] = numbers
    expect(openFrom[0]).toBe(clock('08:30'))
    // Sunday 28 March 2027 has 23 hours: 08:30 is 7.5 hours after its midnight.
    expect(openFrom[1]).toBe(daily + clock('07:30'))
    expect(openTo[1] - openFrom[1]).toBe(5 * 3600 * second)
    expect(term.dayStart[2] - term.dayStart[1]).toBe(23 * 3600 * second)
  })

  test('a day of 25 hours gets the arrivals of its extra hour', () => {
    const { types } = modelOf(
      desk({
        contract: { hours: { 'mon-sun': ['00:00-24:00'] } },
        demand: { contacts: [call({ volume: { perOpenDay: 240 } })] },
        simulate: { from: '2027-10-30' },
      }),
    )
    const [{ rate, rateStart, dayPiece }] = types
    // 30 October has 24 hours, Sunday the 31st has 25.
    expect(rate[0] * daily).toBeCloseTo(240, 9)
    const ends = [...rateStart.slice(1), Number.POSITIVE_INFINITY]
    let expected = 0
    for (let piece = dayPiece[1]; piece < dayPiece[2]; piece++)
      expected += rate[piece] * (Math.min(ends[piece], daily * 2 + clock('01:00')) - rateStart[piece])
    expect(expected).toBeCloseTo(250, 9)
  })

  test('openings that touch, at midnight too, are one', () => {
    const [{ openFrom, openTo }] = modelOf(
      desk({ contract: { hours: { mon: ['06:00-12:00', '12:00-24:00'], tue: ['00:00-24:00'] } }, simulate: { from: '2027-03-01' } }),
    ).numbers
    expect([openFrom[0], openTo[0]]).toEqual([clock('06:00'), 2 * daily])
  })
})

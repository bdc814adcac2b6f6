import { describe, expect, test } from 'vitest'
import { IntervalField, TypeField } from '../../sim/contract/judge.ts'
import { intervalFields } from '../../sim/estimates/tallies.ts'
import { type MonthCounts, resultsFrom } from './handMade.ts'

const month: MonthCounts = {
  shares: [
    [9, 10],
    [0, 10],
  ],
}
const halfHour = 1_800_000

describe('a half hour of the week', () => {
  // Two replications of eight Mondays (openWeekdays of handMade), 09:00.
  const results = resultsFrom({}, [[month], [month]], (tallies) => {
    const at = (0 * 48 + 18) * intervalFields
    tallies.intervals[at + IntervalField.received] = 160
    tallies.intervals[at + IntervalField.within] = 120
    tallies.intervals[at + IntervalField.withinOf] = 150
    tallies.intervals[at + IntervalField.lost] = 8
    tallies.intervals[at + IntervalField.size] = 32 * halfHour
    tallies.intervals[at + IntervalField.size + 1] = 40 * halfHour
  })

  test('is a mean over the open days of its weekday', () => {
    expect(results.intervals).toEqual([
      { weekday: 'mon', time: '09:00', received: 160 / 16, answeredWithin: 120 / 150, lost: 8 / 160, agents: 40 / 16, occupancy: 32 / 40 },
    ])
  })
  test('of any weekday, over all open days', () => {
    expect(results.day).toEqual([{ time: '09:00', received: 160 / 84, answeredWithin: 0.8, lost: 0.05, agents: 40 / 84, occupancy: 0.8 }])
  })
  test('with agents and no call has no share', () => {
    const quiet = resultsFrom({}, [[month]], (tallies) => {
      tallies.intervals[18 * intervalFields + IntervalField.size + 1] = 8 * halfHour
    })
    expect(quiet.intervals).toEqual([
      { weekday: 'mon', time: '09:00', received: 0, answeredWithin: null, lost: null, agents: 1, occupancy: 0 },
    ])
  })
})

describe('a contact type', () => {
  const { types, background } = resultsFrom({}, [[month], [month]], (tallies) => {
    const set = (field: keyof typeof TypeField, value: number) => {
      tallies.typeCounts[TypeField[field]] = value
    }
    set('answered', 80)
    set('abandoned', 10)
    set('busy', 6)
    set('inProgress', 4)
    set('within', 60)
    set('withinOf', 100)
    set('lost', 20)
    set('waited', 80 * 15_000)
    set('outOfHours', 30)
    set('background', 20)
    set('backgroundDone', 10)
    set('responseTime', 10 * 600_000)
    // Response times: nine within five minutes, one in the class that ends at fifteen.
    tallies.responses[0] = 9
    tallies.responses[2] = 1
    tallies.backlog = 6
    tallies.closings = 4
  })

  test('has means over the term and shares of its own', () => {
    expect(types[0]).toMatchObject({
      type: 'order',
      received: 50,
      answered: 40,
      abandoned: 5,
      busy: 3,
      inProgress: 2,
      answeredWithin: 0.6,
      lost: 0.2,
      meanWait: 15,
      outOfHours: 15,
      background: 10,
      backgroundDone: 5,
      meanResponse: 600,
    })
  })
  test('background work has response times in opening hours and what is left at a closing', () => {
    // Half of the ten were never begun: 95% of them are not begun within any time.
    expect(background).toEqual({ received: 10, done: 5, response: { mean: 600, p95: null }, backlogAtClose: 1.5 })
  })
  test('nothing done has no response time', () => {
    const { background: none } = resultsFrom({}, [[month]])
    expect(none).toEqual({ received: 0, done: 0, response: { mean: null, p95: null }, backlogAtClose: null })
  })
})

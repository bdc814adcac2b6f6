import { describe, expect, test } from 'vitest'
import { rosteredHours } from '../../sim/estimates/cost.ts'
import { studentQuantile } from '../../sim/estimates/student.ts'
import { type MonthCounts, planOf, resultsFrom } from './handMade.ts'

const month: MonthCounts = {
  shares: [
    [9, 10],
    [0, 10],
  ],
}
const hour = 3_600_000

// January and February 2027: 1 January is a Friday, so there are four Mondays and four Tuesdays in each.
const early = 2 * 5 // two agents, 08:30 to 13:30
const late = 3 * 3 // three of them, 14:30 to 17:30

describe('rostered hours', () => {
  test('count absent agents too: Mondays of two agents, Mondays and Tuesdays of three', () => {
    const { model } = planOf().plan
    expect(model.groups.map((group) => rosteredHours(group, model))).toEqual([
      [4 * early, 4 * early],
      [8 * late, 8 * late],
    ])
  })
})

describe('cost, overtime and occupancy by hand', () => {
  const { term } = resultsFrom(
    {},
    [
      [month, month],
      [month, month],
    ],
    (tallies) => {
      // Replication 0: an hour of overtime in the first group. Replication 1: two in the second.
      tallies.overtime.set([1 * hour, 0, 0, 2 * hour])
      // Handling and presence.
      tallies.work.set([30 * hour, 40 * hour, 50 * hour, 60 * hour])
    },
  )
  const rostered = 8 * early * 20 + 16 * late * 30

  test('cost is rostered hours and overtime at each group’s rate', () => {
    expect(term.cost.mean).toBe(rostered + (1 * 20 + 2 * 30) / 2)
    expect(term.cost).toMatchObject({ p05: rostered + 20, p95: rostered + 60 })
  })
  test('overtime and paid hours are in hours', () => {
    expect(term.overtime.mean).toBe(1.5)
    expect(term.paidHours.mean).toBe(8 * early + 16 * late + 1.5)
  })
  test('occupancy is handling over presence, summed', () => {
    expect(term.occupancy.mean).toBe(80 / 100)
  })
  test('groups have their part', () => {
    expect(term.groups).toEqual([
      { group: 'early', agents: 2, rosteredHours: 8 * early, overtime: 0.5, cost: (8 * early + 0.5) * 20 },
      { group: 'late', agents: 3, rosteredHours: 16 * late, overtime: 1, cost: (16 * late + 1) * 30 },
    ])
  })
})

/**
 * Minutes on the line, four terms of two months:
 *
 *   term      0     1     2     3    mean
 *   Jan    1000  1100   900  1200    1050
 *   Feb    2000  2000  2000  1800    1950
 *   both   3000  3100  2900  3000    3000
 */
describe('minutes on the line by hand', () => {
  const minutes = [1000, 2000, 1100, 2000, 900, 2000, 1200, 1800]
  const both = [month, month]
  const { term, months } = resultsFrom({}, [both, both, both, both], (tallies) => tallies.held.set(minutes.map((one) => one * 60_000)))
  test('of a month', () => {
    expect(months.map(({ lineMinutes }) => lineMinutes.mean)).toEqual([1050, 1950])
    expect(months[0].lineMinutes).toMatchObject({ p05: 900, p95: 1200, worst: 1200 })
  })
  test('of the term', () => {
    expect(term.lineMinutes).toMatchObject({ mean: 3000, p05: 2900, p95: 3100, worst: 3100 })
    // Squares about the mean: 100² twice.
    const half = studentQuantile(0.975, 3) * Math.sqrt(20_000 / 3 / 4)
    expect(term.lineMinutes.ci95?.[0]).toBeCloseTo(3000 - half, 9)
  })
})

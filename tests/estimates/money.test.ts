import { describe, expect, test } from 'vitest'
import { rosteredHours } from '../../sim/estimates/cost.ts'
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

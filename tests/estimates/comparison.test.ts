/** Which plan is the cheapest that will do. */
import { describe, expect, test } from 'vitest'
import { byPrice, comparisonOf, type PlanTallied } from '../../sim/estimates/comparison.ts'
import { wilson } from '../../sim/estimates/intervals.ts'
import { type MonthCounts, planOf, resultsFrom, talliesOf } from './handMade.ts'

const month = (lost: number): MonthCounts => ({
  shares: [
    [100, 100],
    [lost, 100],
  ],
})

/** A plan that passes in so many of 100 replications, at these wages and hours. */
function plan(label: string, passes: number, cost: number, paidHours: number): PlanTallied {
  const rows = Array.from({ length: 100 }, (_, i) => [month(i < passes ? 0 : 9)])
  const results = resultsFrom({}, rows)
  const { plan: compiled } = planOf({}, 1)
  results.term.cost.mean = cost
  results.term.paidHours.mean = paidHours
  return { label, scenario: `${label}.yaml`, changes: [], results, plan: compiled, tallies: talliesOf(compiled, rows), window: 'month' }
}

describe('the cheapest plan that meets what is required', () => {
  const plans = [plan('dear', 100, 500, 9), plan('enough', 98, 300, 20), plan('unsure', 92, 250, 5), plan('bad', 20, 200, 1)]

  test('is judged by the lower end of the interval, and stands beside the next cheaper', () => {
    const { cheapest, plans: judged } = comparisonOf(plans, 0, 0.9)
    expect(wilson(98, 100)?.[0]).toBeGreaterThan(0.9)
    expect(wilson(92, 100)?.[0]).toBeLessThan(0.9)
    expect(cheapest).toEqual({ plan: 'enough', cost: 300, paidHours: 20, nextCheaper: 'unsure' })
    expect(judged.map(({ meetsRequirement }) => meetsRequirement)).toEqual([true, true, false, false])
  })

  test('may have no cheaper plan beside it, or not be there at all', () => {
    expect(comparisonOf(plans, 0, 0.1).cheapest).toMatchObject({ plan: 'bad', nextCheaper: null })
    expect(comparisonOf(plans, 0, 0.97).cheapest).toBeNull()
  })

  test('is not looked for unless something is required', () => {
    const { cheapest, require, plans: judged } = comparisonOf(plans, 0, null)
    expect([cheapest, require, judged[0]?.meetsRequirement]).toEqual([null, null, null])
  })

  test('of plans that cost the same has the fewest hours; of those the first given', () => {
    const same = [plan('long', 100, 300, 20), plan('short', 100, 300, 10), plan('also short', 100, 300, 10)]
    expect(comparisonOf(same, 0, 0.9).cheapest?.plan).toBe('short')
  })

  test('goes by hours where nothing costs, or where a plan has hours that cost nothing', () => {
    const free = [plan('long', 100, 0, 20), plan('short', 100, 0, 10)]
    expect(comparisonOf(free, 0, 0.9)).toMatchObject({ price: 'paidHours', cheapest: { plan: 'short' } })
    const half = [plan('paid', 100, 300, 10), plan('unpaid', 100, 0, 20)]
    expect(comparisonOf(half, 0, 0.9)).toMatchObject({ price: 'paidHours', cheapest: { plan: 'paid' } })
    expect(comparisonOf([plan('paid', 100, 300, 10), plan('nobody', 0, 0, 0)], 0, 0.9).price).toBe('cost')
  })

  test('is found whatever the order given', () => {
    expect(byPrice(comparisonOf(plans, 0, 0.9).plans, 'cost').map(({ label }) => label)).toEqual(['bad', 'unsure', 'enough', 'dear'])
  })
})

test('every plan but the base is compared with it', () => {
  const { base, differences } = comparisonOf([plan('a', 90, 3, 3), plan('b', 95, 2, 2), plan('c', 99, 1, 1)], 1, null)
  expect(base).toBe('b')
  expect(differences.map((one) => [one.plan, one.against, one.term.meets.everyMonth.difference])).toEqual([
    ['a', 'b', -0.05],
    ['c', 'b', 0.04],
  ])
})

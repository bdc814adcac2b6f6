/** What is told beside the plan found: the frontier, one head fewer or more, rules of thumb. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Scenario } from '../../sim/scenario.ts'
import { Ledger } from '../../sim/sizing/ledger.ts'
import type { Sizing } from '../../sim/sizing/result.ts'
import { Rosters } from '../../sim/sizing/rosters.ts'
import { compile, emptyPlan, machine, mean, scenario, sized, wages } from './sizing.ts'

const replications = 40
const require = 0.8
/** The shifts made out of these hours are too many for every plan to be looked at. */
const written: Scenario = scenario({
  contract: { hours: { 'mon-fri': ['09:00-13:00', '14:00-17:00'] } },
  demand: {
    busyness: { cv: 0.1 },
    contacts: [
      {
        type: 'order',
        volume: { perOpenDay: 120 },
        profile: { '09:00': 1, '10:00': 3, '12:00': 2, '14:00': 2, '16:00': 1 },
        handling: { exponential: { mean: '3m' } },
        patience: { exponential: { mean: '2m' } },
      },
    ],
  },
})

let found: Sizing
beforeAll(async () => {
  found = await sized(written, null, { require, replications, details: true })
}, 120_000)

/** Over all replications: will it do? */
async function willDo(heads: readonly number[]): Promise<boolean> {
  const rosters = new Rosters(found.roster, emptyPlan(written, found.roster), compile(written).calendar)
  const options = { rosters, window: 'month', replications, costOf: wages, penalties: null, hardBy: 'failures' } as const
  const ledger = new Ledger({ ...options, examiner: machine.examine })
  return ledger.decide(ledger.known(heads), require, () => false)
}

describe('the rosters of rules of thumb', () => {
  test('cost no less than the plan found where they will do', async () => {
    expect(found.rulesOfThumb.map(({ rule }) => rule)).toEqual(['erlangC', 'erlangA', 'flat'])
    for (const { heads, cost } of found.rulesOfThumb) if (await willDo(heads)) expect(cost).toBeGreaterThanOrEqual(found.plan?.cost ?? 0)
  })

  test('cover what they ask for in every half hour, and flat as much all day as Erlang C at the peak', () => {
    const [c, , flat] = found.rulesOfThumb
    expect(flat.cost).toBeGreaterThan(c.cost)
    expect(found.intervals.every(({ erlangC, erlangA }) => erlangC >= erlangA)).toBe(true)
  })
})

describe('the frontier', () => {
  test('costs more where more is promised, and holds the plan found', () => {
    const plans = found.frontier.flatMap(({ plan }) => (plan === null ? [] : [plan]))
    expect(plans.length).toBeGreaterThan(1)
    expect(plans.map(({ cost }) => cost)).toEqual(plans.map(({ cost }) => cost).toSorted((a, b) => a - b))
    expect(found.frontier.find(({ atLeast }) => atLeast === require)?.plan?.heads).toEqual(found.plan?.heads)
  })

  test('has points that promise what they say, by the lower end of the interval', () => {
    for (const { atLeast, plan } of found.frontier) if (plan !== null) expect(plan.ci95?.[0]).toBeGreaterThanOrEqual(atLeast)
  })
})

describe('one head', () => {
  test('fewer will not do, whatever the shift; more costs more', () => {
    expect(found.changes.filter(({ change }) => change === -1).length).toBeGreaterThan(0)
    for (const { change, cost, meets } of found.changes) {
      if (change === -1) expect(meets).toBe(false)
      else expect(cost).toBeGreaterThan(found.plan?.cost ?? 0)
    }
  })

  test('is told of over the replications that it says, the plan found beside it', async () => {
    const rosters = new Rosters(found.roster, emptyPlan(written, found.roster), compile(written).calendar)
    const heads = found.plan?.heads ?? []
    const costOf = async (plan: readonly number[], n: number) => {
      const compiled = rosters.plan([...plan])
      return mean(wages(compiled, await machine.replicate(compiled, 0, n)))
    }
    expect(found.changes.some(({ n }) => n < replications)).toBe(true)
    for (const { shift, change, cost, costChange, n } of found.changes) {
      const changed = heads.map((count, i) => (found.roster.shifts[i].name === shift ? count + change : count))
      expect(cost).toBeCloseTo(await costOf(changed, n), 6)
      expect(costChange).toBeCloseTo((await costOf(changed, n)) - (await costOf(heads, n)), 6)
    }
    for (const { heads: others, costChange, n } of found.rulesOfThumb)
      expect(costChange).toBeCloseTo((await costOf(others, n)) - (await costOf(heads, n)), 6)
  })
})

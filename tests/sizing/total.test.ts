/** `--objective total`: the least wages and expected penalties, of all plans or of those that meet a requirement. */
import { describe, expect, test } from 'vitest'
import { factsOf } from '../../run/simulate.ts'
import { compile } from '../../sim/compile.ts'
import { type PenaltyRules, penaltyRules } from '../../sim/estimates/penalties.ts'
import { resultsOf } from '../../sim/estimates/results.ts'
import { replicate } from '../../sim/replicate.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { examine } from '../../sim/sizing/examine.ts'
import { mostFailures } from '../../sim/sizing/ledger.ts'
import { Rosters } from '../../sim/sizing/rosters.ts'
import type { RosterRules } from '../../sim/sizing/schema.ts'
import { allPlans, instance } from './instances.ts'
import { emptyPlan, mean, roster, scenario, sized, wages } from './sizing.ts'

const replications = 30
const every = Array.from({ length: replications }, (_, i) => i)

/** Simulates every plan whose wages, without overtime, lie below the least total of those before it. */
function leastOfAll(written: Scenario, rules: RosterRules, require: number | null): number | null {
  const rosters = new Rosters(rules, emptyPlan(written, rules), compile(written).calendar)
  const penalties = penaltyRules(written.contract, written.simulate.months) as PenaltyRules
  const failures = require === null ? replications : mostFailures(replications, require)
  let least: number | null = null
  for (const heads of allPlans(rosters)) {
    if (least !== null && rosters.floor(heads) >= least) break
    const plan = rosters.plan(heads)
    const { outcomes, tallies } = examine({ plan, window: 'month', replications: every, mostFailures: failures, penalties })
    if (outcomes.filter(({ met }) => met === false).length > failures) continue
    const total = mean(wages(plan, tallies)) + outcomes.reduce((sum, { penalty }) => sum + penalty, 0) / outcomes.length
    if (least === null || total < least) least = total
  }
  return least
}

describe('the plan found costs in all what the least of all plans costs', () => {
  test.each([
    [0, { perPoint: 40 }, null],
    [2, { perPoint: 15 }, null],
    [4, { perPoint: 60, capShare: '10%', monthlyFee: 8000 }, null],
    [5, { perPoint: 60, capShare: '50%', monthlyFee: 8000 }, null],
    [7, { perPoint: 30 }, 0.85],
    [8, { perPoint: 100, rounding: 'whole' }, 0.8],
  ])('instance %d with penalties %j, requiring %d', async (number, penalties, require) => {
    const { written, rules } = instance(number, { penalties })
    const found = await sized(written, rules, { require, objective: 'total', replications })
    const least = leastOfAll(written, rules, require)
    expect(found.met).toBe(least !== null)
    if (least !== null) expect(found.plan?.total).toBeCloseTo(least, 6)
  })
})

/** Five weekdays, so that shifts made out of the opening hours are too many for every plan to be looked at. */
const desk = (penalties: Record<string, unknown>) =>
  scenario({ contract: { hours: { 'mon-fri': ['09:00-13:00', '14:00-17:00'] }, penalties }, demand: { contacts: [call] } }, 'a desk')
const call = {
  type: 'order',
  volume: { perOpenDay: 120 },
  profile: { '09:00': 1, '10:00': 3, '12:00': 2, '14:00': 2, '16:00': 1 },
  handling: { exponential: { mean: '3m' } },
  patience: { exponential: { mean: '2m' } },
}

/** From nine until then. */
const shift = (name: string, until: string) => ({ name, shift: [`09:00-${until}`], costPerHour: 20, absence: '5%' })

describe('where plans are too many for all to be looked at', () => {
  test('no head fewer or more in any shift costs less in all, as simulate would have it', async () => {
    const written = desk({ perPoint: 400 })
    const found = await sized(written, null, { require: null, objective: 'total', replications })
    expect(found.ended).not.toBe('allExamined')
    const rosters = new Rosters(found.roster, emptyPlan(written, found.roster), compile(written).calendar)
    const facts = factsOf(written, compile(written).calendar)
    /** Expected wages and penalties of a term. */
    const total = (heads: readonly number[]) => {
      const plan = rosters.plan(heads)
      return resultsOf(facts, plan, replicate(plan, 0, replications)).money?.term.total.mean ?? 0
    }
    const heads = found.plan?.heads ?? []
    expect(found.plan?.total).toBeCloseTo(total(heads), 6)
    const changed = [-1, 1].flatMap((change) => heads.map((_, shift) => heads.map((count, k) => (k === shift ? count + change : count))))
    const better = changed.filter((one) => one.every((count) => count >= 0) && total(one) < total(heads) - 1e-6)
    expect(better).toEqual([])
  })

  test('a requirement is met as well, and costs what it costs', async () => {
    const written = desk({ perPoint: 100 })
    const rules = roster({ shifts: [shift('day', '17:00'), shift('morning', '13:00'), shift('noon', '15:00')] })
    const free = await sized(written, rules, { require: null, objective: 'total', replications })
    const bound = await sized(written, rules, { require: 0.8, objective: 'total', replications })
    expect(free.plan?.ci95?.[0]).toBeLessThan(0.8)
    expect(bound.plan?.ci95?.[0]).toBeGreaterThanOrEqual(0.8)
    expect(bound.plan?.total).toBeGreaterThan(free.plan?.total ?? 0)
  })
})

describe('under a cap that is soon reached', () => {
  test('the cheapest plan is nobody but those who must be there, and pays it', async () => {
    const written = desk({ perPoint: 400, capShare: 0.1, monthlyFee: 20000 })
    const rules = roster({ shifts: [{ name: 'all', shift: ['09:00-13:00'], costPerHour: 20, minHeads: 1 }] })
    const { plan, results } = await sized(written, rules, { require: null, objective: 'total', replications })
    expect(plan).toMatchObject({ heads: [1], penalties: 2000 })
    expect(results?.money?.capReached?.probability).toBe(1)
  })
})

describe('a search for the least wages', () => {
  test('tells what its plan pays, too; and nothing where the contract has no penalties', async () => {
    const rules = roster({ shifts: [{ name: 'all', shift: ['09:00-13:00'], costPerHour: 20 }] })
    const paying = await sized(scenario({ contract: { penalties: { perPoint: 400 } } }), rules, { details: true, replications })
    expect(paying.plan?.penalties).toBeCloseTo(paying.results?.money?.term.penalties.mean ?? -1, 9)
    expect(paying.plan?.total).toBeCloseTo((paying.plan?.cost ?? 0) + (paying.plan?.penalties ?? 0), 9)
    const fewer = paying.changes.find(({ change }) => change === -1)
    expect(fewer?.penalties).toBeGreaterThan(paying.plan?.penalties ?? 0)
    expect(paying.frontier.every(({ plan }) => plan === null || plan.penalties !== null)).toBe(true)
    const free = await sized(scenario(), rules, { replications })
    expect(free.plan).toMatchObject({ penalties: null, total: null })
  })
})

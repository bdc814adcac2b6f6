/** `--objective total`: the least wages and expected penalties, of all plans or of those that meet a requirement. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import { type PenaltyRules, penaltyRules } from '../../sim/estimates/penalties.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { examine } from '../../sim/sizing/examine.ts'
import { mostFailures } from '../../sim/sizing/ledger.ts'
import { Rosters } from '../../sim/sizing/rosters.ts'
import type { RosterRules } from '../../sim/sizing/schema.ts'
import { allPlans, instance } from './instances.ts'
import { emptyPlan, sized, wages } from './sizing.ts'

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
    const total = wages(plan, tallies) + outcomes.reduce((sum, { penalty }) => sum + penalty, 0) / outcomes.length
    if (least === null || total < least) least = total
  }
  return least
}

describe('the plan found costs in all what the least of all plans costs', () => {
  test.each([
    [0, { perPoint: 40 }, null],
    [1, { perPoint: 100 }, null],
    [2, { perPoint: 15 }, null],
    [3, { perPoint: 200, rounding: 'whole' }, null],
    [4, { perPoint: 60, capShare: '10%', monthlyFee: 8000 }, null],
    [5, { perPoint: 60, capShare: '50%', monthlyFee: 8000 }, null],
    [7, { perPoint: 30 }, 0.85],
    [8, { perPoint: 100, rounding: 'whole' }, 0.8],
    [9, { perPoint: 2000 }, 0.8],
  ])('instance %d with penalties %j, requiring %d', async (number, penalties, require) => {
    const { written, rules } = instance(number, { penalties })
    const found = await sized(written, rules, { require, objective: 'total', replications })
    const least = leastOfAll(written, rules, require)
    if (process.env.SHOW)
      console.log(
        number,
        found.plan?.heads,
        found.plan?.cost,
        found.plan?.penalties,
        found.plan?.probability,
        found.ended,
        found.work.plans,
        found.work.ratio,
        least,
      )
    expect(found.met).toBe(least !== null)
    if (least !== null) expect(found.plan?.total).toBeCloseTo(least, 6)
  })
})

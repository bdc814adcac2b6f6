/** On instances small enough to look at every plan, the plan found costs what the cheapest costs. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import { examine } from '../../sim/sizing/examine.ts'
import { mostFailures } from '../../sim/sizing/ledger.ts'
import { Rosters } from '../../sim/sizing/rosters.ts'
import { allPlans, instance } from './instances.ts'
import { emptyPlan, mean, sized, wages } from './sizing.ts'

const instances = 40
const replications = 30

/** Looks at every plan that may be rostered, except where its wages without overtime alone are as high as those of one that will do. */
function cheapestOfAll({ written, rules, require }: ReturnType<typeof instance>): number | null {
  const { calendar } = compile(written)
  const rosters = new Rosters(rules, emptyPlan(written, rules), calendar)
  const failures = mostFailures(replications, require)
  const every = Array.from({ length: replications }, (_, i) => i)
  let least: number | null = null
  for (const heads of allPlans(rosters)) {
    if (least !== null && rosters.floor(heads) >= least) break
    const { outcomes, tallies } = examine({
      plan: rosters.plan(heads),
      window: 'month',
      replications: every,
      mostFailures: failures,
      penalties: null,
    })
    if (outcomes.filter(({ met }) => met === false).length > failures) continue
    const cost = mean(wages(rosters.plan(heads), tallies))
    if (least === null || cost < least) least = cost
  }
  return least
}

describe('the plan found costs what the cheapest of all plans costs', () => {
  test.each(Array.from({ length: instances }, (_, i) => i))('instance %d', async (number) => {
    const small = instance(number)
    const found = await sized(small.written, small.rules, { require: small.require, replications })
    const least = cheapestOfAll(small)
    expect(found.met).toBe(least !== null)
    if (least !== null) expect(found.plan?.cost).toBeCloseTo(least, 6)
  })
})

/** Nothing can be taken away: for V4, V1 and V2 with 600 calls a day, the plan found less any one head breaks the requirement. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readyScenario } from '../../run/read/documents.ts'
import { factsOf } from '../../run/simulate.ts'
import { compile } from '../../sim/compile.ts'
import { resultsOf } from '../../sim/estimates/results.ts'
import { replicate } from '../../sim/replicate.ts'
import { groupOf } from '../../sim/sizing/rosters.ts'
import type { Staffing } from '../../sim/staffing/schema.ts'
import { sized } from './sizing.ts'

const scenarios = join(import.meta.dirname, '../../scenarios')
const require = 0.8
/** Shortened from a year and 95% over 400 replications, which docs/sizing.md tells of: what is asked of the plan is the same. */
const term = { from: '2027-03-01', months: 1, replications: 30 }

describe.each(['v4-project', 'sizing/v1-600', 'sizing/v2-600'])('%s', (name) => {
  const { scenario } = readyScenario(join(scenarios, `${name}.yaml`), {}, term)

  test('the plan found meets the requirement, and with one head fewer, whichever, no plan does', async () => {
    const found = await sized(scenario, null, { require, replications: term.replications })
    const { shifts } = found.roster
    const heads = found.plan?.heads ?? []
    /** As `simulate --require` decides of a staffing file. */
    const meets = (counts: readonly number[]): boolean => {
      const groups: Staffing['groups'] = shifts.map((shift, i) => groupOf(shift, counts[i]))
      const { plan, calendar } = compile({ ...scenario, staffing: { ...scenario.staffing, groups } })
      const results = resultsOf(factsOf(scenario, calendar), plan, replicate(plan, 0, term.replications))
      return (results.term.meets.everyMonth.ci95?.[0] ?? 0) >= require
    }
    expect(meets(heads)).toBe(true)
    const fewer = heads.flatMap((count, i) => (count === 0 ? [] : [heads.map((one, k) => (k === i ? one - 1 : one))]))
    expect(fewer.filter(meets)).toEqual([])
  })
})

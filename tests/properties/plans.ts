/** Random plans small enough to replay by the hundred. */
import fc from 'fast-check'
import { compile, PlanError } from '../../sim/compile.ts'
import { type Calendar, monthOpenings } from '../../sim/contract/calendar.ts'
import { penaltyRules } from '../../sim/estimates/penalties.ts'
import { type Results, resultsOf } from '../../sim/estimates/results.ts'
import type { Tallies } from '../../sim/estimates/tallies.ts'
import type { Plan } from '../../sim/plan.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { scenarioOf, type Written } from '../engine/replay.ts'
import { atMost } from '../engine/shorten.ts'
import { scenarios } from './arbitraries/scenarios.ts'

export interface Compiled {
  scenario: Scenario
  plan: Plan
  calendar: Calendar
}

/** null where contract and demand do not fit each other: a profile that is 0 in the opening hours. */
export function compiled(written: Written, mostContacts: number): Compiled | null {
  const scenario = scenarioOf(written)
  try {
    const { plan, calendar } = compile(scenario)
    return { scenario, calendar, plan: { ...plan, model: atMost(plan.model, mostContacts) } }
  } catch (error) {
    if (error instanceof PlanError) return null
    throw error
  }
}

/** `count` random scenarios, compiled once: to compile takes longer than to replay. */
export function pool(count: number, seed: number, mostContacts: number): Compiled[] {
  return fc.sample(scenarios(), { seed, numRuns: count }).flatMap((written) => compiled(written, mostContacts) ?? [])
}

export function resultsFor({ scenario, plan, calendar }: Compiled, tallies: Tallies): Results {
  const facts = {
    pronto: 'test',
    scenario: scenario.name,
    contract: scenario.contract.name,
    window: scenario.contract.window,
    months: monthOpenings(calendar, 0),
    openWeekdays: Array.from(
      { length: 7 },
      (_, weekday) => calendar.days.filter((day) => day.weekday === weekday && day.open.some((open) => open.length > 0)).length,
    ),
    penalties: penaltyRules(scenario.contract, scenario.simulate.months),
  }
  return resultsOf(facts, plan, tallies)
}

/** Everything in the tallies, byte by byte. */
export function bytesOf(tallies: Tallies): string {
  return JSON.stringify(tallies, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') : value,
  )
}

/** A small desk, really simulated in this process: what reports are tested on. */
import type { ReportInput, RunInput } from '../../reports/input.ts'
import { rereadScenario } from '../../run/read/documents.ts'
import { factsOf, runDetails } from '../../run/simulate.ts'
import { readingsOf } from '../../sim/contract/readings.ts'
import { comparisonOf, type PlanTallied } from '../../sim/estimates/comparison.ts'
import type { WrittenScenario } from '../../sim/estimates/details.ts'
import { resultsOf } from '../../sim/estimates/results.ts'
import { replicate } from '../../sim/replicate.ts'

export const smallDesk = {
  name: 'A small desk',
  contract: {
    name: 'A contract',
    hours: { 'mon-fri': ['09:00-13:00', '14:00-17:00'] },
    closures: ['12-24..01-02'],
  },
  demand: {
    name: 'Two kinds of callers',
    busyness: { cv: 0.1 },
    contacts: [
      {
        type: 'order',
        volume: { perOpenDay: 70 },
        months: { feb: 1.5 },
        handling: { lognormal: { mean: '240s', cv: 0.9 } },
        patience: { exponential: { mean: '120s' } },
      },
      {
        type: 'status',
        volume: { perOpenDay: 30 },
        handling: { exponential: { mean: '120s' } },
        patience: { exponential: { mean: '90s' } },
      },
    ],
  },
  staffing: {
    name: 'Two shifts',
    greeting: '4s',
    groups: [
      { name: 'early', agents: 3, shift: ['09:00-13:00'], costPerHour: 20 },
      { name: 'late', agents: 2, shift: ['14:00-17:00'], costPerHour: 21 },
    ],
  },
  simulate: { from: '2027-01-01', months: 3, replications: 30, seed: 'small' },
} satisfies WrittenScenario

export interface SmallRun extends RunInput {
  tallied: PlanTallied
}

/** Simulated; the same every time. */
export function smallRun(change: Partial<WrittenScenario> = {}, label = 'small'): SmallRun {
  const ready = rereadScenario('small', { ...smallDesk, ...change }, {})
  const plan = { ...ready.plan, readings: readingsOf(ready.scenario.contract).map(({ rules }) => rules) }
  const tallies = replicate(plan, 0, ready.scenario.simulate.replications)
  const facts = factsOf(ready.scenario, ready.calendar)
  const results = resultsOf(facts, plan, tallies)
  const details = runDetails(ready, { tallies, plan })
  const compiled = { scenario: ready.scenario, plan: ready.plan, calendar: ready.calendar, facts }
  return {
    label,
    results,
    details,
    compiled,
    file: 'small.yaml',
    tallied: { plan, tallies, window: facts.window, label, scenario: 'small.yaml', changes: [], results },
  }
}

/** Plans of so many agents in the morning, the first being the base; `require`: a probability. */
export function smallComparison(agents: number[], require: number | null = null): ReportInput {
  const runs = agents.map((count) => {
    const [early, late] = smallDesk.staffing.groups
    return smallRun({ staffing: { ...smallDesk.staffing, groups: [{ ...early, agents: count }, late] } }, `early.agents=${count}`)
  })
  const comparison = comparisonOf(
    runs.map(({ tallied }, i) => ({
      ...tallied,
      changes: [{ key: 'staffing.groups.early.agents', name: 'early.agents', value: agents[i] }],
    })),
    0,
    require,
  )
  return { runs, comparison, verdicts: [] }
}

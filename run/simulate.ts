/** A scenario run to its end, its precision or its interruption: compile, replicate on threads, estimate. */
import { type Compiled, compile } from '../sim/compile.ts'
import { type Calendar, monthOpenings } from '../sim/contract/calendar.ts'
import { readingsOf } from '../sim/contract/readings.ts'
import { usualSamples } from '../sim/estimates/audit.ts'
import { detailsOf, type RunDetails } from '../sim/estimates/details.ts'
import { penaltyRules } from '../sim/estimates/penalties.ts'
import type { WeeksRun } from '../sim/estimates/readings.ts'
import { type ProbabilityResult, type Results, resultsOf, type TermFacts } from '../sim/estimates/results.ts'
import { mergeTallies, type Tallies } from '../sim/estimates/tallies.ts'
import type { Plan } from '../sim/plan.ts'
import { shapeOf } from '../sim/replicate.ts'
import { mostMonths, type Scenario } from '../sim/scenario.ts'
import type { Ready } from './read/documents.ts'
import { Threads } from './threads.ts'
import { version } from './version.ts'
import { weeksRuns } from './weeks.ts'

export interface SimulateOptions {
  /** Go on until the half-widths of the intervals of P(every month passes) and of each month's P(all targets met) are at most this. */
  precision?: number
  signal?: AbortSignal
  /**
   * Judge under every reading of the contract as well; it takes up to twice as long. Where it closes by weeks of a month, as long again for
   * each calendar that these can mean.
   */
  readings?: boolean
  /** Replications done out of those planned so far. */
  onProgress?: (done: number, planned: number) => void
}

export interface SimulateOutcome {
  results: Results
  /** What `results` follow from; with `readings` the counts under each of them. */
  tallies: Tallies
  plan: Plan
  /** With `readings`, where the contract closes by weeks of a month. */
  weeks: WeeksRun[]
  interrupted: boolean
  /** false: the most replications allowed were not enough for the precision asked for. */
  precise: boolean
}

/** With a precision: looked at after so many, and after each doubling (DESIGN section 6). */
export const firstReplications = 100
/** Beyond this many replications no precision is worth waiting for. */
const mostReplications = 1_638_400

/** On threads of its own. Throws PlanError when the scenario cannot be compiled. */
export async function simulate(scenario: Scenario, options: SimulateOptions & { threads?: number } = {}): Promise<SimulateOutcome> {
  const compiled = compile(scenario)
  const threads = new Threads(options.threads)
  try {
    return await simulateOn(threads, scenario, compiled, options)
  } finally {
    await threads.close()
  }
}

/** On threads that are there, a scenario that is compiled. */
export async function simulateOn(
  threads: Threads,
  scenario: Scenario,
  { plan: own, calendar }: Compiled,
  options: SimulateOptions = {},
): Promise<SimulateOutcome> {
  const plan = options.readings ? { ...own, readings: readingsOf(scenario.contract).map(({ rules }) => rules) } : own
  const facts = factsOf(scenario, calendar)
  let planned = options.precision === undefined ? scenario.simulate.replications : firstReplications
  const shape = shapeOf(plan)
  let done = mergeTallies(shape, [])
  for (;;) {
    const from = done.replications.length
    const more = await threads.run(plan, from, planned, {
      signal: options.signal,
      onProgress: (count) => options.onProgress?.(from + count, planned),
    })
    done = mergeTallies(shape, [done, more])
    const results = resultsOf(facts, plan, done)
    const precise = options.precision === undefined || isPrecise(results, options.precision)
    if (options.signal?.aborted) return { results, tallies: done, plan, weeks: [], interrupted: true, precise: false }
    if (precise || 2 * planned > mostPlanned(plan)) {
      const outcome = { results, tallies: done, plan }
      const weeks = options.readings ? await weeksRuns(threads, scenario, calendar, outcome, options) : []
      return { ...outcome, weeks, interrupted: options.signal?.aborted === true, precise }
    }
    planned *= 2
  }
}

/** What results say of a term besides its tallies. */
export function factsOf({ name, contract, simulate }: Scenario, calendar: Calendar): TermFacts {
  return {
    pronto: version,
    scenario: name,
    contract: contract.name,
    window: contract.window,
    // Days and hours in which somebody could call, whatever the number.
    months: monthOpenings(calendar, 'any'),
    openWeekdays: openWeekdays(calendar),
    penalties: penaltyRules(contract, simulate.months),
  }
}

/** The most replications that --precision may run: of a long term fewer. */
export function mostPlanned({ model }: Plan): number {
  return Math.min(mostReplications, Math.floor(mostMonths / model.term.months.length))
}

/** Are the intervals of everyMonth and of each month's `all` narrow enough? */
function isPrecise(results: Results, halfWidth: number): boolean {
  const narrow = ({ ci95 }: ProbabilityResult) => ci95 === null || (ci95[1] - ci95[0]) / 2 <= halfWidth
  return narrow(results.term.meets.everyMonth) && results.months.every(({ meets }) => narrow(meets.all))
}

/** Days of each weekday on which any number is open: a mean over them is over days on which somebody could call. */
function openWeekdays({ days }: Calendar): number[] {
  return Array.from(
    { length: 7 },
    (_, weekday) => days.filter((day) => day.weekday === weekday && day.open.some((open) => open.length > 0)).length,
  )
}

/** A scenario as it is compiled, with what its results say of the term. */
export function compiledRun({ scenario, plan, calendar }: Ready) {
  return { scenario, plan, calendar, facts: factsOf(scenario, calendar) }
}

/** What a report needs beside the results. `samples`: calls that an audit checks, beside the usual numbers of them. */
export function runDetails(
  { scenario, written }: Ready,
  { plan, tallies, weeks = [] }: Pick<SimulateOutcome, 'plan' | 'tallies'> & Partial<SimulateOutcome>,
  samples: number[] = [],
): RunDetails {
  const readings = plan.readings === undefined ? [] : readingsOf(scenario.contract)
  return detailsOf(
    { pronto: version, written, data: scenario.data },
    { readings, weeks, samples: [...usualSamples, ...samples] },
    plan,
    scenario.contract,
    tallies,
  )
}

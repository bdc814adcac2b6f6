/** A scenario run to its end, its precision or its interruption: compile, replicate on threads, estimate. */
import { availableParallelism } from 'node:os'
import { compile } from '../sim/compile.ts'
import type { Calendar } from '../sim/contract/calendar.ts'
import { type ProbabilityResult, type Results, resultsOf } from '../sim/estimates/results.ts'
import { mergeTallies } from '../sim/estimates/tallies.ts'
import { type Plan, shapeOf } from '../sim/replicate.ts'
import type { Scenario } from '../sim/scenario.ts'
import { Threads } from './threads.ts'
import { version } from './version.ts'

export interface SimulateOptions {
  threads?: number
  /** Go on until the half-width of every probability's interval is at most this. */
  precision?: number
  signal?: AbortSignal
  /** Replications done out of those planned so far. */
  onProgress?: (done: number, planned: number) => void
}

export interface SimulateOutcome {
  results: Results
  interrupted: boolean
  /** false: the most replications allowed were not enough for the precision asked for. */
  precise: boolean
}

/** With a precision: looked at after so many, and after each doubling (DESIGN section 6). */
export const firstReplications = 100
/** Beyond this many replications no precision is worth waiting for. */
const mostReplications = 1_638_400

/** `compiled` is the scenario's, where it is at hand already. Throws PlanError when it is not and cannot be. */
export async function simulate(
  scenario: Scenario,
  options: SimulateOptions = {},
  compiled: { plan: Plan; calendar: Calendar } = compile(scenario),
): Promise<SimulateOutcome> {
  const { plan, calendar } = compiled
  const facts = {
    pronto: version,
    scenario: scenario.name,
    contract: scenario.contract.name,
    window: scenario.contract.window,
    months: monthsOf(calendar),
    openWeekdays: openWeekdays(calendar),
  }
  let planned = options.precision === undefined ? scenario.simulate.replications : firstReplications
  const threads = new Threads(plan, Math.min(options.threads ?? availableParallelism(), planned))
  const shape = shapeOf(plan)
  try {
    let done = mergeTallies(shape, [])
    for (;;) {
      const from = done.replications.length
      const more = await threads.run(from, planned, {
        signal: options.signal,
        onProgress: (count) => options.onProgress?.(from + count, planned),
      })
      done = mergeTallies(shape, [done, more])
      const results = resultsOf(facts, plan, done)
      if (options.signal?.aborted) return { results, interrupted: true, precise: false }
      if (options.precision === undefined || isPrecise(results, options.precision)) return { results, interrupted: false, precise: true }
      if (planned >= mostReplications) return { results, interrupted: false, precise: false }
      planned *= 2
    }
  } finally {
    await threads.close()
  }
}

/** Are the intervals of everyMonth and of each month's `all` narrow enough? */
function isPrecise(results: Results, halfWidth: number): boolean {
  const narrow = ({ ci95 }: ProbabilityResult) => ci95 === null || (ci95[1] - ci95[0]) / 2 <= halfWidth
  return narrow(results.term.meets.everyMonth) && results.months.every(({ meets }) => narrow(meets.all))
}

function monthsOf({ months, days }: Calendar): { month: string; openDays: number; openHours: number }[] {
  return months.map((month, index) => {
    const open = days.filter((day) => day.month === index).map((day) => day.open[0])
    const seconds = open.flat().reduce((sum, { from, to }) => sum + to - from, 0)
    return { month, openDays: open.filter((intervals) => intervals.length > 0).length, openHours: seconds / 3600 }
  })
}

function openWeekdays({ days }: Calendar): number[] {
  return Array.from(
    { length: 7 },
    (_, weekday) => days.filter((day) => day.weekday === weekday && day.open.some((open) => open.length > 0)).length,
  )
}

/** What a report is made of. Any of it may be missing, but not all. */
import type { Calendar } from '../sim/contract/calendar.ts'
import type { Comparison } from '../sim/estimates/comparison.ts'
import type { RunDetails } from '../sim/estimates/details.ts'
import type { Results, TermFacts } from '../sim/estimates/results.ts'
import type { RateVerdict } from '../sim/load/rates.ts'
import type { Verdict } from '../sim/load/verdict.ts'
import type { Plan } from '../sim/plan.ts'
import type { Scenario } from '../sim/scenario.ts'

/** A scenario as it was compiled for the results: what calendars, offered load and the page's own runs need. */
export interface CompiledRun {
  scenario: Scenario
  plan: Plan
  calendar: Calendar
  /** What `resultsOf` needs beside the tallies. */
  facts: TermFacts
}

/** One plan, simulated. */
export interface RunInput {
  /** What tells it from other runs of the report: the folder it was read from. */
  label: string
  results: Results
  /** run.json. */
  details: RunDetails | null
  compiled: CompiledRun | null
  /** The scenario's path, where it is known: how to run it again. */
  file: string | null
}

export interface ReportInput {
  runs: RunInput[]
  comparison: Comparison | null
  /** What load tests showed. */
  verdicts: (Verdict | RateVerdict)[]
}

/** A window replayed, rather than a rate held. */
export const isReplay = (verdict: Verdict | RateVerdict): verdict is Verdict => 'window' in verdict

/** What a report is made of. Any of it may be missing, but not all. */
import type { Calendar } from '../sim/contract/calendar.ts'
import type { Comparison } from '../sim/estimates/comparison.ts'
import type { RunDetails } from '../sim/estimates/details.ts'
import type { Results, TermFacts } from '../sim/estimates/results.ts'
import type { Sensitivity } from '../sim/estimates/sensitivity.ts'
import type { RateVerdict } from '../sim/load/rates.ts'
import type { Verdict } from '../sim/load/verdict.ts'
import type { Plan } from '../sim/plan.ts'
import type { Scenario } from '../sim/scenario.ts'
import type { Sizing } from '../sim/sizing/result.ts'

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

/** What sizing found: size.json. */
export interface SizingInput {
  /** The folder it was read from. */
  label: string
  sizing: Sizing
}

export interface ReportInput {
  runs: RunInput[]
  comparison: Comparison | null
  /** What load tests showed. */
  verdicts: (Verdict | RateVerdict)[]
  sizings?: SizingInput[]
  sensitivities?: Sensitivity[]
}

/** Something that a report is made of, by what it holds. */
export type ReportPart =
  | ({ kind: 'results' } & Omit<RunInput, 'file'> & Partial<Pick<RunInput, 'file'>>)
  /** `main`: the plan that is shown in full. */
  | { kind: 'comparison'; comparison: Comparison; main: RunInput | null }
  | { kind: 'verdict'; verdict: Verdict | RateVerdict }
  | ({ kind: 'sizing' } & SizingInput)
  | { kind: 'sensitivity'; sensitivity: Sensitivity }

/** All of it together. A plan that sizing found is a run of its own, unless it was also simulated by itself. */
export function inputOf(parts: ReportPart[]): ReportInput {
  const results = parts.flatMap((one) => (one.kind === 'results' ? [one.results] : []))
  return {
    runs: parts.flatMap((one): RunInput[] => {
      if (one.kind === 'results') return [{ ...one, file: one.file ?? null }]
      if (one.kind === 'comparison') return one.main === null ? [] : [one.main]
      const found = one.kind === 'sizing' ? one.sizing.results : null
      if (one.kind !== 'sizing' || found === null || results.some((other) => samePlan(other, found))) return []
      return [{ label: one.label, results: withoutEmptyGroups(found), details: null, compiled: null, file: null }]
    }),
    comparison: parts.flatMap((one) => (one.kind === 'comparison' ? [one.comparison] : []))[0] ?? null,
    verdicts: parts.flatMap((one) => (one.kind === 'verdict' ? [one.verdict] : [])),
    sizings: parts.flatMap((one) => (one.kind === 'sizing' ? [{ label: one.label, sizing: one.sizing }] : [])),
    sensitivities: parts.flatMap((one) => (one.kind === 'sensitivity' ? [one.sensitivity] : [])),
  }
}

/** The sizing that found this plan; null where none did. */
export function sizingOf({ sizings = [] }: ReportInput, { results }: RunInput): SizingInput | null {
  return sizings.find(({ sizing }) => sizing.results !== null && samePlan(sizing.results, results)) ?? null
}

/** A plan that sizing found and nobody simulated by itself: it is found again, not simulated again. */
export const isSizedAlone = (input: ReportInput, run: RunInput) => run.details === null && sizingOf(input, run) !== null

/** The same heads in the same groups, over the same months of the same scenario. */
function samePlan(one: Results, other: Results): boolean {
  const plan = ({ scenario, months, term }: Results) =>
    JSON.stringify([
      scenario,
      months.map(({ month }) => month),
      term.groups.filter(({ agents }) => agents > 0).map(({ group, agents, rosteredHours }) => [group, agents, Math.round(rosteredHours)]),
    ])
  return plan(one) === plan(other)
}

/** Sizing simulates every shift that might be rostered, those without heads too. */
function withoutEmptyGroups(results: Results): Results {
  const { term, months } = results
  const empty = new Set(term.groups.filter(({ agents, rosteredHours }) => agents === 0 && rosteredHours === 0).map(({ group }) => group))
  const kept = <Group extends { group: string }>(groups: Group[]) => groups.filter(({ group }) => !empty.has(group))
  return {
    ...results,
    term: { ...term, groups: kept(term.groups) },
    months: months.map((month) => ({ ...month, groups: kept(month.groups) })),
  }
}

/** A window replayed, rather than a rate held. */
export const isReplay = (verdict: Verdict | RateVerdict): verdict is Verdict => 'window' in verdict

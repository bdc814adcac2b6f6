/**
 * What a report needs of a run beside its results (run.json): the scenario as it was written, so that it can be run again; how months and
 * half hours spread; the other readings of the contract; and what audits by sampling would find.
 */
import type { Reading } from '../contract/readings.ts'
import type { Contract } from '../contract/schema.ts'
import type { Plan } from '../plan.ts'
import type { Scenario } from '../scenario.ts'
import { type AuditResult, auditOf } from './audit.ts'
import { type Band, bandsOf, type MonthDistribution, monthDistributions } from './distributions.ts'
import { type QuestionResult, type ReadingResult, readingResults, type WeeksRun } from './readings.ts'
import type { Tallies } from './tallies.ts'

/** A scenario as in YAML, its parts in place, before it is checked: what any version of Pronto can read again. */
export interface WrittenScenario {
  name: string
  contract: unknown
  demand: unknown
  staffing: unknown
  simulate: unknown
}

export interface RunDetails {
  pronto: string
  written: WrittenScenario
  /** The contents of the data files that the demand names. */
  data: Scenario['data']
  distributions: MonthDistribution[]
  bands: Band[]
  /** Empty where they were not asked for. */
  readings: ReadingResult[]
  /** Which of the readings moves the probability that every month passes most. */
  questions: QuestionResult[]
  audit: AuditResult
}

/** What was asked for besides. */
export interface DetailsAsked {
  readings: Reading[]
  /** Runs on the calendars that other values of `weeksOfMonth` give. */
  weeks: WeeksRun[]
  /** Calls that an audit checks. */
  samples: number[]
}

export function detailsOf(
  { pronto, written, data }: Pick<RunDetails, 'pronto' | 'written' | 'data'>,
  { readings, weeks, samples }: DetailsAsked,
  { model, rules, targets }: Plan,
  contract: Contract,
  tallies: Tallies,
): RunDetails {
  return {
    pronto,
    written,
    data,
    distributions: monthDistributions(model.term.months, targets, tallies),
    bands: bandsOf(tallies),
    ...readingResults(readings, weeks, targets, contract.window, tallies),
    audit: auditOf(samples, contract, rules, targets, tallies),
  }
}

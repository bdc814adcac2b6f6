/**
 * What a report needs of a run beside its results (run.json): the scenario as it was written, so that it can be run again; how months and
 * half hours spread; and the other readings of the contract.
 */
import type { Reading } from '../contract/readings.ts'
import type { Contract } from '../contract/schema.ts'
import type { Plan } from '../plan.ts'
import type { Scenario } from '../scenario.ts'
import { type Band, bandsOf, type MonthDistribution, monthDistributions } from './distributions.ts'
import { type ReadingResult, readingResults } from './readings.ts'
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
}

export function detailsOf(
  { pronto, written, data, readings }: Pick<RunDetails, 'pronto' | 'written' | 'data'> & { readings: Reading[] },
  { model, targets }: Plan,
  window: Contract['window'],
  tallies: Tallies,
): RunDetails {
  return {
    pronto,
    written,
    data,
    distributions: monthDistributions(model.term.months, targets, tallies),
    bands: bandsOf(tallies),
    readings: readingResults(readings, targets, window, tallies),
  }
}

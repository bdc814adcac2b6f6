/** What becomes of the same facts under other readings of the contract. */
import type { Reading } from '../contract/readings.ts'
import type { Contract } from '../contract/schema.ts'
import type { JudgedTarget } from '../contract/targets.ts'
import { Counts, verdictOnAll } from './counts.ts'
import { wilson } from './intervals.ts'
import type { ProbabilityResult } from './results.ts'
import type { Tallies } from './tallies.ts'

export interface ReadingResult extends Omit<Reading, 'rules' | 'reading'> {
  reading: Reading['reading'] | 'weeksOfMonth'
  everyMonth: ProbabilityResult
  /** Over the term, over all calls. */
  answeredWithin: number | null
  lost: number | null
}

/** `readings` in the order of the plan's. */
export function readingResults(
  readings: Reading[],
  targets: JudgedTarget[],
  window: Contract['window'],
  tallies: Tallies,
): ReadingResult[] {
  return readings.map(({ rules: _, ...reading }, i) => ({ ...reading, ...verdictsUnder(countsOf(tallies, i, targets), window) }))
}

/** The counts of one reading, in the place of the contract's own. */
function countsOf(tallies: Tallies, reading: number, targets: JudgedTarget[]): Counts {
  const { readings, replications, readingCounts } = tallies
  const width = readingCounts.length / Math.max(1, replications.length * readings)
  const counts = new Int32Array(replications.length * width)
  for (let row = 0; row < replications.length; row++) {
    const at = (row * readings + reading) * width
    counts.set(readingCounts.subarray(at, at + width), row * width)
  }
  return new Counts({ ...tallies, counts }, targets)
}

/** Also of a whole run under another calendar. */
export function verdictsUnder(view: Counts, window: Contract['window']): Pick<ReadingResult, 'everyMonth' | 'answeredWithin' | 'lost'> {
  const months = Array.from({ length: view.months }, (_, month) => month)
  const windows = window === 'term' ? [months] : months.map((month) => [month])
  let n = 0
  let met = 0
  for (let replication = 0; replication < view.replications; replication++) {
    const verdicts = windows.map((one) => verdictOnAll(view, replication, one)).filter((verdict) => verdict !== null)
    if (verdicts.length === 0) continue
    n++
    if (verdicts.every((verdict) => verdict)) met++
  }
  const share = (key: string) => {
    const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0)
    const whole = sum(view.whole(view.at(key), months))
    return whole === 0 ? null : sum(view.part(view.at(key), months)) / whole
  }
  return {
    everyMonth: { probability: n === 0 ? null : met / n, ci95: wilson(met, n), n },
    answeredWithin: share('answeredWithin'),
    lost: share('lost'),
  }
}

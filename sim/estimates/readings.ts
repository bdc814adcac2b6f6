/** What becomes of a term under other readings of the contract, and which of them is worth a question before the bid. */
import type { Reading } from '../contract/readings.ts'
import type { Contract, Readings } from '../contract/schema.ts'
import type { JudgedTarget } from '../contract/targets.ts'
import { probabilityOf } from './amounts.ts'
import { Counts, everyWindowMeets } from './counts.ts'
import { differenceOfProbabilities, type ProbabilityDifferenceResult } from './differences.ts'
import type { ProbabilityResult } from './results.ts'
import type { Tallies } from './tallies.ts'

/** `weeksOfMonth` changes the calendar: its values are runs of their own. */
type ReadingName = Reading['reading'] | 'weeksOfMonth'

export interface ReadingResult extends Omit<Reading, 'rules' | 'reading'> {
  reading: ReadingName
  everyMonth: ProbabilityResult
  /** Of P(every month passes): less that of the contract as it is, replication by replication. */
  difference: ProbabilityDifferenceResult
  /** Over the term, over all calls. */
  answeredWithin: number | null
  lost: number | null
}

/** How far the answer to one question moves the probability that every month passes. */
export interface QuestionResult {
  reading: ReadingName
  /** The values with the lowest and with the highest probability. */
  least: string
  most: string
  /** The highest less the lowest, replication by replication. */
  difference: ProbabilityDifferenceResult
}

/** The same replications on the calendar that another value of `weeksOfMonth` gives. */
export interface WeeksRun {
  value: Readings['weeksOfMonth']
  /** It is how the contract itself is read. */
  own: boolean
  tallies: Tallies
}

/** A reading with what was counted under it. */
interface Judged extends Omit<Reading, 'rules' | 'reading'> {
  reading: ReadingName
  view: Counts
  /** Does every window of a replication pass? null = no data. */
  passes: (boolean | null)[]
}

/** `readings` in the order of the plan's; then `weeks`. */
export function readingResults(
  readings: Reading[],
  weeks: WeeksRun[],
  targets: JudgedTarget[],
  window: Contract['window'],
  tallies: Tallies,
): { readings: ReadingResult[]; questions: QuestionResult[] } {
  const passes = (view: Counts) => everyWindowMeets(view, window)
  const own = passes(new Counts(tallies, targets))
  const judged = [
    ...readings.map(({ rules: _, ...reading }, i): Judged => {
      const view = countsOf(tallies, i, targets)
      return { ...reading, view, passes: passes(view) }
    }),
    ...weeks.map(({ value, own: isOwn, tallies: other }): Judged => {
      const view = new Counts(other, targets)
      // Open on all days in doubt is the client's reading.
      return {
        reading: 'weeksOfMonth',
        value,
        favours: value === 'commonDays' ? 'client' : 'supplier',
        own: isOwn,
        view,
        passes: passes(view),
      }
    }),
  ]
  return {
    readings: judged.map(({ view, passes: under, ...reading }) => ({
      ...reading,
      everyMonth: probabilityOf(under),
      difference: differenceOfProbabilities(under, own),
      answeredWithin: shareOf(view, 'answeredWithin'),
      lost: shareOf(view, 'lost'),
    })),
    questions: questionsOf(judged),
  }
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

function shareOf(view: Counts, key: 'answeredWithin' | 'lost'): number | null {
  const months = Array.from({ length: view.months }, (_, month) => month)
  const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0)
  const whole = sum(view.whole(view.at(key), months))
  return whole === 0 ? null : sum(view.part(view.at(key), months)) / whole
}

/** The one that moves the probability most comes first. */
function questionsOf(judged: Judged[]): QuestionResult[] {
  const names = [...new Set(judged.map(({ reading }) => reading))].filter((name) => name !== 'all')
  return names
    .map((reading): QuestionResult => {
      const values = judged
        .filter((one) => one.reading === reading)
        .map((one) => ({ ...one, met: probabilityOf(one.passes).probability ?? 0 }))
        .sort((a, b) => a.met - b.met)
      const [least, most] = [values[0], values[values.length - 1]]
      return { reading, least: least.value, most: most.value, difference: differenceOfProbabilities(most.passes, least.passes) }
    })
    .sort((a, b) => (b.difference.difference ?? 0) - (a.difference.difference ?? 0))
}

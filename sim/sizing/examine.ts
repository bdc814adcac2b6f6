/** Replications of one plan, one after the other until it is decided: what a thread does for sizing. */
import { TypeField } from '../contract/judge.ts'
import { Counts, failedWindows, windowsOf } from '../estimates/counts.ts'
import { type PenaltyRules, penaltiesOf } from '../estimates/penalties.ts'
import { mergeTallies, type Tallies } from '../estimates/tallies.ts'
import type { Plan } from '../plan.ts'
import { Replicator, shapeOf } from '../replicate.ts'

export interface Examination {
  plan: Plan
  window: 'month' | 'term'
  /** Which replications, in this order. */
  replications: number[]
  /** With more failures than this the plan is hopeless, and no more is replayed. */
  mostFailures: number
  /** null = the contract has none. */
  penalties: PenaltyRules | null
}

export interface Examined {
  /** In the order replayed: which replication, whether every window met its targets (null = no data), and the penalties of its term. */
  outcomes: { replication: number; met: boolean | null; penalty: number }[]
  /** Of these replications. */
  tallies: Tallies
  /** Attempts simulated, in and out of hours. */
  calls: number
}

export function examine({ plan, window, replications, mostFailures, penalties }: Examination, replicator = new Replicator(plan)): Examined {
  const windows = windowsOf(window, plan.model.term.months.length)
  const parts: Tallies[] = []
  const outcomes: Examined['outcomes'] = []
  let failures = 0
  while (outcomes.length < replications.length && failures <= mostFailures) {
    // Sooner than after so many more, it cannot be decided.
    const next = replications.slice(outcomes.length, outcomes.length + mostFailures - failures + 1)
    const part = replicator.runThese(next)
    parts.push(part)
    const view = new Counts(part, plan.targets)
    const due = penalties === null ? null : penaltiesOf(penalties, view, windows).term
    next.forEach((replication, row) => {
      const failed = failedWindows(view, row, windows)
      outcomes.push({ replication, met: failed === null ? null : failed === 0, penalty: due?.[row] ?? 0 })
      if (failed !== null && failed > 0) failures++
    })
  }
  const tallies = parts.length === 1 ? parts[0] : mergeTallies(shapeOf(plan), parts)
  return { outcomes, tallies, calls: callsIn(tallies) }
}

/** Attempts of phone calls, in and out of hours. */
export function callsIn({ typeCounts, types }: Tallies): number {
  let calls = 0
  for (let type = 0; type < types; type++) {
    for (let field: number = TypeField.answered; field <= TypeField.inProgress; field++) calls += typeCounts[type * TypeField.size + field]
    calls += typeCounts[type * TypeField.size + TypeField.outOfHours]
  }
  return calls
}

/** Sums by interval, as in tallies. */
export function sumOfIntervals(parts: Tallies[]): Float64Array {
  const sum = new Float64Array(parts[0]?.intervals.length ?? 0)
  for (const { intervals } of parts) for (let i = 0; i < sum.length; i++) sum[i] += intervals[i]
  return sum
}

/**
 * What is known of each plan examined, replication by replication, under the same random numbers. A plan is decided as soon as it can
 * be: rejected when even success in all that is left would not do. Replications that others failed are replayed first.
 */
import { wilson } from '../estimates/intervals.ts'
import type { Tallies } from '../estimates/tallies.ts'
import type { Plan } from '../plan.ts'
import type { Examination, Examined } from './examine.ts'
import { type Heads, keyOf, type Rosters } from './rosters.ts'

const limits = new Map<string, number>()

/** The most failures in `n` replications with which the lower end of the interval still reaches `share`; -1 = not even with none. */
export function mostFailures(n: number, share: number): number {
  const key = `${n} ${share}`
  let failures = limits.get(key)
  if (failures !== undefined) return failures
  failures = -1
  while (failures < n && (wilson(n - failures - 1, n)?.[0] ?? 0) >= share) failures++
  limits.set(key, failures)
  return failures
}

/** A plan as far as it is known. */
export interface Known {
  heads: Heads
  plan: Plan
  /** By replication: 1 = every month passed, 0 = not, -1 = not replayed, -2 = no data. */
  outcome: Int8Array
  done: number
  failures: number
  /** Of what was replayed, while the plan was not rejected; merged by `talliesOf`. */
  parts: Tallies[]
  /** Mean cost of a term over what was replayed. */
  cost: number
  occupancy: { handling: number; present: number }
}

/** Runs examinations side by side; the answers come in the order of the tasks, null where an interruption came first. */
export type Examiner = (tasks: Examination[]) => Promise<(Examined | null)[]>

/** Mean cost of a term, over the replications of `tallies`. */
export type CostOf = (plan: Plan, tallies: Tallies) => number

export interface LedgerOptions {
  rosters: Rosters
  window: 'month' | 'term'
  /** Of the final decision. */
  replications: number
  costOf: CostOf
  examiner: Examiner
}

/** How many plans are looked at side by side, and how many replications of one: fixed, so that threads change nothing. */
const sideBySide = 8
const firstLook = 24

export class Ledger {
  readonly replications: number
  readonly rosters: Rosters
  /** Calls simulated so far, and replications. */
  calls = 0
  replayed = 0
  readonly plans = new Map<string, Known>()
  private readonly options: LedgerOptions
  /** By replication: how many plans were examined there, and failed. */
  private readonly examined: Float64Array
  private readonly failed: Float64Array

  constructor(options: LedgerOptions) {
    this.options = options
    this.rosters = options.rosters
    this.replications = options.replications
    this.examined = new Float64Array(options.replications)
    this.failed = new Float64Array(options.replications)
  }

  /** An empty one for other rosters. */
  like(rosters: Rosters): Ledger {
    return new Ledger({ ...this.options, rosters })
  }

  /** Counts what was simulated elsewhere. */
  count(calls: number, replications: number): void {
    this.calls += calls
    this.replayed += replications
  }

  known(heads: Heads): Known {
    const key = keyOf(heads)
    const before = this.plans.get(key)
    if (before !== undefined) return before
    const made: Known = {
      heads,
      plan: this.rosters.plan(heads),
      outcome: new Int8Array(this.replications).fill(-1),
      done: 0,
      failures: 0,
      parts: [],
      cost: 0,
      occupancy: { handling: 0, present: 0 },
    }
    this.plans.set(key, made)
    return made
  }

  /** true = will do, false = will not, null = not known yet. */
  verdict({ done, failures, outcome, occupancy }: Known, share: number): boolean | null {
    if (failures > mostFailures(this.replications, share)) return false
    if (done < this.replications) return null
    const ceiling = this.rosters.rules.limits.occupancy ?? 1
    if (occupancy.present > 0 && occupancy.handling / occupancy.present > ceiling) return false
    const data = outcome.reduce((sum, one) => sum + (one >= 0 ? 1 : 0), 0)
    return (wilson(data - failures, data)?.[0] ?? 0) >= share
  }

  /**
   * The first of `plans` that will do and costs less than `below`; those before it will not. Plans are looked at side by side, and the
   * looks that come to nothing are counted like all others.
   */
  async firstGood(plans: Heads[], share: number, stop: () => boolean, below = Number.POSITIVE_INFINITY): Promise<Known | null> {
    for (let from = 0; from < plans.length && !stop(); from += sideBySide) {
      const batch = plans.slice(from, from + sideBySide).map((heads) => this.known(heads))
      const open = batch.filter((one) => this.verdict(one, share) === null)
      const look = Math.min(firstLook, mostFailures(this.replications, share) + 1)
      await this.replay(open.map((known) => ({ known, replications: this.next(known, look), share })))
      for (const known of batch) if ((await this.decide(known, share, stop)) && known.cost < below) return known
    }
    return null
  }

  /** Replays one plan until it is decided. */
  async decide(known: Known, share: number, stop: () => boolean): Promise<boolean> {
    while (this.verdict(known, share) === null && !stop()) {
      const next = this.next(known, 2 * sideBySide)
      const pieces = Array.from({ length: sideBySide }, (_, i) => next.filter((__, k) => k % sideBySide === i))
      await this.replay(pieces.filter((one) => one.length > 0).map((replications) => ({ known, replications, share })))
    }
    return this.verdict(known, share) === true
  }

  /** Replays given replications, if they have not been. */
  async look(known: Known, replications: number[]): Promise<void> {
    const missing = replications.filter((one) => known.outcome[one] === -1)
    const pieces = Array.from({ length: sideBySide }, (_, i) => missing.filter((__, k) => k % sideBySide === i))
    await this.replay(pieces.filter((one) => one.length > 0).map((one) => ({ known, replications: one, share: 0 })))
  }

  /** Those not replayed yet that other plans failed most often, `count` of them. */
  private next({ outcome }: Known, count: number): number[] {
    const hard = (one: number) => (this.failed[one] + 1) / (this.examined[one] + 2)
    const left = Array.from(outcome.keys()).filter((one) => outcome[one] === -1)
    return left.sort((a, b) => hard(b) - hard(a) || a - b).slice(0, count)
  }

  private async replay(tasks: { known: Known; replications: number[]; share: number }[]): Promise<void> {
    if (tasks.length === 0) return
    const examinations = tasks.map(({ known, replications, share }) => ({
      plan: known.plan,
      window: this.options.window,
      replications,
      mostFailures: Math.max(0, mostFailures(this.replications, share) - known.failures),
    }))
    const all = await this.options.examiner(examinations)
    all.forEach((one, i) => {
      if (one !== null) this.enter(tasks[i].known, one, tasks[i].share)
    })
  }

  private enter(known: Known, { outcomes, tallies, calls }: Examined, share: number): void {
    this.count(calls, outcomes.length)
    if (outcomes.length === 0) return
    for (const { replication, met } of outcomes) {
      known.outcome[replication] = met === null ? -2 : met ? 1 : 0
      this.examined[replication]++
      if (met === false) {
        known.failures++
        this.failed[replication]++
      }
    }
    known.cost = (known.cost * known.done + this.options.costOf(known.plan, tallies) * outcomes.length) / (known.done + outcomes.length)
    known.done += outcomes.length
    for (let row = 0; row < outcomes.length; row++) {
      known.occupancy.handling += tallies.work[2 * row]
      known.occupancy.present += tallies.work[2 * row + 1]
    }
    if (this.verdict(known, share) === false) known.parts = []
    else known.parts.push(tallies)
  }
}

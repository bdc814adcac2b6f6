/**
 * What is known of each plan examined, replication by replication, under the same random numbers. A plan is decided as soon as it can
 * be: rejected when even success in all that is left would not do. Replications that were hardest for others are replayed first.
 */
import { wilson } from '../estimates/intervals.ts'
import type { PenaltyRules } from '../estimates/penalties.ts'
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
  /** Of a term, by replication; 0 where it was not replayed. */
  costs: Float64Array
  /** Of a term, by replication; 0 where it was not replayed, or the contract has none. */
  penalties: Float64Array
  occupancy: { handling: number; present: number }
}

/** Seen from the first, so that plans without overtime cost their wages, and those with the same wages the same, to the last digit. */
export function meanOver(values: Float64Array, replications: number[]): number {
  const first = replications.length === 0 ? 0 : values[replications[0]]
  return first + replications.reduce((sum, one) => sum + (values[one] - first), 0) / Math.max(1, replications.length)
}

/** Of a term, over what was replayed. */
export const meanPenalty = ({ penalties, done }: Known) => penalties.reduce((sum, one) => sum + one, 0) / Math.max(1, done)

/** Runs examinations side by side; the answers come in the order of the tasks, null where an interruption came first. */
export type Examiner = (tasks: Examination[]) => Promise<(Examined | null)[]>

/** Cost of a term, by replication of `tallies`. */
export type CostOf = (plan: Plan, tallies: Tallies) => Float64Array

export interface LedgerOptions {
  rosters: Rosters
  window: 'month' | 'term'
  /** Of the final decision. */
  replications: number
  costOf: CostOf
  /** null = the contract has none. */
  penalties: PenaltyRules | null
  /** What is hard about a replication: that plans fail it, or what they pay for it. */
  hardBy: 'failures' | 'penalties'
  examiner: Examiner
}

/** How many plans are looked at side by side, and how many replications of one: fixed, so that threads change nothing. */
const sideBySide = 8
const firstLook = 24
/** A plan is likely to do when the harder part of the replications leaves some failures for the others. */
const hardPart = 1 / 3
const likelyFailures = 0.8

export class Ledger {
  readonly replications: number
  readonly rosters: Rosters
  /** Calls simulated so far, and replications. */
  calls = 0
  replayed = 0
  readonly plans = new Map<string, Known>()
  private readonly options: LedgerOptions
  /** By replication: how many plans were examined there, and how many failed, or what they paid. */
  private readonly examined: Float64Array
  private readonly hardship: Float64Array

  constructor(options: LedgerOptions) {
    this.options = options
    this.rosters = options.rosters
    this.replications = options.replications
    this.examined = new Float64Array(options.replications)
    this.hardship = new Float64Array(options.replications)
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
      costs: new Float64Array(this.replications),
      penalties: new Float64Array(this.replications),
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

  /** true also where all but the easier replications are known, and what they leave is likely enough: not for the last word. */
  likely(known: Known, share: number): boolean | null {
    const { done, failures } = known
    const verdict = this.verdict(known, share)
    const most = mostFailures(this.replications, share)
    return verdict ?? (done >= hardPart * this.replications && failures <= likelyFailures * most ? true : null)
  }

  /**
   * The first of `plans` that is `good`; those before it are not. Plans are looked at side by side, and the looks that come to nothing are
   * counted like all others. Those to `skip` when their turn comes are left out.
   */
  async first(
    plans: Heads[],
    share: number,
    stop: () => boolean,
    { good, skip = () => false }: { good: (known: Known) => boolean | null; skip?: (heads: Heads) => boolean },
  ): Promise<Known | null> {
    for (let from = 0; from < plans.length && !stop(); ) {
      const batch: Known[] = []
      for (; from < plans.length && batch.length < sideBySide; from++) {
        const known = this.known(plans[from])
        if (!skip(plans[from]) && !batch.includes(known)) batch.push(known)
      }
      await this.lookAtAll(batch, share)
      for (const known of batch) if (await this.decide(known, share, stop, good)) return known
    }
    return null
  }

  /**
   * Has a plan that will not do as many heads or more in each shift? Then this one will hardly do: not for sure, since one agent more can
   * take a long call that would have hung up.
   */
  beneath(heads: Heads, share: number): boolean {
    for (const one of this.plans.values())
      if (one.failures > 0 && this.verdict(one, share) === false && heads.every((count, shift) => count <= one.heads[shift])) return true
    return false
  }

  private async lookAtAll(batch: Known[], share: number): Promise<void> {
    const open = batch.filter((one) => this.verdict(one, share) === null && one.done === 0)
    const look = Math.min(firstLook, mostFailures(this.replications, share) + 1)
    await this.replay(open.map((known) => ({ known, replications: this.next(known, look), share })))
  }

  /** Replays one plan until it is decided. */
  async decide(
    known: Known,
    share: number,
    stop: () => boolean,
    verdict: (known: Known) => boolean | null = (one) => this.verdict(one, share),
  ): Promise<boolean> {
    while (verdict(known) === null && !stop()) {
      // Sooner than after so many more, it cannot be rejected.
      const fewest = mostFailures(this.replications, share) - known.failures + 1
      const next = this.next(known, Math.min(2 * sideBySide, fewest))
      const pieces = Array.from({ length: sideBySide }, (_, i) => next.filter((__, k) => k % sideBySide === i))
      await this.replay(pieces.filter((one) => one.length > 0).map((replications) => ({ known, replications, share })))
    }
    return verdict(known) === true
  }

  /** Replays given replications, if they have not been. */
  async look(known: Known, replications: number[]): Promise<void> {
    const missing = replications.filter((one) => known.outcome[one] === -1)
    const pieces = Array.from({ length: sideBySide }, (_, i) => missing.filter((__, k) => k % sideBySide === i))
    await this.replay(pieces.filter((one) => one.length > 0).map((one) => ({ known, replications: one, share: 0 })))
  }

  /** Those not replayed yet that were hardest for other plans, `count` of them. */
  private next({ outcome }: Known, count: number): number[] {
    const hard = (one: number) => (this.hardship[one] + 1) / (this.examined[one] + 2)
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
      penalties: this.options.penalties,
    }))
    const all = await this.options.examiner(examinations)
    all.forEach((one, i) => {
      if (one !== null) this.enter(tasks[i].known, one, tasks[i].share)
    })
  }

  private enter(known: Known, { outcomes, tallies, calls }: Examined, share: number): void {
    this.count(calls, outcomes.length)
    if (outcomes.length === 0) return
    const byPenalties = this.options.hardBy === 'penalties'
    const costs = this.options.costOf(known.plan, tallies)
    outcomes.forEach(({ replication, met, penalty }, row) => {
      known.outcome[replication] = met === null ? -2 : met ? 1 : 0
      known.penalties[replication] = penalty
      known.costs[replication] = costs[row]
      if (met === false) known.failures++
      this.examined[replication]++
      this.hardship[replication] += byPenalties ? penalty : met === false ? 1 : 0
    })
    known.done += outcomes.length
    known.cost = meanOver(
      known.costs,
      [...known.outcome.keys()].filter((one) => known.outcome[one] !== -1),
    )
    for (let row = 0; row < outcomes.length; row++) {
      known.occupancy.handling += tallies.work[2 * row]
      known.occupancy.present += tallies.work[2 * row + 1]
    }
    if (this.verdict(known, share) === false) known.parts = []
    else known.parts.push(tallies)
  }
}

/**
 * What a worker of the page does: it runs replications of the saved plan or a changed one, or adds up what others ran and estimates. Numbers come
 * out as on the command line: tallies are whole numbers, whoever ran them.
 */
import { type Band, bandsOf, type MonthDistribution, monthDistributions } from '../../sim/estimates/distributions.ts'
import { type PlanDifference, pairedDifferences } from '../../sim/estimates/paired.ts'
import { type Results, resultsOf } from '../../sim/estimates/results.ts'
import { mergeTallies, type Tallies } from '../../sim/estimates/tallies.ts'
import type { Plan } from '../../sim/plan.ts'
import { Replicator, shapeOf } from '../../sim/replicate.ts'
import { noChanges, type WhatIfChanges, whatIf } from '../../sim/whatIf.ts'
import { type OfferedLoad, offeredLoad } from '../offeredLoad.ts'
import { type CallTimes, callTimes } from '../shown.ts'
import type { EngineBase } from './base.ts'
import { unpack } from './packed.ts'

/** A plan to be run: 0 is the saved one, each change has a number of its own, greater than those before. */
export interface Job {
  job: number
  changes: WhatIfChanges
}

export const savedJob: Job = { job: 0, changes: noChanges }

export type Ask =
  | { kind: 'base'; base: string }
  | ({ kind: 'run'; from: number; to: number } & Job)
  /** Tallies of a job, wherever they were run. A new change makes those of the one before forgotten. */
  | ({ kind: 'add'; tallies: Tallies } & Job)
  /** What all tallies of the job say; `paired`: also against the saved plan, of which as many replications at least must have been added. */
  | ({ kind: 'estimate'; paired: boolean } & Job)

export type Tell = { kind: 'ready' } | { kind: 'ran'; tallies: Tallies } | { kind: 'estimated'; estimate: Estimate }

export interface Estimate {
  results: Results
  bands: Band[]
  distributions: MonthDistribution[]
  offered: OfferedLoad
  times: CallTimes
  /** Changed less saved; null where it was not asked for. */
  difference: Omit<PlanDifference, 'plan' | 'against'> | null
  /** The saved plan, run here in full: did it give the saved numbers, all of them to the last digit? null: not run in full, or not asked. */
  same: boolean | null
}

/** A plan in the works. */
interface Running {
  job: number
  plan: Plan
  replicator: Replicator | null
  /** Added so far. */
  tallies: Tallies[]
}

export class Engine {
  private base: EngineBase | undefined
  private saved: Running | undefined
  /** The change asked for last. */
  private changed: Running | undefined

  answer(ask: Ask): Tell {
    switch (ask.kind) {
      case 'base':
        this.base = unpack(ask.base) as EngineBase
        return { kind: 'ready' }
      case 'run': {
        const running = this.running(ask)
        running.replicator ??= new Replicator(running.plan)
        return { kind: 'ran', tallies: running.replicator.run(ask.from, ask.to) }
      }
      case 'add':
        add(this.running(ask), ask.tallies)
        return { kind: 'ready' }
      case 'estimate':
        return { kind: 'estimated', estimate: this.estimate(this.running(ask), ask.paired) }
    }
  }

  private given(): EngineBase {
    if (this.base === undefined) throw new Error('The engine was given no plan.')
    return this.base
  }

  private running({ job, changes }: Job): Running {
    const known = job === savedJob.job ? this.saved : this.changed
    if (known?.job === job) return known
    const running = { job, plan: whatIf(this.given(), changes), replicator: null, tallies: [] }
    if (job === savedJob.job) this.saved = running
    else this.changed = running
    return running
  }

  private estimate(running: Running, paired: boolean): Estimate {
    const { facts, saved: savedResults } = this.given()
    const { window } = facts
    const { plan } = running
    const tallies = merged(running)
    const results = resultsOf(facts, plan, tallies)
    let whole = results
    let difference: Estimate['difference'] = null
    if (paired) {
      const saved = this.running(savedJob)
      const all = merged(saved)
      whole = resultsOf(facts, saved.plan, all)
      const base = { plan: saved.plan, tallies: first(all, tallies.replications.length), window }
      difference = pairedDifferences({ plan, tallies, window }, base, results.months, whole.months)
    }
    return {
      results,
      bands: bandsOf(tallies),
      distributions: monthDistributions(plan.model.term.months, plan.targets, tallies),
      offered: offeredLoad(plan, facts.openWeekdays),
      times: callTimes(plan),
      difference,
      same:
        (paired || running.job === savedJob.job) && whole.replications === savedResults.replications
          ? sameNumbers(whole, savedResults)
          : null,
    }
  }
}

/** Keeps few parts, each larger than the next: memory for one set of sums a part, and each replication moved log n times. */
function add({ tallies: parts, plan }: Running, part: Tallies): void {
  let last = part
  while (parts.length > 0 && (parts.at(-1) as Tallies).replications.length <= last.replications.length)
    last = mergeTallies(shapeOf(plan), [parts.pop() as Tallies, last])
  parts.push(last)
}

function merged(running: Running): Tallies {
  const tallies = mergeTallies(shapeOf(running.plan), running.tallies)
  running.tallies = [tallies]
  return tallies
}

/** The first `n` replications, in what is kept by replication: all that differences look at. */
function first(tallies: Tallies, n: number): Tallies {
  const of = tallies.replications.length
  const rows = <T extends Int32Array | Float64Array>(kept: T) => kept.subarray(0, (kept.length / of) * n) as T
  return {
    ...tallies,
    replications: tallies.replications.slice(0, n),
    counts: rows(tallies.counts),
    overtime: rows(tallies.overtime),
    work: rows(tallies.work),
  }
}

/** Is all that was saved found again, to the last digit? What another version writes besides is no difference, nor is its name. */
function sameNumbers(found: Results, saved: Results): boolean {
  return holds({ ...found, pronto: saved.pronto }, saved)
}

function holds(found: unknown, saved: unknown): boolean {
  if (typeof saved !== 'object' || saved === null) return found === saved
  if (typeof found !== 'object' || found === null || Array.isArray(found) !== Array.isArray(saved)) return false
  if (Array.isArray(saved) && saved.length !== (found as unknown[]).length) return false
  return Object.entries(saved).every(([key, one]) => holds((found as Record<string, unknown>)[key], one))
}

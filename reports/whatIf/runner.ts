/**
 * Runs a changed plan in pieces on several workers, says something soon, and refines it until as many replications are done as the saved result
 * has. The saved plan is run beside it, so that both meet the same callers. A newer change ends an older one.
 */
import type { WhatIfChanges } from '../../sim/whatIf.ts'
import { type Ask, type Estimate, type Job, savedJob, type Tell } from './engine.ts'

/** Asks a worker: it answers in the order in which it was asked. */
export type Worker = (ask: Ask) => Promise<Tell>

export interface Answer {
  estimate: Estimate
  /** The saved plan itself. */
  rest: boolean
  /** All replications are done, and compared with the saved plan's. */
  complete: boolean
}

export interface RunnerSettings {
  /** They run replications. */
  workers: Worker[]
  /** It adds up and estimates, so that neither the page nor a replication waits for that. */
  estimator: Worker
  base: string
  /** Of the saved results. */
  replications: number
  onProgress: (done: number) => void
  onAnswer: (answer: Answer) => void
  onFailure: (error: unknown) => void
  /** Milliseconds, from any beginning. */
  now: () => number
}

/** Something is to be seen after so long; then after twice as long again, and so on. */
const firstMillis = 700
/** How long a worker is to be away with one piece of work: a newer change waits for that. */
const pieceMillis = 120

/** Replications of a plan, handed out from the first on. */
interface Progress extends Job {
  handedOut: number
  done: number
}

export class Runner {
  private readonly settings: RunnerSettings
  private readonly saved: Progress = { ...savedJob, handedOut: 0, done: 0 }
  private job = savedJob.job
  /** What is under way of the job before: workers are free when it is done. */
  private busy: Promise<void> = Promise.resolve()
  /** Of one replication, on one worker; 0 = not known yet. */
  private millisEach = 0

  constructor(settings: RunnerSettings) {
    this.settings = settings
    const { base, workers, estimator, onFailure } = settings
    for (const worker of [...workers, estimator]) worker({ kind: 'base', base }).catch(onFailure)
  }

  /** The saved plan begins to run, for a moment: what is asked for next finds workers that are quick, and something to compare with. */
  warm(): void {
    const { job } = this
    this.follow(() => this.until(this.saved, job, this.settings.replications, firstMillis, false))
  }

  /** Ends what is under way, and runs the plan with these changes; null: the saved plan. */
  run(changes: WhatIfChanges | null): void {
    const job = ++this.job
    this.follow(() => (changes === null ? this.atRest(job) : this.changed({ job, changes, handedOut: 0, done: 0 })))
  }

  /** Ends what is under way. What is known stays. */
  stop(): void {
    this.job++
  }

  private follow(work: () => Promise<void>): void {
    this.busy = this.busy.then(work).catch((error) => {
      this.job++
      this.settings.onFailure(error)
    })
  }

  private async atRest(job: number): Promise<void> {
    await this.until(this.saved, job, this.settings.replications, Number.POSITIVE_INFINITY, true)
    if (this.job === job) await this.estimate(this.saved, job, true, false)
  }

  private async changed(progress: Progress): Promise<void> {
    const { job } = progress
    const { replications } = this.settings
    for (let millis = firstMillis; progress.done < replications && this.job === job; millis *= 2) {
      await this.until(progress, job, replications, millis, true)
      if (this.job !== job) return
      if (this.saved.done < progress.done) {
        await this.estimate(progress, job, false, false)
        await this.until(this.saved, job, progress.done, Number.POSITIVE_INFINITY, false)
        if (this.job !== job) return
      }
      await this.estimate(progress, job, progress.done === replications, true)
    }
  }

  /** Runs up to `most` replications of a plan for so long, or until a newer job; then waits for what is under way. */
  private async until(progress: Progress, job: number, most: number, millis: number, shown: boolean): Promise<void> {
    const { workers, estimator, now, onProgress } = this.settings
    const end = now() + millis
    const lane = async (worker: Worker) => {
      while (this.job === job && progress.handedOut < most && now() < end) {
        const left = Math.ceil((most - progress.handedOut) / workers.length)
        const wanted = this.millisEach === 0 ? 1 : Math.floor(Math.min(pieceMillis, end - now()) / this.millisEach)
        const from = progress.handedOut
        const to = from + Math.max(1, Math.min(left, wanted))
        progress.handedOut = to
        const before = now()
        const told = await worker({ kind: 'run', job: progress.job, changes: progress.changes, from, to })
        this.millisEach = (now() - before) / (to - from)
        progress.done += to - from
        if (told.kind !== 'ran') continue
        // Of a change that is no longer asked for nothing is kept.
        if (this.job === job || progress === this.saved)
          estimator({ kind: 'add', job: progress.job, changes: progress.changes, tallies: told.tallies }).catch(this.settings.onFailure)
        if (this.job === job && shown) onProgress(progress.done)
      }
    }
    await Promise.all(workers.map(lane))
  }

  private async estimate({ job: of, changes }: Progress, job: number, complete: boolean, paired: boolean): Promise<void> {
    const told = await this.settings.estimator({ kind: 'estimate', job: of, changes, paired })
    if (this.job === job && told.kind === 'estimated')
      this.settings.onAnswer({ estimate: told.estimate, rest: of === savedJob.job, complete: complete || of === savedJob.job })
  }
}

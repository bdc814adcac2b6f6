/** Runs in the background, one at a time: each takes all threads. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { compareOn, detailsOfMain, type ReadyPlan } from '../run/compare.ts'
import { writeComparison } from '../run/compareOutput.ts'
import { folderReason, makeFolder, OutputError, writeResults } from '../run/output.ts'
import type { Ready } from '../run/read/documents.ts'
import { runDetails, simulateOn } from '../run/simulate.ts'
import { Threads } from '../run/threads.ts'
import type { Folder } from './folder.ts'
import { Refused } from './refused.ts'
import { resultFile } from './reports.ts'

export type RunState = 'running' | 'done' | 'cancelled' | 'failed'

/** What pages show of a run. */
export interface RunView {
  id: number
  kind: 'results' | 'comparison'
  /** The folder of its results: "results/nine". */
  folder: string
  state: RunState
  /** Replications, of all plans together. */
  done: number
  planned: number
  /** Milliseconds since it began. */
  elapsed: number
  /** The file to open when it is done. */
  result: string
  /** Why it failed. */
  why: string | null
}

interface Run extends Omit<RunView, 'elapsed'> {
  began: number
  ended: number | null
  cancel: AbortController
  finished: Promise<void>
}

/** Pages are told no more often than this. Milliseconds. */
const every = 100
const longestName = 60

export class Runner {
  private readonly folder: Folder
  private readonly threads: number | undefined
  private run: Run | null = null
  private readonly listeners = new Set<(view: RunView) => void>()
  private told = 0

  constructor(folder: Folder, threads?: number) {
    this.folder = folder
    this.threads = threads
  }

  /** The run that is under way, or the last one. */
  get view(): RunView | null {
    if (this.run === null) return null
    const { began, ended, cancel: _, finished: __, ...view } = this.run
    return { ...view, elapsed: (ended ?? performance.now()) - began }
  }

  /** What a page that is opened shows: a run that was cancelled is no news. */
  get news(): RunView | null {
    return this.run?.state === 'cancelled' ? null : this.view
  }

  get busy(): boolean {
    return this.run?.state === 'running'
  }

  /** Throws Refused while another one runs. */
  simulate(ready: Ready, name: string): RunView {
    const { scenario } = ready
    return this.begin('results', name, scenario.simulate.replications, async (threads, dir, options) => {
      const outcome = await simulateOn(threads, scenario, ready, { ...options, readings: true })
      if (!outcome.interrupted) writeResults(outcome.results, runDetails(ready, outcome), dir)
    })
  }

  /** Throws Refused while another one runs. */
  compare(plans: ReadyPlan[], name: string): RunView {
    const planned = plans.length * (plans[0]?.scenario.simulate.replications ?? 0)
    return this.begin('comparison', name, planned, async (threads, dir, options) => {
      const { comparison, tallies, interrupted } = await compareOn(threads, plans, { ...options, base: 0 })
      if (!interrupted && comparison !== null) writeComparison(comparison, detailsOfMain(comparison, plans, tallies), dir)
    })
  }

  /** Told at each change; returns what ends that. */
  follow(listener: (view: RunView) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Nothing is written of a run that is cancelled. Resolves when it has stopped. */
  async cancel(): Promise<void> {
    this.run?.cancel.abort()
    await this.run?.finished
  }

  private begin(
    kind: Run['kind'],
    name: string,
    planned: number,
    work: (threads: Threads, dir: string, options: Options) => Promise<void>,
  ): RunView {
    if (this.busy) throw new Refused(409, 'busy')
    const folder = this.newFolder(name)
    const run: Run = {
      id: (this.run?.id ?? 0) + 1,
      kind,
      folder,
      state: 'running',
      done: 0,
      planned,
      result: resultFile(folder, kind),
      why: null,
      began: performance.now(),
      ended: null,
      cancel: new AbortController(),
      finished: Promise.resolve(),
    }
    this.run = run
    run.finished = this.finish(run, work)
    return this.view as RunView
  }

  private async finish(run: Run, work: (threads: Threads, dir: string, options: Options) => Promise<void>): Promise<void> {
    const dir = join(this.folder.root, run.folder)
    let threads: Threads | undefined
    const { signal } = run.cancel
    try {
      threads = new Threads(this.threads)
      await work(threads, dir, {
        signal,
        onProgress: (done) => {
          run.done = done
          this.tell(false)
        },
      })
      run.state = signal.aborted ? 'cancelled' : 'done'
    } catch (error) {
      run.state = 'failed'
      run.why = error instanceof Error ? error.message : String(error)
    } finally {
      await threads?.close()
      run.ended = performance.now()
      // It was made by this run, for its results alone.
      if (run.state !== 'done') rmSync(dir, { recursive: true, force: true })
      this.tell(true)
    }
  }

  private tell(now: boolean): void {
    const time = performance.now()
    if (!now && time - this.told < every) return
    this.told = time
    const { view } = this
    if (view !== null) for (const listener of this.listeners) listener(view)
  }

  /** "results/nine", or "results/nine 2": a folder that was not there. Throws OutputError and Refused. */
  private newFolder(name: string): string {
    const plain = folderName(name)
    try {
      makeFolder(this.folder.inside('results'))
      for (let i = 1; ; i++) {
        const folder = `results/${plain}${i === 1 ? '' : ` ${i}`}`
        try {
          mkdirSync(this.folder.inside(folder))
          return folder
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
        }
      }
    } catch (error) {
      if (error instanceof Refused) throw error
      throw new OutputError(`results: found ${folderReason(error)}.`)
    }
  }
}

interface Options {
  signal: AbortSignal
  onProgress: (done: number) => void
}

/** Letters, digits, spaces, - _ and points within; never empty. */
export function folderName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} _.-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  return Array.from(plain).slice(0, longestName).join('').trim() || 'run'
}

/** Spreads replications over threads. The result depends on the plan and the number of replications, never on the threads. */

import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { mergeTallies, type Tallies } from '../sim/estimates/tallies.ts'
import { type Plan, shapeOf } from '../sim/replicate.ts'
import type { Range } from './worker.ts'

export interface RunOptions {
  /** As many as there are cores when absent. */
  threads?: number
  signal?: AbortSignal
  onProgress?: (done: number) => void
}

/** The built worker beside this module, or in dist/ when the sources run unbuilt (in tests). */
function workerFile(): string {
  const near = [new URL('../run/worker.js', import.meta.url), new URL('../dist/run/worker.js', import.meta.url)].map((url) =>
    fileURLToPath(url),
  )
  const found = near.find((path) => existsSync(path))
  if (found === undefined) throw new Error('The worker is not built: npm run build')
  return found
}

/** Threads that hold a plan ready. Close them when done. */
export class Threads {
  private readonly plan: Plan
  private readonly pool: Piscina
  private readonly count: number

  constructor(plan: Plan, threads: number = availableParallelism()) {
    this.plan = plan
    this.count = threads
    this.pool = new Piscina({ filename: workerFile(), minThreads: threads, maxThreads: threads, workerData: plan })
  }

  /**
   * Runs replications `from` to `to` (excluded). When `signal` aborts, what is done by then comes back: whole replications only,
   * the list of which is in the tallies.
   */
  async run(from: number, to: number, { signal, onProgress }: Pick<RunOptions, 'signal' | 'onProgress'> = {}): Promise<Tallies> {
    const parts: Tallies[] = []
    let next = from
    let done = 0
    const chunk = Math.max(1, Math.min(50, Math.ceil((to - from) / (this.count * 8))))
    const lane = async () => {
      while (next < to && !signal?.aborted) {
        const range: Range = { from: next, to: Math.min(to, next + chunk) }
        next = range.to
        try {
          const part = (await this.pool.run(range, signal === undefined ? {} : { signal })) as Tallies
          parts.push(part)
          done += range.to - range.from
          onProgress?.(done)
        } catch (error) {
          if (!signal?.aborted) throw error
        }
      }
    }
    await Promise.all(Array.from({ length: this.count }, lane))
    return mergeTallies(shapeOf(this.plan), parts)
  }

  async close(): Promise<void> {
    await this.pool.destroy()
  }
}

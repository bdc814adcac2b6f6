/** Spreads replications over threads. The result depends on the plan and the number of replications, never on the threads. */

import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { mergeTallies, type Tallies } from '../sim/estimates/tallies.ts'
import { type Plan, shapeOf } from '../sim/replicate.ts'
import type { Range } from './worker.ts'

export interface RunOptions {
  /** Stops: nothing new is begun, what is nearly done is waited for. */
  signal?: AbortSignal
  onProgress?: (done: number) => void
}

/** How long a thread is to be away with one piece of work: progress moves, an interruption is heard, and handing over costs nothing. */
const pieceMillis = 250
const mostInPiece = 500
/** How long an interruption waits for pieces of work that are under way. */
const graceMillis = 800

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

  constructor(plan: Plan, threads: number = availableParallelism(), worker = workerFile()) {
    this.plan = plan
    this.count = threads
    this.pool = new Piscina({ filename: worker, minThreads: threads, maxThreads: threads, workerData: plan })
  }

  /**
   * Runs replications `from` to `to` (excluded). When `signal` aborts, what is done a moment later comes back: whole replications only,
   * the list of which is in the tallies. Throws what a thread throws.
   */
  async run(from: number, to: number, { signal, onProgress }: RunOptions = {}): Promise<Tallies> {
    const parts: Tallies[] = []
    const stop = new AbortController()
    let timer: NodeJS.Timeout | undefined
    const wait = () => {
      timer = setTimeout(() => stop.abort(), graceMillis)
    }
    signal?.addEventListener('abort', wait, { once: true })
    let next = from
    let done = 0
    const lane = async () => {
      let size = 1
      while (next < to && !signal?.aborted && !stop.signal.aborted) {
        // Towards the end the threads share what is left, so that none waits long for another.
        const range: Range = { from: next, to: Math.min(to, next + Math.min(size, Math.ceil((to - next) / this.count))) }
        next = range.to
        const before = performance.now()
        parts.push((await this.pool.run(range, { signal: stop.signal })) as Tallies)
        done += range.to - range.from
        onProgress?.(done)
        const each = (performance.now() - before) / (range.to - range.from)
        size = Math.max(1, Math.min(mostInPiece, 4 * size, Math.floor(pieceMillis / each)))
      }
    }
    try {
      await Promise.all(Array.from({ length: this.count }, lane))
    } catch (error) {
      stop.abort()
      if (!signal?.aborted) throw error
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wait)
    }
    return mergeTallies(shapeOf(this.plan), parts)
  }

  async close(): Promise<void> {
    await this.pool.destroy()
  }
}

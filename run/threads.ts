/** Spreads replications over threads. The result depends on the plan and the number of replications, never on the threads. */

import { setMaxListeners } from 'node:events'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { mergeTallies, type Tallies, type TallyShape } from '../sim/estimates/tallies.ts'
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
/** How long a thread may take to load. */
const loadMillis = 10_000

/** The built worker beside this module, or in dist/ when the sources run unbuilt (in tests). */
function workerFile(): string {
  const near = [new URL('../run/worker.js', import.meta.url), new URL('../dist/run/worker.js', import.meta.url)].map((url) =>
    fileURLToPath(url),
  )
  const found = near.find((path) => existsSync(path))
  if (found === undefined) throw new Error('The worker is not built: npm run build')
  return found
}

/** Keeps few parts, each larger than the next: memory for one set of sums a part, and each replication moved log n times. */
function add(parts: Tallies[], part: Tallies, shape: TallyShape): void {
  let last = part
  for (;;) {
    const before = parts.at(-1)
    if (before === undefined || before.replications.length > last.replications.length) break
    parts.pop()
    last = mergeTallies(shape, [before, last])
  }
  parts.push(last)
}

/** Threads that hold a plan ready. Close them when done. */
export class Threads {
  private readonly plan: Plan
  private readonly pool: Piscina
  private readonly count: number
  /** Threads that have loaded the worker. */
  private readonly loaded = new Set<number>()
  /** A thread that breaks between two pieces of work. */
  private readonly broken: Promise<never>

  constructor(plan: Plan, threads: number = availableParallelism(), worker = workerFile()) {
    this.plan = plan
    this.count = threads
    this.pool = new Piscina({
      filename: worker,
      // Threads are started when there is work for them, and stay: one that is stopped is not replaced.
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: Number.POSITIVE_INFINITY,
      workerData: plan,
    })
    this.pool.on('workerCreate', ({ id }: { id: number }) => this.loaded.add(id))
    this.pool.on('workerDestroy', ({ id }: { id: number }) => this.loaded.delete(id))
    this.broken = new Promise((_, reject) => this.pool.on('error', reject))
    // Heard by each run; between runs by nobody.
    this.broken.catch(() => {})
  }

  /**
   * Runs replications `from` to `to` (excluded). When `signal` aborts, what is done a moment later comes back: whole replications only,
   * the list of which is in the tallies. Throws what a thread throws.
   */
  async run(from: number, to: number, { signal, onProgress }: RunOptions = {}): Promise<Tallies> {
    const shape = shapeOf(this.plan)
    const parts: Tallies[] = []
    const stop = new AbortController()
    // Each lane listens to it: more than ten are no leak.
    setMaxListeners(0, stop.signal)
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
        add(parts, (await this.pool.run(range, { signal: stop.signal })) as Tallies, shape)
        done += range.to - range.from
        onProgress?.(done)
        const each = (performance.now() - before) / (range.to - range.from)
        size = Math.max(1, Math.min(mostInPiece, 4 * size, Math.floor(pieceMillis / each)))
      }
    }
    try {
      await Promise.race([Promise.all(Array.from({ length: this.count }, lane)), this.broken])
    } catch (error) {
      stop.abort()
      if (!signal?.aborted) throw error
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wait)
    }
    return mergeTallies(shape, parts)
  }

  /** Waits for threads that are still loading: Node 20 aborts as a whole when a thread ends while it loads an ES module by require. */
  async close(): Promise<void> {
    const deadline = performance.now() + loadMillis
    while (this.pool.threads.length > this.loaded.size && performance.now() < deadline) await sleep(5)
    await this.pool.destroy()
  }
}

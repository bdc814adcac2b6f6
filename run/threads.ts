/** Spreads replications over threads. The result depends on the plan and the number of replications, never on the threads. */

import { setMaxListeners } from 'node:events'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { mergeTallies, type Tallies, type TallyShape } from '../sim/estimates/tallies.ts'
import type { Plan } from '../sim/plan.ts'
import { shapeOf } from '../sim/replicate.ts'
import type { Examination, Examined } from '../sim/sizing/examine.ts'
import type { Piece } from './worker.ts'

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
  const near = ['../run/worker.cjs', '../dist/run/worker.cjs'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
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

/** What piscina throws when its signal aborts. */
const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError'

/** Threads for any number of plans, one after the other. Close them when done. */
export class Threads {
  private readonly pool: Piscina
  private readonly count: number
  /** Threads that have loaded the worker. */
  private readonly loaded = new Set<number>()
  /** A thread that breaks between two pieces of work. */
  private readonly broken: Promise<never>

  /** The plan of the last run, and its number. */
  private plan: Plan | undefined
  private planId = 0

  constructor(threads: number = availableParallelism(), worker = workerFile()) {
    this.count = threads
    this.pool = new Piscina({
      filename: worker,
      // Threads are started when there is work for them, and stay: one that is stopped is not replaced.
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: Number.POSITIVE_INFINITY,
    })
    this.pool.on('workerCreate', ({ id }: { id: number }) => this.loaded.add(id))
    this.pool.on('workerDestroy', ({ id }: { id: number }) => this.loaded.delete(id))
    this.broken = new Promise((_, reject) => this.pool.on('error', reject))
    // Heard by each run; between runs by nobody.
    this.broken.catch(() => {})
  }

  /** Starts a thread while there is something else to do first, such as reading files. */
  warm(): void {
    // What is wrong with it shows when it is to work.
    this.pool.run(null).catch(() => {})
  }

  /**
   * Runs replications `from` to `to` (excluded) of `plan`. When `signal` aborts, what is done a moment later comes back: whole
   * replications only, the list of which is in the tallies. Throws what a thread throws, after an abort too.
   */
  async run(plan: Plan, from: number, to: number, { signal, onProgress }: RunOptions = {}): Promise<Tallies> {
    const shape = shapeOf(plan)
    if (plan !== this.plan) this.planId++
    this.plan = plan
    const { planId } = this
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
        const count = Math.min(size, Math.ceil((to - next) / this.count))
        const piece: Piece = { planId, plan, from: next, to: next + count }
        next += count
        const before = performance.now()
        add(parts, (await this.pool.run(piece, { signal: stop.signal })) as Tallies, shape)
        done += count
        onProgress?.(done)
        const each = (performance.now() - before) / count
        size = Math.max(1, Math.min(mostInPiece, 4 * size, Math.floor(pieceMillis / each)))
      }
    }
    try {
      await Promise.race([Promise.all(Array.from({ length: this.count }, lane)), this.broken])
    } catch (error) {
      stop.abort()
      if (!signal?.aborted || !isAbort(error)) throw error
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wait)
    }
    return mergeTallies(shape, parts)
  }

  /**
   * Examines plans, each on a thread; the answers come in the order of `tasks`. When `signal` aborts, what is done a moment later comes
   * back, and null for the others.
   */
  async examine(tasks: Examination[], signal?: AbortSignal): Promise<(Examined | null)[]> {
    const stop = new AbortController()
    setMaxListeners(0, stop.signal)
    let timer: NodeJS.Timeout | undefined
    const wait = () => {
      timer = setTimeout(() => stop.abort(), graceMillis)
    }
    signal?.addEventListener('abort', wait, { once: true })
    const one = async (examination: Examination): Promise<Examined | null> => {
      if (examination.plan !== this.plan) this.planId++
      this.plan = examination.plan
      try {
        return (await this.pool.run({ planId: this.planId, examination }, { name: 'examinePlan', signal: stop.signal })) as Examined
      } catch (error) {
        if (signal?.aborted && isAbort(error)) return null
        throw error
      }
    }
    try {
      return signal?.aborted ? tasks.map(() => null) : await Promise.race([Promise.all(tasks.map(one)), this.broken])
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wait)
    }
  }

  /** Waits for threads that are still loading: Node 20 can abort as a whole when one ends while it loads. */
  async close(): Promise<void> {
    const deadline = performance.now() + loadMillis
    while (this.pool.threads.length > this.loaded.size && performance.now() < deadline) await sleep(5)
    await this.pool.destroy()
  }
}

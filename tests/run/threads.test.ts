/** Threads: the same bytes however many; what is done by an interruption; what happens when one breaks. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { readyScenario } from '../../run/read/documents.ts'
import { Threads } from '../../run/threads.ts'
import type { Tallies } from '../../sim/estimates/tallies.ts'
import { replicate } from '../../sim/replicate.ts'
import { deskYaml, scratch } from '../cli/pronto.ts'

const folder = scratch()
const planOf = (options: Parameters<typeof deskYaml>[0] = {}) => readyScenario(folder.write('desk.yaml', deskYaml(options))).plan

const open: Threads[] = []
function threads(...args: ConstructorParameters<typeof Threads>): Threads {
  const made = new Threads(...args)
  open.push(made)
  return made
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

/** A worker of one's own, in place of run/worker.ts. */
function worker(name: string, body: string): string {
  const path = folder.path(`${name}.mjs`)
  writeFileSync(path, `export default ${body}\n`)
  return path
}

const done = ({ replications }: Tallies) => replications

describe('replications on threads', () => {
  test.each([1, 2, 3])('on %d threads they are those of one call', async (count) => {
    const plan = planOf()
    expect(await threads(count).run(plan, 0, 25)).toEqual(replicate(plan, 0, 25))
  })

  test('begin where the last ones ended', async () => {
    const pool = threads(2)
    const plan = planOf()
    expect(done(await pool.run(plan, 0, 3))).toEqual([0, 1, 2])
    expect(done(await pool.run(plan, 3, 7))).toEqual([3, 4, 5, 6])
    expect(done(await pool.run(plan, 7, 7))).toEqual([])
  })

  test('come back in order, from pieces of any size', async () => {
    expect(done(await threads(3).run(planOf(), 0, 500))).toEqual(Array.from({ length: 500 }, (_, i) => i))
  })

  test('are counted as they are done, up to all', async () => {
    const counts: number[] = []
    await threads(2).run(planOf(), 0, 40, { onProgress: (count) => counts.push(count) })
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(counts.at(-1)).toBe(40)
  })
})

describe('an interruption', () => {
  test('before the start leaves nothing', async () => {
    expect(done(await threads(2).run(planOf(), 0, 1000, { signal: AbortSignal.abort() }))).toEqual([])
  })

  test('on the way leaves whole replications, the very ones that an uninterrupted run has', async () => {
    const plan = planOf()
    const stop = new AbortController()
    const found = await threads(2).run(plan, 0, 1_000_000, {
      signal: stop.signal,
      onProgress: (count) => {
        if (count > 20) stop.abort()
      },
    })
    expect(done(found).length).toBeGreaterThan(20)
    expect(done(found).length).toBeLessThan(1_000_000)
    const one = done(found).at(-1) ?? 0
    const width = found.counts.length / done(found).length
    expect(found.counts.subarray(-width)).toEqual(replicate(plan, one, one + 1).counts)
  })

  test('waits a second or so for what is under way, not longer', async () => {
    const slow = worker('slow', '() => new Promise((resolve) => setTimeout(resolve, 60_000))')
    const stop = new AbortController()
    const running = threads(2, slow).run(planOf(), 0, 10, { signal: stop.signal })
    const before = performance.now()
    stop.abort()
    expect(done(await running)).toEqual([])
    expect(performance.now() - before).toBeLessThan(5000)
  })
})

describe('a thread that breaks', () => {
  test('by an error: the run fails with it, and the other threads stop', async () => {
    const broken = worker('broken', '({ from }) => { throw new Error("no luck with " + from) }')
    const before = performance.now()
    await expect(threads(2, broken).run(planOf(), 0, 1_000_000)).rejects.toThrow(/^no luck with \d$/)
    expect(performance.now() - before).toBeLessThan(20_000)
  })

  test('by ending: the run fails, it does not hang', async () => {
    const ending = worker('ending', '() => process.exit(1)')
    await expect(threads(1, ending).run(planOf(), 0, 10)).rejects.toThrow()
  })

  test('in the middle of a run that goes well elsewhere', async () => {
    const once = worker(
      'once',
      '({ from }) => { if (from >= 2) throw new RangeError("too far"); return new Promise((resolve) => setTimeout(resolve, 100)) }',
    )
    await expect(threads(2, once).run(planOf(), 0, 10)).rejects.toThrow('too far')
  })
})

test('a thread that breaks while an interruption waits is an error all the same', async () => {
  const late = worker('late', '() => new Promise((_, reject) => setTimeout(() => reject(new RangeError("broken late")), 300))')
  const stop = new AbortController()
  const running = threads(2, late).run(planOf(), 0, 10, { signal: stop.signal })
  setTimeout(() => stop.abort(), 50)
  await expect(running).rejects.toThrow('broken late')
})

test('a worker that is not there is an error, not a wait', async () => {
  await expect(threads(1, join(folder.path(), 'nowhere.mjs')).run(planOf(), 0, 1)).rejects.toThrow()
})

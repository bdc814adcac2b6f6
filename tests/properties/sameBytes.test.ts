import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { Threads } from '../../run/threads.ts'
import { mergeTallies } from '../../sim/estimates/tallies.ts'
import { replicate, shapeOf } from '../../sim/replicate.ts'
import { bytesOf, pool, resultsFor } from './plans.ts'

const replications = 6
const some = pool(25, 20270500, 300)

describe('the same scenario, seed and number of replications give the same bytes', () => {
  test('split anywhere, merged in any order', () => {
    const cuts = fc.subarray([1, 2, 3, 4, 5])
    fc.assert(
      fc.property(fc.constantFrom(...some), cuts, fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (one, inner, ranks) => {
        const whole = replicate(one.plan, 0, replications)
        const edges = [0, ...inner, replications]
        const parts = edges.slice(1).map((to, i) => replicate(one.plan, edges[i], to))
        const shuffled = parts.map((part, i) => ({ part, rank: ranks[i] })).sort((a, b) => a.rank - b.rank)
        const merged = mergeTallies(
          shapeOf(one.plan),
          shuffled.map(({ part }) => part),
        )
        expect(bytesOf(merged)).toBe(bytesOf(whole))
        expect(JSON.stringify(resultsFor(one, merged))).toBe(JSON.stringify(resultsFor(one, whole)))
      }),
      { seed: 20270501, numRuns: 50, endOnFailure: true },
    )
  })

  const opened: Threads[] = []
  afterAll(() => Promise.all(opened.map((threads) => threads.close())))

  test('on one thread, on two and on three', async () => {
    for (const one of some.slice(0, 4)) {
      const here = bytesOf(replicate(one.plan, 0, 20))
      for (const count of [1, 2, 3]) {
        const threads = new Threads(count)
        opened.push(threads)
        expect(bytesOf(await threads.run(one.plan, 0, 20))).toBe(here)
      }
    }
  })
})

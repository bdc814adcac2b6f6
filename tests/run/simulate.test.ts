/** A scenario run to its end, its precision or its interruption. */
import { describe, expect, test } from 'vitest'
import { readyScenario } from '../../run/read/documents.ts'
import { mostPlanned, simulate } from '../../run/simulate.ts'
import { compile, PlanError } from '../../sim/compile.ts'
import { deskYaml, scratch } from '../cli/pronto.ts'

const folder = scratch()
const scenarioOf = (options: Parameters<typeof deskYaml>[0] = {}) => readyScenario(folder.write('desk.yaml', deskYaml(options))).scenario

describe('simulate', () => {
  test('runs as many replications as the scenario says', async () => {
    const { results, interrupted, precise } = await simulate(scenarioOf({ replications: 7 }))
    expect([results.replications, interrupted, precise]).toEqual([7, false, true])
  })

  test('takes no more threads than there are replications', async () => {
    expect((await simulate(scenarioOf({ replications: 1 }), { threads: 256 })).results.replications).toBe(1)
  })

  test('with a precision doubles from 100 until it is reached, and says what is planned', async () => {
    const planned = new Set<number>()
    const { results } = await simulate(scenarioOf(), { precision: 0.04, onProgress: (_, all) => planned.add(all) })
    expect([...planned]).toEqual([100, 200, 400, 800].slice(0, planned.size))
    expect(results.replications).toBe([...planned].at(-1))
    // At a probability near one half Wilson's half-width is about 0.98 / sqrt(n): 600 replications for 4%.
    expect(results.replications).toBeGreaterThanOrEqual(400)
  })

  test('stops when it is told to, and says so', async () => {
    const stop = new AbortController()
    const { results, interrupted, precise } = await simulate(scenarioOf(), {
      precision: 0.001,
      signal: stop.signal,
      onProgress: (done) => {
        if (done >= 100) stop.abort()
      },
    })
    expect([interrupted, precise]).toEqual([true, false])
    expect(results.replications).toBeGreaterThanOrEqual(100)
  })

  test('with a precision runs no more replications than fit into memory, fewer of a long term', () => {
    const most = (months: number) => mostPlanned(compile(scenarioOf({ months })).plan)
    expect([1, 12, 120].map(most)).toEqual([1_638_400, 1_000_000, 100_000])
  })

  test('refuses parts that do not fit', async () => {
    const scenario = scenarioOf()
    scenario.simulate.from = '2027-01-01'
    const [type] = scenario.demand.contacts
    if (type !== undefined) type.number = 'nowhere'
    await expect(simulate(scenario)).rejects.toThrow(PlanError)
  })
})

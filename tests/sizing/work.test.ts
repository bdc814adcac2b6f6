/** The work that is told is the work that was done; hopeless plans take little of it. */
import { describe, expect, test } from 'vitest'
import { MonthField, TypeField } from '../../sim/contract/judge.ts'
import { monthFields, type Tallies } from '../../sim/estimates/tallies.ts'
import { mostFailures } from '../../sim/sizing/ledger.ts'
import { machine, roster, scenario, sized } from './sizing.ts'

const replications = 60
const require = 0.8
const shifts = [
  { name: 'all', shift: ['09:00-13:00'], costPerHour: 20, absence: '5%' },
  { name: 'early', shift: ['09:00-11:00'], costPerHour: 23 },
  { name: 'late', shift: ['11:00-13:00'], costPerHour: 23 },
]

/** Calls received in opening hours, and those out of them. */
function calls({ counts, months, targets, replications: rows, typeCounts, types }: Tallies): number {
  let sum = 0
  for (let row = 0; row < rows.length * months; row++) sum += counts[row * monthFields(targets) + MonthField.received]
  for (let type = 0; type < types; type++) sum += typeCounts[type * TypeField.size + TypeField.outOfHours]
  return sum
}

describe('the calls that are counted', () => {
  test('are those of every replication of every plan that was simulated, whatever for', async () => {
    let simulated = 0
    let replayed = 0
    const add = (tallies: Tallies) => {
      simulated += calls(tallies)
      replayed += tallies.replications.length
      return tallies
    }
    const found = await sized(scenario(), roster({ shifts }), {
      require,
      replications,
      details: true,
      examine: async (tasks) => {
        const all = await machine.examine(tasks)
        for (const one of all) if (one !== null) add(one.tallies)
        return all
      },
      replicate: async (plan, from, to) => add(await machine.replicate(plan, from, to)),
    })
    expect(found.work).toMatchObject({ calls: simulated, replications: replayed })
    const { received } = found.results?.term ?? { received: { mean: 0 } }
    const outOfHours = (found.results?.types ?? []).reduce((sum, type) => sum + type.outOfHours, 0)
    expect(found.work.callsOfOneRun).toBeCloseTo(replications * ((received.mean ?? 0) + outOfHours), 3)
    expect(found.work.ratio).toBe(simulated / found.work.callsOfOneRun)
    expect(found.work.ratio).toBeLessThanOrEqual(40)
  })

  test('are few for plans that will not do: no more replications each than it takes to know', async () => {
    const done = new Map<string, { replayed: number; failed: number }>()
    await sized(scenario(), roster({ shifts }), {
      require,
      replications,
      examine: async (tasks) => {
        const all = await machine.examine(tasks)
        all.forEach((one, i) => {
          const key = tasks[i].plan.model.groups.map(({ agents }) => agents).join()
          const before = done.get(key) ?? { replayed: 0, failed: 0 }
          const outcomes = one?.outcomes ?? []
          done.set(key, {
            replayed: before.replayed + outcomes.length,
            failed: before.failed + outcomes.filter(({ met }) => met === false).length,
          })
        })
        return all
      },
    })
    const most = mostFailures(replications, require)
    const given = [...done.values()].filter(({ failed }) => failed > most)
    expect(given.length).toBeGreaterThan(3)
    // Pieces of one plan are replayed side by side, eight at most, and each may see the failure that decides.
    expect(Math.max(...given.map(({ failed }) => failed))).toBeLessThanOrEqual(most + 8)
    const mean = given.reduce((sum, { replayed }) => sum + replayed, 0) / given.length
    expect(mean).toBeLessThan(replications / 2)
  })
})

import { describe, expect, test } from 'vitest'
import { Kernel } from '../../../sim/engine/kernel.ts'
import { Entry, entryOf, Outcome, outcomeOf, typeOf } from '../../../sim/facts.ts'
import { kernelReplay, modelOf, type Written } from '../replay.ts'
import { call, desk, group } from '../scenarios.ts'

const firstCalls = (written: Written, replication: number) =>
  kernelReplay(modelOf(written), 'common', replication)
    .rows.filter(([code]) => entryOf(code) === Entry.inHours || entryOf(code) === Entry.outOfHours || entryOf(code) === Entry.written)
    .map(([code, received]) => [typeOf(code), received])

const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0)

const contacts = [
  call({ volume: { perOpenDay: 100 }, profile: { '00:00': 1, '08:00': 5 } }),
  call({ type: 'repair', volume: { perOpenDay: 50 } }),
]
const demand = { contacts, busyness: { cv: 0.3 }, forecastError: { cv: 0.1 } }

/** DESIGN 4.4. */
describe('two plans under one seed', () => {
  test('meet the same callers at the same instants', () => {
    const plan = firstCalls(desk({ demand }), 3)
    const other = firstCalls(
      desk({
        demand,
        staffing: {
          lines: 2,
          queueLimit: 1,
          greeting: '8s',
          groups: [group({ name: 'others', agents: 7, absence: '20%' }), group({ name: 'more', levels: { '09:00': 2 } })],
        },
      }),
      3,
    )
    expect(other.length).toBeGreaterThan(3000)
    expect(other).toEqual(plan)
  })

  test('meet other callers in another replication', () => {
    expect(firstCalls(desk({ demand }), 1)).not.toEqual(firstCalls(desk({ demand }), 2))
  })

  test('meet the same handling times', () => {
    const patient = { ...demand, contacts: contacts.map(({ patience: _, ...rest }) => rest) }
    const handling = (agents: number) =>
      total(kernelReplay(modelOf(desk({ demand: patient, staffing: { groups: [group({ agents })] } })), 'common', 0).handling)
    // Everybody is answered before the term ends, by few or by many.
    expect(handling(6)).toBe(handling(40))
  })

  test('meet the same patience: with nobody there each caller leaves as it would with anybody', () => {
    const waits = (greeting: string) =>
      kernelReplay(modelOf(desk({ demand, staffing: { greeting, groups: [group({ agents: 0 })], atClose: 'voicemail' } })), 'common', 0)
        .rows.filter(([code]) => entryOf(code) === Entry.inHours && outcomeOf(code) === Outcome.abandoned)
        .map(([, received, duration, greeted]) => `${received} ${duration - greeted}`)
    const greeted10 = new Set(waits('10s'))
    const without = waits('0s')
    const shared = without.filter((wait) => greeted10.has(wait))
    // Only those whom a closing meets differ.
    expect(shared.length).toBeGreaterThan(0.99 * without.length)
  })

  test('find the same people absent, whatever other groups and colleagues they have', () => {
    const present = (groups: Written['staffing']['groups']) =>
      kernelReplay(modelOf(desk({ demand: { contacts: [call({ volume: { perOpenDay: 0 } })] }, staffing: { groups } })), 'common', 0)
        .present
    const early = group({ name: 'early', agents: 6, absence: '30%', shift: ['08:30-13:30'] })
    const late = group({ name: 'late', agents: 4, absence: '30%', shift: ['14:30-17:30'] })
    const both = present([late, early])
    const alone = present([early])
    const other = present([late])
    expect(both).toEqual(alone.map((value, i) => value + other[i]))
    const more = present([{ ...early, agents: 7 }])
    // The seventh adds what there is of it, and changes nobody else.
    const day = 5 * 3600e6
    const added = total(more) - total(alone)
    expect(added % day).toBe(0)
    expect(more.every((value, i) => value >= alone[i])).toBe(true)
  })

  test('are replayed alike however often and in whatever order', () => {
    const model = modelOf(desk({ demand }))
    const kernel = new Kernel(model, 'common', () => {})
    const handling = (replication: number) => {
      kernel.run(replication)
      return total([...kernel.workload.handling])
    }
    const forwards = [0, 1, 2].map(handling)
    const backwards = [2, 1, 0].map(handling).reverse()
    expect(backwards).toEqual(forwards)
  })
})

import { describe, expect, test } from 'vitest'
import { demandSchema } from '../../sim/demand/schema.ts'
import { Kernel } from '../../sim/engine/kernel.ts'
import { windowCallers } from '../../sim/engine/windowCallers.ts'
import { Entry, entryOf, Outcome, outcomeOf } from '../../sim/facts.ts'
import { listContacts } from '../../sim/load/contacts.ts'
import { Draws } from '../engine/reference/draws.ts'
import { kernelReplay, modelOf } from '../engine/replay.ts'
import { call, desk, group } from '../engine/scenarios.ts'

const hour = 3600e6

const written = desk({
  demand: {
    busyness: { cv: 0.3 },
    forecastError: { cv: 0.1, per: 'month' },
    redial: { probability: '60%', after: { exponential: { mean: '3m' } }, maxTries: 4 },
    contacts: [
      call({
        volume: { perOpenDay: 300 },
        profile: { '08:00': 1, '18:00': 0 },
        patience: { exponential: { mean: '1m' }, balk: '10%' },
        leavesInGreeting: '10%',
        leavesMessage: '40%',
      }),
      call({ type: 'status', volume: { perOpenDay: 100 }, patience: undefined }),
      call({ type: 'letter', channel: 'email', volume: { perOpenDay: 30 }, patience: undefined }),
    ],
  },
  staffing: { greeting: '5s', ring: '2s', lines: 8, queueLimit: 4, groups: [group({ agents: 4, absence: '20%' })] },
  simulate: { months: 2 },
})
const model = modelOf(written)
const demand = demandSchema.parse(written.demand)

describe('The callers of a window', () => {
  // In the second week, across the closing of noon, and in the second month, whose forecast error is another.
  for (const { name, day, from, to } of [
    { name: 'an hour', day: 8, from: 10, to: 11 },
    { name: 'a closing', day: 9, from: 13, to: 15 },
    { name: 'the second month', day: 15, from: 9, to: 9.5 },
    { name: 'the very first', day: 0, from: 0, to: 24 },
  ])
    test(`are those that the engine meets there: ${name}`, () => {
      const begin = model.term.dayStart[day]
      const callers = windowCallers(model, 'seed', 3, begin + from * hour, begin + to * hour)
      const draws = new Draws(model, 'seed', 3)
      const expected = draws.firstAttempts().filter(({ time }) => time >= begin + from * hour && time < begin + to * hour)
      expect(expected.length).toBeGreaterThan(5)
      const listed = listContacts(model, 'seed', demand, callers)
      expect(listed.map(({ at, type }) => [at, type])).toEqual(
        expected.map(({ time, type }) => [time - begin - from * hour, model.types[type].name]),
      )
      expect(callers.firstSequence).toBe(expected[0].contact)
      for (const [i, { contact, type, patience }] of expected.entries()) {
        const { attempts, channel } = listed[i]
        if (channel !== 'phone') {
          expect(attempts).toEqual([])
          continue
        }
        for (const [k, attempt] of attempts.entries()) {
          const own = k === 0 ? patience : draws.redialPatience(contact, k + 1, type)
          expect(attempt).toEqual({
            patience: own === Number.POSITIVE_INFINITY ? null : own,
            balks: draws.balks(contact, k + 1, type),
            leavesGreetingAfter: draws.leavesGreetingAfter(contact, k + 1, type),
            leavesMessage: draws.leavesMessage(contact, k + 1, type),
            redialAfter: draws.redialsAfter(contact, k + 1),
          })
        }
        expect(attempts[attempts.length - 1].redialAfter).toBeNull()
      }
    })

  test('are in hours where their number is open', () => {
    const begin = model.term.dayStart[8]
    const listed = listContacts(model, 'seed', demand, windowCallers(model, 'seed', 0, begin + 13 * hour, begin + 15 * hour))
    for (const { at, inHours } of listed) expect(inHours).toBe(at < hour / 2 || at >= 1.5 * hour)
    expect(new Set(listed.map(({ inHours }) => inHours)).size).toBe(2)
  })

  test('lie within one day of the term', () => {
    const end = model.term.length
    for (const [from, to] of [
      [-1, 5],
      [5, 5],
      [23 * hour, 25 * hour],
      [end, end + 1],
    ])
      expect(() => windowCallers(model, 'seed', 0, from, to)).toThrow(RangeError)
  })
})

test('A window that is the first day of a term goes as that day goes in the term', () => {
  const [, end] = model.term.dayStart
  const callers = windowCallers(model, 'seed', 5, 0, end)
  const rows: number[][] = []
  const kernel = new Kernel(model, 'seed', ({ code, received, duration, greeted }, count) => {
    for (let i = 0; i < count; i++) rows.push([code[i], received[i], duration[i], greeted[i]])
  })
  kernel.runWindow(callers, 5, end)
  const phone = (all: number[][]) =>
    all
      .filter(([code, received]) => entryOf(code) <= Entry.outOfHours && outcomeOf(code) !== Outcome.inProgress && received < end)
      .sort((a, b) => a[1] - b[1] || a[0] - b[0])
  const expected = phone(kernelReplay(model, 'seed', 5).rows)
  expect(expected.length).toBeGreaterThan(300)
  expect(phone(rows)).toEqual(expected)
})

test('The same callers meet other absences and handling times in other replications, and the same in the same', () => {
  const begin = model.term.dayStart[8]
  const callers = windowCallers(model, 'seed', 0, begin + 10 * hour, begin + 11 * hour)
  const facts = (replication: number) => {
    const rows: number[][] = []
    const kernel = new Kernel(model, 'seed', ({ code, received, duration }, count) => {
      for (let i = 0; i < count; i++) rows.push([code[i], received[i], duration[i]])
    })
    kernel.runWindow(callers, replication, callers.to + 0.1 * hour)
    return rows
  }
  expect(facts(1)).toEqual(facts(1))
  expect(facts(1)).not.toEqual(facts(2))
  const first = new Set(callers.time.flatMap((times) => [...times]))
  for (const replication of [1, 2]) {
    const met = new Set(facts(replication).map(([, received]) => received))
    for (const at of first) expect(met.has(at)).toBe(true)
    for (const [, received] of facts(replication)) expect(received).toBeLessThan(callers.to)
  }
})

/** A day whose demand and staffing change, against its differential equations, half hour by half hour. */
import { beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import { contractSchema } from '../../sim/contract/schema.ts'
import { demandSchema } from '../../sim/demand/schema.ts'
import { type VaryingDesk, type VaryingInterval, varyingDay } from '../../sim/estimates/erlang/varyingDay.ts'
import { intervalFields } from '../../sim/estimates/tallies.ts'
import { replicate } from '../../sim/replicate.ts'
import { simulateSchema } from '../../sim/scenario.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'
import { formatTimeOfDay } from '../../sim/time.ts'
import { expectRatio, expectShare } from './expectations.ts'

interface ADay {
  /** Months of such days. */
  replications: number
  handling: number
  patience: number
  mostWaiting: number
  /** Calls an hour, and agents on duty, from 08:00 on by half hour. */
  calls: number[]
  agents: number[]
}

const days: Record<string, ADay> = {
  'a small desk with a lunch gap': {
    replications: 200,
    handling: 240,
    patience: 120,
    mostWaiting: 60,
    calls: [40, 50, 70, 90, 90, 70, 60, 50, 40, 60, 80, 60, 40, 30],
    agents: [3, 4, 6, 7, 7, 6, 3, 2, 3, 5, 6, 4, 3, 2],
  },
  'a desk that is late to staff up and quick to go': {
    replications: 150,
    handling: 180,
    patience: 100,
    mostWaiting: 70,
    calls: [60, 100, 150, 150, 120, 100, 60, 40, 110, 100],
    agents: [4, 5, 9, 10, 8, 3, 3, 2, 4, 7],
  },
}

const open = 8 * 3600
const halfHour = 1800

function equationsOf({ handling, patience, mostWaiting, calls, agents }: ADay): VaryingDesk {
  const pieces = calls.map((perHour, i) => ({
    from: open + i * halfHour,
    to: open + (i + 1) * halfHour,
    callsPerSecond: perHour / 3600,
    agents: agents[i],
  }))
  return { handling, patience, mostWaiting, pieces }
}

/** By half hour from 08:00 on, then by field of the tallies' intervals: one value a replication, which is a month of such days. */
function observe(name: string, { replications, handling, patience, calls, agents }: ADay): number[][][] {
  const byTime = (values: number[], end: number[]) =>
    Object.fromEntries([...values, ...end].map((value, i) => [formatTimeOfDay(open + i * halfHour), value]))
  const close = formatTimeOfDay(open + calls.length * halfHour)
  const { plan } = compile({
    name,
    contract: contractSchema.parse({
      name,
      timezone: 'UTC',
      hours: { 'mon-sun': [`08:00-${close}`] },
      lost: { unansweredAfter: '366d' },
    }),
    demand: demandSchema.parse({
      contacts: [
        {
          type: 'calls',
          volume: { perOpenDay: calls.reduce((sum, perHour) => sum + perHour / 2, 0) },
          profile: byTime(calls, [0]),
          handling: { exponential: { mean: handling } },
          patience: { exponential: { mean: patience } },
        },
      ],
    }),
    staffing: staffingSchema.parse({ groups: [{ name: 'agents', levels: byTime(agents, [0]) }] }),
    simulate: simulateSchema.parse({ from: '2027-01-01', months: 1, seed: name }),
    data: {},
  })
  const each = Array.from({ length: replications }, (_, replication) => replicate(plan, replication, replication + 1))
  return calls.map((_, i) =>
    Array.from({ length: intervalFields }, (_, field) =>
      each.map(({ intervals }) => {
        let sum = 0
        for (let weekday = 0; weekday < 7; weekday++) sum += intervals[(weekday * 48 + 16 + i) * intervalFields + field]
        return sum
      }),
    ),
  )
}

const daysInJanuary = 31

describe.each(Object.entries(days))('M(t)/M/n(t) + M, %s: the engine agrees with the differential equations', (name, day) => {
  const edges = Array.from({ length: day.calls.length + 1 }, (_, i) => open + i * halfHour)
  let expected: VaryingInterval[] = []
  let observed: number[][][] = []
  beforeAll(() => {
    expected = varyingDay(equationsOf(day), 20, edges)
    observed = observe(name, day)
  }, 60_000)

  test.each(day.calls.map((_, i) => [formatTimeOfDay(edges[i]), i] as const))('the half hour from %s', (_, i) => {
    const [received, within, , lost, worked, present] = observed[i]
    const formula = expected[i]
    const each = received.map(() => daysInJanuary)
    expectRatio('received a day', received, each, formula.received, 0.01 * formula.received)
    expectShare('answered within 20 s', within, received, formula.answeredWithin / formula.received)
    expectShare('abandoned', lost, received, formula.abandoned / formula.received)
    const seconds = (millis: number[]) => millis.map((value) => value / 1000)
    expectRatio('seconds of handling a day', seconds(worked), each, formula.busy, 0.01 * formula.busy)
    // Presence is certain where nobody is left from a larger shift.
    const onDuty = day.agents[i] * halfHour
    if (formula.present - onDuty < 1e-6) expect(new Set(seconds(present))).toEqual(new Set([daysInJanuary * onDuty]))
    else expectRatio('seconds of presence a day', seconds(present), each, formula.present, 0.01 * formula.present)
    expectShare('occupancy', worked, present, formula.busy / formula.present)
  })
})

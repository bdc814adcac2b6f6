/** The plainest scenario there is, judged by month: one type, one group, no day ever ends. */
import { describe, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import { MonthField } from '../../sim/contract/judge.ts'
import { contractSchema } from '../../sim/contract/schema.ts'
import { demandSchema } from '../../sim/demand/schema.ts'
import { erlangA } from '../../sim/estimates/erlang/erlangA.ts'
import { callsIn } from '../../sim/estimates/erlang/waitingRoom.ts'
import { monthFields } from '../../sim/estimates/tallies.ts'
import { replicate } from '../../sim/replicate.ts'
import { simulateSchema } from '../../sim/scenario.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'
import { expectShare } from './expectations.ts'
import { expectSettled } from './startBias.ts'

const [agents, handling, patience] = [32, 300, 180]
const callsPerSecond = 0.1
const times = [0.000001, 20, 60]

describe('M/M/32 + M round the clock, ten calls in 100 s: the contract is judged as Erlang A says', () => {
  // 31 January is a window of its own, in which the desk settles; on 1 to 3 February the calls count.
  const { plan } = compile({
    name: 'Round the clock',
    contract: contractSchema.parse({
      name: 'Round the clock',
      timezone: 'UTC',
      hours: { 'mon-sun': ['00:00-24:00'] },
      closures: ['02-04..02-28'],
      targets: [...times.map((time) => ({ measure: 'answeredWithin', time, atLeast: 0.9 })), { measure: 'lost', atMost: 0.04 }],
    }),
    demand: demandSchema.parse({
      contacts: [
        {
          type: 'calls',
          volume: { perOpenDay: callsPerSecond * 86_400 },
          handling: { exponential: { mean: handling } },
          patience: { exponential: { mean: patience } },
        },
      ],
    }),
    staffing: staffingSchema.parse({ groups: [{ name: 'agents', levels: { '00:00': agents } }] }),
    simulate: simulateSchema.parse({ from: '2027-01-31', months: 1, seed: 'round the clock' }),
    data: {},
  })
  const formula = erlangA({ agents, callsPerSecond, handling, patience })
  const tallies = replicate(plan, 0, 100)
  const fields = monthFields(plan.targets.length)
  const february = (field: number) => tallies.replications.map((_, row) => tallies.counts[(row * tallies.months + 1) * fields + field])
  const received = february(MonthField.received)

  test('a day is long enough to settle in', () => {
    expectSettled(callsIn({ agents, callsPerSecond, handling, patience, lines: Number.POSITIVE_INFINITY, balk: 0 }), 24)
  })

  test.each(times.map((time, i) => [time, i]))('answered within %d s', (time, i) => {
    expectShare(
      'answered within',
      february(MonthField.targets + 2 * i),
      february(MonthField.targets + 2 * i + 1),
      formula.answeredWithin(time),
    )
  })

  test('lost: not answered within 90 s', () => {
    expectShare('lost', february(MonthField.targets + 2 * times.length), received, 1 - formula.answeredWithin(90))
  })

  test('lost by hanging up, and by a late answer', () => {
    expectShare('abandoned', february(MonthField.lostBy), received, formula.abandoned)
    expectShare('answered late', february(MonthField.lostBy + 1), received, 1 - formula.abandoned - formula.answeredWithin(90))
  })

  test('answered at all', () => {
    expectShare('answered', february(MonthField.answered), received, 1 - formula.abandoned)
  })
})

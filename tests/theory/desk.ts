/** Scenarios that a closed form speaks of, and what the engine makes of them, replication by replication. */
import { compile } from '../../sim/compile.ts'
import { TypeField } from '../../sim/contract/judge.ts'
import { contractSchema } from '../../sim/contract/schema.ts'
import { demandSchema } from '../../sim/demand/schema.ts'
import { intervalFields } from '../../sim/estimates/tallies.ts'
import type { Plan } from '../../sim/plan.ts'
import { replicate } from '../../sim/replicate.ts'
import { simulateSchema } from '../../sim/scenario.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'
import { formatTimeOfDay } from '../../sim/time.ts'

/**
 * One open day a replication, which starts with nobody there. Those who call in the first `warmUp` hours are let be, those of the
 * `measured` hours after it are counted; later nobody calls, and all who wait are served. First come, first served: so whoever comes
 * or does not come later makes no difference to those counted.
 */
export interface Experiment {
  /** Calls per second beside what a demand file says of a contact type; `transfer` names the other contact by its index. */
  contacts: { callsPerSecond: number; transfer?: { to: number; probability: number }; [key: string]: unknown }[]
  agents: number
  /** Whatever else a staffing file says. */
  staffing?: object
  group?: object
  /** Half hours of these: 0.5, 1, 1.5, ... */
  warmUp: number
  measured: number
  replications: number
  seed: string
  /** The time of answeredWithin; 20 s unless said. */
  time?: number
  /**
   * Two ways through the engine and the judge: those counted are told apart by the half hour of their call, or are contact types of
   * their own, which also gives their outcomes and waits.
   */
  apart: boolean
}

/** One column over replications of each. Seconds. */
export interface Observed {
  received: number[]
  within: number[]
  lost: number[]
  handling: number[]
  present: number[]
  /** By contact, where they are kept apart. */
  types: ObservedType[]
}

/** Calls by outcome; seconds waited by those answered; callers handed on to this type. */
export type ObservedType = Record<
  'received' | 'within' | 'answered' | 'abandoned' | 'busy' | 'message' | 'waited' | 'transferred' | 'transferLost',
  number[]
>

export function planOf({ contacts, agents, staffing, group, warmUp, measured, seed, time = 20, apart }: Experiment): Plan {
  const [begin, end] = [formatTimeOfDay(warmUp * 3600), formatTimeOfDay((warmUp + measured) * 3600)]
  const parts = (name: number, { callsPerSecond, transfer, ...rest }: Experiment['contacts'][number]) => {
    const part = (type: string, hours: number, profile: object) => ({
      type: `${type} ${name}`,
      volume: { perOpenDay: callsPerSecond * hours * 3600 },
      profile,
      ...(transfer && { transfer: { ...transfer, to: `${type} ${transfer.to}` } }),
      ...rest,
    })
    if (!apart) return [part('calls', warmUp + measured, { '00:00': 1, [end]: 0 })]
    return [part('measured', measured, { [begin]: 1, [end]: 0 }), part('earlier', warmUp, { '00:00': 1, [begin]: 0 })]
  }
  const scenario = {
    name: seed,
    contract: contractSchema.parse({
      name: seed,
      timezone: 'UTC',
      hours: { 'mon-sun': ['00:00-24:00'] },
      closures: ['02-02..02-28'],
      targets: [{ measure: 'answeredWithin', time, atLeast: 0.9 }],
      // Nobody is lost by a late answer.
      lost: { unansweredAfter: '366d' },
    }),
    demand: demandSchema.parse({ contacts: contacts.flatMap((one, i) => parts(i, one)) }),
    staffing: staffingSchema.parse({ groups: [{ name: 'agents', levels: { '00:00': agents }, ...group }], ...staffing }),
    simulate: simulateSchema.parse({ from: '2027-02-01', months: 1, seed }),
    data: {},
  }
  return compile(scenario).plan
}

export function observe(experiment: Experiment): Observed {
  const plan = planOf(experiment)
  const { warmUp, measured, replications, contacts, apart } = experiment
  const each = Array.from({ length: replications }, (_, replication) => replicate(plan, replication, replication + 1))
  const column = (of: (tallies: (typeof each)[number]) => number) => each.map(of)
  // 1 February 2027 is a Monday: its half hours come first in the week.
  const interval = (field: number) =>
    column(({ intervals }) => {
      let sum = 0
      for (let at = 2 * warmUp; at < 2 * (warmUp + measured); at++) sum += intervals[at * intervalFields + field]
      return sum
    })
  const type = (index: number, ...fields: number[]) =>
    column(({ typeCounts }) => fields.reduce((sum, field) => sum + typeCounts[2 * index * TypeField.size + field], 0))
  return {
    received: interval(0),
    within: interval(1),
    lost: interval(3),
    handling: interval(4).map((millis) => millis / 1000),
    present: interval(5).map((millis) => millis / 1000),
    types: !apart
      ? []
      : contacts.map((_, i) => ({
          received: type(
            i,
            TypeField.answered,
            TypeField.abandoned,
            TypeField.busy,
            TypeField.recordedMessage,
            TypeField.voicemail,
            TypeField.inProgress,
          ),
          within: type(i, TypeField.within),
          answered: type(i, TypeField.answered),
          abandoned: type(i, TypeField.abandoned),
          busy: type(i, TypeField.busy),
          message: type(i, TypeField.recordedMessage),
          waited: type(i, TypeField.waited).map((millis) => millis / 1000),
          transferred: type(i, TypeField.transferred),
          transferLost: type(i, TypeField.transferLost),
        })),
  }
}

/** How long to observe, in half hours of a day: `calls` in all, 100 replications at least. */
export function spanFor(
  callsPerSecond: number,
  calls: number,
  warmUpSeconds: number,
): { warmUp: number; measured: number; replications: number } {
  const warmUp = Math.max(0.5, Math.ceil(warmUpSeconds / 1800) / 2)
  if (warmUp > 20) throw new RangeError(`A warm-up of ${warmUp} hours leaves too little of the day`)
  const measured = Math.min(23.5 - warmUp, Math.max(0.5, Math.ceil(calls / 100 / callsPerSecond / 1800) / 2))
  return { warmUp, measured, replications: Math.max(100, Math.ceil(calls / (callsPerSecond * measured * 3600))) }
}

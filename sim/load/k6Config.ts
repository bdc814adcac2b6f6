/**
 * k6's --config: executors and thresholds, made of a load plan. The scripts export no options, as those would win over it. No dependency.
 * Guards and the contract's targets are thresholds alike. k6 passes a Rate without samples: only the counters beside it give it a meaning.
 */
import type { Micros } from '../facts.ts'
import { halfHour, targetMetrics } from './k6Metrics.ts'
import type { LoadPlan, PlannedTarget } from './plan.ts'

export interface K6Config {
  scenarios: Record<string, Record<string, unknown>>
  thresholds: Record<string, string[]>
  noUsageReport: true
  setupTimeout: string
  summaryTrendStats: string[]
}

type Judged = Pick<PlannedTarget, 'key' | 'measure' | 'limit' | 'judged'>
/** What an arrival rate needs of a plan. */
type Rules = Pick<LoadPlan, 'targets' | 'settle'>

/** After the last caller's time is over: hanging up, leaving a message. */
const margin: Micros = 10e6
/** Late replays among a hundred that still make a measurement. */
const mostLate = 0.01
const common: Pick<K6Config, 'noUsageReport' | 'setupTimeout' | 'summaryTrendStats'> = {
  noUsageReport: true,
  setupTimeout: '60s',
  summaryTrendStats: ['avg', 'med', 'p(95)', 'p(99)', 'max'],
}
const seconds = (time: Micros) => `${Math.ceil(time / 1e6)}s`

/** `contract-window` and `spike-at-opening`: every virtual user runs one iteration, which replays every n-th contact. */
export function k6Config({ lead, settle, window, vus, targets, contacts }: LoadPlan, scenario = 'contract_window'): K6Config {
  const planned = contacts.length
  const maxDuration = seconds(lead + window.length + settle + margin)
  return {
    scenarios: { [scenario]: { executor: 'per-vu-iterations', vus, iterations: 1, maxDuration, gracefulStop: '5s' } },
    thresholds: {
      ...targetThresholds(targets),
      ...byHalfHour(window, targets),
      contacts_offered: [`count==${planned}`],
      contacts_resolved: [`count==${planned}`],
      late_replays: [`rate<=${mostLate}`],
      transport_errors: ['rate==0'],
    },
    ...common,
  }
}

/** Thresholds know no time: what always holds of a tag makes k6 count each half hour for itself. */
function byHalfHour({ from, length }: LoadPlan['window'], targets: Judged[]): Record<string, string[]> {
  const halves = new Set<string>()
  for (let time = 0; time < length; time += 60e6) halves.add(halfHour(from, time))
  halves.add(halfHour(from, length - 1))
  return Object.fromEntries([...halves].flatMap((half) => targetMetrics(targets).map((name) => [`${name}{window:${half}}`, ['rate>=0']])))
}

/** `steady`: `perMinute` contacts for `duration` seconds. */
export function steadyConfig(plan: Rules, perMinute: number, duration: number): K6Config {
  return {
    scenarios: { steady: arrivals(plan, perMinute, duration) },
    thresholds: { ...targetThresholds(plan.targets), ...followed(perMinute * (duration / 60)) },
    ...common,
  }
}

/** `soak`: the same for long. Each quarter is judged on its own, and the script sets the last against the first. */
export function soakConfig(plan: Rules, perMinute: number, duration: number): K6Config {
  const quarters = [1, 2, 3, 4].map((quarter) => `{quarter:${quarter}}`)
  const seen = Object.fromEntries(quarters.map((quarter) => [`waited${quarter}`, ['p(95)>=0']]))
  return {
    scenarios: { soak: arrivals(plan, perMinute, duration) },
    thresholds: Object.assign(
      { ...followed(perMinute * (duration / 60)), ...seen },
      ...quarters.map((quarter) => ({ ...targetThresholds(plan.targets, quarter), ...followed(perMinute * (duration / 240), quarter) })),
    ),
    ...common,
  }
}

/** `ramp`: each of the rates (a minute) for `each` seconds, as one step that is judged on its own. */
export function rampConfig(plan: Rules, perMinute: number[], each: number): K6Config {
  const highest = Math.max(...perMinute)
  const { duration: _, rate, executor, ...rest } = arrivals(plan, highest, each)
  return {
    scenarios: {
      ramp: {
        ...rest,
        executor: 'ramping-arrival-rate',
        startRate: perMinute[0],
        // A stage of no length jumps to its rate; the next one holds it.
        stages: perMinute.flatMap((target) => [
          { duration: '0s', target },
          { duration: `${each}s`, target },
        ]),
      },
    },
    thresholds: Object.assign(
      {},
      ...perMinute.map((target) => {
        const step = `{step:${target}}`
        return { ...targetThresholds(plan.targets, step), ...followed(target * (each / 60), step) }
      }),
    ),
    ...common,
  }
}

/** Virtual users that it takes: who waits holds one. */
export const usersFor = ({ settle }: Pick<LoadPlan, 'settle'>, perMinute: number) => Math.ceil((perMinute / 60) * (settle / 1e6)) + 2

/** Everybody is followed to the end, or until every rule counts the wait as late: that many can wait at once. */
function arrivals(plan: Rules, perMinute: number, duration: number) {
  const { settle } = plan
  const waiting = usersFor(plan, perMinute)
  return {
    executor: 'constant-arrival-rate',
    rate: perMinute,
    timeUnit: '1m',
    duration: `${duration}s`,
    preAllocatedVUs: waiting,
    gracefulStop: seconds(settle + margin),
  }
}

/** k6 drops an arrival for which it has no virtual user: then fewer are offered. At the edges of a step one more or less may fall to it. */
export const leastOffered = (planned: number) => Math.max(1, Math.floor(planned) - 1)

function followed(planned: number, tags = ''): Record<string, string[]> {
  const least = leastOffered(planned)
  return {
    [`contacts_offered${tags}`]: [`count>=${least}`],
    [`contacts_resolved${tags}`]: [`count>=${least}`],
    [`transport_errors${tags}`]: ['rate==0'],
  }
}

function targetThresholds(targets: Judged[], tags = ''): Record<string, string[]> {
  const names = targetMetrics(targets)
  const entries = targets.map(({ measure, limit }, i) => [names[i] + tags, [`rate${measure === 'lost' ? '<=' : '>='}${limit}`]])
  return Object.fromEntries(entries.filter((_, i) => targets[i].judged))
}

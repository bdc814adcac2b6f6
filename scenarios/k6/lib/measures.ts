/** k6's metrics, fed by the judge's own functions: one sample for everything that happened, tagged by the local half hour it is of. */
import { Counter, Rate, Trend } from 'k6/metrics'
import { isCounted, isInDenominator, isInTime, LostBy, lostBy, lostByNames, measuredTime } from '../../../sim/contract/classify.ts'
import { type Micros, Outcome } from '../../../sim/facts.ts'
import { type CounterName, counterNames, snakeCase, targetMetrics } from '../../../sim/load/k6Metrics.ts'
import type { FactLine } from '../../../sim/load/plan.ts'
import { plan } from './plan.ts'

export type Tags = Record<string, string>

const counters = Object.fromEntries(counterNames.map((name) => [name, new Counter(name)])) as Record<CounterName, Counter>
const lateReplays = new Rate('late_replays')
const transportErrors = new Rate('transport_errors')
const replayLag = new Trend('replay_lag', true)
const waited = new Trend('waited', true)
const names = targetMetrics(plan.targets)
const targets = plan.targets.map((target, i) => ({ ...target, rate: new Rate(names[i]) }))

export const count = (name: CounterName, tags?: Tags, value = 1) => counters[name].add(value, tags)

/** An attempt, or a written contact, was sent `lag` after it was due. */
export function offered(first: boolean, lag: Micros, tags: Tags): void {
  count(first ? 'contacts_offered' : 'redials_offered', tags)
  replayLag.add(lag / 1000, tags)
  lateReplays.add(lag > plan.lateAfter, tags)
}

export function resolved(first: boolean, tags: Tags): void {
  count(first ? 'contacts_resolved' : 'redials_resolved', tags)
  transportErrors.add(false, tags)
}

export const failed = (tags: Tags) => transportErrors.add(true, tags)

/** As the judge reads it. */
export function judged({ outcome: name, duration, greeted, inHours }: FactLine, number: string, tags: Tags): void {
  if (!inHours) {
    count('calls_out_of_hours', tags)
    return
  }
  const { rules } = plan
  const outcome = Outcome[name]
  const measured = measuredTime(rules, duration, greeted)
  if (!isCounted(rules, outcome, measured)) {
    count('calls_not_counted', tags)
    return
  }
  const cause = lostBy(rules, outcome, measured, greeted)
  count('calls_received', tags)
  count(`calls_${snakeCase(name)}` as CounterName, tags)
  waited.add(measured / 1000, tags)
  if (cause !== LostBy.not) count(`calls_lost_by_${snakeCase(lostByNames[cause - 1])}` as CounterName, tags)
  for (const { measure, time, numbers, rate } of targets) {
    if (numbers !== null && !numbers.includes(number)) continue
    if (measure === 'lost') rate.add(cause !== LostBy.not, tags)
    else if (isInDenominator(rules, outcome, measured, time)) rate.add(isInTime(rules, outcome, measured, time), tags)
  }
}

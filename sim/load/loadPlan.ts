/** A scenario, a window of it and an endpoint -> the load plan that k6 replays. */
import type { Compiled } from '../compile.ts'
import type { WindowCallers } from '../engine/windowCallers.ts'
import type { Micros } from '../facts.ts'
import type { Scenario } from '../scenario.ts'
import { microsPerSecond } from '../time.ts'
import { listContacts } from './contacts.ts'
import type { Endpoint } from './endpoint.ts'
import type { LoadPlan } from './plan.ts'
import { type LocalWindow, windowText } from './window.ts'

/** k6 starts within this. */
const lead: Micros = 2 * microsPerSecond
/** A virtual user of k6 is an engine of its own: few of them replay thousands of callers. */
const contactsPerUser = 250
const mostUsers = 8

export interface LoadRequest {
  scenario: Scenario
  compiled: Compiled
  callers: WindowCallers
  window: LocalWindow
  endpoint: Endpoint
  target: string
}

export function loadPlan({ scenario, compiled, callers, window, endpoint, target }: LoadRequest): LoadPlan {
  const { model, rules, targets, seed } = compiled.plan
  const contacts = listContacts(model, seed, scenario.demand, callers)
  const times = targets.flatMap(({ measure, time }) => (measure === 'answeredWithin' ? [time] : []))
  const shortest = Math.min(rules.unansweredAfter, ...times)
  return {
    scenario: scenario.name,
    contract: scenario.contract.name,
    seed,
    window: { ...windowText(window), timezone: scenario.contract.timezone, length: callers.to - callers.from },
    rules,
    targets: targets.map(({ key, measure, time, limit, numbers, judged }) => ({
      key,
      measure,
      time,
      limit: limit.numerator / limit.denominator,
      numbers: numbers === null ? null : numbers.map((number) => model.numbers[number].name),
      judged,
    })),
    openings: Object.fromEntries(
      model.numbers.map(({ name, openFrom, openTo }) => [
        name,
        Array.from(openFrom, (from, i): [Micros, Micros] => [
          Math.max(0, from - callers.from),
          Math.min(callers.to - callers.from, openTo[i] - callers.from),
        ]).filter(([from, to]) => to > from),
      ]),
    ),
    contacts,
    endpoint,
    target,
    vus: Math.min(mostUsers, Math.max(1, Math.ceil(contacts.length / contactsPerUser))),
    lead,
    settle: settleAfter(rules.unansweredAfter, times, model.greeting),
    lateAfter: Math.round(shortest / 20),
  }
}

/**
 * How long a caller is followed after its attempt began: past every time that a rule knows (a clock that starts with the queue starts after the greeting),
 * whoever has no answer yet is late whatever comes.
 */
export function settleAfter(unansweredAfter: Micros, times: Micros[], greeting: Micros): Micros {
  return Math.max(unansweredAfter, ...times) + greeting + microsPerSecond
}

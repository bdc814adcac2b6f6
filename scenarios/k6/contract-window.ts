/**
 * Replays the contacts of a load plan against an endpoint: the very callers that the simulator would meet in that window, each at its
 * instant, each as patient. As `pronto load` runs it; or plainly:
 *
 *   k6 run --config scenarios/k6/contract-window.json -e TARGET=http://127.0.0.1:8080 scenarios/k6/contract-window.ts
 *
 * PLAN     path of another plan (its thresholds are in the config that `pronto load` writes beside it)
 * TARGET   where the endpoint is; by default the plan's own
 * CHECK=1  places the plan's first contact alone, at once, and prints every exchange and how it was understood
 *
 * Every attempt is printed as a line of JSON (sim/load/plan.ts): --log-format json --console-output FILE keeps them apart.
 */
import exec from 'k6/execution'
import { type Begun, begin } from './lib/begin.ts'
import { ReplayClock } from './lib/clock.ts'
import { count, halfHour } from './lib/measures.ts'
import { contacts, plan } from './lib/plan.ts'
import { Replay, type Scheduled } from './lib/replay.ts'

export async function setup(): Promise<Begun> {
  count('contacts_planned', {}, contacts.length)
  return await begin()
}

export default function ({ start }: Begun): void {
  const { length } = plan.window
  const replay = new Replay(new ReplayClock(start), {
    deadline: length + plan.settle,
    redialUntil: length,
    tags: (due) => ({ window: halfHour(due) }),
    print: (line) => console.log(JSON.stringify(line)),
  })
  replay.run(everyNth(exec.scenario.iterationInTest, users()))
}

/** Virtual users at work, by the config: each runs one iteration. */
function users(): number {
  const { vus } = (exec.test.options.scenarios?.[exec.scenario.name] ?? {}) as { vus?: number }
  return vus ?? 1
}

function* everyNth(first: number, step: number): Generator<Scheduled> {
  for (let index = first; index < contacts.length; index += step) {
    const contact = contacts[index]
    yield { index, contact, due: contact.at, inHours: contact.inHours }
  }
}

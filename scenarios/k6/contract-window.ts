/**
 * Replays the contacts of a load plan against an endpoint: the very callers that the simulator would meet in that window, each at its
 * instant, each as patient. `pronto load` runs it; plainly:
 *
 *   k6 run --config scenarios/k6/contract-window.json -e TARGET=http://127.0.0.1:8080 scenarios/k6/contract-window.ts
 *
 * PLAN          path of another plan; its thresholds want a config of their own (sim/load/k6Config.ts)
 * TARGET        where the endpoint is; by default the plan's own
 * CHECK=1       places the plan's first contact alone, at once, and prints every exchange and how it was understood
 * SUMMARY=FILE  all metrics as JSON
 *
 * Every attempt is printed as a line of JSON (sim/load/plan.ts): --log-format json --console-output FILE keeps them apart.
 */
import exec from 'k6/execution'
import { type Begun, begin } from './lib/begin.ts'
import { check } from './lib/check.ts'
import { ReplayClock } from './lib/clock.ts'
import { count } from './lib/measures.ts'
import { contacts, plan } from './lib/plan.ts'
import { windowSummary } from './lib/summary.ts'
import { replayShare } from './lib/window.ts'

const checking = __ENV.CHECK === '1'

export function setup(): Promise<Begun> {
  count('contacts_planned', {}, contacts.length)
  return checking ? begin(contacts[0].at, 0) : begin(0, plan.lead)
}

export default function ({ start }: Begun): void {
  if (checking) {
    if (exec.scenario.iterationInTest === 0) check(new ReplayClock(start))
  } else
    replayShare(start, contacts.length, (index) => {
      const contact = contacts[index]
      return { index, contact, due: contact.at, inHours: contact.inHours }
    })
}

export const handleSummary = windowSummary

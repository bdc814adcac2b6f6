/**
 * The spike at an opening: everybody whom the plan has before the opening calls at once, five seconds before it (out of hours: voicemail,
 * and the messages are the backlog); then those who call from the opening on, at their instants.
 *
 *   k6 run --config scenarios/k6/spike-at-opening.json -e TARGET=http://127.0.0.1:8080 scenarios/k6/spike-at-opening.ts
 *
 * PLAN, TARGET, SUMMARY and the printed lines: as contract-window.ts. A plan whose window opens nowhere has no backlog.
 */
import type { Micros } from '../../sim/facts.ts'
import { type Begun, begin } from './lib/begin.ts'
import { count } from './lib/measures.ts'
import { contacts, plan } from './lib/plan.ts'
import { windowSummary } from './lib/summary.ts'
import { replayShare } from './lib/window.ts'

const before: Micros = 5e6
const opening = Math.min(...Object.values(plan.openings).map(([first]) => first?.[0] ?? 0))
const burst: Micros = opening > 0 ? opening - Math.min(before, opening) : 0

export function setup(): Promise<Begun> {
  count('contacts_planned', {}, contacts.length)
  return begin(burst, plan.lead)
}

export default function ({ start }: Begun): void {
  replayShare(start, contacts.length, (index) => {
    const contact = contacts[index]
    return { index, contact, due: contact.at < opening ? burst : contact.at, inHours: contact.inHours }
  })
}

export const handleSummary = windowSummary

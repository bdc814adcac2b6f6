/**
 * The spike at an opening: everybody whom the plan has before the opening calls within four seconds, from five seconds before it on (out of
 * hours: voicemail, and the messages are the backlog); then those who call from the opening on, at their instants.
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
/** When the first telephone number opens; 0 where none does, or one is open from the start. */
const firstOpenings = Object.values(plan.openings).flatMap(([first]) => (first === undefined ? [] : [first[0]]))
const opening: Micros = firstOpenings.length === 0 ? 0 : Math.min(...firstOpenings)
const burst: Micros = Math.max(0, opening - before)

/** At one instant all of them would be a test of k6, and late by its own measure. */
const early = (at: Micros): Micros => burst + Math.round((at / opening) * 0.8 * (opening - burst))

export function setup(): Promise<Begun> {
  count('contacts_planned', {}, contacts.length)
  return begin(burst, plan.lead)
}

export default function ({ start }: Begun): void {
  replayShare(start, contacts.length, (index) => {
    const contact = contacts[index]
    return {
      index,
      contact,
      due: contact.at < opening ? early(contact.at) : contact.at,
      inHours: contact.inHours,
    }
  })
}

export const handleSummary = windowSummary

/** A contact that is not done with: what the register holds of it, where the desk has it, and who follows it. */
import { Entry, type Micros } from '../sim/facts.ts'
import type { DeskContact } from './desk/contact.ts'
import type { Registration, State, StoredContact } from './register.ts'

/** What a caller is told: nothing of who called and what was said, because numbers can be guessed. */
export interface ContactView {
  number: number
  tickets?: Record<string, number>
  registeredAt: string
  runsFrom: string
  channel: Registration['channel']
  type: string
  calledNumber: string
  state: State
  greeted: number
  waited: number
}

export interface Live {
  readonly number: number
  readonly ticket: number | null
  readonly registration: Registration
  /** Epoch milliseconds, by the endpoint's clock. */
  readonly registered: number
  state: State
  /** The call or the written contact at the desk. */
  contact: DeskContact | null
  /** The callback that a message makes. */
  callback: DeskContact | null
  message: { text: string; runsFrom: string } | null
  /** What the caller waited, of a contact that comes back from the register. Seconds. */
  before: { greeted: number; waited: number } | null
  answeredAt: string | null
  answeredBy: string | null
  finishedAt: string | null
  /** Told of every change of state. */
  readonly followers: Set<() => void>
}

/** States in which a caller has got through or has gone, and those of written contacts that are begun: nobody waits any more. */
export const isOver = (state: State) => state !== 'registered' && state !== 'greeting' && state !== 'waiting' && state !== 'ringing'

/** Whole milliseconds, in seconds. */
const seconds = (micros: Micros) => Math.max(0, Math.round(micros / 1000)) / 1000

/** How long the caller heard the greeting, and waited in all, until the answer, the end or `now`. Seconds. `origin`: the desk clock's 0. */
export function waits({ contact, registered, before }: Live, now: Micros, origin: number): { greeted: number; waited: number } {
  if (contact === null) return before ?? { greeted: 0, waited: 0 }
  const until = Math.min(contact.until ?? now, now)
  if (contact.entry === Entry.written) return { greeted: 0, waited: seconds(until - (registered - origin) * 1000) }
  return { greeted: seconds(Math.min(contact.entered ?? until, until) - contact.received), waited: seconds(until - contact.received) }
}

export function viewOf(
  { number, ticket, state, greeted, waited }: { number: number; ticket: number | null; state: State; greeted: number; waited: number },
  { registeredAt, runsFrom, channel, type, calledNumber }: Registration,
): ContactView {
  const tickets = ticket === null ? {} : { tickets: { [type]: ticket } }
  return { number, ...tickets, registeredAt, runsFrom, channel, type, calledNumber, state, greeted, waited }
}

/** Just registered. */
export function newLive(known: Pick<Live, 'number' | 'ticket' | 'registration' | 'registered'>): Live {
  return {
    ...known,
    state: 'registered',
    contact: null,
    callback: null,
    message: null,
    before: null,
    answeredAt: null,
    answeredBy: null,
    finishedAt: null,
    followers: new Set(),
  }
}

/** As the register has it, not yet begun. */
export function liveAgain(stored: StoredContact): Live {
  const { number, ticket, message, messageRunsFrom, channel } = stored
  return {
    ...newLive({ number, ticket, registration: stored, registered: Date.parse(stored.registeredAt) }),
    state: channel === 'phone' ? stored.state : 'registered',
    message: message === null ? null : { text: message, runsFrom: messageRunsFrom ?? stored.registeredAt },
    before: { greeted: stored.greeted, waited: stored.waited },
    answeredAt: channel === 'phone' ? stored.answeredAt : null,
  }
}

/**
 * What Node hands to k6 and what k6 hands back: a load plan, and a line for everything that happened. Types alone, so that the k6
 * scripts share them without a dependency. Times are whole microseconds (Micros), as everywhere; those of a plan count from the
 * beginning of its window.
 */
import type { Rules } from '../contract/classify.ts'
import type { Micros, outcomeNames } from '../facts.ts'
import type { Endpoint } from './endpoint.ts'

/** What a caller will do if nothing happens before; one attempt. */
export interface ListedAttempt {
  /** From entering the queue; null = waits for ever. */
  patience: Micros | null
  /** Leaves at once if it must wait. */
  balks: boolean
  /** Hangs up that long after the greeting began, if the greeting lasts; null = hears it out. */
  leavesGreetingAfter: Micros | null
  /** Leaves a message if it meets voicemail. */
  leavesMessage: boolean
  /** Calls again that long after it did not get through (abandoned, busy, recordedMessage); null = gives up. */
  redialAfter: Micros | null
}

export interface ListedContact {
  /** When it is received, since the window began. */
  at: Micros
  type: string
  channel: 'phone' | 'email' | 'fax'
  /** The telephone number called. */
  number: string
  /** Is that number open at `at`, by the contract's calendar? */
  inHours: boolean
  /** The first attempt and those that may follow it; of written contacts none. */
  attempts: ListedAttempt[]
}

/** A target, without its words. */
export interface PlannedTarget {
  /** As in results: "answeredWithin", "lost main". */
  key: string
  measure: 'answeredWithin' | 'lost'
  time: Micros
  /** The share asked for, as a number: k6 compares with it, Node compares exactly. */
  limit: number
  /** Telephone numbers it speaks of; null = all. */
  numbers: string[] | null
  /** false: measured because everybody asks for it; the contract has no such target, and no threshold stands on it. */
  judged: boolean
}

export interface LoadPlan {
  scenario: string
  contract: string
  seed: string
  window: {
    /** Local: "2027-03-08T10:00:00". */
    from: string
    to: string
    timezone: string
    length: Micros
  }
  rules: Rules
  targets: PlannedTarget[]
  /** When each telephone number is open in the window, [from, to). */
  openings: Record<string, [Micros, Micros][]>
  contacts: ListedContact[]
  endpoint: Endpoint
  /** "http://127.0.0.1:8080", no slash at its end. */
  target: string
  /** k6's virtual users: each replays every n-th contact on timers of its own. */
  vus: number
  /** Between k6's start and the beginning of the window. */
  lead: Micros
  /** How long after the window's end callers are still followed: by then whoever waits is late by every rule. */
  settle: Micros
  /** A contact replayed later than this after its instant is late. */
  lateAfter: Micros
}

/** One attempt of a phone contact, followed to its end: a line of k6's console output. */
export interface FactLine {
  line: 'fact'
  /** Index in the plan's contacts. */
  contact: number
  /** From 1. */
  attempt: number
  outcome: (typeof outcomeNames)[number]
  inHours: boolean
  /** When it was due, since the window began. */
  received: Micros
  /** From then to the answer, or to the attempt's end. */
  duration: Micros
  /** The part of it spent in the greeting, as far as the endpoint tells. */
  greeted: Micros
  /** How much later than `received` it was sent. */
  lag: Micros
  /** The endpoint's own number for it, if it gives one. */
  number: string | null
}

/** A written contact that was registered. */
export interface RegisteredLine {
  line: 'registered'
  contact: number
  received: Micros
  lag: Micros
  /** From its due instant to the endpoint's answer. */
  duration: Micros
  number: string | null
}

/** A contact that could not be followed: no measurement. */
export interface FailureLine {
  line: 'failure'
  contact: number
  attempt: number
  received: Micros
  /** "connection refused", "HTTP 500", "no JSON", "no state at /state", "no answer in 100 s". */
  what: string
  lag: Micros
}

/** With `check`: one exchange with the endpoint and how it was understood. */
export interface ExchangeLine {
  line: 'exchange'
  /** "POST /contacts", "websocket /contacts/17/events". */
  request: string
  status: number
  body: string
  /** How it was read: a state, or why it could not be. */
  understood: string
  number: string | null
  /** Since the contact was placed. */
  after: Micros
}

export type Line = FactLine | RegisteredLine | FailureLine | ExchangeLine

/**
 * What can be known about a contact: the vocabulary that the engine, the judge, load tests and call logs share.
 * Facts travel in columns, so that nothing is allocated per contact. No dependency.
 */

/** Microseconds, whole, held in a double. */
export type Micros = number

/** How an attempt, or a piece of background work, entered. */
export const Entry = {
  /** A call to a number that was open. */
  inHours: 0,
  /** A call to a number that was closed: it met voicemail. */
  outOfHours: 1,
  /** A message left on voicemail, called back. */
  callback: 2,
  /** An e-mail or a fax. */
  written: 3,
  /** A caller handed on by another agent: the judge sees the first answer only. */
  transfer: 4,
} as const
export type Entry = (typeof Entry)[keyof typeof Entry]

/** How it ended. For a phone attempt these are disjoint. */
export const Outcome = {
  answered: 0,
  abandoned: 1,
  busy: 2,
  recordedMessage: 3,
  voicemail: 4,
  /** Still waiting when the term ended. */
  inProgress: 5,
} as const
export type Outcome = (typeof Outcome)[keyof typeof Outcome]

export const outcomeNames = ['answered', 'abandoned', 'busy', 'recordedMessage', 'voicemail', 'inProgress'] as const

/** Columns of facts. Row i of each column is one contact's. */
export interface Facts {
  /** Entry, outcome, type and number in one word: see `codeOf`. */
  code: Int32Array
  /** When the attempt was received; for background work when it is deemed received. Micros since the term began. */
  received: Float64Array
  /** From the start of the call to the agent's answer, or to the call's end. For background work: its wait in opening hours. Micros. */
  duration: Float64Array
  /** The part of `duration` spent in the greeting. Micros. */
  greeted: Float64Array
}

/** At most 1024 numbers and 32 768 types. */
export function codeOf(entry: Entry, outcome: Outcome, type: number, number: number): number {
  return entry | (outcome << 3) | (number << 6) | (type << 16)
}

/** The same contact with another outcome, of a code whose outcome is 0. */
export const withOutcome = (code: number, outcome: Outcome) => code | (outcome << 3)
/** The same contact, entered otherwise. */
export const withEntry = (code: number, entry: Entry) => (code & ~7) | entry
export const entryOf = (code: number) => (code & 7) as Entry
export const outcomeOf = (code: number) => ((code >> 3) & 7) as Outcome
export const numberOf = (code: number) => (code >> 6) & 1023
export const typeOf = (code: number) => code >> 16

/** Receives the first `count` rows; the columns are reused afterwards. */
export type FactSink = (facts: Facts, count: number) => void

const capacity = 1024

/** A buffer that hands its rows on when it is full. */
export class FactBuffer {
  readonly facts: Facts = {
    code: new Int32Array(capacity),
    received: new Float64Array(capacity),
    duration: new Float64Array(capacity),
    greeted: new Float64Array(capacity),
  }
  private readonly sink: FactSink
  private count = 0

  constructor(sink: FactSink) {
    this.sink = sink
  }

  /** `code` as `codeOf` makes it. */
  push(code: number, received: Micros, duration: Micros, greeted: Micros): void {
    const i = this.count
    const facts = this.facts
    facts.code[i] = code
    facts.received[i] = received
    facts.duration[i] = duration
    facts.greeted[i] = greeted
    this.count = i + 1
    if (this.count === capacity) this.flush()
  }

  flush(): void {
    if (this.count > 0) this.sink(this.facts, this.count)
    this.count = 0
  }
}

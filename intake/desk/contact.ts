import type { Entry, Micros } from '../../sim/facts.ts'
import type { Timer } from './clock.ts'

/**
 * A call: greeting, waiting, ringing (an agent is taken; the caller still waits), answered, finished; or abandoned, busy, recordedMessage,
 * voicemail. Background work (a callback, an e-mail, a fax): registered, answered (begun), finished.
 */
export type State =
  | 'greeting'
  | 'waiting'
  | 'ringing'
  | 'answered'
  | 'finished'
  | 'abandoned'
  | 'busy'
  | 'recordedMessage'
  | 'voicemail'
  | 'registered'

/** A contact at the desk. Only the desk changes it. */
export class DeskContact {
  /** Progressive number; decides ties. A callback and a caller handed on keep that of the call. */
  readonly id: number
  readonly entry: Entry
  readonly type: number
  /** Index of the telephone number. */
  readonly number: number
  /** Start of the call; of background work when it is deemed received; of a caller handed on when it was. */
  readonly received: Micros
  state: State
  /** When it entered the queue; background work enters when it is deemed received. */
  entered: Micros | null = null
  /** When an agent answers (known as soon as the phone rings), or when it is over without an answer. */
  until: Micros | null = null
  /** Whose agent it has, from ringing on. */
  group: number | null = null
  /** Does it hold a telephone line? */
  line = false
  /** Its number has closed since, and those who were on duty stay for it (DESIGN 4.9). */
  leftOver = false

  /** What it waits for: the end of its greeting, of the ring, or its deemed receipt. */
  timer: Timer | null = null
  /** Neighbours in its queue, and the queue. */
  previous: DeskContact | null = null
  next: DeskContact | null = null
  queue: object | null = null

  constructor(id: number, entry: Entry, type: number, number: number, received: Micros, state: State) {
    this.id = id
    this.entry = entry
    this.type = type
    this.number = number
    this.received = received
    this.state = state
  }
}

/** Earlier in the queue: by entry, then by progressive number. */
export function before(a: DeskContact, b: DeskContact): boolean {
  const [since, other] = [a.entered ?? 0, b.entered ?? 0]
  return since < other || (since === other && a.id < b.id)
}

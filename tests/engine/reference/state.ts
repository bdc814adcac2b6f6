/** What the reference desk knows at an instant. Plain objects, one for each call, each piece of background work and each group. */
import type { Entry, Micros } from '../../../sim/facts.ts'
import type { Event } from './events.ts'
import type { Person } from './people.ts'

export interface Call {
  entry: typeof Entry.inHours | typeof Entry.transfer
  contact: number
  attempt: number
  type: number
  /** Index of the telephone number. */
  number: number
  received: Micros
  handling: Micros
  patience: Micros
  /** When it joined the queue; in the greeting, null. */
  joined: Micros | null
  /** Its number has closed since, and those who were on duty stay for it (DESIGN 4.9). */
  leftOver: boolean
  /** What it waits for: the end of its greeting, a hang-up in the greeting, the end of its patience. */
  due: Event[]
}

export function newCall(entry: Call['entry'], known: Omit<Call, 'entry' | 'joined' | 'leftOver' | 'due'>): Call {
  return { entry, ...known, joined: null, leftOver: false, due: [] }
}

/** A callback, an e-mail or a fax. */
export interface Work {
  entry: typeof Entry.callback | typeof Entry.written
  contact: number
  type: number
  number: number
  deemed: Micros
  handling: Micros
}

export interface Group {
  index: number
  skills: Set<number>
  onDuty: Person[]
  rostered: Person[]
  /** How many who were on duty just before a closing are kept for the calls left over. */
  staying: number
  busy: number
}

export interface Desk {
  groups: Group[]
  /** In the greeting, or about to be handed on at this instant. */
  coming: Call[]
  /** Joining the queue at this very instant: an assignment may still spare them the wait. */
  joining: Call[]
  waiting: Call[]
  /** Deemed received and not begun. */
  background: Work[]
  /** Deemed received later. */
  notYetDue: Set<Work>
}

/** How many are there for a call left over: those on duty, or those kept, who are largely the same people. */
export function there(group: Group): number {
  return Math.max(group.onDuty.length, group.staying)
}

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
  /** On duty just before a closing, kept until the calls left over are answered. */
  staying: Person[]
  busy: number
}

export interface Desk {
  groups: Group[]
  greeting: Call[]
  /** Joining the queue at this very instant: an assignment may still spare them the wait. */
  joining: Call[]
  waiting: Call[]
  background: Work[]
}

/** People on duty and people staying, each once. */
export function here(group: Group): Person[] {
  return [...group.onDuty, ...group.staying.filter((person) => !group.onDuty.includes(person))]
}

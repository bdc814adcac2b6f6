/** A desk of one number and a few types, on a virtual clock, and what it told. */
import { VirtualClock } from '../../../intake/desk/clock.ts'
import type { DeskContact } from '../../../intake/desk/contact.ts'
import { Desk, type DeskRules } from '../../../intake/desk/desk.ts'

export const second = 1_000_000

export const call = { phone: true, number: 0, priority: 1 }
export const letter = { phone: false, number: 0, priority: 1 }

export interface SmallDesk {
  clock: VirtualClock
  desk: Desk
  /** "2 waiting", in the order in which it was told. */
  told: string[]
  /** Seconds later. */
  pass(seconds: number): void
}

/** Open, without anybody on duty. */
export function smallDesk(changes: Partial<DeskRules> = {}, alsoTell: (contact: DeskContact) => void = () => {}): SmallDesk {
  const rules: DeskRules = {
    numbers: [{ linePool: changes.lines === undefined ? -1 : 0 }],
    types: [call],
    groups: [{ skills: [0] }],
    lines: [],
    queueLimit: Number.POSITIVE_INFINITY,
    onQueueFull: 'recordedMessage',
    greeting: 0,
    ring: 0,
    atClose: 'serve',
    reserveForPhone: 0,
    ...changes,
  }
  const clock = new VirtualClock()
  const told: string[] = []
  const desk = new Desk(rules, clock, (contact) => {
    told.push(`${contact.id} ${contact.state}`)
    alsoTell(contact)
  })
  desk.open(0)
  return { clock, desk, told, pass: (seconds) => clock.advance(clock.now() + seconds * second) }
}

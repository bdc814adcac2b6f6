/** The desk of a term on the endpoint's clock, with its opening hours. A new one takes its place when the clock is set or the term ends. */
import type { Micros } from '../sim/facts.ts'
import { RealClock } from './desk/clock.ts'
import type { DeskContact } from './desk/contact.ts'
import { Desk } from './desk/desk.ts'
import { deemedReceived, OpeningHours } from './desk/hours.ts'
import { Rehearsal } from './desk/rehearsal.ts'
import { Refused } from './problems.ts'
import type { NewContact } from './reception.ts'
import type { Channel } from './register.ts'
import { kindOf, type Term } from './term.ts'

export class AtDesk {
  readonly term: Term
  readonly desk: Desk
  private readonly clock: RealClock
  private readonly hours: OpeningHours | Rehearsal

  /** `shift`: milliseconds by which the endpoint's clock is before the machine's. With a `seed`, simulated operators are at work. */
  constructor(term: Term, shift: number, seed: string | null, changed: (contact: DeskContact) => void) {
    const { model } = term.plan
    this.term = term
    this.clock = new RealClock(term.origin - shift)
    this.desk = new Desk(model, this.clock, (contact) => {
      changed(contact)
      rehearsal?.changed(contact)
    })
    const rehearsal = seed === null ? null : new Rehearsal(model, this.clock, this.desk, seed, 0)
    this.hours = rehearsal ?? new OpeningHours(model.numbers, this.clock, this.desk)
  }

  start(): void {
    this.hours.start()
  }

  stop(): void {
    this.hours.stop()
    this.clock.stop()
  }

  now(): Micros {
    return this.clock.now()
  }

  micros(epoch: number): Micros {
    return (epoch - this.term.origin) * 1000
  }

  /** Epoch milliseconds, by the endpoint's clock. */
  epoch(time: Micros): number {
    return this.term.origin + Math.floor(time / 1000)
  }

  /** When a contact for a number is deemed received, of one that comes at `epoch`. Epoch milliseconds. */
  deemed(number: number, epoch: number): number {
    const time = this.micros(epoch)
    const deemed = deemedReceived(this.term.plan.model.numbers[number], time)
    return deemed > time ? this.epoch(deemed) : epoch
  }

  isOpen(number: number): boolean {
    const { openFrom, openTo } = this.term.plan.model.numbers[number]
    const now = this.now()
    return openFrom.findLastIndex((from, i) => from <= now && now < openTo[i]) >= 0
  }

  numberOf(kind: number): number {
    return this.term.plan.model.types[kind].number
  }

  /** Throws when nobody at the desk takes such contacts. */
  kindOf({ channel, type, calledNumber }: NewContact): { kind: number; calledNumber: string } {
    const { kinds } = this.term
    const called = calledNumber ?? kinds.find((kind) => kind.type === type && kind.channels.includes(channel))?.calledNumber
    const number = called ?? kinds[0].calledNumber
    const kind = kindOf(kinds, type, channel, number)
    if (kind >= 0) return { kind, calledNumber: number }
    const same = kinds.filter((one) => one.type === type)
    const allowed = same.map(({ channels, calledNumber: to }) => `${channels.join(' or ')} to ${to}`).join('; ')
    throw new Refused(400, 'Nobody answers such contacts.', [
      { path: 'type', found: `${type} by ${channel} to ${number}`, expected: allowed },
    ])
  }

  /** A contract may have changed since: then anybody does it. */
  kindOfStored({ type, channel, calledNumber }: { type: string; channel: Channel; calledNumber: string }): number {
    return Math.max(0, kindOf(this.term.kinds, type, channel, calledNumber))
  }
}

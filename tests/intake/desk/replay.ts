/**
 * A whole term at the desk on a virtual clock: callers and operators are played with the engine's own draws, so that the desk must give the
 * very facts of the kernel.
 */
import { type Clock, type Timer, VirtualClock } from '../../../intake/desk/clock.ts'
import type { DeskContact } from '../../../intake/desk/contact.ts'
import { Desk } from '../../../intake/desk/desk.ts'
import { Phase } from '../../../intake/desk/events.ts'
import { deemedReceived, OpeningHours } from '../../../intake/desk/hours.ts'
import type { Model } from '../../../sim/engine/model.ts'
import { Entry, type Micros, Outcome } from '../../../sim/facts.ts'
import { round } from '../../../sim/portable.ts'
import { Draws, type FirstAttempt } from '../../engine/reference/draws.ts'
import { FactBook } from '../../engine/reference/facts.ts'
import { Hours } from '../../engine/reference/hours.ts'
import { type Row, sortRows } from '../../engine/reference/index.ts'
import { dutySteps } from '../../engine/reference/people.ts'
import { newCall } from '../../engine/reference/state.ts'

/** What a contact at the desk is to whoever plays it. */
interface Played {
  attempt: number
  handling: Micros
  patience: Micros
  /** It will hang up then. */
  leaves?: Timer
}

/** The facts of a replication, sorted. */
export function deskReplay(model: Model, seed: string, replication: number): Row[] {
  const clock = new VirtualClock()
  return deskReplayOn(clock, () => clock.advance(model.term.length - 1), model, seed, replication)
}

/** The same on a clock that shows 0; `pass` lets it go on to the end of the term. */
export function deskReplayOn(clock: Clock, pass: () => void, model: Model, seed: string, replication: number): Row[] {
  const player = new Player(model, new Draws(model, seed, replication), clock)
  pass()
  player.end(model.term.length)
  return sortRows(player.book.rows)
}

class Player {
  readonly book: FactBook
  private readonly model: Model
  private readonly draws: Draws
  private readonly clock: Clock
  private readonly desk: Desk
  /** Not yet answered, not over. */
  private readonly pending = new Set<DeskContact>()
  private readonly played = new Map<DeskContact, Played>()
  /** Who comes to the desk at this moment. */
  private coming: Played = { attempt: 0, handling: 0, patience: 0 }

  constructor(model: Model, draws: Draws, clock: Clock) {
    this.model = model
    this.draws = draws
    this.clock = clock
    this.book = new FactBook(model, new Hours(model))
    this.desk = new Desk(model, clock, (contact) => this.changed(contact))
    new OpeningHours(model.numbers, clock, this.desk).start()
    dutySteps(model, draws).forEach((steps, group) => {
      for (const { from, onDuty } of steps) clock.at(from, Phase.duty, 0, () => this.desk.setDuty(group, onDuty.length))
    })
    for (const first of draws.firstAttempts()) clock.at(first.time, Phase.arrival, first.contact, () => this.arrives(first))
  }

  private deemed(number: number): Micros {
    return deemedReceived(this.model.numbers[number], this.clock.now())
  }

  private arrives({ contact, type, handling, patience }: FirstAttempt): void {
    const { phone, number } = this.model.types[type]
    this.coming = { attempt: 1, handling, patience }
    if (phone) this.desk.call(contact, type)
    else this.desk.written(contact, type, this.deemed(number))
  }

  private changed(contact: DeskContact): void {
    const mine = this.played.get(contact) ?? this.comes(contact)
    mine.leaves?.cancel()
    switch (contact.state) {
      case 'greeting':
        this.leaves(contact, mine, this.draws.leavesGreetingAfter(contact.id, mine.attempt, contact.type))
        break
      case 'waiting':
        if (this.balks(contact, mine)) this.desk.hangUp(contact)
        else this.leaves(contact, mine, mine.patience)
        break
      case 'ringing':
        this.isAnswered(contact)
        break
      case 'answered':
        this.isAnswered(contact)
        this.handled(contact, mine)
        break
      case 'abandoned':
      case 'busy':
      case 'recordedMessage':
      case 'voicemail':
        this.ends(contact, mine, contact.state)
    }
  }

  private comes(contact: DeskContact): Played {
    this.played.set(contact, this.coming)
    this.pending.add(contact)
    return this.coming
  }

  private leaves(contact: DeskContact, mine: Played, after: Micros | null): void {
    if (after === null || after === Number.POSITIVE_INFINITY) return
    mine.leaves = this.clock.at(this.clock.now() + after, Phase.patienceEnds, contact.id, () => this.desk.hangUp(contact))
  }

  private balks({ id, type, entry }: DeskContact, { attempt }: Played): boolean {
    return entry === Entry.transfer ? this.draws.handedOnBalks(id, attempt, type) : this.draws.balks(id, attempt, type)
  }

  /** Known as soon as the phone rings. */
  private isAnswered(contact: DeskContact): void {
    if (this.pending.delete(contact)) this.record(contact, Outcome.answered, contact.until ?? 0)
  }

  private handled(contact: DeskContact, { attempt, handling }: Played): void {
    const { id, type, group } = contact
    const now = this.clock.now()
    const { wrapUp, transferTo } = this.model.types[type]
    const handled = round(handling * this.model.groups[group ?? 0].handlingFactor)
    const isHandedOn = contact.entry === Entry.inHours && this.draws.isHandedOn(id, attempt, type)
    this.clock.at(now + handled, Phase.handlingEnds, id, () => {
      if (!isHandedOn) return this.desk.finish(contact)
      this.coming = {
        attempt,
        handling: this.draws.handedOnHandling(id, attempt, transferTo),
        patience: this.draws.handedOnPatience(id, attempt, transferTo),
      }
      this.comes(this.desk.handOn(contact, transferTo))
    })
    if (!isHandedOn) this.clock.at(now + round(handled * (1 - wrapUp)), Phase.handlingEnds, id, () => this.desk.releaseLine(contact))
  }

  private ends(contact: DeskContact, mine: Played, state: 'abandoned' | 'busy' | 'recordedMessage' | 'voicemail'): void {
    this.pending.delete(contact)
    this.record(contact, Outcome[state], this.clock.now())
    if (contact.entry === Entry.transfer) return
    if (state === 'voicemail') this.mayLeaveMessage(contact, mine)
    else this.mayRedial(contact, mine)
  }

  private mayLeaveMessage(contact: DeskContact, { attempt, handling, patience }: Played): void {
    const { id, type, entry } = contact
    if (entry === Entry.outOfHours && !this.model.voicemail) return
    if (!this.draws.leavesMessage(id, attempt, type)) return
    const found = this.draws.isReached(id, attempt, type)
    this.coming = { attempt, handling: found ? handling : this.model.types[type].reachedNot, patience }
    this.desk.message(contact, entry === Entry.outOfHours ? this.deemed(contact.number) : this.clock.now())
  }

  private mayRedial({ id, type }: DeskContact, { attempt, handling }: Played): void {
    const after = this.draws.redialsAfter(id, attempt)
    if (after === null) return
    const patience = this.draws.redialPatience(id, attempt + 1, type)
    this.clock.at(this.clock.now() + after, Phase.arrival, id, () => {
      this.coming = { attempt: attempt + 1, handling, patience }
      this.desk.call(id, type)
    })
  }

  private record({ id, entry, type, number, received }: DeskContact, outcome: Outcome, until: Micros): void {
    if (entry === Entry.callback || entry === Entry.written)
      this.book.work({ entry, contact: id, type, number, deemed: received, handling: 0 }, outcome, until)
    else
      this.book.call(
        entry,
        outcome,
        newCall(Entry.inHours, { contact: id, attempt: 1, type, number, received, handling: 0, patience: 0 }),
        until,
      )
  }

  /** What is still pending at the very end of the term is in progress. */
  end(time: Micros): void {
    for (const contact of this.pending) this.record(contact, Outcome.inProgress, time)
  }
}

/**
 * Background work: callbacks, e-mail and fax, first deemed received, first served, never interrupting a call (DESIGN 4.10).
 */
import { type FactBuffer, type Micros, numberOf, Outcome, typeOf, withOutcome } from '../facts.ts'
import type { Agents } from './agents.ts'
import { Appointments } from './appointments.ts'
import { Lists, type LiveContacts } from './live.ts'
import type { Model } from './model.ts'
import type { OpeningClock } from './openingClock.ts'

export class Background {
  /** (deemed received, slot) of what is not yet available to agents. */
  readonly due: Appointments
  /** What is available, by type. */
  readonly ready: Lists
  /** Sum over closings of what was available for the number that closes and not begun, and the closings. */
  backlog = 0
  closings = 0

  private readonly reserve: number
  private readonly live: LiveContacts
  private readonly agents: Agents
  private readonly clock: OpeningClock

  constructor(model: Model, live: LiveContacts, agents: Agents, clock: OpeningClock) {
    this.due = new Appointments(live)
    this.ready = new Lists(model.types.length, live)
    this.reserve = model.reserveForPhone
    this.live = live
    this.agents = agents
    this.clock = clock
  }

  clear(): void {
    this.due.clear()
    this.ready.clear()
    this.backlog = 0
    this.closings = 0
  }

  /** An e-mail, a fax or a message becomes work, deemed received at `live.received`. */
  add(slot: number): void {
    this.due.add(this.live.received[slot], slot)
  }

  /** The first that is due becomes available to agents. */
  ripen(now: Micros): void {
    const slot = this.due.slot[0]
    this.due.remove(slot)
    const code = this.live.code[slot]
    this.live.entered[slot] = this.clock.elapsed(numberOf(code), now)
    this.ready.append(typeOf(code), slot)
  }

  /** Counts what is available for `number` and not begun. */
  atClosing(number: number): void {
    const { ready, live } = this
    this.closings++
    for (let type = 0; type < ready.head.length; type++)
      for (let slot = ready.head[type]; slot >= 0; slot = live.next[slot]) if (numberOf(live.code[slot]) === number) this.backlog++
  }

  /** Time in opening hours from deemed receipt until now. */
  waited(slot: number, now: Micros): Micros {
    return this.clock.elapsed(numberOf(this.live.code[slot]), now) - this.live.entered[slot]
  }

  /** Takes the earliest work that an idle agent may begin; its group is in `live.group`. -1 = none. */
  take(): number {
    const { live, ready } = this
    const idleOnPhone = this.agents.idleOnPhone()
    let best = -1
    for (let type = 0; type < ready.head.length; type++) {
      const slot = ready.head[type]
      if (slot < 0 || (best >= 0 && !this.before(slot, best))) continue
      const group = this.groupFor(type, idleOnPhone)
      if (group < 0) continue
      live.group[slot] = group
      best = slot
    }
    if (best >= 0) ready.remove(typeOf(live.code[best]), best)
    return best
  }

  finish(out: FactBuffer, now: Micros): void {
    const { live, ready, due } = this
    const inProgress = (slot: number, waited: Micros) =>
      out.push(withOutcome(live.code[slot], Outcome.inProgress), live.received[slot], waited, 0)
    for (let type = 0; type < ready.head.length; type++)
      for (let slot = ready.head[type]; slot >= 0; slot = live.next[slot]) inProgress(slot, this.waited(slot, now))
    for (let i = 0; i < due.size; i++) inProgress(due.slot[i], 0)
  }

  private before(a: number, b: number): boolean {
    const { live } = this
    return live.received[a] < live.received[b] || (live.received[a] === live.received[b] && live.sequence[a] < live.sequence[b])
  }

  /** While any number is open, a phone agent takes it only if `reserve` other phone agents stay idle. */
  private groupFor(type: number, idleOnPhone: number): number {
    const { duty, busy, phone } = this.agents
    for (const group of this.agents.groupsOf[type])
      if (duty[group] > busy[group] && (phone[group] === 0 || this.clock.openNumbers === 0 || idleOnPhone > this.reserve)) return group
    return -1
  }
}

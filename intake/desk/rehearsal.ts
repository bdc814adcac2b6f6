/**
 * Simulated operators: a desk at which nobody sits. Numbers open and close, agents come and go as the staffing plan says (absence drawn day
 * by day as the engine draws it), and each contact is handled for as long as its type's law says. Starts wherever in the term the clock stands.
 */
import { sampler, type Uniform } from '../../sim/demand/distributions/index.ts'
import type { Model } from '../../sim/engine/model.ts'
import { GroupRoster } from '../../sim/engine/roster.ts'
import { Keyed, stream } from '../../sim/engine/streams.ts'
import { Entry, type Micros } from '../../sim/facts.ts'
import { round } from '../../sim/portable.ts'
import type { Clock, Timer } from './clock.ts'
import type { DeskContact } from './contact.ts'
import type { Desk } from './desk.ts'
import { Phase } from './events.ts'
import { countUntil, OpeningHours } from './hours.ts'

export class Rehearsal {
  private readonly model: Model
  private readonly clock: Clock
  private readonly desk: Desk
  private readonly hours: OpeningHours
  private readonly rosters: GroupRoster[]
  private readonly keyed: Keyed
  private readonly source: Uniform
  private readonly drawHandling: ((source: Uniform) => number)[]
  /** Changes of duty, and the beginning of the next day. */
  private timers: Timer[] = []

  /** Of one seed and run the same agents are absent on the same days as in the engine's replication of that number. */
  constructor(model: Model, clock: Clock, desk: Desk, seed: string, run: number) {
    this.model = model
    this.clock = clock
    this.desk = desk
    this.hours = new OpeningHours(model.numbers, clock, desk)
    this.rosters = model.groups.map((group) => new GroupRoster(group))
    this.keyed = new Keyed(seed, run)
    this.source = stream(seed, run, 'rehearsal')
    this.drawHandling = model.types.map(({ handling }) => sampler(handling))
  }

  /** The right numbers are open and the right agents on duty, and from now on both follow the clock. */
  start(): void {
    this.clock.act(() => {
      this.hours.start()
      this.begin(countUntil(this.model.term.dayStart, this.clock.now()) - 1)
    })
  }

  /** Numbers and duty stay as they are. What agents have in hand they finish. */
  stop(): void {
    this.hours.stop()
    for (const timer of this.timers) timer.cancel()
  }

  /** To be told what the desk tells: agents handle what they answer. */
  changed(contact: DeskContact): void {
    if (contact.state === 'answered') this.handle(contact)
  }

  /** The changes of duty of `day`: those that are past take effect now. Before and after the term nobody is on duty. */
  private begin(day: number): void {
    const { dayStart, dayMonth } = this.model.term
    const isInTerm = day >= 0 && day < dayMonth.length
    const start = isInTerm ? dayStart[day] : this.clock.now()
    this.timers = []
    this.rosters.forEach((roster, group) => {
      if (isInTerm) roster.draw(day, this.keyed)
      if (!isInTerm || roster.steps === 0) this.changeDuty(start, group, 0)
      else for (let step = 0; step < roster.steps; step++) this.changeDuty(start + roster.at[step], group, roster.duty[step])
    })
    // The last of `dayStart` is the end of the term.
    if (day < dayMonth.length) this.timers.push(this.clock.at(dayStart[day + 1], Phase.closing, 0, () => this.begin(day + 1)))
  }

  private changeDuty(time: Micros, group: number, onDuty: number): void {
    this.timers.push(this.clock.at(time, Phase.duty, 0, () => this.desk.setDuty(group, onDuty)))
  }

  /** Talk, after which the line falls free, and wrap-up, after which the agent does; or the caller is handed on (DESIGN 4.12). */
  private handle(contact: DeskContact): void {
    const { id, entry, type, group } = contact
    const { wrapUp, transferTo, transferProbability } = this.model.types[type]
    const factor = group === null ? 1 : this.model.groups[group].handlingFactor
    const now = this.clock.now()
    const handling = round(this.handlingOf(contact) * factor)
    const isHandedOn = entry === Entry.inHours && transferTo >= 0 && this.source() < transferProbability
    this.clock.at(now + handling, Phase.handlingEnds, id, () => {
      if (isHandedOn) this.desk.handOn(contact, transferTo)
      else this.desk.finish(contact)
    })
    if (!isHandedOn && wrapUp > 0)
      this.clock.at(now + round(handling * (1 - wrapUp)), Phase.handlingEnds, id, () => this.desk.releaseLine(contact))
  }

  /** A callback that does not find the caller is soon over. */
  private handlingOf({ entry, type }: DeskContact): Micros {
    const { reached, reachedNot } = this.model.types[type]
    if (entry === Entry.callback && this.source() >= reached) return reachedNot
    return round(this.drawHandling[type](this.source) * 1e6)
  }
}

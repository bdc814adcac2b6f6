/**
 * The kernel: replays the term of a Model day by day and yields facts about contacts (DESIGN section 4). One loop over flat
 * arrays; nothing is allocated per contact. It is longer than other files because the rules of one desk act on one state.
 *
 * At one instant: handling ends (and lines fall free), closings, changes of duty, openings, entries to the queue, assignments,
 * patience ends, arrivals; then by contact number.
 */
import { gammaFactor, sampler, type Uniform } from '../demand/distributions/index.ts'
import { Entry, FactBuffer, type FactSink, type Micros, Outcome } from '../facts.ts'
import { round } from '../portable.ts'
import { Agents } from './agents.ts'
import { Appointments } from './appointments.ts'
import { Arrivals } from './arrivals.ts'
import { Background } from './background.ts'
import { Change, Day } from './day.ts'
import { Heap } from './heap.ts'
import { Lists, LiveContacts } from './live.ts'
import type { Model } from './model.ts'
import { OpeningClock } from './openingClock.ts'
import { Purpose } from './purposes.ts'
import { Keyed, stream } from './streams.ts'
import { Workload } from './workload.ts'

/** What a closing finds, for whoever wants to look. */
export interface ClosingState {
  time: Micros
  /** Calls received in hours so far, and those of them still waiting or in the greeting. */
  received: number
  pending: number
}

const nobody = -1
const everybody = -2

export class Kernel {
  readonly workload: Workload
  readonly background: Background
  /** Called at every closing, before it takes effect. */
  onClosing: ((state: ClosingState) => void) | null = null

  private readonly model: Model
  private readonly seed: string
  private readonly out: FactBuffer
  private readonly agents: Agents
  private readonly arrivals: Arrivals[]
  private readonly clock: OpeningClock
  private readonly day: Day
  private readonly live = new LiveContacts()
  private readonly waiting: Lists

  /** (end, group | pool + 1 << 16, or ~slot of a caller to be handed on). */
  private readonly handlingEnds = new Heap()
  /** (end of talk, pool), where wrap-up outlasts the line. */
  private readonly talkEnds = new Heap()
  /** (end of greeting, slot). */
  private readonly entries = new Appointments()
  /** (end of patience, slot). */
  private readonly patienceEnds = new Appointments()
  /** (next attempt, slot). */
  private readonly redials = new Heap()

  private keyed: Keyed
  private readonly nextKeyed: Uniform = () => this.keyed.next()
  private readonly drawRedial: ((source: Uniform) => number) | null
  private readonly drawHandling: ((source: Uniform) => number)[]
  private readonly drawPatience: (((source: Uniform) => number) | null)[]
  /** The model's columns that every call reads. */
  private readonly numberOf: Int32Array
  private readonly poolOf: Int32Array
  private readonly wrapUp: Float64Array
  private readonly transfers: Float64Array
  private readonly handlingFactor: Float64Array
  private readonly greeting: Micros
  private readonly ring: Micros
  private readonly freeLines: Int32Array
  private readonly oneType: boolean

  private now: Micros = 0
  private received = 0
  private sequence = 0
  private nextArrival: Micros = Number.POSITIVE_INFINITY
  private nextOther: Micros = Number.POSITIVE_INFINITY
  /** Type of the next arrival; -1 = a redial. */
  private nextType = 0
  /** Whose idle agents must look for work: a group, nobody or everybody. */
  private dirty = nobody

  constructor(model: Model, seed: string, sink: FactSink) {
    this.model = model
    this.seed = seed
    this.out = new FactBuffer(sink)
    this.workload = new Workload(model)
    this.agents = new Agents(model, this.workload)
    this.arrivals = model.types.map((type) => new Arrivals(type))
    this.clock = new OpeningClock(model.numbers)
    this.day = new Day(model)
    this.waiting = new Lists(model.types.length, this.live)
    this.background = new Background(model, this.live, this.agents, this.clock)
    this.keyed = new Keyed(seed, 0)
    this.drawRedial = model.redial === null ? null : sampler(model.redial.after)
    this.drawHandling = model.types.map(({ handling }) => sampler(handling))
    this.drawPatience = model.types.map(({ patience }) => (patience === null ? null : sampler(patience)))
    this.numberOf = Int32Array.from(model.types, ({ number }) => number)
    this.poolOf = Int32Array.from(model.numbers, ({ linePool }) => linePool)
    this.wrapUp = Float64Array.from(model.types, ({ wrapUp }) => wrapUp)
    this.transfers = Float64Array.from(model.types, ({ transferProbability }) => transferProbability)
    this.handlingFactor = Float64Array.from(model.groups, ({ handlingFactor }) => handlingFactor)
    this.greeting = model.greeting
    this.ring = model.ring
    this.freeLines = new Int32Array(model.lines.length)
    this.oneType = model.types.length === 1
  }

  /** Replays replication `replication`; `workload` and `background` then hold its sums. */
  run(replication: number): void {
    this.reset(replication)
    const { term } = this.model
    const busyness = gammaFactor(this.model.busyness)
    const forecast = gammaFactor(this.model.forecastError.cv)
    const busynessSource = stream(this.seed, replication, 'busyness')
    const forecastSource = stream(this.seed, replication, 'forecastError')
    let error = forecast(forecastSource)
    for (let day = 0; day < term.dayMonth.length; day++) {
      if (this.model.forecastError.per === 'month' && day > 0 && term.dayMonth[day] !== term.dayMonth[day - 1])
        error = forecast(forecastSource)
      const end = term.dayStart[day + 1]
      const factor = busyness(busynessSource) * error
      for (const one of this.arrivals) one.draw(day, factor, end)
      this.day.begin(day, term.dayStart[day], end, this.keyed, this.workload)
      this.findNextArrival()
      this.runUntil(end)
    }
    this.finish()
  }

  private reset(replication: number): void {
    this.keyed = new Keyed(this.seed, replication)
    for (const one of this.arrivals) one.seed(this.seed, replication)
    for (const heap of [this.handlingEnds, this.talkEnds, this.entries, this.patienceEnds, this.redials]) heap.clear()
    this.live.clear()
    this.waiting.clear()
    this.background.clear()
    this.agents.clear()
    this.workload.clear()
    this.clock.clear()
    this.day.clear()
    this.freeLines.set(this.model.lines)
    this.now = 0
    this.received = 0
    this.sequence = 0
    this.dirty = nobody
  }

  private runUntil(end: Micros): void {
    const { handlingEnds, patienceEnds } = this
    this.findNextOther()
    for (;;) {
      const handling = handlingEnds.time[0]
      const first = Math.min(handling, this.nextOther)
      if (this.dirty !== nobody && first > this.now) {
        this.assign()
        continue
      }
      const patience = patienceEnds.time[0]
      const arrival = this.nextArrival
      if (first <= patience && first <= arrival) {
        if (first >= end) return
        this.now = first
        if (handling === first) this.handlingEnd()
        else this.other()
      } else if (patience <= arrival) {
        if (patience >= end) return
        this.now = patience
        this.patienceEnd()
      } else {
        if (arrival >= end) return
        this.now = arrival
        this.arrival()
      }
    }
  }

  /** The next instant of what is rarer than calls: ends of talk, changes of the clockwork, background work, entries to the queue. */
  private findNextOther(): void {
    const { talkEnds, entries, background, day } = this
    let next = talkEnds.time[0]
    if (day.time[day.next] < next) next = day.time[day.next]
    if (background.due.time[0] < next) next = background.due.time[0]
    if (entries.time[0] < next) next = entries.time[0]
    this.nextOther = next
  }

  private other(): void {
    const { talkEnds, background, day, entries, now } = this
    if (talkEnds.time[0] === now) this.talkEnd()
    else if (day.time[day.next] === now) this.change()
    else if (background.due.time[0] === now) this.backgroundDue()
    // Who hangs up in the greeting takes an entry away that nextOther may still speak of.
    else if (entries.time[0] === now) this.entryDue()
    this.findNextOther()
  }

  private findNextArrival(): void {
    let next: Micros
    if (this.oneType) {
      const arrivals = this.arrivals[0]
      next = arrivals.next < arrivals.count ? arrivals.time[arrivals.next] : Number.POSITIVE_INFINITY
      this.nextType = 0
    } else {
      next = Number.POSITIVE_INFINITY
      for (let type = 0; type < this.arrivals.length; type++) {
        const arrivals = this.arrivals[type]
        if (arrivals.next < arrivals.count && arrivals.time[arrivals.next] < next) {
          next = arrivals.time[arrivals.next]
          this.nextType = type
        }
      }
    }
    // A redial has the lower contact number.
    if (this.redials.time[0] <= next) {
      next = this.redials.time[0]
      this.nextType = -1
    }
    this.nextArrival = next
  }

  private arrival(): void {
    const type = this.nextType
    if (type < 0) {
      this.redialDue()
      this.findNextArrival()
      return
    }
    const arrivals = this.arrivals[type]
    const i = arrivals.next++
    const sequence = this.sequence++
    const handling = arrivals.handling[i]
    const model = this.model.types[type]
    if (model.phone) this.call(type, sequence, 1, handling, arrivals.patience[i])
    else {
      this.background.written(type, model.number, sequence, handling, this.now)
      this.findNextOther()
    }
    this.findNextArrival()
  }

  private redialDue(): void {
    const { redials, live } = this
    const slot = redials.item[0]
    redials.pop()
    const type = live.type[slot]
    const attempt = live.attempt[slot]
    const draw = this.drawPatience[type]
    const sequence = live.sequence[slot]
    let patience = Number.POSITIVE_INFINITY
    if (draw !== null) {
      this.keyed.at(Purpose.redialPatience, sequence, attempt)
      patience = round(draw(this.nextKeyed) * 1e6)
    }
    const handling = live.handling[slot]
    live.give(slot)
    this.call(type, sequence, attempt, handling, patience)
  }

  /** A call starts (DESIGN 4.5 and 4.6). */
  private call(type: number, sequence: number, attempt: number, handling: Micros, patience: Micros): void {
    const number = this.numberOf[type]
    const { now } = this
    if (this.clock.open[number] === 0) {
      this.out.push(Entry.outOfHours, Outcome.voicemail, type, number, now, 0, 0)
      if (this.model.voicemail) this.leaveMessage(type, sequence, attempt, handling, number, this.clock.deemed(number, now))
      return
    }
    this.received++
    const pool = this.poolOf[number]
    if (pool >= 0) {
      if (this.freeLines[pool] === 0) {
        this.out.push(Entry.inHours, Outcome.busy, type, number, now, 0, 0)
        this.callAgain(type, sequence, attempt, handling)
        return
      }
      this.freeLines[pool]--
    }
    if (this.greeting === 0) {
      this.enter(Entry.inHours, type, number, sequence, attempt, now, handling, patience)
      return
    }
    const slot = this.hold(Entry.inHours, type, number, sequence, attempt, now, handling)
    this.live.patience[slot] = patience
    this.enterAt(slot, now + this.greeting)
    const { leavesInGreeting } = this.model.types[type]
    if (leavesInGreeting > 0) {
      this.keyed.at(Purpose.leavesInGreeting, sequence, attempt)
      if (this.keyed.next() < leavesInGreeting) this.patienceEnds.add(now + Math.floor(this.keyed.next() * this.greeting), slot)
    }
  }

  /** A caller reaches the queue: an idle agent, a full queue, a balk or a wait. */
  private enter(
    entry: Entry,
    type: number,
    number: number,
    sequence: number,
    attempt: number,
    received: Micros,
    handling: Micros,
    patience: Micros,
  ): void {
    if (this.dirty !== nobody) this.assign()
    const closed = this.clock.open[number] === 0
    const group = this.agents.idleFor(type, closed)
    if (group >= 0) {
      this.serve(entry, group, type, number, sequence, attempt, received, handling)
      return
    }
    const { onQueueFull } = this.model
    if (entry === Entry.inHours && this.waiting.total >= this.model.queueLimit) {
      if (onQueueFull === 'voicemail') this.end(entry, Outcome.voicemail, type, number, sequence, attempt, received, handling)
      else
        this.end(
          entry,
          onQueueFull === 'busy' ? Outcome.busy : Outcome.recordedMessage,
          type,
          number,
          sequence,
          attempt,
          received,
          handling,
        )
      return
    }
    if (closed && (this.model.atClose === 'voicemail' || !this.agents.anybodyFor(type))) {
      this.end(entry, Outcome.voicemail, type, number, sequence, attempt, received, handling)
      return
    }
    const { balk } = this.model.types[type]
    if (balk > 0 && this.keyed.at(entry === Entry.transfer ? Purpose.transferBalk : Purpose.balk, sequence, attempt).next() < balk) {
      this.end(entry, Outcome.abandoned, type, number, sequence, attempt, received, handling)
      return
    }
    const slot = this.hold(entry, type, number, sequence, attempt, received, handling)
    this.live.entered[slot] = this.now
    this.waiting.append(type, slot)
    if (patience !== Number.POSITIVE_INFINITY) this.patienceEnds.add(this.now + patience, slot)
  }

  /** An agent of `group` is taken now and answers after `ring`. */
  private serve(
    entry: Entry,
    group: number,
    type: number,
    number: number,
    sequence: number,
    attempt: number,
    received: Micros,
    drawn: Micros,
  ): void {
    const answered = this.now + this.ring
    const factor = this.handlingFactor[group]
    const handling = factor === 1 ? drawn : round(drawn * factor)
    const end = answered + handling
    const pool = this.poolOf[number]
    this.agents.busy[group]++
    this.workload.addHandling(answered, end)
    this.out.push(entry, Outcome.answered, type, number, received, answered - received, entry === Entry.inHours ? this.greeting : 0)
    if (
      this.transfers[type] > 0 &&
      entry === Entry.inHours &&
      this.keyed.at(Purpose.transfer, sequence, attempt).next() < this.transfers[type]
    ) {
      const slot = this.hold(Entry.transfer, this.model.types[type].transferTo, number, sequence, attempt, end, 0)
      this.live.group[slot] = group
      this.handlingEnds.push(end, ~slot)
    } else if (pool >= 0 && this.wrapUp[type] > 0) {
      const talkEnd = answered + round(handling * (1 - this.wrapUp[type]))
      this.talkEnds.push(talkEnd, pool)
      if (talkEnd < this.nextOther) this.nextOther = talkEnd
      this.handlingEnds.push(end, group)
    } else this.handlingEnds.push(end, group | ((pool + 1) << 16))
  }

  /** An attempt ends without an answer; its line falls free. */
  private end(
    entry: Entry,
    outcome: Outcome,
    type: number,
    number: number,
    sequence: number,
    attempt: number,
    received: Micros,
    handling: Micros,
  ): void {
    const duration = this.now - received
    this.out.push(entry, outcome, type, number, received, duration, this.greeted(entry, duration))
    const pool = this.poolOf[number]
    if (pool >= 0) this.freeLines[pool]++
    if (entry !== Entry.inHours) return
    if (outcome === Outcome.voicemail) this.leaveMessage(type, sequence, attempt, handling, number, this.now)
    else this.callAgain(type, sequence, attempt, handling)
  }

  private endHeld(slot: number, outcome: Outcome): void {
    const { live } = this
    const type = live.type[slot]
    if (live.waiting[slot] === 1) this.waiting.remove(type, slot)
    else this.entries.remove(slot)
    this.patienceEnds.remove(slot)
    live.give(slot)
    this.end(
      live.entry[slot] as Entry,
      outcome,
      type,
      live.number[slot],
      live.sequence[slot],
      live.attempt[slot],
      live.received[slot],
      live.handling[slot],
    )
  }

  private hold(entry: Entry, type: number, number: number, sequence: number, attempt: number, received: Micros, handling: Micros): number {
    const { live } = this
    const slot = live.take()
    live.entry[slot] = entry
    live.type[slot] = type
    live.number[slot] = number
    live.attempt[slot] = attempt
    live.sequence[slot] = sequence
    live.received[slot] = received
    live.waiting[slot] = 0
    live.handling[slot] = handling
    return slot
  }

  /** The part of an attempt's duration that was greeting. */
  private greeted(entry: Entry, duration: Micros): Micros {
    if (entry !== Entry.inHours) return 0
    return this.greeting < duration ? this.greeting : duration
  }

  private enterAt(slot: number, time: Micros): void {
    this.entries.add(time, slot)
    if (time < this.nextOther) this.nextOther = time
  }

  private callAgain(type: number, sequence: number, attempt: number, handling: Micros): void {
    const { redial } = this.model
    if (redial === null || this.drawRedial === null || attempt >= redial.maxTries) return
    if (this.keyed.at(Purpose.redial, sequence, attempt).next() >= redial.probability) return
    this.keyed.at(Purpose.redialAfter, sequence, attempt)
    const time = this.now + round(this.drawRedial(this.nextKeyed) * 1e6)
    if (time >= this.model.term.length) return
    this.redials.push(time, this.hold(Entry.inHours, type, this.model.types[type].number, sequence, attempt + 1, time, handling))
    this.findNextArrival()
  }

  private leaveMessage(type: number, sequence: number, attempt: number, handling: Micros, number: number, deemed: Micros): void {
    const { leavesMessage, reached, reachedNot } = this.model.types[type]
    if (leavesMessage < 1 && this.keyed.at(Purpose.leavesMessage, sequence, attempt).next() >= leavesMessage) return
    const found = reached >= 1 || this.keyed.at(Purpose.reached, sequence, attempt).next() < reached
    this.background.add(Entry.callback, type, number, sequence, found ? handling : reachedNot, deemed)
    if (deemed < this.nextOther) this.nextOther = deemed
  }

  private handlingEnd(): void {
    const { handlingEnds, agents, live } = this
    const item = handlingEnds.item[0]
    handlingEnds.pop()
    let group = item & 0xffff
    if (item < 0) {
      const slot = ~item
      group = live.group[slot]
      this.handOn(slot)
    } else if (item >= 0x10000) this.freeLines[(item >> 16) - 1]++
    agents.free(group, this.now)
    if (this.waiting.total > 0 || this.background.ready.total > 0 || agents.staying)
      this.dirty = this.dirty === nobody || this.dirty === group ? group : everybody
  }

  /** The caller, keeping line, number and ticket, joins the queue of another type, with that type's handling and fresh patience. */
  private handOn(slot: number): void {
    const { live } = this
    const type = live.type[slot]
    const draw = this.drawPatience[type]
    this.keyed.at(Purpose.transferHandling, live.sequence[slot], live.attempt[slot])
    live.handling[slot] = round(this.drawHandling[type](this.nextKeyed) * 1e6)
    this.keyed.at(Purpose.transferPatience, live.sequence[slot], live.attempt[slot])
    live.patience[slot] = draw === null ? Number.POSITIVE_INFINITY : round(draw(this.nextKeyed) * 1e6)
    this.enterAt(slot, this.now)
  }

  private talkEnd(): void {
    this.freeLines[this.talkEnds.item[0]]++
    this.talkEnds.pop()
  }

  private entryDue(): void {
    const { entries, patienceEnds, live } = this
    const slot = entries.slot[0]
    entries.remove(slot)
    patienceEnds.remove(slot)
    live.give(slot)
    this.enter(
      live.entry[slot] as Entry,
      live.type[slot],
      live.number[slot],
      live.sequence[slot],
      live.attempt[slot],
      live.received[slot],
      live.handling[slot],
      live.patience[slot],
    )
    if (this.agents.staying) this.dirty = everybody
  }

  private backgroundDue(): void {
    this.background.ripen(this.now)
    this.dirty = everybody
  }

  private patienceEnd(): void {
    this.endHeld(this.patienceEnds.slot[0], Outcome.abandoned)
    if (this.agents.staying) this.dirty = everybody
  }

  private change(): void {
    const { day } = this
    const at = day.next++
    const index = day.index[at]
    if (day.kind[at] === Change.duty) this.agents.setDuty(index, day.duty[at], day.rostered[at], this.now)
    else if (day.kind[at] === Change.opening) this.clock.opening(index, this.now)
    else this.closing(index)
    this.dirty = everybody
  }

  /** The end of an opening interval of `number` (DESIGN 4.9). */
  private closing(number: number): void {
    if (this.onClosing !== null)
      this.onClosing({
        time: this.now,
        received: this.received,
        pending: this.pending().filter((slot) => this.live.entry[slot] === Entry.inHours).length,
      })
    this.clock.closing(number, this.now)
    this.background.atClosing()
    const serve = this.model.atClose === 'serve'
    if (serve) this.agents.keepAll(this.now)
    for (const slot of this.pending())
      if (this.live.number[slot] === number && !(serve && this.agents.anybodyFor(this.live.type[slot])))
        this.endHeld(slot, Outcome.voicemail)
  }

  /** Slots of the callers waiting or in the greeting, transferred ones included only while they wait. A list of its own: closings are few. */
  private pending(): number[] {
    const { live, entries, waiting } = this
    const slots: number[] = []
    for (let type = 0; type < waiting.head.length; type++)
      for (let slot = waiting.head[type]; slot >= 0; slot = live.next[slot]) slots.push(slot)
    for (let i = 0; i < entries.size; i++) slots.push(entries.slot[i])
    return slots.sort((a, b) => live.sequence[a] - live.sequence[b])
  }

  /** Idle agents take what waits: calls first, then background work; after a closing those with nothing left to do go. */
  private assign(): void {
    const group = this.dirty
    this.dirty = nobody
    while (this.waiting.total > 0) {
      const slot = group >= 0 && !this.agents.staying ? this.nextFor(group) : this.nextForAnybody()
      if (slot < 0) break
      this.take(slot)
    }
    while (this.background.ready.total > 0) {
      const slot = this.background.take()
      if (slot < 0) break
      const { live } = this
      const handling = round(live.handling[slot] * this.handlingFactor[live.group[slot]])
      this.agents.busy[live.group[slot]]++
      this.handlingEnds.push(this.now + handling, live.group[slot])
      this.workload.addHandling(this.now, this.now + handling)
      this.out.push(
        live.entry[slot] as Entry,
        Outcome.answered,
        live.type[slot],
        live.number[slot],
        live.received[slot],
        this.background.waited(slot, this.now),
        0,
      )
      live.give(slot)
    }
    if (this.agents.staying) this.release()
  }

  private take(slot: number): void {
    const { live } = this
    const type = live.type[slot]
    const group = this.agents.idleFor(type, this.clock.open[live.number[slot]] === 0)
    this.waiting.remove(type, slot)
    this.patienceEnds.remove(slot)
    live.give(slot)
    this.serve(
      live.entry[slot] as Entry,
      group,
      type,
      live.number[slot],
      live.sequence[slot],
      live.attempt[slot],
      live.received[slot],
      live.handling[slot],
    )
  }

  /** What the one group with a newly idle agent takes: highest priority, then the earliest to enter. -1 = nothing. */
  private nextFor(group: number): number {
    const { agents, waiting } = this
    if (agents.duty[group] <= agents.busy[group]) return -1
    const types = agents.skillsOf[group]
    let best = -1
    for (let i = 0; i < types.length; i++) {
      const slot = waiting.head[types[i]]
      if (slot >= 0 && (best < 0 || this.before(slot, best))) best = slot
    }
    return best
  }

  private nextForAnybody(): number {
    const { agents, waiting, live, clock } = this
    let best = -1
    for (let type = 0; type < waiting.head.length; type++) {
      let slot = waiting.head[type]
      // Behind a caller whom nobody may take there can be one whose number has closed, and for whom agents stay.
      if (agents.staying) while (slot >= 0 && agents.idleFor(type, clock.open[live.number[slot]] === 0) < 0) slot = live.next[slot]
      else if (slot >= 0 && agents.idleFor(type, false) < 0) slot = -1
      if (slot >= 0 && (best < 0 || this.before(slot, best))) best = slot
    }
    return best
  }

  private before(a: number, b: number): boolean {
    const { live } = this
    const { types } = this.model
    const priority = types[live.type[a]].priority - types[live.type[b]].priority
    if (priority !== 0) return priority < 0
    if (live.entered[a] !== live.entered[b]) return live.entered[a] < live.entered[b]
    return live.sequence[a] < live.sequence[b]
  }

  /** Lets those go who stayed after a closing and can serve nobody who is left. */
  private release(): void {
    const { agents, live, clock } = this
    const left = this.pending().filter((slot) => clock.open[live.number[slot]] === 0)
    agents.staying = false
    for (let group = 0; group < agents.groups; group++) {
      if (!left.some((slot) => agents.skillsOf[group].includes(live.type[slot]))) agents.release(group, this.now)
      if (agents.stay[group] > 0) agents.staying = true
    }
  }

  /** The term is over: what is still open is in progress. */
  private finish(): void {
    const { live } = this
    this.now = this.model.term.length
    for (let group = 0; group < this.agents.groups; group++) this.agents.settle(group, this.now)
    for (const slot of this.pending()) {
      const duration = this.now - live.received[slot]
      this.out.push(
        live.entry[slot] as Entry,
        Outcome.inProgress,
        live.type[slot],
        live.number[slot],
        live.received[slot],
        duration,
        this.greeted(live.entry[slot] as Entry, duration),
      )
    }
    this.background.finish(this.out, this.now)
    this.out.flush()
  }
}

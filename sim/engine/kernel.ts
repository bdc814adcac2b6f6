/**
 * The kernel: replays the term of a Model day by day and yields facts about contacts (DESIGN section 4). One loop over flat
 * arrays; nothing is allocated per contact. It is longer than other files because the rules of one desk act on one state.
 *
 * At one instant: handling ends (and lines fall free), closings, changes of duty, openings, entries to the queue, assignments,
 * patience ends, arrivals; then by contact number.
 */
import { sampler, type Uniform } from '../demand/distributions/index.ts'
import {
  codeOf,
  Entry,
  entryOf,
  FactBuffer,
  type FactSink,
  type Micros,
  numberOf,
  Outcome,
  typeOf,
  withEntry,
  withOutcome,
} from '../facts.ts'
import { round } from '../portable.ts'
import { Agents } from './agents.ts'
import { Appointments } from './appointments.ts'
import { Arrivals } from './arrivals.ts'
import { Background } from './background.ts'
import { Change, Day } from './day.ts'
import { dayFactors } from './dayFactors.ts'
import { Heap } from './heap.ts'
import { Lists, LiveContacts } from './live.ts'
import type { Model } from './model.ts'
import { OpeningClock } from './openingClock.ts'
import { Purpose } from './purposes.ts'
import { Keyed } from './streams.ts'
import type { WindowCallers } from './windowCallers.ts'
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
  private readonly entries = new Appointments(this.live)
  /** (end of patience, slot). */
  private readonly patienceEnds = new Appointments(this.live)
  /** (next attempt, slot). */
  private readonly redials = new Appointments(this.live)

  /** What callers decide; and what happens at the desk: who is absent, reached, handed on. */
  private keyed: Keyed
  private deskKeyed: Keyed
  private readonly nextKeyed: Uniform = () => this.keyed.next()
  private readonly nextDeskKeyed: Uniform = () => this.deskKeyed.next()
  private readonly drawRedial: ((source: Uniform) => number) | null
  private readonly drawHandling: ((source: Uniform) => number)[]
  private readonly drawPatience: (((source: Uniform) => number) | null)[]
  /** The model's columns that every call reads. */
  private readonly codes: Int32Array
  private readonly poolOf: Int32Array
  private readonly wrapUp: Float64Array
  private readonly transfers: Float64Array
  /** 1 = line and agent fall free together, and nobody is handed on. */
  private readonly oneEnd: Uint8Array
  private readonly handlingFactor: Float64Array
  private readonly greeting: Micros
  private readonly ring: Micros
  private readonly freeLines: Int32Array
  private readonly oneType: boolean
  private readonly whenFull: Outcome

  /** Of the workload: how long callers hold the line, by month; and the month that it is. */
  private readonly held: Float64Array
  private month = 0
  private now: Micros = 0
  /** Nobody calls again from then on. */
  private callsUntil: Micros = 0
  private received = 0
  private sequence = 0
  private nextArrival: Micros = Number.POSITIVE_INFINITY
  private nextOther: Micros = Number.POSITIVE_INFINITY
  /** Type of the next arrival; -1 = a redial. */
  private nextType = 0
  /** Callers who entered the queue at this instant and wait for the assignments that follow. */
  private readonly newcomers: number[] = []
  /** Callers left over from a closing who are still there, by type and in all. */
  private readonly leftOvers: Int32Array
  private leftOverTotal = 0
  /** Whose idle agents must look for work: a group, nobody or everybody. */
  private dirty = nobody

  constructor(model: Model, seed: string, sink: FactSink) {
    this.model = model
    this.seed = seed
    this.out = new FactBuffer(sink)
    this.workload = new Workload(model)
    this.held = this.workload.held
    this.agents = new Agents(model, this.workload)
    this.arrivals = model.types.map((type) => new Arrivals(type))
    this.clock = new OpeningClock(model.numbers)
    this.day = new Day(model)
    this.waiting = new Lists(model.types.length, this.live)
    this.background = new Background(model, this.live, this.agents, this.clock)
    this.keyed = new Keyed(seed, 0)
    this.deskKeyed = this.keyed
    this.drawRedial = model.redial === null ? null : sampler(model.redial.after)
    this.drawHandling = model.types.map(({ handling }) => sampler(handling))
    this.drawPatience = model.types.map(({ patience }) => (patience === null ? null : sampler(patience)))
    this.codes = Int32Array.from(model.types, ({ phone, number }, type) => codeOf(phone ? Entry.inHours : Entry.written, 0, type, number))
    this.poolOf = Int32Array.from(model.numbers, ({ linePool }) => linePool)
    this.wrapUp = Float64Array.from(model.types, ({ wrapUp }) => wrapUp)
    this.transfers = Float64Array.from(model.types, ({ transferProbability }) => transferProbability)
    this.oneEnd = Uint8Array.from(model.types, ({ wrapUp, transferProbability }) => (wrapUp === 0 && transferProbability === 0 ? 1 : 0))
    this.handlingFactor = Float64Array.from(model.groups, ({ handlingFactor }) => handlingFactor)
    this.greeting = model.greeting
    this.ring = model.ring
    this.freeLines = new Int32Array(model.lines.length)
    this.oneType = model.types.length === 1
    this.leftOvers = new Int32Array(model.types.length)
    this.whenFull = Outcome[model.onQueueFull]
  }

  /** Replays replication `replication`; `workload` and `background` then hold its sums. */
  run(replication: number): void {
    this.reset(replication)
    const { term } = this.model
    const factorOf = dayFactors(this.model, this.seed, replication)
    for (let day = 0; day < term.dayMonth.length; day++) {
      const end = term.dayStart[day + 1]
      const factor = factorOf(day)
      for (const one of this.arrivals) one.draw(day, factor, end)
      this.beginDay(day)
      this.runUntil(end)
    }
    this.finish(term.length)
  }

  /**
   * Replays one window at a desk that was empty before it: the callers given, with the absences and handling times of replication
   * `replication`. Whoever has no end at `until` is in progress.
   */
  runWindow(callers: WindowCallers, replication: number, until: Micros): void {
    this.reset(replication)
    this.keyed = new Keyed(this.seed, callers.replication)
    this.callsUntil = callers.to
    this.sequence = callers.firstSequence
    for (let type = 0; type < this.arrivals.length; type++) this.arrivals[type].load(callers.time[type], callers.patience[type])
    this.beginDay(callers.day)
    this.runUntil(until)
    this.finish(until)
  }

  private beginDay(day: number): void {
    const { dayStart, dayMonth } = this.model.term
    this.month = dayMonth[day]
    this.day.begin(day, dayStart[day], dayStart[day + 1], this.deskKeyed, this.workload)
    this.findNextArrival()
  }

  private reset(replication: number): void {
    this.keyed = new Keyed(this.seed, replication)
    this.deskKeyed = this.keyed
    this.callsUntil = this.model.term.length
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
    this.leftOvers.fill(0)
    this.leftOverTotal = 0
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
    if (day.nextTime < next) next = day.nextTime
    if (background.due.time[0] < next) next = background.due.time[0]
    if (entries.time[0] < next) next = entries.time[0]
    this.nextOther = next
  }

  private other(): void {
    const { talkEnds, background, day, entries, now } = this
    if (talkEnds.time[0] === now) this.talkEnd()
    else if (day.nextTime === now) this.change()
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
    const { live } = this
    const slot = live.take()
    live.code[slot] = this.codes[type]
    live.attempt[slot] = 1
    live.sequence[slot] = this.sequence++
    live.handling[slot] = arrivals.handling[i]
    live.patience[slot] = arrivals.patience[i]
    if (entryOf(this.codes[type]) === Entry.inHours) this.call(slot)
    else {
      live.received[slot] = this.clock.deemed(numberOf(this.codes[type]), this.now)
      this.background.add(slot)
      this.findNextOther()
    }
    this.findNextArrival()
  }

  private redialDue(): void {
    const { redials, live } = this
    const slot = redials.slot[0]
    redials.remove(slot)
    const draw = this.drawPatience[typeOf(live.code[slot])]
    if (draw !== null) {
      this.keyed.at(Purpose.redialPatience, live.sequence[slot], live.attempt[slot])
      live.patience[slot] = round(draw(this.nextKeyed) * 1e6)
    }
    this.call(slot)
  }

  /** A call starts (DESIGN 4.5 and 4.6). */
  private call(slot: number): void {
    const { live, now } = this
    const code = live.code[slot]
    const number = numberOf(code)
    live.received[slot] = now
    if (this.clock.open[number] === 0) {
      this.out.push(withOutcome(withEntry(code, Entry.outOfHours), Outcome.voicemail), now, 0, 0)
      if (!this.model.voicemail) live.give(slot)
      else {
        live.received[slot] = this.clock.deemed(number, now)
        this.leaveMessage(slot)
      }
      return
    }
    this.received++
    const pool = this.poolOf[number]
    if (pool >= 0) {
      if (this.freeLines[pool] === 0) {
        this.out.push(withOutcome(code, Outcome.busy), now, 0, 0)
        this.callAgain(slot)
        return
      }
      this.freeLines[pool]--
    }
    if (this.greeting === 0) this.enter(slot)
    else this.greet(slot)
  }

  /** The greeting plays; some hang up in it. */
  private greet(slot: number): void {
    const { live, now, greeting } = this
    this.entries.add(now + greeting, slot)
    if (now + greeting < this.nextOther) this.nextOther = now + greeting
    const { leavesInGreeting } = this.model.types[typeOf(live.code[slot])]
    if (leavesInGreeting === 0) return
    this.keyed.at(Purpose.leavesInGreeting, live.sequence[slot], live.attempt[slot])
    if (this.keyed.next() < leavesInGreeting) this.patienceEnds.add(now + Math.floor(this.keyed.next() * greeting), slot)
  }

  /** A caller reaches the queue: an idle agent, a full queue, a balk or a wait. */
  private enter(slot: number): void {
    const { live } = this
    const type = typeOf(live.code[slot])
    const group = this.agents.idleFor(type, live.leftOver[slot] === 1)
    if (group >= 0) {
      this.serve(slot, group)
      return
    }
    live.entered[slot] = this.now
    const outcome = this.turnedAway(slot, this.waiting.total)
    if (outcome < 0) this.wait(slot)
    else this.end(slot, outcome as Outcome)
  }

  /** How the attempt of a caller ends who is not served and finds `ahead` callers waiting; -1 = it waits. */
  private turnedAway(slot: number, ahead: number): Outcome | -1 {
    const { live, model } = this
    const code = live.code[slot]
    const type = typeOf(code)
    if (ahead >= model.queueLimit && entryOf(code) === Entry.inHours) return this.whenFull
    if (live.leftOver[slot] === 1 && (model.atClose === 'voicemail' || !this.agents.anybodyFor(type))) return Outcome.voicemail
    const { balk } = model.types[type]
    if (balk === 0) return -1
    const purpose = entryOf(code) === Entry.transfer ? Purpose.transferBalk : Purpose.balk
    return this.keyed.at(purpose, live.sequence[slot], live.attempt[slot]).next() < balk ? Outcome.abandoned : -1
  }

  private wait(slot: number): void {
    const { live } = this
    this.waiting.join(typeOf(live.code[slot]), slot)
    this.beginPatience(slot)
  }

  private beginPatience(slot: number): void {
    // Nobody stays yet for a caller handed on after the closing: who is there does, as at a closing.
    if (this.live.leftOver[slot] === 1 && entryOf(this.live.code[slot]) === Entry.transfer) {
      this.agents.keepAll(this.now)
      this.dirty = everybody
    }
    const patience = this.live.patience[slot]
    if (patience !== Number.POSITIVE_INFINITY) this.patienceEnds.add(this.now + patience, slot)
  }

  /** An agent of `group` is taken now and answers after `ring`. */
  private serve(slot: number, group: number): void {
    const { live } = this
    const code = live.code[slot]
    const received = live.received[slot]
    const answered = this.now + this.ring
    if (live.leftOver[slot] === 1) this.markLeftOver(slot, 0)
    const factor = this.handlingFactor[group]
    if (factor !== 1) live.handling[slot] = round(live.handling[slot] * factor)
    const end = answered + live.handling[slot]
    this.agents.busy[group]++
    this.workload.addHandling(answered, end)
    this.held[this.month] += end - received
    this.out.push(withOutcome(code, Outcome.answered), received, answered - received, entryOf(code) === Entry.inHours ? this.greeting : 0)
    let item = group | ((this.poolOf[numberOf(code)] + 1) << 16)
    if (this.oneEnd[typeOf(code)] === 1) live.give(slot)
    else item = this.otherEnd(slot, item)
    this.handlingEnds.push(end, item)
  }

  /** A call that is handed on, or whose line falls free before its agent: what `handlingEnds` holds of it instead of `item`. */
  private otherEnd(slot: number, item: number): number {
    const { live } = this
    const code = live.code[slot]
    const type = typeOf(code)
    const group = item & 0xffff
    const answered = this.now + this.ring
    if (entryOf(code) === Entry.inHours && this.isHandedOn(slot, type)) {
      live.group[slot] = group
      live.received[slot] = answered + live.handling[slot]
      return ~slot
    }
    live.give(slot)
    const pool = this.poolOf[numberOf(code)]
    if (this.wrapUp[type] === 0) return item
    const talk = round(live.handling[slot] * (1 - this.wrapUp[type]))
    const talkEnd = answered + talk
    this.held[this.month] -= live.handling[slot] - talk
    if (pool < 0) return item
    this.talkEnds.push(talkEnd, pool)
    if (talkEnd < this.nextOther) this.nextOther = talkEnd
    return group
  }

  private isHandedOn(slot: number, type: number): boolean {
    const { sequence, attempt } = this.live
    return this.transfers[type] > 0 && this.deskKeyed.at(Purpose.transfer, sequence[slot], attempt[slot]).next() < this.transfers[type]
  }

  /** An attempt ends without an answer; its line falls free. */
  private end(slot: number, outcome: Outcome): void {
    const { live, now } = this
    const code = live.code[slot]
    this.push(slot, outcome)
    if (live.leftOver[slot] === 1) this.markLeftOver(slot, 0)
    const pool = this.poolOf[numberOf(code)]
    if (pool >= 0) this.freeLines[pool]++
    if (entryOf(code) !== Entry.inHours) live.give(slot)
    else if (outcome === Outcome.voicemail) {
      live.received[slot] = now
      this.leaveMessage(slot)
    } else this.callAgain(slot)
  }

  /** The fact of a contact that ends now without an answer. */
  private push(slot: number, outcome: Outcome): void {
    const { live, greeting } = this
    const code = live.code[slot]
    const received = live.received[slot]
    const duration = this.now - received
    this.held[this.month] += duration
    this.out.push(withOutcome(code, outcome), received, duration, entryOf(code) === Entry.inHours ? Math.min(greeting, duration) : 0)
  }

  private endHeld(slot: number, outcome: Outcome): void {
    const { live } = this
    if (live.waiting[slot] === 1) this.waiting.remove(typeOf(live.code[slot]), slot)
    else this.entries.remove(slot)
    this.patienceEnds.remove(slot)
    this.end(slot, outcome)
  }

  private callAgain(slot: number): void {
    const { live, keyed } = this
    const { redial } = this.model
    const sequence = live.sequence[slot]
    const attempt = live.attempt[slot]
    if (
      redial === null ||
      this.drawRedial === null ||
      attempt >= redial.maxTries ||
      keyed.at(Purpose.redial, sequence, attempt).next() >= redial.probability
    ) {
      live.give(slot)
      return
    }
    keyed.at(Purpose.redialAfter, sequence, attempt)
    const time = this.now + round(this.drawRedial(this.nextKeyed) * 1e6)
    if (time >= this.callsUntil) {
      live.give(slot)
      return
    }
    live.attempt[slot] = attempt + 1
    this.redials.add(time, slot)
    this.findNextArrival()
  }

  /** Of those who meet voicemail some leave a message, deemed received at `live.received`; the rest just hang up. */
  private leaveMessage(slot: number): void {
    const { live, keyed } = this
    const code = live.code[slot]
    const { leavesMessage, reached, reachedNot } = this.model.types[typeOf(code)]
    const sequence = live.sequence[slot]
    const attempt = live.attempt[slot]
    if (leavesMessage < 1 && keyed.at(Purpose.leavesMessage, sequence, attempt).next() >= leavesMessage) {
      live.give(slot)
      return
    }
    if (reached < 1 && this.deskKeyed.at(Purpose.reached, sequence, attempt).next() >= reached) live.handling[slot] = reachedNot
    live.code[slot] = withEntry(code, Entry.callback)
    this.background.add(slot)
    if (live.received[slot] < this.nextOther) this.nextOther = live.received[slot]
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
    const { live, deskKeyed } = this
    const code = live.code[slot]
    const type = this.model.types[typeOf(code)].transferTo
    live.code[slot] = codeOf(Entry.transfer, 0, type, numberOf(code))
    const draw = this.drawPatience[type]
    deskKeyed.at(Purpose.transferHandling, live.sequence[slot], live.attempt[slot])
    live.handling[slot] = round(this.drawHandling[type](this.nextDeskKeyed) * 1e6)
    deskKeyed.at(Purpose.transferPatience, live.sequence[slot], live.attempt[slot])
    live.patience[slot] = draw === null ? Number.POSITIVE_INFINITY : round(draw(this.nextDeskKeyed) * 1e6)
    this.entries.add(this.now, slot)
    if (this.now < this.nextOther) this.nextOther = this.now
  }

  private talkEnd(): void {
    this.freeLines[this.talkEnds.item[0]]++
    this.talkEnds.pop()
  }

  private entryDue(): void {
    const { entries, live } = this
    const slot = entries.slot[0]
    const code = live.code[slot]
    entries.remove(slot)
    this.patienceEnds.remove(slot)
    // A caller handed on to a number that has closed is left over too.
    if (entryOf(code) === Entry.transfer) this.markLeftOver(slot, 1 - this.clock.open[numberOf(code)])
    if (this.dirty === nobody && entries.time[0] > this.now) {
      this.enter(slot)
      if (this.agents.staying) this.dirty = everybody
      return
    }
    // Agents look for work, or more callers enter at this instant: all who enter do so before anybody is assigned.
    live.entered[slot] = this.now
    this.waiting.join(typeOf(code), slot)
    this.newcomers.push(slot)
    this.dirty = everybody
  }

  /** Callers who entered at this instant and were not taken: each finds those before it waiting. */
  private settleNewcomers(): void {
    const { newcomers, live, waiting } = this
    let ahead = waiting.total
    for (const slot of newcomers) ahead -= live.waiting[slot]
    for (const slot of newcomers) {
      if (live.waiting[slot] === 0) continue
      const outcome = this.turnedAway(slot, ahead)
      if (outcome >= 0) this.endHeld(slot, outcome as Outcome)
      else {
        ahead++
        this.beginPatience(slot)
      }
    }
    newcomers.length = 0
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
    const { at } = day
    const index = day.index[at]
    day.advance()
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
        pending: this.pending().filter((slot) => entryOf(this.live.code[slot]) === Entry.inHours).length,
      })
    this.clock.closing(number, this.now)
    this.background.atClosing(number)
    const serve = this.model.atClose === 'serve'
    if (serve) this.agents.keepAll(this.now)
    for (const slot of this.pending()) {
      const code = this.live.code[slot]
      if (numberOf(code) !== number) continue
      if (serve && this.agents.anybodyFor(typeOf(code))) this.markLeftOver(slot, 1)
      else this.endHeld(slot, Outcome.voicemail)
    }
  }

  /** 1 = from a closing on, `slot` is one of those for whom agents stay; 0 = no longer. */
  private markLeftOver(slot: number, mark: number): void {
    const { live, leftOvers } = this
    const change = mark - live.leftOver[slot]
    live.leftOver[slot] = mark
    leftOvers[typeOf(live.code[slot])] += change
    this.leftOverTotal += change
  }

  /** Slots of the callers waiting, in the greeting or about to enter. A list of its own: closings are few. */
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
      const slot = group >= 0 && this.leftOverTotal === 0 ? this.nextFor(group) : this.nextForAnybody()
      if (slot < 0) break
      this.take(slot)
    }
    if (this.newcomers.length > 0) this.settleNewcomers()
    while (this.background.ready.total > 0) {
      const slot = this.background.take()
      if (slot < 0) break
      this.begin(slot)
    }
    if (this.agents.staying) this.release()
  }

  private take(slot: number): void {
    const code = this.live.code[slot]
    const group = this.agents.idleFor(typeOf(code), this.live.leftOver[slot] === 1)
    this.waiting.remove(typeOf(code), slot)
    this.patienceEnds.remove(slot)
    this.serve(slot, group)
  }

  /** An agent of `live.group` begins background work. */
  private begin(slot: number): void {
    const { live, now } = this
    const group = live.group[slot]
    const end = now + round(live.handling[slot] * this.handlingFactor[group])
    this.agents.busy[group]++
    this.handlingEnds.push(end, group)
    this.workload.addHandling(now, end)
    this.out.push(withOutcome(live.code[slot], Outcome.answered), live.received[slot], this.background.waited(slot, now), 0)
    live.give(slot)
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
    const { agents, waiting, live } = this
    let best = -1
    for (let type = 0; type < waiting.head.length; type++) {
      let slot = waiting.head[type]
      // Behind a caller whom nobody may take there can be one left over from a closing, for whom agents stay.
      if (this.leftOverTotal > 0) while (slot >= 0 && agents.idleFor(type, live.leftOver[slot] === 1) < 0) slot = live.next[slot]
      else if (slot >= 0 && agents.idleFor(type, false) < 0) slot = -1
      if (slot >= 0 && (best < 0 || this.before(slot, best))) best = slot
    }
    return best
  }

  private before(a: number, b: number): boolean {
    const { live } = this
    const { types } = this.model
    const priority = types[typeOf(live.code[a])].priority - types[typeOf(live.code[b])].priority
    if (priority !== 0) return priority < 0
    if (live.entered[a] !== live.entered[b]) return live.entered[a] < live.entered[b]
    return live.sequence[a] < live.sequence[b]
  }

  /** Lets those go who stayed after a closing and can serve nobody who is left. */
  private release(): void {
    const { agents, leftOvers } = this
    agents.staying = false
    for (let group = 0; group < agents.groups; group++) {
      const skills = agents.skillsOf[group]
      let left = 0
      for (let i = 0; i < skills.length; i++) left += leftOvers[skills[i]]
      if (left === 0) agents.release(group, this.now)
      if (agents.stay[group] > 0) agents.staying = true
    }
  }

  /** It is over: what is still open is in progress. */
  private finish(end: Micros): void {
    this.now = end
    for (let group = 0; group < this.agents.groups; group++) this.agents.settle(group, this.now)
    for (const slot of this.pending()) this.push(slot, Outcome.inProgress)
    this.background.finish(this.out, this.now)
    this.out.flush()
  }
}

/** The reference desk: DESIGN section 4 once more, slow and obvious, written from its words. Its sections carry the numbers of the rules. */
import type { Model } from '../../../sim/engine/model.ts'
import { Entry, type Micros, Outcome } from '../../../sim/facts.ts'
import { nextCall, nextWork } from './assignments.ts'
import { isKept, sendHome, stay } from './closings.ts'
import { Draws, type FirstAttempt } from './draws.ts'
import { type Event, EventList, Phase } from './events.ts'
import { FactBook } from './facts.ts'
import { Hours } from './hours.ts'
import { Lines } from './lines.ts'
import { type DutyStep, dutySteps } from './people.ts'
import { type Call, type Desk, type Group, newCall, there, type Work } from './state.ts'
import { Workload } from './workload.ts'

export class ReferenceDesk {
  readonly book: FactBook
  /** Background work for the number that closes, not begun, summed over closings; and the closings. */
  backlog = 0
  closings = 0
  readonly workload: Workload
  private readonly model: Model
  private readonly draws: Draws
  private readonly hours: Hours
  private readonly events = new EventList()
  private readonly desk: Desk
  private readonly lines: Lines
  private now: Micros = 0

  constructor(model: Model, seed: string, replication: number) {
    this.model = model
    this.draws = new Draws(model, seed, replication)
    this.hours = new Hours(model)
    this.workload = new Workload(model)
    this.book = new FactBook(model, this.hours)
    this.lines = new Lines(model)
    this.desk = {
      groups: model.groups.map(({ skills }, index) => ({ index, skills: new Set(skills), onDuty: [], rostered: [], staying: 0, busy: 0 })),
      coming: [],
      joining: [],
      waiting: [],
      background: [],
      notYetDue: new Set(),
    }
  }

  run(): void {
    const { length } = this.model.term
    for (const attempt of this.draws.firstAttempts()) this.at(attempt.time, Phase.arrival, attempt.contact, () => this.arrives(attempt))
    dutySteps(this.model, this.draws).forEach((steps, group) => {
      for (const step of steps) this.changeDuty(this.desk.groups[group], step)
    })
    this.model.numbers.forEach((_, number) => {
      for (const { from, to } of this.hours.openings(number)) {
        this.at(from, Phase.opening, 0, () => {})
        this.at(to, Phase.closing, 0, () => this.closes(number))
      }
    })
    for (;;) {
      const next = this.events.first()
      // Assignments have their place among what happens at this instant.
      if (next === undefined || next.time > this.now || next.phase > Phase.assignments) {
        if (this.assignments()) continue
        sendHome(this.desk)
      }
      if (next === undefined || next.time >= length) break
      this.passTo(next.time)
      this.events.takeFirst()?.happen()
    }
    this.passTo(length)
    this.end()
  }

  private at(time: Micros, phase: Phase, contact: number, happen: () => void): Event {
    const event = { time, phase, contact, happen }
    this.events.add(event)
    return event
  }

  private changeDuty(group: Group, { from, onDuty, rostered }: DutyStep): void {
    this.at(from, Phase.shiftEnds, 0, () => {
      group.onDuty = group.onDuty.filter((person) => onDuty.includes(person))
    })
    this.at(from, Phase.shiftStarts, 0, () => {
      group.onDuty = onDuty
      group.rostered = rostered
    })
  }

  /** Time passes, and is paid: whoever is on duty, stays or has a contact in hand is at work; beyond those rostered it is overtime. */
  private passTo(time: Micros): void {
    if (time > this.now)
      for (const group of this.desk.groups) {
        const present = Math.max(there(group), group.busy)
        this.workload.atWork(group.index, present, Math.max(0, present - group.rostered.length), this.now, time)
      }
    this.now = time
  }

  // 4.3, 4.5: a first attempt.

  private arrives({ contact, type, handling, patience }: FirstAttempt): void {
    const { phone, number } = this.model.types[type]
    if (phone) this.calls(contact, 1, type, handling, patience)
    else this.becomesWork({ entry: Entry.written, contact, type, number, deemed: this.hours.deemed(number, this.now), handling })
  }

  // 4.5, 4.6: a call.

  private calls(contact: number, attempt: number, type: number, handling: Micros, patience: Micros): void {
    const { number } = this.model.types[type]
    const call = newCall(Entry.inHours, { contact, attempt, type, number, handling, patience, received: this.now })
    if (!this.hours.isOpen(number, this.now)) {
      this.book.call(Entry.outOfHours, Outcome.voicemail, call, this.now)
      if (this.model.voicemail) this.mayLeaveMessage(call, this.hours.deemed(number, this.now))
      return
    }
    if (!this.lines.take(number)) {
      this.book.call(Entry.inHours, Outcome.busy, call, this.now)
      this.mayRedial(call)
      return
    }
    this.desk.coming.push(call)
    call.due.push(this.at(this.now + this.model.greeting, Phase.entry, contact, () => this.joins(call)))
    const leavesAfter = this.draws.leavesGreetingAfter(contact, attempt, type)
    if (leavesAfter !== null && this.model.greeting > 0)
      call.due.push(this.at(this.now + leavesAfter, Phase.patienceEnds, contact, () => this.ends(call, Outcome.abandoned)))
  }

  private joins(call: Call): void {
    this.forget(call)
    call.joined = this.now
    if (call.entry === Entry.transfer) call.leftOver = !this.hours.isOpen(call.number, this.now)
    this.desk.joining.push(call)
  }

  /** Nobody was idle for the first of those who joined: it meets a full queue, balks or waits. */
  private settleJoining(): boolean {
    const call = this.desk.joining.sort((a, b) => a.contact - b.contact)[0]
    if (call === undefined) return false
    this.desk.joining.shift()
    const { contact, attempt, type, number } = call
    if (!this.hours.isOpen(number, this.now) && !isKept(this.desk, this.model, call)) this.ends(call, Outcome.voicemail)
    else if (call.entry === Entry.inHours && this.desk.waiting.length >= this.model.queueLimit)
      this.ends(call, Outcome[this.model.onQueueFull])
    else if (call.entry === Entry.transfer ? this.draws.handedOnBalks(contact, attempt, type) : this.draws.balks(contact, attempt, type))
      this.ends(call, Outcome.abandoned)
    else {
      this.desk.waiting.push(call)
      // Handed on after the closing: who is there stays for it, as at a closing.
      if (call.entry === Entry.transfer && call.leftOver) stay(this.desk)
      if (call.patience < Number.POSITIVE_INFINITY)
        call.due.push(this.at(this.now + call.patience, Phase.patienceEnds, contact, () => this.ends(call, Outcome.abandoned)))
    }
    return true
  }

  /** The caller leaves unanswered. */
  private ends(call: Call, outcome: Outcome): void {
    this.forget(call)
    this.book.call(call.entry, outcome, call, this.now)
    this.workload.holds(this.now, call.received, this.now)
    this.lines.release(call.number)
    // A caller handed on has been answered: nothing follows.
    if (call.entry === Entry.transfer) return
    if (outcome === Outcome.voicemail) this.mayLeaveMessage(call, this.now)
    else this.mayRedial(call)
  }

  private forget(call: Call): void {
    for (const event of call.due) this.events.cancel(event)
    call.due = []
    for (const list of [this.desk.coming, this.desk.joining, this.desk.waiting]) {
      const place = list.indexOf(call)
      if (place >= 0) list.splice(place, 1)
    }
  }

  // 4.7, 4.10: an assignment.

  /** All that can be at this instant; then whoever has just joined in vain. */
  private assignments(): boolean {
    let any = false
    while (this.assignOne() || this.settleJoining()) any = true
    return any
  }

  private assignOne(): boolean {
    const forCall = nextCall(this.desk, this.model)
    if (forCall !== null) {
      this.answers(forCall.group, forCall.call)
      return true
    }
    const forWork = nextWork(this.desk, this.model, this.hours.isAnyOpen(this.now))
    if (forWork !== null) this.takes(forWork.group, forWork.work)
    return forWork !== null
  }

  private answers(group: Group, call: Call): void {
    const { contact, attempt, type } = call
    this.forget(call)
    const answer = this.now + this.model.ring
    this.book.call(call.entry, Outcome.answered, call, answer)
    const handled = this.handledBy(group, call.handling)
    const end = answer + handled
    this.isBusy(group, answer, end, contact)
    if (call.entry === Entry.inHours && this.draws.isHandedOn(contact, attempt, type)) {
      this.workload.holds(this.now, call.received, end)
      this.at(end, Phase.handlingEnds, contact, () => this.handsOn(call))
      return
    }
    const talk = Math.floor(handled * (1 - this.model.types[type].wrapUp) + 0.5)
    this.workload.holds(this.now, call.received, answer + talk)
    this.at(answer + talk, Phase.handlingEnds, contact, () => this.lines.release(call.number))
  }

  private takes(group: Group, work: Work): void {
    this.desk.background.splice(this.desk.background.indexOf(work), 1)
    this.book.work(work, Outcome.answered, this.now)
    this.isBusy(group, this.now, this.now + this.handledBy(group, work.handling), work.contact)
  }

  private handledBy(group: Group, handling: Micros): Micros {
    return Math.floor(handling * this.model.groups[group.index].handlingFactor + 0.5)
  }

  private isBusy(group: Group, from: Micros, to: Micros, contact: number): void {
    group.busy++
    this.workload.handled(from, to)
    this.at(to, Phase.handlingEnds, contact, () => {
      group.busy--
    })
  }

  // 4.9: a closing.

  private closes(number: number): void {
    this.closings++
    this.backlog += this.desk.background.filter((work) => work.number === number).length
    const { coming, waiting } = this.desk
    const pending = [...coming, ...waiting].filter((call) => call.number === number).sort((a, b) => a.contact - b.contact)
    for (const call of pending) {
      if (isKept(this.desk, this.model, call)) call.leftOver = true
      else this.ends(call, Outcome.voicemail)
    }
    if (this.model.atClose === 'serve') stay(this.desk)
  }

  // 4.10: background.

  private mayLeaveMessage({ contact, attempt, type, number, handling }: Call, deemed: Micros): void {
    if (!this.draws.leavesMessage(contact, attempt, type)) return
    const found = this.draws.isReached(contact, attempt, type)
    this.becomesWork({
      entry: Entry.callback,
      contact,
      type,
      number,
      deemed,
      handling: found ? handling : this.model.types[type].reachedNot,
    })
  }

  private becomesWork(work: Work): void {
    this.desk.notYetDue.add(work)
    this.at(work.deemed, Phase.entry, work.contact, () => {
      this.desk.notYetDue.delete(work)
      this.desk.background.push(work)
    })
  }

  // 4.11: a redial.

  private mayRedial({ contact, attempt, type, handling }: Call): void {
    const after = this.draws.redialsAfter(contact, attempt)
    if (after === null) return
    const patience = this.draws.redialPatience(contact, attempt + 1, type)
    this.at(this.now + after, Phase.arrival, contact, () => this.calls(contact, attempt + 1, type, handling, patience))
  }

  // 4.12: a transfer.

  private handsOn({ contact, attempt, type, number }: Call): void {
    const to = this.model.types[type].transferTo
    const call = newCall(Entry.transfer, {
      contact,
      attempt,
      type: to,
      number,
      received: this.now,
      handling: this.draws.handedOnHandling(contact, attempt, to),
      patience: this.draws.handedOnPatience(contact, attempt, to),
    })
    this.desk.coming.push(call)
    call.due.push(this.at(this.now, Phase.entry, contact, () => this.joins(call)))
  }

  /** What is still pending at the very end of the term is in progress. */
  private end(): void {
    const { coming, waiting, background, notYetDue } = this.desk
    for (const call of [...coming, ...waiting]) {
      this.book.call(call.entry, Outcome.inProgress, call, this.now)
      this.workload.holds(this.now, call.received, this.now)
    }
    for (const work of [...background, ...notYetDue]) this.book.work(work, Outcome.inProgress, this.now)
  }
}

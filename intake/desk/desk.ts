/**
 * The routing rules of DESIGN section 4 (items 2, 5 to 10, and 12) for a desk that lives on a clock, real or virtual: what the kernel does
 * with a whole term in flat arrays, for contacts that come one by one from outside. Callers decide themselves how long they wait and call
 * `hangUp`; operators, people or simulated, decide how long they take and call `finish`. It is held against the kernel contact by contact, and
 * as long as the kernel for the same reason: the rules of one desk act on one state.
 */
import type { Model, TypeModel } from '../../sim/engine/model.ts'
import { Entry, type Micros } from '../../sim/facts.ts'
import type { Clock } from './clock.ts'
import { before, DeskContact, type State } from './contact.ts'
import { Phase } from './events.ts'
import { type GroupAtWork, Groups } from './groups.ts'
import { Queue } from './queue.ts'

/** The part of a Model that a desk needs. */
export type DeskRules = Pick<Model, 'lines' | 'queueLimit' | 'onQueueFull' | 'greeting' | 'ring' | 'atClose' | 'reserveForPhone'> & {
  numbers: Pick<Model['numbers'][number], 'linePool'>[]
  types: Pick<TypeModel, 'phone' | 'number' | 'priority'>[]
  groups: Pick<Model['groups'][number], 'skills'>[]
}

export class Desk {
  /** Calls in state `waiting`. */
  waitingCalls = 0
  private readonly rules: DeskRules
  private readonly clock: Clock
  private readonly changed: (contact: DeskContact) => void
  private readonly team: Groups
  private readonly freeLines: number[]
  private readonly isOpen: boolean[]
  /** In the greeting, or about to be handed on at this instant. */
  private readonly coming = new Set<DeskContact>()
  /** Who has entered the queue, by type; those left over from a closing in queues of their own. */
  private readonly queues: { usual: Queue; leftOver: Queue }[]
  /** Who entered at this very instant: an assignment may still spare them the wait. */
  private newcomers: DeskContact[] = []
  /** Calls left over from a closing, in the greeting or in the queue, by type. */
  private readonly leftOvers: number[]
  /** Background work deemed received and not begun, by type. */
  private readonly ready: Queue[]
  private isLooking = false

  /** `changed` is told of every state of every contact, the first included; it may call the desk. */
  constructor(rules: DeskRules, clock: Clock, changed: (contact: DeskContact) => void) {
    this.rules = rules
    this.clock = clock
    this.changed = changed
    this.team = new Groups(rules.groups, rules.types)
    this.freeLines = [...rules.lines]
    this.isOpen = rules.numbers.map(() => false)
    this.queues = rules.types.map(() => ({ usual: new Queue(), leftOver: new Queue() }))
    this.leftOvers = rules.types.map(() => 0)
    this.ready = rules.types.map(() => new Queue())
  }

  get groups(): readonly Readonly<GroupAtWork>[] {
    return this.team.all
  }

  // Contacts come.

  /** A phone contact arrives now (DESIGN 4.5, 4.6). Out of hours it meets voicemail. */
  call(id: number, type: number): DeskContact {
    return this.clock.act(() => {
      const { number } = this.rules.types[type]
      const now = this.clock.now()
      if (!this.isOpen[number]) return this.over(new DeskContact(id, Entry.outOfHours, type, number, now, 'greeting'), 'voicemail')
      const contact = new DeskContact(id, Entry.inHours, type, number, now, 'greeting')
      if (!this.takeLine(contact)) return this.over(contact, 'busy')
      this.comes(contact, now + this.rules.greeting)
      this.changed(contact)
      return contact
    })
  }

  /** An e-mail or a fax, which agents can take from `deemed` on. */
  written(id: number, type: number, deemed: Micros): DeskContact {
    return this.background(new DeskContact(id, Entry.written, type, this.rules.types[type].number, deemed, 'registered'))
  }

  /** The caller left a message on voicemail: a callback, which agents can take from `deemed` on. */
  message({ id, type, number }: DeskContact, deemed: Micros): DeskContact {
    return this.background(new DeskContact(id, Entry.callback, type, number, deemed, 'registered'))
  }

  /** Whoever has not been answered leaves; a phone that rings stops. Nothing changes for others. */
  hangUp(contact: DeskContact): void {
    this.clock.act(() => {
      if (contact.state === 'ringing') this.freeAgent(contact)
      if (isPending(contact) || contact.state === 'ringing') this.over(contact, 'abandoned')
    })
  }

  // Agents and hours.

  /** An opening interval of `number` begins. */
  open(number: number): void {
    this.clock.act(() => {
      this.isOpen[number] = true
      this.look()
    })
  }

  /** An opening interval of `number` ends (DESIGN 4.9). */
  close(number: number): void {
    this.clock.act(() => {
      this.isOpen[number] = false
      const pending = [...this.coming, ...this.queues.flatMap(({ usual, leftOver }) => [...usual, ...leftOver])]
      if (this.rules.atClose === 'serve') this.team.stay()
      for (const contact of pending) {
        if (contact.number !== number || !isPending(contact)) continue
        if (this.rules.atClose === 'serve' && this.team.anybodyFor(contact.type)) this.leaveOver(contact)
        else this.over(contact, 'voicemail')
      }
      this.look()
    })
  }

  /** So many agents of `group` are on duty from now on, those with a contact in hand included. Nobody drops one. */
  setDuty(group: number, onDuty: number): void {
    this.clock.act(() => {
      this.team.all[group].onDuty = onDuty
      this.look()
    })
  }

  /** A person comes to work, and is away until `back`. */
  logIn(group: number): void {
    this.clock.act(() => {
      this.team.all[group].onDuty++
      this.away(group)
    })
  }

  /** An idle person, or one who has just finished, takes nothing for a while. */
  away(group: number): void {
    this.clock.act(() => {
      this.team.all[group].busy++
    })
  }

  /** A person who was away is idle. */
  back(group: number): void {
    this.clock.act(() => {
      this.team.all[group].busy--
      this.look()
    })
  }

  /** A person who was away goes. */
  logOut(group: number): void {
    this.clock.act(() => {
      const there = this.team.all[group]
      there.onDuty--
      there.staying = Math.min(there.staying, there.onDuty)
      this.back(group)
    })
  }

  /** The talk is over, the agent writes up: the line falls free. */
  releaseLine(contact: DeskContact): void {
    if (!contact.line) return
    contact.line = false
    this.freeLines[this.rules.numbers[contact.number].linePool]++
  }

  /** Handling ends: the agent falls free, and the line if it was not free before. Does nothing to a contact that is not in hand. */
  finish(contact: DeskContact): void {
    if (contact.state !== 'answered') return
    this.clock.act(() => {
      this.freeAgent(contact)
      this.releaseLine(contact)
      this.become(contact, 'finished')
    })
  }

  /** Handling ends and the caller, keeping line and number, joins the queue of another type (DESIGN 4.12). */
  handOn(contact: DeskContact, type: number): DeskContact {
    return this.clock.act(() => {
      const now = this.clock.now()
      const next = new DeskContact(contact.id, Entry.transfer, type, contact.number, now, 'greeting')
      next.line = contact.line
      contact.line = false
      this.comes(next, now)
      this.finish(contact)
      return next
    })
  }

  // What follows.

  private become(contact: DeskContact, state: State): DeskContact {
    contact.state = state
    this.changed(contact)
    return contact
  }

  private takeLine(contact: DeskContact): boolean {
    const { linePool } = this.rules.numbers[contact.number]
    if (linePool < 0) return true
    if (this.freeLines[linePool] === 0) return false
    this.freeLines[linePool]--
    contact.line = true
    return true
  }

  /** Enters the queue at `time`. */
  private comes(contact: DeskContact, time: Micros): void {
    this.coming.add(contact)
    contact.timer = this.clock.at(time, Phase.entry, contact.id, () => this.enter(contact))
  }

  private enter(contact: DeskContact): void {
    this.coming.delete(contact)
    contact.entered = this.clock.now()
    // A caller handed on to a number that has closed is left over too.
    if (contact.entry === Entry.transfer && !this.isOpen[contact.number]) this.leaveOver(contact)
    this.queueOf(contact).add(contact)
    this.newcomers.push(contact)
    this.look()
  }

  private queueOf({ type, leftOver }: DeskContact): Queue {
    return leftOver ? this.queues[type].leftOver : this.queues[type].usual
  }

  private leaveOver(contact: DeskContact): void {
    if (contact.leftOver) return
    const queue = this.queueOf(contact)
    const isThere = contact.queue === queue
    if (isThere) queue.remove(contact)
    contact.leftOver = true
    this.leftOvers[contact.type]++
    if (isThere) this.queueOf(contact).add(contact)
  }

  /** Is no longer in the greeting or in the queue. */
  private forget(contact: DeskContact): void {
    contact.timer?.cancel()
    this.coming.delete(contact)
    this.queueOf(contact).remove(contact)
    if (contact.state === 'waiting') this.waitingCalls--
    if (contact.leftOver) this.leftOvers[contact.type]--
    contact.leftOver = false
  }

  /** Over without an answer: the line falls free. */
  private over(contact: DeskContact, state: State): DeskContact {
    this.forget(contact)
    contact.until = this.clock.now()
    this.releaseLine(contact)
    this.look()
    return this.become(contact, state)
  }

  private freeAgent(contact: DeskContact): void {
    if (contact.group !== null) this.team.all[contact.group].busy--
    this.look()
  }

  private background(contact: DeskContact): DeskContact {
    return this.clock.act(() => {
      this.changed(contact)
      this.clock.at(contact.received, Phase.entry, contact.id, () => {
        contact.entered = contact.received
        this.ready[contact.type].add(contact)
        this.look()
      })
      return contact
    })
  }

  /** Idle agents will look for work at this instant, once all who enter have entered. */
  private look(): void {
    if (this.isLooking) return
    this.isLooking = true
    this.clock.at(this.clock.now(), Phase.assignments, 0, () => {
      this.isLooking = false
      this.assign()
    })
  }

  /** Calls first, then whoever entered in vain, then background work; after a closing those with nothing left to do go. */
  private assign(): void {
    for (let call = this.nextCall(); call !== null; call = this.nextCall()) this.serve(call)
    const { newcomers } = this
    this.newcomers = []
    for (const contact of newcomers) if (contact.state === 'greeting') this.settle(contact)
    for (let work = this.nextBackground(); work !== null; work = this.nextBackground()) this.begin(work)
    this.team.sendHome(this.leftOvers)
  }

  /** Nobody was idle: a full queue, nobody left who could ever serve it, or a wait. */
  private settle(contact: DeskContact): void {
    const { queueLimit, onQueueFull, atClose } = this.rules
    if (contact.entry === Entry.inHours && this.waitingCalls >= queueLimit) this.over(contact, onQueueFull)
    else if (contact.leftOver && (atClose === 'voicemail' || !this.team.anybodyFor(contact.type))) this.over(contact, 'voicemail')
    else {
      // Handed on after the closing: who is there stays for it, as at a closing.
      if (contact.leftOver && contact.entry === Entry.transfer) this.team.stay()
      this.waitingCalls++
      this.become(contact, 'waiting')
    }
  }

  /** Of those whom an idle agent can take the one of the highest priority, the earliest among those (DESIGN 4.7). */
  private nextCall(): DeskContact | null {
    let best: DeskContact | null = null
    for (const { usual, leftOver } of this.queues)
      for (const { first } of [usual, leftOver])
        if (first !== null && (best === null || this.isServedBefore(first, best)) && this.groupFor(first) !== null) best = first
    return best
  }

  private isServedBefore(a: DeskContact, b: DeskContact): boolean {
    const priority = this.rules.types[a.type].priority - this.rules.types[b.type].priority
    return priority < 0 || (priority === 0 && before(a, b))
  }

  private groupFor({ type, leftOver }: DeskContact): number | null {
    return this.team.forCall(type, leftOver)
  }

  /** An agent's phone rings. */
  private serve(contact: DeskContact): void {
    this.takeAgent(contact, this.groupFor(contact))
    this.forget(contact)
    contact.until = this.clock.now() + this.rules.ring
    if (this.rules.ring === 0) this.become(contact, 'answered')
    else {
      contact.timer = this.clock.at(contact.until, Phase.handlingEnds, contact.id, () => this.become(contact, 'answered'))
      this.become(contact, 'ringing')
    }
  }

  /** First deemed received, first served (DESIGN 4.10). */
  private nextBackground(): DeskContact | null {
    let best: DeskContact | null = null
    for (const { first } of this.ready)
      if (first !== null && (best === null || before(first, best)) && this.groupForBackground(first) !== null) best = first
    return best
  }

  private groupForBackground({ type }: DeskContact): number | null {
    return this.team.forBackground(type, this.rules.reserveForPhone, this.isOpen.includes(true))
  }

  private begin(contact: DeskContact): void {
    this.takeAgent(contact, this.groupForBackground(contact))
    this.ready[contact.type].remove(contact)
    contact.until = this.clock.now()
    this.become(contact, 'answered')
  }

  private takeAgent(contact: DeskContact, group: number | null): void {
    contact.group = group
    if (group !== null) this.team.all[group].busy++
  }
}

/** In the greeting or in the queue. */
function isPending({ state }: DeskContact): boolean {
  return state === 'greeting' || state === 'waiting'
}

/**
 * The endpoint without its HTTP: contacts are registered, then put to the desk; what the desk makes of them is noted, and told to whoever
 * follows. It is long because every way of a contact through it is here to be read in one place.
 */
import { Entry } from '../sim/facts.ts'
import { AtDesk } from './atDesk.ts'
import { DeskContact } from './desk/contact.ts'
import { type ContactView, isOver, type Live, liveAgain, newLive, viewOf, waits } from './live.ts'
import { LocalTime } from './localTime.ts'
import type { Metrics } from './metrics.ts'
import { People } from './people.ts'
import { Refused } from './problems.ts'
import type { Channel, Registration, StoredContact } from './register.ts'
import type { Store } from './store.ts'
import { renewAfterMonths, type Setup, termAround } from './term.ts'

export interface NewContact {
  channel: Channel
  type: string
  calledNumber?: string
  caller: string
  text?: string
}

/** What an operator needs to know. */
export interface Work extends Pick<Registration, 'channel' | 'type' | 'calledNumber' | 'caller' | 'text' | 'registeredAt' | 'runsFrom'> {
  number: number
  callback: boolean
}

export interface Settings {
  setup: Setup
  store: Store
  metrics: Metrics
  /** How many requests and sockets may wait for news at once. */
  mostFollowers: number
}

/** How often it is looked whether the term must be made anew. Milliseconds. */
const renewal = 3_600_000

export class Reception {
  readonly setup: Setup
  readonly store: Store
  readonly time: LocalTime
  readonly people: People | null
  private readonly metrics: Metrics
  private readonly mostFollowers: number
  private readonly live = new Map<number, Live>()
  private readonly messaging = new Set<number>()
  private at: AtDesk
  /** Everybody who waits for news, of whatever contact. */
  private readonly following = new Set<() => void>()
  private shift = 0
  private isEnding = false
  private readonly renewals: NodeJS.Timeout

  /** Takes up what the register holds unfinished. Throws PlanError when the parts do not fit each other. */
  constructor({ setup, store, metrics, mostFollowers }: Settings) {
    this.setup = setup
    this.store = store
    this.metrics = metrics
    this.mostFollowers = mostFollowers
    this.time = new LocalTime(setup.contract.timezone)
    this.at = this.desk()
    this.people = setup.demand === null ? new People(this.at.desk) : null
    this.at.start()
    for (const stored of store.unfinished()) this.takeUp(stored)
    this.renewals = setInterval(() => this.renew(), renewal).unref()
    metrics.watch(this)
  }

  get rehearsal(): boolean {
    return this.setup.demand !== null
  }

  get ending(): boolean {
    return this.isEnding
  }

  /** Epoch milliseconds, by the endpoint's clock. */
  now(): number {
    return this.at.epoch(this.at.now())
  }

  // Callers.

  /** Resolves when the contact is on disk and at the desk. */
  async register(request: NewContact): Promise<ContactView> {
    this.refuseAtEnd()
    const { channel, type, caller, text = null } = request
    const { kind, calledNumber } = this.at.kindOf(request)
    const registered = this.now()
    const runsFrom = this.at.deemed(this.at.numberOf(kind), registered)
    const registration = {
      registeredAt: this.time.instant(registered),
      runsFrom: this.time.instant(runsFrom),
      channel,
      type,
      calledNumber,
      caller,
      text,
    }
    const numbered = await this.written(this.store.register(registration))
    const live = newLive({ ...numbered, registration, registered })
    this.live.set(live.number, live)
    if (channel === 'phone') this.at.desk.call(live.number, kind)
    else this.at.desk.written(live.number, kind, this.at.micros(runsFrom))
    this.metrics.registered(live)
    return this.view(live)
  }

  /** Throws when there is no such contact. */
  find(number: number): { view: ContactView; live: Live | undefined } {
    const live = this.live.get(number)
    if (live !== undefined) return { view: this.view(live), live }
    const stored = this.stored(number)
    return { view: viewOf(stored, stored), live: undefined }
  }

  /** Resolves at the next change of state, after `wait` milliseconds, or when `gone` is aborted. */
  news(live: Live | undefined, wait: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.follow(live, () => end())
      const end = () => {
        clearTimeout(timer)
        gone.removeEventListener('abort', end)
        stop()
        resolve()
      }
      const timer = setTimeout(end, wait)
      gone.addEventListener('abort', end)
      if (gone.aborted) end()
    })
  }

  /** `told` is called at every change of state, until the function that is returned is called. */
  follow(live: Live | undefined, told: () => void): () => void {
    if (this.following.size >= this.mostFollowers) throw new Refused(503, 'Too many requests wait for news; ask without waiting.')
    const heard = () => told()
    this.following.add(heard)
    live?.followers.add(heard)
    return () => {
      this.following.delete(heard)
      live?.followers.delete(heard)
    }
  }

  hangUp(number: number): ContactView {
    const { live } = this.find(number)
    if (live?.contact != null && live.registration.channel === 'phone') {
      this.at.desk.hangUp(live.contact)
      // Whom a person talks to frees the line; simulated operators end their talks themselves.
      if (live.state === 'answered' && !this.rehearsal) this.at.desk.releaseLine(live.contact)
    }
    return this.find(number).view
  }

  /** Resolves when the message is on disk; somebody will call back. */
  async leaveMessage(number: number, text: string): Promise<ContactView> {
    this.refuseAtEnd()
    const { view } = this.find(number)
    if (view.state !== 'voicemail') throw new Refused(409, `A message is left on voicemail; this contact is ${view.state}.`)
    const before = this.stored(number)
    if (before.message !== null || this.messaging.has(number)) throw new Refused(409, 'A message has been left already.')
    const isOutOfHours = before.runsFrom !== before.registeredAt
    if (isOutOfHours && !this.setup.contract.afterHours.voicemail) throw new Refused(409, 'Out of hours nobody takes messages.')
    this.messaging.add(number)
    try {
      const left = this.now()
      const kind = this.at.kindOfStored(before)
      // As the call, which may have come in hours (DESIGN 4.5, 4.9).
      const runsFrom = Math.max(left, Date.parse(before.runsFrom))
      const message = { text, runsFrom: this.time.instant(runsFrom) }
      await this.written(
        this.store.leaveMessage({ number, message: text, messageAt: this.time.instant(left), messageRunsFrom: message.runsFrom }),
      )
      const live = this.live.get(number) ?? liveAgain({ ...before, state: 'voicemail' })
      live.message = message
      live.finishedAt = null
      this.live.set(number, live)
      this.callBack(live, kind, runsFrom)
      this.metrics.message()
      return this.view(live)
    } finally {
      this.messaging.delete(number)
    }
  }

  // The clock and the desk.

  clock(): { local: string; timezone: string; rehearsal: boolean } {
    return { local: this.time.local(this.now()), timezone: this.time.timezone, rehearsal: this.rehearsal }
  }

  /** The rehearsal starts anew at a local instant: what simulated operators had before them is forgotten. */
  setClock(local: string): void {
    if (!this.rehearsal) throw new Refused(404, 'The clock is set in a rehearsal only: pronto intake --demand FILE.')
    this.refuseAtEnd()
    const epoch = this.time.parse(local)
    if (epoch === undefined || epoch < 0 || epoch > latest)
      throw new Refused(400, 'The clock cannot show this.', [
        { path: 'local', found: `"${local}"`, expected: `a local instant that there is in ${this.time.timezone}, from 1970 to 2199` },
      ])
    const waiting = [...this.live.values()].filter(({ state, registration }) => registration.channel === 'phone' && !isOver(state)).length
    if (waiting > 0) throw new Refused(409, `The clock is set while nobody is at the desk; ${waiting} wait on the phone.`)
    this.at.stop()
    const finishedAt = this.time.instant(this.now())
    for (const live of this.live.values()) {
      live.finishedAt ??= finishedAt
      if (live.state === 'answered') live.state = 'finished'
      this.noteDown(live)
      this.tell(live)
    }
    this.shift = epoch - Date.now()
    this.at = this.desk()
    this.at.start()
  }

  glance() {
    const { groups, numbers } = this.at.term.plan.model
    return {
      contract: this.setup.contract.name,
      rehearsal: this.rehearsal,
      groups: groups.map(({ name }, group) => ({ name, ...this.countOf(group) })),
      numbers: numbers.map(({ name }, number) => ({ name, open: this.at.isOpen(number) })),
      waiting: this.waiting(),
    }
  }

  waiting(): { phone: number; background: number } {
    const waiting = { phone: 0, background: 0 }
    const now = this.at.now()
    const isReady = (work: DeskContact | null) => work?.state === 'registered' && work.received <= now
    for (const { state, contact, callback } of this.live.values()) {
      if (state === 'greeting' || state === 'waiting' || state === 'ringing') waiting.phone++
      else if (isReady(contact) || isReady(callback)) waiting.background++
    }
    return waiting
  }

  groupNames(): string[] {
    return this.at.term.plan.model.groups.map(({ name }) => name)
  }

  get rules() {
    return this.at.term.plan
  }

  workOf({ id, entry }: DeskContact): Work {
    const { registration, message } = this.live.get(id) as Live
    const { channel, type, calledNumber, caller, text, registeredAt, runsFrom } = registration
    const shared = { number: id, channel, type, calledNumber, caller, registeredAt }
    if (entry !== Entry.callback || message === null) return { ...shared, text, runsFrom, callback: false }
    return { ...shared, text: message.text, runsFrom: message.runsFrom, callback: true }
  }

  /** Everything that was promised is on disk; callers on the line are cut off, which is an end too. */
  async end(): Promise<void> {
    this.isEnding = true
    clearInterval(this.renewals)
    // What is being registered gets its number first.
    await this.store.check().catch(() => {})
    this.at.stop()
    this.people?.sendHome()
    for (const { contact, registration } of this.live.values())
      if (contact !== null && registration.channel === 'phone') this.at.desk.hangUp(contact)
    for (const told of [...this.following]) told()
  }

  // What follows from it.

  private desk(): AtDesk {
    const date = this.time.date(Date.now() + this.shift)
    const seed = this.setup.demand?.seed ?? null
    return new AtDesk(termAround(this.setup, date, this.time), this.shift, seed, (contact) => this.changed(contact))
  }

  private changed(contact: DeskContact): void {
    const live = this.live.get(contact.id)
    // A caller handed on has got through already.
    if (live === undefined || contact.entry === Entry.transfer) return
    const isCallback = contact.entry === Entry.callback
    if (isCallback) live.callback = contact
    else live.contact = contact
    const { state } = contact
    if (!isCallback && state === live.state && state !== 'registered') return
    if (!isCallback) live.state = state
    if (state === 'answered') {
      live.answeredAt = this.time.instant(this.at.epoch(contact.until ?? this.at.now()))
      live.answeredBy = contact.group === null ? null : this.at.term.plan.model.groups[contact.group].name
      this.people?.given(contact)
    } else if (isOver(state)) live.finishedAt = this.time.instant(this.now())
    this.metrics.changed(contact)
    if (isOver(state)) this.noteDown(live)
    this.tell(live)
  }

  private tell(live: Live): void {
    for (const told of [...live.followers]) told()
  }

  /** Written soon; what has ended is then read from the register. */
  private noteDown(live: Live): void {
    const { number, state, answeredAt, answeredBy, finishedAt } = live
    const progress = { number, state, ...this.waits(live), answeredAt, answeredBy, finishedAt }
    this.store.note(progress, () => {
      if (live.finishedAt !== null && this.live.get(number) === live) this.live.delete(number)
    })
  }

  /** After a start: callers have gone, and were not served; what is written, and messages, are still to be done. */
  private takeUp(stored: StoredContact): void {
    const live = liveAgain(stored)
    this.live.set(live.number, live)
    if (stored.channel === 'phone' && stored.message === null) {
      live.state = stored.state === 'answered' ? 'finished' : isOver(stored.state) ? stored.state : 'abandoned'
      live.finishedAt = this.time.instant(this.now())
      this.noteDown(live)
    } else this.toDesk(live, this.at.kindOfStored(stored))
  }

  private toDesk(live: Live, kind: number): void {
    if (live.message !== null) this.callBack(live, kind, Date.parse(live.message.runsFrom))
    else this.at.desk.written(live.number, kind, this.at.micros(Date.parse(live.registration.runsFrom)))
  }

  private callBack({ number, registered }: Live, kind: number, runsFrom: number): void {
    const call = new DeskContact(number, Entry.outOfHours, kind, this.at.numberOf(kind), this.at.micros(registered), 'voicemail')
    this.at.desk.message(call, this.at.micros(runsFrom))
  }

  /** A term ends some time: another begins at a moment when nobody is served or waits. */
  private renew(): void {
    const { term } = this.at
    const months = Math.floor((this.now() - term.origin) / (30.4 * 86_400_000))
    const isQuiet = [...this.live.values()].every(
      ({ state, finishedAt, contact, callback }) =>
        finishedAt !== null || ((state === 'registered' || state === 'voicemail') && (callback ?? contact)?.state === 'registered'),
    )
    if (months < renewAfterMonths || !isQuiet || this.people?.anythingInHand) return
    this.at.stop()
    this.at = this.desk()
    this.people?.moveTo(this.at.desk)
    this.at.start()
    for (const live of this.live.values()) if (live.finishedAt === null) this.toDesk(live, this.at.kindOfStored(live.registration))
  }

  private view(live: Live): ContactView {
    return viewOf({ ...live, ...this.waits(live) }, live.registration)
  }

  private waits(live: Live) {
    return waits(live, this.at.now(), this.at.term.origin)
  }

  private stored(number: number): StoredContact {
    const stored = this.store.find(number)
    if (stored === undefined) throw new Refused(404, 'There is no such contact.')
    return stored
  }

  private async written<T>(promise: Promise<T>): Promise<T> {
    try {
      return await promise
    } catch (error) {
      this.metrics.writeFailed()
      throw new Refused(503, 'It could not be written to disk, and is not registered. Try again later.', undefined, error)
    }
  }

  private refuseAtEnd(): void {
    if (this.isEnding) throw new Refused(503, 'The endpoint is shutting down.')
  }

  private countOf(group: number): { people: number; idle: number } {
    if (this.people !== null) return this.people.count(group)
    const { onDuty, busy } = this.at.desk.groups[group]
    return { people: onDuty, idle: Math.max(0, onDuty - busy) }
  }
}

const latest = Date.UTC(2200, 0, 1)

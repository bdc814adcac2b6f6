/**
 * Time at the desk: whole microseconds since the first local midnight of the term, as everywhere in the Model. A desk lives on a
 * virtual clock in tests and on a real one in an endpoint, and behaves the same on both: what is scheduled happens at its own instant,
 * however late the machine is.
 */
import type { Micros } from '../../sim/facts.ts'
import { type Event, EventList, type Phase } from './events.ts'

export interface Timer {
  /** Does nothing when it has happened. */
  cancel(): void
}

export interface Clock {
  /** The instant of what happens now. */
  now(): Micros
  /** Schedules `happen`; what is past already happens next. `contact` decides ties, 0 where none is concerned. */
  at(time: Micros, phase: Phase, contact: number, happen: () => void): Timer
  /** Does something from outside at this moment: after all that is due, before all that follows from it at this very instant. */
  act<T>(does: () => T): T
}

abstract class EventClock implements Clock {
  protected time: Micros
  protected readonly events = new EventList()
  private acting = false

  constructor(time: Micros) {
    this.time = time
  }

  now(): Micros {
    return this.acting ? this.time : this.read()
  }

  at(time: Micros, phase: Phase, contact: number, happen: () => void): Timer {
    const event = this.events.add(Math.max(time, this.now()), phase, contact, happen)
    this.changed()
    return { cancel: () => this.cancel(event) }
  }

  act<T>(does: () => T): T {
    if (this.acting) return does()
    const time = this.read()
    this.acting = true
    try {
      this.passTo(time)
      const result = does()
      this.passTo(time)
      return result
    } finally {
      this.acting = false
      this.changed()
    }
  }

  protected get isActing(): boolean {
    return this.acting
  }

  /** The time outside of events. */
  protected abstract read(): Micros
  /** The list of events may have another head. */
  protected abstract changed(): void

  /** All that is due by `time` happens, each at its instant. */
  private passTo(time: Micros): void {
    for (let event = this.events.first; event !== undefined && event.time <= time; event = this.events.first) {
      this.events.remove(event)
      this.time = Math.max(this.time, event.time)
      event.happen()
    }
    this.time = time
  }

  private cancel(event: Event): void {
    this.events.remove(event)
    this.changed()
  }
}

/** Stands still until it is told to go on. */
export class VirtualClock extends EventClock {
  private target: Micros

  constructor(time: Micros = 0) {
    super(time)
    this.target = time
  }

  /** Time passes until `time`, what is due then included. */
  advance(time: Micros): void {
    this.target = time
    this.act(() => {})
  }

  protected read(): Micros {
    return this.target
  }

  protected changed(): void {}
}

/** The longest delay that a timer of Node holds; a longer one would fire at once. */
const longestDelay = 2 ** 31 - 1

/** The machine's clock, or, once it is set, one that runs beside it. It never goes back by itself, even if the machine's does. */
export class RealClock extends EventClock {
  /** Milliseconds of the epoch at which this clock shows 0. */
  private origin: number
  private timeout: NodeJS.Timeout | null = null
  private armedFor: Micros = Number.POSITIVE_INFINITY
  private stopped = false

  /** `origin`: milliseconds of the epoch at the first local midnight of the term. */
  constructor(origin: number) {
    super((Date.now() - origin) * 1000)
    this.origin = origin
  }

  /** From this moment the clock shows `time` and runs on. What is scheduled keeps its instant. */
  set(time: Micros): void {
    this.origin = Date.now() - time / 1000
    this.time = time
    this.disarm()
    this.changed()
  }

  /** Nothing scheduled happens any more by itself. */
  stop(): void {
    this.stopped = true
    this.disarm()
  }

  protected read(): Micros {
    return Math.max(this.time, Math.floor((Date.now() - this.origin) * 1000))
  }

  protected changed(): void {
    if (this.isActing || this.stopped) return
    const next = this.events.first?.time ?? Number.POSITIVE_INFINITY
    if (next === this.armedFor) return
    this.disarm()
    this.armedFor = next
    if (next === Number.POSITIVE_INFINITY) return
    const delay = Math.ceil((next - this.read()) / 1000)
    this.timeout = setTimeout(() => this.wake(), Math.min(Math.max(delay, 0), longestDelay))
  }

  private wake(): void {
    this.disarm()
    this.act(() => {})
  }

  private disarm(): void {
    if (this.timeout !== null) clearTimeout(this.timeout)
    this.timeout = null
    this.armedFor = Number.POSITIVE_INFINITY
  }
}

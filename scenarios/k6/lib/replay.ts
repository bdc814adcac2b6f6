/** Contacts on timers of one virtual user: each placed at its instant, followed to its end, and placed again where its caller redials. */
import type { Micros } from '../../../sim/facts.ts'
import type { Line, ListedContact } from '../../../sim/load/plan.ts'
import { afterwards, Caller, type End } from './caller.ts'
import type { Cancel, ReplayClock } from './clock.ts'
import { Conversation, type Onlooker } from './conversation.ts'
import { Failure, inWords, nothingAt } from './failure.ts'
import { failed, judged, offered, resolved, type Tags } from './measures.ts'
import { isOpen, plan } from './plan.ts'
import { valuesOf } from './values.ts'

export interface Scheduled {
  /** Index in the plan's contacts. */
  index: number
  contact: ListedContact
  due: Micros
  inHours: boolean
}

export interface ReplayOptions {
  /** Whoever waits still at this instant is followed no longer. */
  deadline: Micros
  /** A caller redials before this instant only. */
  redialUntil: Micros
  /** Samples of what is due at an instant. */
  tags: (due: Micros) => Tags
  print: (line: Line) => void
  onlooker?: Onlooker
}

/** An e-mail or a fax has only to be registered, whatever state it is in. */
const written = { ...plan.endpoint, state: undefined, statuses: {}, greeted: undefined }
const redialled = ['abandoned', 'busy', 'recordedMessage']

export class Replay {
  private readonly clock: ReplayClock
  private readonly options: ReplayOptions
  private readonly waiting = new Set<Caller>()
  /** Contacts whose end has not come. */
  private open = 0
  private cutOff: Cancel | null = null

  constructor(clock: ReplayClock, options: ReplayOptions) {
    this.clock = clock
    this.options = options
  }

  /** `schedule` in order of `due`: each contact sets the next one's timer. */
  run(schedule: Iterator<Scheduled>): void {
    this.open++
    this.next(schedule)
  }

  private next(schedule: Iterator<Scheduled>): void {
    const { value, done } = schedule.next()
    if (done === true) this.close()
    else
      this.at(value.due, () => {
        this.next(schedule)
        this.place(value)
      })
  }

  /** One contact, now. */
  place(scheduled: Scheduled): void {
    this.open++
    this.cutOff ??= this.at(this.options.deadline, () => {
      for (const caller of [...this.waiting]) caller.cutOff()
    })
    if (scheduled.contact.attempts.length === 0) this.register(scheduled)
    else this.call(scheduled, 1)
  }

  private call({ index, contact, due, inHours }: Scheduled, attempt: number): void {
    const { clock, options } = this
    const tags = options.tags(due)
    const lag = this.lag(due)
    const plans = contact.attempts[attempt - 1]
    const conversation = new Conversation(plan.endpoint, plan.target, valuesOf(index, contact, attempt), options.onlooker)
    const ended = (end: End) => {
      this.waiting.delete(caller)
      if ('failure' in end) {
        this.fail(index, attempt, due, lag, end.failure)
      } else {
        const { number } = conversation
        const fact = { line: 'fact', contact: index, attempt, ...end, inHours, received: due, lag, number } as const
        options.print(fact)
        resolved(attempt === 1, tags)
        judged(fact, contact.number, tags)
        const again = plans.redialAfter === null ? Number.POSITIVE_INFINITY : due + end.duration + plans.redialAfter
        if (redialled.includes(end.outcome) && attempt < contact.attempts.length && again < options.redialUntil) {
          this.open++
          this.at(again, () => {
            this.call({ index, contact, due: again, inHours: isOpen(contact.number, again) }, attempt + 1)
          })
        }
      }
      this.close()
    }
    const caller = new Caller(clock, plan.endpoint, conversation, plans, { due, deadline: options.deadline }, ended)
    this.waiting.add(caller)
    offered(attempt === 1, lag, tags)
    caller.place()
  }

  private async register({ index, contact, due }: Scheduled): Promise<void> {
    const tags = this.options.tags(due)
    const lag = this.lag(due)
    offered(true, lag, tags)
    try {
      const conversation = new Conversation(written, plan.target, valuesOf(index, contact, 1), this.options.onlooker)
      const left = this.options.deadline + afterwards - this.clock.now()
      await conversation.ask(plan.endpoint.place, Math.min(plan.endpoint.timeout * 1e6, Math.max(0, left)))
      const { number } = conversation
      if (number === null && plan.endpoint.number !== undefined) throw new Failure(nothingAt('number', plan.endpoint.number))
      const duration = Math.max(0, this.clock.now() - due)
      this.options.print({ line: 'registered', contact: index, received: due, lag, duration, number })
      resolved(true, tags)
    } catch (error) {
      this.fail(index, 1, due, lag, inWords(error))
    }
    this.close()
  }

  private fail(contact: number, attempt: number, received: Micros, lag: Micros, what: string): void {
    this.options.print({ line: 'failure', contact, attempt, received, what, lag })
    failed(this.options.tags(received))
  }

  private readonly lag = (due: Micros) => Math.max(0, this.clock.now() - due)

  private at(time: Micros, happen: () => void): Cancel {
    return this.clock.at(time, happen, (error) => console.error(`replay: ${error}`))
  }

  /** The last contact to end ends the wait for the deadline, and with it the iteration. */
  private close(): void {
    this.open--
    if (this.open === 0) this.cutOff?.()
  }
}

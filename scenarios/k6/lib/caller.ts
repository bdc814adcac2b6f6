/**
 * One attempt of a caller, from its due instant to its end: placed, followed by poll or WebSocket, hung up when patience ends. Everything
 * happens on timers and events, so that thousands wait at once in one virtual user; whatever goes wrong ends in a failure.
 */
import type { Micros } from '../../../sim/facts.ts'
import type { Endpoint } from '../../../sim/load/endpoint.ts'
import type { FactLine, ListedAttempt } from '../../../sim/load/plan.ts'
import type { Cancel, ReplayClock } from './clock.ts'
import type { Conversation } from './conversation.ts'
import { pollRequest, type Sent } from './exchange.ts'
import { Failure, inWords, nothingAt } from './failure.ts'
import { isEnd, type Reading, readHangUp, readReceipt, tells } from './reading.ts'

/** Between two polls at least: `every: 0` is meant for long polls. */
const shortestPause: Micros = 10_000
/** For hanging up, or leaving a message, at the very end. */
export const afterwards: Micros = 5e6

/** How an attempt ended, or what kept it from being followed to its end. */
export type End = Pick<FactLine, 'outcome' | 'duration' | 'greeted'> | { failure: string }

export class Caller {
  private readonly clock: ReplayClock
  private readonly endpoint: Endpoint
  private readonly conversation: Conversation
  private readonly plans: ListedAttempt
  private readonly due: Micros
  private readonly deadline: Micros
  private readonly ended: (end: End) => void

  private sent: Micros = 0
  /** The first answer has come. */
  private placed = false
  private greetedFrom: Micros | null = null
  /** When it entered the queue. */
  private entered: Micros | null = null
  /** When it hung up: from then on the endpoint's answer to that decides. */
  private left: Micros | null = null
  private answeredAt: Micros | null = null
  private over = false
  private nextStep: Cancel | null = null
  private nextPoll: Cancel | null = null
  private following = false

  constructor(
    clock: ReplayClock,
    endpoint: Endpoint,
    conversation: Conversation,
    plans: ListedAttempt,
    { due, deadline }: { due: Micros; deadline: Micros },
    ended: (end: End) => void,
  ) {
    this.clock = clock
    this.endpoint = endpoint
    this.conversation = conversation
    this.plans = plans
    this.due = due
    this.deadline = deadline
    this.ended = ended
  }

  /** Calls now. */
  async place(): Promise<void> {
    this.sent = this.clock.now()
    const hangsUpAfter = this.endpoint.answer.by === 'immediate' ? this.patienceForOneAnswer() : Number.POSITIVE_INFINITY
    const timeout = this.timeout(this.deadline)
    try {
      const reading = await this.conversation.ask(this.endpoint.place, Math.min(hangsUpAfter, timeout))
      this.placed = true
      this.hear(reading, this.clock.now())
    } catch (error) {
      if (error instanceof Failure && error.timedOut && hangsUpAfter <= timeout) this.end('abandoned', this.sent + hangsUpAfter, null)
      else this.fail(inWords(error))
    }
  }

  /** The time of following is over: whoever waits still is in progress, and hangs up. One that is hanging up already is let. */
  cutOff(): void {
    if (this.over || this.left !== null) return
    const { hangUp } = this.endpoint
    if (!this.placed) this.fail(`no answer in ${seconds(this.deadline - this.sent)} s`)
    else {
      this.end('inProgress', this.deadline, null)
      // Whatever comes of it: the caller was still waiting when its time was over.
      if (hangUp !== undefined) this.conversation.ask(hangUp, afterwards, readHangUp).catch(() => {})
    }
  }

  /** One response carries the end: until then nobody can tell whether the caller is greeted or waits. */
  private patienceForOneAnswer(): Micros {
    const { patience, leavesGreetingAfter } = this.plans
    const greeting = this.endpoint.greeting * 1e6
    if (leavesGreetingAfter !== null && leavesGreetingAfter < greeting) return leavesGreetingAfter
    return patience === null ? Number.POSITIVE_INFINITY : greeting + patience
  }

  private timeout(until: Micros): Micros {
    return Math.min(this.endpoint.timeout * 1e6, Math.max(0, until - this.clock.now()))
  }

  /** The endpoint said something. */
  private hear({ state, greeted }: Reading, at: Micros): void {
    if (this.over) return
    if (this.left !== null) {
      if (state === 'answered') this.answeredAt ??= at
      return
    }
    if (isEnd(state)) {
      this.end(state, at, greeted)
      return
    }
    const { answer, number, state: pointer } = this.endpoint
    if (answer.by === 'immediate')
      throw new Failure(state === null ? nothingAt('state', pointer) : `${state}, though the one answer is to be the end`)
    if (this.conversation.number === null && needsNumber(this.endpoint)) throw new Failure(nothingAt('number', number))
    if (state === 'greeting') this.greet(at)
    if (state === 'waiting') this.enter(at)
    if (state === 'ringing') this.ring(at)
    else if (!tells(this.endpoint, 'waiting')) this.enterAfterGreeting()
    if (this.left === null) this.follow(answer)
  }

  private greet(at: Micros): void {
    if (this.greetedFrom !== null || this.entered !== null) return
    this.greetedFrom = at
    if (this.plans.leavesGreetingAfter !== null) this.leaveAt(at + this.plans.leavesGreetingAfter)
  }

  private enter(at: Micros): void {
    if (this.entered !== null) return
    this.entered = at
    this.nextStep?.()
    if (this.plans.balks) this.leave()
    else if (this.plans.patience !== null) this.leaveAt(at + this.plans.patience)
  }

  /** An agent has the caller: patience ends there, as in the engine. */
  private ring(at: Micros): void {
    this.entered ??= at
    this.nextStep?.()
  }

  /** The endpoint does not say who waits: a caller enters the queue when the greeting is over. Nobody balks, as nobody knows that it must wait. */
  private enterAfterGreeting(): void {
    if (this.entered !== null) return
    const { patience, leavesGreetingAfter } = this.plans
    const greeting = this.endpoint.greeting * 1e6
    this.entered = this.sent + greeting
    if (this.greetedFrom !== null && leavesGreetingAfter !== null) return
    if (leavesGreetingAfter !== null && leavesGreetingAfter < greeting) this.leaveAt(this.sent + leavesGreetingAfter)
    else if (patience !== null) this.leaveAt(this.entered + patience)
  }

  private leaveAt(time: Micros): void {
    this.nextStep = this.clock.at(time, () => this.leave(), this.failed)
  }

  private follow(answer: Exclude<Endpoint['answer'], { by: 'immediate' }>): void {
    if (answer.by === 'poll') {
      const next = this.clock.now() + Math.max(shortestPause, answer.every * 1e6)
      this.nextPoll?.()
      this.nextPoll = this.clock.at(next, () => this.poll(pollRequest(answer)), this.failed)
    } else if (!this.following) {
      this.following = true
      this.conversation.subscribe(
        answer,
        (reading, milliseconds) => this.hear(reading, this.clock.instant(milliseconds)),
        (what) => this.left === null && this.fail(what),
      )
    }
  }

  private async poll(request: Sent): Promise<void> {
    try {
      const reading = await this.conversation.ask(request, this.timeout(this.deadline + afterwards))
      if (reading.state === null) throw new Failure(nothingAt('state', this.endpoint.state))
      this.hear(reading, this.clock.now())
    } catch (error) {
      // An endpoint may well know nothing more of a caller who has hung up.
      if (this.left === null) this.failed(error)
    }
  }

  /** Hangs up now. The endpoint decides what became of the call, if it takes hanging up: it may have been answered just before. */
  private async leave(): Promise<void> {
    if (this.over || this.left !== null) return
    this.left = this.clock.now()
    this.nextPoll?.()
    const { hangUp } = this.endpoint
    if (hangUp === undefined) return this.end('abandoned', this.left, null)
    try {
      const reading = await this.conversation.ask(hangUp, this.timeout(this.deadline + afterwards), readHangUp)
      const { state, greeted } = reading
      if (state === 'ringing') return this.stay(reading)
      if (state !== null && !isEnd(state)) throw new Failure(`${state} after hanging up`)
      this.end(state ?? 'abandoned', state === 'answered' ? (this.answeredAt ?? this.left) : this.left, greeted)
    } catch (error) {
      this.failed(error)
    }
  }

  /** It was too late to hang up: an agent had the call. */
  private stay(reading: Reading): void {
    const { left, answeredAt } = this
    this.left = null
    if (answeredAt !== null) this.end('answered', answeredAt, reading.greeted)
    else this.hear(reading, left ?? this.clock.now())
  }

  private async end(outcome: FactLine['outcome'], at: Micros, greeted: Micros | null): Promise<void> {
    if (!this.finish()) return
    const { message } = this.endpoint
    try {
      if (outcome === 'voicemail' && this.plans.leavesMessage && message !== undefined)
        await this.conversation.ask(message, this.timeout(this.deadline + afterwards), readReceipt)
      const duration = Math.max(0, at - this.due)
      this.ended({ outcome, duration, greeted: Math.min(duration, greeted ?? this.greetedUntil(outcome, at)) })
    } catch (error) {
      this.ended({ failure: inWords(error) })
    }
  }

  private readonly failed = (error: unknown) => this.fail(inWords(error))

  private fail(failure: string): void {
    if (this.finish()) this.ended({ failure })
  }

  /** Once only. */
  private finish(): boolean {
    if (this.over) return false
    this.over = true
    this.nextStep?.()
    this.nextPoll?.()
    this.conversation.close()
    return true
  }

  /** Where the endpoint does not say how long it greeted: as seen from here, or by the endpoint file. */
  private greetedUntil(outcome: FactLine['outcome'], at: Micros): Micros {
    if (this.greetedFrom !== null) return Math.max(0, Math.min(at, this.entered ?? at) - this.greetedFrom)
    if (tells(this.endpoint, 'greeting') || tells(this.endpoint, 'waiting')) return 0
    return outcome === 'answered' || outcome === 'abandoned' || outcome === 'inProgress' ? this.endpoint.greeting * 1e6 : 0
  }
}

const needsNumber = ({ answer, hangUp }: Endpoint) => JSON.stringify([answer, hangUp ?? null]).includes('{number}')
const seconds = (time: Micros) => Number((time / 1e6).toFixed(1))

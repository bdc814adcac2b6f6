/** The callers of a window as a list that k6 replays: who calls when, and what each will do if nothing happens before. */
import { sampler } from '../demand/distributions/index.ts'
import type { Demand } from '../demand/schema.ts'
import type { Model } from '../engine/model.ts'
import { Purpose } from '../engine/purposes.ts'
import { Keyed } from '../engine/streams.ts'
import type { WindowCallers } from '../engine/windowCallers.ts'
import type { Micros } from '../facts.ts'
import { round } from '../portable.ts'
import type { ListedAttempt, ListedContact } from './plan.ts'

/** In order of arrival, times since the window began. Every draw is the engine's own, by contact number and attempt. */
export function listContacts(model: Model, seed: string, { contacts }: Demand, callers: WindowCallers): ListedContact[] {
  const order = callers.time
    .flatMap((times, type) => Array.from(times, (at, i) => ({ at, type, patience: callers.patience[type][i] })))
    .sort((a, b) => a.at - b.at || a.type - b.type)
  const draws = new CallerDraws(model, seed, callers.replication)
  return order.map(({ at, type, patience }, i) => {
    const { name, phone, number } = model.types[type]
    return {
      at: at - callers.from,
      type: name,
      channel: contacts[type].channel,
      number: model.numbers[number].name,
      inHours: isOpen(model, number, at),
      attempts: phone ? draws.attempts(type, callers.firstSequence + i, patience) : [],
    }
  })
}

export function isOpen({ numbers }: Model, number: number, at: Micros): boolean {
  const { openFrom, openTo } = numbers[number]
  const i = openFrom.findLastIndex((from) => from <= at)
  return i >= 0 && at < openTo[i]
}

class CallerDraws {
  private readonly model: Model
  private readonly keyed: Keyed
  private readonly drawAfter: ((source: () => number) => number) | null

  constructor(model: Model, seed: string, replication: number) {
    this.model = model
    this.keyed = new Keyed(seed, replication)
    this.drawAfter = model.redial === null ? null : sampler(model.redial.after)
  }

  attempts(type: number, sequence: number, patience: Micros): ListedAttempt[] {
    const list = [this.attempt(type, sequence, 1, patience)]
    const { patience: law } = this.model.types[type]
    const draw = law === null ? null : sampler(law)
    while (list[list.length - 1].redialAfter !== null) {
      const attempt = list.length + 1
      this.keyed.at(Purpose.redialPatience, sequence, attempt)
      list.push(this.attempt(type, sequence, attempt, draw === null ? Number.POSITIVE_INFINITY : this.micros(draw)))
    }
    return list
  }

  private attempt(type: number, sequence: number, attempt: number, patience: Micros): ListedAttempt {
    const { balk, leavesInGreeting, leavesMessage } = this.model.types[type]
    return {
      patience: Number.isFinite(patience) ? patience : null,
      balks: this.happens(Purpose.balk, sequence, attempt, balk),
      leavesGreetingAfter: this.happens(Purpose.leavesInGreeting, sequence, attempt, leavesInGreeting)
        ? Math.floor(this.keyed.next() * this.model.greeting)
        : null,
      leavesMessage: this.happens(Purpose.leavesMessage, sequence, attempt, leavesMessage),
      redialAfter: this.redialAfter(sequence, attempt),
    }
  }

  private redialAfter(sequence: number, attempt: number): Micros | null {
    const { redial } = this.model
    if (redial === null || this.drawAfter === null || attempt >= redial.maxTries) return null
    if (!this.happens(Purpose.redial, sequence, attempt, redial.probability)) return null
    this.keyed.at(Purpose.redialAfter, sequence, attempt)
    return this.micros(this.drawAfter)
  }

  private happens(purpose: number, sequence: number, attempt: number, probability: number): boolean {
    return this.keyed.at(purpose, sequence, attempt).next() < probability
  }

  /** A duration drawn from the key that `keyed` is at. */
  private micros(draw: (source: () => number) => number): Micros {
    return round(draw(() => this.keyed.next()) * 1e6)
  }
}

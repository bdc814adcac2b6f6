/** What chance decides (DESIGN 4.3, 4.4): the engine's own sources, asked contact by contact. */
import { gammaFactor, sampler } from '../../../sim/demand/distributions/index.ts'
import { Arrivals } from '../../../sim/engine/arrivals.ts'
import type { Model } from '../../../sim/engine/model.ts'
import { Purpose, textKey } from '../../../sim/engine/purposes.ts'
import { Keyed, stream } from '../../../sim/engine/streams.ts'
import type { Micros } from '../../../sim/facts.ts'

/** A contact's first attempt. Contact numbers are given in order of arrival, at one instant in order of type. */
export interface FirstAttempt {
  contact: number
  type: number
  time: Micros
  handling: Micros
  patience: Micros
}

const toMicros = (seconds: number) => Math.floor(seconds * 1e6 + 0.5)

export class Draws {
  private readonly model: Model
  private readonly seed: string
  private readonly replication: number
  private readonly keyed: Keyed

  constructor(model: Model, seed: string, replication: number) {
    this.model = model
    this.seed = seed
    this.replication = replication
    this.keyed = new Keyed(seed, replication)
  }

  firstAttempts(): FirstAttempt[] {
    const { term, types, busyness, forecastError } = this.model
    const dayFactor = gammaFactor(busyness)
    const errorFactor = gammaFactor(forecastError.cv)
    const daySource = stream(this.seed, this.replication, 'busyness')
    const errorSource = stream(this.seed, this.replication, 'forecastError')
    const sources = types.map((type) => new Arrivals(type))
    for (const source of sources) source.seed(this.seed, this.replication)

    const attempts: Omit<FirstAttempt, 'contact'>[] = []
    let error = 1
    let errorOf = -1
    term.dayMonth.forEach((month, day) => {
      const window = forecastError.per === 'month' ? month : 0
      if (window !== errorOf) error = errorFactor(errorSource)
      errorOf = window
      const factor = dayFactor(daySource) * error
      sources.forEach((source, type) => {
        source.draw(day, factor, term.dayStart[day + 1])
        for (let i = 0; i < source.count; i++)
          attempts.push({ type, time: source.time[i], handling: source.handling[i], patience: source.patience[i] })
      })
    })
    return attempts.sort((a, b) => a.time - b.time || a.type - b.type).map((attempt, contact) => ({ contact, ...attempt }))
  }

  isAbsent(group: number, agent: number, day: number): boolean {
    const { name, absence } = this.model.groups[group]
    return this.keyed.at(Purpose.absence, textKey(name), agent, day).next() < absence
  }

  balks(contact: number, attempt: number, type: number): boolean {
    return this.chance(Purpose.balk, contact, attempt, this.model.types[type].balk)
  }

  /** After how long the caller hangs up in the greeting; null = does not. */
  leavesGreetingAfter(contact: number, attempt: number, type: number): Micros | null {
    const leaves = this.chance(Purpose.leavesInGreeting, contact, attempt, this.model.types[type].leavesInGreeting)
    return leaves ? Math.floor(this.keyed.next() * this.model.greeting) : null
  }

  leavesMessage(contact: number, attempt: number, type: number): boolean {
    return this.chance(Purpose.leavesMessage, contact, attempt, this.model.types[type].leavesMessage)
  }

  isReached(contact: number, attempt: number, type: number): boolean {
    return this.chance(Purpose.reached, contact, attempt, this.model.types[type].reached)
  }

  /** After how long the caller tries again; null = does not. */
  redialsAfter(contact: number, attempt: number): Micros | null {
    const { redial } = this.model
    if (redial === null || attempt >= redial.maxTries || !this.chance(Purpose.redial, contact, attempt, redial.probability)) return null
    this.keyed.at(Purpose.redialAfter, contact, attempt)
    return toMicros(sampler(redial.after)(() => this.keyed.next()))
  }

  redialPatience(contact: number, attempt: number, type: number): Micros {
    return this.patience(Purpose.redialPatience, contact, attempt, type)
  }

  isHandedOn(contact: number, attempt: number, type: number): boolean {
    const { transferTo, transferProbability } = this.model.types[type]
    return transferTo >= 0 && this.chance(Purpose.transfer, contact, attempt, transferProbability)
  }

  handedOnHandling(contact: number, attempt: number, type: number): Micros {
    this.keyed.at(Purpose.transferHandling, contact, attempt)
    return toMicros(sampler(this.model.types[type].handling)(() => this.keyed.next()))
  }

  handedOnPatience(contact: number, attempt: number, type: number): Micros {
    return this.patience(Purpose.transferPatience, contact, attempt, type)
  }

  handedOnBalks(contact: number, attempt: number, type: number): boolean {
    return this.chance(Purpose.transferBalk, contact, attempt, this.model.types[type].balk)
  }

  private patience(purpose: number, contact: number, attempt: number, type: number): Micros {
    const law = this.model.types[type].patience
    if (law === null) return Number.POSITIVE_INFINITY
    this.keyed.at(purpose, contact, attempt)
    return toMicros(sampler(law)(() => this.keyed.next()))
  }

  private chance(purpose: number, contact: number, attempt: number, probability: number): boolean {
    return this.keyed.at(purpose, contact, attempt).next() < probability
  }
}

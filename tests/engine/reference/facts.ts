/** What the reference desk reports of calls and background work. */
import type { Model } from '../../../sim/engine/model.ts'
import { codeOf, Entry, type Micros, type Outcome } from '../../../sim/facts.ts'
import type { Hours } from './hours.ts'
import type { Call, Work } from './state.ts'

/** A fact as a row that sorts and compares. */
export type Row = [code: number, received: number, duration: number, greeted: number]

export class FactBook {
  readonly rows: Row[] = []
  private readonly model: Model
  private readonly hours: Hours

  constructor(model: Model, hours: Hours) {
    this.model = model
    this.hours = hours
  }

  /** A call is answered, or over, at `until`. */
  call(entry: Entry, outcome: Outcome, { type, number, received }: Call, until: Micros): void {
    const duration = until - received
    const greeted = entry === Entry.inHours ? Math.min(duration, this.model.greeting) : 0
    this.rows.push([codeOf(entry, outcome, type, number), received, duration, greeted])
  }

  /** Background work is begun, or left, at `now`: its clock counts opening hours only. */
  work({ entry, type, number, deemed }: Work, outcome: Outcome, now: Micros): void {
    this.rows.push([codeOf(entry, outcome, type, number), deemed, this.hours.openTime(number, deemed, now), 0])
  }
}

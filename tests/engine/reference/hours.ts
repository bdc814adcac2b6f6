/** When numbers are open, for how long they have been, and when a contact is deemed received (DESIGN 4.5, 4.10). */

import type { Model } from '../../../sim/engine/model.ts'
import type { Micros } from '../../../sim/facts.ts'

export class Hours {
  private readonly model: Model
  private readonly byNumber: { from: Micros; to: Micros }[][]

  constructor(model: Model) {
    this.model = model
    this.byNumber = model.numbers.map(({ openFrom, openTo }) => Array.from(openFrom, (from, i) => ({ from, to: openTo[i] })))
  }

  openings(number: number): { from: Micros; to: Micros }[] {
    return this.byNumber[number]
  }

  isOpen(number: number, at: Micros): boolean {
    return this.openings(number).some(({ from, to }) => from <= at && at < to)
  }

  /** "In opening hours": some number is open. */
  isAnyOpen(at: Micros): boolean {
    return this.model.numbers.some((_, number) => this.isOpen(number, at))
  }

  /** How much of `from` to `to` lies in the opening hours of `number`. */
  openTime(number: number, from: Micros, to: Micros): Micros {
    return this.openings(number).reduce((sum, opening) => sum + Math.max(0, Math.min(opening.to, to) - Math.max(opening.from, from)), 0)
  }

  deemed(number: number, at: Micros): Micros {
    const { receiptStart, receiptDeemed } = this.model.numbers[number]
    let deemed = -1
    receiptStart.forEach((start, i) => {
      if (start <= at) deemed = receiptDeemed[i]
    })
    return Math.max(deemed, at)
  }
}

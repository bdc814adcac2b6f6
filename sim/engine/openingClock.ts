/** Which numbers are open, how long each has been open, and when a contact out of hours is deemed received. */
import type { Micros } from '../facts.ts'
import type { NumberModel } from './model.ts'

export class OpeningClock {
  readonly open: Uint8Array
  /** How many numbers are open. */
  openNumbers = 0

  private readonly openTime: Float64Array
  private readonly since: Float64Array
  private readonly segment: Int32Array
  private readonly numbers: NumberModel[]

  constructor(numbers: NumberModel[]) {
    this.numbers = numbers
    this.open = new Uint8Array(numbers.length)
    this.openTime = new Float64Array(numbers.length)
    this.since = new Float64Array(numbers.length)
    this.segment = new Int32Array(numbers.length)
  }

  clear(): void {
    this.open.fill(0)
    this.openTime.fill(0)
    this.segment.fill(0)
    this.openNumbers = 0
  }

  opening(number: number, now: Micros): void {
    this.open[number] = 1
    this.since[number] = now
    this.openNumbers++
  }

  closing(number: number, now: Micros): void {
    this.open[number] = 0
    this.openTime[number] += now - this.since[number]
    this.openNumbers--
  }

  /** For how long `number` has been open since the term began. */
  elapsed(number: number, now: Micros): Micros {
    return this.openTime[number] + (this.open[number] === 1 ? now - this.since[number] : 0)
  }

  /** When a contact received now is deemed received: now in hours, else as the contract says. `now` never goes back. */
  deemed(number: number, now: Micros): Micros {
    const { receiptStart, receiptDeemed } = this.numbers[number]
    let at = this.segment[number]
    while (at + 1 < receiptStart.length && receiptStart[at + 1] <= now) at++
    this.segment[number] = at
    return receiptDeemed[at] > now ? receiptDeemed[at] : now
  }
}

/** What people do with their time, by half hour of the week (DESIGN section 6), added up bin by bin; and how long callers hold the line. */
import { binLength, type Model } from '../../../sim/engine/model.ts'
import type { Micros } from '../../../sim/facts.ts'

export class Workload {
  /** By half hour of the week. */
  readonly handling = new Array<number>(336).fill(0)
  readonly present = new Array<number>(336).fill(0)
  /** By group, then by month window. */
  readonly overtime: number[][]
  /** By month window. */
  readonly held: number[]
  private readonly model: Model

  constructor(model: Model) {
    this.model = model
    this.overtime = model.groups.map(() => model.term.months.map(() => 0))
    this.held = model.term.months.map(() => 0)
  }

  handled(from: Micros, to: Micros): void {
    this.each(from, to, (bin, time) => {
      this.handling[this.model.term.binInterval[bin]] += time
    })
  }

  /** A caller who is answered, or leaves, at `now` holds the line from `from` to `to`. */
  holds(now: Micros, from: Micros, to: Micros): void {
    const { dayStart, dayMonth } = this.model.term
    const day = Math.min(
      dayMonth.length - 1,
      dayStart.findLastIndex((start) => start <= now),
    )
    this.held[dayMonth[day]] += to - from
  }

  /** `present` agents of `group` were at work from `from` to `to`, `over` of them in overtime. */
  atWork(group: number, present: number, over: number, from: Micros, to: Micros): void {
    this.each(from, to, (bin, time) => {
      this.present[this.model.term.binInterval[bin]] += present * time
      this.overtime[group][this.model.term.binMonth[bin]] += over * time
    })
  }

  /** The half hours between two instants and the time in each; nothing beyond the term. */
  private each(from: Micros, to: Micros, add: (bin: number, time: Micros) => void): void {
    const until = Math.min(to, this.model.term.length)
    for (let bin = Math.floor(from / binLength); bin * binLength < until; bin++) {
      const time = Math.min(until, (bin + 1) * binLength) - Math.max(from, bin * binLength)
      if (time > 0) add(bin, time)
    }
  }
}

/**
 * What agents do with their time, by the clock's half hour: handling, presence, overtime; and how long callers hold the line, by month.
 * Whole microseconds, one replication.
 */
import type { Micros } from '../facts.ts'
import { intervalsPerWeek } from '../time.ts'
import { binLength, type Model } from './model.ts'

export class Workload {
  /** By weekday and half hour (336): handling, background included. */
  readonly handling = new Float64Array(intervalsPerWeek)
  /** By weekday and half hour: on duty (shift less absence and breaks), overrun of shifts and breaks included. */
  readonly present = new Float64Array(intervalsPerWeek)
  /** Overtime by group and month window (group x months + month): after the end of a shift, finishing or serving after a closing. */
  readonly overtime: Float64Array
  /**
   * By month window: from the start of a call to the end of its talk, or until the caller hangs up, is turned away or sent to voicemail.
   * The month is that in which an agent takes the call or the caller leaves. Messages left on voicemail are not in it.
   */
  readonly held: Float64Array
  private readonly months: number
  private readonly binInterval: Uint16Array
  private readonly binMonth: Uint16Array
  private readonly end: Micros
  /** The half hour in which handling began last: most begin in the same one. */
  private binStart: Micros = 0
  private binEnd: Micros = 0
  private interval = 0

  constructor(model: Model) {
    this.months = model.term.months.length
    this.overtime = new Float64Array(model.groups.length * this.months)
    this.held = new Float64Array(this.months)
    this.binInterval = model.term.binInterval
    this.binMonth = model.term.binMonth
    this.end = model.term.length
  }

  clear(): void {
    this.handling.fill(0)
    this.present.fill(0)
    this.overtime.fill(0)
    this.held.fill(0)
  }

  /** One agent handles from `from` to `to`; what lies beyond the term is left out. */
  addHandling(from: Micros, to: Micros): void {
    if (from >= this.binStart && to <= this.binEnd) {
      this.handling[this.interval] += to - from
      return
    }
    const bin = (from / binLength) | 0
    this.interval = this.binInterval[bin]
    this.binStart = bin * binLength
    this.binEnd = Math.min(this.binStart + binLength, this.end)
    this.spread(this.handling, from, to, 1)
  }

  /** `agents` are present from `from` to `to`. */
  addPresent(agents: number, from: Micros, to: Micros): void {
    this.spread(this.present, from, to, agents)
  }

  addOvertime(group: number, agents: number, from: Micros, to: Micros): void {
    const until = Math.min(to, this.end)
    for (let at = from; at < until; ) {
      const bin = (at / binLength) | 0
      const next = Math.min((bin + 1) * binLength, until)
      this.overtime[group * this.months + this.binMonth[bin]] += agents * (next - at)
      at = next
    }
  }

  private spread(sums: Float64Array, from: Micros, to: Micros, agents: number): void {
    const until = Math.min(to, this.end)
    for (let at = from; at < until; ) {
      const bin = (at / binLength) | 0
      const next = Math.min((bin + 1) * binLength, until)
      sums[this.binInterval[bin]] += agents * (next - at)
      at = next
    }
  }
}

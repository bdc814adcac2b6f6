/**
 * First attempts, drawn a day at a time: a Poisson process whose rate is constant on each piece, exact (no rate is held past its
 * piece), with each contact's handling and patience. Nothing here depends on the staffing, so two plans under one seed meet the
 * very same callers.
 */
import { sampler, standardExponential, type Uniform } from '../demand/distributions/index.ts'
import { round } from '../portable.ts'
import type { TypeModel } from './model.ts'
import { stream } from './streams.ts'

export class Arrivals {
  /** Instants of the day's first attempts, ascending. */
  time = new Float64Array(1024)
  handling = new Float64Array(1024)
  patience = new Float64Array(1024)
  count = 0
  /** The next one to happen. */
  next = 0

  private readonly type: TypeModel
  private readonly drawHandling: (source: Uniform) => number
  private readonly drawPatience: ((source: Uniform) => number) | null
  private arrivalSource: Uniform = () => 0
  private handlingSource: Uniform = () => 0
  private patienceSource: Uniform = () => 0

  constructor(type: TypeModel) {
    this.type = type
    this.drawHandling = sampler(type.handling)
    this.drawPatience = type.patience === null ? null : sampler(type.patience)
  }

  /** Begins a replication. */
  seed(seed: string, replication: number): void {
    const { name } = this.type
    this.arrivalSource = stream(seed, replication, `arrivals/${name}`)
    this.handlingSource = stream(seed, replication, `handling/${name}`)
    this.patienceSource = stream(seed, replication, `patience/${name}`)
    this.count = 0
    this.next = 0
  }

  /** Draws day `day`, its rates multiplied by `factor`; it ends at `dayEnd`. */
  draw(day: number, factor: number, dayEnd: number): void {
    this.count = 0
    this.next = 0
    const { rateStart, rate, dayPiece } = this.type
    const source = this.arrivalSource
    const last = dayPiece[day + 1]
    let wait = standardExponential(source)
    for (let piece = dayPiece[day]; piece < last; piece++) {
      const perMicro = rate[piece] * factor
      if (perMicro <= 0) continue
      const end = piece + 1 < last ? rateStart[piece + 1] : dayEnd
      const between = 1 / perMicro
      let at = rateStart[piece] + wait * between
      while (at < end) {
        if (this.count === this.time.length) this.grow()
        this.time[this.count++] = Math.floor(at)
        at += standardExponential(source) * between
      }
      wait = (at - end) * perMicro
    }
    this.drawAttributes()
  }

  /** In place of a day's draw: callers at these instants, as patient as said, whose handling times come from this replication's stream. */
  load(times: Float64Array, patience: Float64Array): void {
    while (this.time.length < times.length) this.grow()
    this.next = 0
    this.count = times.length
    this.time.set(times)
    this.drawAttributes()
    this.patience.set(patience)
  }

  private drawAttributes(): void {
    const { count, handling, patience, drawHandling, drawPatience, handlingSource, patienceSource } = this
    for (let i = 0; i < count; i++) handling[i] = round(drawHandling(handlingSource) * 1e6)
    if (drawPatience === null) patience.fill(Number.POSITIVE_INFINITY, 0, count)
    else for (let i = 0; i < count; i++) patience[i] = round(drawPatience(patienceSource) * 1e6)
  }

  private grow(): void {
    const { time } = this
    this.time = new Float64Array(time.length * 2)
    this.time.set(time)
    // Filled after the instants are known, so nothing is there to keep.
    this.handling = new Float64Array(time.length * 2)
    this.patience = new Float64Array(time.length * 2)
  }
}

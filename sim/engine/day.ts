/**
 * The clockwork of a day: closings, changes of duty and openings in the order in which they happen at one instant.
 */
import type { Micros } from '../facts.ts'
import type { Model } from './model.ts'
import { GroupRoster } from './roster.ts'
import type { Keyed } from './streams.ts'
import type { Workload } from './workload.ts'

export const Change = { closing: 0, duty: 1, opening: 2 } as const

export class Day {
  /** When the next change is, and its row; Infinity when there is none. */
  nextTime: Micros = Number.POSITIVE_INFINITY
  at = 0
  /** Columns of changes. */
  time = new Float64Array(64)
  kind = new Uint8Array(64)
  /** Number (closing, opening) or group (duty). */
  index = new Int32Array(64)
  duty = new Int32Array(64)
  rostered = new Int32Array(64)

  private next = 0
  private count = 0
  private order = new Int32Array(64)
  private readonly model: Model
  private readonly rosters: GroupRoster[]
  private readonly nextOpening: Int32Array
  private readonly nextClosing: Int32Array
  private readonly lastDuty: Int32Array

  constructor(model: Model) {
    this.model = model
    this.rosters = model.groups.map((group) => new GroupRoster(group))
    this.nextOpening = new Int32Array(model.numbers.length)
    this.nextClosing = new Int32Array(model.numbers.length)
    this.lastDuty = new Int32Array(model.groups.length)
  }

  clear(): void {
    this.nextOpening.fill(0)
    this.nextClosing.fill(0)
    this.lastDuty.fill(0)
    this.count = 0
    this.next = 0
    this.nextTime = Number.POSITIVE_INFINITY
  }

  /** Gathers the changes in [start, end) of day `day`, and books who is on duty. */
  begin(day: number, start: Micros, end: Micros, keyed: Keyed, workload: Workload): void {
    this.count = 0
    this.next = 0
    const { numbers, groups } = this.model
    for (let number = 0; number < numbers.length; number++) {
      const { openFrom, openTo } = numbers[number]
      for (; this.nextClosing[number] < openTo.length && openTo[this.nextClosing[number]] < end; this.nextClosing[number]++)
        this.add(openTo[this.nextClosing[number]], Change.closing, number, 0, 0)
      for (; this.nextOpening[number] < openFrom.length && openFrom[this.nextOpening[number]] < end; this.nextOpening[number]++)
        this.add(openFrom[this.nextOpening[number]], Change.opening, number, 0, 0)
    }
    for (let group = 0; group < groups.length; group++) {
      const roster = this.rosters[group]
      roster.draw(day, keyed)
      const { steps, at, duty, rostered } = roster
      if (steps === 0 && this.lastDuty[group] > 0) this.add(start, Change.duty, group, 0, 0)
      this.lastDuty[group] = 0
      for (let step = 0; step < steps; step++) {
        const from = start + at[step]
        this.add(from, Change.duty, group, duty[step], rostered[step])
        if (duty[step] > 0) workload.addPresent(duty[step], from, step + 1 < steps ? start + at[step + 1] : end)
        this.lastDuty[group] = rostered[step]
      }
    }
    this.sort()
    this.look()
  }

  private add(time: Micros, kind: number, index: number, duty: number, rostered: number): void {
    if (this.count === this.time.length) this.grow()
    const i = this.count++
    this.time[i] = time
    this.kind[i] = kind
    this.index[i] = index
    this.duty[i] = duty
    this.rostered[i] = rostered
  }

  /** By (time, kind); among equals in the order in which they were added. */
  private sort(): void {
    const { time, kind, count } = this
    for (let i = 0; i < count; i++) this.order[i] = i
    this.order.subarray(0, count).sort((a, b) => time[a] - time[b] || kind[a] - kind[b] || a - b)
  }

  /** The next change is done. */
  advance(): void {
    this.next++
    this.look()
  }

  private look(): void {
    this.at = this.order[this.next]
    this.nextTime = this.next < this.count ? this.time[this.at] : Number.POSITIVE_INFINITY
  }

  private grow(): void {
    const size = this.time.length * 2
    const { time, kind, index, duty, rostered } = this
    this.time = new Float64Array(size)
    this.time.set(time)
    this.kind = new Uint8Array(size)
    this.kind.set(kind)
    this.index = new Int32Array(size)
    this.index.set(index)
    this.duty = new Int32Array(size)
    this.duty.set(duty)
    this.rostered = new Int32Array(size)
    this.rostered.set(rostered)
    this.order = new Int32Array(size)
  }
}

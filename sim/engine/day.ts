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
  /** Columns of changes, by (time, kind, index); `time` ends with Infinity. */
  time = new Float64Array(64)
  kind = new Uint8Array(64)
  /** Number (closing, opening) or group (duty). */
  index = new Int32Array(64)
  duty = new Int32Array(64)
  rostered = new Int32Array(64)
  next = 0

  private count = 0
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
    this.time[0] = Number.POSITIVE_INFINITY
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
    if (this.count === this.time.length) this.grow()
    this.time[this.count] = Number.POSITIVE_INFINITY
  }

  /** Inserts in order of (time, kind); what is added later comes later among equals. */
  private add(time: Micros, kind: number, index: number, duty: number, rostered: number): void {
    if (this.count === this.time.length) this.grow()
    let i = this.count++
    for (; i > 0; i--) {
      const before = this.time[i - 1]
      if (before < time || (before === time && this.kind[i - 1] <= kind)) break
      this.time[i] = before
      this.kind[i] = this.kind[i - 1]
      this.index[i] = this.index[i - 1]
      this.duty[i] = this.duty[i - 1]
      this.rostered[i] = this.rostered[i - 1]
    }
    this.time[i] = time
    this.kind[i] = kind
    this.index[i] = index
    this.duty[i] = duty
    this.rostered[i] = rostered
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
  }
}

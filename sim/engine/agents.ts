/**
 * Agents by group: how many are on duty, busy, and staying on after a closing; and the overtime that follows.
 */
import type { Micros } from '../facts.ts'
import type { Model } from './model.ts'
import type { Workload } from './workload.ts'

export class Agents {
  readonly groups: number
  /** On duty: rostered, present, not on a break. */
  readonly duty: Int32Array
  /** Rostered and present, breaks included: what is paid anyway. */
  readonly rostered: Int32Array
  readonly busy: Int32Array
  /** Agents kept after a closing to serve the calls received before it. */
  readonly stay: Int32Array
  /** Is any agent kept after a closing? */
  staying = false
  /** Groups that have the skill of each type, in the plan's order: the order of preference. */
  readonly groupsOf: number[][]
  /** Types each group can serve. */
  readonly skillsOf: number[][]
  /** 1 = has the skill of a phone type. */
  readonly phone: Uint8Array

  /** How many are present beyond duty, and beyond the roster, since `since`. */
  private readonly beyondDuty: Int32Array
  private readonly beyondRoster: Int32Array
  private readonly since: Float64Array
  private readonly workload: Workload

  constructor(model: Model, workload: Workload) {
    const groups = model.groups.length
    this.groups = groups
    this.duty = new Int32Array(groups)
    this.rostered = new Int32Array(groups)
    this.busy = new Int32Array(groups)
    this.stay = new Int32Array(groups)
    this.beyondDuty = new Int32Array(groups)
    this.beyondRoster = new Int32Array(groups)
    this.since = new Float64Array(groups)
    this.skillsOf = model.groups.map(({ skills }) => skills)
    this.groupsOf = model.types.map((_, type) => model.groups.flatMap(({ skills }, group) => (skills.includes(type) ? [group] : [])))
    this.phone = Uint8Array.from(model.groups, ({ skills }) => (skills.some((type) => model.types[type].phone) ? 1 : 0))
    this.workload = workload
  }

  clear(): void {
    for (const column of [this.duty, this.rostered, this.busy, this.stay, this.beyondDuty, this.beyondRoster]) column.fill(0)
    this.since.fill(0)
    this.staying = false
  }

  /** The first group with an idle agent for `type`; agents kept after a closing serve what was left over then only. -1 = none. */
  idleFor(type: number, leftOver: boolean): number {
    const { duty, busy, stay } = this
    const groups = this.groupsOf[type]
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]
      if (duty[group] > busy[group] || (leftOver && stay[group] > busy[group])) return group
    }
    return -1
  }

  /** Is anybody at work who could ever serve `type`? */
  anybodyFor(type: number): boolean {
    return this.groupsOf[type].some((group) => this.duty[group] > 0 || this.stay[group] > 0)
  }

  /** Idle agents with a phone skill. */
  idleOnPhone(): number {
    let idle = 0
    for (let group = 0; group < this.groups; group++)
      if (this.phone[group] === 1 && this.duty[group] > this.busy[group]) idle += this.duty[group] - this.busy[group]
    return idle
  }

  setDuty(group: number, duty: number, rostered: number, now: Micros): void {
    this.duty[group] = duty
    this.rostered[group] = rostered
    this.settle(group, now)
  }

  /** An agent of `group` falls free. */
  free(group: number, now: Micros): void {
    this.busy[group]--
    if (this.beyondDuty[group] > 0) this.settle(group, now)
  }

  /** Keeps everybody now on duty. */
  keepAll(now: Micros): void {
    for (let group = 0; group < this.groups; group++) {
      if (this.duty[group] > this.stay[group]) this.stay[group] = this.duty[group]
      if (this.stay[group] > 0) this.staying = true
      this.settle(group, now)
    }
  }

  /** Lets the idle ones of `group` go; those busy go when they are done. */
  release(group: number, now: Micros): void {
    if (this.stay[group] > this.busy[group]) this.stay[group] = this.busy[group]
    this.settle(group, now)
  }

  /** Books what was beyond duty and roster since the last change, and notes what is now. */
  settle(group: number, now: Micros): void {
    const since = this.since[group]
    if (now > since) {
      if (this.beyondDuty[group] > 0) this.workload.addPresent(this.beyondDuty[group], since, now)
      if (this.beyondRoster[group] > 0) this.workload.addOvertime(group, this.beyondRoster[group], since, now)
    }
    this.since[group] = now
    const here = Math.max(this.busy[group], this.stay[group])
    this.beyondDuty[group] = here > this.duty[group] ? here - this.duty[group] : 0
    this.beyondRoster[group] = here > this.rostered[group] ? here - this.rostered[group] : 0
  }
}

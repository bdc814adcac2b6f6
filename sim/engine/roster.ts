/**
 * Who is at work: the day's changes of duty, group by group, with each agent's draw of absence. Absence depends on group, agent
 * and day alone, so a plan with one more agent has the same people absent.
 */
import type { GroupModel } from './model.ts'
import { Purpose, textKey } from './purposes.ts'
import type { Keyed } from './streams.ts'

export class GroupRoster {
  /** Agents on duty and agents rostered (breaks included) after each step of the day. */
  duty: Int32Array = new Int32Array(0)
  rostered: Int32Array = new Int32Array(0)
  /** Instants of the steps, after the day's start. */
  at: Float64Array = new Float64Array(0)
  steps = 0

  private readonly group: GroupModel
  private readonly key: number
  private readonly absent: Uint8Array
  private readonly full: { duty: Int32Array; rostered: Int32Array }[]

  constructor(group: GroupModel) {
    this.group = group
    this.key = textKey(group.name)
    this.absent = new Uint8Array(group.agents)
    this.full = group.templates.map(({ at, duty, rostered }) => ({
      duty: this.count(at.length, duty, new Int32Array(at.length)),
      rostered: this.count(at.length, rostered, new Int32Array(at.length)),
    }))
    const longest = Math.max(0, ...group.templates.map(({ at }) => at.length))
    if (group.absence > 0) {
      this.duty = new Int32Array(longest)
      this.rostered = new Int32Array(longest)
    }
  }

  /** Prepares day `day`. A day off has no step. */
  draw(day: number, keyed: Keyed): void {
    const { group } = this
    const index = group.dayTemplate[day]
    this.steps = 0
    if (index < 0) return
    const template = group.templates[index]
    this.at = template.at
    this.steps = template.at.length
    if (group.absence === 0) {
      this.duty = this.full[index].duty
      this.rostered = this.full[index].rostered
      return
    }
    for (let agent = 0; agent < group.agents; agent++)
      this.absent[agent] = keyed.at(Purpose.absence, this.key, agent, day).next() < group.absence ? 1 : 0
    this.count(this.steps, template.duty, this.duty)
    this.count(this.steps, template.rostered, this.rostered)
  }

  private count(steps: number, matrix: Uint8Array, into: Int32Array): Int32Array {
    const { agents } = this.group
    for (let step = 0; step < steps; step++) {
      let sum = 0
      for (let agent = 0, i = step * agents; agent < agents; agent++, i++) if (matrix[i] === 1 && this.absent[agent] === 0) sum++
      into[step] = sum
    }
    return into
  }
}

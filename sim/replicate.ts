/** Model + range of replications -> tallies: what threads, machines and browsers call. */
import { IntervalField, Judge } from './contract/judge.ts'
import { Kernel } from './engine/kernel.ts'
import { binLength } from './engine/model.ts'
import { emptyTallies, intervalFields, type Tallies, type TallyShape } from './estimates/tallies.ts'
import type { Plan } from './plan.ts'
import { intervalsPerWeek } from './units.ts'

export function shapeOf({ model, targets }: Plan): TallyShape {
  return { months: model.term.months.length, targets: targets.length, types: model.types.length, groups: model.groups.length }
}

const toMillis = (micros: number) => Math.round(micros / 1000)

/** Replays replications of one plan. What it needs for that is made once. */
export class Replicator {
  private readonly shape: TallyShape
  private readonly judge: Judge
  private readonly kernel: Kernel

  constructor(plan: Plan) {
    const { model, rules, targets, seed } = plan
    const { binMonth, binInterval } = model.term
    this.shape = shapeOf(plan)
    const judge = new Judge(rules, targets, { binLength, binMonth, binInterval, months: this.shape.months, types: this.shape.types })
    this.judge = judge
    this.kernel = new Kernel(model, seed, (facts, count) => judge.read(facts, count))
  }

  /** Tallies of replications `from` to `to` (excluded). */
  run(from: number, to: number): Tallies {
    const tallies = emptyTallies(
      this.shape,
      Array.from({ length: to - from }, (_, i) => from + i),
    )
    for (let row = 0; row < to - from; row++) {
      this.judge.clear()
      this.kernel.run(from + row)
      this.judge.finish()
      this.add(tallies, row)
    }
    return tallies
  }

  /** Adds what judge and kernel hold of the replication in row `row`. */
  private add(tallies: Tallies, row: number): void {
    const { judge, shape } = this
    const { workload, background } = this.kernel
    tallies.counts.set(judge.months, row * judge.months.length)
    for (let i = 0; i < intervalsPerWeek; i++) {
      const at = i * intervalFields
      const handling = toMillis(workload.handling[i])
      const present = toMillis(workload.present[i])
      for (let field = 0; field < IntervalField.size; field++)
        tallies.intervals[at + field] += judge.intervals[i * IntervalField.size + field]
      tallies.intervals[at + IntervalField.size] += handling
      tallies.intervals[at + IntervalField.size + 1] += present
      tallies.work[row * 2] += handling
      tallies.work[row * 2 + 1] += present
    }
    for (let group = 0; group < shape.groups; group++)
      for (let month = 0; month < shape.months; month++) {
        const overtime = toMillis(workload.overtime[group * shape.months + month])
        tallies.overtime[row * shape.groups + group] += overtime
        tallies.overtimeByMonth[group * shape.months + month] += overtime
      }
    for (let i = 0; i < judge.types.length; i++) tallies.typeCounts[i] += judge.types[i]
    for (let i = 0; i < judge.responses.length; i++) tallies.responses[i] += judge.responses[i]
    tallies.backlog += background.backlog
    tallies.closings += background.closings
  }
}

/** Tallies of replications `from` to `to` (excluded) of `plan`. */
export function replicate(plan: Plan, from: number, to: number): Tallies {
  return new Replicator(plan).run(from, to)
}

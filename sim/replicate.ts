/** Model + range of replications -> tallies: what threads, machines and browsers call. */
import { IntervalField, Judge } from './contract/judge.ts'
import { Kernel } from './engine/kernel.ts'
import { binLength } from './engine/model.ts'
import { bandClasses, emptyTallies, intervalFields, type Tallies, type TallyShape } from './estimates/tallies.ts'
import type { Plan } from './plan.ts'
import { intervalsPerWeek } from './time.ts'

export function shapeOf({ model, targets, readings = [] }: Plan): TallyShape {
  return {
    months: model.term.months.length,
    targets: targets.length,
    types: model.types.length,
    groups: model.groups.length,
    readings: readings.length,
  }
}

const toMillis = (micros: number) => Math.round(micros / 1000)

/** Replays replications of one plan. What it needs for that is made once. */
export class Replicator {
  private readonly shape: TallyShape
  private readonly judge: Judge
  /** Of the other readings. */
  private readonly others: Judge[]
  private readonly kernel: Kernel

  constructor(plan: Plan) {
    const { model, rules, targets, seed, readings = [] } = plan
    const { binMonth, binInterval } = model.term
    this.shape = shapeOf(plan)
    const grid = { binLength, binMonth, binInterval, months: this.shape.months, types: this.shape.types }
    const judge = new Judge(rules, targets, grid)
    const others = readings.map((other) => new Judge(other, targets, grid))
    this.judge = judge
    this.others = others
    this.kernel = new Kernel(
      model,
      seed,
      others.length === 0
        ? (facts, count) => judge.read(facts, count)
        : (facts, count) => {
            judge.read(facts, count)
            for (const other of others) other.read(facts, count)
          },
    )
  }

  /** Tallies of replications `from` to `to` (excluded). */
  run(from: number, to: number): Tallies {
    return this.runThese(Array.from({ length: to - from }, (_, i) => from + i))
  }

  /** Tallies of the replications given, in their order. */
  runThese(replications: number[]): Tallies {
    const tallies = emptyTallies(this.shape, replications)
    replications.forEach((replication, row) => {
      for (const judge of [this.judge, ...this.others]) judge.clear()
      this.kernel.run(replication)
      for (const judge of [this.judge, ...this.others]) judge.finish()
      this.add(tallies, row)
    })
    return tallies
  }

  /** Adds what judge and kernel hold of the replication in row `row`. */
  private add(tallies: Tallies, row: number): void {
    const { judge, shape } = this
    const { workload, background } = this.kernel
    tallies.counts.set(judge.months, row * judge.months.length)
    this.others.forEach(({ months }, i) => {
      tallies.readingCounts.set(months, (row * this.others.length + i) * months.length)
    })
    for (let i = 0; i < intervalsPerWeek; i++) {
      const at = i * intervalFields
      const handling = toMillis(workload.handling[i])
      const present = toMillis(workload.present[i])
      for (let field = 0; field < IntervalField.size; field++)
        tallies.intervals[at + field] += judge.intervals[i * IntervalField.size + field]
      this.addBands(tallies, i)
      tallies.intervals[at + IntervalField.size] += handling
      tallies.intervals[at + IntervalField.size + 1] += present
      tallies.work[row * 2] += handling
      tallies.work[row * 2 + 1] += present
    }
    for (let month = 0; month < shape.months; month++) tallies.held[row * shape.months + month] = toMillis(workload.held[month])
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

  /** The shares that interval `i` had in this replication, if it had calls. */
  private addBands({ bands }: Tallies, i: number): void {
    const { intervals } = this.judge
    const at = i * IntervalField.size
    const received = intervals[at + IntervalField.received]
    const of = intervals[at + IntervalField.withinOf]
    if (of > 0) bands[2 * i * bandClasses + Math.round((100 * intervals[at + IntervalField.within]) / of)]++
    if (received > 0) bands[(2 * i + 1) * bandClasses + Math.round((100 * intervals[at + IntervalField.lost]) / received)]++
  }
}

/** Tallies of replications `from` to `to` (excluded) of `plan`. */
export function replicate(plan: Plan, from: number, to: number): Tallies {
  return new Replicator(plan).run(from, to)
}

/** Model + range of replications -> tallies: what threads, machines and browsers call. */
import type { Rules } from './contract/classify.ts'
import { IntervalField, Judge } from './contract/judge.ts'
import type { JudgedTarget } from './contract/targets.ts'
import { Kernel } from './engine/kernel.ts'
import { binLength, type Model } from './engine/model.ts'
import { emptyTallies, intervalFields, type Tallies, type TallyShape } from './estimates/tallies.ts'

/** A compiled scenario: all that replications need, serialisable. */
export interface Plan {
  model: Model
  rules: Rules
  targets: JudgedTarget[]
  seed: string
}

export function shapeOf({ model, targets }: Plan): TallyShape {
  return { months: model.term.months.length, targets: targets.length, types: model.types.length, groups: model.groups.length }
}

const toMillis = (micros: number) => Math.round(micros / 1000)

/** Replays replications `from` to `to` (excluded) of `plan`. */
export function replicate(plan: Plan, from: number, to: number): Tallies {
  const { model, rules, targets, seed } = plan
  const { term } = model
  const shape = shapeOf(plan)
  const tallies = emptyTallies(
    shape,
    Array.from({ length: to - from }, (_, i) => from + i),
  )
  const judge = new Judge(rules, targets, {
    binLength,
    binMonth: term.binMonth,
    binInterval: term.binInterval,
    months: shape.months,
    types: shape.types,
  })
  const kernel = new Kernel(model, seed, (facts, count) => judge.read(facts, count))
  const { workload, background } = kernel

  for (let row = 0; row < to - from; row++) {
    judge.clear()
    kernel.run(from + row)
    judge.finish()
    tallies.counts.set(judge.months, row * judge.months.length)
    for (let i = 0; i < 336; i++) {
      const handling = toMillis(workload.handling[i])
      const present = toMillis(workload.present[i])
      tallies.intervals[i * intervalFields + IntervalField.size] += handling
      tallies.intervals[i * intervalFields + IntervalField.size + 1] += present
      tallies.work[row * 2] += handling
      tallies.work[row * 2 + 1] += present
    }
    for (let group = 0; group < shape.groups; group++)
      for (let month = 0; month < shape.months; month++) {
        const overtime = toMillis(workload.overtime[group * shape.months + month])
        tallies.overtime[row * shape.groups + group] += overtime
        tallies.overtimeByMonth[group * shape.months + month] += overtime
      }
    for (let i = 0; i < 336; i++)
      for (let field = 0; field < IntervalField.size; field++)
        tallies.intervals[i * intervalFields + field] += judge.intervals[i * IntervalField.size + field]
    for (let i = 0; i < judge.types.length; i++) tallies.typeCounts[i] += judge.types[i]
    for (let i = 0; i < judge.responses.length; i++) tallies.responses[i] += judge.responses[i]
    tallies.backlog += background.backlog
    tallies.closings += background.closings
  }
  return tallies
}

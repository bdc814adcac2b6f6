/** What k6 measured, as facts on the term's clock, and what the judge says of them: the same judge that reads the simulator's. */
import { lostByNames } from '../contract/classify.ts'
import { Judge, MonthField } from '../contract/judge.ts'
import { binLength } from '../engine/model.ts'
import { codeOf, Entry, type Facts, type Micros, Outcome } from '../facts.ts'
import type { Plan } from '../plan.ts'
import type { FactLine, LoadPlan } from './plan.ts'

/** A share as counted: `part` of `whole`. */
export interface Count {
  part: number
  whole: number
}

export interface Judged {
  /** Attempts received in opening hours that count. */
  received: number
  offered: number
  answered: number
  lostBy: Record<(typeof lostByNames)[number], number>
  /** By target, in the plan's order. */
  targets: Count[]
}

/** `from`: the window's beginning on the term's clock. */
export function factsOf({ contacts }: LoadPlan, { model }: Plan, from: Micros, lines: FactLine[]): Facts {
  const typeIndex = new Map(model.types.map(({ name }, type) => [name, type]))
  return {
    code: Int32Array.from(lines, ({ contact, inHours, outcome }) => {
      const type = typeIndex.get(contacts[contact].type) as number
      return codeOf(inHours ? Entry.inHours : Entry.outOfHours, Outcome[outcome], type, model.types[type].number)
    }),
    received: Float64Array.from(lines, ({ received }) => from + received),
    duration: Float64Array.from(lines, ({ duration }) => duration),
    greeted: Float64Array.from(lines, ({ greeted }) => greeted),
  }
}

export function judge(plan: Plan, facts: Facts): Judged {
  const { model, rules, targets } = plan
  const { months, binMonth, binInterval } = model.term
  const judge = new Judge(rules, targets, { binLength, binMonth, binInterval, months: months.length, types: model.types.length })
  judge.read(facts, facts.code.length)
  judge.finish()
  const fields = MonthField.targets + 2 * targets.length
  const sum = (field: number) => {
    let all = 0
    for (let month = 0; month < months.length; month++) all += judge.months[month * fields + field]
    return all
  }
  return {
    received: sum(MonthField.received),
    offered: sum(MonthField.offered),
    answered: sum(MonthField.answered),
    lostBy: Object.fromEntries(lostByNames.map((name, i) => [name, sum(MonthField.lostBy + i)])) as Judged['lostBy'],
    targets: targets.map((_, target) => ({
      part: sum(MonthField.targets + 2 * target),
      whole: sum(MonthField.targets + 2 * target + 1),
    })),
  }
}

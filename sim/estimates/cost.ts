/** Paid hours and wages: rostered hours, absent ones included, plus overtime (DESIGN section 6). */
import type { GroupModel, Model } from '../engine/model.ts'
import type { Tallies } from './tallies.ts'

const hour = 3_600_000_000
const millisPerHour = 3_600_000

/** Rostered hours of a group by month window: the same in every replication. */
export function rosteredHours(group: GroupModel, { term }: Model): number[] {
  const perTemplate = group.templates.map(({ at, rostered }) => (dayLength: number) => {
    let sum = 0
    at.forEach((from, step) => {
      const until = step + 1 < at.length ? at[step + 1] : dayLength
      let heads = 0
      for (let agent = 0; agent < group.agents; agent++) heads += rostered[step * group.agents + agent]
      sum += heads * (until - from)
    })
    return sum
  })
  const hours = term.months.map(() => 0)
  group.dayTemplate.forEach((template, day) => {
    if (template >= 0) hours[term.dayMonth[day]] += perTemplate[template](term.dayStart[day + 1] - term.dayStart[day]) / hour
  })
  return hours
}

/** Paid hours and wages of a group, means over replications. */
export interface GroupHours {
  group: string
  rosteredHours: number
  overtime: number
  cost: number
}

/** Of a month. */
export function monthHours(month: number, model: Model, tallies: Tallies): GroupHours[] {
  return model.groups.map((one, group) => {
    const overtime = tallies.overtimeByMonth[group * tallies.months + month] / millisPerHour / Math.max(1, tallies.replications.length)
    return groupHours(one, rosteredHours(one, model)[month], overtime)
  })
}

/** Of the term. */
export function termHours(model: Model, tallies: Tallies): GroupHours[] {
  const replications = tallies.replications.length
  return model.groups.map((one, group) => {
    let overtime = 0
    for (let replication = 0; replication < replications; replication++) overtime += overtimeOf(tallies, replication, group)
    return groupHours(one, rosteredInTerm(one, model), overtime / Math.max(1, replications))
  })
}

function groupHours({ name, costPerHour }: GroupModel, rostered: number, overtime: number): GroupHours {
  return { group: name, rosteredHours: rostered, overtime, cost: (rostered + overtime) * costPerHour }
}

const rosteredInTerm = (group: GroupModel, model: Model) => rosteredHours(group, model).reduce((sum, hours) => sum + hours, 0)
const overtimeOf = (tallies: Tallies, replication: number, group: number) =>
  tallies.overtime[replication * tallies.groups + group] / millisPerHour

/** Overtime, paid hours and wages of the term, replication by replication. */
export function paidByReplication(model: Model, tallies: Tallies): { overtime: Float64Array; paidHours: Float64Array; cost: Float64Array } {
  const rostered = model.groups.map((group) => rosteredInTerm(group, model))
  const over = (of: (replication: number, group: number) => number) =>
    Float64Array.from(tallies.replications, (_, replication) => model.groups.reduce((sum, __, group) => sum + of(replication, group), 0))
  const paid = (replication: number, group: number) => rostered[group] + overtimeOf(tallies, replication, group)
  return {
    overtime: over((replication, group) => overtimeOf(tallies, replication, group)),
    paidHours: over(paid),
    cost: over((replication, group) => paid(replication, group) * model.groups[group].costPerHour),
  }
}

/** Paid hours and wages: rostered hours, absent ones included, plus overtime (DESIGN section 6). */
import type { GroupModel, Model } from '../engine/model.ts'

const hour = 3_600_000_000

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

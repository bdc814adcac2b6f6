/** The load that a plan's callers bring, as expected: calls in opening hours times mean handling, in erlangs. */
import { moments } from '../sim/demand/distributions/index.ts'
import { binLength } from '../sim/engine/model.ts'
import type { Plan } from '../sim/plan.ts'
import { formatTimeOfDay, weekdayNames } from '../sim/time.ts'

/** By weekday ("" = a mean open day) and half hour ("08:30"). */
export type OfferedLoad = Record<string, Record<string, number>>

/** First attempts only, before a group's own handling factor. `openWeekdays`: open days of each weekday, Monday first. */
export function offeredLoad({ model }: Plan, openWeekdays: number[]): OfferedLoad {
  const { binInterval } = model.term
  const work = new Float64Array(7 * 48)
  for (const type of model.types) {
    if (!type.phone) continue
    const { openFrom, openTo } = model.numbers[type.number]
    const mean = moments(type.handling).mean * 1e6
    let piece = 0
    openFrom.forEach((from, opening) => {
      const until = openTo[opening]
      while (piece + 1 < type.rateStart.length && type.rateStart[piece + 1] <= from) piece++
      for (let at = from; at < until; ) {
        while (piece + 1 < type.rateStart.length && type.rateStart[piece + 1] <= at) piece++
        const bin = Math.floor(at / binLength)
        const end = Math.min(until, (bin + 1) * binLength, type.rateStart[piece + 1] ?? until)
        work[binInterval[bin]] += (type.rate[piece] ?? 0) * (end - at) * mean
        at = end
      }
    })
  }
  const allDays = openWeekdays.reduce((sum, days) => sum + days, 0)
  const load: OfferedLoad = { '': {} }
  weekdayNames.forEach((weekday, day) => {
    for (let halfHour = 0; halfHour < 48; halfHour++) {
      const time = formatTimeOfDay(halfHour * 1800)
      const done = work[day * 48 + halfHour] / binLength
      if (done === 0) continue
      load[weekday] ??= {}
      load[weekday][time] = done / Math.max(1, openWeekdays[day])
      load[''][time] = (load[''][time] ?? 0) + done / Math.max(1, allDays)
    }
  })
  return load
}

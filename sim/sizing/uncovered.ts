/** Open half hours in which no shift that may be rostered is at work: no number of heads helps there. */
import { formatTimeOfDay, parseTimeOfDay, weekdayNames } from '../time.ts'
import type { Sizing } from './result.ts'

export interface Uncovered {
  weekday: string
  from: string
  to: string
}

const halfHour = 1800
const weekdays: readonly string[] = weekdayNames

/** One after the other, joined where they touch. */
export function uncovered({ intervals, roster }: Pick<Sizing, 'intervals' | 'roster'>): Uncovered[] {
  const joined: Uncovered[] = []
  for (const { weekday, time } of intervals) {
    const from = parseTimeOfDay(time) ?? 0
    const day = weekdays.indexOf(weekday)
    const covered = roster.shifts.some(
      ({ days, shift }) => (days?.includes(day) ?? true) && shift.some((part) => part.from < from + halfHour && part.to > from),
    )
    if (covered) continue
    const last = joined.at(-1)
    const to = formatTimeOfDay(from + halfHour)
    if (last?.weekday === weekday && last.to === time) last.to = to
    else joined.push({ weekday, from: time, to })
  }
  return joined
}

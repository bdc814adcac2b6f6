/** Which days a contract's closures cover. */
import { weekdayOf } from './dates.ts'
import type { Closure, Readings } from './schema.ts'

type WeeksOfMonth = Readings['weeksOfMonth']

/** The closure that covers `date`, as it is written; undefined when the desk is not closed. */
export function closureName(closures: Closure[], reading: WeeksOfMonth, date: string): string | undefined {
  const found = closures.find((closure) => (typeof closure === 'string' ? inRange(closure, date) : inWeeks(closure, reading, date)))
  if (found === undefined) return undefined
  return typeof found === 'string' ? found : `month ${found.month}, weeks ${found.weeks.join(', ')} (${reading})`
}

/** "12-24..01-02": both ends closed, every year, across the year's end where the last day comes first in the calendar. */
function inRange(closure: string, date: string): boolean {
  const [first, last = first] = closure.split('..')
  const day = first.length === 10 ? date : date.slice(5)
  return first <= last ? first <= day && day <= last : day >= first || day <= last
}

function inWeeks({ month, weeks }: { month: number; weeks: number[] }, reading: WeeksOfMonth, date: string): boolean {
  if (Number(date.slice(5, 7)) !== month) return false
  const readings: WeeksOfMonth[] = reading === 'commonDays' ? ['calendarRows', 'fullWeeks', 'days8to21', 'iso'] : [reading]
  return readings.every((one) => weeks.includes(weekOfMonth(one, date)))
}

/**
 * The week of its month that `date` is in; below 1 before the first. Weeks run Monday to Sunday; the first is the one with the 1st
 * (calendarRows), with the first Monday (fullWeeks) or with the first Thursday (iso). days8to21: days 1-7, 8-14, ...
 */
function weekOfMonth(reading: WeeksOfMonth, date: string): number {
  const day = Number(date.slice(8))
  if (reading === 'days8to21') return Math.ceil(day / 7)
  const first = `${date.slice(0, 8)}01`
  const weekday = weekdayOf(first)
  // Day of the month on which week 1 begins: 1 or less for calendarRows.
  const mondayOfFirst = 1 - weekday
  const starts = {
    calendarRows: mondayOfFirst,
    fullWeeks: weekday === 0 ? 1 : mondayOfFirst + 7,
    iso: weekday <= 3 ? mondayOfFirst : mondayOfFirst + 7,
  }
  return Math.floor((day - starts[reading as keyof typeof starts]) / 7) + 1
}

/** Does a table of interval counts speak of the whole term? Where it does not, nobody would call, and every target would be met. */
import { type Calendar, termCalendar } from '../contract/calendar.ts'
import { addMonths } from '../contract/dates.ts'
import type { Contract } from '../contract/schema.ts'
import type { IntervalCounts } from './counts.ts'

export interface Coverage {
  /** First and last date of the table: between them a day without rows is a day on which nobody calls. */
  from: string
  to: string
  /** Does every open day of the term lie between them? */
  whole: boolean
}

/** Of the open days of a number (by index). Undefined when the table is empty. */
export function coverageOf({ rows }: IntervalCounts, calendar: Calendar, number: number): Coverage | undefined {
  if (rows.length === 0) return undefined
  let [from, to] = [rows[0].start, rows[0].start]
  for (const { start } of rows) {
    if (start < from) from = start
    if (start > to) to = start
  }
  ;[from, to] = [from.slice(0, 10), to.slice(0, 10)]
  const whole = calendar.days.every(({ date, open }) => open[number].length === 0 || (from <= date && date <= to))
  return { from, to, whole }
}

/** The longest term of whole calendar months, `months` at most, whose open days lie in the table; undefined when there is none. */
export function coveredTerm(
  contract: Contract,
  number: number,
  { from, to }: Coverage,
  months: number,
): { from: string; months: number } | undefined {
  const month = `${from.slice(0, 7)}-01`
  for (const begin of [month, addMonths(month, 1)]) {
    if (begin > to) continue
    const { days, months: names } = termCalendar(contract, begin, months)
    const outside = days.find(({ date, open }) => open[number].length > 0 && (date < from || date > to))
    const fits = outside === undefined ? names.length : names.indexOf(outside.date.slice(0, 7))
    if (fits > 0) return { from: begin, months: fits }
  }
  return undefined
}

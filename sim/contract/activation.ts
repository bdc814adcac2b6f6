/** By when the service must be active. */
import { addDays, weekdayOf } from './dates.ts'
import { type HolidayRule, holidayName } from './holidays.ts'
import type { Contract } from './schema.ts'

export interface Activation {
  countedFrom: 'signing' | 'award' | null
  /** The day of signing or award; null = not known. */
  date: string | null
  withinDays: number | null
  /** The day on which the term of days falls, or the fixed date. */
  nominal: string | null
  /** The day by which it is due. */
  deadline: string | null
}

/**
 * Calendar days, the first not counted (art. 2963 c.c.); a deadline on a Sunday or holiday, a fixed one (`by`) too, moves on to the next
 * day that is neither (arts. 1187 and 2963 c.c.); Saturdays do not move. null when the contract has no activation.
 */
export function activationDeadline({ activation, holidays }: Contract): Activation | null {
  if (activation === undefined) return null
  const { countedFrom = null, date = null, withinDays = null, by } = activation
  const nominal = by ?? (date === null || withinDays === null ? null : addDays(date, withinDays))
  return { countedFrom, date, withinDays, nominal, deadline: nominal === null ? null : nextDayOfBusiness(holidays, nominal) }
}

/** `date`, or the first day after it that is neither a Sunday nor a holiday. */
function nextDayOfBusiness(holidays: HolidayRule, date: string): string {
  let day = date
  while (weekdayOf(day) === 6 || holidayName(holidays, day) !== undefined) day = addDays(day, 1)
  return day
}

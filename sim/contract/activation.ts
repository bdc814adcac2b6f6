/** By when the service must be active. */
import { addDays, weekdayOf } from './dates.ts'
import { holidayName } from './holidays.ts'
import type { Contract } from './schema.ts'

export interface Activation {
  countedFrom: 'signing' | 'award' | null
  /** The day of signing or award; null = not known. */
  date: string | null
  withinDays: number | null
  /** The day on which the term of days falls. */
  nominal: string | null
  /** The day by which it is due. */
  deadline: string | null
}

/**
 * Calendar days, the first not counted (art. 2963 c.c.); a deadline on a Sunday or holiday moves on to the next day that is neither
 * (arts. 1187 and 2963 c.c.); Saturdays do not move. A fixed date (`by`) stays as it is. null when the contract has no activation.
 */
export function activationDeadline({ activation, holidays }: Contract): Activation | null {
  if (activation === undefined) return null
  if (activation.by !== undefined)
    return { countedFrom: null, date: null, withinDays: null, nominal: activation.by, deadline: activation.by }
  const { countedFrom = null, date = null, withinDays = null } = activation
  if (date === null || withinDays === null) return { countedFrom, date, withinDays, nominal: null, deadline: null }
  const nominal = addDays(date, withinDays)
  let deadline = nominal
  while (weekdayOf(deadline) === 6 || holidayName(holidays, deadline) !== undefined) deadline = addDays(deadline, 1)
  return { countedFrom, date, withinDays, nominal, deadline }
}

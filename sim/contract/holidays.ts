/** Public holidays of a contract, from the holiday library, with what the contract adds and drops. */
import Holidays from 'date-holidays'
import type { Contract } from './schema.ts'

export type HolidayRule = Contract['holidays']

/**
 * Where the library is behind a country's law. Empty today: it knows Italy's 4 October from 2026 (L. 151/2025); a test holds it
 * against the law's own list.
 */
const corrections: Record<string, (year: number) => { date: string; name: string }[]> = {}

const known = new Map<string, Map<string, string>>()

/** Date -> name of the public holidays of a country in a year. */
function publicHolidays(country: string, year: number): Map<string, string> {
  const key = `${country} ${year}`
  const before = known.get(key)
  if (before !== undefined) return before
  const days = new Map<string, string>()
  for (const { date, name, type } of new Holidays(country).getHolidays(year)) if (type === 'public') days.set(date.slice(0, 10), name)
  for (const { date, name } of corrections[country]?.(year) ?? []) days.set(date, name)
  known.set(key, days)
  return days
}

/** The name of the holiday on `date` ("2027-01-06"), undefined when it is none. */
export function holidayName(rule: HolidayRule, date: string): string | undefined {
  if (rule === 'none') return undefined
  const listed = (list: string[]) => list.includes(date) || list.includes(date.slice(5))
  if (listed(rule.add)) return 'holiday of the contract'
  if (rule.country === undefined || listed(rule.drop)) return undefined
  return publicHolidays(rule.country, Number(date.slice(0, 4))).get(date)
}

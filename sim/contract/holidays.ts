/** Public holidays of a contract, from the holiday library, with what the contract adds and drops. */
import Holidays from 'date-holidays'
import { addDays } from './dates.ts'
import type { Contract } from './schema.ts'

export type HolidayRule = Contract['holidays']

const hourMillis = 3_600_000

/**
 * Where the library is behind a country's law: rules in its own grammar, false where one of its own is no public holiday as it stands.
 * It knows Italy's 4 October from 2026 (L. 151/2025), but gives every year the list that holds since 2001. L. 260/1949 had five days
 * more until L. 54/1977, which took Epiphany too (given back by D.P.R. 792/1985) and moved 2 June to a Sunday (until L. 336/2000).
 */
const corrections: Record<string, Record<string, string | false>> = {
  IT: {
    '01-06': false,
    '01-06 prior to 1978': 'Epifania',
    '01-06 since 1986': 'Epifania',
    '06-02': false,
    '06-02 prior to 1977': 'Festa della Repubblica',
    '06-02 since 2001': 'Festa della Repubblica',
    '03-19 prior to 1977': 'San Giuseppe',
    'easter 39 prior to 1977': 'Ascensione',
    'easter 60 prior to 1977': 'Corpus Domini',
    '06-29 prior to 1977': 'Santi Pietro e Paolo',
    '11-04 prior to 1977': 'Giorno dell’Unità nazionale',
  },
}

/** Years in which a day without a year is looked for. Not all that a term can lie in: Taiwan's, by the moon, would take 14 seconds. */
export const sampledYears = { first: 1990, last: 2049 } as const

const known = new Map<string, Map<string, string>>()

/** Date -> name of the public holidays of a country in a year. */
function publicHolidays(country: string, year: number): Map<string, string> {
  const key = `${country} ${year}`
  const before = known.get(key)
  if (before !== undefined) return before
  const library = new Holidays(country)
  for (const [rule, name] of Object.entries(corrections[country] ?? {}))
    library.setHoliday(rule, name === false ? { name: rule, type: 'observance' } : { name, type: 'public' })
  const days = new Map<string, string>()
  for (const { date, name, type, start, end } of library.getHolidays(year)) {
    if (type !== 'public') continue
    // Feasts of several days; one hour's grace for a change to summer time.
    const length = Math.floor(((end.getTime() - start.getTime()) / hourMillis + 1) / 24)
    for (let i = 0; i < Math.max(1, length); i++) days.set(addDays(date.slice(0, 10), i), name)
  }
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

/** Is "2027-12-25" a public holiday of a country, or "12-25" in one of the sampled years? */
export function isPublicHoliday(country: string, day: string): boolean {
  if (day.length > 5) return publicHolidays(country, Number(day.slice(0, 4))).has(day)
  for (let year: number = sampledYears.first; year <= sampledYears.last; year++)
    if (publicHolidays(country, year).has(`${year}-${day}`)) return true
  return false
}

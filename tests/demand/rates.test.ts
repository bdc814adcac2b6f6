/** The rates of a term: their integral is the volume that the demand file asks for. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import type { Calendar, CalendarDay } from '../../sim/contract/calendar.ts'
import { contractSchema } from '../../sim/contract/schema.ts'
import { elapsed } from '../../sim/contract/spans.ts'
import { coveredTerm } from '../../sim/demand/coverage.ts'
import type { Rates } from '../../sim/demand/rates.ts'
import { demandSchema } from '../../sim/demand/schema.ts'
import { type DataFile, simulateSchema } from '../../sim/scenario.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'

const desk = {
  hours: { 'mon-fri': ['08:30-13:30', '14:30-17:30'], sat: ['09:00-12:00'] },
  holidays: { country: 'IT' },
  closures: ['2027-08-09..2027-08-20'],
}
const roundTheClock = { hours: { 'mon-sun': ['00:00-24:00'] } }

interface Term {
  warnings: string[]
  calendar: Calendar
  rates: Rates
  /** Expected contacts of a day between two local times (hours); the whole day unless said. */
  expected: (date: string, from?: number, to?: number) => number
  /** Of a day in opening hours. */
  inHours: (date: string) => number
  open: string[]
}

function termOf(hours: object, contact: object, from: string, months: number, data: Record<string, DataFile> = {}): Term {
  const { plan, calendar, warnings } = compile({
    name: 'rates',
    contract: contractSchema.parse({ name: 'rates', timezone: 'Europe/Rome', ...hours }),
    demand: demandSchema.parse({ contacts: [{ type: 'order', handling: { constant: 60 }, ...contact }] }),
    staffing: staffingSchema.parse({ groups: [{ name: 'all', levels: { '00:00': 1 } }] }),
    simulate: simulateSchema.parse({ from, months, seed: 'rates' }),
    data,
  })
  const [rates] = plan.model.types
  const dayOf = (date: string): CalendarDay => {
    const day = calendar.days.find((one) => one.date === date)
    if (day === undefined) throw new Error(`${date} is not in the term`)
    return day
  }
  const over = (date: string, from: number, to: number) => {
    const day = dayOf(date)
    const index = calendar.days.indexOf(day)
    return elapsed(day, from * 3.6e9, to * 3.6e9).reduce((sum, part) => sum + integral(rates, index, day, part), 0)
  }
  return {
    calendar,
    warnings,
    rates,
    expected: (date, first = 0, last = 24) => over(date, first, last),
    inHours: (date) => dayOf(date).open[0].reduce((sum, part) => sum + over(date, part.from / 3600, part.to / 3600), 0),
    open: calendar.days.filter((day) => day.open[0].length > 0).map(({ date }) => date),
  }
}

/** Rate x length over the pieces of day `index` that overlap with `part`. */
function integral({ rateStart, rate, dayPiece }: Rates, index: number, day: CalendarDay, part: { from: number; to: number }): number {
  let sum = 0
  for (let piece = dayPiece[index]; piece < dayPiece[index + 1]; piece++) {
    const end = piece + 1 < dayPiece[index + 1] ? rateStart[piece + 1] : day.start + day.length
    sum += rate[piece] * Math.max(0, Math.min(end, part.to) - Math.max(rateStart[piece], part.from))
  }
  return sum
}

const profile = { '07:00': 1, '08:00': 2, '09:15': 5, '12:00': 3, '14:00': 4, '18:00': 1, '20:00': 0 }

describe('a volume by open day', () => {
  const volume = 420
  const weekdays = { mon: 1.25, fri: 0.8, sat: 0.3 }
  const months = { jan: 1.1, aug: 0.4 }
  const term = termOf(desk, { volume: { perOpenDay: volume }, weekdays, months, profile }, '2027-01-01', 12)
  const factor = (date: string) => {
    const weekday = new Date(`${date}T00:00Z`).getUTCDay()
    return ([1, 1.25, 1, 1, 1, 0.8, 0.3][weekday] as number) * (date.slice(5, 7) === '01' ? 1.1 : date.slice(5, 7) === '08' ? 0.4 : 1)
  }

  test('is what every open day of the year receives in opening hours, times the factors of its weekday and month', () => {
    expect(term.open.length).toBeGreaterThan(280)
    for (const date of term.open) expect(term.inHours(date) / (volume * factor(date))).toBeCloseTo(1, 10)
  })

  test('leaves closed days without contacts: Sundays, holidays and closures', () => {
    for (const date of ['2027-01-03', '2027-01-06', '2027-03-29', '2027-04-25', '2027-08-11']) expect(term.expected(date)).toBe(0)
  })

  test('comes with what the profile holds out of hours on top, in proportion', () => {
    // Of a weekday's profile, 1 x 1 h + 2 x 0.5 h lie before 8:30, 3 x 0.5 + 4 x 0.5 in the break, 4 x 0.5 + 1 x 2 after 17:30.
    const inHours = 2 * 0.75 + 5 * 2.75 + 3 * 1.5 + 4 * 3
    const per = volume / inHours
    const tuesday = '2027-02-02'
    expect(term.expected(tuesday, 0, 8.5)).toBeCloseTo(per * 2, 9)
    expect(term.expected(tuesday, 13.5, 14.5)).toBeCloseTo(per * 3.5, 9)
    expect(term.expected(tuesday, 17.5, 24)).toBeCloseTo(per * 4, 9)
    expect(term.expected(tuesday, 20, 24)).toBe(0)
  })

  test('follows the profile within the day', () => {
    const tuesday = '2027-02-02'
    expect(term.expected(tuesday, 10, 11) / term.expected(tuesday, 15, 16)).toBeCloseTo(5 / 4, 10)
    expect(term.expected(tuesday, 8.5, 9) / term.expected(tuesday, 9.5, 10)).toBeCloseTo((2 * 0.5) / (5 * 0.5), 10)
  })

  test('without a profile is spread evenly over the opening hours, and nobody calls out of them', () => {
    const flat = termOf(desk, { volume: { perOpenDay: volume } }, '2027-02-01', 1)
    expect(flat.expected('2027-02-02', 8.5, 9.5)).toBeCloseTo(volume / 8, 9)
    expect(flat.expected('2027-02-02', 16.5, 17.5)).toBeCloseTo(volume / 8, 9)
    expect(flat.expected('2027-02-06', 11, 12)).toBeCloseTo(volume / 3, 9)
    expect(flat.expected('2027-02-02')).toBeCloseTo(volume, 9)
  })
})

describe('closed days', () => {
  const closedDays = 0.25
  const term = termOf(desk, { volume: { perOpenDay: 400 }, weekdays: { wed: 0.5, sun: 2 }, closedDays, profile }, '2027-01-01', 12)

  test('on a weekday bring their share of what the opening hours of that weekday would have received', () => {
    // Epiphany 2027 is a Wednesday.
    const epiphany = term.expected('2027-01-06', 8.5, 13.5) + term.expected('2027-01-06', 14.5, 17.5)
    expect(epiphany).toBeCloseTo(closedDays * 0.5 * 400, 9)
    expect(term.expected('2027-01-06') / term.expected('2027-01-13')).toBeCloseTo(closedDays, 10)
  })

  test('that are never open bring their share of the profile, scaled as a mean weekday is', () => {
    const weekday = 2 * 0.75 + 5 * 2.75 + 3 * 1.5 + 4 * 3
    const saturday = 0.25 * 2 + 2.75 * 5
    const whole = 1 + 2 * 1.25 + 5 * 2.75 + 3 * 2 + 4 * 4 + 2
    // Saturday opens at 9:00: a quarter of an hour at 2, then at 5 until noon.
    expect(term.inHours('2027-01-02')).toBeCloseTo(400, 9)
    expect(term.expected('2027-01-03')).toBeCloseTo((closedDays * 2 * 400 * whole) / ((5 * weekday + saturday) / 6), 9)
  })
})

describe('a volume by month', () => {
  const volume = 9000
  const weekdays = { mon: 1.5, thu: 0.5 }
  const contact = { volume: { perMonth: volume }, weekdays, months: { aug: 0.4 }, profile }
  const sumOf = (term: Term, month: string) =>
    term.open.filter((date) => date.startsWith(month)).reduce((sum, date) => sum + term.inHours(date), 0)
  const year = termOf(desk, contact, '2027-01-01', 12)

  test('is what the open days of every whole month receive together, times the factor of the month', () => {
    for (const month of year.calendar.months) expect(sumOf(year, month) / (volume * (month === '2027-08' ? 0.4 : 1))).toBeCloseTo(1, 10)
  })

  test('is split over the open days by the factors of their weekdays', () => {
    // Monday, Tuesday and Thursday, 1, 2 and 4 February 2027.
    expect(year.inHours('2027-02-01') / year.inHours('2027-02-02')).toBeCloseTo(1.5, 10)
    expect(year.inHours('2027-02-04') / year.inHours('2027-02-02')).toBeCloseTo(0.5, 10)
  })

  test('is not squeezed into the days of a partial month: each receives what it would in a whole one', () => {
    const part = termOf(desk, contact, '2027-02-10', 2)
    expect(part.calendar.months).toEqual(['2027-02', '2027-03', '2027-04'])
    expect(part.open[0]).toBe('2027-02-10')
    for (const date of part.open) expect(part.inHours(date) / year.inHours(date)).toBeCloseTo(1, 10)
    expect(sumOf(part, '2027-03')).toBeCloseTo(volume, 6)
    expect(sumOf(part, '2027-02')).toBeLessThan(volume)
  })

  test('of a month that is closed all through is nobody', () => {
    const closed = termOf({ ...desk, closures: ['2027-02-01..2027-02-28'] }, { ...contact, closedDays: 1 }, '2027-02-01', 1)
    expect(closed.open).toEqual([])
    expect(closed.rates.rate.every((rate) => rate === 0)).toBe(true)
  })
})

/** In 2027 Italian clocks skip 02:00-03:00 on Sunday 28 March and go through it twice on Sunday 31 October. */
describe('on the days when clocks change', () => {
  const volume = 2400
  const night = { '00:00': 1, '02:00': 7, '03:00': 1 }
  const flat = termOf(roundTheClock, { volume: { perOpenDay: volume } }, '2027-03-01', 8)
  const peaked = termOf(roundTheClock, { volume: { perOpenDay: volume }, profile: night }, '2027-03-01', 8)

  test('a desk open round the clock receives its volume on 24 hours, an hour less on 23 and an hour more on 25', () => {
    expect(flat.expected('2027-03-27')).toBeCloseTo(volume, 8)
    expect(flat.expected('2027-03-28')).toBeCloseTo((volume * 23) / 24, 8)
    expect(flat.expected('2027-10-31')).toBeCloseTo((volume * 25) / 24, 8)
  })

  test('the hour that is skipped has no contacts, and the one that comes twice has twice as many', () => {
    const [usual, skipped, twice] = ['2027-03-27', '2027-03-28', '2027-10-31'].map((date) => peaked.expected(date, 2, 3))
    expect(usual).toBeCloseTo((volume * 7) / 30, 8)
    expect(skipped).toBe(0)
    expect(twice).toBeCloseTo(2 * usual, 8)
    expect(peaked.expected('2027-03-28', 4, 5)).toBeCloseTo(volume / 30, 8)
    expect(peaked.expected('2027-10-31', 4, 5)).toBeCloseTo(volume / 30, 8)
  })

  test('a desk that is open by day notices nothing', () => {
    const sundays = termOf({ hours: { 'mon-sun': ['08:30-17:30'] } }, { volume: { perOpenDay: volume } }, '2027-03-01', 8)
    for (const date of ['2027-03-27', '2027-03-28', '2027-10-31']) expect(sundays.inHours(date)).toBeCloseTo(volume, 8)
    // Half past eight comes 7.5 hours after midnight in March and 9.5 hours after it in October.
    const hoursBefore = (date: string) => {
      const index = sundays.calendar.days.findIndex((day) => day.date === date)
      const { rateStart, rate, dayPiece } = sundays.rates
      const first = Array.from(rate.subarray(dayPiece[index], dayPiece[index + 1])).findIndex((one) => one > 0)
      return (rateStart[dayPiece[index] + first] - sundays.calendar.days[index].start) / 3.6e9
    }
    expect(['2027-03-27', '2027-03-28', '2027-10-31'].map(hoursBefore)).toEqual([8.5, 7.5, 9.5])
  })
})

describe('a table of counts', () => {
  const rows = [
    { start: '2027-01-30T12:00:00', calls: 3 },
    { start: '2027-02-02T07:30:00', calls: 4 },
    { start: '2027-02-02T08:00:00', calls: 11 },
    { start: '2027-02-02T10:00:00', calls: 30.5 },
    { start: '2027-02-03T23:30:00', calls: 2 },
    { start: '2027-02-28T00:00:00', calls: 7 },
    { start: '2027-05-01T09:00:00', calls: 99 },
  ]
  const tableTerm = (table: typeof rows, from = '2027-02-01', months = 1) =>
    termOf(desk, { volume: { table: 'counts.csv' } }, from, months, { 'counts.csv': { counts: { length: 1800, rows: table } } })
  const term = tableTerm(rows)

  test('is received interval by interval, in and out of hours and on days off', () => {
    expect(term.expected('2027-02-02', 7.5, 8)).toBeCloseTo(4, 10)
    expect(term.expected('2027-02-02', 8, 8.5)).toBeCloseTo(11, 10)
    expect(term.expected('2027-02-02', 10, 10.5)).toBeCloseTo(30.5, 10)
    expect(term.expected('2027-02-03', 23.5, 24)).toBeCloseTo(2, 10)
    expect(term.expected('2027-02-28')).toBeCloseTo(7, 10)
  })

  test('leaves alone what lies between its intervals and beyond the term', () => {
    expect(term.expected('2027-02-02', 8.5, 10)).toBe(0)
    expect(term.expected('2027-02-02')).toBeCloseTo(45.5, 10)
    const whole = term.calendar.days.reduce((sum, { date }) => sum + term.expected(date), 0)
    expect(whole).toBeCloseTo(54.5, 10)
  })

  const warningsOf = (table: typeof rows, from?: string, months?: number) => tableTerm(table, from, months).warnings

  test('that leaves out open days at an end of the term is told of, for nobody calls on them', () => {
    expect(warningsOf(rows.slice(1))).toEqual([
      expect.stringMatching(
        /intervals from 2027-02-02 to 2027-05-01; on the other open days of the term, 2027-02-01 to 2027-02-28, nobody calls/,
      ),
    ])
    expect(warningsOf(rows.slice(0, -2))).toEqual([expect.stringMatching(/intervals from 2027-01-30 to 2027-02-03;/)])
    expect(warningsOf(rows)).toEqual([])
  })

  test('may leave out closed days at the ends of the term', () => {
    const ends = [
      { start: '2027-01-02T09:00:00', calls: 1 },
      { start: '2027-01-30T09:00:00', calls: 1 },
    ]
    // New Year's Day and Sunday, 31 January.
    expect(warningsOf(ends, '2027-01-01')).toEqual([])
  })

  test('that covers whole months of the term is answered with those', () => {
    const half = [
      { start: '2027-01-02T09:00:00', calls: 1 },
      { start: '2027-06-30T09:00:00', calls: 1 },
    ]
    expect(warningsOf(half, '2027-01-01', 12)).toEqual([expect.stringMatching(/It covers simulate: { from: 2027-01-01, months: 6 }\.$/)])
  })

  test('without a call in the term is refused', () => {
    expect(() => tableTerm(rows, '2029-02-01')).toThrow('expected calls in the term, 2029-02-01 to 2029-02-28')
  })
})

describe('a term that counts cover', () => {
  const contract = contractSchema.parse({ name: 'rates', ...desk })
  const term = (from: string, to: string, months = 12) => coveredTerm(contract, 0, { from, to, whole: false }, months)

  test('begins with the first month of which no open day is missing, and ends with the last', () => {
    expect(term('2027-01-02', '2027-04-30')).toEqual({ from: '2027-01-01', months: 4 })
    expect(term('2027-01-05', '2027-04-30')).toEqual({ from: '2027-02-01', months: 3 })
    expect(term('2027-01-05', '2027-04-29')).toEqual({ from: '2027-02-01', months: 2 })
  })

  test('is no longer than the one that was asked for', () => {
    expect(term('2027-01-01', '2028-12-31', 3)).toEqual({ from: '2027-01-01', months: 3 })
  })

  test('is none when no whole month is there', () => {
    expect(term('2027-01-05', '2027-02-26')).toBeUndefined()
    expect(term('2027-01-05', '2027-01-26')).toBeUndefined()
  })
})

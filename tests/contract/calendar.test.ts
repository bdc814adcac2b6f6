import { describe, expect, test } from 'vitest'
import { monthOpenings, openings, openTime, receiptSegments, termCalendar } from '../../sim/contract/calendar.ts'
import { addMonths, weekdayOf } from '../../sim/contract/dates.ts'
import { elapsed } from '../../sim/contract/spans.ts'
import { contractOf, daysBetween, sundayBased } from './contracts.ts'

const hour = 3600e6
const allWeek = (hours: string[]) => contractOf({ hours: { 'mon-sun': hours } })

describe('days of a term', () => {
  test('weekdays are the calendar’s, Monday first', () => {
    for (const date of daysBetween('2024-01-01', '2030-12-31')) expect(weekdayOf(date)).toBe((sundayBased(date) + 6) % 7)
  })

  test('a leap year has 29 February', () => {
    expect(termCalendar(contractOf(), '2028-01-01', 12).days.length).toBe(366)
    expect(termCalendar(contractOf(), '2027-01-01', 12).days.length).toBe(365)
    expect(termCalendar(contractOf(), '2028-02-01', 1).days.map(({ date }) => date)).toEqual(daysBetween('2028-02-01', '2028-02-29'))
  })

  test('each month has its own length', () => {
    const { days } = termCalendar(contractOf(), '2027-01-01', 12)
    const lengths = Array.from({ length: 12 }, (_, month) => days.filter((day) => day.month === month).length)
    expect(lengths).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  })

  test('a term from within a month has a partial first and a partial last window', () => {
    const calendar = termCalendar(contractOf(), '2027-01-15', 12)
    expect(calendar.months).toEqual([...Array.from({ length: 12 }, (_, i) => `2027-${String(i + 1).padStart(2, '0')}`), '2028-01'])
    expect(calendar.days[0]?.date).toBe('2027-01-15')
    expect(calendar.days.at(-1)?.date).toBe('2028-01-14')
    // 15 January 2027 is a Friday: 11 weekdays are left of its month. 14 January 2028 is one too: ten by then.
    expect(monthOpenings(calendar, 0)[0]).toEqual({ month: '2027-01', openDays: 11, openHours: 99 })
    expect(monthOpenings(calendar, 0)[12]).toEqual({ month: '2028-01', openDays: 10, openHours: 90 })
    expect(monthOpenings(calendar, 'any')).toEqual(monthOpenings(calendar, 0))
  })

  test('a month after the 31st ends with a shorter month', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
    expect(addMonths('2027-11-30', 3)).toBe('2028-02-29')
    expect(addMonths('2027-06-15', 24)).toBe('2029-06-15')
  })

  test('hours may differ by weekday', () => {
    const contract = contractOf({ hours: { 'mon-thu': ['08:00-18:00'], fri: ['08:00-12:00', '13:00-15:00'], sat: ['09:00-12:00'] } })
    const week = termCalendar(contract, '2027-03-01', 1).days.slice(0, 7)
    expect(week.map((day) => openTime(day, 0) / hour)).toEqual([10, 10, 10, 10, 6, 3, 0])
    expect(week[6]?.closed).toEqual({ reason: 'weekday', name: 'sun' })
  })

  test('with the break read as in hours, a split day is one opening', () => {
    const split = (inBreak: string) => contractOf({ hours: { 'mon-fri': ['08:30-13:30', '14:30-17:30'] }, afterHours: { inBreak } })
    expect(openTime(termCalendar(split('inHours'), '2027-03-01', 1).days[0], 0)).toBe(9 * hour)
    expect(openTime(termCalendar(split('atReopening'), '2027-03-01', 1).days[0], 0)).toBe(8 * hour)
  })
})

describe('numbers', () => {
  const contract = contractOf({
    holidays: { country: 'IT' },
    closures: ['08-09..08-13'],
    numbers: {
      main: {},
      longer: { hours: { 'mon-fri': ['08:00-20:00'] } },
      onHolidays: { holidays: 'none' },
      always: { hours: { 'mon-sun': ['00:00-24:00'] }, holidays: 'none', closures: [] },
    },
  })
  const openHours = (from: string) => {
    const day = termCalendar(contract, from, 1).days[0]
    return Object.keys(contract.numbers).map((_, number) => openTime(day, number) / hour)
  }

  test('inherit what they do not say', () => {
    expect(openHours('2027-03-03')).toEqual([9, 12, 9, 24]) // a Wednesday
    expect(openHours('2027-06-02')).toEqual([0, 0, 9, 24]) // Festa della Repubblica
    expect(openHours('2027-08-10')).toEqual([0, 0, 0, 24]) // a closure
    expect(openHours('2027-03-07')).toEqual([0, 0, 0, 24]) // a Sunday
  })

  test('a month is open whenever any of them is', () => {
    const twoOf = (one: string[], other: string[]) =>
      contractOf({ holidays: 'none', numbers: { one: { hours: { mon: one } }, other: { hours: { 'mon-tue': other } } } })
    // March 2027 has five Mondays and five Tuesdays.
    const march = (one: string[], other: string[]) => monthOpenings(termCalendar(twoOf(one, other), '2027-03-01', 1), 'any')[0]
    expect(march(['09:00-12:00'], ['11:00-13:00', '15:00-16:00'])).toMatchObject({ openDays: 10, openHours: 5 * (4 + 1) + 5 * 3 })
    expect(march(['09:00-12:00', '14:00-15:00'], ['12:00-14:00'])).toMatchObject({ openDays: 10, openHours: 5 * 6 + 5 * 2 })
  })
})

describe('summer time in Rome', () => {
  const calendar = termCalendar(allWeek(['00:00-24:00']), '2027-01-01', 12)
  const day = (date: string) => calendar.days.find((one) => one.date === date) as (typeof calendar.days)[number]

  test('28 March 2027 has 23 hours and 31 October 25; the year has as many as any', () => {
    expect(day('2027-03-28').length).toBe(23 * hour)
    expect(day('2027-10-31').length).toBe(25 * hour)
    expect(calendar.length).toBe(365 * 24 * hour)
  })

  test('the clock is elapsed time: summer days begin an hour early on it', () => {
    const days = daysBetween('2027-01-01', '2027-07-01').length - 1
    expect(day('2027-07-01').start).toBe(days * 24 * hour - hour)
  })

  test('an interval in the hour that is skipped does not exist', () => {
    expect(elapsed(day('2027-03-28'), 2 * hour, 3 * hour)).toEqual([])
    const start = day('2027-03-28').start
    expect(elapsed(day('2027-03-28'), 1 * hour, 4 * hour)).toEqual([{ from: start + hour, to: start + 3 * hour }])
  })

  test('one in the hour that comes twice lasts twice as long', () => {
    const start = day('2027-10-31').start
    expect(elapsed(day('2027-10-31'), 2 * hour, 3 * hour)).toEqual([{ from: start + 2 * hour, to: start + 4 * hour }])
    expect(openTime(day('2027-10-31'), 0)).toBe(25 * hour)
    expect(openTime(day('2027-03-28'), 0)).toBe(23 * hour)
  })

  test('half of that hour comes in two pieces', () => {
    const start = day('2027-10-31').start
    expect(elapsed(day('2027-10-31'), 2 * hour, 2.5 * hour)).toEqual([
      { from: start + 2 * hour, to: start + 2.5 * hour },
      { from: start + 3 * hour, to: start + 3.5 * hour },
    ])
  })

  test('a desk that opens at 08:30 opens at 08:30 local on the Monday after', () => {
    const desk = termCalendar(contractOf(), '2027-03-26', 1)
    const opened = openings(desk, 0).map(({ from }) => from)
    const monday = desk.days.find(({ date }) => date === '2027-03-29')
    expect(monday?.start).toBe((3 * 24 - 1) * hour)
    expect(opened[1]).toBe((3 * 24 - 1 + 8.5) * hour)
  })
})

describe('openings that touch', () => {
  test('inside the hour that the clock repeats are one', () => {
    // 25 October 2026: the clock shows 2:00 to 3:00 twice. Open from 1:15 until 4:30, an hour longer than the clock says.
    const calendar = termCalendar(allWeek(['01:15-02:45', '02:45-04:30']), '2026-10-25', 1)
    expect(openings(calendar, 0)[0]).toEqual({ from: 1.25 * hour, to: 5.5 * hour })
    // With a pause from 2:30 to 2:45, there are two pauses.
    const paused = termCalendar(allWeek(['01:15-02:30', '02:45-04:30']), '2026-10-25', 1)
    expect(openings(paused, 0).slice(0, 3)).toEqual([
      { from: 1.25 * hour, to: 2.5 * hour },
      { from: 2.75 * hour, to: 3.5 * hour },
      { from: 3.75 * hour, to: 5.5 * hour },
    ])
  })

  test('round the clock all week is one opening', () => {
    const calendar = termCalendar(allWeek(['00:00-24:00']), '2027-03-01', 2)
    expect(openings(calendar, 0)).toEqual([{ from: 0, to: calendar.length }])
  })

  test('24:00 goes on at 00:00 of the next day', () => {
    const contract = contractOf({ hours: { fri: ['20:00-24:00'], sat: ['00:00-04:00', '10:00-12:00'] } })
    const calendar = termCalendar(contract, '2027-03-05', 1) // a Friday
    expect(openings(calendar, 0).slice(0, 2)).toEqual([
      { from: 20 * hour, to: 28 * hour },
      { from: 34 * hour, to: 36 * hour },
    ])
  })

  test('intervals of one day that touch have no break between them', () => {
    const contract = contractOf({ hours: { mon: ['08:00-12:00', '12:00-16:00'] } })
    const calendar = termCalendar(contract, '2027-03-01', 1)
    expect(openings(calendar, 0)[0]).toEqual({ from: 8 * hour, to: 16 * hour })
    const { start, deemed } = receiptSegments(contract, calendar, 0)
    expect([...start.slice(0, 4)]).toEqual([0, 8 * hour, 12 * hour, 16 * hour])
    expect([...deemed.slice(1, 3)]).toEqual([-1, -1])
  })
})

test('a zone whose day begins at one o’clock when its clocks change keeps its days in order', () => {
  // Asuncion changed at midnight: 6 October 2019 had no 00:00.
  const { days, length } = termCalendar(
    contractOf({ timezone: 'America/Asuncion', hours: { 'mon-sun': ['00:00-24:00'] } }),
    '2019-10-05',
    1,
  )
  expect(days[1]?.start).toBe(24 * hour)
  expect(days[1]?.length).toBe(23 * hour)
  expect(days[1]?.spans).toEqual([{ at: 24 * hour, from: hour, to: 24 * hour }])
  expect(length).toBe((31 * 24 - 1) * hour)
})

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type CalendarReport, calendarReport } from '../../cli/calendar.ts'
import { calendarCommand } from '../../cli/calendarCommand.ts'
import { folder, shipped } from './contracts.ts'

const openDays = (months: { openDays: number }[]) => months.map((month) => month.openDays)
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

/** By hand, from wall calendars: weekdays of each month less the holidays on a weekday. */
const weekdays = {
  2027: [21, 20, 23, 22, 21, 22, 22, 22, 22, 21, 22, 23],
  2028: [21, 21, 23, 20, 23, 22, 21, 23, 21, 22, 22, 21],
}
/** 2027: 1 and 6 January, Easter Monday 29 March, 2 June, 4 October, 1 November, 8 December; the others fall on week-ends. */
const holidays = {
  2027: [2, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 1],
  // 6 January, Easter Monday 17 and 25 April, 1 May, 2 June, 15 August, 4 October, 1 November, 8, 25 and 26 December.
  2028: [1, 0, 0, 2, 1, 1, 0, 1, 0, 1, 1, 3],
}
/** V2, calendarRows: 2 to 15 August 2027 and 24, 27 to 31 December; 7 to 20 August 2028 (the 15th is a holiday anyway) and 27 to 29 December. */
const closures = {
  2027: [0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 6],
  2028: [0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 3],
}
const less = (...columns: number[][]) =>
  (columns[0] ?? []).map((_, month) =>
    columns.reduce((left, column, i) => (i === 0 ? (column[month] ?? 0) : left - (column[month] ?? 0)), 0),
  )

describe.each([2027, 2028] as const)('%i', (year) => {
  const report = (name: string) => calendarReport(shipped(name), `${year}-01-01`, 12)
  const noHolidays = less(weekdays[year], holidays[year])
  const working = sum(noHolidays)

  test.each([
    ['v1-intercenter', 9],
    ['v3-converge', 8],
    ['v4-project', 8],
  ])('%s is open on every weekday that is no holiday, %i hours a day', (name, hours) => {
    const { months } = report(name)
    expect(openDays(months)).toEqual(noHolidays)
    expect(months.map(({ openHours }) => openHours)).toEqual(noHolidays.map((days) => days * hours))
    expect(working).toBe({ 2027: 261 - 7, 2028: 260 - 11 }[year])
  })

  test.each(['v2-photocopiers', 'v2-photocopiers-dedicated'])('%s closes in August and after Christmas too', (name) => {
    const { months } = report(name)
    const expected = less(weekdays[year], holidays[year], closures[year])
    expect(openDays(months)).toEqual(expected)
    expect(months.map(({ openHours }) => openHours)).toEqual(expected.map((days) => days * 8))
  })

  test.each(['v1-intercenter', 'v2-photocopiers-dedicated'])('the dedicated channel of %s is open on every weekday', (name) => {
    const maintenance = report(name).numbers?.find(({ number }) => number === 'maintenance')
    expect(openDays(maintenance?.months ?? [])).toEqual(weekdays[year])
    expect(maintenance?.months.map(({ openHours }) => openHours)).toEqual(weekdays[year].map((days) => days * 9))
  })
})

describe('a day of the calendar', () => {
  const v2 = calendarReport(shipped('v2-photocopiers'), '2027-01-01', 12)
  const day = (date: string) => v2.days.find((one) => one.date === date)

  test('says when it is open', () => {
    expect(day('2027-03-03')).toEqual({
      date: '2027-03-03',
      weekday: 'wed',
      open: true,
      hours: ['09:00-17:00'],
      openHours: 8,
      closed: null,
      workingDay: true,
      deemed: { beforeOpening: '2027-03-04T08:30:00', inBreak: null, afterClosing: '2027-03-04T08:30:00' },
    })
  })

  test.each([
    ['2027-03-06', { reason: 'weekday', name: 'sat' }, false],
    ['2027-06-02', { reason: 'holiday', name: 'Festa della Repubblica' }, false],
    ['2027-08-02', { reason: 'closure', name: 'month 8, weeks 2, 3 (calendarRows)' }, true],
    ['2027-12-24', { reason: 'closure', name: '12-24..01-02' }, true],
  ])('says why it is closed: %s', (date, closed, workingDay) => {
    expect(day(date)).toMatchObject({ open: false, hours: [], openHours: 0, closed, workingDay })
  })

  test('every day of the term has one', () => {
    expect(v2.days.length).toBe(365)
    expect(v2.days.filter(({ open }) => open).length).toBe(sum(openDays(v2.months)))
  })
})

describe('pronto calendar', () => {
  const run = (name: string, options: { from: string; months: number; json?: boolean }) => {
    let text = ''
    const write = (line: string) => {
      text += line
    }
    const code = calendarCommand(join(folder, `${name}.yaml`), options, { out: write, err: write })
    return { code, text }
  }

  test('--json gives months, days and activation', () => {
    const { code, text } = run('v1-intercenter', { from: '2027-01-01', months: 12, json: true })
    const report: CalendarReport = JSON.parse(text)
    expect(code).toBe(0)
    expect(report.months[0]).toEqual({ month: '2027-01', openDays: 19, openHours: 171 })
    expect(report.days.length).toBe(365)
    expect(report.activation).toEqual({
      countedFrom: 'signing',
      date: '2026-11-02',
      withinDays: 15,
      nominal: '2026-11-17',
      deadline: '2026-11-17',
    })
  })

  test('the text has the same sums and the days that are missing', () => {
    const { text } = run('v4-project', { from: '2027-01-01', months: 12 })
    expect(text).toMatch(/in all +254 +2032/)
    expect(text).toContain('2027-10-04 mon  holiday')
    expect(text).not.toContain('Activation')
    expect(run('v3-converge', { from: '2027-01-01', months: 1 }).text).toContain('Activation by 2027-01-04.')
  })
})

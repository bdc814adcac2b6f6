import { describe, expect, test } from 'vitest'
import { closureName } from '../../sim/contract/closures.ts'
import type { Closure, Readings } from '../../sim/contract/schema.ts'
import { daysBetween, sundayBased } from './contracts.ts'

type Reading = Readings['weeksOfMonth']
const readings: Reading[] = ['calendarRows', 'fullWeeks', 'days8to21', 'iso', 'commonDays']
const secondAndThirdOfAugust: Closure[] = [{ month: 8, weeks: [2, 3] }]

const closed = (closures: Closure[], reading: Reading, year: number) =>
  daysBetween(`${year}-01-01`, `${year}-12-31`).filter((date) => closureName(closures, reading, date) !== undefined)

describe('"seconda e terza settimana di agosto" 2027', () => {
  test.each<[Reading, string, string]>([
    ['calendarRows', '2027-08-02', '2027-08-15'],
    ['fullWeeks', '2027-08-09', '2027-08-22'],
    ['days8to21', '2027-08-08', '2027-08-21'],
    ['iso', '2027-08-09', '2027-08-22'],
    ['commonDays', '2027-08-09', '2027-08-15'],
  ])('%s: from %s to %s', (reading, first, last) => {
    expect(closed(secondAndThirdOfAugust, reading, 2027)).toEqual(daysBetween(first, last))
  })
})

describe('every August from 2024 to 2040', () => {
  /** The same days found otherwise: by laying the month out in rows of a wall calendar, Monday first. */
  function expected(reading: Reading, year: number): string[] {
    const august = daysBetween(`${year}-08-01`, `${year}-08-31`)
    const rows: string[][] = [[]]
    for (const date of august) {
      if (sundayBased(date) === 1 && date !== august[0]) rows.push([])
      rows[rows.length - 1]?.push(date)
    }
    const firstFull = rows.findIndex((row) => row.length === 7)
    const firstThursday = rows.findIndex((row) => row.some((date) => sundayBased(date) === 4))
    const weeks = (first: number) => [...(rows[first + 1] ?? []), ...(rows[first + 2] ?? [])]
    switch (reading) {
      case 'calendarRows':
        return weeks(0)
      case 'fullWeeks':
        return weeks(firstFull)
      case 'iso':
        return weeks(firstThursday)
      case 'days8to21':
        return august.slice(7, 21)
      case 'commonDays': {
        const each = (['calendarRows', 'fullWeeks', 'days8to21', 'iso'] as const).map((one) => expected(one, year))
        return august.filter((date) => each.every((days) => days.includes(date)))
      }
    }
  }

  test.each(readings)('%s', (reading) => {
    for (let year = 2024; year <= 2040; year++)
      expect(closed(secondAndThirdOfAugust, reading, year), String(year)).toEqual(expected(reading, year))
  })

  test('a reading closes fourteen days, those no reading leaves open between seven and fourteen', () => {
    for (let year = 2024; year <= 2040; year++)
      for (const reading of readings) {
        const days = closed(secondAndThirdOfAugust, reading, year).length
        if (reading === 'commonDays') {
          expect(days).toBeGreaterThanOrEqual(7)
          expect(days).toBeLessThanOrEqual(14)
        } else expect(days, `${reading} ${year}`).toBe(14)
      }
  })
})

describe('closures by date', () => {
  test('both ends are closed, across the end of the year: "giorni compresi tra il 24 dicembre ed il 2 gennaio"', () => {
    expect(closed(['12-24..01-02'], 'calendarRows', 2027)).toEqual(['2027-01-01', '2027-01-02', ...daysBetween('2027-12-24', '2027-12-31')])
  })

  test('a range within the year', () => {
    expect(closed(['08-10..08-20'], 'calendarRows', 2028)).toEqual(daysBetween('2028-08-10', '2028-08-20'))
  })

  test('a range of dates closes once', () => {
    const closures: Closure[] = ['2027-12-30..2028-01-03']
    expect(closed(closures, 'calendarRows', 2027)).toEqual(['2027-12-30', '2027-12-31'])
    expect(closed(closures, 'calendarRows', 2028)).toEqual(['2028-01-01', '2028-01-02', '2028-01-03'])
    expect(closed(closures, 'calendarRows', 2029)).toEqual([])
  })

  test('one day, 29 February too', () => {
    expect(closed(['02-29'], 'calendarRows', 2028)).toEqual(['2028-02-29'])
    expect(closed(['02-29'], 'calendarRows', 2027)).toEqual([])
  })

  test('the name says which closure it is, and by which reading', () => {
    expect(closureName(['12-24..01-02'], 'iso', '2027-12-27')).toBe('12-24..01-02')
    expect(closureName(secondAndThirdOfAugust, 'iso', '2027-08-09')).toBe('month 8, weeks 2, 3 (iso)')
  })
})

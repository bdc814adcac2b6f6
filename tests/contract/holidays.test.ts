import { describe, expect, test } from 'vitest'
import { type HolidayRule, holidayName } from '../../sim/contract/holidays.ts'
import { daysBetween } from './contracts.ts'
import { easter, publicHolidaysByLaw } from './italianLaw.ts'

const italy: HolidayRule = { country: 'IT', add: [], drop: [] }
const holidaysOf = (rule: HolidayRule, year: number) =>
  daysBetween(`${year}-01-01`, `${year}-12-31`).filter((date) => holidayName(rule, date) !== undefined)

describe('Italian public holidays', () => {
  test.each(Array.from({ length: 31 }, (_, i) => 2020 + i))('of %i are the law’s list', (year) => {
    expect(holidaysOf(italy, year)).toEqual([...new Set(publicHolidaysByLaw(year))])
  })

  test.each([1950, 1954, 1976, 1977, 1978, 1985, 1986, 2000, 2001, 2019])('of %i are the law’s list of that time', (year) => {
    expect(holidaysOf(italy, year)).toEqual([...new Set(publicHolidaysByLaw(year))])
  })

  test('Easter by the test’s own rule is the Church’s', () => {
    // Dates as published: the earliest and the latest of the century among them.
    expect([2008, 2024, 2025, 2026, 2027, 2028, 2038].map(easter)).toEqual([
      '2008-03-23',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2028-04-16',
      '2038-04-25',
    ])
  })

  test('4 October is one from 2026 on, and not before', () => {
    expect(holidayName(italy, '2025-10-04')).toBeUndefined()
    expect(holidayName(italy, '2026-10-04')).toMatch(/Francesco/)
    expect(holidayName(italy, '2027-10-04')).toMatch(/Francesco/)
  })

  test('not one where the contract says none', () => {
    expect(holidaysOf('none', 2027)).toEqual([])
  })
})

describe('a contract’s own days', () => {
  test('a patron saint is added by day, every year: Santi Pietro e Paolo in Rome', () => {
    const rome: HolidayRule = { ...italy, add: ['06-29'] }
    expect(holidayName(rome, '2027-06-29')).toBeDefined()
    expect(holidayName(rome, '2028-06-29')).toBeDefined()
    expect(holidayName(italy, '2027-06-29')).toBeUndefined()
  })

  test('a single date is added once', () => {
    const once: HolidayRule = { ...italy, add: ['2027-12-24'] }
    expect(holidayName(once, '2027-12-24')).toBeDefined()
    expect(holidayName(once, '2028-12-24')).toBeUndefined()
  })

  test('a holiday is dropped, every year or once', () => {
    const dropped: HolidayRule = { ...italy, drop: ['10-04', '2027-06-02'] }
    expect(holidayName(dropped, '2027-10-04')).toBeUndefined()
    expect(holidayName(dropped, '2030-10-04')).toBeUndefined()
    expect(holidayName(dropped, '2027-06-02')).toBeUndefined()
    expect(holidayName(dropped, '2028-06-02')).toBeDefined()
  })

  test('days can be given without a country', () => {
    expect(holidaysOf({ add: ['06-24'], drop: [] }, 2027)).toEqual(['2027-06-24'])
  })
})

test('a feast of several days covers each of them: Ramazan Bayramı 2027 in Turkey, 9 to 11 March', () => {
  const march = holidaysOf({ country: 'TR', add: [], drop: [] }, 2027).filter((date) => date.startsWith('2027-03'))
  expect(march).toEqual(['2027-03-09', '2027-03-10', '2027-03-11'])
})

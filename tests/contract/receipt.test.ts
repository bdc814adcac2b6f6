import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { receiptSegments, termCalendar } from '../../sim/contract/calendar.ts'
import { deemedReceipt } from '../../sim/contract/receipt.ts'
import type { Contract } from '../../sim/contract/schema.ts'
import { contractOf, shipped } from './contracts.ts'

const at = (contract: Contract, instant: string, number = 0) => deemedReceipt(contract, `${instant}:00`, number).slice(0, 16)

describe('V4 to the letter: out of hours is received at 8:30 of the next working day', () => {
  const v4 = shipped('v4-project')
  test.each([
    ['in hours, at once', '2027-03-03T10:00', '2027-03-03T10:00'],
    ['opening is in hours', '2027-03-03T08:30', '2027-03-03T08:30'],
    ['the last minute of the morning', '2027-03-03T13:29', '2027-03-03T13:29'],
    ['half past one is out: the interval is half-open', '2027-03-03T13:30', '2027-03-04T08:30'],
    ['in the break', '2027-03-03T14:00', '2027-03-04T08:30'],
    ['reopening is in hours', '2027-03-03T14:30', '2027-03-03T14:30'],
    ['closing is out', '2027-03-03T17:30', '2027-03-04T08:30'],
    ['in the evening', '2027-03-03T20:15', '2027-03-04T08:30'],
    ['before opening: the next working day', '2027-03-03T07:00', '2027-03-04T08:30'],
    ['Friday evening: Monday', '2027-03-05T18:00', '2027-03-08T08:30'],
    ['Saturday', '2027-03-06T10:00', '2027-03-08T08:30'],
    ['Sunday', '2027-03-07T23:59', '2027-03-08T08:30'],
    ['the Friday before Easter: Tuesday', '2027-03-26T18:00', '2027-03-30T08:30'],
    ['on a holiday', '2027-06-02T10:00', '2027-06-03T08:30'],
    ['the evening before a holiday', '2027-06-01T17:30', '2027-06-03T08:30'],
    ['over the end of the year: 1 January 2027 is a Friday', '2026-12-31T18:00', '2027-01-04T08:30'],
    ['the last working evening before Christmas 2028', '2028-12-22T18:00', '2028-12-27T08:30'],
  ])('%s', (_, received, deemed) => {
    expect(at(v4, received)).toBe(deemed)
  })

  test('the last second of the afternoon is in hours', () => {
    expect(deemedReceipt(v4, '2027-03-03T17:29:59')).toBe('2027-03-03T17:29:59')
  })
})

describe('readings of the break', () => {
  const withBreak = (inBreak: string) =>
    contractOf({ hours: { 'mon-fri': ['08:30-13:30', '14:30-17:30'] }, holidays: { country: 'IT' }, afterHours: { inBreak } })
  test.each([
    ['atReopening', '2027-03-03T14:30'],
    ['nextWorkingDay', '2027-03-04T08:30'],
    ['inHours', '2027-03-03T14:00'],
  ])('%s: a call at 14:00 is received %s', (reading, deemed) => {
    expect(at(withBreak(reading), '2027-03-03T14:00')).toBe(deemed)
  })

  test.each(['atReopening', 'nextWorkingDay', 'inHours'])('%s says nothing of the evening', (reading) => {
    expect(at(withBreak(reading), '2027-03-03T18:00')).toBe('2027-03-04T08:30')
  })
})

describe('before opening', () => {
  const early = (beforeOpening: string, hours = '09:00-17:00') =>
    contractOf({ hours: { 'mon-fri': [hours] }, holidays: { country: 'IT' }, afterHours: { beforeOpening, deemedReceived: '08:30' } })

  test('sameDay: 07:00 is received at 08:30, half an hour before V2’s desk opens', () => {
    expect(at(early('sameDay'), '2027-03-03T07:00')).toBe('2027-03-03T08:30')
  })

  test('sameDay: 08:45 is received when it comes, never before', () => {
    expect(at(early('sameDay'), '2027-03-03T08:45')).toBe('2027-03-03T08:45')
  })

  test('nextWorkingDay: 07:00 and 08:45 wait for the day after', () => {
    expect(at(early('nextWorkingDay'), '2027-03-03T07:00')).toBe('2027-03-04T08:30')
    expect(at(early('nextWorkingDay'), '2027-03-03T08:45')).toBe('2027-03-04T08:30')
    expect(at(early('nextWorkingDay'), '2027-03-03T09:00')).toBe('2027-03-03T09:00')
  })

  test('a holiday has no "same day"', () => {
    expect(at(early('sameDay'), '2027-06-02T07:00')).toBe('2027-06-03T08:30')
  })
})

describe('V2: closures between the days', () => {
  const v2 = shipped('v2-photocopiers')
  const openDay = contractOf({
    hours: { 'mon-fri': ['09:00-17:00'] },
    holidays: { country: 'IT' },
    closures: ['12-24..01-02', { month: 8, weeks: [2, 3] }],
    afterHours: { deemedDay: 'openDay' },
  })

  test('its 8:30 precedes its 9:00 opening', () => {
    expect(at(v2, '2027-03-03T17:00')).toBe('2027-03-04T08:30')
    expect(at(v2, '2027-03-03T08:59')).toBe('2027-03-04T08:30')
  })

  test('a working day may lie in a closure: Friday 24 December 2027, Monday 2 August', () => {
    expect(at(v2, '2027-12-23T18:00')).toBe('2027-12-24T08:30')
    expect(at(v2, '2027-12-24T10:00')).toBe('2027-12-27T08:30')
    expect(at(v2, '2027-12-31T10:00')).toBe('2028-01-03T08:30')
    expect(at(v2, '2027-07-30T18:00')).toBe('2027-08-02T08:30')
  })

  test('an open day does not: 3 January 2028, Monday 16 August', () => {
    expect(at(openDay, '2027-12-23T18:00')).toBe('2028-01-03T08:30')
    expect(at(openDay, '2027-12-24T10:00')).toBe('2028-01-03T08:30')
    expect(at(openDay, '2027-07-30T18:00')).toBe('2027-08-16T08:30')
  })
})

test('the dedicated channel is open on a holiday, but a holiday is no working day', () => {
  const v1 = shipped('v1-intercenter')
  const maintenance = Object.keys(v1.numbers).indexOf('maintenance')
  expect(at(v1, '2027-06-02T10:00', maintenance)).toBe('2027-06-02T10:00')
  expect(at(v1, '2027-06-01T18:00', maintenance)).toBe('2027-06-03T08:30')
})

test('a contract without any working day never has a message received', () => {
  const never = contractOf({ hours: { sat: ['09:00-12:00'] }, afterHours: { deemedDay: 'openDay' }, closures: ['01-01..12-31'] })
  expect(deemedReceipt(never, '2027-03-03T10:00:00') > '9999').toBe(true)
  const { deemed } = receiptSegments(never, termCalendar(never, '2027-03-01', 1), 0)
  expect([...deemed].every((instant) => instant === Number.POSITIVE_INFINITY)).toBe(true)
})

describe('the engine’s segments say what the rule says', () => {
  const contracts = [
    shipped('v4-project'),
    shipped('v2-photocopiers'),
    shipped('bank-israel-1999'),
    contractOf({ hours: { 'mon-sun': ['00:00-24:00'] } }),
    contractOf({
      hours: { 'mon-fri': ['08:30-13:30', '14:30-17:30'], sun: ['00:00-04:00'] },
      afterHours: { beforeOpening: 'sameDay', inBreak: 'atReopening' },
    }),
  ]

  test.each(contracts)('$name, in any minute from October 2026 to May 2027, both changes of the clock included', (contract) => {
    const zone = contract.timezone
    const calendar = termCalendar(contract, '2026-10-01', 8)
    const begin = DateTime.fromISO('2026-10-01', { zone })
    const { start, deemed } = receiptSegments(contract, calendar, 0)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: calendar.length / 60e6 - 1 }), (minute) => {
        const local = begin.plus({ minutes: minute })
        const said = deemedReceipt(contract, local.toFormat("yyyy-MM-dd'T'HH:mm:ss"))
        const segment = start.findLastIndex((from) => from <= minute * 60e6)
        const own = local.toFormat("yyyy-MM-dd'T'HH:mm:ss")
        const then = deemed[segment] as number
        const engine = then <= minute * 60e6 ? own : begin.plus({ milliseconds: then / 1000 }).toFormat("yyyy-MM-dd'T'HH:mm:ss")
        expect(engine).toBe(said)
      }),
      { seed: 20270101, numRuns: 2000 },
    )
  })
})

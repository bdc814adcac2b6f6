import { expect, test } from 'vitest'
import { termCalendar } from '../../sim/contract/calendar.ts'
import { contractSchema } from '../../sim/contract/schema.ts'
import { parseWindow, windowOnClock, windowText } from '../../sim/load/window.ts'

const contract = contractSchema.parse({ name: 'test', hours: { 'mon-sun': ['00:00-24:00'] } })

test('A window is a date and two times of day', () => {
  expect(parseWindow('2027-03-08 10:00..10:10')).toEqual({ date: '2027-03-08', from: 36_000, to: 36_600 })
  expect(parseWindow('2027-03-08T08:29:30..08:31')).toEqual({ date: '2027-03-08', from: 30_570, to: 30_660 })
  expect(parseWindow('2027-03-08 23:00..24:00')).toEqual({ date: '2027-03-08', from: 82_800, to: 86_400 })
  for (const text of [
    '',
    '2027-03-08',
    '2027-02-30 10:00..11:00',
    '2027-03-08 10:10..10:00',
    '2027-03-08 10:00..10:00',
    '2027-03-08 24:00..25:00',
    '2027-03-08 10:00-10:10',
  ])
    expect(parseWindow(text)).toBeUndefined()
})

test('Written out it has seconds', () => {
  expect(windowText({ date: '2027-03-08', from: 30_570, to: 86_400 })).toEqual({ from: '2027-03-08T08:29:30', to: '2027-03-08T24:00:00' })
})

test('On the clock of the term a window is where the day has it', () => {
  const calendar = termCalendar(contract, '2027-03-01', 1)
  expect(windowOnClock(calendar, { date: '2027-03-08', from: 36_000, to: 36_600 })).toEqual({
    from: (7 * 24 + 10) * 3600e6,
    to: (7 * 24 + 10) * 3600e6 + 600e6,
  })
  // Summer time began at 2:00 on the 28th: from then on elapsed time is an hour short of the clock.
  expect(windowOnClock(calendar, { date: '2027-03-28', from: 36_000, to: 36_600 })?.from).toBe((27 * 24 + 9) * 3600e6)
  expect(windowOnClock(calendar, { date: '2027-03-28', from: 5400, to: 10_800 })).toBeUndefined()
  expect(windowOnClock(calendar, { date: '2027-04-01', from: 36_000, to: 36_600 })).toBeUndefined()
})

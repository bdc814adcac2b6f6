import { describe, expect, test } from 'vitest'
import { contractSchema } from '../../sim/contract/schema.ts'

const problems = (parts: Record<string, unknown>) =>
  contractSchema
    .safeParse({ name: 'A desk', hours: { 'mon-fri': ['08:30-17:30'] }, ...parts })
    .error?.issues.map(({ path }) => path.join('.')) ?? []

describe('an activation', () => {
  test.each([
    { withinDays: 15, countedFrom: 'signing' },
    { withinDays: 15, countedFrom: 'award', date: '2026-11-02' },
    { by: '2027-01-04' },
  ])('is a number of days from signing or award, or a date: %j', (activation) => {
    expect(problems({ activation })).toEqual([])
  })

  test.each([
    {},
    { withinDays: 15 },
    { countedFrom: 'signing', date: '2026-11-02' },
    { withinDays: 15, by: '2027-01-04' },
    { by: '2027-01-04', countedFrom: 'award' },
    { by: '2027-01-04', date: '2026-11-02' },
  ])('is not both, nor half of one: %j', (activation) => {
    expect(problems({ activation })).toEqual(['activation'])
  })
})

test('a desk is open on one weekday at least', () => {
  expect(problems({ hours: {} })).toEqual(['hours'])
})

test('a contract that says only its name and hours has V4’s rules', () => {
  const contract = contractSchema.parse({ name: 'A desk', hours: { mon: ['09:00-12:00'] } })
  expect(contract).toMatchObject({
    timezone: 'Europe/Rome',
    holidays: 'none',
    closures: [],
    numbers: { main: {} },
    window: 'month',
    lost: { unansweredAfter: 90, busy: true, recordedMessage: true, voicemailInHours: true },
    readings: {
      earlyHangUp: 'notInTime',
      shortHangUp: 0,
      hangUpBeforeLimit: 'lost',
      greetingIsMessage: 'no',
      denominator: 'received',
      clockStarts: 'call',
      weeksOfMonth: 'calendarRows',
    },
  })
})

test.each(['06-31', '2027-02-29', '12-24..2027-01-02', '2027-08-20..2027-08-09'])('no closure is called %s', (closure) => {
  expect(problems({ closures: [closure] })).toEqual(['closures.0'])
})

test('targets name numbers of the contract', () => {
  expect(problems({ targets: [{ measure: 'lost', atMost: '4%', numbers: ['main', 'other'] }] })).toEqual(['targets.0.numbers.1'])
})

test('tickets are for every contact or for a service of the desk', () => {
  expect(problems({ services: ['maintenance'], tickets: [{ on: 'everyContact' }, { on: 'maintenance' }] })).toEqual([])
  expect(problems({ services: ['maintenance'], tickets: [{ on: 'order' }] })).toEqual(['tickets.0.on'])
})

test('a desk has 100 telephone numbers at most', () => {
  const numbers = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`number ${i}`, {}]))
  expect(problems({ numbers: numbers(100) })).toEqual([])
  expect(problems({ numbers: numbers(101) })).toEqual(['numbers'])
})

describe('a holiday that is dropped', () => {
  test.each([
    ['12-26', 'every year'],
    ['03-29', 'Easter Monday of some years'],
    ['10-04', 'from 2026 on'],
    ['2027-03-29', 'Easter Monday'],
    ['2026-10-04', 'the first'],
  ])('is a public holiday of the country: %s, %s', (day) => {
    expect(problems({ holidays: { country: 'IT', drop: [day] } })).toEqual([])
  })

  test.each(['12-24', '02-29', '2025-10-04', '2028-03-29'])('is not a working day: %s', (day) => {
    expect(problems({ holidays: { country: 'IT', drop: [day] } })).toEqual(['holidays.drop.0'])
  })

  test('is anything where no country says which there are', () => {
    expect(problems({ holidays: { add: ['06-29'], drop: ['12-24'] } })).toEqual([])
  })
})

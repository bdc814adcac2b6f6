/** Shifts made out of opening hours. */
import { describe, expect, test } from 'vitest'
import { contractSchema } from '../../sim/contract/schema.ts'
import { derivedRoster } from '../../sim/sizing/derived.ts'
import { rosterSchema } from '../../sim/sizing/schema.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'
import { formatTimeOfDay } from '../../sim/time.ts'

const even = [1, 1, 1, 1, 1, 1, 1]
const all = staffingSchema.parse({
  groups: [
    { name: 'few', agents: 1, shift: ['09:00-12:00'], costPerHour: 9 },
    { name: 'many', agents: 8, shift: ['09:00-17:00'], costPerHour: 23, absence: '5%', breaks: { after: '2h', length: '15m' } },
  ],
})

function shiftsOf(hours: Record<string, string[]>, weekdayLoad = even, staffing = all) {
  const contract = contractSchema.parse({ name: 'A contract', hours })
  return derivedRoster(contract, staffing, weekdayLoad).rules.shifts
}
const times = (shifts: ReturnType<typeof shiftsOf>) =>
  shifts.map(({ shift }) => shift.map(({ from, to }) => `${formatTimeOfDay(from)}-${formatTimeOfDay(to)}`).join(' '))

describe('shifts out of the opening hours', () => {
  test('are the whole day, its parts, and four hours of opening time from each hour on', () => {
    expect(times(shiftsOf({ 'mon-fri': ['08:30-13:30', '14:30-17:30'] }))).toEqual([
      '08:30-13:30 14:30-17:30',
      '08:30-13:30',
      '14:30-17:30',
      '08:30-12:30',
      '09:30-13:30',
      '10:30-13:30 14:30-15:30',
      '11:30-13:30 14:30-16:30',
      '12:30-13:30 14:30-17:30',
    ])
  })

  test('are eight hours at most, the last of them ending at closing', () => {
    const long = shiftsOf({ mon: ['08:00-17:30'] }).filter(({ shift }) => shift[0].to - shift[0].from > 5 * 3600)
    expect(times(long)).toEqual(['08:00-16:00', '09:00-17:00', '09:30-17:30'])
  })

  test('are there for a single weekday where it brings more than a mean day', () => {
    const busy = shiftsOf({ 'mon-fri': ['09:00-13:00'] }, [1.2, 1, 0.95, 0.95, 0.9, 0, 0])
    expect(busy.filter(({ days }) => days?.length === 1).map(({ days }) => days)).toEqual([[0], [0], [0]])
  })

  test('have the conditions of the largest group of each set of skills', () => {
    const skilled = staffingSchema.parse({
      groups: [
        { name: 'orders', agents: 2, shift: ['09:00-13:00'], skills: ['order'], costPerHour: 20 },
        { name: 'repairs', agents: 1, shift: ['09:00-13:00'], skills: ['repair'], costPerHour: 30, absence: '8%' },
      ],
    })
    const shifts = shiftsOf({ mon: ['09:00-13:00'] }, even, skilled)
    expect(new Set(shifts.map(({ skills, costPerHour, absence }) => `${skills} ${costPerHour} ${absence}`))).toEqual(
      new Set(['order 20 0', 'repair 30 0.08']),
    )
    expect(shiftsOf({ mon: ['09:00-13:00'] })[0]).toMatchObject({ costPerHour: 23, absence: 0.05, breaks: { after: 7200, length: 900 } })
  })

  test.each([
    [{ 'mon-sun': ['00:00-24:00'] }],
    [{ 'mon-fri': ['08:30-17:30'], sat: ['09:00-13:00'] }],
    [{ mon: ['10:00-10:30'], tue: ['08:00-12:00', '13:00-15:00', '16:00-23:00'] }],
  ])('have names of their own, lie in the opening hours, and are what a roster file may hold: %j', (hours) => {
    const contract = contractSchema.parse({ name: 'A contract', hours })
    const shifts = shiftsOf(hours as unknown as Record<string, string[]>)
    expect(new Set(shifts.map(({ name }) => name)).size).toBe(shifts.length)
    for (const { name, shift, days = [] } of shifts) {
      expect(
        rosterSchema.safeParse({ shifts: [{ name, shift: times([{ shift } as (typeof shifts)[number]])[0].split(' ') }] }).success,
      ).toBe(true)
      for (const day of days)
        for (const { from, to } of shift) expect(contract.hours[day]?.some((open) => open.from <= from && to <= open.to)).toBe(true)
    }
  })
})

import { describe, expect, test } from 'vitest'
import { termCalendar } from '../../sim/contract/calendar.ts'
import { type Roster, rosterOf } from '../../sim/staffing/roster.ts'
import { type Group, staffingSchema } from '../../sim/staffing/schema.ts'
import { contractOf } from '../contract/contracts.ts'

const hour = 3600e6

function groupOf(parts: Record<string, unknown>): Group {
  return staffingSchema.parse({ groups: [{ name: 'desk', ...parts }] }).groups[0] as Group
}

/** Heads at work `hours` into the day. */
function heads(roster: Roster, day: number, hours: number, of: 'duty' | 'rostered' = 'duty'): number {
  const template = roster.templates[roster.dayTemplate[day] as number]
  if (template === undefined) return 0
  const step = template.at.findLastIndex((at) => at <= hours * hour)
  return template[of].slice(step * roster.agents, (step + 1) * roster.agents).reduce((sum, one) => sum + one, 0)
}

// 1 March 2027 is a Monday.
const week = termCalendar(contractOf({ holidays: { country: 'IT' } }), '2027-03-01', 1)

describe('a shift', () => {
  const split = rosterOf(groupOf({ agents: 3, days: 'mon-thu', shift: ['08:30-13:30', '14:30-17:30'] }), week, [0])

  test('is half-open: at its end nobody is on duty', () => {
    expect([8.49, 8.5, 13.49, 13.5, 14.5, 17.5].map((at) => heads(split, 0, at))).toEqual([0, 3, 3, 0, 3, 0])
  })
  test('is worked on the group’s days that are open', () => {
    expect([...split.dayTemplate.slice(0, 7)].map((template) => template >= 0)).toEqual([true, true, true, true, false, false, false])
    // Easter Monday, 29 March.
    expect(split.dayTemplate[28]).toBe(-1)
  })
  test('without days it is worked on every open day', () => {
    const every = rosterOf(groupOf({ agents: 1, shift: ['08:30-13:30'] }), week, [0])
    expect([...every.dayTemplate.slice(0, 7)].map((template) => template >= 0)).toEqual([true, true, true, true, true, false, false])
  })
  test('a day on which only another number is open is an open day for those who can serve it, and for them alone', () => {
    const contract = contractOf({ holidays: { country: 'IT' }, numbers: { main: {}, maintenance: { holidays: 'none' } } })
    const works = (numbers: number[]) =>
      rosterOf(groupOf({ agents: 1, shift: ['08:30-13:30'] }), termCalendar(contract, '2027-03-01', 1), numbers).dayTemplate[28] >= 0
    expect([[0], [1], [0, 1], []].map(works)).toEqual([false, true, true, false])
  })
  test('has its breaks off duty, but rostered', () => {
    const breaks = { after: '2h', length: '15m' }
    const roster = rosterOf(groupOf({ agents: 7, shift: ['08:30-13:30'], breaks }), week, [0])
    // At 10:30 the first agent's break begins; the others went at 10:15, 10:00, ...
    expect(heads(roster, 0, 10.5)).toBe(6)
    expect(heads(roster, 0, 10.5, 'rostered')).toBe(7)
    const templates = roster.templates[0]
    const dutyHours = Array.from(templates?.at ?? []).reduce((sum, at, step) => {
      const until = templates?.at[step + 1] ?? 24 * hour
      return sum + (heads(roster, 0, at / hour) * (until - at)) / hour
    }, 0)
    expect(dutyHours).toBeCloseTo(7 * (5 - 2 * 0.25), 9)
  })
})

describe('levels', () => {
  const levels = rosterOf(groupOf({ levels: { '08:30': 4, '13:30': 0, '14:30': 9, '17:30': 0 } }), week, [0])

  test('hold until the next, and need as many agents as the highest', () => {
    expect(levels.agents).toBe(9)
    expect([8, 8.5, 13.5, 14.5, 17.49, 17.5, 23].map((at) => heads(levels, 0, at))).toEqual([0, 4, 0, 9, 9, 0, 0])
  })
  test('the last holds until midnight', () => {
    expect(heads(rosterOf(groupOf({ levels: { '20:00': 2 } }), week, [0]), 0, 23.99)).toBe(2)
  })
})

describe('on the days when the clock changes', () => {
  const calendar = termCalendar(contractOf({ hours: { 'mon-sun': ['00:00-24:00'] } }), '2027-03-27', 8)
  const at = (date: string) => calendar.days.findIndex((day) => day.date === date)
  const night = rosterOf(groupOf({ agents: 1, shift: ['00:00-08:00'] }), calendar, [0])

  test('a night shift until 08:00 ends after seven hours in March, after nine in October, after eight on other days', () => {
    const ends = (date: string) => [6.99, 7, 7.99, 8, 8.99, 9].map((hours) => heads(night, at(date), hours))
    expect(ends('2027-03-27')).toEqual([1, 1, 1, 0, 0, 0])
    expect(ends('2027-03-28')).toEqual([1, 0, 0, 0, 0, 0])
    expect(ends('2027-10-31')).toEqual([1, 1, 1, 1, 1, 0])
  })
  test('days of one kind share a template', () => {
    expect(night.templates.length).toBe(3)
  })
})

describe('a group in a file', () => {
  const problems = (parts: Record<string, unknown>) =>
    staffingSchema.safeParse({ groups: [{ name: 'desk', ...parts }] }).error?.issues.length ?? 0
  test('has either agents with a shift, or levels', () => {
    expect(problems({ agents: 3, shift: ['08:30-13:30'] })).toBe(0)
    expect(problems({ levels: { '08:30': 3 } })).toBe(0)
    expect(problems({ agents: 3 })).toBe(1)
    expect(problems({})).toBe(1)
    expect(problems({ agents: 3, shift: ['08:30-13:30'], levels: { '08:30': 3 } })).toBe(1)
  })
  test('has a name of its own', () => {
    const group = { name: 'desk', levels: { '08:30': 3 } }
    expect(staffingSchema.safeParse({ groups: [group, group] }).success).toBe(false)
  })
})

/** Full-time equivalents and costs, worked by hand: each row has the arithmetic beside the figures, as a spreadsheet would. */
import { describe, expect, test } from 'vitest'
import { roster, scenario, sized } from './sizing.ts'

/** 40 hours a week are one. March 2027 has 23 weekdays from Monday to Friday, 5 of them Tuesdays. */
const rows = [
  // shift, heads, hours a week, rostered = hours / 40, at work = rostered x (1 - break / length) x (1 - absence), paid hours in March
  { of: 'whole days', shift: ['09:00-17:00'], heads: 3, week: 3 * 5 * 8, rostered: 120 / 40, atWork: 3, march: 3 * 23 * 8 },
  { of: 'half days', shift: ['09:00-13:00'], heads: 3, week: 3 * 5 * 4, rostered: 60 / 40, atWork: 1.5, march: 3 * 23 * 4 },
  {
    of: 'one in ten absent',
    shift: ['09:00-13:00'],
    absence: '10%',
    heads: 3,
    week: 60,
    rostered: 1.5,
    atWork: 1.5 * 0.9,
    march: 3 * 23 * 4,
  },
  {
    of: 'half an hour of break in four',
    shift: ['09:00-13:00'],
    breaks: { after: '2h', length: '30m' },
    heads: 3,
    week: 60,
    rostered: 1.5,
    atWork: 1.5 * (1 - 0.5 / 4),
    march: 3 * 23 * 4,
  },
  {
    of: 'both on Tuesdays alone',
    shift: ['09:00-13:00'],
    days: 'tue',
    absence: '20%',
    breaks: { after: '2h', length: '30m' },
    heads: 5,
    week: 5 * 4,
    rostered: 20 / 40,
    atWork: 0.5 * (1 - 0.5 / 4) * 0.8,
    march: 5 * 5 * 4,
  },
]

describe('of heads in a shift', () => {
  test.each(rows)('$of', async ({ of, shift, heads, week, rostered, atWork, march, ...rest }) => {
    const written = scenario({ contract: { hours: { 'mon-fri': ['09:00-17:00'] } }, demand: { contacts: [quiet] } })
    const rules = roster({ shifts: [{ name: of, shift, costPerHour: 20, minHeads: heads, maxHeads: heads, ...rest }] })
    const { plan } = await sized(written, rules, { require: null, objective: 'wages', replications: 4 })
    expect(plan?.heads).toEqual([heads])
    expect(plan?.shifts[0].hoursPerWeek).toBeCloseTo(week, 9)
    expect(plan?.fte.rostered).toBeCloseTo(rostered, 9)
    expect(plan?.fte.atWork).toBeCloseTo(atWork, 9)
    expect(plan?.shifts[0].wages).toBeCloseTo(20 * march, 6)
  })
})

/** Two calls a day, of a minute each. */
const quiet = { type: 'order', volume: { perOpenDay: 2 }, handling: { constant: '1m' }, patience: { constant: '1m' } }

/** Where nothing will do, it says which limit binds; what may not be rostered is not. */
import { describe, expect, test } from 'vitest'
import { uncovered } from '../../sim/sizing/uncovered.ts'
import { roster, scenario, sized } from './sizing.ts'

const shift = { name: 'all', shift: ['09:00-13:00'], costPerHour: 20 }
const options = { require: 0.8, replications: 24 }

describe('when nothing will do', () => {
  test.each([
    ['heads in all', { shifts: [shift], limits: { heads: 2 } }, {}, ['2 heads in all']],
    ['hours a week in all', { shifts: [shift], limits: { hoursPerWeek: 9 } }, {}, ['9 hours a week in all']],
    ['heads of a shift', { shifts: [{ ...shift, maxHeads: 3 }] }, {}, ['3 heads in all']],
    ['lines', { shifts: [shift] }, { lines: 2 }, ['lines']],
    ['an occupancy', { shifts: [{ ...shift, maxHeads: 12 }], limits: { occupancy: 0.05 } }, {}, ['occupancy', '12 heads in all']],
  ])('it names the limit that binds: %s', async (_, rules, staffing, blockedBy) => {
    const found = await sized(scenario({ staffing }), roster(rules), options)
    expect(found).toMatchObject({ met: false, plan: null, blockedBy })
  })

  test('and none where no limit is to blame: a greeting as long as the time allowed', async () => {
    const found = await sized(scenario({ staffing: { greeting: '25s' } }), roster({ shifts: [shift] }), options)
    expect(found).toMatchObject({ met: false, plan: null, blockedBy: [] })
    expect(uncovered(found)).toEqual([])
  })

  test('nor where no shift is at work for a part of the day: that part is told', async () => {
    const found = await sized(scenario(), roster({ shifts: [{ ...shift, shift: ['09:00-10:15', '11:30-13:00'] }] }), options)
    expect(found).toMatchObject({ met: false, plan: null, blockedBy: [] })
    const times = uncovered(found)
    expect(new Set(times.map(({ from, to }) => `${from}-${to}`))).toEqual(new Set(['10:30-11:30']))
    expect(new Set(times.map(({ weekday }) => weekday))).toEqual(new Set(found.intervals.map(({ weekday }) => weekday)))
  })
})

describe('limits hold', () => {
  test('the fewest heads of a shift are there, though others are cheaper', async () => {
    const dear = { ...shift, name: 'dear', costPerHour: 50, minHeads: 2 }
    const found = await sized(scenario(), roster({ shifts: [shift, dear] }), options)
    expect(found.plan?.heads[1]).toBe(2)
  })

  test('agents are no busier than they may be', async () => {
    const rules = { shifts: [shift], limits: { occupancy: 0.12 } }
    const found = await sized(scenario(), roster(rules), options)
    expect(found.plan?.occupancy).toBeLessThanOrEqual(0.12)
    const free = await sized(scenario(), roster({ shifts: [shift] }), options)
    expect(free.plan?.occupancy).toBeGreaterThan(0.12)
  })
})

describe('an interruption', () => {
  test('ends with the best plan so far', async () => {
    let stop = false
    const found = await sized(scenario(), roster({ shifts: [shift] }), {
      ...options,
      details: true,
      stopped: () => stop,
      onStep: (step, best) => {
        stop = stop || best !== null
        expect(step).not.toBe('')
      },
    })
    expect(found).toMatchObject({ met: true, interrupted: true, fresh: null, changes: [] })
  })
})

/** What the weeks of a month can mean, on calendars of their own. */
import { describe, expect, test } from 'vitest'
import { simulate } from '../../run/simulate.ts'
import { closesByWeeks } from '../../run/weeks.ts'
import { contractOf, shipped } from '../contract/contracts.ts'
import { scenarioOf } from '../engine/replay.ts'
import { call, desk, group } from '../engine/scenarios.ts'

const august = [{ month: 8, weeks: [2, 3] }]
const summer = (readings: Record<string, string>, from = '2027-08-01', closures: typeof august = august) =>
  scenarioOf(
    desk({
      contract: { closures, readings },
      demand: { contacts: [call({ volume: { perOpenDay: 60 } })] },
      staffing: { groups: [group({ agents: 4 })] },
      simulate: { from, months: 1, replications: 6 },
    }),
  )

describe('Weeks of a month', () => {
  test('are looked for in all closures', () => {
    expect(closesByWeeks(shipped('v2-photocopiers'))).toBe(true)
    expect(closesByWeeks(shipped('v4-project'))).toBe(false)
    expect(closesByWeeks(contractOf({ closures: ['08-09..08-20'] }))).toBe(false)
    expect(closesByWeeks(contractOf({ numbers: { main: {}, maintenance: { closures: august } } }))).toBe(true)
  })

  test('under each value are what a run of that value is', async () => {
    const { weeks, tallies } = await simulate(summer({}), { threads: 1, readings: true })
    expect(weeks.map(({ value, own }) => [value, own])).toEqual([
      ['calendarRows', true],
      ['fullWeeks', false],
      ['days8to21', false],
      ['iso', false],
      ['commonDays', false],
    ])
    for (const { value, tallies: found } of weeks) {
      const alone = await simulate(summer({ weeksOfMonth: value }), { threads: 1 })
      expect(found.counts).toEqual(alone.tallies.counts)
    }
    expect(weeks[0]?.tallies).toBe(tallies)
    // In August 2027 full weeks, days 8 to 21 and ISO weeks hold the same working days, from the 9th to the 20th: one run.
    expect(weeks[2]?.tallies).toBe(weeks[1]?.tallies)
    expect(weeks[3]?.tallies).toBe(weeks[1]?.tallies)
    expect(weeks[4]?.tallies).not.toBe(weeks[1]?.tallies)
  })

  test('take no run where the term has none of them', async () => {
    const { weeks, tallies } = await simulate(summer({}, '2027-02-01'), { threads: 1, readings: true })
    expect(weeks.length).toBe(5)
    for (const one of weeks) expect(one.tallies).toBe(tallies)
  })

  test('are not there where no closure is by weeks, and where readings are not asked for', async () => {
    expect((await simulate(summer({}, '2027-08-01', []), { threads: 1, readings: true })).weeks).toEqual([])
    expect((await simulate(summer({}), { threads: 1 })).weeks).toEqual([])
  })

  test('count in the progress', async () => {
    const seen: [number, number][] = []
    await simulate(summer({}), { threads: 1, readings: true, onProgress: (done, planned) => seen.push([done, planned]) })
    // Three calendars: the contract's own, full weeks and the like, common days.
    expect(seen.at(-1)).toEqual([18, 18])
  })
})

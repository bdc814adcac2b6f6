import { expect, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import { bandsOf, monthDistributions } from '../../sim/estimates/distributions.ts'
import { nearestRank } from '../../sim/estimates/intervals.ts'
import { bandClasses } from '../../sim/estimates/tallies.ts'
import { replicate } from '../../sim/replicate.ts'
import { scenarioOf } from '../engine/replay.ts'
import { call, desk, group } from '../engine/scenarios.ts'

const { plan } = compile(
  scenarioOf(desk({ demand: { contacts: [call({ volume: { perOpenDay: 150 } })] }, staffing: { groups: [group({ agents: 3 })] } })),
)
const tallies = replicate(plan, 0, 20)

test('a month’s percentiles are nearest ranks, from the least to the greatest', () => {
  const [month] = monthDistributions(plan.model.term.months, plan.targets, tallies)
  for (const key of ['answeredWithin', 'lost']) {
    const percentiles = month.targets[key] as number[]
    expect(percentiles.length).toBe(101)
    expect(percentiles.every((value, i) => i === 0 || value >= percentiles[i - 1])).toBe(true)
    // 20 replications: each is the nearest rank of five percents.
    expect(new Set(percentiles).size).toBeLessThanOrEqual(20)
    expect(nearestRank(percentiles.slice(1), 50)).toBe(percentiles[50])
  }
})

test('bands count every replication with calls once, in the class of its share', () => {
  const bands = bandsOf(tallies)
  expect(bands.length).toBe(5 * 16)
  expect(bands[0]).toMatchObject({ weekday: 'mon', time: '08:30' })
  for (const { answeredWithin, lost } of bands)
    for (const band of [answeredWithin, lost]) {
      expect(band).not.toBeNull()
      expect(band?.p05).toBeLessThanOrEqual(band?.p95 as number)
    }
  for (let place = 0; place < 2 * 336; place++) {
    const sum = tallies.bands.subarray(place * bandClasses, (place + 1) * bandClasses).reduce((total, count) => total + count, 0)
    expect([0, 20]).toContain(sum)
  }
})

test('a band’s ends are nearest ranks of the shares, to a percent', () => {
  const hand = { ...tallies, bands: new Int32Array(tallies.bands.length) }
  // 20 replications: one at 10%, eighteen at 50%, one at 90%: ranks 1 and 19.
  hand.bands[10] = 1
  hand.bands[50] = 18
  hand.bands[90] = 1
  expect(bandsOf(hand)[0]).toEqual({ weekday: 'mon', time: '00:00', answeredWithin: { p05: 0.1, p95: 0.5 }, lost: null })
})

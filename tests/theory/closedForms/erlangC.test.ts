import { describe, expect, test } from 'vitest'
import { erlangB } from '../../../sim/estimates/erlang/erlangB.ts'
import { erlangC } from '../../../sim/estimates/erlang/erlangC.ts'
import { finiteLines } from '../../../sim/estimates/erlang/finiteLines.ts'
import { looks } from '../../../sim/estimates/erlang/panels.ts'

const handling = 180
const desks = [1, 2, 7, 30, 200].flatMap((agents) => [0.3, 0.8, 0.97].map((load) => [agents, load] as const))

describe('Erlang C', () => {
  test.each([0.1, 0.5, 0.9])('of one agent is the load itself, and the mean wait load handling / (1 - load): M/M/1 at %d', (load) => {
    const { waits, meanWait, occupancy } = erlangC(1, load / handling, handling)
    expect(waits).toBeCloseTo(load, 14)
    expect(meanWait).toBeCloseTo((load * handling) / (1 - load), 9)
    expect(occupancy).toBeCloseTo(load, 14)
  })

  test.each([0.1, 0.5, 0.9])('of two agents at load r is 2 r^2 / (1 + r): M/M/2 at %d', (load) => {
    expect(erlangC(2, (2 * load) / handling, handling).waits).toBeCloseTo((2 * load ** 2) / (1 + load), 14)
  })

  test.each(desks)('of %i agents at load %d is what 1 / C = load + (1 - load) / B says', (agents, load) => {
    const { waits } = erlangC(agents, (agents * load) / handling, handling)
    expect(1 / waits).toBeCloseTo(load + (1 - load) / erlangB(agents, agents * load), 7)
  })

  test.each(desks)('of %i agents at load %d has a mean wait that is the integral of the share not yet answered', (agents, load) => {
    const { meanWait, answeredWithin, waits } = erlangC(agents, (agents * load) / handling, handling)
    const area = looks(0, (60 * meanWait) / waits).reduce((sum, { at, weight }) => sum + weight * (1 - answeredWithin(at)), 0)
    expect(Math.abs(area - meanWait)).toBeLessThan(1e-6 * meanWait + 1e-9)
  })

  test.each(desks)('of %i agents at load %d is M/M/n/K with lines that never run out', (agents, load) => {
    const callsPerSecond = (agents * load) / handling
    const waitsForEver = erlangC(agents, callsPerSecond, handling)
    const lined = finiteLines({ agents, lines: agents + Math.ceil(45 / (1 - load)), callsPerSecond, handling })
    expect(lined.waits).toBeCloseTo(waitsForEver.waits, 12)
    expect(Math.abs(lined.meanWait - waitsForEver.meanWait)).toBeLessThan(1e-11 * waitsForEver.meanWait + 1e-12)
    expect(lined.occupancy).toBeCloseTo(load, 12)
    for (const time of [0, 1, 20, 90]) expect(lined.answeredWithin(time)).toBeCloseTo(waitsForEver.answeredWithin(time), 12)
  })

  test('refuses a load that the agents never catch up with', () => {
    expect(() => erlangC(3, 3 / handling, handling)).toThrow(RangeError)
    expect(() => erlangC(3, 4 / handling, handling)).toThrow(RangeError)
  })
})

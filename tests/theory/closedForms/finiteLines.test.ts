import { describe, expect, test } from 'vitest'
import { erlangA } from '../../../sim/estimates/erlang/erlangA.ts'
import { erlangB } from '../../../sim/estimates/erlang/erlangB.ts'
import { finiteLines } from '../../../sim/estimates/erlang/finiteLines.ts'

const handling = 60
const desks = [1, 4, 50, 300].flatMap((agents) => [0.7, 1, 1.4].map((load) => [agents, load] as const))

describe('M/M/n/K', () => {
  test.each(desks)('of %i agents and as many lines at load %d is Erlang B', (agents, load) => {
    const { blocked, waits, occupancy, answeredWithin } = finiteLines({
      agents,
      lines: agents,
      callsPerSecond: (agents * load) / handling,
      handling,
    })
    expect(blocked).toBeCloseTo(erlangB(agents, agents * load), 13)
    expect(waits).toBe(0)
    expect(answeredWithin(0)).toBeCloseTo(1 - blocked, 13)
    expect(occupancy).toBeCloseTo(load * (1 - blocked), 12)
  })

  test.each([0.5, 0.9, 1.5])('of one agent at load r blocks (1 - r) r^K / (1 - r^(K + 1)): M/M/1/K at %d', (load) => {
    for (const lines of [1, 2, 6, 20]) {
      const { blocked } = finiteLines({ agents: 1, lines, callsPerSecond: load / handling, handling })
      expect(blocked).toBeCloseTo(((1 - load) * load ** lines) / (1 - load ** (lines + 1)), 13)
    }
  })

  test('of one agent at load 1 finds each number of calls as likely as the others', () => {
    expect(finiteLines({ agents: 1, lines: 9, callsPerSecond: 1 / handling, handling }).blocked).toBeCloseTo(1 / 10, 13)
  })

  test.each(desks)('of %i agents at load %d with lines to spare and patience is Erlang A', (agents, load) => {
    const desk = { agents, callsPerSecond: (agents * load) / handling, handling, patience: 30 }
    const lined = finiteLines({ ...desk, lines: agents + 400 })
    const free = erlangA(desk)
    expect(lined.blocked).toBeLessThan(1e-15)
    for (const key of ['abandoned', 'waits', 'meanWait', 'occupancy', 'queue'] as const) expect(lined[key]).toBeCloseTo(free[key], 9)
    expect(lined.answeredWithin(20)).toBeCloseTo(free.answeredWithin(20), 12)
  })

  test.each(desks)('of %i agents at load %d: blocked, abandoned and answered in the end are all there is', (agents, load) => {
    for (const patience of [undefined, 45]) {
      const { blocked, abandoned, answeredWithin } = finiteLines({
        agents,
        lines: agents + 7,
        callsPerSecond: (agents * load) / handling,
        handling,
        patience,
      })
      expect(blocked + abandoned + answeredWithin(1e6)).toBeCloseTo(1, 12)
    }
  })

  test('of two agents and three lines: the one who waits is answered at rate 2 / handling', () => {
    // With one place to wait, the wait is exponential.
    const { waits, answeredWithin } = finiteLines({ agents: 2, lines: 3, callsPerSecond: 0.03, handling })
    expect(answeredWithin(20) - answeredWithin(0)).toBeCloseTo(waits * (1 - Math.exp((-2 / handling) * 20)), 13)
  })

  test('refuses fewer lines than agents, and no end of lines', () => {
    expect(() => finiteLines({ agents: 3, lines: 2, callsPerSecond: 0.01, handling })).toThrow(RangeError)
    expect(() => finiteLines({ agents: 3, lines: Number.POSITIVE_INFINITY, callsPerSecond: 0.01, handling })).toThrow(RangeError)
  })
})

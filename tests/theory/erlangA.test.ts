import { describe, expect, test } from 'vitest'
import { erlangA } from '../../sim/estimates/erlang/erlangA.ts'
import { callsIn } from '../../sim/estimates/erlang/waitingRoom.ts'
import { observe, spanFor } from './desk.ts'
import { expectRatio, expectShare } from './expectations.ts'
import { startBias } from './startBias.ts'

/** Agents, load (offered erlangs per agent), mean handling and mean patience in seconds, calls. */
const points: [number, number, number, number, number][] = [1, 4, 12, 40, 150, 500].flatMap((agents, row) =>
  [0.5, 0.8, 0.95, 1.1, 1.3].map((load, column): [number, number, number, number, number] => {
    const handling = agents === 1 ? 30 : agents === 4 ? 60 : agents === 12 ? 180 : 300
    return [agents, load, handling, handling * [0.3, 1, 3][(row + column) % 3], agents < 100 ? 300_000 : 600_000]
  }),
)

describe('M/M/n + M: the engine agrees with Erlang A', () => {
  test.each(points)('%i agents, load %d, handling %d s, patience %d s', (agents, load, handling, patience, calls) => {
    const callsPerSecond = (load * agents) / handling
    const formula = erlangA({ agents, callsPerSecond, handling, patience })
    const span = spanFor(callsPerSecond, calls, 16 * Math.max(handling, patience))
    const process = callsIn({ agents, callsPerSecond, handling, patience, lines: Number.POSITIVE_INFINITY, balk: 0 })
    expect(startBias(process, span.warmUp * 3600), 'what is left of the empty start').toBeLessThan(0.00003)

    const contact = { callsPerSecond, handling: { exponential: { mean: handling } }, patience: { exponential: { mean: patience } } }
    const seed = `Erlang A ${agents} ${load}`
    const observed = observe({ contacts: [contact], agents, ...span, seed, apart: true })
    const [type] = observed.types
    expectShare('answered within 20 s', type.within, type.received, formula.answeredWithin(20))
    expectShare('abandoned', type.abandoned, type.received, formula.abandoned)
    expectRatio('occupancy', observed.handling, observed.present, formula.occupancy, 0.003)
    if (formula.waits * calls > 50) expectRatio('mean wait', type.waited, type.answered, formula.meanWait, 0.05 * formula.meanWait + 0.02)
    else expect(Math.max(...type.waited)).toBe(0)
  })
})

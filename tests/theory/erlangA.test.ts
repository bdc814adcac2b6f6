import { describe, expect, test } from 'vitest'
import { erlangA } from '../../sim/estimates/erlang/erlangA.ts'
import { callsIn } from '../../sim/estimates/erlang/waitingRoom.ts'
import { observe, spanFor } from './desk.ts'
import { expectRatio, expectShare } from './expectations.ts'
import { expectSettled } from './startBias.ts'

/** Agents, load (offered erlangs per agent), mean handling and mean patience in seconds, calls. */
const points: [number, number, number, number, number][] = [
  [1, 0.5, 30, 9, 200_000],
  [1, 0.8, 30, 30, 200_000],
  [1, 0.95, 30, 90, 300_000],
  [1, 1.1, 30, 9, 200_000],
  [1, 1.3, 30, 30, 200_000],
  [4, 0.5, 60, 60, 200_000],
  [4, 0.8, 60, 180, 200_000],
  [4, 0.95, 60, 18, 200_000],
  [4, 1.1, 60, 60, 200_000],
  [4, 1.3, 60, 180, 300_000],
  [12, 0.5, 180, 540, 300_000],
  [12, 0.8, 180, 54, 300_000],
  [12, 0.95, 180, 180, 700_000],
  [12, 1.1, 180, 270, 700_000],
  [12, 1.3, 180, 54, 300_000],
  [40, 0.7, 300, 300, 500_000],
  [40, 0.8, 300, 300, 400_000],
  [40, 0.95, 300, 120, 500_000],
  [40, 1.1, 300, 90, 700_000],
  [40, 1.3, 300, 300, 600_000],
  [150, 0.5, 300, 300, 300_000],
  [150, 0.9, 300, 200, 700_000],
  [150, 0.95, 300, 90, 500_000],
  [150, 1.1, 300, 60, 500_000],
  [150, 1.2, 300, 40, 400_000],
  [500, 0.5, 300, 300, 300_000],
  [500, 0.95, 300, 90, 800_000],
  [500, 1, 300, 60, 500_000],
  [500, 1.1, 300, 60, 700_000],
  [500, 1.3, 300, 30, 400_000],
]

describe('M/M/n + M: the engine agrees with Erlang A', () => {
  test.each(points)('%i agents, load %d, handling %d s, patience %d s', (agents, load, handling, patience, calls) => {
    const callsPerSecond = (load * agents) / handling
    const formula = erlangA({ agents, callsPerSecond, handling, patience })
    const span = spanFor(callsPerSecond, calls, 18 * Math.max(handling, patience))
    expectSettled(callsIn({ agents, callsPerSecond, handling, patience, lines: Number.POSITIVE_INFINITY, balk: 0 }), span.warmUp)

    const contact = { callsPerSecond, handling: { exponential: { mean: handling } }, patience: { exponential: { mean: patience } } }
    const seed = `Erlang A ${agents} ${load}`
    const observed = observe({ contacts: [contact], agents, ...span, seed, apart: true })
    const [type] = observed.types
    expectShare('answered within 20 s', type.within, type.received, formula.answeredWithin(20))
    expectShare('abandoned', type.abandoned, type.received, formula.abandoned)
    expectShare('occupancy', observed.handling, observed.present, formula.occupancy)
    if (formula.waits * calls > 50) expectRatio('mean wait', type.waited, type.answered, formula.meanWait, 0.05 * formula.meanWait + 0.02)
    else expect(Math.max(...type.waited)).toBe(0)
  })
})

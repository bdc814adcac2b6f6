import { describe, expect, test } from 'vitest'
import { erlangA } from '../../sim/estimates/erlang/erlangA.ts'
import { callsIn } from '../../sim/estimates/erlang/waitingRoom.ts'
import { observe, spanFor } from './desk.ts'
import { expectRatio, expectShare } from './expectations.ts'
import { expectSettled } from './startBias.ts'

/** Agents, load (offered erlangs per agent), mean handling and mean patience in seconds, calls. */
const points: [number, number, number, number, number][] = [
  [1, 0.5, 30, 9, 120_000],
  [1, 0.8, 30, 30, 150_000],
  [1, 0.95, 30, 90, 200_000],
  [1, 1.1, 30, 9, 120_000],
  [1, 1.3, 30, 30, 150_000],
  [4, 0.5, 60, 60, 150_000],
  [4, 0.8, 60, 180, 250_000],
  [4, 0.95, 60, 18, 150_000],
  [4, 1.1, 60, 60, 200_000],
  [4, 1.3, 60, 180, 300_000],
  [12, 0.5, 180, 540, 300_000],
  [12, 0.8, 180, 54, 200_000],
  [12, 0.95, 180, 180, 700_000],
  [12, 1.1, 180, 180, 700_000],
  [12, 1.3, 180, 54, 350_000],
  [40, 0.7, 240, 240, 500_000],
  [40, 0.8, 240, 240, 400_000],
  [40, 0.95, 240, 120, 500_000],
  [40, 1.1, 240, 90, 900_000],
  [40, 1.3, 240, 240, 750_000],
  [150, 0.5, 240, 240, 200_000],
  [150, 0.9, 240, 180, 700_000],
  [150, 0.95, 240, 90, 450_000],
  [150, 1.1, 240, 60, 500_000],
  [150, 1.2, 240, 40, 500_000],
  [500, 0.5, 240, 240, 250_000],
  [500, 0.96, 240, 90, 800_000],
  [500, 1, 240, 60, 500_000],
  [500, 1.1, 240, 60, 700_000],
  [500, 1.2, 240, 30, 400_000],
]

describe('M/M/n + M: the engine agrees with Erlang A', () => {
  test.each(points)('%i agents, load %d, handling %d s, patience %d s', (agents, load, handling, patience, calls) => {
    const callsPerSecond = (load * agents) / handling
    const formula = erlangA({ agents, callsPerSecond, handling, patience })
    const span = spanFor(callsPerSecond, calls, 14 * Math.max(handling, patience))
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

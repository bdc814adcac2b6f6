import { describe, test } from 'vitest'
import { erlangC } from '../../sim/estimates/erlang/erlangC.ts'
import { callsIn } from '../../sim/estimates/erlang/waitingRoom.ts'
import { observe, spanFor } from './desk.ts'
import { expectRatio, expectShare } from './expectations.ts'
import { expectSettled } from './startBias.ts'

/** Agents, load (offered erlangs per agent), mean handling in seconds, calls. */
const points: [number, number, number, number][] = [
  [1, 0.5, 20, 200_000],
  [1, 0.7, 20, 400_000],
  [1, 0.8, 20, 500_000],
  [2, 0.6, 30, 250_000],
  [2, 0.75, 30, 600_000],
  [5, 0.7, 60, 400_000],
  [5, 0.8, 60, 1_050_000],
  [20, 0.75, 180, 500_000],
  [20, 0.82, 180, 1_200_000],
  [50, 0.8, 240, 500_000],
  [50, 0.85, 240, 1_500_000],
  [150, 0.88, 300, 1_000_000],
  [500, 0.5, 300, 400_000],
]

describe('M/M/n: the engine agrees with Erlang C', () => {
  test.each(points)('%i agents, load %d, handling %d s', (agents, load, handling, calls) => {
    const callsPerSecond = (load * agents) / handling
    const formula = erlangC(agents, callsPerSecond, handling)
    // The slowest return to the steady state, which is that of one agent as fast as all together (Morse 1955).
    const relaxation = Math.max(handling, handling / agents / (1 - Math.sqrt(load)) ** 2)
    const span = spanFor(callsPerSecond, calls, 14 * relaxation)
    const forEver = Number.POSITIVE_INFINITY
    expectSettled(callsIn({ agents, callsPerSecond, handling, patience: forEver, lines: forEver, balk: 0 }), span.warmUp)

    const seed = `Erlang C ${agents} ${load}`
    const observed = observe({
      contacts: [{ callsPerSecond, handling: { exponential: { mean: handling } } }],
      agents,
      ...span,
      seed,
      apart: true,
    })
    const [type] = observed.types
    expectShare('answered within 20 s', type.within, type.received, formula.answeredWithin(20))
    expectShare('abandoned', type.abandoned, type.received, 0)
    expectShare('occupancy', observed.handling, observed.present, formula.occupancy)
    if (formula.waits * calls > 1) expectRatio('mean wait', type.waited, type.answered, formula.meanWait, 0.1 * formula.meanWait)
    else expectShare('seconds waited', type.waited, type.answered, 0)
  })
})

import { describe, test } from 'vitest'
import { finiteLines } from '../../sim/estimates/erlang/finiteLines.ts'
import { callsIn } from '../../sim/estimates/erlang/waitingRoom.ts'
import { observe, spanFor } from './desk.ts'
import { expectRatio, expectShare } from './expectations.ts'
import { expectSettled } from './startBias.ts'

const forEver = Number.POSITIVE_INFINITY

/** Agents, lines, load (offered erlangs per agent), mean handling and patience in seconds, calls. */
const points: [number, number, number, number, number, number][] = [
  [1, 3, 0.9, 30, forEver, 200_000],
  [2, 5, 1.2, 30, forEver, 200_000],
  [5, 8, 0.8, 60, 40, 200_000],
  [10, 15, 1.3, 120, forEver, 400_000],
  [30, 35, 1, 240, forEver, 900_000],
  [30, 40, 1.1, 240, 100, 1_200_000],
  [100, 106, 1.05, 240, forEver, 950_000],
  [250, 260, 0.98, 240, 60, 700_000],
  [500, 520, 1.1, 240, 120, 500_000],
]

describe('M/M/n/K and M/M/n/K + M: the engine agrees with the steady state', () => {
  test.each(points)('%i agents, %i lines, load %d, handling %d s, patience %d s', (agents, lines, load, handling, patience, calls) => {
    const callsPerSecond = (load * agents) / handling
    const formula = finiteLines({ agents, lines, callsPerSecond, handling, patience })
    // With room for a few to wait, the desk returns to its steady state about as fast as an agent falls free.
    const span = spanFor(callsPerSecond, calls, 15 * handling)
    expectSettled(callsIn({ agents, lines, callsPerSecond, handling, patience, balk: 0 }), span.warmUp)

    const impatient = patience < forEver ? { patience: { exponential: { mean: patience } } } : {}
    const contacts = [{ callsPerSecond, handling: { exponential: { mean: handling } }, ...impatient }]
    // So many lines, or so many places in the queue: the same desk.
    const byQueue = agents % 10 === 0
    const staffing = byQueue ? { queueLimit: lines - agents, onQueueFull: 'recordedMessage' } : { lines }
    const observed = observe({ contacts, agents, staffing, ...span, seed: `Lines ${agents} ${lines} ${load}`, apart: true })
    const [type] = observed.types
    expectShare('turned away', byQueue ? type.message : type.busy, type.received, formula.blocked)
    expectShare('abandoned', type.abandoned, type.received, formula.abandoned)
    expectShare('answered within 20 s', type.within, type.received, formula.answeredWithin(20))
    expectShare('occupancy', observed.handling, observed.present, formula.occupancy)
    expectRatio('mean wait', type.waited, type.answered, formula.meanWait, 0.05 * formula.meanWait)
  })
})

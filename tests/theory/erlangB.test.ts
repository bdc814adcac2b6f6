import { describe, test } from 'vitest'
import { erlangB } from '../../sim/estimates/erlang/erlangB.ts'
import { observe, spanFor } from './desk.ts'
import { expectShare } from './expectations.ts'
import { expectSettled } from './startBias.ts'

/** What keeps callers from waiting, and how those turned away are counted. */
const limits = {
  'lines for the agents only': () => ({ lines: true, onQueueFull: undefined }),
  'no queue, busy': () => ({ lines: false, onQueueFull: 'busy' }),
  'no queue, recorded message': () => ({ lines: false, onQueueFull: 'recordedMessage' }),
}

/** Erlang B depends on handling by its mean alone: any law will do. */
const laws = {
  exponential: (mean: number) => ({ exponential: { mean } }),
  lognormal: (mean: number) => ({ lognormal: { mean, cv: 1.2 } }),
  constant: (mean: number) => ({ constant: mean }),
}

const points: [number, number, number, keyof typeof laws, keyof typeof limits, number][] = [
  [1, 0.5, 20, 'exponential', 'lines for the agents only', 200_000],
  [1, 1.3, 20, 'lognormal', 'no queue, busy', 200_000],
  [3, 0.9, 60, 'constant', 'no queue, recorded message', 200_000],
  [3, 1.3, 60, 'exponential', 'no queue, busy', 200_000],
  [10, 0.7, 120, 'lognormal', 'lines for the agents only', 300_000],
  [10, 1.1, 120, 'exponential', 'no queue, recorded message', 300_000],
  [30, 0.9, 240, 'constant', 'lines for the agents only', 400_000],
  [50, 1.3, 240, 'exponential', 'lines for the agents only', 300_000],
  [120, 1, 240, 'lognormal', 'no queue, busy', 500_000],
  [250, 0.95, 240, 'exponential', 'no queue, recorded message', 700_000],
  [500, 1.02, 240, 'exponential', 'lines for the agents only', 1_000_000],
]

describe('M/G/n/n: the engine agrees with Erlang B', () => {
  test.each(points)('%i agents, load %d, handling %d s (%s), %s', (agents, load, handling, law, limit, calls) => {
    const callsPerSecond = (load * agents) / handling
    const blocked = erlangB(agents, load * agents)
    // Those who are there at a time are gone handling later on average, and nobody waits.
    const span = spanFor(callsPerSecond, calls, 15 * handling)
    expectSettled({ birth: () => callsPerSecond, death: (busy) => busy / handling, last: agents }, span.warmUp)

    const { lines, onQueueFull } = limits[limit]()
    const staffing = lines ? { lines: agents } : { queueLimit: 0, onQueueFull }
    const seed = `Erlang B ${agents} ${load}`
    const contacts = [{ callsPerSecond, handling: laws[law](handling) }]
    const observed = observe({ contacts, agents, staffing, ...span, seed, apart: lines })
    expectShare('turned away', observed.lost, observed.received, blocked)
    expectShare('answered at once', observed.within, observed.received, 1 - blocked)
    expectShare('occupancy', observed.handling, observed.present, load * (1 - blocked))
    for (const type of observed.types) expectShare('busy', type.busy, type.received, blocked)
  })
})

import { describe, expect, test } from 'vitest'
import { lawOf, moments } from '../../sim/demand/distributions/index.ts'
import { distributionSchema } from '../../sim/demand/distributions/schema.ts'
import { constantHandlingWithin, pollaczekKhinchine } from '../../sim/estimates/erlang/oneAgent.ts'
import { observe, spanFor } from './desk.ts'
import { expectRatio, expectShare } from './expectations.ts'

/** Load, law of handling (mean 10 s), calls. */
const points: [number, object, number][] = [
  [0.5, { constant: 10 }, 200_000],
  [0.85, { constant: 10 }, 600_000],
  [0.6, { lognormal: { mean: 10, cv: 0.5 } }, 300_000],
  [0.65, { lognormal: { mean: 10, cv: 1.5 } }, 700_000],
  [0.8, { lognormal: { mean: 10, cv: 0.9 } }, 700_000],
  [0.7, { gamma: { mean: 10, cv: 0.7 } }, 500_000],
  [0.5, { hyperexponential: { mean: 10, cv: 2 } }, 700_000],
  [0.6, { weibull: { mean: 10, cv: 1.4 } }, 500_000],
  [0.75, { erlang: { mean: 10, phases: 4 } }, 500_000],
  [0.8, { uniform: { min: 2, max: 18 } }, 500_000],
]

/**
 * A desk that starts empty and one in steady state are the same from the first moment on when the latter is empty: after a few
 * relaxation times handling (1 + cv^2) / 2 / (1 - sqrt(load))^2 (exact for cv = 1: Morse 1955), of which 14 are waited for.
 */
function settling(load: number, handling: number, variance: number): number {
  return (14 * handling * (1 + variance / handling ** 2)) / 2 / (1 - Math.sqrt(load)) ** 2
}

describe('M/G/1: the engine agrees with Pollaczek and Khinchine', () => {
  test.each(points)('load %d, handling %j', (load, handling, calls) => {
    const { mean, variance } = moments(lawOf(distributionSchema.parse(handling), () => []))
    const callsPerSecond = load / mean
    const span = spanFor(callsPerSecond, calls, settling(load, mean, variance))
    // Who does not wait at all is answered within the clock's microsecond, and that happens with probability 1 - load.
    const seed = `One agent ${load} ${JSON.stringify(handling)}`
    const observed = observe({ contacts: [{ callsPerSecond, handling }], agents: 1, ...span, time: 0.000001, seed, apart: true })
    const [type] = observed.types
    const meanWait = pollaczekKhinchine(callsPerSecond, mean, variance)
    expectRatio('mean wait', type.waited, type.answered, meanWait, 0.03 * meanWait)
    expectShare('answered at once', type.within, type.received, 1 - load)
    expectShare('occupancy', observed.handling, observed.present, load)
  })

  test('a phone that rings for 2 s makes handling and wait as much longer', () => {
    const [callsPerSecond, ring, mean, cv] = [0.06, 2, 10, 0.8]
    const variance = (cv * mean) ** 2
    const span = spanFor(callsPerSecond, 500_000, settling(callsPerSecond * (mean + ring), mean + ring, variance))
    const contacts = [{ callsPerSecond, handling: { lognormal: { mean, cv } } }]
    const observed = observe({ contacts, agents: 1, staffing: { ring }, ...span, seed: 'Ring', apart: true })
    const [type] = observed.types
    const meanWait = ring + pollaczekKhinchine(callsPerSecond, mean + ring, variance)
    expectRatio('mean wait', type.waited, type.answered, meanWait, 0.03 * meanWait)
    // Ringing is no handling.
    expectShare('occupancy', observed.handling, observed.present, callsPerSecond * mean)
  })

  test.each([
    [0.6, 15],
    [0.75, 9],
    [0.7, 20],
  ])('M/D/1, load %d, handling %d s: answered within 20 s as Erlang found in 1909', (load, handling) => {
    const callsPerSecond = load / handling
    const span = spanFor(callsPerSecond, 600_000, settling(load, handling, 0))
    const contacts = [{ callsPerSecond, handling: { constant: handling } }]
    const observed = observe({ contacts, agents: 1, ...span, seed: `M/D/1 ${load}`, apart: false })
    expect(observed.types).toEqual([])
    expectShare('answered within 20 s', observed.within, observed.received, constantHandlingWithin(callsPerSecond, handling, 20))
  })
})

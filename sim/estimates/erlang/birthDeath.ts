/** Birth-death processes: their steady state, and where they are after a while. */
import type { Seconds } from '../../time.ts'
import { uniformise } from './uniformise.ts'

/** Rates per second by state, births from it and deaths from it; `last` is the highest state, Infinity = none. */
export interface BirthDeath {
  birth: (state: number) => number
  death: (state: number) => number
  last: number
}

const smallest = 1e-17
const mostStates = 1_000_000

/**
 * Probabilities of states 0, 1, ... in steady state: p(k + 1) = p(k) birth(k) / death(k + 1) (Gross, Shortle, Thompson and Harris 2008, section 2.1),
 * from the likeliest state outwards, so that neither 0 nor Infinity comes up on the way at any size. Ends at `last`, or where less
 * than 1e-17 is left. The ratio birth/death must not rise with the state. Throws RangeError where there is no steady state.
 */
export function steadyState({ birth, death, last }: BirthDeath): Float64Array {
  const ratio = (state: number) => birth(state) / death(state + 1)
  let peak = 0
  while (peak < last && ratio(peak) >= 1) if (++peak > mostStates) throw new RangeError('The queue grows for ever: no steady state')
  const below: number[] = []
  for (let state = peak, weight = 1; state > 0 && weight > 0; state--) {
    weight /= ratio(state - 1)
    below.push(weight)
  }
  const above = [1]
  for (let state = peak, weight = 1; state < last; state++) {
    const next = ratio(state)
    weight *= next
    above.push(weight)
    if (weight / (1 - next) < smallest) break
    if (above.length > mostStates) throw new RangeError('The queue is too near its limit: no steady state within a million states')
  }
  const probabilities = new Float64Array(peak + above.length)
  below.forEach((weight, i) => {
    probabilities[peak - 1 - i] = weight
  })
  probabilities.set(above, peak)
  const sum = probabilities.reduce((total, weight) => total + weight, 0)
  return probabilities.map((weight) => weight / sum)
}

/** Probabilities of the states 0 to `states` - 1 `seconds` after the process was in state 0; no births from the last of them. */
export function afterEmpty({ birth, death }: BirthDeath, states: number, seconds: Seconds): Float64Array {
  const up = Float64Array.from({ length: states }, (_, state) => (state + 1 < states ? birth(state) : 0))
  const down = Float64Array.from({ length: states }, (_, state) => (state > 0 ? death(state) : 0))
  const rate = up.reduce((most, value, state) => Math.max(most, value + down[state]), 0)
  const start = new Float64Array(states)
  start[0] = 1
  return uniformise(start, rate, seconds, (from, to) => {
    for (let state = 0; state < states; state++) {
      let inflow = -(up[state] + down[state]) * from[state]
      if (state > 0) inflow += up[state - 1] * from[state - 1]
      if (state + 1 < states) inflow += down[state + 1] * from[state + 1]
      to[state] = inflow
    }
  })
}

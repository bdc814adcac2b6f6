/** Linear differential equations of Markov chains, v' = v G, solved by uniformisation. */
import type { Seconds } from '../../time.ts'

/** More steps than this at once, and the first Poisson weight would be no normal number. */
const mostAtOnce = 500

/**
 * The solution after `seconds`, from `start`: the sum over k of Poisson(k; rate x seconds) (I + G / rate)^k v (Jensen 1953; Grassmann
 * 1977, Computers and Operations Research 4, 47-53). No step size, and nothing but positive terms. `flow(from, to)` sets `to` to G
 * applied to `from` (forward or backward, either works); `rate` is at least the fastest rate at which any state is left.
 */
export function uniformise(
  start: Float64Array,
  rate: number,
  seconds: Seconds,
  flow: (from: Float64Array, to: Float64Array) => void,
): Float64Array {
  if (rate * seconds === 0) return Float64Array.from(start)
  const chunks = Math.max(1, Math.ceil((rate * seconds) / mostAtOnce))
  const mean = (rate * seconds) / chunks
  let now = start
  let power = Float64Array.from(start)
  const change = new Float64Array(start.length)
  for (let chunk = 0; chunk < chunks; chunk++) {
    let weight = Math.exp(-mean)
    power = Float64Array.from(now)
    now = power.map((value) => value * weight)
    for (let k = 1; k <= mean || weight > 1e-17; k++) {
      flow(power, change)
      weight *= mean / k
      for (let i = 0; i < power.length; i++) {
        power[i] += change[i] / rate
        now[i] += weight * power[i]
      }
    }
  }
  return now
}

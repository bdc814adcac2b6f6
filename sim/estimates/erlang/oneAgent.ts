/** M/G/1 and M/D/1: one agent, handling of any law or always the same, everybody waits. */
import type { Seconds } from '../../time.ts'

/**
 * Mean wait in seconds (of all calls) by Pollaczek and Khinchine: callsPerSecond E[handling^2] / (2 (1 - occupancy)) (Gross,
 * Shortle, Thompson and Harris 2008, section 5.1). `variance` in seconds^2. Throws RangeError at an occupancy of 1 or more.
 */
export function pollaczekKhinchine(callsPerSecond: number, handling: Seconds, variance: number): Seconds {
  const occupancy = callsPerSecond * handling
  if (!(occupancy < 1)) throw new RangeError(`One agent never catches up with ${occupancy} erlangs`)
  return (callsPerSecond * (handling ** 2 + variance)) / (2 * (1 - occupancy))
}

/**
 * Share of calls answered within `time` where every call takes exactly `handling` (Erlang 1909; Crommelin 1932):
 * (1 - occupancy) times the sum over k <= time / handling of (-x)^k e^x / k!, x = callsPerSecond (time - k handling). The terms
 * alternate: meant for times of a few handlings. Throws RangeError at an occupancy of 1 or more.
 */
export function constantHandlingWithin(callsPerSecond: number, handling: Seconds, time: Seconds): number {
  const occupancy = callsPerSecond * handling
  if (!(occupancy < 1)) throw new RangeError(`One agent never catches up with ${occupancy} erlangs`)
  let sum = 0
  let factorial = 1
  for (let k = 0; k * handling <= time; k++) {
    if (k > 0) factorial *= k
    const x = callsPerSecond * (time - k * handling)
    sum += ((-x) ** k * Math.exp(x)) / factorial
  }
  return (1 - occupancy) * sum
}

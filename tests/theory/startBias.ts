/** How far a desk that started empty still is from its steady state. */
import { after, type BirthDeath, steadyState } from '../../sim/estimates/erlang/birthDeath.ts'

/**
 * The total variation distance from the steady state, `seconds` after the system was empty. It only ever falls from then on, and no
 * share measured from then on is further from its steady value.
 */
export function startBias(process: BirthDeath, seconds: number): number {
  const steady = steadyState(process)
  const now = after(process, steady.length, seconds)
  let sum = 0
  for (let state = 0; state < now.length; state++) sum += Math.abs(now[state] - steady[state])
  return sum / 2
}

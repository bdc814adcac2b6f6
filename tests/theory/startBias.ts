/** How far a desk that started empty still is from its steady state. */
import { expect } from 'vitest'
import { afterEmpty, type BirthDeath, steadyState } from '../../sim/estimates/erlang/birthDeath.ts'

/**
 * The total variation distance from the steady state, `hours` after the system was empty, is next to nothing. It only ever falls from
 * then on, and no share of what is observed from then on is further from its steady value. Standard errors are 100 times as much.
 */
export function expectSettled(process: BirthDeath, hours: number): void {
  const steady = steadyState(process)
  const now = afterEmpty(process, steady.length, hours * 3600)
  let sum = 0
  for (let state = 0; state < now.length; state++) sum += Math.abs(now[state] - steady[state])
  expect(sum / 2, 'what is left of the empty start').toBeLessThan(0.00001)
}

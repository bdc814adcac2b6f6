import { describe, expect, test } from 'vitest'
import { erlangB } from '../../../sim/estimates/erlang/erlangB.ts'

/** a^n / n! over the sum of a^k / k!, k = 0 ... n, term by term. */
function bySummation(agents: number, offeredLoad: number): number {
  let term = 1
  let sum = 1
  for (let k = 1; k <= agents; k++) {
    term *= offeredLoad / k
    sum += term
  }
  return term / sum
}

describe('Erlang B', () => {
  test.each([1, 2, 3, 5, 8, 13, 21, 60].flatMap((agents) => [0.1, 0.5, 1, 1.7].map((load) => [agents, load * agents] as const)))(
    'of %i agents and %d erlangs is the last term of the sum over all terms',
    (agents, offeredLoad) => {
      expect(erlangB(agents, offeredLoad)).toBeCloseTo(bySummation(agents, offeredLoad), 13)
    },
  )

  test('of one agent is a / (1 + a), of two a^2 / (2 + 2a + a^2)', () => {
    for (const a of [0.01, 0.3, 1, 4, 100]) {
      expect(erlangB(1, a)).toBeCloseTo(a / (1 + a), 14)
      expect(erlangB(2, a)).toBeCloseTo(a ** 2 / (2 + 2 * a + a ** 2), 14)
    }
  })

  // The usual traffic tables (Erlang 1917; ITU handbook Teletraffic Engineering, table of Erlang's B-formula) give the load that so
  // many lines carry at 1% blocking, to as many places as here.
  test.each([
    [1, 0.0101],
    [2, 0.153],
    [5, 1.36],
    [10, 4.46],
    [20, 12.0],
    [50, 37.9],
    [100, 84.1],
  ])('of %i lines and the %d erlangs of the published tables is one in a hundred', (lines, offeredLoad) => {
    const lastPlace = offeredLoad < 0.1 ? 0.00005 : offeredLoad < 10 ? 0.005 : 0.05
    expect(erlangB(lines, offeredLoad - lastPlace)).toBeLessThan(0.01)
    expect(erlangB(lines, offeredLoad + lastPlace)).toBeGreaterThan(0.01)
  })

  test('comes near 1 - n / a where the load is many times what the agents carry', () => {
    expect(erlangB(500, 50_000)).toBeCloseTo(1 - 500 / 50_000, 4)
  })

  test('is 1 without agents and 0 without calls', () => {
    expect(erlangB(0, 3)).toBe(1)
    expect(erlangB(3, 0)).toBe(0)
  })

  test('refuses half an agent and less than no load', () => {
    expect(() => erlangB(2.5, 1)).toThrow(RangeError)
    expect(() => erlangB(2, -1)).toThrow(RangeError)
    expect(() => erlangB(2, Number.NaN)).toThrow(RangeError)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { replicate } from '../../sim/replicate.ts'
import { allLaws, lattice, wild } from './arbitraries/laws.ts'
import { scenarios } from './arbitraries/scenarios.ts'
import { compiled, resultsFor } from './plans.ts'

/** Every number of a value, with the path that leads to it. */
function numbers(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => numbers(inner, `${path}.${key}`))
}

/** Paths of numbers that are probabilities or shares. Their p05 and p95 are too; occupancy and the like may be 0 to 1 only. */
const probable =
  /\.(probability|ci95\.[01]|answeredWithin(\.(mean|p05|p95))?|lost(\.(mean|p05|p95))?|lostBy\.\w+|occupancy(\.(mean|p05|p95))?)$/
/** Intervals of amounts, not of shares. */
const amounts = /(received|cost|overtime|paidHours|failedMonths|lineMinutes|penalties|total)\.ci95/

describe('any valid scenario', () => {
  test.each([
    ['with usual laws', allLaws, 80],
    ['with much at one instant', lattice, 40],
    ['with durations from nothing to a year', wild, 80],
  ] as const)('is replayed to finite numbers, %s', (_, laws, numRuns) => {
    fc.assert(
      fc.property(scenarios(laws), (written) => {
        const one = compiled(written, 600)
        fc.pre(one !== null)
        const results = resultsFor(one, replicate(one.plan, 0, 2))
        for (const [path, value] of numbers(results)) {
          expect(Number.isFinite(value), `${path} is ${value}`).toBe(true)
          expect(value, path).toBeGreaterThanOrEqual(amounts.test(path) ? Number.NEGATIVE_INFINITY : 0)
          if (probable.test(path) && !amounts.test(path)) expect(value, path).toBeLessThanOrEqual(1)
        }
        expect(JSON.stringify(results)).not.toContain('NaN')
      }),
      { seed: 20270201, numRuns, endOnFailure: true },
    )
  })
})

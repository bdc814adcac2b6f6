/** What every distribution owes: a new one inherits the whole suite in one line. */
import alea from 'seedrandom/lib/alea.js'
import { describe, expect, test } from 'vitest'
import { lawOf, moments, sampler, type Uniform } from '../../sim/demand/distributions/index.ts'
import { distributionSchema } from '../../sim/demand/distributions/schema.ts'
import { expectDistribution, mostErrors } from './statistics.ts'

/** What is known of a law from elsewhere. */
export interface Known {
  mean: number
  cv: number
  /** E[X^k] for k = 1 ... 4, by the textbook. */
  raw: (k: number) => number
  cdf: (x: number) => number
  /** P(X < x), where it differs from P(X <= x). */
  cdfBelow?: (x: number) => number
}

const draws = 200_000

/** Central moment 4 from raw moments. */
function fourth(raw: (k: number) => number): number {
  const mean = raw(1)
  return raw(4) - 4 * mean * raw(3) + 6 * mean ** 2 * raw(2) - 3 * mean ** 4
}

/** `spec` as a demand file has it; `values` are those of the file that an empirical law names. */
export function describeLaw(spec: object, known: Known, values: number[] = []): void {
  const parsed = distributionSchema.parse(spec)
  const law = lawOf(parsed, () => values)
  const draw = sampler(law)
  const seed = JSON.stringify(spec)
  const sample = (source: Uniform, count: number) => Float64Array.from({ length: count }, () => draw(source))

  describe(seed, () => {
    const { mean, cv, raw, cdf, cdfBelow } = known
    const variance = (cv * mean) ** 2
    const sampled = sample(alea(seed), draws)

    test('has the mean and the standard deviation it is written with', () => {
      const exact = moments(law)
      expect(exact.mean / mean).toBeCloseTo(1, 10)
      expect(Math.abs(exact.variance - variance)).toBeLessThanOrEqual(1e-9 * variance)
      expect(raw(1) / mean).toBeCloseTo(1, 10)
      expect(Math.abs(raw(2) - mean ** 2 - variance)).toBeLessThanOrEqual(1e-9 * raw(2))
    })

    test('draws values of that mean: off by 4 sd / sqrt(n) at most', () => {
      const average = sampled.reduce((sum, value) => sum + value, 0) / draws
      expect(Math.abs(average - mean)).toBeLessThanOrEqual((mostErrors * cv * mean) / Math.sqrt(draws) + 1e-12 * mean)
    })

    test('draws values of that variance: off by 4 sqrt((fourth central moment - variance^2) / n) at most', () => {
      const squares = sampled.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws
      const error = Math.sqrt(Math.max(0, fourth(raw) - variance ** 2) / draws)
      expect(Math.abs(squares - variance)).toBeLessThanOrEqual(mostErrors * error + 1e-12 * raw(2))
    })

    test('draws values of that distribution: Kolmogorov-Smirnov at the level 0.001', () => {
      expectDistribution(sampled, cdf, cdfBelow)
    })

    test('draws nothing negative and nothing endless, whatever uniform comes first', () => {
      expect(sampled.every((value) => value >= 0 && value < Number.POSITIVE_INFINITY)).toBe(true)
      for (let i = 0; i <= 2000; i++) {
        const source = alea(`${seed} ${i}`)
        let first = true
        const value = draw(() => {
          const uniform = first ? Math.min(i / 2000, 1 - 2 ** -32) : source()
          first = false
          return uniform
        })
        expect(value >= 0 && value < Number.POSITIVE_INFINITY, `${value} from ${i / 2000}`).toBe(true)
      }
    })

    test('depends on the source it is handed and on nothing else', () => {
      const [one, two] = [alea('one'), alea('two')]
      const alternating = Array.from({ length: 2000 }, (_, i) => draw(i % 2 === 0 ? one : two))
      const fresh = sampler(lawOf(parsed, () => values))
      const [again, other] = [alea('one'), alea('two')]
      expect(alternating.filter((_, i) => i % 2 === 0)).toEqual(Array.from({ length: 1000 }, () => fresh(again)))
      expect(alternating.filter((_, i) => i % 2 === 1)).toEqual(Array.from({ length: 1000 }, () => fresh(other)))
    })
  })
}

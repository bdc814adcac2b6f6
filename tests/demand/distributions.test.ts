import { describe, expect, test } from 'vitest'
import { gammaFactor, lawOf, moments } from '../../sim/demand/distributions/index.ts'
import { distributionSchema, lawNames } from '../../sim/demand/distributions/schema.ts'
import { lnGamma } from '../../sim/portable.ts'
import { describeLaw, type Known } from './lawProperties.ts'
import { gammaCdf, normalCdf } from './statistics.ts'

const factorial = (k: number) => [1, 1, 2, 6, 24][k]
const mean = 240

function gammaLaw(cv: number): Known {
  const shape = 1 / cv ** 2
  const scale = mean / shape
  const rising = (k: number): number => (k === 0 ? 1 : rising(k - 1) * (shape + k - 1))
  return { mean, cv, raw: (k) => scale ** k * rising(k), cdf: (x) => gammaCdf(shape, x / scale) }
}

function lognormalLaw(cv: number): Known {
  const variance = Math.log(1 + cv ** 2)
  const mu = Math.log(mean) - variance / 2
  const raw = (k: number) => Math.exp(k * mu + (k ** 2 * variance) / 2)
  return { mean, cv, raw, cdf: (x) => normalCdf((Math.log(x) - mu) / Math.sqrt(variance)) }
}

/** The Weibull law whose shape is known; its mean and cv follow. */
function weibullLaw(shape: number): Known {
  const gamma = (x: number) => Math.exp(lnGamma(x))
  const scale = mean / gamma(1 + 1 / shape)
  const raw = (k: number) => scale ** k * gamma(1 + k / shape)
  return {
    mean,
    cv: Math.sqrt(gamma(1 + 2 / shape) / gamma(1 + 1 / shape) ** 2 - 1),
    raw,
    cdf: (x) => 1 - Math.exp(-((x / scale) ** shape)),
  }
}

/** Two exponentials that bring half of the mean each. */
function hyperexponentialLaw(cv: number): Known {
  const first = (1 + Math.sqrt((cv ** 2 - 1) / (cv ** 2 + 1))) / 2
  const phases = [first, 1 - first].map((probability) => ({ probability, phase: mean / 2 / probability }))
  const over = (of: (phase: number) => number) => phases.reduce((sum, { probability, phase }) => sum + probability * of(phase), 0)
  return { mean, cv, raw: (k) => over((phase) => factorial(k) * phase ** k), cdf: (x) => over((phase) => 1 - Math.exp(-x / phase)) }
}

describe('the law', () => {
  describeLaw({ exponential: { mean: '4m' } }, { mean, cv: 1, raw: (k) => factorial(k) * mean ** k, cdf: (x) => 1 - Math.exp(-x / mean) })

  describeLaw({ erlang: { mean: '240s', phases: 1 } }, gammaLaw(1))
  describeLaw({ erlang: { mean: 240, phases: 3 } }, gammaLaw(1 / Math.sqrt(3)))
  describeLaw({ erlang: { mean: 240, cv: 0.5 } }, gammaLaw(0.5))
  describeLaw({ erlang: { mean: 240, phases: 20 } }, gammaLaw(1 / Math.sqrt(20)))

  describeLaw({ gamma: { mean: 240, cv: 0.15 } }, gammaLaw(0.15))
  describeLaw({ gamma: { mean: 240, cv: 0.8 } }, gammaLaw(0.8))
  describeLaw({ gamma: { mean: 240, cv: 1 } }, gammaLaw(1))
  describeLaw({ gamma: { mean: 240, cv: 2 } }, gammaLaw(2))

  describeLaw({ lognormal: { mean: 240, cv: 0.3 } }, lognormalLaw(0.3))
  describeLaw({ lognormal: { mean: 240, cv: 0.9 } }, lognormalLaw(0.9))
  describeLaw({ lognormal: { mean: 240, cv: 2 } }, lognormalLaw(2))

  for (const shape of [0.7, 1, 1.6, 5]) describeLaw({ weibull: { mean: 240, cv: weibullLaw(shape).cv } }, weibullLaw(shape))

  describeLaw({ hyperexponential: { mean: 240, cv: 1 } }, hyperexponentialLaw(1))
  describeLaw({ hyperexponential: { mean: 240, cv: 1.5 } }, hyperexponentialLaw(1.5))
  describeLaw({ hyperexponential: { mean: 240, cv: 4 } }, hyperexponentialLaw(4))

  const [min, max] = [60, 180]
  describeLaw(
    { uniform: { min: '1m', max: '3m' } },
    {
      mean: (min + max) / 2,
      cv: (max - min) / Math.sqrt(12) / ((min + max) / 2),
      raw: (k) => (max ** (k + 1) - min ** (k + 1)) / (k + 1) / (max - min),
      cdf: (x) => (x - min) / (max - min),
    },
  )

  describeLaw(
    { constant: '4m' },
    { mean, cv: 0, raw: (k) => mean ** k, cdf: (x) => (x < mean ? 0 : 1), cdfBelow: (x) => (x <= mean ? 0 : 1) },
  )

  const values = [0, 31, 31, 62.5, 75, 190, 600, 601, 1200.25, 3]
  const average = (of: (value: number) => number) => values.reduce((sum, value) => sum + of(value), 0) / values.length
  const middle = average((value) => value)
  describeLaw(
    { empirical: 'values.csv' },
    {
      mean: middle,
      cv: Math.sqrt(average((value) => (value - middle) ** 2)) / middle,
      raw: (k) => average((value) => value ** k),
      cdf: (x) => average((value) => (value <= x ? 1 : 0)),
      cdfBelow: (x) => average((value) => (value < x ? 1 : 0)),
    },
    values,
  )

  test('is one of those described above', () => {
    expect(lawNames).toEqual([
      'exponential',
      'erlang',
      'gamma',
      'lognormal',
      'weibull',
      'hyperexponential',
      'uniform',
      'constant',
      'empirical',
    ])
  })
})

describe('at the ends of what may be written, mean and cv are still those written', () => {
  test.each([
    ['gamma', 0.01],
    ['gamma', 20],
    ['lognormal', 0.01],
    ['lognormal', 20],
    ['weibull', 0.01],
    ['weibull', 20],
    ['hyperexponential', 1],
    ['hyperexponential', 20],
  ])('%s, cv %d', (name, cv) => {
    const law = moments(lawOf(distributionSchema.parse({ [name]: { mean: 240, cv } }), () => []))
    expect(law.mean / mean).toBeCloseTo(1, 9)
    expect(Math.sqrt(law.variance) / mean / cv).toBeCloseTo(1, 7)
  })
})

describe('a factor', () => {
  test('without uncertainty is 1 and draws nothing', () => {
    const factor = gammaFactor(0)
    expect(
      factor(() => {
        throw new Error('drawn')
      }),
    ).toBe(1)
  })
})

import alea from 'seedrandom/lib/alea.js'
import { describe, expect, test } from 'vitest'
import { standardExponential, standardNormal } from '../../sim/demand/distributions/ziggurat.ts'
import { expectDistribution, expectEstimate, expectUncorrelated, meanOf, normalCdf } from './statistics.ts'

const draws = 2_000_000
const exponentials = new Float64Array(draws)
const normals = new Float64Array(draws)
const [exponentialSource, normalSource] = [alea('exponential'), alea('normal')]
for (let i = 0; i < draws; i++) {
  exponentials[i] = standardExponential(exponentialSource)
  normals[i] = standardNormal(normalSource)
}

/** Where the tail begins that is drawn by another method than the layers. */
const [exponentialTail, normalTail] = [7.69711747013105, 3.6541528853610088]

function expectShareBeyond(values: Float64Array, beyond: (value: number) => boolean, probability: number): void {
  let count = 0
  for (const value of values) if (beyond(value)) count++
  const error = Math.sqrt((probability * (1 - probability)) / draws)
  expectEstimate('share beyond', { value: count / draws, error }, probability)
}

describe('the standard exponential', () => {
  test('is distributed as 1 - e^-x: Kolmogorov-Smirnov at the level 0.001', () => {
    expectDistribution(exponentials, (x) => 1 - Math.exp(-x))
  })

  test.each([0.01, 0.3, 1, 3, 6, exponentialTail, 9])('goes beyond %d as often as e^-x says', (x) => {
    expectShareBeyond(exponentials, (value) => value > x, Math.exp(-x))
  })

  test('has a tail that is the same law again', () => {
    const beyond = exponentials.filter((value) => value > exponentialTail).map((value) => value - exponentialTail)
    expectEstimate('mean excess', { value: meanOf(beyond).value, error: 1 / Math.sqrt(beyond.length) }, 1)
  })

  test('draws that follow each other are independent', () => {
    expectUncorrelated(exponentials.subarray(0, -1), exponentials.subarray(1))
  })
})

describe('the standard normal', () => {
  test('is distributed as the integral of e^(-x^2 / 2) / sqrt(2 pi): Kolmogorov-Smirnov at the level 0.001', () => {
    expectDistribution(normals.subarray(0, 500_000), normalCdf)
  })

  test.each([0.01, 0.5, 1, 2, 3, normalTail, 4])('goes beyond %d on either side as often as it should', (x) => {
    expectShareBeyond(normals, (value) => value > x, normalCdf(-x))
    expectShareBeyond(normals, (value) => value < -x, normalCdf(-x))
  })

  test('has moments 0, 1, 0, 3', () => {
    for (const [power, moment] of [
      [1, 0],
      [2, 1],
      [3, 0],
      [4, 3],
    ])
      expectEstimate(`moment ${power}`, meanOf(normals.map((value) => value ** power)), moment)
  })

  test('draws that follow each other are independent, their squares too', () => {
    expectUncorrelated(normals.subarray(0, -1), normals.subarray(1))
    const squares = normals.map((value) => value ** 2)
    expectUncorrelated(squares.subarray(0, -1), squares.subarray(1))
  })
})

describe('one draw', () => {
  test('takes one uniform, and not much more than that on average', () => {
    for (const draw of [standardExponential, standardNormal]) {
      const source = alea('spent')
      let spent = 0
      for (let i = 0; i < 100_000; i++)
        draw(() => {
          spent++
          return source()
        })
      expect(spent).toBeLessThan(1.05 * 100_000)
    }
  })
})

import { describe, expect, test } from 'vitest'
import { Kernel } from '../../../sim/engine/kernel.ts'
import type { Model, TypeModel } from '../../../sim/engine/model.ts'
import { daily, tinyModel } from './tinyDesk.ts'

/** When each contact is received, of `replications` replays. */
function receipts(model: Model, replications: number): number[][] {
  const all: number[][] = []
  const kernel = new Kernel(model, 'arrivals', ({ received }, count) => all[all.length - 1].push(...received.slice(0, count)))
  for (let replication = 0; replication < replications; replication++) {
    all.push([])
    kernel.run(replication)
  }
  return all
}

const hour = daily / 24
const calls = tinyModel({
  callers: { call: { handling: 1 } },
  hours: { main: ['00:00-24:00'] },
  groups: [{ levels: { '00:00': 100 } }],
  days: 2,
})

/** 10 an hour from 0 to 8, 90 an hour from 8 to 9, none until 20, 30 an hour until midnight. */
function withRates(changes: Partial<Model> = {}): Model {
  const [type] = calls.types
  const starts = [0, 8, 9, 20]
  const perHour = [10, 90, 0, 30]
  const pieces: TypeModel = {
    ...type,
    rateStart: Float64Array.from([0, 1].flatMap((day) => starts.map((start) => day * daily + start * hour))),
    rate: Float64Array.from([...perHour, ...perHour], (rate) => rate / hour),
    dayPiece: Uint32Array.of(0, 4, 8),
  }
  return { ...calls, types: [pieces], ...changes }
}

const replications = 1000
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: number[]) => sum(values) / values.length
const variance = (values: number[]) => sum(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1)

/** DESIGN 4.3. A Poisson count of mean m over R replications has standard error sqrt(m / R). */
describe('arrivals', () => {
  const days = receipts(withRates(), replications).map((times) => times.filter((time) => time < daily))
  const inHours = (from: number, to: number) => days.map((times) => times.filter((time) => time >= from * hour && time < to * hour).length)

  test.each([
    [0, 8, 80],
    [8, 9, 90],
    [8, 8.25, 22.5],
    [20, 24, 120],
  ])('from hour %d to hour %d are a Poisson number of mean %d', (from, to, expected) => {
    const counts = inHours(from, to)
    expect(Math.abs(mean(counts) - expected)).toBeLessThan(4 * Math.sqrt(expected / replications))
    // The variance of a sample variance of Poisson counts: m/R + 2 m²/(R-1).
    expect(Math.abs(variance(counts) - expected)).toBeLessThan(
      4 * Math.sqrt(expected / replications + (2 * expected ** 2) / (replications - 1)),
    )
  })

  test('there are none where the rate is 0: no rate is held past its interval', () => {
    expect(sum(inHours(9, 20))).toBe(0)
  })

  test('busyness multiplies a whole day: the variance of its count is m + (cv m)²', () => {
    const cv = 0.5
    const counts = receipts(withRates({ busyness: cv }), replications)
    const first = counts.map((times) => times.filter((time) => time < daily).length)
    const second = counts.map((times) => times.filter((time) => time >= daily).length)
    const expected = 290
    const spread = expected + (cv * expected) ** 2
    expect(Math.abs(mean(first) - expected)).toBeLessThan(4 * Math.sqrt(spread / replications))
    // A Gamma of shape 1/cv² = 4 has excess kurtosis 6/4; the Poisson noise is small beside it.
    expect(Math.abs(variance(first) / spread - 1)).toBeLessThan(4 * Math.sqrt((2 + 1.5) / replications))
    const together = mean(first.map((count, i) => (count - mean(first)) * (second[i] - mean(second))))
    expect(Math.abs(together / spread)).toBeLessThan(4 / Math.sqrt(replications))
  })

  test('a forecast error of the term multiplies all its days alike', () => {
    const cv = 0.5
    const counts = receipts(withRates({ forecastError: { cv, per: 'term' } }), replications)
    const first = counts.map((times) => times.filter((time) => time < daily).length)
    const second = counts.map((times) => times.filter((time) => time >= daily).length)
    const together = mean(first.map((count, i) => (count - mean(first)) * (second[i] - mean(second))))
    // Their covariance is that of the common factor: (cv m)².
    expect(Math.abs(together / (cv * 290) ** 2 - 1)).toBeLessThan(4 * Math.sqrt((2 + 1.5) / replications))
  })
})

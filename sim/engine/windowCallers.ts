/**
 * The callers of one window of a term: the very first attempts that the engine would meet there, drawn as the engine draws them.
 */
import { gammaFactor } from '../demand/distributions/index.ts'
import type { Micros } from '../facts.ts'
import { Arrivals } from './arrivals.ts'
import type { Model } from './model.ts'
import { stream } from './streams.ts'

export interface WindowCallers {
  /** Of which replication they are. */
  replication: number
  /** The day of the term that the window lies in. */
  day: number
  /** [from, to) on the term's clock. */
  from: Micros
  to: Micros
  /** Contact number of the first of them. */
  firstSequence: number
  /** By type: instants on the term's clock, ascending, and patience (Infinity = waits for ever). */
  time: Float64Array[]
  patience: Float64Array[]
}

/** Throws RangeError when the window does not lie within one day of the term. */
export function windowCallers(model: Model, seed: string, replication: number, from: Micros, to: Micros): WindowCallers {
  const { dayStart, dayMonth } = model.term
  const day = dayStart.findLastIndex((start) => start <= from)
  if (day < 0 || day >= dayMonth.length || to <= from || to > dayStart[day + 1])
    throw new RangeError('A window lies within one day of the term')
  const busyness = gammaFactor(model.busyness)
  const forecast = gammaFactor(model.forecastError.cv)
  const busynessSource = stream(seed, replication, 'busyness')
  const forecastSource = stream(seed, replication, 'forecastError')
  const arrivals = model.types.map((type) => new Arrivals(type))
  for (const one of arrivals) one.seed(seed, replication)
  let error = forecast(forecastSource)
  let firstSequence = 0
  for (let before = 0; before <= day; before++) {
    if (model.forecastError.per === 'month' && before > 0 && dayMonth[before] !== dayMonth[before - 1]) error = forecast(forecastSource)
    const factor = busyness(busynessSource) * error
    for (const one of arrivals) {
      one.draw(before, factor, dayStart[before + 1])
      if (before < day) firstSequence += one.count
    }
  }
  const within = arrivals.map(({ time, count }) => {
    const drawn = time.subarray(0, count)
    const first = drawn.findIndex((at) => at >= from)
    const begin = first < 0 ? count : first
    const after = drawn.findIndex((at) => at >= to)
    return { begin, end: after < 0 ? count : after }
  })
  for (const { begin } of within) firstSequence += begin
  return {
    replication,
    day,
    from,
    to,
    firstSequence,
    time: arrivals.map(({ time }, type) => time.slice(within[type].begin, within[type].end)),
    patience: arrivals.map(({ patience }, type) => patience.slice(within[type].begin, within[type].end)),
  }
}

/**
 * The callers of one window of a term: the very first attempts that the engine would meet there, drawn as the engine draws them.
 */
import type { Micros } from '../facts.ts'
import { Arrivals } from './arrivals.ts'
import { dayFactors } from './dayFactors.ts'
import type { Model } from './model.ts'

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
  const { dayStart } = model.term
  const day = dayStart.findLastIndex((start) => start <= from)
  if (day < 0 || day >= dayStart.length - 1 || to <= from || to > dayStart[day + 1])
    throw new RangeError('A window lies within one day of the term')
  const factorOf = dayFactors(model, seed, replication)
  const arrivals = model.types.map((type) => new Arrivals(type))
  for (const one of arrivals) one.seed(seed, replication)
  let firstSequence = 0
  for (let before = 0; before <= day; before++) {
    const factor = factorOf(before)
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

import { square } from '../../portable.ts'
import { gamma } from './gamma.ts'
import type { LawOf, Moments } from './law.ts'
import { standardExponential, type Uniform } from './ziggurat.ts'

/** Beyond this many phases a gamma is the quicker way to the same law. */
const mostSummed = 8

export function erlang({ mean, phases }: LawOf<'erlang'>): (source: Uniform) => number {
  const each = mean / phases
  if (phases > mostSummed) return gamma({ law: 'gamma', shape: phases, scale: each })
  return (source) => {
    let sum = 0
    for (let i = 0; i < phases; i++) sum += standardExponential(source)
    return each * sum
  }
}

export function erlangMoments({ mean, phases }: LawOf<'erlang'>): Moments {
  return { mean, variance: square(mean) / phases }
}

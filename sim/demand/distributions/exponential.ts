import { square } from '../../portable.ts'
import type { LawOf, Moments } from './law.ts'
import { standardExponential, type Uniform } from './ziggurat.ts'

export function exponential({ mean }: LawOf<'exponential'>): (source: Uniform) => number {
  return (source) => mean * standardExponential(source)
}

export function exponentialMoments({ mean }: LawOf<'exponential'>): Moments {
  return { mean, variance: square(mean) }
}

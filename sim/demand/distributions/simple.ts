/** The laws that need no method: uniform, constant, empirical. */
import { square } from '../../portable.ts'
import type { LawOf, Moments } from './law.ts'
import type { Uniform } from './ziggurat.ts'

export function uniform({ min, max }: LawOf<'uniform'>): (source: Uniform) => number {
  return (source) => min + (max - min) * source()
}

export function uniformMoments({ min, max }: LawOf<'uniform'>): Moments {
  return { mean: (min + max) / 2, variance: square(max - min) / 12 }
}

export function constant({ value }: LawOf<'constant'>): (source: Uniform) => number {
  return () => value
}

export function constantMoments({ value }: LawOf<'constant'>): Moments {
  return { mean: value, variance: 0 }
}

/** Each value as likely as the others. */
export function empirical({ values }: LawOf<'empirical'>): (source: Uniform) => number {
  return (source) => values[Math.floor(source() * values.length)]
}

export function empiricalMoments({ values }: LawOf<'empirical'>): Moments {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, variance: values.reduce((sum, value) => sum + square(value - mean), 0) / values.length }
}

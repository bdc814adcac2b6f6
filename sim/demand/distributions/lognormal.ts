import { exp, ln, square } from '../../portable.ts'
import type { LawOf, Moments } from './law.ts'
import { standardNormal, type Uniform } from './ziggurat.ts'

/** sigma² = ln(1 + cv²), mu = ln(mean) - sigma²/2. */
export function lognormalOf(mean: number, cv: number): LawOf<'lognormal'> {
  const variance = ln(1 + square(cv))
  return { law: 'lognormal', mu: ln(mean) - variance / 2, sigma: Math.sqrt(variance) }
}

export function lognormal({ mu, sigma }: LawOf<'lognormal'>): (source: Uniform) => number {
  return (source) => exp(mu + sigma * standardNormal(source))
}

export function lognormalMoments({ mu, sigma }: LawOf<'lognormal'>): Moments {
  const mean = exp(mu + square(sigma) / 2)
  return { mean, variance: square(mean) * (exp(square(sigma)) - 1) }
}

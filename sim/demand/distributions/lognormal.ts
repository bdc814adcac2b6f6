import { exp, ln } from '../../portable.ts'
import type { LawOf, Moments } from './law.ts'
import { standardNormal, type Uniform } from './ziggurat.ts'

/** sigma² = ln(1 + cv²), mu = ln(mean) - sigma²/2. */
export function lognormalOf(mean: number, cv: number): LawOf<'lognormal'> {
  const variance = ln(1 + cv ** 2)
  return { law: 'lognormal', mu: ln(mean) - variance / 2, sigma: Math.sqrt(variance) }
}

export function lognormal({ mu, sigma }: LawOf<'lognormal'>): (source: Uniform) => number {
  return (source) => exp(mu + sigma * standardNormal(source))
}

export function lognormalMoments({ mu, sigma }: LawOf<'lognormal'>): Moments {
  const mean = exp(mu + sigma ** 2 / 2)
  return { mean, variance: mean ** 2 * (exp(sigma ** 2) - 1) }
}

/** Gamma by Marsaglia and Tsang 2000, "A simple method for generating gamma variables", ACM TOMS 26:3; boosted below shape 1. */
import { ln, pow, square } from '../../portable.ts'
import type { LawOf, Moments } from './law.ts'
import { standardNormal, type Uniform } from './ziggurat.ts'

export function gammaOf(mean: number, cv: number): LawOf<'gamma'> {
  return { law: 'gamma', shape: 1 / square(cv), scale: mean * square(cv) }
}

export function gamma({ shape, scale }: LawOf<'gamma'>): (source: Uniform) => number {
  const boosted = shape < 1
  const d = (boosted ? shape + 1 : shape) - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  const draw = (source: Uniform): number => {
    for (;;) {
      const x = standardNormal(source)
      const root = 1 + c * x
      if (root <= 0) continue
      const v = root * root * root
      const u = 1 - source()
      if (u < 1 - 0.0331 * x * x * x * x || ln(u) < 0.5 * x * x + d * (1 - v + ln(v))) return d * v
    }
  }
  if (!boosted) return (source) => scale * draw(source)
  return (source) => scale * draw(source) * pow(1 - source(), 1 / shape)
}

export function gammaMoments({ shape, scale }: LawOf<'gamma'>): Moments {
  return { mean: shape * scale, variance: shape * square(scale) }
}

/** A factor with mean 1 and this coefficient of variation; 0 = always 1, and nothing is drawn. */
export function gammaFactor(cv: number): (source: Uniform) => number {
  return cv === 0 ? () => 1 : gamma(gammaOf(1, cv))
}

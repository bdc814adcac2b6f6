import { exp, lnGamma, pow, square } from '../../portable.ts'
import type { LawOf, Moments } from './law.ts'
import { standardExponential, type Uniform } from './ziggurat.ts'

/** cv² + 1 = Gamma(1 + 2/shape) / Gamma(1 + 1/shape)², which falls as the shape grows: solved by bisection. */
export function weibullOf(mean: number, cv: number): LawOf<'weibull'> {
  let low = 0.05
  let high = 200
  for (let i = 0; i < 100; i++) {
    const shape = (low + high) / 2
    if (exp(lnGamma(1 + 2 / shape) - 2 * lnGamma(1 + 1 / shape)) > 1 + square(cv)) low = shape
    else high = shape
  }
  const shape = (low + high) / 2
  return { law: 'weibull', shape, scale: mean / exp(lnGamma(1 + 1 / shape)) }
}

export function weibull({ shape, scale }: LawOf<'weibull'>): (source: Uniform) => number {
  return (source) => scale * pow(standardExponential(source), 1 / shape)
}

export function weibullMoments({ shape, scale }: LawOf<'weibull'>): Moments {
  const mean = scale * exp(lnGamma(1 + 1 / shape))
  return { mean, variance: square(scale) * exp(lnGamma(1 + 2 / shape)) - square(mean) }
}

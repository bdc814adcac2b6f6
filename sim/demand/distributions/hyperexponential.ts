import { square } from '../../portable.ts'
import type { LawOf, Moments } from './law.ts'
import { standardExponential, type Uniform } from './ziggurat.ts'

/** Two phases with balanced means, probability x mean1 = (1 - probability) x mean2 (Tijms 1986, Stochastic Modelling, appendix B). */
export function hyperexponentialOf(mean: number, cv: number): LawOf<'hyperexponential'> {
  const probability = (1 + Math.sqrt((square(cv) - 1) / (square(cv) + 1))) / 2
  return { law: 'hyperexponential', probability, mean1: mean / (2 * probability), mean2: mean / (2 * (1 - probability)) }
}

export function hyperexponential({ probability, mean1, mean2 }: LawOf<'hyperexponential'>): (source: Uniform) => number {
  return (source) => (source() < probability ? mean1 : mean2) * standardExponential(source)
}

export function hyperexponentialMoments({ probability, mean1, mean2 }: LawOf<'hyperexponential'>): Moments {
  const mean = probability * mean1 + (1 - probability) * mean2
  return { mean, variance: 2 * (probability * square(mean1) + (1 - probability) * square(mean2)) - square(mean) }
}

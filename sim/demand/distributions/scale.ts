import { ln } from '../../portable.ts'
import type { Law } from './law.ts'

/** The law of `factor` times what `law` gives. */
export function scaledLaw(law: Law, factor: number): Law {
  if (factor === 1) return law
  switch (law.law) {
    case 'exponential':
    case 'erlang':
      return { ...law, mean: law.mean * factor }
    case 'gamma':
    case 'weibull':
      return { ...law, scale: law.scale * factor }
    case 'lognormal':
      return { ...law, mu: law.mu + ln(factor) }
    case 'hyperexponential':
      return { ...law, mean1: law.mean1 * factor, mean2: law.mean2 * factor }
    case 'uniform':
      return { ...law, min: law.min * factor, max: law.max * factor }
    case 'constant':
      return { ...law, value: law.value * factor }
    case 'empirical':
      return { ...law, values: law.values.map((value) => value * factor) }
  }
}

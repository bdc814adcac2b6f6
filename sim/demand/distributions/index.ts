/** From how a distribution is written, to plain data, to a function of a uniform source. */
import { erlang, erlangMoments } from './erlang.ts'
import { exponential, exponentialMoments } from './exponential.ts'
import { gamma, gammaMoments, gammaOf } from './gamma.ts'
import { hyperexponential, hyperexponentialMoments, hyperexponentialOf } from './hyperexponential.ts'
import type { Law, Moments } from './law.ts'
import { lognormal, lognormalMoments, lognormalOf } from './lognormal.ts'
import type { DistributionSpec } from './schema.ts'
import { constant, constantMoments, empirical, empiricalMoments, uniform, uniformMoments } from './simple.ts'
import { weibull, weibullMoments, weibullOf } from './weibull.ts'
import type { Uniform } from './ziggurat.ts'

export { gammaFactor } from './gamma.ts'
export type { Law, Moments } from './law.ts'
export { standardExponential, type Uniform } from './ziggurat.ts'

/** `readValues` gives the values (seconds) of an empirical law's file. */
export function lawOf(spec: DistributionSpec, readValues: (file: string) => number[]): Law {
  if (spec.exponential) return { law: 'exponential', ...spec.exponential }
  if (spec.erlang) return { law: 'erlang', ...spec.erlang }
  if (spec.gamma) return gammaOf(spec.gamma.mean, spec.gamma.cv)
  if (spec.lognormal) return lognormalOf(spec.lognormal.mean, spec.lognormal.cv)
  if (spec.weibull) return weibullOf(spec.weibull.mean, spec.weibull.cv)
  if (spec.hyperexponential) return hyperexponentialOf(spec.hyperexponential.mean, spec.hyperexponential.cv)
  if (spec.uniform) return { law: 'uniform', ...spec.uniform }
  if (spec.constant) return { law: 'constant', ...spec.constant }
  if (spec.empirical) return { law: 'empirical', values: Float64Array.from(readValues(spec.empirical.file)) }
  throw new Error('A distribution without a law: the schema lets none through')
}

/** Seconds, 0 or more. Nothing is allocated per draw. */
export function sampler(law: Law): (source: Uniform) => number {
  switch (law.law) {
    case 'exponential':
      return exponential(law)
    case 'erlang':
      return erlang(law)
    case 'gamma':
      return gamma(law)
    case 'lognormal':
      return lognormal(law)
    case 'weibull':
      return weibull(law)
    case 'hyperexponential':
      return hyperexponential(law)
    case 'uniform':
      return uniform(law)
    case 'constant':
      return constant(law)
    case 'empirical':
      return empirical(law)
  }
}

/** Exact mean (seconds) and variance (seconds²). */
export function moments(law: Law): Moments {
  switch (law.law) {
    case 'exponential':
      return exponentialMoments(law)
    case 'erlang':
      return erlangMoments(law)
    case 'gamma':
      return gammaMoments(law)
    case 'lognormal':
      return lognormalMoments(law)
    case 'weibull':
      return weibullMoments(law)
    case 'hyperexponential':
      return hyperexponentialMoments(law)
    case 'uniform':
      return uniformMoments(law)
    case 'constant':
      return constantMoments(law)
    case 'empirical':
      return empiricalMoments(law)
  }
}

/** A distribution of durations in seconds, as plain serialisable data. */
export type Law =
  | { law: 'exponential'; mean: number }
  | { law: 'erlang'; mean: number; phases: number }
  | { law: 'gamma'; shape: number; scale: number }
  | { law: 'lognormal'; mu: number; sigma: number }
  | { law: 'weibull'; shape: number; scale: number }
  | { law: 'hyperexponential'; probability: number; mean1: number; mean2: number }
  | { law: 'uniform'; min: number; max: number }
  | { law: 'constant'; value: number }
  | { law: 'empirical'; values: Float64Array }

export type LawOf<Name extends Law['law']> = Extract<Law, { law: Name }>

export interface Moments {
  mean: number
  variance: number
}

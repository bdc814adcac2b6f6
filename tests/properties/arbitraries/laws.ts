/** Distributions: all laws, or constants on a lattice of ten seconds so that much happens at one instant. */
import fc from 'fast-check'
import type { Written } from '../../engine/replay.ts'

export type Law = Written['demand']['contacts'][number]['handling']

export interface LawChoice {
  /** Durations around `mean` seconds. */
  around: (mean: number) => fc.Arbitrary<Law>
}

export const allLaws: LawChoice = {
  around: (mean) =>
    fc.oneof(
      fc.constant<Law>({ exponential: { mean } }),
      fc.constant<Law>({ lognormal: { mean, cv: 0.9 } }),
      fc.constant<Law>({ gamma: { mean, cv: 1.5 } }),
      fc.constant<Law>({ erlang: { mean, phases: 3 } }),
      fc.constant<Law>({ weibull: { mean, cv: 0.7 } }),
      fc.constant<Law>({ hyperexponential: { mean, cv: 2 } }),
      fc.constant<Law>({ uniform: { min: 0, max: 2 * mean } }),
      fc.constant<Law>({ empirical: 'values.csv' }),
      fc.constantFrom<Law>({ constant: 0 }, { constant: mean }, { constant: mean / 3 }),
    ),
}

export const lattice: LawChoice = {
  around: (mean) =>
    fc.oneof(
      { arbitrary: fc.integer({ min: 0, max: Math.ceil(mean / 5) }).map((tens): Law => ({ constant: 10 * tens })), weight: 4 },
      { arbitrary: fc.constant<Law>({ empirical: 'lattice.csv' }), weight: 2 },
    ),
}

export const dataFiles: NonNullable<Written['data']> = {
  'values.csv': { values: [0, 1.5, 20, 20, 45, 90.000001, 300, 1800] },
  'lattice.csv': { values: [0, 10, 20, 20, 60, 90, 300, 600] },
}

/** The edges of what the schema lets through. */
export const wild: LawChoice = {
  around: (mean) =>
    fc.oneof(
      fc.constantFrom<Law>({ constant: 0 }, { constant: '366d' }, { constant: 0.0000004 }, { uniform: { min: 0, max: '366d' } }),
      fc.constantFrom<Law>({ exponential: { mean: 1e-9 } }, { exponential: { mean: '366d' } }, { erlang: { mean, phases: 1000 } }),
      fc
        .constantFrom(0.01, 1, 20)
        .chain((cv) =>
          fc.constantFrom<Law>(
            { lognormal: { mean, cv } },
            { gamma: { mean, cv } },
            { weibull: { mean, cv } },
            { hyperexponential: { mean, cv: Math.max(1, cv) } },
          ),
        ),
      fc.constant<Law>({ empirical: 'values.csv' }),
    ),
}

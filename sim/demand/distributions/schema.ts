/** How a distribution is written: `{ lognormal: { mean: 240s, cv: 0.9 } }`; one law, its parameters by mean and cv where they exist. */

import { z } from 'zod'
import { square } from '../../portable.ts'
import { duration, positive, positiveDuration, share, text, whole } from '../../units.ts'

const cvFrom = (least: number) => {
  const error = `a coefficient of variation (standard deviation / mean) from ${least} to 20`
  return z.number({ error }).min(least, { error }).max(20, { error })
}
const meanAndCv = z.strictObject({ mean: positiveDuration, cv: cvFrom(0.01) }, { error: '{ mean: 240s, cv: 0.9 }' })
const cvOfErlang = '1/sqrt(k) for a whole number k of phases: 1, 0.7071, 0.5774, 0.5, ...'

const laws = {
  exponential: z.strictObject({ mean: positiveDuration }, { error: '{ mean: 240s }' }).optional(),
  erlang: z
    .strictObject(
      { mean: positiveDuration, phases: whole(1, 1000).optional(), cv: positive.optional() },
      { error: '{ mean: 240s, phases: 3 }' },
    )
    .superRefine((value, context) => {
      if ((value.phases === undefined) === (value.cv === undefined))
        context.addIssue({ code: 'custom', message: 'either phases: 3 or cv: 0.5774' })
      else if (value.cv !== undefined && Math.abs(1 / square(value.cv) / Math.max(1, Math.round(1 / square(value.cv))) - 1) > 0.005)
        context.addIssue({ code: 'custom', message: cvOfErlang, path: ['cv'] })
    })
    .transform(({ mean, phases, cv }) => ({ mean, phases: phases ?? Math.max(1, Math.round(1 / square(cv as number))) }))
    .optional(),
  gamma: meanAndCv.optional(),
  lognormal: meanAndCv.optional(),
  weibull: meanAndCv.optional(),
  hyperexponential: z.strictObject({ mean: positiveDuration, cv: cvFrom(1) }, { error: '{ mean: 240s, cv: 1.5 }' }).optional(),
  uniform: z
    .strictObject({ min: duration, max: duration }, { error: '{ min: 60s, max: 180s }' })
    .refine(({ min, max }) => max > min, { error: 'max greater than min' })
    .optional(),
  constant: z
    .union([z.strictObject({ value: duration }), duration], { error: '{ value: 240s } or a duration such as 240s' })
    .transform((given) => (typeof given === 'number' ? { value: given } : given))
    .optional(),
  empirical: z
    .union([z.strictObject({ file: text }), text], { error: '{ file: values.csv }: one duration a line, in seconds' })
    .transform((given) => (typeof given === 'string' ? { file: given } : given))
    .optional(),
}
export const lawNames = Object.keys(laws) as (keyof typeof laws)[]

const howToWrite = '{ exponential: { mean: 240s } }, or another of the laws'
const oneLaw = (value: object) => lawNames.filter((name) => (value as Record<string, unknown>)[name] !== undefined).length === 1

export const distributionSchema = z.strictObject(laws, { error: howToWrite }).refine(oneLaw, { error: `one law of ${lawNames.join(', ')}` })
export type DistributionSpec = z.output<typeof distributionSchema>

/** Patience, with the share of callers that leave at once when they must wait. */
export const patienceSchema = z
  .strictObject({ ...laws, balk: share.default(0) }, { error: howToWrite })
  .refine(oneLaw, { error: `one law of ${lawNames.join(', ')}` })

/** The demand file: who calls, how often and when, how long a contact takes and how long a caller waits. */
import { z } from 'zod'
import { monthNames, weekdayNames } from '../time.ts'
import { atLeastZero, byTimeOfDay, duration, identifier, oneOf, share, text, whole } from '../units.ts'
import { distributionSchema, patienceSchema } from './distributions/schema.ts'

const factor = <const T extends readonly [string, ...string[]]>(names: T, what: string) =>
  z.partialRecord(z.enum(names), atLeastZero, { error: `factors by ${what}, such as { ${names[0]}: 1.2 }` })

const volumeUpTo = (most: number) => {
  const error = `a number from 0 to ${most}`
  return z.number({ error }).min(0, { error }).max(most, { error })
}
const volume = z
  .strictObject(
    { perOpenDay: volumeUpTo(1_000_000).optional(), perMonth: volumeUpTo(30_000_000).optional(), table: text.optional() },
    { error: '{ perOpenDay: 420 }, { perMonth: 9000 } or { table: counts.csv }' },
  )
  .refine((value) => Object.values(value).filter((one) => one !== undefined).length === 1, {
    error: 'one of perOpenDay, perMonth and table, and one only',
  })

const uncertainty = {
  cv: z
    .number({ error: 'a coefficient of variation, 0 to 2' })
    .min(0, { error: 'a coefficient of variation, 0 to 2' })
    .max(2, { error: 'a coefficient of variation, 0 to 2' }),
}

const contactType = z
  .strictObject({
    type: identifier,
    channel: oneOf('phone', 'email', 'fax').default('phone'),
    number: identifier.default('main'),
    volume,
    weekdays: factor(weekdayNames, 'weekday').default({}),
    months: factor(monthNames, 'month').default({}),
    closedDays: atLeastZero.default(0),
    profile: byTimeOfDay(atLeastZero, 'rates').optional(),
    handling: distributionSchema,
    wrapUp: share.default(0),
    patience: patienceSchema.optional(),
    leavesInGreeting: share.default(0),
    leavesMessage: share.default(1),
    reached: share.default(1),
    reachedNot: duration.default(30),
    priority: whole(1, 1000).default(1),
    transfer: z.strictObject({ to: identifier, probability: share }).optional(),
  })
  .superRefine((type, context) => {
    if (type.volume.table !== undefined)
      for (const key of ['weekdays', 'months', 'closedDays', 'profile'] as const) {
        const given = type[key]
        const says = typeof given === 'number' ? given !== 0 : given !== undefined && Object.keys(given).length > 0
        if (says)
          context.addIssue({
            code: 'custom',
            message: `no ${key} beside volume.table: the table already says when contacts come`,
            path: [key],
          })
      }
    if (type.channel !== 'phone')
      for (const key of ['patience', 'transfer'] as const)
        if (type[key] !== undefined)
          context.addIssue({ code: 'custom', message: `no ${key} for ${type.channel}: nobody waits on the line`, path: [key] })
  })
export type ContactType = z.output<typeof contactType>

export const demandSchema = z
  .strictObject(
    {
      $schema: z.string().optional(),
      name: text.optional(),
      busyness: z.strictObject(uncertainty).optional(),
      forecastError: z.strictObject({ ...uncertainty, per: oneOf('term', 'month').default('term') }).optional(),
      redial: z.strictObject({ probability: share, after: distributionSchema, maxTries: whole(1, 100).default(5) }).optional(),
      contacts: z
        .array(contactType, { error: 'a list of contact types' })
        .min(1, { error: 'one contact type at least' })
        .max(100, { error: '100 contact types at most' }),
    },
    { error: 'a demand: contacts: [...]' },
  )
  .superRefine((demand, context) => {
    const names = demand.contacts.map((one) => one.type)
    demand.contacts.forEach((one, i) => {
      if (names.indexOf(one.type) !== i)
        context.addIssue({ code: 'custom', message: `a type that is not given yet`, path: ['contacts', i, 'type'] })
      const { transfer } = one
      const to = demand.contacts.find((other) => other.type === transfer?.to)
      if (transfer !== undefined && (to === undefined || to.channel !== 'phone' || to === one)) {
        const among = demand.contacts.filter((other) => other.channel === 'phone' && other !== one).map((other) => other.type)
        context.addIssue({
          code: 'custom',
          message: `another phone type of this demand (${among.join(', ') || 'there is none'})`,
          path: ['contacts', i, 'transfer', 'to'],
          params: { among },
        })
      }
    })
  })
export type Demand = z.output<typeof demandSchema>

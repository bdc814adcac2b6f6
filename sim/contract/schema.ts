/** The contract file: opening hours, what is received when, targets and how the contract's open questions are read. */
import Holidays from 'date-holidays'
import { z } from 'zod'
import { isDate, isMonthDay } from '../time.ts'
import {
  atLeastZero,
  byWeekday,
  date,
  duration,
  identifier,
  localIntervals,
  oneOf,
  positive,
  positiveDuration,
  share,
  text,
  timeOfDay,
  whole,
  yes,
} from '../units.ts'
import { isPublicHoliday, sampledYears } from './holidays.ts'

const hours = byWeekday(localIntervals, 'opening hours').refine((week) => week.some((day) => day !== undefined), {
  error: 'opening hours on one weekday at least, such as { mon-fri: ["08:30-17:30"] }',
})

const holidayDate = z
  .string({ error: 'a day such as "06-29" (every year) or "2027-06-29", in quotes' })
  .meta({ pattern: '^(\\d{4}-)?\\d{2}-\\d{2}$' })
  .refine((value) => isDate(value) || isMonthDay(value), { error: 'a day that exists, "06-29" (every year) or "2027-06-29"' })

const holidays = z.union(
  [
    oneOf('none'),
    z
      .strictObject({
        country: z
          .string({ error: 'a country code such as IT' })
          .regex(/^[A-Z]{2}$/, { error: 'a country code such as IT', abort: true })
          .refine((code) => code in new Holidays().getCountries(), { error: 'the code of a country whose holidays are known, such as IT' })
          .optional(),
        add: z.array(holidayDate, { error: 'a list of days such as ["06-29"]' }).default([]),
        drop: z.array(holidayDate, { error: 'a list of days such as ["06-29"]' }).default([]),
      })
      .superRefine(({ country, drop }, context) => {
        if (country === undefined) return
        drop.forEach((day, i) => {
          if (isPublicHoliday(country, day)) return
          const years = `in one of the years ${sampledYears.first} to ${sampledYears.last}, or a day with its year`
          const message = `a public holiday of ${country} ${day.length > 5 ? 'in that year' : years}`
          context.addIssue({ code: 'custom', message, path: ['drop', i] })
        })
      }),
  ],
  { error: 'none, or { country: IT, add: [...], drop: [...] }' },
)

const closureDays = /^(\d{4}-)?\d{2}-\d{2}(\.\.(\d{4}-)?\d{2}-\d{2})?$/
const closureError = 'a day or days such as "08-16", "12-24..01-02" or "2027-08-09..2027-08-20", or { month: 8, weeks: [2, 3] }'
const closure = z.union(
  [
    z
      .string()
      .regex(closureDays, { error: closureError })
      .refine(
        (value) => {
          const [first = '', last = first] = value.split('..')
          return (isDate(first) && isDate(last) && first <= last) || (isMonthDay(first) && isMonthDay(last))
        },
        { error: closureError },
      ),
    z.strictObject({
      month: whole(1, 12),
      weeks: z.array(whole(1, 5), { error: 'a list of weeks such as [2, 3]' }).min(1, { error: 'one week at least' }),
    }),
  ],
  { error: closureError },
)
export type Closure = z.output<typeof closure>

const number = z.strictObject(
  { hours: hours.optional(), holidays: holidays.optional(), closures: z.array(closure).optional() },
  { error: 'what differs for this number, or {} for nothing' },
)

const activation = z
  .strictObject({
    withinDays: whole(1, 3650).optional(),
    countedFrom: oneOf('signing', 'award').optional(),
    date: date.optional(),
    by: date.optional(),
  })
  .superRefine((value, context) => {
    const days = value.withinDays ?? value.countedFrom ?? value.date
    if ((value.by === undefined) === (days === undefined) || (value.by === undefined && value.withinDays === undefined))
      context.addIssue({ code: 'custom', message: 'either { withinDays: 15, countedFrom: signing, date: ... } or { by: 2027-01-04 }' })
    else if (value.by === undefined && value.countedFrom === undefined)
      context.addIssue({ code: 'custom', message: 'countedFrom: signing or countedFrom: award beside withinDays' })
  })

const target = z
  .strictObject({
    measure: oneOf('answeredWithin', 'lost'),
    time: positiveDuration.optional(),
    atLeast: share.optional(),
    atMost: share.optional(),
    numbers: z.array(identifier, { error: 'a list of numbers such as [main]' }).min(1, { error: 'one number at least' }).optional(),
  })
  .superRefine((value, context) => {
    const within = value.measure === 'answeredWithin'
    if (within && (value.time === undefined || value.atLeast === undefined || value.atMost !== undefined))
      context.addIssue({ code: 'custom', message: '{ measure: answeredWithin, time: 20s, atLeast: 90% }' })
    if (!within && (value.atMost === undefined || value.time !== undefined || value.atLeast !== undefined))
      context.addIssue({ code: 'custom', message: '{ measure: lost, atMost: 4% }' })
  })
export type Target = z.output<typeof target>

const yesNo = z.union([oneOf('no', 'yes'), z.boolean().transform((value) => (value ? ('yes' as const) : ('no' as const)))], {
  error: 'yes or no',
})

/** How open questions of a clause are read; the first value of each is the default. */
const readingsSchema = z.strictObject({
  earlyHangUp: oneOf('notInTime', 'inTime', 'excluded').default('notInTime'),
  shortHangUp: duration.default(0),
  hangUpBeforeLimit: oneOf('lost', 'notLost').default('lost'),
  greetingIsMessage: yesNo.default('no'),
  denominator: oneOf('received', 'offered', 'answered').default('received'),
  clockStarts: oneOf('call', 'queue').default('call'),
  weeksOfMonth: oneOf('calendarRows', 'fullWeeks', 'days8to21', 'iso', 'commonDays').default('calendarRows'),
})
export type Readings = z.output<typeof readingsSchema>

/** V4's rule: "non ottiene risposta da un operatore entro 90 secondi", busy, recorded message, voicemail in hours. */
const lostSchema = z.strictObject({
  unansweredAfter: positiveDuration.default(90),
  busy: yes.default(true),
  recordedMessage: yes.default(true),
  voicemailInHours: yes.default(true),
})

const afterHours = z.strictObject({
  voicemail: yes.default(true),
  deemedReceived: timeOfDay.default(30_600),
  deemedDay: oneOf('workingDay', 'openDay').default('workingDay'),
  beforeOpening: oneOf('sameDay', 'nextWorkingDay').default('nextWorkingDay'),
  inBreak: oneOf('atReopening', 'nextWorkingDay', 'inHours').default('nextWorkingDay'),
})

const mostNumbers = 100

export const contractSchema = z
  .strictObject(
    {
      $schema: z.string().optional(),
      name: text,
      timezone: text
        .default('Europe/Rome')
        .refine(isTimeZone, { error: 'a time zone such as Europe/Rome', params: { among: Intl.supportedValuesOf('timeZone') } }),
      activation: activation.optional(),
      channels: z.array(oneOf('phone', 'fax', 'email')).optional(),
      services: z.array(identifier).optional(),
      hours,
      holidays: holidays.default('none'),
      closures: z.array(closure, { error: 'a list of closures' }).default([]),
      afterHours: afterHours.prefault({}),
      numbers: z.record(identifier, number, { error: 'numbers by name, such as { main: {} }' }).default({ main: {} }),
      targets: z
        .array(target, { error: 'a list of targets' })
        .min(1, { error: 'one target at least' })
        .max(4, { error: '4 targets at most' })
        .default([
          { measure: 'answeredWithin', time: 20, atLeast: 0.9 },
          { measure: 'lost', atMost: 0.04 },
        ]),
      window: oneOf('month', 'term').default('month'),
      lost: lostSchema.prefault({}),
      readings: readingsSchema.prefault({}),
      tickets: z.array(z.strictObject({ on: identifier })).default([]),
      penalties: z
        .strictObject({
          perPoint: atLeastZero,
          rounding: oneOf('fraction', 'whole').default('fraction'),
          capShare: share.optional(),
          monthlyFee: positive.optional(),
        })
        .optional(),
      audit: z.strictObject({ sample: whole(1), perMonth: yes.default(true) }).optional(),
    },
    { error: 'a contract: name, hours, targets, ...' },
  )
  .superRefine((contract, context) => {
    const names = Object.keys(contract.numbers)
    if (names.length === 0) context.addIssue({ code: 'custom', message: 'one number at least', path: ['numbers'] })
    if (names.length > mostNumbers) context.addIssue({ code: 'custom', message: `${mostNumbers} numbers at most`, path: ['numbers'] })
    contract.targets.forEach((one, i) => {
      one.numbers?.forEach((name, k) => {
        if (!names.includes(name))
          context.addIssue({
            code: 'custom',
            message: `a number of this contract (${names.join(', ')})`,
            path: ['targets', i, 'numbers', k],
            params: { among: names },
          })
      })
    })
    contract.tickets.forEach(({ on }, i) => {
      const services = contract.services ?? []
      const known = ['everyContact', ...services]
      if (!known.includes(on))
        context.addIssue({
          code: 'custom',
          message: `everyContact, or one of the services (${services.join(', ') || 'there are none'})`,
          path: ['tickets', i, 'on'],
          params: { among: known },
        })
    })
  })
export type Contract = z.output<typeof contractSchema>

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/**
 * The scalar values people write in files: durations, shares, times of day, dates, weekdays.
 * Each schema's `error` is the text a user reads after "expected".
 */
import { z } from 'zod'
import {
  durationPattern,
  formatTimeOfDay,
  isDate,
  type LocalInterval,
  parseDuration,
  parseShare,
  parseTimeOfDay,
  parseWeekdays,
  type Seconds,
  secondsPerDay,
  type TimeOfDay,
  timePattern,
  weekdayNames,
} from './time.ts'

const durationError = 'a duration such as 20s, 4m or 1h (a bare number is seconds)'
const longest: Seconds = 366 * secondsPerDay
const durationOrNumber = z.union(
  [
    z.string().regex(new RegExp(durationPattern), { error: durationError }),
    z.number({ error: durationError }).min(0, { error: durationError }),
  ],
  { error: durationError },
)
export const duration = durationOrNumber
  .transform((text): Seconds => parseDuration(text) as Seconds)
  .refine((seconds) => seconds <= longest, { error: 'a duration of 366 days at most' })
/** A duration of more than nothing. */
export const positiveDuration = duration.refine((seconds) => seconds > 0, { error: 'a duration longer than 0 s' })

const shareError = 'a share such as 90% or 0.9'
const shareRange = 'a share between 0% and 100%'
export const share = z
  .union(
    [
      z.string().regex(/^\d+(\.\d+)?%$/, { error: shareError }),
      z.number({ error: shareError }).min(0, { error: shareRange }).max(1, { error: shareRange }),
    ],
    { error: shareError },
  )
  .transform((text) => parseShare(text) ?? Number.NaN)
  .refine((value) => value >= 0 && value <= 1, { error: shareRange })

export const timeOfDay = z
  .string({ error: 'a time of day in quotes, such as "08:30"' })
  .regex(new RegExp(timePattern), { error: 'a time of day from "00:00" to "24:00"' })
  .transform((text): TimeOfDay => parseTimeOfDay(text) as TimeOfDay)

export const date = z
  .string({ error: 'a date such as 2027-01-31' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'a date such as 2027-01-31', abort: true })
  .refine(isDate, { error: 'a date that exists, such as 2027-01-31', abort: true })
  .refine((value) => value >= '1970' && value < '2200', { error: 'a date from 1970 to 2199' })
const most = 1_000_000_000
export const positive = z
  .number({ error: 'a number above 0' })
  .positive({ error: 'a number above 0' })
  .max(most, { error: `a number of ${most} at most` })
export const atLeastZero = z
  .number({ error: 'a number, 0 or more' })
  .min(0, { error: 'a number, 0 or more' })
  .max(most, { error: `a number of ${most} at most` })
/** A whole number, `min` or more. */
export const whole = (min: number, max = 1_000_000) => {
  const error = `a whole number from ${min} to ${max}`
  return z.int({ error }).min(min, { error }).max(max, { error })
}
export const yes = z.boolean({ error: 'true or false' })
export const text = z.string({ error: 'text' }).min(1, { error: 'text that is not empty' })
/** A name other files and keys refer to. */
export const identifier = z
  .string({ error: 'a name' })
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,63}$/u, { error: 'a name of letters, digits, spaces, - _ . (64 at most)' })
  // "constructor" and the like: what every object has, whether a file gives it or not.
  .refine((value) => !(value in {}), { error: 'another name: this one has a meaning of its own in JavaScript' })

/** One of a few words. YAML reads a bare yes/no as text, so those are words too. */
export function oneOf<const T extends readonly [string, ...string[]]>(...words: T) {
  return z.enum(words, { error: words.length === 1 ? `${words[0]}` : `one of ${words.join(', ')}` })
}

const aDay = `(${weekdayNames.join('|')})`
/** For editors; parseWeekdays decides. */
const weekdaysPattern = `^ *${aDay}(-${aDay})?( *, *${aDay}(-${aDay})?)* *$`

/** A list of weekdays: "mon-fri". */
export const weekdays = z
  .string({ error: 'weekdays such as mon-fri or sat' })
  .meta({ pattern: weekdaysPattern })
  .refine((value) => parseWeekdays(value) !== undefined, { error: 'weekdays such as mon-fri, sat or mon,wed' })
  .transform((value) => parseWeekdays(value) as number[])

const intervalError = 'an interval such as "08:30-13:30", its end after its start'
export const localInterval = z
  .string({ error: intervalError })
  .regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, { error: intervalError })
  .transform((value, context): LocalInterval => {
    const [from, to] = value.split('-').map(parseTimeOfDay)
    if (from === undefined || to === undefined || to <= from) {
      const meant = from === undefined || to === undefined || to === from ? undefined : overMidnight(from, to)
      context.addIssue({ code: 'custom', message: intervalError, params: { meant } })
      return z.NEVER
    }
    return { from, to }
  })

/** "22:00-06:00" is meant as two intervals of one day. */
function overMidnight(from: TimeOfDay, to: TimeOfDay): string {
  const evening = `"${formatTimeOfDay(from)}-24:00"`
  return to === 0 ? evening : `["00:00-${formatTimeOfDay(to)}", ${evening}]`
}

/** Intervals of one day, in order and apart (touching is allowed). */
export const localIntervals = z
  .array(localInterval, { error: 'a list of intervals such as ["08:30-13:30"]' })
  .min(1, { error: 'one interval at least' })
  .refine((list) => list.every((one, i) => i === 0 || one.from >= (list[i - 1] as LocalInterval).to), {
    error: 'intervals in order that do not overlap',
  })

/** A record by time of day: each value holds until the next key or midnight. Sorted by time. */
export function byTimeOfDay<T extends z.ZodType>(value: T, what: string) {
  return z
    .record(z.string().meta({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }), value, {
      error: `${what} by time of day, such as { "08:30": 4, "13:30": 0 }`,
    })
    .superRefine((steps, context) => {
      if (Object.keys(steps).length === 0) context.addIssue({ code: 'custom', message: `${what} for one time of day at least` })
      for (const key of Object.keys(steps))
        if (parseTimeOfDay(key) === undefined || key === '24:00')
          context.addIssue({ code: 'custom', message: 'a time of day such as "08:30"', path: [key], params: { key } })
    })
    .transform((steps) =>
      Object.entries(steps)
        .map(([key, at]) => ({ from: parseTimeOfDay(key) as TimeOfDay, value: at as z.output<T> }))
        .sort((a, b) => a.from - b.from),
    )
}

/** A record whose keys are weekdays or ranges of them; the value of each weekday, Monday first, undefined where none is given. */
export function byWeekday<T extends z.ZodType>(value: T, what: string) {
  return z
    .record(z.string().meta({ pattern: weekdaysPattern }), value, { error: `${what} by weekday, such as { mon-fri: ... }` })
    .superRefine((entries, context) => {
      const seen = new Set<number>()
      for (const key of Object.keys(entries)) {
        const days = parseWeekdays(key)
        if (days === undefined)
          context.addIssue({ code: 'custom', message: 'weekdays such as mon-fri or sat', path: [key], params: { key } })
        for (const day of days ?? []) {
          if (seen.has(day))
            context.addIssue({
              code: 'custom',
              message: `each weekday once: ${weekdayNames[day]} is given already`,
              path: [key],
              params: { key },
            })
          seen.add(day)
        }
      }
    })
    .transform((entries) => {
      const week: (z.output<T> | undefined)[] = Array(7).fill(undefined)
      for (const [key, at] of Object.entries(entries)) for (const day of parseWeekdays(key) ?? []) week[day] = at as z.output<T>
      return week
    })
}

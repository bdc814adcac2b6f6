/**
 * The scalar values people write in files: durations, shares, times of day, dates, weekdays.
 * Each schema's `error` is the text a user reads after "expected".
 */
import { z } from 'zod'

/** Seconds. */
export type Seconds = number
/** Seconds after local midnight, 0 to 86 400. */
export type TimeOfDay = number

export const secondsPerDay = 86_400
/** Half hours. */
export const intervalsPerWeek = 336
export const microsPerSecond = 1_000_000
export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

const unitSeconds: Record<string, Seconds> = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600, d: secondsPerDay }
const durationPattern = '^(\\d+(\\.\\d+)?(ms|s|min|m|h|d))+$'
const timePattern = '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$'

/** "20s", "4m", "1h", "1m30s" or a bare number of seconds -> seconds; undefined when it is none of these. */
export function parseDuration(text: string | number): Seconds | undefined {
  if (typeof text === 'number') return Number.isFinite(text) && text >= 0 ? text : undefined
  if (!new RegExp(durationPattern).test(text)) return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
  let seconds = 0
  for (const [, amount, , unit] of text.matchAll(/(\d+(\.\d+)?)(ms|s|min|m|h|d)/g))
    seconds += Number(amount) * (unitSeconds[unit as string] as number)
  return seconds
}

/** "90%" or 0.9 -> 0.9; undefined when it is neither or lies outside [0, 1]. */
export function parseShare(text: string | number): number | undefined {
  const value = typeof text === 'number' ? text : /^\d+(\.\d+)?%$/.test(text) ? percent(text) : Number.NaN
  return value >= 0 && value <= 1 ? value : undefined
}

/** Shifts the decimal point instead of dividing, so that "4%" is exactly the double 0.04. */
function percent(text: string): number {
  return Number(`${text.slice(0, -1)}e-2`)
}

/** "08:30" -> 30 600. */
export function parseTimeOfDay(text: string): TimeOfDay | undefined {
  if (!new RegExp(timePattern).test(text)) return undefined
  return Number(text.slice(0, 2)) * 3600 + Number(text.slice(3)) * 60
}

/** 30 600 -> "08:30". */
export function formatTimeOfDay(time: TimeOfDay): string {
  const minutes = Math.floor(time / 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** "mon-fri", "sat", "sun-thu", "mon,wed" -> the weekdays named, Monday = 0; undefined when one is not a weekday. */
export function parseWeekdays(text: string): number[] | undefined {
  const days: number[] = []
  for (const part of text.split(',')) {
    const [first, last] = part
      .trim()
      .split('-')
      .map((name) => weekdayNames.indexOf(name as 'mon'))
    if (first === undefined || first < 0 || last === -1 || part.split('-').length > 2) return undefined
    for (let day = first; ; day = (day + 1) % 7) {
      days.push(day)
      if (day === (last ?? first)) break
    }
  }
  return days
}

/** Is `text` ("2027-02-28") a day that exists? */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** Is `text` ("12-24") a day of some year? 02-29 is. */
export function isMonthDay(text: string): boolean {
  return /^\d{2}-\d{2}$/.test(text) && isDate(`2024-${text}`)
}

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

/** What `[from, to)` means in a file: "08:30-13:30". */
export interface LocalInterval {
  from: TimeOfDay
  to: TimeOfDay
}

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

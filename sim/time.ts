/** Time as people write it and as the engine counts it: constants and scalar parsers, without dependency. */

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
export const durationPattern = '^(\\d+(\\.\\d+)?(ms|s|min|m|h|d))+$'
export const timePattern = '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$'

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

/** The weekdays in words that `parseWeekdays` reads: "mon-fri", "mon,wed". */
export function formatWeekdays(days: number[]): string {
  const inRow = days.length > 2 && days.every((day, i) => i === 0 || day === days[i - 1] + 1)
  return inRow ? `${weekdayNames[days[0]]}-${weekdayNames[days[days.length - 1]]}` : days.map((day) => weekdayNames[day]).join(',')
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

/** What `[from, to)` means in a file: "08:30-13:30". */
export interface LocalInterval {
  from: TimeOfDay
  to: TimeOfDay
}

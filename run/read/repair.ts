/** A value written almost right, written right: the schema says which of some likely rewritings it would take. */
import type { z } from 'zod'
import { visible } from '../problems.ts'

type Schema = z.core.$ZodType

const weekdayWords: [RegExp, string][] = [
  [/\b(mon(day)?s?|lun(ed[iì])?)(?![\p{L}])/giu, 'mon'],
  [/\b(tue(sday)?s?|tues|mar(ted[iì])?)(?![\p{L}])/giu, 'tue'],
  [/\b(wed(nesday)?s?|mer(coled[iì])?)(?![\p{L}])/giu, 'wed'],
  [/\b(thu(rsday)?s?|thur|thurs|gio(ved[iì])?)(?![\p{L}])/giu, 'thu'],
  [/\b(fri(day)?s?|ven(erd[iì])?)(?![\p{L}])/giu, 'fri'],
  [/\b(sat(urday)?s?|sab(ato)?)(?![\p{L}])/giu, 'sat'],
  [/\b(sun(day)?s?|dom(enica)?)(?![\p{L}])/giu, 'sun'],
]

const pad = (text: string) => text.padStart(2, '0')

/** "Monday to Friday", "lun-ven" -> "mon-fri". */
function weekdays(text: string): string {
  const words = weekdayWords.reduce((sum, [pattern, name]) => sum.replace(pattern, name), text)
  return words
    .replace(/\s*(-|–|—|\bto\b|\.\.|\ba\b)\s*/gi, '-')
    .replace(/\s*(,|\band\b|&|\be\b)\s*/gi, ',')
    .toLowerCase()
}

/** "8.30 – 13.30" -> "08:30-13:30". */
function times(text: string): string {
  return text
    .replace(/\s*(-|–|—|\bto\b)\s*/gi, '-')
    .replace(/\b(\d{1,2})[.:h](\d{2})(:00)?(?!\d)/g, (_, hour: string, minute: string) => `${pad(hour)}:${minute}`)
    .replace(/(^|-)(\d{1,2})(?=$|-)/g, (_, before: string, hour: string) => `${before}${pad(hour)}:00`)
}

/** "20 seconds" -> "20s". */
function durations(text: string): string {
  return text
    .toLowerCase()
    .replace(/(\d)\s*(milliseconds?|millis)/g, '$1ms')
    .replace(/(\d)\s*(seconds?|secs?|secondi|"|″|'')/g, '$1s')
    .replace(/(\d)\s*(minutes?|mins?|minuti|'|′)/g, '$1m')
    .replace(/(\d)\s*(hours?|hrs?|or[ae])/g, '$1h')
    .replace(/(\d)\s*(days?|giorn[io])/g, '$1d')
    .replace(/\s+(and\s+)?/g, '')
}

/** "31/1/2027", "2027-1-31" -> "2027-01-31"; "24/12" -> "12-24" and "24-12": the schema will tell. */
export function dates(text: string): string[] {
  const one = (part: string, dayFirst: boolean): string | undefined => {
    const [, year, month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(part) ?? []
    if (year !== undefined) return `${year}-${pad(month)}-${pad(day)}`
    const [, first, second = '', last] = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}))?$/.exec(part) ?? []
    if (first === undefined) return undefined
    return `${last === undefined ? '' : `${last}-`}${dayFirst ? `${pad(second)}-${pad(first)}` : `${pad(first)}-${pad(second)}`}`
  }
  const parts = text.trim().split(/\s*(?:\.\.\.?|–|—|\bto\b)\s*/)
  return [true, false].flatMap((dayFirst) => {
    const read = parts.map((part) => one(part, dayFirst))
    return read.includes(undefined) ? [] : [read.join('..')]
  })
}

function candidates(value: unknown): unknown[] {
  if (Array.isArray(value))
    return value.length > 0 && value.length <= 7 && value.every((one) => typeof one === 'string') ? [value.join(',')] : []
  // Where text is expected, the same in quotes.
  if (typeof value === 'boolean') return [String(value), value ? 'yes' : 'no']
  if (typeof value === 'number') return [String(value), `${value}%`]
  if (typeof value !== 'string' || value.length > 100) return []
  const text = value.trim()
  const decimal = text.replace(/(\d),(\d)/g, '$1.$2')
  const plain = decimal.replace(/\s+/g, '')
  const grouped = text.replace(/(\d)[\s_.,'’](?=\d{3}(\D|$))/g, '$1')
  const numbers = [plain, grouped].filter((one) => /^-?\d+(\.\d+)?$/.test(one)).map(Number)
  const words: unknown[] = /^(yes|true|on|y|s[iì])$/i.test(text) ? [true] : /^(no|false|off|n)$/i.test(text) ? [false] : []
  return [
    ...words,
    ...numbers,
    text,
    text.toLowerCase(),
    text.toUpperCase(),
    plain,
    plain.replace(/percent|per cento/i, '%'),
    durations(decimal),
    ...dates(text),
    times(text),
    weekdays(text),
  ]
}

/** The first likely rewriting that `schema` takes, as one would write it in the file; undefined when there is none, or the value is right by itself. */
export function repaired(value: unknown, schema: Schema): string | undefined {
  const takes = (one: unknown) => one !== value && (schema as z.ZodType).safeParse(one).success
  if ((schema as z.ZodType).safeParse(value).success) return undefined
  const likely = candidates(value)
  const single = likely.find(takes)
  if (single !== undefined) return written(single)
  // One value where a list belongs.
  const listed = [value, ...likely].find((one) => (typeof one === 'string' || typeof one === 'number') && takes([one]))
  return listed === undefined ? undefined : `[${written(listed)}]`
}

/** The key that was probably meant in a map by weekday or by time of day: the one with which the map passes. */
export function repairedKey(key: string, passes: (key: string) => boolean): string | undefined {
  if (key.length > 100) return undefined
  const likely = [weekdays(key.trim()), times(key.trim())].find((one) => one !== key && passes(one))
  return likely === undefined ? undefined : written(likely)
}

function written(value: unknown): string {
  return typeof value === 'string' && /^[\d"]|[:#,[\]{}]|^(true|false)$/.test(value) && !/^\d+(\.\d+)?(%|ms|s|m|h|d)$/.test(value)
    ? `"${visible(value)}"`
    : visible(String(value))
}

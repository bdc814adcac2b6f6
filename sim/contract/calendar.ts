/**
 * The calendar of a term on one clock: elapsed whole microseconds since its first local midnight (DESIGN 4.1). The only place that
 * knows time zones.
 */
import { DateTime, IANAZone, type Zone } from 'luxon'
import type { Micros } from '../facts.ts'
import { type LocalInterval, secondsPerDay } from '../time.ts'
import { addDays, addMonths, weekdayOf } from './dates.ts'
import { type ClosedReason, closedOn, isWorkingDay, openOn } from './days.ts'
import { type LocalInstant, receiptRules } from './receipt.ts'
import type { Contract } from './schema.ts'
import { elapsed, type Span } from './spans.ts'

export { weekHours } from './days.ts'

export interface CalendarDay {
  date: string
  /** Monday = 0. */
  weekday: number
  /** Index of its month window. */
  month: number
  start: Micros
  length: Micros
  spans: Span[]
  workingDay: boolean
  /** Why the first number is closed; null = open. */
  closed: ClosedReason | null
  /** By number: when it is open, local; [] = closed. */
  open: LocalInterval[][]
}

export interface Calendar {
  timezone: string
  days: CalendarDay[]
  /** Month windows: "2027-01". */
  months: string[]
  /** Elapsed length of the term. */
  length: Micros
  numbers: string[]
}

const microsPerMilli = 1000
const dayMillis = secondsPerDay * 1000
const dayMicros = secondsPerDay * 1e6

/** `months` calendar months from `from`. A `from` inside a month makes the first and the last window partial. */
export function termCalendar(contract: Contract, from: string, months: number): Calendar {
  const { timezone } = contract
  const numbers = Object.keys(contract.numbers)
  const end = addMonths(from, months)
  const zone = IANAZone.create(timezone)
  const begin = midnight(from, timezone)
  const names: string[] = []
  const days: CalendarDay[] = []
  let next = begin
  for (let date = from; date < end; date = addDays(date, 1)) {
    if (names[names.length - 1] !== date.slice(0, 7)) names.push(date.slice(0, 7))
    const midnightNow = next
    const even = isEven(zone, midnightNow)
    next = even ? midnightNow + dayMillis : midnight(addDays(date, 1), timezone)
    const start = (midnightNow - begin) * microsPerMilli
    const length = (next - midnightNow) * microsPerMilli
    days.push({
      date,
      weekday: weekdayOf(date),
      month: names.length - 1,
      start,
      length,
      spans: even ? [{ at: start, from: 0, to: dayMicros }] : spansOf(zone, midnightNow, start, length),
      workingDay: isWorkingDay(contract, date),
      closed: closedOn(contract, 0, date),
      open: numbers.map((_, number) => openOn(contract, number, date)),
    })
  }
  const last = days[days.length - 1]
  return { timezone, days, months: names, length: last.start + last.length, numbers }
}

/** Does a local day that begins at `begin` (epoch milliseconds) run from 0 to 24 h? Asking the zone alone is much quicker than dates are. */
function isEven(zone: Zone, begin: number): boolean {
  const offset = zone.offset(begin)
  return (begin + offset * 60_000) % dayMillis === 0 && zone.offset(begin + dayMillis) === offset
}

/** Epoch milliseconds of the first instant of a local date. */
function midnight(date: string, zone: string): number {
  return DateTime.fromISO(date, { zone }).startOf('day').toMillis()
}

/** Local time runs evenly between changes of the zone's offset. `begin` is the day's first instant (epoch milliseconds). */
function spansOf(zone: Zone, begin: number, start: Micros, length: Micros): Span[] {
  const minutes = length / 60e6
  const offsetAfter = (minute: number) => zone.offset(begin + minute * 60_000)
  const localAfter = (minute: number) => ((begin + (minute + offsetAfter(minute)) * 60_000) * microsPerMilli) % dayMicros
  const spans: Span[] = []
  let begun = 0
  while (begun < minutes) {
    // The first minute, after `begun`, at which the offset is another one.
    let until = minutes
    if (offsetAfter(minutes - 1) !== offsetAfter(begun)) {
      let low = begun
      let high = minutes - 1
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2)
        if (offsetAfter(middle) === offsetAfter(begun)) low = middle
        else high = middle
      }
      until = high
    }
    const from = localAfter(begun)
    spans.push({ at: start + begun * 60e6, from, to: Math.min(dayMicros, from + (until - begun) * 60e6) })
    begun = until
  }
  return spans
}

export interface Opening {
  from: Micros
  to: Micros
}

/** Opening intervals of a number, ascending; those that touch, at midnight too, are one. */
export function openings(calendar: Calendar, number: number): Opening[] {
  const merged: Opening[] = []
  for (const day of calendar.days) {
    // In the hour that the clock repeats, the second piece of one interval comes after the first piece of the next.
    const pieces = day.open[number].flatMap(({ from, to }) => elapsed(day, from * 1e6, to * 1e6)).sort((a, b) => a.from - b.from)
    for (const piece of pieces) {
      const before = merged[merged.length - 1]
      if (before?.to === piece.from) before.to = piece.to
      else merged.push(piece)
    }
  }
  return merged
}

/** For how long a number is open on a day: elapsed, so that a night of 23 hours has an hour less. */
export function openTime(day: CalendarDay, number: number): Micros {
  return elapsedTime(day, day.open[number])
}

function elapsedTime(day: CalendarDay, open: LocalInterval[]): Micros {
  return open.flatMap(({ from, to }) => elapsed(day, from * 1e6, to * 1e6)).reduce((sum, { from, to }) => sum + to - from, 0)
}

export interface MonthOpenings {
  month: string
  openDays: number
  openHours: number
}

/** Open days and hours by month window: of a number, or those in which any is open. */
export function monthOpenings({ months, days }: Calendar, number: number | 'any'): MonthOpenings[] {
  const openOf = ({ open }: CalendarDay) => (number === 'any' ? together(open.flat()) : open[number])
  return months.map((month, index) => {
    const open = days.filter((day) => day.month === index && openOf(day).length > 0)
    return { month, openDays: open.length, openHours: open.reduce((sum, day) => sum + elapsedTime(day, openOf(day)), 0) / 3600e6 }
  })
}

/** The time that any of them covers. */
function together(intervals: LocalInterval[]): LocalInterval[] {
  const joined: LocalInterval[] = []
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}

/** From start[i] on: in hours where deemed[i] is -1, else deemed received at deemed[i], or at the contact's own instant if that is later. */
export interface ReceiptSegments {
  start: Float64Array
  deemed: Float64Array
}

export function receiptSegments(contract: Contract, calendar: Calendar, number: number): ReceiptSegments {
  const begin = midnight(calendar.days[0].date, calendar.timezone)
  const known = new Map<string, Micros>()
  const instant = ({ date, time }: LocalInstant): Micros => {
    if (date.startsWith('9999')) return Number.POSITIVE_INFINITY
    const key = `${date} ${time}`
    const before = known.get(key)
    if (before !== undefined) return before
    const clock = { hour: Math.floor(time / 3600), minute: Math.floor((time % 3600) / 60) }
    const at = (DateTime.fromISO(date, { zone: calendar.timezone }).set(clock).toMillis() - begin) * microsPerMilli
    known.set(key, at)
    return at
  }
  const start: number[] = []
  const deemed: number[] = []
  for (const day of calendar.days) {
    const rules = receiptRules(contract, number, day.date)
    for (const span of day.spans)
      rules.forEach((rule, i) => {
        const from = Math.max(span.from, rule.from * 1e6)
        const to = Math.min(span.to, (rules[i + 1]?.from ?? secondsPerDay) * 1e6)
        if (from >= to) return
        start.push(span.at + from - span.from)
        deemed.push(rule.deemed === null ? -1 : instant(rule.deemed))
      })
  }
  return { start: Float64Array.from(start), deemed: Float64Array.from(deemed) }
}

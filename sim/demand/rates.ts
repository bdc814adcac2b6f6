/**
 * From volumes, factors and profiles to a rate that is constant on each piece of the term (DESIGN sections 3 and 4.1).
 */
import { type Calendar, type CalendarDay, weekHours } from '../contract/calendar.ts'
import type { Contract } from '../contract/schema.ts'
import { type LocalInterval, monthNames, secondsPerDay, weekdayNames } from '../time.ts'
import type { IntervalCounts } from './counts.ts'
import type { ContactType } from './schema.ts'

/** Expected contacts per microsecond from rateStart[i] on; day d starts at piece dayPiece[d], and one entry more ends the last. */
export interface Rates {
  rateStart: Float64Array
  rate: Float64Array
  dayPiece: Uint32Array
}

/** A rate by local time: `value` from `from` seconds after midnight on, until the next step or midnight. */
interface Step {
  from: number
  value: number
}

/** Says that a demand cannot be scaled to its volume. */
export class NoProfileInHours extends Error {}

/** Rates of a type with `volume.perOpenDay` or `volume.perMonth`. `whole` covers every calendar month of `calendar` entirely. */
export function profileRates(type: ContactType, contract: Contract, calendar: Calendar, whole: Calendar, number: number): Rates {
  const week = weekHours(contract, number)
  const stepsOf = (open: LocalInterval[]) =>
    type.profile ??
    open.flatMap(({ from, to }) => [
      { from, value: 1 },
      { from: to, value: 0 },
    ])
  const usual = week.find((open) => open.length > 0) ?? []
  const scales = week.map((open) => integral(stepsOf(open), open))
  const openScales = scales.filter((_, weekday) => week[weekday].length > 0)
  if (openScales.some((scale) => scale === 0)) throw new NoProfileInHours()
  const meanScale = openScales.reduce((sum, scale) => sum + scale, 0) / openScales.length
  const volume = dailyVolume(type, whole, number)

  return build(calendar, (day) => {
    const open = day.open[number]
    const amount = volume(day)
    if (open.length > 0) return scaled(stepsOf(open), amount / integral(stepsOf(open), open))
    // A day off has no opening hours to scale by: it takes the scale of its weekday, or of the mean weekday.
    const scale = scales[day.weekday] || meanScale
    return scaled(stepsOf(week[day.weekday].length > 0 ? week[day.weekday] : usual), (type.closedDays * amount) / scale)
  })
}

/** Rates of a type with `volume.table`: the counts are what is expected, in and out of hours. */
export function tableRates(calendar: Calendar, counts: IntervalCounts): Rates {
  const byDate = new Map<string, Step[]>()
  for (const { start, calls } of counts.rows) {
    const date = start.slice(0, 10)
    const from = Number(start.slice(11, 13)) * 3600 + Number(start.slice(14, 16)) * 60 + Number(start.slice(17, 19) || 0)
    const steps = byDate.get(date) ?? []
    byDate.set(date, steps)
    steps.push({ from, value: calls / counts.length })
  }
  for (const [date, steps] of byDate) {
    steps.sort((a, b) => a.from - b.from)
    // Where the next interval does not follow at once, nobody calls.
    byDate.set(
      date,
      steps.flatMap((step, i) =>
        steps[i + 1]?.from === step.from + counts.length ? [step] : [step, { from: step.from + counts.length, value: 0 }],
      ),
    )
  }
  return build(calendar, (day) => byDate.get(day.date) ?? [])
}

/** Expected contacts in opening hours, by day: what a day off would bring if it were open. */
function dailyVolume(type: ContactType, whole: Calendar, number: number): (day: CalendarDay) => number {
  const weekdayFactor = (day: CalendarDay) => type.weekdays[weekdayNames[day.weekday]] ?? 1
  const monthFactor = (day: CalendarDay) => type.months[monthNames[Number(day.date.slice(5, 7)) - 1]] ?? 1
  const { perOpenDay, perMonth } = type.volume
  if (perMonth === undefined) return (day) => (perOpenDay ?? 0) * weekdayFactor(day) * monthFactor(day)
  const weights = new Map<string, number>()
  for (const day of whole.days)
    if (day.open[number].length > 0) weights.set(day.date.slice(0, 7), (weights.get(day.date.slice(0, 7)) ?? 0) + weekdayFactor(day))
  return (day) => {
    const weight = weights.get(day.date.slice(0, 7)) ?? 0
    return weight > 0 ? (perMonth * monthFactor(day) * weekdayFactor(day)) / weight : 0
  }
}

/** The integral of the steps over the intervals, in value x seconds. */
function integral(steps: Step[], over: LocalInterval[]): number {
  let sum = 0
  steps.forEach((step, i) => {
    const until = steps[i + 1]?.from ?? secondsPerDay
    for (const { from, to } of over) sum += step.value * Math.max(0, Math.min(until, to) - Math.max(step.from, from))
  })
  return sum
}

function scaled(steps: Step[], factor: number): Step[] {
  return steps.map(({ from, value }) => ({ from, value: value * factor }))
}

/** Lays each day's steps (per second, by local time) on the elapsed clock: the hour that comes twice is there twice. */
function build(calendar: Calendar, stepsOf: (day: CalendarDay) => Step[]): Rates {
  const start: number[] = []
  const rate: number[] = []
  const dayPiece = new Uint32Array(calendar.days.length + 1)
  calendar.days.forEach((day, index) => {
    dayPiece[index] = start.length
    const steps = [{ from: 0, value: 0 }, ...stepsOf(day)]
    for (const span of day.spans)
      steps.forEach((step, i) => {
        const from = Math.max(span.from, step.from * 1e6)
        const to = Math.min(span.to, (steps[i + 1]?.from ?? secondsPerDay) * 1e6)
        if (to <= from) return
        start.push(span.at + from - span.from)
        rate.push(step.value / 1e6)
      })
  })
  dayPiece[calendar.days.length] = start.length
  return { rateStart: Float64Array.from(start), rate: Float64Array.from(rate), dayPiece }
}

/** One day by half hour, of what is shown: a mean open day, or the open days of one weekday. */
import type { DayResult, IntervalResult } from '../sim/estimates/breakdowns.ts'
import type { Band } from '../sim/estimates/distributions.ts'
import type { Results } from '../sim/estimates/results.ts'
import type { Shown } from './shown.ts'
import type { Voice } from './words/index.ts'

export interface DayView {
  /** null: a mean open day. */
  weekday: string | null
  /** "Monday". */
  title: string
  halfHours: (DayResult & {
    bands: Band | null
    /** Expected, in erlangs; null where the plan is not there. */
    offered: number | null
  })[]
  answeredWithin: { limit: number | null; time: number }
  lost: { limit: number | null }
}

export function dayView({ results, bands, offered }: Shown, weekday: string | null, { words }: Voice): DayView {
  const days: (DayResult | IntervalResult)[] =
    weekday === null ? results.day : results.intervals.filter((interval) => interval.weekday === weekday)
  const target = (key: string) => results.targets.find((one) => one.key === key)
  const within = target('answeredWithin')
  return {
    weekday,
    title: weekday === null ? words.day.meanDay : words.weekdays[weekday as keyof typeof words.weekdays],
    halfHours: days.map((one) => ({
      ...one,
      bands: bands.find((band) => band.weekday === weekday && band.time === one.time) ?? null,
      offered: offered === null ? null : (offered[weekday ?? '']?.[one.time] ?? 0),
    })),
    answeredWithin: { limit: within?.atLeast ?? null, time: within?.time ?? 20 },
    lost: { limit: target('lost')?.atMost ?? null },
  }
}

/** Weekdays with results, Monday first. */
export const weekdaysOf = ({ intervals }: Results) => [...new Set(intervals.map(({ weekday }) => weekday))]

/** The weekday that loses the most calls. */
export function worstWeekday(results: Results): string | null {
  const lostOf = (weekday: string) =>
    results.intervals.filter((one) => one.weekday === weekday).reduce((sum, { received, lost }) => sum + received * (lost ?? 0), 0)
  return weekdaysOf(results).sort((a, b) => lostOf(b) - lostOf(a))[0] ?? null
}

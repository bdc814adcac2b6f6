/** The roster of a plan found and what each half hour needs, by weekday: plain data that a page can hold and draw again. */
import type { IntervalNeed, Sizing } from '../sim/sizing/result.ts'
import { weekdayNames } from '../sim/time.ts'
import { shiftName, type Weekday } from './sizing.ts'
import type { Voice } from './words/index.ts'

export interface RosterShift {
  name: string
  heads: number
  weekdays: Weekday[]
  /** Hours of the day. */
  times: { from: number; to: number }[]
}

export interface Roster {
  /** Of its charts, after their names: "" for the first of a report, "-2" for the second. */
  suffix: string
  /** Those with heads, by when they begin; none where no plan was found. */
  shifts: RosterShift[]
  intervals: IntervalNeed[]
}

export function rosterOf(sizing: Sizing, suffix: string, voice: Voice): Roster {
  const { plan, roster, intervals } = sizing
  const shifts = roster.shifts.flatMap(({ days, shift }, i): RosterShift[] => {
    const heads = plan?.heads[i] ?? 0
    if (heads === 0) return []
    return [
      {
        name: shiftName(sizing, i, voice),
        heads,
        weekdays: weekdayNames.filter((_, day) => days === undefined || days.includes(day)),
        times: shift.map(({ from, to }) => ({ from: from / 3600, to: to / 3600 })),
      },
    ]
  })
  const [start, end] = [({ times }: RosterShift) => times[0]?.from ?? 0, ({ times }: RosterShift) => times.at(-1)?.to ?? 0]
  return { suffix, shifts: shifts.sort((a, b) => start(a) - start(b) || end(a) - end(b)), intervals }
}

/** Weekdays on which calls are expected, Monday first. */
export const rosterWeekdays = ({ intervals }: Roster): Weekday[] =>
  weekdayNames.filter((name) => intervals.some(({ weekday }) => weekday === name))

/** The weekday on which most calls miss the target; where none is known to, the one with the most calls. */
export function hardestWeekday(roster: Roster): Weekday {
  const sumOf = (weekday: Weekday, of: (one: IntervalNeed) => number) =>
    roster.intervals.filter((one) => one.weekday === weekday).reduce((sum, one) => sum + of(one), 0)
  const known = roster.intervals.some(({ missed }) => missed !== null)
  const measure = (weekday: Weekday) => sumOf(weekday, ({ missed, calls }) => (known ? (missed ?? 0) : calls))
  return [...rosterWeekdays(roster)].sort((a, b) => measure(b) - measure(a))[0] ?? 'mon'
}

/** How long the intervals of a table of counts are: their starts tell. */
import { type Seconds, secondsPerDay } from '../../sim/time.ts'
import type { Csv } from './csv.ts'

export interface Interval {
  line: number
  /** "2027-01-31T08:30:00" */
  start: string
  calls: number
}

/**
 * The distance at which most intervals of a day follow each other, or days where each has one interval. Notes distances that do not
 * tell, starts that do not keep to them, and an interval that runs past midnight. `intervals` are in order. Undefined when there is one alone.
 */
export function lengthOf(csv: Csv, intervals: Interval[], column: number): Seconds | undefined {
  const seconds = intervals.map(({ start }) => Date.parse(`${start}Z`) / 1000)
  const within = distances(seconds, (from, to) => dayOf(from) === dayOf(to))
  const [first, second] = within.length > 0 ? within : distances(seconds, () => true).slice(0, 1)
  if (first === undefined) return undefined
  const length = first.distance
  const start = ({ start: one }: Interval) => one.slice(0, 16)
  const lineAt = (i: number) => intervals[i]?.line ?? 0
  if (second?.times === first.times) {
    // Rows that are wrong may be those that would have told.
    if (csv.problems.length > 0) return length
    const [shorter, longer] = first.distance < second.distance ? [first, second] : [second, first]
    csv.wrong(
      lineAt(Math.max(first.index, second.index)),
      column,
      `intervals of one length: as many follow each other after ${minutes(shorter.distance)} as after ${minutes(longer.distance)}`,
    )
    return length
  }
  forEachDay(seconds, (from, to) => {
    const phase = (i: number) => (seconds[i] as number) % length
    const usual = usualPhase(from, to, phase)
    for (let i = from; i < to; i++)
      if (phase(i) !== phase(usual))
        csv.wrong(
          lineAt(i),
          column,
          `starts that are whole multiples of ${minutes(length)} apart, the most common distance: another of that day is ${start(intervals[usual] as Interval)}`,
        )
  })
  const late = seconds.findIndex((at) => (at % secondsPerDay) + length > secondsPerDay)
  if (late >= 0) csv.wrong(lineAt(late), column, `intervals that end by midnight: each lasts ${minutes(length)}`)
  return length
}

const minutes = (seconds: Seconds) => `${Math.round((seconds / 60) * 100) / 100} minutes`
const dayOf = (seconds: Seconds) => Math.floor(seconds / secondsPerDay)

/** How often each distance above 0 lies between neighbours that `count`, the most frequent first, then the shortest; `index`: where it is first. */
function distances(seconds: number[], count: (from: number, to: number) => boolean) {
  const found = new Map<Seconds, { distance: Seconds; times: number; index: number }>()
  for (let i = 1; i < seconds.length; i++) {
    const [from, to] = [seconds[i - 1] as number, seconds[i] as number]
    if (to === from || !count(from, to)) continue
    const known = found.get(to - from)
    if (known === undefined) found.set(to - from, { distance: to - from, times: 1, index: i })
    else known.times++
  }
  return [...found.values()].sort((a, b) => b.times - a.times || a.distance - b.distance)
}

function forEachDay(seconds: number[], visit: (from: number, to: number) => void): void {
  for (let from = 0, i = 1; i <= seconds.length; i++) {
    if (i < seconds.length && dayOf(seconds[i] as number) === dayOf(seconds[from] as number)) continue
    visit(from, i)
    from = i
  }
}

/** The index of a start at the phase that most of a day share; of several the earliest. */
function usualPhase(from: number, to: number, phase: (i: number) => number): number {
  const times = new Map<number, { index: number; times: number }>()
  for (let i = from; i < to; i++) {
    const known = times.get(phase(i))
    if (known === undefined) times.set(phase(i), { index: i, times: 1 })
    else known.times++
  }
  return [...times.values()].reduce((best, one) => (one.times > best.times ? one : best)).index
}

/**
 * How many agents each half hour of the week needs when one follows the other: agents by interval, moved up and down by simulation until
 * each interval meets the targets, no more (after Feldman, Mandelbaum, Massey and Whitt 2008, Management Science 54, 324-338).
 */
import type { CalendarDay } from '../contract/calendar.ts'
import { IntervalField } from '../contract/judge.ts'
import { intervalFields } from '../estimates/tallies.ts'
import type { Plan } from '../plan.ts'
import { rosterOf } from '../staffing/roster.ts'
import type { Curves } from './curves.ts'

/** A plan with so many agents at work in each interval of `curves`: a group a weekday, with levels, nobody absent, everybody skilled. */
export function levelsPlan(empty: Plan, calendar: { days: CalendarDay[] }, curves: Curves, agents: Float64Array): Plan {
  const { model } = empty
  const numbers = model.numbers.map((_, number) => number)
  const groups = Array.from({ length: 7 }, (_, day) => {
    const levels = curves.intervals.flatMap(({ at }, i) =>
      Math.floor(at / 48) === day ? [{ from: (at % 48) * 1800, value: agents[i] }] : [],
    )
    const ends = levels.flatMap(({ from }) =>
      levels.some((one) => one.from === from + 1800) || from + 1800 === 86_400 ? [] : [{ from: from + 1800, value: 0 }],
    )
    const all = [...levels, ...ends].sort((a, b) => a.from - b.from)
    const group = { name: `day ${day}`, days: [day], levels: all, costPerHour: 0, absence: 0, handlingFactor: 1 }
    return { ...group, skills: model.types.map((__, type) => type), ...rosterOf(group, calendar, numbers) }
  })
  return { ...empty, model: { ...model, groups: groups.filter(({ agents: most }) => most > 0) } }
}

/** One look after the other: `simulate` gives the sums by interval (as in tallies) of a plan with so many agents. */
export async function timeVarying(
  curves: Curves,
  first: Float64Array,
  simulate: (agents: Float64Array) => Promise<Float64Array>,
  looks = 8,
): Promise<Float64Array> {
  let agents = first
  const needed = first.map(() => Number.NaN)
  // Steps of half a standard deviation of the load, then half as long each time, at last of one agent.
  for (let look = 0, part = 0.5; look < looks; look++, part /= 2) {
    const simulated = await simulate(agents)
    agents = agents.map((now, i) => {
      const met = isMet(curves, i, simulated)
      if (met) needed[i] = now
      const step = Math.max(1, Math.round(Math.sqrt(now) * part))
      return met ? Math.max(0, now - step) : now + step
    })
  }
  // The last number that was enough; where none was, the next that would have been tried.
  return needed.map((value, i) => (Number.isNaN(value) ? agents[i] : value))
}

function isMet({ intervals, misses }: Curves, i: number, simulated: Float64Array): boolean {
  const field = (one: number) => simulated[intervals[i].at * intervalFields + one]
  const late = field(IntervalField.withinOf) - field(IntervalField.within)
  return misses.every(({ key, atMost }) =>
    key.startsWith('answeredWithin')
      ? late <= atMost * field(IntervalField.withinOf)
      : field(IntervalField.lost) <= atMost * field(IntervalField.received),
  )
}

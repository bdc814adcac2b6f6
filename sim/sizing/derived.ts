/** Shifts for a desk whose owner names none: out of its opening hours, at the conditions of the staffing plan at hand. */
import { weekHours } from '../contract/calendar.ts'
import type { Contract } from '../contract/schema.ts'
import type { Group, Staffing } from '../staffing/schema.ts'
import { formatTimeOfDay, formatWeekdays, type LocalInterval, type Seconds, weekdayNames } from '../time.ts'
import type { RosterRules, Shift } from './schema.ts'

/** A day's work. */
const fullTime: Seconds = 8 * 3600
const partTime: Seconds = 4 * 3600
/** A single weekday gets shifts of its own where it brings this much more than a mean day. */
const busierBy = 0.03

/** Shifts, and what is to be said of them. `weekdayLoad`: work of an open day by weekday, Monday first. */
export function derivedRoster(contract: Contract, { groups }: Staffing, weekdayLoad: number[]): { rules: RosterRules; notes: string[] } {
  const week = openHours(contract)
  const kinds = dayKinds(week)
  const pools = poolsOf(groups)
  const shifts = pools.flatMap(({ like, skills }) =>
    kinds.flatMap(({ days, open }) => {
      const mean = days.reduce((sum, day) => sum + weekdayLoad[day], 0) / days.length
      const busy = days.length > 1 ? days.filter((day) => weekdayLoad[day] > mean * (1 + busierBy)) : []
      const long = longShifts(open)
      const shapes = [...long, ...shortShifts(open, long)]
      return [
        ...shapes.map((shift) => shiftOf(shift, days)),
        ...busy.flatMap((day) => [...long, ...halves(open)].map((shift) => shiftOf(shift, [day]))),
      ]

      function shiftOf(shift: LocalInterval[], on: number[]): Shift {
        const { breaks, costPerHour, absence, handlingFactor } = like
        const name = [
          nameOf(shift),
          formatWeekdays(on).replaceAll(',', '.'),
          ...(pools.length > 1 ? [(skills ?? ['all']).join('.')] : []),
        ].join(' ')
        return { name: name.slice(0, 64), days: on, shift, breaks, skills, costPerHour, absence, handlingFactor, minHeads: 0 }
      }
    }),
  )
  const conditions = pools.map(({ like }) => `"${like.name}"`).join(', ')
  const unique = shifts.filter(({ name }, i) => shifts.findIndex((one) => one.name === name) === i)
  return {
    rules: { name: 'Shifts out of the opening hours', shifts: unique, limits: {} },
    notes: [
      `No --roster: ${unique.length} shifts are made out of the opening hours (whole days, halves, four hours from each hour on, single busy weekdays), with cost, breaks, absence and skills of ${conditions}.`,
    ],
  }
}

/** By weekday when any number is open. */
function openHours(contract: Contract): LocalInterval[][] {
  const numbers = Object.keys(contract.numbers).map((_, number) => weekHours(contract, number))
  return weekdayNames.map((_, day) => {
    const merged: LocalInterval[] = []
    for (const one of numbers.flatMap((week) => week[day]).sort((a, b) => a.from - b.from)) {
      const last = merged.at(-1)
      if (last !== undefined && one.from <= last.to) last.to = Math.max(last.to, one.to)
      else merged.push({ ...one })
    }
    return merged
  })
}

/** Weekdays with the same hours. */
function dayKinds(week: LocalInterval[][]): { days: number[]; open: LocalInterval[] }[] {
  const kinds = new Map<string, { days: number[]; open: LocalInterval[] }>()
  week.forEach((open, day) => {
    if (open.length === 0) return
    const kind = kinds.get(JSON.stringify(open)) ?? { days: [], open }
    kind.days.push(day)
    kinds.set(JSON.stringify(open), kind)
  })
  return [...kinds.values()]
}

/** One pool of agents a set of skills, on the conditions of its largest group. */
function poolsOf(groups: Group[]): { like: Group; skills: string[] | undefined }[] {
  const hours = ({ agents = 0, shift = [], levels = [] }: Group) =>
    agents * lengthOf(shift) + levels.reduce((sum, { value, from }, i) => sum + value * ((levels[i + 1]?.from ?? 86_400) - from), 0)
  const pools = new Map<string, Group[]>()
  for (const group of groups) {
    const key = JSON.stringify(group.skills?.toSorted() ?? null)
    pools.set(key, [...(pools.get(key) ?? []), group])
  }
  return [...pools.values()].map((pool) => {
    const like = pool.reduce((most, one) => (hours(one) > hours(most) ? one : most))
    return { like, skills: like.skills }
  })
}

const lengthOf = (shift: LocalInterval[]): Seconds => shift.reduce((sum, { from, to }) => sum + to - from, 0)

/** The opening hours, or days of eight hours begun one after the other where they are longer. */
function longShifts(open: LocalInterval[]): LocalInterval[][] {
  const whole = lengthOf(open)
  if (whole <= fullTime) return [open]
  const step = whole <= 12 * 3600 ? 3600 : 2 * 3600
  return staggered(open, fullTime, step)
}

/** Halves, and four hours from each hour on. */
function shortShifts(open: LocalInterval[], long: LocalInterval[][]): LocalInterval[][] {
  const whole = lengthOf(open)
  const step = whole <= 12 * 3600 ? 3600 : 2 * 3600
  const all = [...halves(open), ...(whole > partTime ? staggered(open, partTime, step) : [])]
  const known = new Set(long.map((one) => JSON.stringify(one)))
  return all.filter((one) => {
    const key = JSON.stringify(one)
    return !known.has(key) && known.add(key)
  })
}

/** The parts of a split day, or the first and the second half of one that is not. */
function halves(open: LocalInterval[]): LocalInterval[][] {
  if (open.length > 1) return open.map((one) => [one])
  const [{ from, to }] = open
  const middle = Math.round((from + to) / 2 / 1800) * 1800
  return middle > from && middle < to && to - from <= 12 * 3600 ? [[{ from, to: middle }], [{ from: middle, to }]] : []
}

/** So many hours of opening time from each `step` on; the last ends at closing. */
function staggered(open: LocalInterval[], length: Seconds, step: Seconds): LocalInterval[][] {
  const spare = lengthOf(open) - length
  const starts = Array.from({ length: Math.floor(spare / step) + 1 }, (_, i) => i * step)
  if (starts.at(-1) !== spare) starts.push(spare)
  return starts.map((start) => within(open, start, start + length))
}

/** What lies between `from` and `to` seconds of opening time. */
function within(open: LocalInterval[], from: Seconds, to: Seconds): LocalInterval[] {
  const parts: LocalInterval[] = []
  let passed = 0
  for (const one of open) {
    const begin = Math.max(one.from, one.from + from - passed)
    const end = Math.min(one.to, one.from + to - passed)
    if (begin < end) parts.push({ from: begin, to: end })
    passed += one.to - one.from
  }
  return parts
}

/** Without the signs that names may not have: "08.30-13.30_14.30-17.30". */
const nameOf = (shift: LocalInterval[]) =>
  shift.map(({ from, to }) => `${formatTimeOfDay(from)}-${formatTimeOfDay(to)}`.replaceAll(':', '.')).join('_')

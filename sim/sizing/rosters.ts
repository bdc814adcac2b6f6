/** From heads by shift to groups, hours, wages and a staffing plan. */
import type { CalendarDay } from '../contract/calendar.ts'
import { binLength, type GroupModel } from '../engine/model.ts'
import { rosteredHours } from '../estimates/cost.ts'
import type { Plan } from '../plan.ts'
import { rosterOf } from '../staffing/roster.ts'
import type { Group } from '../staffing/schema.ts'
import { intervalsPerWeek } from '../time.ts'
import { numbersServed } from '../whatIf.ts'
import type { RosterRules, Shift } from './schema.ts'

/** Agents take their breaks in turns; a mean over so many tells of all. */
const turns = 24
const dayLength = 86_400e6

/** Heads by shift, in the order of the roster's shifts. */
export type Heads = readonly number[]

export const keyOf = (heads: Heads): string => heads.join()

/** `heads` people of a shift as a group of the staffing plan. */
export function groupOf({ minHeads: _, maxHeads: __, ...shift }: Shift, heads: number): Group {
  return { ...shift, agents: heads, levels: undefined }
}

/** Makes plans of heads: a compiled scenario whose groups are the shifts, without anybody in them. */
export class Rosters {
  readonly rules: RosterRules
  /** Paid hours and wages of one head over the term, overtime apart. */
  readonly hours: number[]
  readonly wages: number[]
  /** Hours of one head in a week without holidays. */
  readonly hoursPerWeek: number[]
  readonly empty: Plan
  private readonly calendar: { days: CalendarDay[] }
  private readonly groups: Map<string, GroupModel> = new Map()

  constructor(rules: RosterRules, empty: Plan, calendar: { days: CalendarDay[] }) {
    this.rules = rules
    this.empty = empty
    this.calendar = calendar
    const ones = rules.shifts.map((_, shift) => this.group(shift, 1))
    this.hours = ones.map((one) => rosteredHours(one, empty.model).reduce((sum, hours) => sum + hours, 0))
    this.wages = this.hours.map((hours, shift) => hours * rules.shifts[shift].costPerHour)
    this.hoursPerWeek = rules.shifts.map(({ shift, days }) => {
      const length = shift.reduce((sum, { from, to }) => sum + to - from, 0)
      return (length / 3600) * (days?.length ?? openWeekdays(calendar))
    })
  }

  /** The same calendar under other rules or with another desk; the shifts are the same. */
  like(rules: RosterRules, empty: Plan): Rosters {
    return new Rosters(rules, empty, this.calendar)
  }

  plan(heads: Heads): Plan {
    const groups = heads.map((count, shift) => this.group(shift, count))
    return { ...this.empty, model: { ...this.empty.model, groups } }
  }

  /** A group's roster is the same in every plan that gives it so many heads. */
  private group(shift: number, heads: number): GroupModel {
    const key = `${shift}:${heads}`
    const known = this.groups.get(key)
    if (known !== undefined) return known
    const own = this.empty.model.groups[shift]
    const made = { ...own, ...rosterOf(groupOf(this.rules.shifts[shift], heads), this.calendar, numbersServed(this.empty.model, own)) }
    this.groups.set(key, made)
    return made
  }

  /** Agents at work a head, by half hour of the week: less breaks and absence, on a mean of the turns in which breaks are taken. */
  coverage(shift: number): Float64Array {
    const group = this.group(shift, turns)
    const { absence } = this.rules.shifts[shift]
    const present = new Float64Array(intervalsPerWeek)
    const done = new Set<number>()
    this.calendar.days.forEach(({ weekday, length }, day) => {
      if (group.dayTemplate[day] < 0 || done.has(weekday) || length !== dayLength) return
      done.add(weekday)
      const { at, duty } = group.templates[group.dayTemplate[day]]
      at.forEach((from, step) => {
        const heads = duty.subarray(step * turns, (step + 1) * turns).reduce((sum, one) => sum + one, 0)
        const to = at[step + 1] ?? dayLength
        for (let half = Math.floor(from / binLength); heads > 0 && half * binLength < to; half++) {
          const inside = Math.min(to, (half + 1) * binLength) - Math.max(from, half * binLength)
          present[weekday * 48 + half] += ((heads / turns) * (1 - absence) * inside) / binLength
        }
      })
    })
    return present
  }

  /** Wages without overtime, or hours where no shift has a cost: a plan never costs less. */
  floor(heads: Heads): number {
    const price = this.wages.some((wages) => wages > 0) ? this.wages : this.hours
    return heads.reduce((sum, count, shift) => sum + count * price[shift], 0)
  }

  /** May so many be rostered? */
  allowed(heads: Heads): boolean {
    const { shifts, limits } = this.rules
    const sum = (of: (shift: number) => number) => heads.reduce((total, count, shift) => total + count * of(shift), 0)
    return (
      heads.every((count, shift) => count >= shifts[shift].minHeads && count <= (shifts[shift].maxHeads ?? Number.POSITIVE_INFINITY)) &&
      sum(() => 1) <= (limits.heads ?? Number.POSITIVE_INFINITY) &&
      sum((shift) => this.hoursPerWeek[shift]) <= (limits.hoursPerWeek ?? Number.POSITIVE_INFINITY) + 1e-9
    )
  }
}

const openWeekdays = ({ days }: { days: CalendarDay[] }) =>
  new Set(days.filter((day) => day.open.some((open) => open.length > 0)).map(({ weekday }) => weekday)).size

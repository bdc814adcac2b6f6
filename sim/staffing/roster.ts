/** From groups in a file to who is at work when, as templates that days of one kind share. */
import type { CalendarDay } from '../contract/calendar.ts'
import { elapsed } from '../contract/spans.ts'
import { type LocalInterval, secondsPerDay } from '../time.ts'
import { breaksOf } from './breaks.ts'
import type { Group } from './schema.ts'

/** When agents of a group are rostered and on duty (breaks left out), in local seconds of the day. */
interface AgentDay {
  rostered: LocalInterval[]
  duty: LocalInterval[]
}

export interface Roster {
  agents: number
  templates: { at: Float64Array; duty: Uint8Array; rostered: Uint8Array }[]
  /** The template of each day, -1 where the group does not work. */
  dayTemplate: Int16Array
}

/** What of a calendar's day a roster needs. */
type RosterDay = Pick<CalendarDay, 'start' | 'length' | 'weekday' | 'spans' | 'open'>

/** A group works on the days on which one of `numbers` (by index; those it can serve) is open. */
export function rosterOf(group: Group, calendar: { days: RosterDay[] }, numbers: number[]): Roster {
  const agents = agentDays(group)
  const templates: Roster['templates'] = []
  const known = new Map<string, number>()
  const dayTemplate = Int16Array.from(calendar.days, (day) => {
    const works = numbers.some((number) => day.open[number].length > 0) && (group.days === undefined || group.days.includes(day.weekday))
    if (!works) return -1
    const kind = day.spans.map(({ at, from, to }) => `${at - day.start}:${from}:${to}`).join()
    const index = known.get(kind) ?? templates.push(template(agents, day)) - 1
    known.set(kind, index)
    return index
  })
  return { agents: agents.length, templates, dayTemplate }
}

function agentDays(group: Group): AgentDay[] {
  if (group.levels !== undefined) {
    const { levels } = group
    const most = Math.max(0, ...levels.map(({ value }) => value))
    return Array.from({ length: most }, (_, agent) => {
      const duty = levels
        .map(({ from, value }, i) => ({ from, to: levels[i + 1]?.from ?? secondsPerDay, value }))
        .filter(({ value }) => value > agent)
        .map(({ from, to }) => ({ from, to }))
      return { rostered: duty, duty }
    })
  }
  const shift = group.shift ?? []
  const count = group.agents ?? 0
  return Array.from({ length: count }, (_, agent) => ({
    rostered: shift,
    duty:
      group.breaks === undefined
        ? shift
        : shift.flatMap((segment) => without(segment, breaksOf(segment, group.breaks as { after: number; length: number }, agent))),
  }))
}

/** A segment less the breaks in it. */
function without(segment: LocalInterval, breaks: LocalInterval[]): LocalInterval[] {
  const edges = [segment.from, ...breaks.flatMap(({ from, to }) => [from, to]), segment.to]
  const left: LocalInterval[] = []
  for (let i = 0; i < edges.length; i += 2) if (edges[i + 1] > edges[i]) left.push({ from: edges[i], to: edges[i + 1] })
  return left
}

function template(agents: AgentDay[], day: RosterDay): Roster['templates'][number] {
  const pieces = (intervals: LocalInterval[]) =>
    intervals
      .flatMap(({ from, to }) => elapsed(day, from * 1e6, to * 1e6))
      .map((piece) => ({ from: piece.from - day.start, to: piece.to - day.start }))
  const rows = agents.map(({ rostered, duty }) => ({ rostered: pieces(rostered), duty: pieces(duty) }))
  const edges = new Set([0])
  for (const { rostered, duty } of rows)
    for (const { from, to } of [...rostered, ...duty]) {
      edges.add(from)
      if (to < day.length) edges.add(to)
    }
  const at = Float64Array.from(edges).sort()
  const matrix = (of: (row: (typeof rows)[number]) => { from: number; to: number }[]) => {
    const cells = new Uint8Array(at.length * rows.length)
    rows.forEach((row, agent) => {
      for (const { from, to } of of(row))
        at.forEach((time, step) => {
          if (time >= from && time < to) cells[step * rows.length + agent] = 1
        })
    })
    return cells
  }
  return { at, duty: matrix(({ duty }) => duty), rostered: matrix(({ rostered }) => rostered) }
}

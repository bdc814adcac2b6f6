/** Rostered hours in which nobody that a group serves can be served: levels that run to midnight, shifts over the break. */
import type { GroupModel, Model } from '../engine/model.ts'

const microsPerHour = 3_600_000_000

/** Hours of the term, all groups together, that are rostered and paid outside the opening hours of the numbers a group serves. */
export function outsideHours(model: Model): number {
  return model.groups.reduce((sum, group) => sum + groupOutside(group, model), 0) / microsPerHour
}

interface Opening {
  from: number
  to: number
}

/** A caller handed on keeps the number called: who serves the type is at work for that number too. */
function openings({ skills }: GroupModel, { types, numbers }: Model): Opening[] {
  const served = types.filter(({ transferTo }, type) => skills.includes(type) || skills.includes(transferTo))
  const all = [...new Set(served.map(({ number }) => numbers[number]))].flatMap(({ openFrom, openTo }) =>
    Array.from(openFrom, (from, i) => ({ from, to: openTo[i] })),
  )
  const merged: Opening[] = []
  for (const { from, to } of all.sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** In agent-microseconds. Steps come in order of time, so that each opening is looked at on its own days only. */
function groupOutside(group: GroupModel, model: Model): number {
  const open = openings(group, model)
  const { dayStart } = model.term
  const heads = group.templates.map(({ at, rostered }) =>
    Array.from(at, (_, step) => rostered.subarray(step * group.agents, (step + 1) * group.agents).reduce((sum, one) => sum + one, 0)),
  )
  let outside = 0
  let first = 0
  group.dayTemplate.forEach((template, day) => {
    if (template < 0) return
    const { at } = group.templates[template]
    at.forEach((after, step) => {
      const from = dayStart[day] + after
      const to = step + 1 < at.length ? dayStart[day] + at[step + 1] : dayStart[day + 1]
      while (first < open.length && open[first].to <= from) first++
      let inside = 0
      for (let i = first; i < open.length && open[i].from < to; i++) inside += Math.min(to, open[i].to) - Math.max(from, open[i].from)
      outside += heads[template][step] * (to - from - inside)
    })
  })
  return outside
}

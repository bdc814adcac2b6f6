/**
 * A compiled scenario with a few things changed, without its files: what a report's page runs again, and what sensitivity is measured by.
 * With nothing changed the plan is the very same.
 */
import type { CalendarDay } from './contract/calendar.ts'
import { scaledLaw } from './demand/distributions/scale.ts'
import type { GroupModel, Model } from './engine/model.ts'
import type { Plan } from './plan.ts'
import { rosterOf } from './staffing/roster.ts'
import type { Group } from './staffing/schema.ts'

export interface WhatIfBase {
  plan: Plan
  /** Of the calendar what rosters need. */
  calendar: { days: Pick<CalendarDay, 'start' | 'length' | 'weekday' | 'spans' | 'open'>[] }
  groups: Group[]
}

export interface WhatIfChanges {
  /** By group: its agents; of a group with levels the greatest of them, the others moving with it. */
  agents: Record<string, number>
  /** Factors. */
  volume: number
  handling: number
  patience: number
  /** Added to the absence of every group: 0.02 = two points. */
  absence: number
  /** Factors of every group's absence, and of the coefficient of variation of busy days; 1 when absent. */
  absenceFactor?: number
  busyness?: number
}

export const noChanges: WhatIfChanges = { agents: {}, volume: 1, handling: 1, patience: 1, absence: 0 }

export function whatIf({ plan, calendar, groups }: WhatIfBase, changes: WhatIfChanges): Plan {
  const { model } = plan
  const { volume, handling, patience, absence, absenceFactor = 1, busyness = 1 } = changes
  const types = model.types.map((type) => ({
    ...type,
    rate: volume === 1 ? type.rate : type.rate.map((rate) => rate * volume),
    handling: scaledLaw(type.handling, handling),
    patience: type.patience === null ? null : scaledLaw(type.patience, patience),
  }))
  const changed = changedGroups(groups, changes)
  const groupModels = model.groups.map((group, i): GroupModel => {
    const absent = Math.min(1, Math.max(0, group.absence * absenceFactor + absence))
    if (changed[i] === groups[i]) return { ...group, absence: absent }
    return { ...group, absence: absent, ...rosterOf(changed[i], calendar, numbersServed(model, group)) }
  })
  return { ...plan, model: { ...model, types, groups: groupModels, busyness: model.busyness * busyness } }
}

/** The groups of the staffing plan with other numbers of agents: what a staffing file would hold. */
export function changedGroups(groups: Group[], { agents }: Pick<WhatIfChanges, 'agents'>): Group[] {
  return groups.map((group) => {
    const asked = agents[group.name]
    if (asked === undefined || asked === headcount(group)) return group
    if (group.levels === undefined) return { ...group, agents: asked }
    const more = asked - headcount(group)
    // Nobody is there where nobody was.
    return { ...group, levels: group.levels.map(({ from, value }) => ({ from, value: value === 0 ? 0 : Math.max(0, value + more) })) }
  })
}

/** Agents of a group; of one with levels the most at a time. */
export function headcount({ agents = 0, levels }: Group): number {
  return levels === undefined ? agents : Math.max(0, ...levels.map(({ value }) => value))
}

/** Numbers whose calls may come to a group, handed on ones too: it works on the days on which one of them is open. */
export function numbersServed({ types }: Model, { skills }: GroupModel): number[] {
  const served = types.filter(({ transferTo }, type) => skills.includes(type) || (transferTo >= 0 && skills.includes(transferTo)))
  return [...new Set(served.map(({ number }) => number))]
}

/** Who serves whom next (DESIGN 4.7, 4.8, 4.10): one assignment at a time, until there is none. */
import type { Model } from '../../../sim/engine/model.ts'
import { type Call, type Desk, type Group, there, type Work } from './state.ts'

/** Agents of a group who could begin `call`: while fewer are busy than are on duty, or than stay for the calls left over. */
function idleFor(group: Group, call: Call): number {
  return (call.leftOver ? there(group) : group.onDuty.length) - group.busy
}

function idle(group: Group): number {
  return Math.max(0, group.onDuty.length - group.busy)
}

export function hasPhoneSkill(group: Group, model: Model): boolean {
  return [...group.skills].some((type) => model.types[type].phone)
}

/** The waiting call of the highest priority that an idle agent can take, the earliest among those; and the first such group. */
export function nextCall(desk: Desk, model: Model): { call: Call; group: Group } | null {
  const queue = [...desk.waiting, ...desk.joining].sort(
    (a, b) => model.types[a.type].priority - model.types[b.type].priority || (a.joined ?? 0) - (b.joined ?? 0) || a.contact - b.contact,
  )
  for (const call of queue) {
    const group = desk.groups.find((one) => one.skills.has(call.type) && idleFor(one, call) > 0)
    if (group !== undefined) return { call, group }
  }
  return null
}

/** First deemed received, first served; in opening hours a phone-skilled agent only if enough others stay idle. */
export function nextWork(desk: Desk, model: Model, inOpeningHours: boolean): { work: Work; group: Group } | null {
  const queue = [...desk.background].sort((a, b) => a.deemed - b.deemed || a.contact - b.contact)
  const phoneIdle = desk.groups.reduce((sum, group) => sum + (hasPhoneSkill(group, model) ? idle(group) : 0), 0)
  const spared = (group: Group) => !inOpeningHours || !hasPhoneSkill(group, model) || phoneIdle - 1 >= model.reserveForPhone
  for (const work of queue) {
    const group = desk.groups.find((one) => one.skills.has(work.type) && idle(one) > 0 && spared(one))
    if (group !== undefined) return { work, group }
  }
  return null
}

/** Who stays after a closing, and for whom (DESIGN 4.9). */
import type { Model } from '../../../sim/engine/model.ts'
import { type Call, type Desk, type Group, there } from './state.ts'

/** Is somebody there who can serve a call whose number is closed? */
export function isKept(desk: Desk, model: Model, call: Call): boolean {
  return model.atClose === 'serve' && desk.groups.some((group) => group.skills.has(call.type) && there(group) > 0)
}

/** Everybody on duty, or still there from an earlier closing, stays. */
export function stay(desk: Desk): void {
  for (const group of desk.groups) group.staying = there(group)
}

/** Of those who stayed, the idle ones go when nothing is left for them; the others when they are done. */
export function sendHome(desk: Desk): void {
  const leftOver = [...desk.coming, ...desk.joining, ...desk.waiting].filter((call) => call.leftOver)
  const mayStillServe = (group: Group) => leftOver.some(({ type }) => group.skills.has(type))
  for (const group of desk.groups) if (!mayStillServe(group)) group.staying = Math.min(group.staying, group.busy)
}

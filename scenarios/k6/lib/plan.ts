/**
 * The load plan, read once for all virtual users. From the environment:
 *   PLAN    path of the plan; by default the example beside the scripts
 *   TARGET  where the endpoint is, such as http://127.0.0.1:8080; by default the plan's own
 */
import { SharedArray } from 'k6/data'
import type { Micros } from '../../../sim/facts.ts'
import type { ListedContact, LoadPlan } from '../../../sim/load/plan.ts'

/** k6 takes a relative path from this folder; a user means the one that k6 was started in. */
const fromHere = (path: string) => (/^(\/|[a-z]+:)/i.test(path) || __ENV.PWD === undefined ? path : `${__ENV.PWD}/${path}`)
const path = __ENV.PLAN === undefined ? import.meta.resolve('../plan.json') : fromHere(__ENV.PLAN)

/** All of the plan but its contacts, which are read one by one. */
export type PlanHead = Omit<LoadPlan, 'contacts'>

const read = () => JSON.parse(open(path)) as LoadPlan
const contacts = new SharedArray<ListedContact>('contacts', () => read().contacts)
const [head] = new SharedArray<PlanHead>('plan', () => {
  const { contacts: _, ...rest } = read()
  return [rest]
})

export const plan: PlanHead = { ...head, target: (__ENV.TARGET ?? head.target).replace(/\/+$/, '') }
export { contacts }

/** By the contract's calendar. */
export const isOpen = (number: string, time: Micros) => (plan.openings[number] ?? []).some(([from, to]) => from <= time && time < to)

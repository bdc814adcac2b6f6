/** Agents as people (DESIGN 4.8): who is on duty when, from the templates and each person's draw of absence. */
import type { Model } from '../../../sim/engine/model.ts'
import type { Micros } from '../../../sim/facts.ts'
import type { Draws } from './draws.ts'

export interface Person {
  group: number
  agent: number
}

/** From `from` on: who of a group takes contacts, and who is rostered (breaks included). */
export interface DutyStep {
  from: Micros
  onDuty: Person[]
  rostered: Person[]
}

/** The steps of each group over the whole term. */
export function dutySteps(model: Model, draws: Draws): DutyStep[][] {
  const { dayStart, dayMonth } = model.term
  return model.groups.map(({ agents, templates, dayTemplate }, group) => {
    const people = Array.from({ length: agents }, (_, agent): Person => ({ group, agent }))
    const steps: DutyStep[] = []
    dayMonth.forEach((_, day) => {
      if (dayTemplate[day] < 0) {
        steps.push({ from: dayStart[day], onDuty: [], rostered: [] })
        return
      }
      const { at, duty, rostered } = templates[dayTemplate[day]]
      const present = people.filter(({ agent }) => !draws.isAbsent(group, agent, day))
      at.forEach((after, step) => {
        const among = (matrix: Uint8Array) => present.filter(({ agent }) => matrix[step * agents + agent] === 1)
        steps.push({ from: dayStart[day] + after, onDuty: among(duty), rostered: among(rostered) })
      })
    })
    return steps
  })
}

/** The fields of the form: which key of which file, how it is written, and what is asked of the browser's keyboard. */
import type { Path } from '../../run/read/yaml.ts'
import { amount, amountOrTable, days, type Format, list, table, word } from './formats.ts'

export type FieldKind = 'text' | 'number' | 'date' | 'choice' | 'days'

export interface Field {
  /** "agents", "breaks.after", "simulate.from": its key in a group, the plan or the scenario. */
  key: string
  kind: FieldKind
  format: Format
  /** Of a choice, the default first. */
  choices: readonly string[]
}

const field = <K extends string>(key: K, kind: FieldKind, format: Format, choices: readonly string[] = []) => ({
  key,
  kind,
  format,
  choices,
})

export const termFields = [
  field('name', 'text', word),
  field('simulate.from', 'date', word),
  field('simulate.months', 'number', amount),
  field('simulate.replications', 'number', amount),
  field('simulate.seed', 'text', word),
] as const

export const planFields = [
  field('name', 'text', word),
  field('lines', 'text', amountOrTable),
  field('queueLimit', 'number', amount),
  field('onQueueFull', 'choice', word, ['recordedMessage', 'busy', 'voicemail']),
  field('greeting', 'text', amount),
  field('ring', 'text', amount),
  field('atClose', 'choice', word, ['serve', 'voicemail']),
  field('reserveForPhone', 'number', amount),
] as const

const name = field('name', 'text', word)
const costPerHour = field('costPerHour', 'number', amount)
const workingDays = field('days', 'days', days)
const skills = field('skills', 'text', list)
const absence = field('absence', 'text', amount)
const handlingFactor = field('handlingFactor', 'number', amount)

/** Of a group that has a shift, in the order of the form. */
export const shiftFields = [
  name,
  field('agents', 'number', amount),
  costPerHour,
  field('shift', 'text', list),
  field('breaks.after', 'text', amount),
  field('breaks.length', 'text', amount),
  workingDays,
  skills,
  absence,
  handlingFactor,
] as const

/** Of one that has levels. */
export const levelFields = [name, costPerHour, handlingFactor, field('levels', 'text', table), workingDays, skills, absence] as const

const inGroups = [...shiftFields, ...levelFields]

/** A field in its place. */
export interface Placed {
  file: 'scenario' | 'plan'
  path: Path
  field: Field
}

/** "simulate.from", "plan.lines", "plan.groups[2].breaks.after"; undefined where there is no such field. */
export function fieldAt(id: string): Placed | undefined {
  const [, group, key = ''] = /^plan\.groups\[(\d{1,3})\]\.(.+)$/.exec(id) ?? []
  if (group !== undefined) {
    const found = inGroups.find((one) => one.key === key)
    return found && { file: 'plan', path: ['groups', Number(group), ...key.split('.')], field: found }
  }
  const term = termFields.find((one) => one.key === id)
  if (term !== undefined) return { file: 'scenario', path: id.split('.'), field: term }
  const plan = planFields.find((one) => `plan.${one.key}` === id)
  return plan && { file: 'plan', path: [plan.key], field: plan }
}

/** A changed plan as a staffing file, which `pronto simulate --staffing` takes as it is. */
import { changedGroups, headcount, type WhatIfChanges } from '../../sim/whatIf.ts'
import type { Voice } from '../words/index.ts'
import { whatIfWords } from '../words/whatIf.ts'
import { changesTold, type WhatIfData } from './base.ts'

/** A value as it stands in a file, with what a reader is to know of it. */
interface Line {
  value: unknown
  comment?: string
}

/** What is written of the plan stays as it is written; what is changed has its saved value beside it. */
export function savedStaffing(
  data: Pick<WhatIfData, 'staffing' | 'groups' | 'scenario' | 'pronto'>,
  changes: WhatIfChanges,
  voice: Voice,
): string {
  const { file } = whatIfWords(voice)
  const { plan, demand } = changesTold(changes, data.groups, voice)
  const comments = [
    file.from(quoted(data.scenario), data.pronto),
    ...(plan.length > 0 ? [file.changed, ...plan.map((one) => `  ${one}`)] : []),
    ...(demand.length > 0 ? [file.notHere, ...demand.map((one) => `  ${one}`)] : []),
  ]
  const { groups, ...others } = data.staffing as { groups: Record<string, unknown>[] }
  return [
    ...comments.map((comment) => `# ${oneLine(comment)}`),
    ...Object.entries(others).map(([key, value]) => `${scalar(key)}: ${flow(value)}`),
    'groups:',
    ...groups.flatMap((group, i) => groupLines(changedGroup(group, i, data.groups, changes, file.savedValue))),
    '',
  ].join('\n')
}

function changedGroup(
  written: Record<string, unknown>,
  i: number,
  groups: WhatIfData['groups'],
  changes: WhatIfChanges,
  saved: (value: string) => string,
): Record<string, Line> {
  const lines: Record<string, Line> = Object.fromEntries(Object.entries(written).map(([key, value]) => [key, { value }]))
  const group = groups[i]
  const changed = changedGroups(groups, changes)[i]
  if (changed !== group && changed.levels === undefined) lines.agents = { value: changed.agents, comment: saved(String(headcount(group))) }
  // The levels of a file are in the order of the day, as those of a plan are.
  if (changed !== group && changed.levels !== undefined) {
    const times = Object.keys(written.levels as object).sort()
    lines.levels = {
      value: Object.fromEntries(times.map((time, k) => [time, changed.levels?.[k].value])),
      comment: saved(flow(written.levels)),
    }
  }
  const absence = Math.min(1, Math.max(0, group.absence + changes.absence))
  if (absence !== group.absence) lines.absence = { value: absence, comment: saved(flow(written.absence ?? 0)) }
  return lines
}

function groupLines(lines: Record<string, Line>): string[] {
  return Object.entries(lines).map(
    ([key, { value, comment }], i) =>
      `  ${i === 0 ? '-' : ' '} ${scalar(key)}: ${flow(value)}${comment === undefined ? '' : ` # ${oneLine(comment)}`}`,
  )
}

/** On one line. JSON's scalars are YAML's. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${scalar(key)}: ${flow(one)}`)
      .join(', ')} }`
  return scalar(value)
}

/** A word that YAML reads as something else than text stays in quotes. */
const plain = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][a-z0-9]*$/i

const scalar = (value: unknown) => (typeof value === 'string' && plain.test(value) ? value : quoted(value))

/** Characters that no line of YAML may hold are told by their code. */
const quoted = (value: unknown) => JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped)
/** For a comment. Nor is there any that turns the direction of what follows. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu, escaped)
const escaped = (one: string) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`

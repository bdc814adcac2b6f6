/** What the form asks for, as edits of the files. */
import { formatTimeOfDay, parseTimeOfDay } from '../../sim/time.ts'
import { Refused } from '../refused.ts'
import type { Draft, DraftFile } from './draft.ts'
import { type Edit, edited } from './edits.ts'
import { fieldAt } from './fields.ts'

export type Change = { field: string; value: string } | { group: GroupChange; at: number }
export const groupChanges = ['add', 'remove', 'up', 'down', 'levels', 'shift'] as const
export type GroupChange = (typeof groupChanges)[number]

/** The files after it. Throws Refused for what no form asks. */
export function changed(draft: Draft, change: Change): DraftFile[] {
  const { scenario, staffing, plan } = draft
  if ('field' in change) {
    const placed = fieldAt(change.field)
    if (placed === undefined) throw new Refused(400, 'noSuchField')
    const text = change.value.trim()
    const edit = (path: Edit['path']): Edit =>
      text === '' && placed.field.kind !== 'days'
        ? { do: 'remove', path: emptied(draft, placed.file, path) }
        : { do: 'set', path, value: placed.field.format.read(text) }
    if (placed.file === 'scenario') return apply(draft, scenario, [edit(placed.path)])
    if (plan === null) throw new Refused(400, 'noSuchField')
    return apply(draft, staffing ?? scenario, [edit([...plan.base, ...placed.path])])
  }
  if (plan === null) throw new Refused(400, 'noSuchField')
  const groups = Array.isArray(plan.value.groups) ? (plan.value.groups as Group[]) : []
  return apply(draft, staffing ?? scenario, groupEdits(groups, [...plan.base, 'groups'], change))
}

/** With the last of its keys a map goes too: breaks without after and length. */
function emptied({ values, plan, staffing }: Draft, file: 'scenario' | 'plan', path: Edit['path']): Edit['path'] {
  const root: unknown = file === 'plan' && staffing !== null ? plan?.value : values
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], root)
  const alone = path.at(-2) === 'breaks' && Object.keys(holder ?? {}).every((key) => key === path.at(-1))
  return alone ? path.slice(0, -1) : path
}

function apply({ scenario, staffing }: Draft, target: DraftFile, edits: Edit[]): DraftFile[] {
  const after = { ...target, text: edits.reduce(edited, target.text) }
  return [scenario, ...(staffing === null ? [] : [staffing])].map((one) => (one === target ? after : one))
}

type Group = Record<string, unknown>

function groupEdits(groups: Group[], path: Edit['path'], { group: what, at }: { group: GroupChange; at: number }): Edit[] {
  const group = groups[at]
  if (what === 'add') return [{ do: 'append', path, value: another(groups) }]
  if (group === undefined) throw new Refused(400, 'noSuchField')
  const within = (key: string) => [...path, at, key]
  switch (what) {
    case 'remove':
      return [{ do: 'remove', path: [...path, at] }]
    case 'up':
    case 'down': {
      const other = what === 'up' ? at - 1 : at + 1
      return groups[other] === undefined ? [] : [{ do: 'swap', path, one: at, other }]
    }
    case 'levels':
      return [
        { do: 'set', path: within('levels'), value: levelsOf(group) },
        ...['agents', 'shift', 'breaks'].map((key): Edit => ({ do: 'remove', path: within(key) })),
      ]
    case 'shift':
      return [
        ...Object.entries(shiftOf(group)).map(([key, value]): Edit => ({ do: 'set', path: within(key), value })),
        { do: 'remove', path: within('levels') },
      ]
  }
}

/** Like the last one, under a name of its own. */
function another(groups: Group[]): Group {
  const like = groups.at(-1) ?? { agents: 1, days: 'mon-fri', shift: ['09:00-17:00'] }
  const names = groups.map(({ name }) => name)
  let number = groups.length + 1
  while (names.includes(`group ${number}`)) number++
  return { ...like, name: `group ${number}` }
}

/** The same people by time of day. */
function levelsOf({ agents, shift }: Group): Record<string, unknown> {
  const intervals = (Array.isArray(shift) ? shift : []).flatMap((one) => [/^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(String(one))])
  const steps = intervals.flatMap((found): [string, unknown][] =>
    found === null
      ? []
      : [[found[1] as string, agents ?? 0], ...(found[2] === '24:00' ? [] : [[found[2] as string, 0] as [string, unknown]])],
  )
  return Object.fromEntries(steps.length === 0 ? [['09:00', agents ?? 1]] : steps)
}

/** As many people as are there at most, from the first to the last who is. */
function shiftOf({ levels }: Group): Group {
  const steps = Object.entries(levels ?? {})
    .flatMap(([time, count]) => [{ time: parseTimeOfDay(time), count: Number(count) }])
    .filter((step): step is { time: number; count: number } => step.time !== undefined && Number.isFinite(step.count))
    .sort((a, b) => a.time - b.time)
  const spans: { from: number; to: number }[] = []
  steps.forEach(({ time, count }, i) => {
    const to = steps[i + 1]?.time ?? 86_400
    if (count <= 0) return
    const before = spans.at(-1)
    if (before?.to === time) before.to = to
    else spans.push({ from: time, to })
  })
  const shift = spans.map(({ from, to }) => `${formatTimeOfDay(from)}-${formatTimeOfDay(to)}`)
  return { agents: Math.max(1, ...steps.map(({ count }) => count)), shift: shift.length === 0 ? ['09:00-17:00'] : shift }
}

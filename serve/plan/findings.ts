/** What the check found, at the fields it speaks of. */
import type { Problem } from '../../run/problems.ts'
import type { Draft } from './draft.ts'
import { levelFields, planFields, shiftFields, termFields } from './fields.ts'

/** As on the command line: "found 2.5, expected a whole number from 0 to 100000". */
export function sentence({ found, expected, hint }: Problem): string {
  return `found ${found}, expected ${expected}${hint === undefined ? '' : `; did you mean ${hint}?`}`
}

/** Does the group count agents by time of day? */
export const hasLevels = (group: unknown): boolean =>
  typeof group === 'object' && group !== null && 'levels' in group && !('shift' in group)

export const groupsOf = ({ plan }: Draft): unknown[] => (Array.isArray(plan?.value.groups) ? plan.value.groups : [])

/** Every field the form of this draft has, and every group as a whole. */
export function fieldIds(draft: Draft): string[] {
  if (draft.plan === null) return termFields.map(({ key }) => key)
  const groups = groupsOf(draft).flatMap((group, i) => [
    `plan.groups[${i}]`,
    ...(hasLevels(group) ? levelFields : shiftFields).map(({ key }) => `plan.groups[${i}].${key}`),
  ])
  return [...termFields.map(({ key }) => key), ...planFields.map(({ key }) => `plan.${key}`), ...groups]
}

/** The field that a problem is to be shown at: the nearest around its place. null: it is no field's. */
export function fieldOf({ file, path }: Problem, draft: Draft, ids = fieldIds(draft)): string | null {
  const { scenario, staffing } = draft
  const id =
    staffing !== null && file === staffing.file
      ? `plan.${path}`
      : file !== scenario.file
        ? null
        : staffing === null && path.startsWith('staffing.')
          ? path.replace(/^staffing\./, 'plan.')
          : path
  if (id === null) return null
  const around = ids.filter((one) => id === one || id.startsWith(`${one}.`) || id.startsWith(`${one}[`))
  return around.reduce<string | null>((longest, one) => (one.length > (longest?.length ?? 0) ? one : longest), null)
}

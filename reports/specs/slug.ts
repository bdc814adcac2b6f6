/** Names of charts, which are names of files. */
import type { Results } from '../../sim/estimates/results.ts'

/** "lost maintenance" -> "lost-maintenance"; "answeredWithin" -> "answered-within". What no file name likes is left out. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}

/** No two targets of a contract have the same, whatever its numbers are called: "lost", "lost-maintenance-3". */
export function targetSlug({ targets }: Results, target: Results['targets'][number]): string {
  return target.key === target.measure ? slug(target.key) : `${slug(target.key)}-${targets.findIndex(({ key }) => key === target.key) + 1}`
}

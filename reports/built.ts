/** What `npm run build` makes for reports: the page's script and styles, and fonts. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Beside the sources' dist, or beside the bundle. */
const folders = ['../dist/reports/', './reports/', '../reports/'].map((path) => new URL(path, import.meta.url))

/** The path of a built file. Throws where it is missing. */
export function builtPath(name: string): string {
  const found = folders.map((folder) => fileURLToPath(new URL(name, folder))).find((path) => existsSync(path))
  if (found === undefined) throw new Error(`${name} of the report is missing: npm run build`)
  return found
}

/** The scripts and styles of the pages, read once. They lie beside the sources, and in dist/serve beside the bundle. */
import { readFileSync } from 'node:fs'

const folders = ['./page/', './serve/page/', '../serve/page/'].map((path) => new URL(path, import.meta.url))

function read(name: string): string {
  for (const folder of folders)
    try {
      return readFileSync(new URL(name, folder), 'utf8')
    } catch {
      // Not there: the next place.
    }
  throw new Error(`${name} of the pages is missing: npm run build`)
}

export const pageFiles = () =>
  ['style.css', 'common.js', 'list.js', 'plan.js'].map((name) => ({
    url: `/page/${name}`,
    type: name.endsWith('.css') ? 'text/css' : 'text/javascript',
    content: read(name),
  }))

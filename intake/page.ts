/** The files of the operator page, read once. They lie beside the sources, and in dist/intake beside the bundle. */
import { readFileSync } from 'node:fs'

const folders = ['./page/', './intake/page/', '../intake/page/'].map((path) => new URL(path, import.meta.url))

function read(name: string): string {
  for (const folder of folders)
    try {
      return readFileSync(new URL(name, folder), 'utf8')
    } catch {
      // Not there: the next place.
    }
  throw new Error(`${name} of the operator page is missing: npm run build`)
}

export const pageFiles = () => [
  { url: '/', type: 'text/html', content: read('index.html') },
  { url: '/operator.js', type: 'text/javascript', content: read('operator.js') },
  { url: '/operator.css', type: 'text/css', content: read('operator.css') },
]

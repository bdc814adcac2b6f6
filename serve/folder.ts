/** The folder that is served. Everything that is read or written lies in it, or below it, whatever links lead to. */
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { isInside, isLink } from '../run/read/inside.ts'
import { Refused } from './refused.ts'

const deepest = 8
const mostEntries = 20_000
const passedOver = new Set(['node_modules', 'schema'])
const longestName = 1000
/** What a disk takes, less what a file is called while it is written. Bytes. */
const longestStep = 230

export class Folder {
  /** Absolute, links followed. */
  readonly root: string

  constructor(path: string) {
    this.root = realpathSync(path)
  }

  get name(): string {
    return basename(this.root) || this.root
  }

  /** The absolute path of what a page calls "desk/scenario.yaml"; it need not be there. Throws Refused. */
  inside(name: string): string {
    const steps = name.split('/')
    const odd = steps.some(
      (step) => step === '' || step.startsWith('.') || /[\p{Cc}\\]/u.test(step) || Buffer.byteLength(step) > longestStep,
    )
    if (odd || name.length > longestName) throw new Refused(404, 'noSuchFile')
    const path = join(this.root, ...steps)
    if (!isInside(this.root, path)) throw new Refused(404, 'noSuchFile')
    return path
  }

  /** The absolute path of a YAML file that is there. Throws Refused. */
  existing(name: string): string {
    const path = this.yaml(name)
    if (!existsSync(path)) throw new Refused(404, 'noSuchFile')
    return path
  }

  /** The absolute path of a YAML file that may be read and written. Throws Refused. */
  yaml(name: string): string {
    if (!/\.ya?ml$/i.test(name)) throw new Refused(404, 'noSuchFile')
    const path = this.inside(name)
    if (isLink(path)) throw new Refused(404, 'noSuchFile')
    return path
  }

  /** The name of a file that another one calls `path`. Throws Refused. */
  beside(name: string, path: string): string {
    const found = relative(this.root, resolve(dirname(this.inside(name)), path))
      .split(sep)
      .join('/')
    this.inside(found)
    return found
  }

  /** An absolute path as pages call it. */
  shown(path: string): string {
    return path.startsWith(this.root + sep) ? relative(this.root, path).split(sep).join('/') : path
  }

  /** Names of all files, those of a folder before those below it. Links, hidden folders and what libraries bring are passed over. */
  files(): string[] {
    const found: string[] = []
    let left = mostEntries
    const walk = (path: string, name: string, depth: number) => {
      let entries: import('node:fs').Dirent[]
      try {
        entries = readdirSync(path, { withFileTypes: true })
      } catch {
        // A folder that may not be read has nothing to show.
        return
      }
      const folders: string[] = []
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        if (entry.name.startsWith('.') || left-- <= 0) continue
        if (entry.isFile()) found.push(name === '' ? entry.name : `${name}/${entry.name}`)
        else if (entry.isDirectory() && !passedOver.has(entry.name)) folders.push(entry.name)
      }
      if (depth < deepest) for (const one of folders) walk(join(path, one), name === '' ? one : `${name}/${one}`, depth + 1)
    }
    walk(this.root, '', 0)
    return found
  }
}

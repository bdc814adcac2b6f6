/** Is a file where it may be? */
import { readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'

/** Is `file` in `folder` or below it, whatever links lead to? What is not there yet is where its folder is. */
export function isInside(folder: string, file: string): boolean {
  const way = relative(realpathSync(folder), reached(resolve(file)))
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way)
}

/** Where a path leads: links are followed as far as there is something. A link to nothing leads nowhere, which is inside of no folder. */
function reached(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    if (dirname(path) === path || isLink(path)) return dirname('/')
    return join(reached(dirname(path)), basename(path))
  }
}

export function isLink(path: string): boolean {
  try {
    readlinkSync(path)
    return true
  } catch {
    // Something else, or nothing.
    return false
  }
}

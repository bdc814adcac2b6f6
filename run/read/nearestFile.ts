/** A file that is not there under its name, but under one like it. */
import { readdirSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { nearest } from './nearest.ts'

/** The path of what was probably meant, written as `file` is; undefined when nothing resembles it. */
export function nearestFile(file: string): string | undefined {
  const slashes = file.replaceAll('\\', '/')
  const name = basename(slashes)
  const beside = filesIn(dirname(slashes)).filter((one) => extname(one) !== '')
  const stem = (one: string) => basename(one, extname(one))
  const meant = beside.includes(name)
    ? name
    : (nearest(name, beside) ?? beside.find((one) => stem(one) === nearest(stem(name), beside.map(stem))))
  return meant === undefined || meant === basename(file) ? undefined : slashes.includes('/') ? join(dirname(slashes), meant) : meant
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).slice(0, 1000).sort()
  } catch {
    // A folder that is not there has no files to suggest.
    return []
  }
}

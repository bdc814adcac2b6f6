/** Reading text files that may be anything: a clear line for each way in which they are not text, and no waiting. */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { InputError, visible } from '../problems.ts'
import { nearestFile } from './nearestFile.ts'

const mebibyte = 1024 * 1024

/** The text of a file of at most `mebibytes`, without a byte order mark. `open` is for tests. Throws InputError. */
export function readText(file: string, mebibytes: number, what: string, open: typeof openSync = openSync): string {
  const wrong = (found: string, expected: string, hint?: string) =>
    new InputError([{ file, line: 0, column: 0, path: '', found, expected, hint: hint === undefined ? undefined : visible(hint, 200) }])
  let handle: number
  try {
    // Non-blocking: opening a pipe must not wait for somebody to write into it.
    handle = open(file, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') throw wrong('no such file', what, nearestFile(file))
    if (code === 'EACCES' || code === 'EPERM') throw wrong('a file that may not be read', `${what}, readable`)
    if (code === 'ELOOP') throw wrong('a link that leads to itself', what)
    if (code === 'ENAMETOOLONG') throw wrong('a name that is too long', what)
    throw wrong(`a file that cannot be opened (${code})`, what)
  }
  try {
    const stat = fstatSync(handle)
    if (stat.isDirectory()) throw wrong('a folder', what)
    if (!stat.isFile()) throw wrong('a device or pipe', `${what}: a regular file`)
    if (stat.size > mebibytes * mebibyte) throw wrong(`${Math.ceil(stat.size / mebibyte)} MiB`, `${what} of at most ${mebibytes} MiB`)
    if (stat.size === 0) throw wrong('an empty file', what)
    const bytes = readFileSync(handle)
    if (bytes.includes(0)) throw wrong('binary data', `${what}: plain text in UTF-8`)
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      throw wrong('text that is not UTF-8', `${what}: saved as UTF-8`)
    }
  } finally {
    closeSync(handle)
  }
}

/** Files of several folders written together: all of them, or none. */
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { folderReason, makeFolder, OutputError } from './output.ts'
import { InputError } from './problems.ts'

export interface NewFile {
  path: string
  content: string | Uint8Array
}

/** Throws InputError where two outputs are one file. */
export function checkDistinct(paths: string[]): void {
  const places = paths.map((path) => resolve(path))
  const again = paths.find((_, i) => places.indexOf(places[i] as string) < i)
  if (again === undefined) return
  const problem = { file: again, line: 0, column: 0, path: '', found: 'the same file for two outputs', expected: 'a file for each' }
  throw new InputError([problem])
}

/** Each is written beside its place; when all are on the disk, they are renamed into their places. Throws OutputError. */
export function writeTogether(files: NewFile[]): void {
  const beside = ({ path }: NewFile) => `${path}.${process.pid}.part`
  let at = files[0]
  try {
    for (const file of files) {
      at = file
      if (dirname(file.path) !== '.') makeFolder(dirname(file.path))
      writeFileSync(beside(file), file.content)
    }
    for (const file of files) {
      at = file
      if (statSync(file.path, { throwIfNoEntry: false })?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    }
    for (const file of files) {
      at = file
      renameSync(beside(file), file.path)
    }
  } catch (error) {
    for (const file of files) rmSync(beside(file), { force: true })
    const found = (error as NodeJS.ErrnoException).code === 'EISDIR' ? 'a folder of that name' : folderReason(error)
    throw new OutputError(`Nothing was written, for the sake of ${at?.path}: found ${found}.`)
  }
}

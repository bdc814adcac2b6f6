/** Programs of the machine. */
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The first of these names that is a program, in the order of the names; undefined where there is none. */
export function programOnPath(names: string[]): string | undefined {
  const ending = process.platform === 'win32' ? '.exe' : ''
  const places = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => places.map((folder) => join(folder, name + ending))).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

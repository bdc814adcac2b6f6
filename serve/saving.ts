/** Drafts onto the disk: nothing that is there is replaced unless somebody said so of that very content. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { parseDocument } from 'yaml'
import { folderReason, OutputError, writeFiles } from '../run/output.ts'
import { readText } from '../run/read/text.ts'
import type { Folder } from './folder.ts'
import { type Draft, type DraftFile, filesOf } from './plan/draft.ts'
import { edited } from './plan/edits.ts'
import { Refused } from './refused.ts'

const markOf = (text: string) => createHash('sha256').update(text).digest('base64url')

/** What is on the disk now; null = nothing. */
function present(folder: Folder, file: string): string | null {
  const path = folder.yaml(file)
  return existsSync(path) ? markOf(readText(path, 1, 'a file')) : null
}

export function marksOf(folder: Folder, draft: Draft): Record<string, string> {
  return Object.fromEntries(filesOf(draft).flatMap(({ file }): [string, string][] => [[file, present(folder, file) ?? '']]))
}

/** Files whose text is not what is on the disk. */
export function unsaved(folder: Folder, draft: Draft): DraftFile[] {
  return filesOf(draft).filter(({ file, text }) => present(folder, file) !== markOf(text))
}

/** A file that is there, with other content. */
export interface Conflict {
  file: string
  mark: string
}

/** `agreed`: by file, the mark of what may be replaced. Writes all files, or none when any would replace something else. Throws OutputError. */
export function save(folder: Folder, files: DraftFile[], agreed: Record<string, string>): Conflict[] {
  const conflicts = files.flatMap(({ file }): Conflict[] => {
    const mark = present(folder, file)
    return mark === null || (Object.hasOwn(agreed, file) && agreed[file] === mark) ? [] : [{ file, mark }]
  })
  if (conflicts.length > 0) return conflicts
  for (const { file, text } of files) {
    const path = folder.yaml(file)
    try {
      writeFiles(dirname(path), [[basename(path), text]])
    } catch (error) {
      throw new OutputError(`${file}: found ${folderReason(error)}.`)
    }
  }
  return []
}

/** The same plan under another name, beside this one. Throws Refused when there is something of that name. */
export function saveAs(folder: Folder, draft: Draft, name: string): string {
  const { scenario, staffing } = draft
  const plain = name.trim()
  if (!/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,59}$/u.test(plain)) throw new Refused(400, 'wrongName')
  const stem = plain.replace(/\.ya?ml$/i, '')
  const beside = (file: string, other: string) => (dirname(file) === '.' ? other : `${dirname(file)}/${other}`)
  const file = beside(scenario.file, `${stem}.yaml`)
  const files: DraftFile[] = [{ file, text: scenario.text }]
  if (staffing !== null) {
    const written = parseDocument(scenario.text).get('staffing')
    const plan = `${stem}-staffing.yaml`
    const value = typeof written === 'string' && written.includes('/') ? written.replace(/[^/]*$/, plan) : plan
    files[0] = { file, text: edited(scenario.text, { do: 'set', path: ['staffing'], value }) }
    files.push({ file: beside(staffing.file, plan), text: staffing.text })
  }
  if (files.some((one) => existsSync(folder.yaml(one.file)))) throw new Refused(409, 'exists')
  save(folder, files, {})
  return file
}

/** A scenario as it is being edited: its text and that of its staffing plan, where that is a file of its own, before they are saved. */
import { join } from 'node:path'
import { InputError, type Problem, sortProblems } from '../../run/problems.ts'
import { type Checked, checkFile } from '../../run/read/documents.ts'
import { asMap, kindNames } from '../../run/read/kinds.ts'
import { readText } from '../../run/read/text.ts'
import { type Access, type Path, readYaml } from '../../run/read/yaml.ts'
import type { Folder } from '../folder.ts'

/** A file, by its path below the folder that is served, and what it is to hold. */
export interface DraftFile {
  file: string
  text: string
}

export interface Draft {
  scenario: DraftFile
  /** null: the plan stands in the scenario, or cannot be found. */
  staffing: DraftFile | null
  /** The plan as it stands, and where in its file; null where the file cannot be read as YAML. */
  plan: { value: Record<string, unknown>; base: Path } | null
  /** The same of the scenario. */
  values: Record<string, unknown> | null
}

/** `texts` stand in for what is on the disk. Throws InputError, or Refused, when there is no such scenario. */
export function draftOf(folder: Folder, file: string, texts: DraftFile[] = []): Draft {
  const textOf = (name: string, what: string) => texts.find((one) => one.file === name)?.text ?? readText(folder.existing(name), 1, what)
  const scenario = { file, text: textOf(file, kindNames.scenario) }
  const values = mapOf(scenario)
  const staffing = values?.staffing
  if (typeof staffing !== 'string')
    return { scenario, staffing: null, values, plan: isMap(staffing) ? { value: staffing, base: ['staffing'] } : null }
  try {
    const name = folder.beside(file, staffing)
    const part = { file: name, text: textOf(name, kindNames.staffing) }
    const value = mapOf(part)
    return { scenario, staffing: part, values, plan: value === null ? null : { value, base: [] } }
  } catch {
    // The check says what is wrong with it.
    return { scenario, staffing: null, values, plan: null }
  }
}

export const filesOf = ({ scenario, staffing }: Draft): DraftFile[] => (staffing === null ? [scenario] : [scenario, staffing])

/** null where it is no YAML, or no map. */
function mapOf({ file, text }: DraftFile): Record<string, unknown> | null {
  try {
    return asMap(readYaml(file, kindNames.scenario, { texts: new Map([[file, text]]) }))
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return null
  }
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** For what reads files as the command line does. */
export function accessOf(folder: Folder, draft: Draft): Access {
  return { within: folder.root, texts: new Map(filesOf(draft).map(({ file, text }) => [join(folder.root, file), text])) }
}

/** As `pronto check` says it, files by their paths below the folder. */
export function checkDraft(folder: Folder, draft: Draft): Checked {
  const checked = checkFile(join(folder.root, draft.scenario.file), accessOf(folder, draft))
  return { ...checked, problems: sortProblems(shownProblems(folder, checked.problems)) }
}

export const shownProblems = (folder: Folder, problems: Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, file: folder.shown(problem.file) }))

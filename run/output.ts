/** Results on disk: results.json and CSV files of months and intervals. All are written beside their places, then renamed into them. */
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { lostByNames } from '../sim/contract/classify.ts'
import type { SpreadResult } from '../sim/estimates/amounts.ts'
import type { RunDetails } from '../sim/estimates/details.ts'
import type { Results } from '../sim/estimates/results.ts'
import { type Cell, csv } from './csvText.ts'
import { InputError } from './problems.ts'

const resultNames = ['results.json', 'run.json', 'months.csv', 'intervals.csv'] as const

/** Files that could not be written though the folder was fine: a full disk. */
export class OutputError extends Error {}

const reasons: Record<string, string> = {
  EACCES: 'a folder that may not be written to',
  EPERM: 'a folder that may not be written to',
  EROFS: 'a disk that may not be written to',
  ENOSPC: 'a disk that is full',
  EDQUOT: 'a disk that is full',
  ENOTDIR: 'a file where a folder should be',
  EEXIST: 'a file',
  ENOENT: 'a place where no folder can be made',
  ENAMETOOLONG: 'a name that is too long',
  EFBIG: 'a file that may grow no further',
}
/** Why a folder cannot be used, in words. */
export const folderReason = (error: unknown) => {
  const { code = '' } = error as NodeJS.ErrnoException
  return reasons[code] ?? `a folder that cannot be used (${code})`
}

/** Makes `dir` and tries to write there, before anybody waits for results. Throws InputError. */
export function prepareFolder(dir: string, names: readonly string[] = resultNames): void {
  const wrong = (found: string) =>
    new InputError([{ file: dir, line: 0, column: 0, path: '', found, expected: 'a folder that results can be written to' }])
  try {
    makeFolder(dir)
    writeFiles(dir, [['.pronto', '']])
    rmSync(join(dir, '.pronto'))
  } catch (error) {
    throw wrong(folderReason(error))
  }
  for (const name of names)
    if (statSync(join(dir, name), { throwIfNoEntry: false })?.isDirectory()) throw wrong(`a folder named ${name} in it`)
}

/** Makes the folder of `file` and tries to write there, before anybody waits for what goes into it. Throws InputError. */
export function prepareFile(file: string): void {
  const wrong = (found: string) => new InputError([{ file, line: 0, column: 0, path: '', found, expected: 'a file that can be written' }])
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw wrong('a folder')
    if (dirname(file) !== '.') makeFolder(dirname(file))
    writeFiles(dirname(file), [['.pronto', '']])
    rmSync(join(dirname(file), '.pronto'))
  } catch (error) {
    if (error instanceof InputError) throw error
    throw wrong(folderReason(error))
  }
}

/** Like mkdir -p. Not by its `recursive` option, which never ends under /proc. */
export function makeFolder(dir: string): void {
  try {
    mkdirSync(dir)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && statSync(dir).isDirectory()) return
    if (code !== 'ENOENT' || dirname(dir) === dir) throw error
    makeFolder(dirname(dir))
    mkdirSync(dir)
  }
}

/** Writes all files, or none. Returns their names. Throws OutputError. */
export function writeResults(results: Results, details: RunDetails, dir: string): string[] {
  const texts = [
    `${JSON.stringify(results, null, 2)}\n`,
    `${JSON.stringify(details)}\n`,
    csv(monthRows(results)),
    csv(intervalRows(results)),
  ]
  return writeAll(
    dir,
    resultNames.map((name, i) => [name, texts[i] as string]),
  )
}

/** Writes all files, or none. Returns their names. Throws OutputError. */
export function writeAll(dir: string, files: [string, string][]): string[] {
  try {
    writeFiles(dir, files)
  } catch (error) {
    throw new OutputError(`Nothing was written to ${dir}: found ${folderReason(error)}.`)
  }
  return files.map(([name]) => name)
}

/** Writes one file, whole or not at all. Throws OutputError. */
export function writeFile(file: string, content: string): void {
  try {
    writeFiles(dirname(file), [[basename(file), content]])
  } catch (error) {
    throw new OutputError(`${file} was not written: found ${folderReason(error)}.`)
  }
}

/** Replaces files in one step each, when all of them are on the disk: nobody ever reads half a file. */
export function writeFiles(dir: string, files: [string, string][]): void {
  const beside = (name: string) => join(dir, `${name}.${process.pid}.part`)
  try {
    for (const [name, content] of files) writeFileSync(beside(name), content)
    for (const [name] of files) renameSync(beside(name), join(dir, name))
  } catch (error) {
    for (const [name] of files) rmSync(beside(name), { force: true })
    throw error
  }
}

/** Means, unless a name says otherwise; how often targets are met only where the contract judges months. */
function monthRows({ months, targets, window, money }: Results): Cell[][] {
  const monthly = window === 'month'
  const judged = monthly ? [...targets.filter((target) => target.judged).map(({ key }) => key), 'all'] : []
  const spreadColumns = (name: string) => [name, `${name}Lo95`, `${name}Hi95`, `${name}P95`, `${name}Worst`]
  const spreadCells = (one: SpreadResult | undefined): Cell[] => [one?.mean, one?.ci95?.[0], one?.ci95?.[1], one?.p95, one?.worst]
  const shareColumns = (name: string) => [name, `${name}Lo95`, `${name}Hi95`, `${name}P05`, `${name}P95`]
  const head: Cell[] = [
    'month',
    'openDays',
    'openHours',
    'n',
    'received',
    'receivedP05',
    'receivedP95',
    'offered',
    'answered',
    ...shareColumns('answeredWithin'),
    ...shareColumns('lost'),
    ...lostByNames,
    'paidHours',
    'cost',
    ...spreadColumns('lineMinutes'),
    ...(money === undefined || !monthly ? [] : spreadColumns('penalties')),
    ...meetsNames(judged).flatMap((name) => [name, `${name}Lo95`, `${name}Hi95`, `${name}N`]),
  ]
  return [
    head,
    ...months.map((month, i): Cell[] => [
      month.month,
      month.openDays,
      month.openHours,
      month.n,
      month.received.mean,
      month.received.p05,
      month.received.p95,
      month.offered,
      month.answered,
      ...[month.answeredWithin, month.lost].flatMap(({ mean, ci95, p05, p95 }) => [mean, ci95?.[0], ci95?.[1], p05, p95]),
      ...lostByNames.map((cause) => month.lostBy[cause]),
      month.paidHours,
      month.cost,
      ...spreadCells(month.lineMinutes),
      ...(money === undefined || !monthly ? [] : spreadCells(money.months[i]?.penalties)),
      ...judged.flatMap((key) => {
        const { probability, ci95, n } = month.meets[key]
        return [probability, ci95?.[0], ci95?.[1], n]
      }),
    ]),
  ]
}

/** "lost maintenance" -> meetsLostMaintenance; a name that is taken gets a number. */
function meetsNames(keys: string[]): string[] {
  const names: string[] = []
  for (const key of keys) {
    const words = key.split(/[^\p{L}\p{N}.]+/u).filter((word) => word !== '')
    const name = `meets${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`
    names.push(names.includes(name) ? `${name}${names.length + 1}` : name)
  }
  return names
}

function intervalRows({ intervals }: Results): Cell[][] {
  return [
    ['weekday', 'time', 'received', 'answeredWithin', 'lost', 'agents', 'occupancy'],
    ...intervals.map((one): Cell[] => [one.weekday, one.time, one.received, one.answeredWithin, one.lost, one.agents, one.occupancy]),
  ]
}

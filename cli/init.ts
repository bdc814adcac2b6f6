/** `pronto init`: a commented scenario of one's own, that runs as it is. */
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { folderReason, makeFolder } from '../run/output.ts'
import { InputError, visible } from '../run/problems.ts'
import { readContract } from '../run/read/documents.ts'
import { nearest } from '../run/read/nearest.ts'
import { contractText, demandText, scenarioText, staffingText } from './initTexts.ts'
import { shipped } from './shipped.ts'
import type { Io } from './terminal.ts'

const read = (...path: string[]) => readFileSync(join(shipped(), ...path), 'utf8')
const wrong = (file: string, found: string, expected: string, hint?: string) =>
  new InputError([{ file, line: 0, column: 0, path: '', found, expected, hint }])

/** The contracts that come with Pronto: "v4-project". */
export function contractNames(): string[] {
  return readdirSync(join(shipped(), 'contracts'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replace('.yaml', ''))
}

/** The contract file meant by "v4", "v2-photocopiers-dedicated" or a path. Throws InputError. */
function contractFile(name: string): string {
  if (/\.ya?ml$|[/\\]/.test(name) || existsSync(name)) return name
  const folder = join(shipped(), 'contracts')
  const names = contractNames()
  const asked = name.toLowerCase()
  const found = names.find((one) => one === asked) ?? plainest(names, asked)
  if (found !== undefined) return join(folder, `${found}.yaml`)
  // "v2" for v2-photocopiers; a variant of it only has its whole name.
  const short = (one: string) => one.split('-', 1)[0] ?? one
  const shown = names.map((one) => (one === plainest(names, short(one)) ? short(one) : one)).sort()
  throw wrong('--contract', `"${visible(name)}"`, `a contract file, or one of ${shown.join(', ')}`, nearest(name, names))
}

/** Of the names that begin with `start` the one that adds the least to it. */
function plainest(names: string[], start: string): string | undefined {
  return names.filter((one) => one.startsWith(`${start}-`)).sort((a, b) => a.length - b.length)[0]
}

export function init(dir: string, contractName: string, { out }: Pick<Io, 'out'>): number {
  const name = basename(layOut(dir, contractName))
  const shown = visible(dir, 300)
  out(
    [
      `Laid out in ${shown}:`,
      `  contract.yaml   the rules, from ${visible(name)}`,
      '  demand.yaml     who calls, how often, for how long: put your own figures here',
      '  staffing.yaml   who is at work when: your plan',
      '  scenario.yaml   the three together, and the term to simulate',
      '  schema/         for editors: they complete keys and underline mistakes',
      '',
      'Next:',
      `  pronto simulate ${visible(join(dir, 'scenario.yaml'), 300)}`,
    ].join('\n'),
  )
  return 0
}

/** The commented files of a scenario of one's own, in a new or empty folder. Returns the contract's file. Throws InputError; then nothing was written. */
export function layOut(dir: string, contractName: string): string {
  const source = contractFile(contractName)
  const contract = readContract(source)
  const files: [string, string][] = [
    ['contract.yaml', contractText(readFileSync(source, 'utf8'))],
    ['demand.yaml', demandText(read('demand', 'v4-desk.yaml'), contract)],
    ['staffing.yaml', staffingText(read('staffing', 'v4-desk.yaml'), contract)],
    ['scenario.yaml', scenarioText(basename(source))],
    ...['contract', 'demand', 'staffing', 'scenario'].map((kind): [string, string] => [
      join('schema', `${kind}.schema.json`),
      read('schema', `${kind}.schema.json`),
    ]),
  ]
  writeAll(dir, files)
  return source
}

/** Writes all files into a new or empty folder, or leaves it as it was. */
function writeAll(dir: string, files: [string, string][]): void {
  const there = existsSync(dir) ? statSync(dir) : undefined
  const empty = 'a new or empty folder: nothing is overwritten'
  if (there !== undefined && !there.isDirectory()) throw wrong(dir, 'a file', empty)
  if (there !== undefined && readdirSync(dir).length > 0) throw wrong(dir, 'a folder with files in it', empty)
  const schema = join(dir, 'schema')
  try {
    makeFolder(schema)
    for (const [name, text] of files) writeFileSync(join(dir, name), text, { flag: 'wx' })
  } catch (error) {
    if (existsSync(dir)) for (const [name] of files) rmSync(join(dir, name), { force: true })
    for (const folder of there === undefined ? [schema, dir] : [schema]) if (existsSync(folder)) rmdirSync(folder)
    throw wrong(dir, folderReason(error), 'a folder that files can be written to')
  }
}

/** `pronto init`: a commented scenario of one's own, that runs as it is. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InputError } from '../run/problems.ts'
import { readContract } from '../run/read/documents.ts'
import type { Io } from './simulate.ts'

/** The folder of shipped scenarios, from the sources and from dist/cli. */
function shipped(): string {
  const places = ['../scenarios', '../../scenarios'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
  return places.find((path) => existsSync(join(path, 'v4-project.yaml'))) ?? (places[0] as string)
}

const wrong = (file: string, found: string, expected: string) => new InputError([{ file, line: 0, column: 0, path: '', found, expected }])

/** The contract file meant by "v4", "v2-photocopiers-dedicated" or a path. */
function contractFile(name: string): string {
  if (/\.ya?ml$/.test(name)) {
    readContract(name)
    return name
  }
  const folder = join(shipped(), 'contracts')
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  const found =
    files.find((file) => file === `${name}.yaml`) ??
    files.filter((file) => file.startsWith(`${name}-`)).sort((a, b) => a.length - b.length)[0]
  if (found === undefined)
    throw wrong('--contract', name, `a contract file, or one of ${files.map((file) => file.replace('.yaml', '')).join(', ')}`)
  return join(folder, found)
}

export function init(dir: string, contract: string, { out }: Pick<Io, 'out'>): number {
  const source = contractFile(contract)
  if (existsSync(dir) && (!statSync(dir).isDirectory() || readdirSync(dir).length > 0))
    throw wrong(dir, 'files that are there already', 'a new or empty folder: nothing is overwritten')
  mkdirSync(join(dir, 'schema'), { recursive: true })
  for (const name of ['contract', 'demand', 'staffing', 'scenario'])
    copyFileSync(join(shipped(), 'schema', `${name}.schema.json`), join(dir, 'schema', `${name}.schema.json`))
  const own = (text: string) => text.replace('$schema=../schema/', '$schema=schema/')
  const name = basename(source)
  writeFileSync(join(dir, 'contract.yaml'), own(readFileSync(source, 'utf8')))
  writeFileSync(
    join(dir, 'demand.yaml'),
    own(readFileSync(join(shipped(), 'demand', 'v4-desk.yaml'), 'utf8')).replaceAll('../history/', 'Pronto’s scenarios/history/'),
  )
  writeFileSync(
    join(dir, 'staffing.yaml'),
    own(readFileSync(join(shipped(), 'staffing', 'v4-desk.yaml'), 'utf8')).replaceAll('../demand/v4-desk.yaml', 'demand.yaml'),
  )
  writeFileSync(join(dir, 'scenario.yaml'), scenarioText(name))
  out(
    [
      `Laid out in ${dir}:`,
      `  contract.yaml   the rules, from ${name}: each with the phrase it comes from`,
      '  demand.yaml     who calls, how often, for how long: put your own figures here',
      '  staffing.yaml   who is at work when: your plan',
      '  scenario.yaml   the three together, and the term to simulate',
      '',
      'Next:',
      `  pronto simulate ${join(dir, 'scenario.yaml')}`,
    ].join('\n'),
  )
  return 0
}

function scenarioText(contract: string): string {
  return `# yaml-language-server: $schema=schema/scenario.schema.json
# One contract, one demand, one staffing plan, put to the test.
name: My desk under ${contract.replace('.yaml', '')}
contract: contract.yaml
demand: demand.yaml
staffing: staffing.yaml
simulate:
  from: 2027-01-01 # the first day of the term
  months: 12
  replications: 400 # how many such terms; more make the probabilities sharper
  seed: my-bid # any text; the same seed gives the same callers, whatever the staffing
`
}

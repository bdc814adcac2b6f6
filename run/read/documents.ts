/** The kinds of file, read and checked: all mistakes of all files at once. */
import { dirname, isAbsolute, join, relative } from 'node:path'
import type { z } from 'zod'
import { type Compiled, compile, PlanError } from '../../sim/compile.ts'
import type { Contract } from '../../sim/contract/schema.ts'
import type { Demand } from '../../sim/demand/schema.ts'
import type { WrittenScenario } from '../../sim/estimates/details.ts'
import type { Endpoint } from '../../sim/load/endpoint.ts'
import { type DataFile, type Scenario, simulateSchema } from '../../sim/scenario.ts'
import type { RosterRules } from '../../sim/sizing/schema.ts'
import type { Staffing } from '../../sim/staffing/schema.ts'
import { describe, InputError, type Problem, sortProblems, visible } from '../problems.ts'
import { readCounts } from './counts.ts'
import { checkAgainst } from './explain.ts'
import { isInside } from './inside.ts'
import { asMap, type Kind, kindNames, kindOf, likelyKind, schemas } from './kinds.ts'
import { misfits, type Part, problemAt, rosterMisfits } from './misfits.ts'
import { readValues } from './values.ts'
import { type Access, type Path, pathText, readYaml, type YamlFile } from './yaml.ts'

export type PartKind = Exclude<Kind, 'scenario' | 'endpoint' | 'roster'>
export interface Parts {
  contract: Part<Contract>
  demand: Part<Demand>
  staffing: Part<Staffing>
}
/** Kinds whose files hold one thing. */
type Single = Parts & { endpoint: Part<Endpoint>; roster: Part<RosterRules> }

/** Files that take the place of the scenario's parts. */
export type Swap = Partial<Record<PartKind, string>>
/** What takes the place of the scenario's `simulate`, key by key. */
export type Changes = Partial<Scenario['simulate']>

export const readContract = (file: string): Contract => readPart('contract', file).value
export const readStaffing = (file: string): Staffing => readPart('staffing', file).value
export const readEndpoint = (file: string): Endpoint => readPart('endpoint', file).value

/** What may be rostered for a demand. Throws InputError. */
export function readRoster(file: string, demand: Demand): RosterRules {
  const part = readPart('roster', file)
  const problems = rosterMisfits(part, demand)
  if (problems.length > 0) throw new InputError(problems)
  return part.value
}

/** A demand with the data files it names, as in `Scenario.data`. */
export function readDemand(file: string, access: Access = {}): { demand: Demand; data: Scenario['data'] } {
  const part = readPart('demand', file, access)
  const problems: Problem[] = []
  const data = readData(part, problems, access)
  if (problems.length > 0) throw new InputError(problems)
  return { demand: part.value, data }
}

/** A scenario with all its parts and data. Throws InputError with the mistakes of all files. */
export function readScenario(file: string, swap: Swap = {}): Scenario {
  return readScenarioParts(file, swap, {}).scenario
}

/** A scenario with the places of what is in it. */
export interface Placed {
  scenario: Scenario
  parts: Parts
}

export function readScenarioParts(file: string, swap: Swap, changes: Changes, access: Access = {}): Placed {
  const yaml = readYaml(file, kindNames.scenario, access)
  const written = asMap(yaml)
  const likely = likelyKind(yaml)
  if (likely !== undefined && likely !== 'scenario') throw new InputError([otherKind(yaml, likely, 'scenario')])
  const problems: Problem[] = []
  // Parts are checked where they are written, each against its own schema: here only what is the scenario's own.
  const elsewhere = (['contract', 'demand', 'staffing'] as const).filter((kind) => Object.hasOwn(written, kind) || swap[kind] !== undefined)
  const own = checkAgainst(schemas.scenario, yaml, {
    ...written,
    ...changedSimulate(written, changes),
    ...Object.fromEntries(elsewhere.map((kind) => [kind, 'part.yaml'])),
  })
  if ('problems' in own) problems.push(...own.problems)

  const part = <K extends PartKind>(kind: K): Parts[K] | undefined => {
    const other = swap[kind]
    const value = written[kind]
    if (other !== undefined) return collect(problems, () => readPart(kind, other, access))
    if (!Object.hasOwn(written, kind)) return undefined
    const here: Part<unknown> = { yaml, base: [kind], value }
    if (typeof value === 'string') return collect(problems, () => named(here, [], value, (path) => readPart(kind, path, access), access))
    return collect(problems, () => checkPart(kind, here))
  }
  const contract = part('contract')
  const demand = part('demand')
  const staffing = part('staffing')
  const data = demand === undefined ? {} : readData(demand, problems, access)
  if (contract !== undefined && demand !== undefined && staffing !== undefined) problems.push(...misfits(contract, demand, staffing))
  if (problems.length > 0 || 'problems' in own || contract === undefined || demand === undefined || staffing === undefined)
    throw new InputError(problems)
  const scenario = {
    name: own.value.name ?? file,
    contract: contract.value,
    demand: demand.value,
    staffing: staffing.value,
    simulate: own.value.simulate,
    data,
  }
  return { scenario, parts: { contract, demand, staffing } }
}

/** What is asked for joins what is written before it is checked: it may stand in for keys that are missing or wrong. */
function changedSimulate({ simulate = null }: Record<string, unknown>, changes: Changes): { simulate?: unknown } {
  if (Object.keys(changes).length === 0 || typeof simulate !== 'object' || Array.isArray(simulate)) return {}
  return { simulate: { ...simulate, ...changes } }
}

export interface Checked {
  /** null: it could not be told. */
  kind: Kind | null
  name?: string
  problems: Problem[]
  /** What may well not be meant: a sentence each. */
  warnings: string[]
}

/** What kind of file it is, and its problems; for a scenario those of its parts too, and whether they can be simulated together. */
export function checkFile(file: string, access: Access = {}): Checked {
  const checked: Checked = { kind: null, problems: [], warnings: [] }
  collect(checked.problems, () => {
    const kind = kindOf(readYaml(file, 'a contract, demand, staffing, scenario, endpoint or roster file', access))
    checked.kind = kind
    if (kind === 'scenario') {
      const { scenario, warnings } = readyScenario(file, {}, {}, access)
      checked.name = scenario.name
      checked.warnings = warnings
    } else if (kind === 'demand') checked.name = readDemand(file, access).demand.name
    else checked.name = readPart(kind, file, access).value.name
  })
  return { ...checked, problems: sortProblems(checked.problems) }
}

/** A scenario with what is simulated. */
export interface Ready extends Compiled {
  scenario: Scenario
  /** As it is written, with what was changed on the command line. */
  written: WrittenScenario
}

/**
 * A scenario, some of its parts and of its `simulate` replaced, compiled. What shows only when the parts are put together is placed in
 * the files they are from. Throws InputError.
 */
export function readyScenario(file: string, swap: Swap = {}, changes: Changes = {}, access: Access = {}): Ready {
  return ready(readScenarioParts(file, swap, changes, access))
}

/** Compiled. Throws InputError. */
export function ready({ scenario, parts }: Placed): Ready {
  try {
    return { scenario, written: writtenScenario(scenario, parts), ...compile(scenario) }
  } catch (error) {
    if (!(error instanceof PlanError)) throw error
    const steps = (path: string) => path.split(/[.[\]]+/).flatMap((step) => (step === '' ? [] : [/^\d+$/.test(step) ? Number(step) : step]))
    throw new InputError(error.problems.map(({ part, path, ...rest }) => problemAt(parts[part], steps(path), rest)))
  }
}

function writtenScenario({ name, simulate }: Scenario, { contract, demand, staffing }: Parts): WrittenScenario {
  return { name, contract: rawOf(contract), demand: rawOf(demand), staffing: rawOf(staffing), simulate }
}

/** What stands in the file, without the line for editors. */
function rawOf({ yaml, base }: Part<unknown>): unknown {
  const raw = base.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], yaml.value)
  const { $schema: _, ...rest } = raw as Record<string, unknown>
  return rest
}

/** A scenario that `writtenScenario` gave, read again. Throws InputError, `file` being where it stands. */
export function rereadScenario(
  file: string,
  { name, contract, demand, staffing, simulate }: WrittenScenario,
  data: Scenario['data'],
): Ready {
  const problems: Problem[] = []
  const read = <K extends keyof typeof schemas>(kind: K, value: unknown) => {
    const found = schemas[kind].safeParse(value)
    for (const { path, message } of found.error?.issues ?? [])
      problems.push({ file, line: 0, column: 0, path: pathText(['written', kind, ...path]), found: 'something else', expected: message })
    return found.data as z.output<(typeof schemas)[K]>
  }
  const parts = { contract: read('contract', contract), demand: read('demand', demand), staffing: read('staffing', staffing) }
  const whole = simulateSchema.safeParse(simulate)
  if (problems.length > 0 || !whole.success) throw new InputError(problems)
  const scenario: Scenario = { name, ...parts, simulate: whole.data, data }
  return { scenario, written: { name, contract, demand, staffing, simulate }, ...compile(scenario) }
}

/** A part in a file of its own. Throws InputError. */
function readPart<K extends keyof Single>(kind: K, file: string, access: Access = {}): Single[K] {
  const yaml = readYaml(file, kindNames[kind], access)
  return checkPart(kind, { yaml, base: [], value: asMap(yaml) })
}

/** Throws InputError. */
export function checkPart<K extends keyof Single>(kind: K, part: Part<unknown>): Single[K] {
  const { yaml, base, value } = part
  const likely = base.length === 0 ? likelyKind(yaml) : kind
  if (likely !== undefined && likely !== kind) throw new InputError([otherKind(yaml, likely, kind)])
  const result = checkAgainst(schemas[kind] as z.ZodType, yaml, value, base)
  if ('problems' in result) throw new InputError(result.problems)
  return { yaml, base, value: result.value } as Single[K]
}

const otherKind = (yaml: YamlFile, found: Kind, expected: Kind): Problem => {
  const keys = Object.keys(asMap(yaml))
    .slice(0, 4)
    .map((key) => visible(key))
  return {
    file: yaml.file,
    line: 0,
    column: 0,
    path: '',
    found: `${kindNames[found]}, by its keys (${keys.join(', ')})`,
    expected: kindNames[expected],
  }
}

/** Runs `read`; what it finds wrong joins the other problems. */
export function collect<T>(problems: Problem[], read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    problems.push(...error.problems)
    return undefined
  }
}

/** Reads a file that another one names, relative to it. When it cannot be read at all, the mistake is where it is named. */
function named<T>(part: Part<unknown>, path: Path, name: string, read: (file: string) => T, { within }: Access): T {
  const file = isAbsolute(name) ? name : join(dirname(part.yaml.file), name)
  if (within !== undefined && !isInside(within, file))
    throw new InputError([problemAt(part, path, { found: describe(name), expected: `a file in the folder ${visible(within, 200)}` })])
  try {
    return read(file)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const whole = error.problems.find((problem) => problem.file === file && problem.line === 0)
    if (whole === undefined) throw error
    // As it is to be written there: relative to that file.
    const hint = whole.hint === undefined || isAbsolute(name) ? whole.hint : relative(dirname(part.yaml.file), whole.hint)
    throw new InputError([problemAt(part, path, { found: `${describe(name)}: ${whole.found}`, expected: whole.expected, hint })])
  }
}

/** The data files a demand names, by the path written there, relative to the file it is written in. */
export function readData(part: Part<Demand>, problems: Problem[], access: Access = {}): Scenario['data'] {
  const data: Record<string, DataFile> = Object.create(null)
  const add = (kind: 'counts' | 'values', name: string | undefined, path: Path, read: (file: string) => DataFile) => {
    // A file that is named as a table and as values is read as both, and is wrong as one of them.
    if (name === undefined || (data[name] !== undefined && Object.hasOwn(data[name], kind))) return
    const found = collect(problems, () => named(part, path, name, read, access))
    if (found !== undefined) data[name] = found
  }
  const values = (file: string) => ({ values: readValues(file) })
  part.value.contacts.forEach(({ volume, handling, patience }, i) => {
    add('counts', volume.table, ['contacts', i, 'volume', 'table'], (file) => ({ counts: readCounts(file) }))
    add('values', handling.empirical?.file, ['contacts', i, 'handling', 'empirical', 'file'], values)
    add('values', patience?.empirical?.file, ['contacts', i, 'patience', 'empirical', 'file'], values)
  })
  add('values', part.value.redial?.after.empirical?.file, ['redial', 'after', 'empirical', 'file'], values)
  return data
}

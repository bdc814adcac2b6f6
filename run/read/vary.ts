/** Plans made from one scenario by giving keys of its parts other values: `staffing.groups.early.agents=6..10`. */
import { parseDocument } from 'yaml'
import type { Change } from '../../sim/estimates/comparison.ts'
import { describe, InputError, type Problem, visible } from '../problems.ts'
import {
  type Changes,
  checkPart,
  collect,
  type PartKind,
  type Parts,
  type Placed,
  type Ready,
  readData,
  readScenarioParts,
  ready,
} from './documents.ts'
import { schemas } from './kinds.ts'
import { misfits, type Part } from './misfits.ts'
import { nearest } from './nearest.ts'
import { keysOf, schemaAt } from './schemaTree.ts'
import { type Path, pathText } from './yaml.ts'

export const mostPlans = 200
const kinds = ['contract', 'demand', 'staffing'] as const
const longest = 10_000

/** A key and the values it is to have. */
interface Varied {
  key: string
  kind: PartKind
  /** Within the part; and its steps in words, names rather than places. */
  path: Path
  steps: string[]
  values: unknown[]
}

/** A plan of a grid. */
export interface VariedPlan extends Ready {
  label: string
  changes: Change[]
}

/**
 * A plan for each combination of values, the last key changing fastest. Values are checked as if they stood in the files; what is wrong is placed at
 * the option. Throws InputError.
 */
export function readVaried(file: string, options: string[], changes: Changes): VariedPlan[] {
  const placed = readScenarioParts(file, {}, changes)
  const problems: Problem[] = []
  const varied = options.flatMap((option) => collect(problems, () => variedOf(option, placed.parts)) ?? [])
  problems.push(...overlaps(varied))
  const count = varied.reduce((product, { values }) => product * values.length, 1)
  if (count > mostPlans) {
    problems.push(optionProblem(options.join(' --vary '), { found: `${count} plans`, expected: `${mostPlans} plans at most` }))
    throw new InputError(problems)
  }

  const names = shortNames(varied)
  const plans = combinations(varied).flatMap((values): VariedPlan[] => {
    const made = collect(problems, () => planOf(placed, varied, values))
    if (made === undefined) return []
    const label = varied.map((_, i) => `${names[i]} ${valueText(values[i])}`).join(', ')
    return [{ ...made, label, changes: varied.map(({ key }, i) => ({ key, name: names[i] as string, value: values[i] })) }]
  })
  if (problems.length > 0) throw new InputError(saidOnce(problems))
  return plans
}

/** A misspelt key is wrong with each of its values: it is told of the first. */
function saidOnce(problems: Problem[]): Problem[] {
  const once = new Map<string, Problem>()
  for (const problem of problems) {
    const key = JSON.stringify([problem.path, problem.found, problem.expected])
    if (!once.has(key)) once.set(key, problem)
  }
  return [...once.values()]
}

function optionProblem(option: string, rest: Pick<Problem, 'found' | 'expected' | 'hint'>, path = ''): Problem {
  return { file: `--vary ${visible(option, 200)}`, line: 0, column: 0, path, ...rest }
}

const example = 'KEY=VALUES, such as staffing.groups.early.agents=6..10'

/** Throws InputError. */
function variedOf(option: string, parts: Parts): Varied {
  const wrong = (found: string, expected: string, hint?: string) => new InputError([optionProblem(option, { found, expected, hint })])
  const equals = option.indexOf('=')
  if (option.length > longest) throw wrong(`${option.length} characters`, `${longest} at most`)
  if (equals < 0) throw wrong('no =', example)
  // As messages write it: groups[0].agents.
  const key = option
    .slice(0, equals)
    .trim()
    .replace(/\[(\d+)\]/g, '.$1')
  const [first = '', ...rest] = key.split('.')
  const kind = kinds.find((one) => one === first)
  if (first === 'simulate')
    throw wrong('simulate', 'a key of contract, demand or staffing: term, seed and replications are the same for all plans')
  if (kind === undefined) throw wrong(describe(first), 'a key of contract, demand or staffing', nearest(first, kinds))
  if (rest.join('.') === '') throw wrong(`the whole ${kind}`, `one key of it; or compare scenarios that name other ${kind} files`)
  const found = pathOf(rest.join('.'), parts[kind], kind, wrong)
  return { key, kind, ...found, values: valuesOf(option.slice(equals + 1), wrong) }
}

type Wrong = (found: string, expected: string, hint?: string) => InputError

/** What is written in a part, as it was before it was checked. */
function writtenIn({ yaml, base }: Part<unknown>): unknown {
  return base.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown>)[step], yaml.value)
}

/** Items of lists go by their name (groups), their type (contacts) or their place, from 0. Names may hold points: the longest that fits. */
function pathOf(text: string, part: Part<unknown>, kind: PartKind, wrong: Wrong): Pick<Varied, 'path' | 'steps'> {
  const path: Path = []
  const steps: string[] = []
  let at = writtenIn(part)
  let rest = text
  while (rest !== '') {
    const known = Array.isArray(at) ? namesOf(at) : [...Object.keys((at as object | null) ?? {}), ...keysOf(schemaAt(schemas[kind], path))]
    if (at !== undefined && at !== null && typeof at !== 'object')
      throw wrong(`${describe(at)} at ${kind}.${pathText(path)}`, `keys with values there, for ${visible(rest)} to be one of them`)
    const fits = known.filter((name) => rest === name || rest.startsWith(`${name}.`)).sort((a, b) => b.length - a.length)
    const name = fits[0] ?? (rest.split('.', 1)[0] as string)
    const step = Array.isArray(at) ? placeIn(at, name, `${kind}.${pathText(path)}`, wrong) : name
    path.push(step)
    at = (at as Record<PropertyKey, unknown> | null | undefined)?.[step]
    steps.push(typeof step === 'number' ? (nameOf(at) ?? name) : name)
    rest = rest.slice(name.length + 1)
  }
  return { path, steps }
}

const nameOf = (item: unknown) => {
  const { name, type } = (typeof item === 'object' && item !== null ? item : {}) as { name?: unknown; type?: unknown }
  return typeof name === 'string' ? name : typeof type === 'string' ? type : undefined
}
const namesOf = (list: unknown[]) => list.map(nameOf).filter((name) => name !== undefined)

function placeIn(list: unknown[], name: string, where: string, wrong: Wrong): number {
  const named = list.findIndex((item) => nameOf(item) === name)
  const place = named >= 0 ? named : /^\d{1,6}$/.test(name) ? Number(name) : list.length
  if (place < list.length) return place
  const names = namesOf(list)
  const shown = names.length > 12 ? [...names.slice(0, 12), '...'] : names
  const numbers = list.length === 1 ? '0' : `0 to ${list.length - 1}`
  const expected =
    names.length === 0 ? `an item of ${where}, by its place, ${numbers}` : `an item of ${where}: ${shown.join(', ')}, or ${numbers}`
  throw wrong(describe(name), expected, nearest(name, names))
}

/** "6..10", "6..10..2", "4,6,8", "200s,240s": as in a YAML list, with ranges of whole numbers. Each value once. */
function valuesOf(text: string, wrong: Wrong): unknown[] {
  let list: unknown
  try {
    const document = parseDocument(`[${text}\n]`, { logLevel: 'error' })
    if (document.errors.length === 0 && document.warnings.length === 0) list = document.toJS({ maxAliasCount: 0 })
  } catch {
    // An alias, or brackets too deep.
  }
  const expected = 'values such as 6..10, 6..10..2, 4,6,8 or 200s,240s'
  if (!Array.isArray(list)) throw wrong(describe(text), expected)
  const values = list.flatMap((one) => rangeOf(one, wrong) ?? [one])
  const once = new Map(values.map((value) => [JSON.stringify(value), value]))
  if (once.size === 0) throw wrong('no value', expected)
  return [...once.values()]
}

function rangeOf(value: unknown, wrong: Wrong): number[] | undefined {
  const [, from, to, step = '1'] = (typeof value === 'string' && /^(\d+)\.\.(\d+)(?:\.\.(\d+))?$/.exec(value)) || []
  if (from === undefined || to === undefined) return undefined
  const [first, last, by] = [from, to, step].map(Number) as [number, number, number]
  if (last < first || by < 1) throw wrong(describe(value), 'a range that goes up, such as 6..10, or 6..10..2 in steps of 2')
  const count = Math.floor((last - first) / by) + 1
  if (count > mostPlans) throw wrong(`${count} values in ${visible(String(value))}`, `${mostPlans} plans at most`)
  return Array.from({ length: count }, (_, i) => first + i * by)
}

/** No key twice, and none inside of another. */
function overlaps(varied: Varied[]): Problem[] {
  return varied.flatMap((one, i) =>
    varied.slice(0, i).some((other) => other.kind === one.kind && isAround(other.path, one.path))
      ? [
          optionProblem(one.key, {
            found: 'a key given before, or one around it or inside it',
            expected: 'each key once, all its values together',
          }),
        ]
      : [],
  )
}

/** Is one of the two the beginning of the other? */
const isAround = (one: Path, other: Path) => one.every((step, i) => i >= other.length || step === other[i])

function combinations(varied: Varied[]): unknown[][] {
  return varied.reduce<unknown[][]>((before, { values }) => before.flatMap((one) => values.map((value) => [...one, value])), [[]])
}

/** The scenario with these values. Throws InputError. */
function planOf({ scenario, parts }: Placed, varied: Varied[], values: unknown[]): Ready {
  try {
    const touched = kinds.filter((kind) => varied.some((one) => one.kind === kind))
    const changed: Parts = { ...parts }
    const problems: Problem[] = []
    for (const kind of touched) Object.assign(changed, { [kind]: collect(problems, () => changedPart(kind, parts, varied, values)) })
    if (problems.length > 0) throw new InputError(problems)
    const data = touched.includes('demand') ? readData(changed.demand, problems) : scenario.data
    problems.push(...misfits(changed.contract, changed.demand, changed.staffing))
    if (problems.length > 0) throw new InputError(problems)
    const { contract, demand, staffing } = changed
    return ready({
      scenario: { ...scenario, contract: contract.value, demand: demand.value, staffing: staffing.value, data },
      parts: changed,
    })
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw new InputError(error.problems.map((problem) => atOption(problem, parts, varied, values)))
  }
}

function changedPart<K extends PartKind>(kind: K, parts: Parts, varied: Varied[], values: unknown[]): Parts[K] {
  const { yaml, base } = parts[kind]
  const value = varied.reduce((at, one, i) => (one.kind === kind ? withValue(at, one.path, values[i]) : at), writtenIn(parts[kind]))
  return checkPart(kind, { yaml: { ...yaml, value: withValue(yaml.value, base, value) }, base, value })
}

/** A copy with another value at `path`; what is not on the way there is shared. */
function withValue(at: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(at)) return at.map((item, i) => (i === step ? withValue(item, rest, value) : item))
  const map = (at ?? {}) as Record<PropertyKey, unknown>
  return { ...map, [step]: withValue(Object.hasOwn(map, step) ? map[step] : undefined, rest, value) }
}

/** The files were right before: whatever is wrong comes from an option, the one whose key it is at, or of several all. */
function atOption(problem: Problem, parts: Parts, varied: Varied[], values: unknown[]): Problem {
  const written = (i: number) => `${varied[i]?.key}=${valueText(values[i])}`
  const places = varied.map(({ kind, path }) => ({ file: parts[kind].yaml.file, path: pathText([...parts[kind].base, ...path]) }))
  const near = (one: string, other: string) => one === other || one.startsWith(`${other}.`) || one.startsWith(`${other}[`)
  const own = places.findIndex(({ file, path }) => file === problem.file && (near(problem.path, path) || near(path, problem.path)))
  const option = own >= 0 || varied.length === 1 ? written(Math.max(0, own)) : varied.map((_, i) => written(i)).join(' --vary ')
  const { found, expected, hint } = problem
  // A data file that an option names has mistakes of its own.
  if (
    !places.some(({ file }) => file === problem.file) &&
    !Object.values(parts).some(({ yaml }: Part<unknown>) => yaml.file === problem.file)
  )
    return problem
  return optionProblem(option, { found, expected, hint }, problem.path === places[own]?.path ? '' : problem.path)
}

/** "staffing.groups.early.agents" -> "early.agents"; all of it but its part where two would be called the same. */
function shortNames(varied: Varied[]): string[] {
  const short = varied.map(({ path, steps }) => {
    const item = path.findIndex((step) => typeof step === 'number')
    return item < 0 || item === path.length - 1 ? steps.join('.') : `${steps[item]}.${steps.at(-1)}`
  })
  return short.map((name, i) => (short.indexOf(name) === short.lastIndexOf(name) ? name : (varied[i]?.steps.join('.') ?? name)))
}

const valueText = (value: unknown) => visible(typeof value === 'string' ? value : JSON.stringify(value), 30)

/** From what a schema says to what a user reads. */
import type { z } from 'zod'
import { describe, type Problem, visible } from '../problems.ts'
import { nearest } from './nearest.ts'
import { repaired, repairedKey } from './repair.ts'
import { childOf, keysOf, schemaAt } from './schemaTree.ts'
import { type Path, pathText, type YamlFile } from './yaml.ts'

type Issue = z.core.$ZodIssue
type Schema = z.core.$ZodType

/** More than anybody reads at once. */
const mostIssues = 1000

interface Context {
  schema: Schema
  yaml: YamlFile
  value: unknown
  base: Path
}

/** Checks `value` (at `base` in the file); the parsed value, or the problems. */
export function checkAgainst<T extends z.ZodType>(
  schema: T,
  yaml: YamlFile,
  value: unknown,
  base: Path = [],
): { value: z.output<T> } | { problems: Problem[] } {
  const result = schema.safeParse(value, { error: plainWords })
  if (result.success) return { value: result.data }
  return { problems: explainAll(result.error.issues, { schema, yaml, value, base }) }
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, such as [a, b]',
}

/** For the schemas that say nothing themselves. */
function plainWords(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? 'keys with values, such as { a: b }'
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  return 'another value'
}

/** Without what only follows from a misspelt key: that the right one is missing, or that the map as a whole does not add up. */
function explainAll(issues: readonly Issue[], context: Context): Problem[] {
  const place = (path: PropertyKey[]) => JSON.stringify(path.map(String))
  const misspelt = new Set<string>()
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue
    misspelt.add(place(issue.path))
    const known = keysOf(schemaAt(context.schema, issue.path))
    for (const key of issue.keys.slice(0, mostIssues)) misspelt.add(place([...issue.path, nearest(key, known) ?? key]))
  }
  const follows = ({ code, path }: Issue) => misspelt.has(place(path)) && (code === 'custom' || lookUp(context.value, path) === undefined)
  const own = issues.filter((issue) => issue.code === 'unrecognized_keys' || !follows(issue))
  return own.slice(0, mostIssues).flatMap((issue) => explain(issue, context))
}

function explain(issue: Issue, context: Context): Problem[] {
  const { schema, yaml, value, base } = context
  const path = [...base, ...issue.path]
  const last = issue.path[issue.path.length - 1]
  const there = lookUp(value, issue.path)
  const at = (rest: Pick<Problem, 'found' | 'expected' | 'hint'>): Problem => ({
    file: yaml.file,
    ...yaml.placeOf(path),
    path: pathText(path),
    ...rest,
  })

  if (issue.code === 'unrecognized_keys')
    return unknownKeys(issue.keys.slice(0, mostIssues), { schema: schemaAt(schema, issue.path), yaml, value: there, base: path })
  if (issue.code === 'invalid_union' && typeof there === 'object' && there !== null) {
    // The branch that the input was meant for: the one whose kind (text, map, list) it has.
    const meant = issue.errors.find(
      (branch) => !branch.some((one) => one.path.length === 0 && (one.code === 'invalid_type' || one.code === 'invalid_value')),
    )
    if (meant !== undefined) return explainAll(meant, { schema: schemaAt(schema, issue.path), yaml, value: there, base: path })
  }
  if (issue.code === 'invalid_key' || (issue.code === 'custom' && issue.params?.key !== undefined)) {
    const expected = issue.code === 'custom' ? issue.message : (issue.issues[0]?.message ?? issue.message)
    const hint = keyMeant(String(last), there, schemaAt(schema, issue.path.slice(0, -1)))
    return [{ ...at({ found: keyText(String(last)), expected, hint }), ...yaml.keyPlaceOf(path) }]
  }
  if (there === undefined && typeof last === 'string') {
    const holder = lookUp(value, issue.path.slice(0, -1))
    if (typeof holder === 'object' && holder !== null && !Object.hasOwn(holder, last))
      return [at({ found: `no ${last}`, expected: issue.message })]
  }
  return [at({ found: describe(there), expected: issue.message, hint: valueMeant(issue, there, childOf(schema, issue.path)) })]
}

function valueMeant(issue: Issue, value: unknown, schema: Schema | undefined): string | undefined {
  if (issue.code === 'custom' && typeof issue.params?.meant === 'string') return issue.params.meant
  const among =
    issue.code === 'custom'
      ? (issue.params?.among as string[] | undefined)
      : issue.code === 'invalid_value'
        ? issue.values.map(String)
        : undefined
  const near = typeof value === 'string' && among !== undefined ? nearest(value, among) : undefined
  return near ?? (schema === undefined ? undefined : repaired(value, schema))
}

const keyMeant = (key: string, value: unknown, schema: Schema) =>
  repairedKey(key, (other) => (schema as z.ZodType).safeParse({ [other]: value }).success)

/** With a near name that one alone; without, all there are. */
function unknownKeys(keys: string[], { schema, yaml, value, base }: Context): Problem[] {
  const known = keysOf(schema).filter((one) => one !== '$schema')
  return keys.map((key) => {
    const place = { file: yaml.file, ...yaml.keyPlaceOf([...base, key]), path: pathText([...base, visible(key)]) }
    const there = lookUp(value, [key])
    // "{ costPerHour: 23,50 }" is 23 and a key 50.
    if (/^\d+%?$/.test(key) && there === null)
      return { ...place, found: `"${key}" after a comma`, expected: 'a point, not a comma, before decimals' }
    const hint = nearest(key, known) ?? keyMeant(key, there, schema)
    return {
      ...place,
      found: keyText(key),
      expected: hint !== undefined ? 'a key that exists here' : `one of the keys ${known.join(', ')}`,
      hint,
    }
  })
}

const keyText = (key: string) => `the key "${visible(key)}"`

function lookUp(value: unknown, path: PropertyKey[]): unknown {
  let at = value
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as Record<PropertyKey, unknown>)[part]
  }
  return at
}

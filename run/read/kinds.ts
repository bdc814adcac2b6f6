/** Which of the six kinds a file is: known by its keys. */
import { contractSchema } from '../../sim/contract/schema.ts'
import { demandSchema } from '../../sim/demand/schema.ts'
import { endpointSchema } from '../../sim/load/endpoint.ts'
import { scenarioSchema } from '../../sim/scenario.ts'
import { rosterSchema } from '../../sim/sizing/schema.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'
import { describe, InputError } from '../problems.ts'
import { nearest } from './nearest.ts'
import { keysOf } from './schemaTree.ts'
import type { YamlFile } from './yaml.ts'

export const schemas = {
  contract: contractSchema,
  demand: demandSchema,
  staffing: staffingSchema,
  scenario: scenarioSchema,
  endpoint: endpointSchema,
  roster: rosterSchema,
} as const
export type Kind = keyof typeof schemas

/** What a message calls a file of a kind. */
export const kindNames: Record<Kind, string> = {
  contract: 'a contract file',
  demand: 'a demand file',
  staffing: 'a staffing file',
  scenario: 'a scenario file',
  endpoint: 'an endpoint file',
  roster: 'a roster file',
}

/** Keys that one kind alone has. */
const marks = (kind: Kind) => keysOf(schemas[kind]).filter((key) => key !== '$schema' && key !== 'name')

export function asMap(yaml: YamlFile): Record<string, unknown> {
  if (typeof yaml.value === 'object' && yaml.value !== null && !Array.isArray(yaml.value)) return yaml.value as Record<string, unknown>
  throw new InputError([
    {
      file: yaml.file,
      ...yaml.placeOf([]),
      path: '',
      found: describe(yaml.value),
      expected: 'keys with values, such as name: My contract',
    },
  ])
}

/** The kind with the most of its keys there, misspelt ones counting less; undefined when none has more than the others. */
export function likelyKind(yaml: YamlFile): Kind | undefined {
  const all = (Object.keys(schemas) as Kind[]).map((kind) => ({ kind, names: marks(kind), score: 0 }))
  for (const key of Object.keys(asMap(yaml)).slice(0, 200)) {
    const exact = all.some(({ names }) => names.includes(key))
    const meant = exact ? key : nearest(key, [...new Set(all.flatMap(({ names }) => names))])
    for (const one of all) if (meant !== undefined && one.names.includes(meant)) one.score += exact ? 1 : 0.4
  }
  const [first, second] = all.sort((a, b) => b.score - a.score)
  return first !== undefined && second !== undefined && first.score > second.score ? first.kind : undefined
}

/** Throws InputError when it is not clear. */
export function kindOf(yaml: YamlFile): Kind {
  const kind = likelyKind(yaml)
  if (kind !== undefined) return kind
  const expected =
    'a contract (with hours), a demand (with contacts), a staffing plan (with groups), a scenario (with contract, demand, staffing and simulate), an endpoint (with place and answer) or a roster (with shifts)'
  throw new InputError([{ file: yaml.file, ...yaml.placeOf([]), path: '', found: describe(yaml.value), expected }])
}

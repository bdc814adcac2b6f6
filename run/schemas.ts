/** The JSON Schemas that editors use, out of the schemas that Pronto checks with. `npm run schemas` writes them. */
import { z } from 'zod'
import { contractSchema } from '../sim/contract/schema.ts'
import { demandSchema } from '../sim/demand/schema.ts'
import { endpointSchema } from '../sim/load/endpoint.ts'
import { scenarioSchema } from '../sim/scenario.ts'
import { rosterSchema } from '../sim/sizing/schema.ts'
import { staffingSchema } from '../sim/staffing/schema.ts'
import { contractTexts, demandTexts, endpointTexts, lawTexts, rosterTexts, scenarioTexts, staffingTexts } from './schemaTexts.ts'

type Texts = Record<string, string>
type Node = z.core.JSONSchema.BaseSchema

const within = (part: string, texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [`${part}.${path}`, text]))

const sources = {
  contract: {
    schema: contractSchema,
    title: 'Pronto contract',
    description: 'Opening hours, targets, and what counts as lost.',
    texts: contractTexts,
  },
  demand: { schema: demandSchema, title: 'Pronto demand', description: 'Who calls, how often, for how long.', texts: demandTexts },
  staffing: {
    schema: staffingSchema,
    title: 'Pronto staffing plan',
    description: 'Lines, queue, and who is at work when.',
    texts: staffingTexts,
  },
  scenario: {
    schema: scenarioSchema,
    title: 'Pronto scenario',
    description: 'A contract, a demand and a staffing plan, put to the test.',
    texts: {
      ...scenarioTexts,
      ...within('contract', contractTexts),
      ...within('demand', demandTexts),
      ...within('staffing', staffingTexts),
    },
  },
  endpoint: {
    schema: endpointSchema,
    title: 'Pronto endpoint',
    description: 'How load tests talk to an intake endpoint that exists already.',
    texts: endpointTexts,
  },
  roster: {
    schema: rosterSchema,
    title: 'Pronto roster',
    description: 'What may be rostered: pronto size chooses how many heads each shift gets.',
    texts: rosterTexts,
  },
} as const

/** File name -> text. */
export function jsonSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sources).map(([kind, { schema, title, description, texts }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
      document(rest, texts, '')
      return [`${kind}.schema.json`, `${JSON.stringify({ $schema, $id: `${kind}.schema.json`, title, description, ...rest }, null, 2)}\n`]
    }),
  )
}

/** Writes the text of each key beside it. */
function document(node: Node, texts: Texts, path: string): void {
  for (const [key, property] of Object.entries(node.properties ?? {})) {
    if (typeof property !== 'object') continue
    const at = path === '' ? key : `${path}.${key}`
    const law = /(handling|patience|after)(\.\w+)?$/.test(path) ? lawTexts[key] : undefined
    const text = key === '$schema' ? 'The schema of this file, for editors.' : (texts[at] ?? law)
    document(property, texts, at)
    if (text !== undefined) node.properties = { ...node.properties, [key]: { description: text, ...property } }
  }
  for (const branch of [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])])
    if (typeof branch === 'object') document(branch, texts, path)
  if (typeof node.items === 'object' && !Array.isArray(node.items)) document(node.items, texts, `${path}[]`)
  if (typeof node.additionalProperties === 'object') document(node.additionalProperties, texts, `${path}.*`)
}

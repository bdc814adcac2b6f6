import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { jsonSchemas } from '../../run/schemas.ts'
import { contractTexts, demandTexts, scenarioTexts, staffingTexts } from '../../run/schemaTexts.ts'

const published = join(import.meta.dirname, '../../scenarios/schema')
const schemas = jsonSchemas()

interface Node {
  description?: string
  properties?: Record<string, Node>
  anyOf?: Node[]
  items?: Node
  additionalProperties?: Node | boolean
}

/** Every key of a schema with its description. */
function keysOf(node: Node, path: string): [string, string | undefined][] {
  const below = [
    ...(node.anyOf ?? []).map((branch) => keysOf(branch, path)),
    node.items === undefined ? [] : keysOf(node.items, `${path}[]`),
  ]
  if (typeof node.additionalProperties === 'object') below.push(keysOf(node.additionalProperties, `${path}.*`))
  const own = Object.entries(node.properties ?? {}).flatMap(([key, one]): [string, string | undefined][] => [
    [`${path}.${key}`, one.description],
    ...keysOf(one, `${path}.${key}`),
  ])
  return [...own, ...below.flat()]
}

describe('the published JSON Schemas', () => {
  test('are those that the program checks with (npm run schemas writes them)', () => {
    expect(readdirSync(published).sort()).toEqual(Object.keys(schemas).sort())
    for (const [name, text] of Object.entries(schemas)) expect(readFileSync(join(published, name), 'utf8')).toBe(text)
  })

  test.each(Object.entries(schemas))('%s says of every key but a factor by weekday or month what it means', (_, text) => {
    const silent = keysOf(JSON.parse(text) as Node, '').filter(
      ([path, words]) => words === undefined && !/\.(weekdays|months)\.\w+$/.test(path),
    )
    expect(silent).toEqual([])
  })

  test('explain no key that is not there', () => {
    const words = Object.values(schemas).join()
    for (const text of [contractTexts, demandTexts, staffingTexts, scenarioTexts].flatMap((texts) => Object.values(texts)))
      expect(words).toContain(JSON.stringify(text))
  })

  test('keep patterns and ranges of values that are transformed', () => {
    const contract = JSON.parse(schemas['contract.schema.json'] ?? '') as {
      properties: Record<string, { properties: Record<string, unknown> }>
    }
    expect(contract.properties.afterHours?.properties.deemedReceived).toMatchObject({
      type: 'string',
      pattern: expect.stringContaining('24:00'),
    })
    expect(contract.properties.lost?.properties.unansweredAfter).toMatchObject({
      anyOf: [
        { type: 'string', pattern: expect.stringContaining('ms|s|min') },
        { type: 'number', minimum: 0 },
      ],
    })
    expect(contract.properties.penalties?.properties.capShare).toMatchObject({
      anyOf: [{ pattern: expect.stringContaining('%') }, { minimum: 0, maximum: 1 }],
    })
  })
})

/** The README's files, which show every key there is, are right. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkFile } from '../../run/read/documents.ts'
import { type Kind, schemas } from '../../run/read/kinds.ts'
import { keysOf } from '../../run/read/schemaTree.ts'
import { home, scenarios } from '../cli/pronto.ts'

const blocks = [...readFileSync(join(home, 'README.md'), 'utf8').matchAll(/^```yaml\n# (\w+)([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({
  kind: kind as Kind,
  text: `# ${kind}${text}`,
}))

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pronto-files-'))
  cpSync(scenarios, join(folder, 'scenarios'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

test('one file of each kind is shown', () => {
  expect(blocks.map(({ kind }) => kind)).toEqual(['contract', 'demand', 'staffing', 'scenario', 'roster', 'endpoint'])
})

describe.each(blocks)('the $kind', ({ kind, text }) => {
  test('is right', () => {
    const file = join(folder, `${kind}.yaml`)
    writeFileSync(file, text)
    expect(checkFile(file)).toMatchObject({ kind, problems: [] })
  })

  test('has every key at its top', () => {
    for (const key of keysOf(schemas[kind]).filter((one) => one !== '$schema')) expect(text).toMatch(new RegExp(`^${key}:`, 'm'))
  })
})

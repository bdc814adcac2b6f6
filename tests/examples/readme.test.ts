/** Every example in the README, run by the built command line in a copy of the scenarios, prints what the README says. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { home, main, scenarios } from '../cli/pronto.ts'
import { examplesIn, matches, wordsOf } from './console.ts'

const readme = join(home, 'README.md')
const examples = existsSync(readme) ? examplesIn(readFileSync(readme, 'utf8')) : []

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pronto-readme-'))
  cpSync(scenarios, join(folder, 'scenarios'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

test('there is a README with an example in it', () => {
  expect(existsSync(readme)).toBe(true)
  expect(examples.length).toBeGreaterThan(0)
})

// One after the other, as a reader would: one may use what another laid out.
describe('the README', () => {
  test.each(examples)('line $line: $command', ({ command, printed }) => {
    const { stdout, stderr } = spawnSync(process.execPath, [main, ...wordsOf(command).slice(1)], { cwd: folder, encoding: 'utf8' })
    // Standard error comes after standard output, as on a terminal: messages are printed last.
    const found = `${stdout}${stderr}`.split('\n')
    if (!matches(printed, found)) expect(found).toEqual(printed)
  })
})

/** Wrong files, each with the exact message that a user gets: the .txt files beside this one. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check } from '../../cli/check.ts'

interface Mistake {
  title: string
  /** Name and text; the first is the one that is checked. */
  files: [string, string][]
  says: string
}

/** "=== title", then "--- file" and its text for each file, then "--- says" and the message. */
function mistakesIn(text: string): Mistake[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((one) => {
      const [title = '', ...lines] = one.split('\n')
      const parts = lines.join('\n').split(/^--- (\S+)\n/m)
      const named = parts.slice(1).flatMap((name, i, all): [string, string][] => (i % 2 === 0 ? [[name, all[i + 1] ?? '']] : []))
      return { title, files: named.filter(([name]) => name !== 'says'), says: named.find(([name]) => name === 'says')?.[1] ?? '' }
    })
}

const sources = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'))
const all = sources.map((source) => ({ source, mistakes: mistakesIn(readFileSync(join(import.meta.dirname, source), 'utf8')) }))

const home = process.cwd()
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pronto-mistakes-'))
  process.chdir(folder)
})
afterAll(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true })
})

function said(files: [string, string][]): { text: string; code: number } {
  for (const name of readdirSync('.')) rmSync(name)
  for (const [name, text] of files) writeFileSync(name, text)
  let text = ''
  const print = (line: string) => {
    text += `${line}\n`
  }
  const code = check([files[0]?.[0] as string], { out: print, err: print })
  return { text, code }
}

test('there are at least 70 wrong files', () => {
  expect(all.flatMap(({ mistakes }) => mistakes).length).toBeGreaterThanOrEqual(70)
})

describe.each(all)('$source', ({ mistakes }) => {
  test.each(mistakes)('$title', ({ files, says }) => {
    const { text, code } = said(files)
    expect(text).toBe(says)
    expect(code).toBe(2)
    // Nothing of the libraries, nothing of the program's insides, and no line too wide.
    expect(text).not.toMatch(/\binvalid|\bzod|\bunion\b|\bundefined|\bNaN\b|\[object|another value| at .*\.[jt]s/i)
    for (const line of text.split('\n').filter((one) => one.startsWith('  '))) expect(line.length).toBeLessThanOrEqual(80)
  })
})

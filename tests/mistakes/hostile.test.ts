/** Files that nobody wrote by hand: each is one clear line, at once. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkFile } from '../../run/read/documents.ts'
import { readText } from '../../run/read/text.ts'

const mebibyte = 1024 * 1024
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pronto-hostile-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What is found, as one line. */
function found(name: string, content: string | Buffer | undefined): string {
  const file = join(folder, name)
  if (content !== undefined) writeFileSync(file, content)
  const { problems } = checkFile(file)
  expect(problems).toHaveLength(1)
  return problems[0]?.found ?? ''
}

const contract = 'name: A desk\nhours: { mon-fri: ["08:30-17:30"] }\n'

describe('what is no text at all', () => {
  test.each<[string, string | Buffer | undefined, string]>([
    ['a file that is not there', undefined, 'no such file'],
    ['an empty file', '', 'an empty file'],
    ['a file of spaces', ' \n \n', 'no content'],
    ['a file with a zero byte', Buffer.from('name: A\0B\n'), 'binary data'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xfe]), 'text that is not UTF-8'],
    ['text in Latin 1', Buffer.from('name: Società\n', 'latin1'), 'text that is not UTF-8'],
    ['text in UTF-16', Buffer.from('\ufeffname: A desk\n', 'utf16le'), 'binary data'],
    ['a file above 1 MiB', 'a'.repeat(mebibyte + 1), '2 MiB'],
  ])('%s', (title, content, expected) => {
    expect(found(`${title}.yaml`, content)).toBe(expected)
  })

  test('a folder', () => {
    mkdirSync(join(folder, 'folder.yaml'))
    expect(found('folder.yaml', undefined)).toBe('a folder')
  })

  test('a pipe into which nobody writes is not waited for', () => {
    execFileSync('mkfifo', [join(folder, 'pipe.yaml')])
    expect(found('pipe.yaml', undefined)).toBe('a device or pipe')
  })

  test('a device', () => {
    expect(checkFile('/dev/zero').problems.map((problem) => problem.found)).toEqual(['a device or pipe'])
  })

  test('a file that may not be read', () => {
    // Root may read everything: the refusal is the system's, told by its code.
    const refuse = (code: string) => () => {
      throw Object.assign(new Error(code), { code })
    }
    expect(() => readText('secret.yaml', 1, 'a contract file', refuse('EACCES'))).toThrow(
      'secret.yaml\n  found a file that may not be read, expected a contract file, readable',
    )
    expect(() => readText('odd.yaml', 1, 'a contract file', refuse('EIO'))).toThrow('found a file that cannot be opened (EIO)')
  })

  test('a link that leads to itself', () => {
    symlinkSync('loop.yaml', join(folder, 'loop.yaml'))
    expect(found('loop.yaml', undefined)).toBe('a link that leads to itself')
  })

  test('a name that is too long', () => {
    expect(found('x'.repeat(5000), undefined)).toBe('a name that is too long')
  })

  test('a socket', async () => {
    const path = join(folder, 's.yaml')
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(path, resolve))
    expect(found('s.yaml', undefined)).toMatch(/^a (device or pipe|file that cannot be opened \(ENXIO\))$/)
    await new Promise((resolve) => server.close(resolve))
  })

  test('a path through a file', () => {
    writeFileSync(join(folder, 'plain.yaml'), contract)
    expect(checkFile(join(folder, 'plain.yaml', 'x.yaml')).problems.map((problem) => problem.found)).toEqual(['no such file'])
  })
})

describe('what would keep a reader busy', () => {
  const seconds = 20
  const ladder = Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')
  const laughs = Array.from(
    { length: 25 },
    (_, i) =>
      `a${i}: &a${i} [${
        i === 0
          ? 'ha'
          : Array(10)
              .fill(`*a${i - 1}`)
              .join(', ')
      }]\n`,
  ).join('')
  test.each<[string, string, RegExp]>([
    ['a mebibyte of brackets', '['.repeat(mebibyte), /more than 50 levels/],
    ['a mebibyte of list signs', '- '.repeat(mebibyte / 2), /more than 50 levels/],
    ['a mebibyte of question marks', '? '.repeat(mebibyte / 2), /more than 50 levels/],
    ['a ladder of keys', ladder, /more than 50 levels/],
    ['a billion laughs', `${contract}${laughs}`, /aliases that multiply/],
    ['a hundred thousand keys', Array.from({ length: 100_000 }, (_, i) => `k${i}: 1\n`).join(''), /more words and signs/],
    ['a mebibyte of colons', ':'.repeat(mebibyte), /a key of more than 1024 characters/],
  ])('%s', (title, content, expected) => {
    const before = performance.now()
    expect(found(`${title}.yaml`, content)).toMatch(expected)
    // Far above what it takes, and far below what a quadratic reader would.
    expect(performance.now() - before).toBeLessThan(seconds * 1000)
  })

  test('a hundred thousand aliases are followed one by one', () => {
    writeFileSync(join(folder, 'aliases.yaml'), `${contract}closures: [&a "12-24"${', *a'.repeat(100_000)}]\n`)
    const before = performance.now()
    expect(checkFile(join(folder, 'aliases.yaml')).problems).toEqual([])
    expect(performance.now() - before).toBeLessThan(seconds * 1000)
  })

  test('50 levels are read, 51 are not', () => {
    const nested = (levels: number) => `${contract}closures: ${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}\n`
    expect(found('deep50.yaml', nested(50))).toBe('a list of 1')
    expect(found('deep51.yaml', nested(51))).toBe('more than 50 levels of nesting')
  })

  test('thousands of mistakes are cut at a thousand', () => {
    writeFileSync(join(folder, 'many.yaml'), `${contract}${Array.from({ length: 5000 }, (_, i) => `k${i}: 1\n`).join('')}`)
    expect(checkFile(join(folder, 'many.yaml')).problems).toHaveLength(1000)
  })

  test('a row of a table that never ends', () => {
    writeFileSync(join(folder, 'endless.csv'), `start,calls\n"${'x'.repeat(200_000)}`)
    writeFileSync(join(folder, 'endless.yaml'), 'contacts: [{ type: a, volume: { table: endless.csv }, handling: { constant: 1s } }]')
    expect(found('endless.yaml', undefined)).toBe('a row that never ends')
  })
})

describe('keys that reach into objects', () => {
  test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])('%s is an unknown key like any other', (key) => {
    expect(found('key.yaml', `${contract}${key}: { window: term }\n`)).toBe(`the key "${key}"`)
  })

  test.each(['constructor', 'toString'])('%s names no number, type or group', (name) => {
    expect(found('number.yaml', `${contract}numbers: { ${name}: {} }\n`)).toBe(`the key "${name}"`)
    expect(found('group.yaml', `groups: [{ name: ${name}, levels: { "08:30": 1 } }]\n`)).toBe(`"${name}"`)
  })

  test('__proto__ changes nothing', () => {
    expect(found('proto.yaml', `${contract}__proto__: { window: term }\n`)).toBe('the key "__proto__"')
    expect(({} as Record<string, unknown>).window).toBeUndefined()
  })
})

/** `pronto report` with files beside the page: all of them, or none. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { deskYaml, pronto, scratch, start } from './pronto.ts'

const folder = scratch()
const results = () => folder.path('results')
const filesIn = (name: string) =>
  existsSync(folder.path(name)) ? readdirSync(folder.path(name), { recursive: true }).map(String).sort() : []

beforeAll(async () => {
  const { code, err } = await pronto('simulate', folder.write('desk.yaml', deskYaml()), '--out', results(), '--quiet')
  expect(code, err).toBe(0)
})

test('writes a page, a workbook, Markdown and pictures, and says so', async () => {
  const at = (name: string) => folder.path('all', name)
  const { code, err } = await pronto(
    ...['report', results(), '--out', at('a.html'), '--xlsx', at('a.xlsx'), '--md', at('a.md'), '--charts', at('charts'), '--lang', 'it'],
  )
  expect(code, err).toBe(0)
  expect(err).toMatch(/^Written: /)
  expect(readFileSync(at('a.html'), 'utf8')).toContain('<html lang="it">')
  expect(readFileSync(at('a.xlsx')).subarray(0, 2).toString()).toBe('PK')
  expect(readFileSync(at('a.md'), 'utf8')).toMatch(/^# Il piano rispetterà il contratto\?/)
  const pictures = readdirSync(at('charts'))
  expect(pictures.filter((name) => name.endsWith('.png')).length).toBeGreaterThan(8)
  for (const name of pictures.filter((one) => one.endsWith('.png')))
    expect(
      readFileSync(join(at('charts'), name))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  expect(filesIn('all').filter((name) => name.includes('.part'))).toEqual([])
})

test('without a browser a PDF is not printed, and nothing else is written; it is said how to get one', async () => {
  const at = (name: string) => folder.path('none', name)
  const { code, err } = await start(['report', results(), '--out', at('a.html'), '--md', at('a.md'), '--pdf', at('a.pdf')], {
    env: { ...process.env, PATH: folder.path('nowhere') },
  }).ended
  expect(code).toBe(3)
  expect(err).toContain('apt install chromium')
  expect(filesIn('none')).toEqual([])
})

test('one that cannot be written keeps all others from being written', async () => {
  mkdirSync(folder.path('half', 'charts', 'verdict-terms.svg'), { recursive: true })
  const at = (name: string) => folder.path('half', name)
  const { code, err } = await pronto('report', results(), '--out', at('a.html'), '--xlsx', at('a.xlsx'), '--charts', at('charts'))
  expect(code).toBe(3)
  expect(err).toMatch(/Nothing was written/)
  expect(filesIn('half')).toEqual(['charts', 'charts/verdict-terms.svg'])
})

test('two outputs are not one file, nor is a folder one', async () => {
  const same = await pronto('report', results(), '--out', folder.path('x.html'), '--md', folder.path('y/../x.html'))
  expect(same.code).toBe(2)
  expect(same.err).toContain('the same file for two outputs')
  const taken = await pronto('report', results(), '--out', folder.path('x.html'), '--xlsx', results())
  expect(taken.code).toBe(2)
  expect(existsSync(folder.path('x.html'))).toBe(false)
})

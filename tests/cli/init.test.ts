/** `pronto init`: a scenario of one's own that runs as it is; nothing overwritten, nothing left half done. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../../cli/check.ts'
import { init } from '../../cli/init.ts'
import { readContract, readDemand, readyScenario } from '../../run/read/documents.ts'
import { simulate } from '../../run/simulate.ts'
import { main, pronto, scenarios, scratch } from './pronto.ts'

const folder = scratch()
const quiet = { out: () => {} }
const shipped = readdirSync(join(scenarios, 'contracts')).map((name) => name.replace('.yaml', ''))
const parts = ['contract.yaml', 'demand.yaml', 'staffing.yaml', 'scenario.yaml']

describe.each(shipped)('from %s', (name) => {
  test('checks, simulates, and answers most of its calls', async () => {
    const dir = folder.path(`from-${name}`)
    expect(init(dir, name, quiet)).toBe(0)
    const said: string[] = []
    expect(
      check(
        parts.map((part) => join(dir, part)),
        { out: (text) => said.push(text), err: (text) => said.push(text) },
      ),
    ).toBe(0)
    const { scenario } = readyScenario(join(dir, 'scenario.yaml'), {}, { replications: 2 })
    const { results } = await simulate(scenario, { threads: 1 })
    expect(results.term.answeredWithin.mean).toBeGreaterThan(0.85)
    expect(results.months).toHaveLength(12)
  })

  test('has the services and numbers of its contract', () => {
    const dir = folder.path(`from-${name}`)
    const { services = [], numbers } = readContract(join(dir, 'contract.yaml'))
    const { contacts } = readDemand(join(dir, 'demand.yaml')).demand
    expect(contacts.map(({ number }) => number)).toEqual(Object.keys(numbers))
    if (services.length > 0) expect(services).toEqual(expect.arrayContaining(contacts.map(({ type }) => type)))
  })

  test('names its files relative to themselves, so that it can be moved and editors find the schemas', () => {
    for (const part of parts) {
      const file = join(folder.path(`from-${name}`), part)
      const text = readFileSync(file, 'utf8')
      const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text) ?? []
      expect(existsSync(join(dirname(file), schema))).toBe(true)
      expect(text).not.toMatch(/\.\.\/|\/tmp|\/home/)
    }
  })
})

test.each([
  ['v1', 'V1, Intercent-ER'],
  ['v2', 'V2, Intercent-ER, Noleggio Fotocopiatrici 2'],
  ['V3', 'V3, convenzioni.converge.it'],
  ['v4', 'V4, convenzione.project.it'],
])('%s is short for a shipped contract', (name, contract) => {
  init(folder.path(`short-${name}`), name, quiet)
  expect(readContract(folder.path(`short-${name}`, 'contract.yaml')).name).toBe(contract)
})

test.each([
  ['v1', true],
  ['v2', false],
  ['v2-photocopiers-dedicated', true],
  ['v4', false],
])('the staffing for %s says on which days groups work where numbers differ: %s', (name, says) => {
  init(folder.path(`days-${name}`), name, quiet)
  const staffing = readFileSync(folder.path(`days-${name}`, 'staffing.yaml'), 'utf8')
  expect(staffing.includes('days on which a number is open that they can serve: without skills on those of main, maintenance alike')).toBe(
    says,
  )
})

test('from a contract file of one’s own, with several numbers, and none of them main', async () => {
  const own = folder.write(
    'own.yaml',
    'name: Own\nservices: [help]\nhours: { mon-thu: ["08:00-20:00"], sat: ["09:00-12:00"] }\nnumbers: { help: {}, night: { hours: { mon-sun: ["22:00-24:00"] } } }\n',
  )
  const { code, out } = await pronto('init', folder.path('own'), '--contract', own)
  expect(code).toBe(0)
  expect(out).toContain(`pronto simulate ${folder.path('own', 'scenario.yaml')}`)
  const { code: ran } = await pronto('simulate', folder.path('own', 'scenario.yaml'), '--replications', '2')
  expect(ran).toBe(0)
})

describe('nothing is overwritten', () => {
  test.each<[string, () => string, string]>([
    [
      'a folder with a file in it',
      () => dirname(folder.write('full/notes.txt', 'mine')),
      'found a folder with files in it, expected a new or empty folder: nothing is overwritten',
    ],
    ['a file', () => folder.write('plain.txt', 'mine'), 'found a file, expected a new or empty folder'],
    ['a path through a file', () => `${folder.write('plain2.txt', 'mine')}/x`, 'found a file where a folder should be'],
    ['a place where nobody can write', () => '/proc/desk', 'found a place where no folder can be made'],
  ])('%s', async (_, place, message) => {
    const { code, err } = await pronto('init', place())
    expect(code).toBe(2)
    expect(err.replaceAll(/\s+/g, ' ')).toContain(message)
  })

  test('an empty folder is used', () => {
    mkdirSync(folder.path('empty'))
    expect(init(folder.path('empty'), 'v4', quiet)).toBe(0)
    expect(readdirSync(folder.path('empty')).sort()).toEqual([...parts, 'schema'].sort())
  })
})

describe('nothing is left half done', () => {
  test.each<[string, string, string]>([
    ['a contract that is not there', 'nowhere.yaml', 'found no such file'],
    ['a contract of no name', 'v9', 'found "v9", expected a contract file, or one of bank, v1, v2, v2-photocopiers-dedicated, v3, v4'],
    ['a misspelt one', 'v4-projet', 'did you mean v4-project?'],
    ['a folder', '.', 'found a folder'],
  ])('%s', async (_, contract, message) => {
    const { code, err } = await pronto('init', folder.path('not'), '--contract', contract)
    expect(code).toBe(2)
    expect(err.replaceAll(/\s+/g, ' ')).toContain(message)
    expect(existsSync(folder.path('not'))).toBe(false)
  })

  test('a contract with mistakes', async () => {
    const { code, err } = await pronto('init', folder.path('not'), '--contract', folder.write('wrong.yaml', 'nome: A\n'))
    expect(code).toBe(2)
    expect(err).toMatch(/wrong\.yaml:1:1/)
    expect(existsSync(folder.path('not'))).toBe(false)
  })

  test('a disk that fills up on the way', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', 'ulimit -f 8; exec "$0" "$@"', process.execPath, main, 'init', folder.path('filled')],
      {
        encoding: 'utf8',
      },
    )
    expect(stderr).toContain('found a file that may grow no further')
    expect(status).toBe(2)
    expect(existsSync(folder.path('filled'))).toBe(false)
  })
})

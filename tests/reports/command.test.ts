/** `pronto report` as a user meets it, and --report of the other commands. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { deskYaml, pronto, scratch } from '../cli/pronto.ts'
import { withVerdict } from './hostile.ts'
import { smallSensitivity } from './smallSensitivity.ts'
import { smallSizing } from './smallSizing.ts'

const { path, write } = scratch()
const page = (name: string) => readFileSync(path(name), 'utf8')

describe('pronto report', () => {
  beforeAll(async () => {
    const { code, err } = await pronto('simulate', write('desk.yaml', deskYaml()), '--quiet', '--out', path('desk'))
    if (code !== 0) throw new Error(err)
    mkdirSync(path('load'))
    writeFileSync(path('load', 'verdict.json'), JSON.stringify(withVerdict()))
  })

  test('makes one file of a folder, in English or Italian', async () => {
    const made = await pronto('report', path('desk'), '--out', path('en.html'))
    expect(made).toMatchObject({ code: 0, out: '' })
    expect(made.err).toContain('Written: ')
    expect(page('en.html')).toContain('<html lang="en">')
    expect((await pronto('report', path('desk'), '--lang', 'it', '--out', path('it.html'))).code).toBe(0)
    expect(page('it.html')).toContain('Chiamate perdute')
  })

  test('takes results.json without run.json beside it', async () => {
    writeFileSync(path('alone.json'), readFileSync(path('desk', 'results.json')))
    expect((await pronto('report', path('alone.json'), '--out', path('alone.html'))).code).toBe(0)
    expect(page('alone.html')).toContain('run.json was not beside them')
  })

  test('puts a load test beside the prediction', async () => {
    expect((await pronto('report', path('desk'), path('load'), '--out', path('both.html'))).code).toBe(0)
    expect(page('both.html')).toContain('In this window the endpoint meets every target.')
  })

  test('makes a page of a plan found, beside results of the same plan', async () => {
    write('sized/size.json', JSON.stringify(await smallSizing()))
    expect((await pronto('report', path('sized'), '--out', path('sized.html'), '--md', path('sized.md'))).code).toBe(0)
    for (const part of ['plan-found', 'verdict', 'frontier', 'roster', 'one-head', 'inputs'])
      expect(page('sized.html')).toContain(`<section id="${part}"`)
    expect(page('sized.md')).toContain('## The plan found')
  })

  test('shows what the answer hangs on, alone or beside results', async () => {
    mkdirSync(path('sensitivity'))
    writeFileSync(path('sensitivity', 'sensitivity.json'), JSON.stringify(smallSensitivity()))
    expect((await pronto('report', path('sensitivity'), '--lang', 'it', '--out', path('sensitivity.html'))).code).toBe(0)
    expect(page('sensitivity.html')).toContain('Da che cosa dipende la risposta')
    expect((await pronto('report', path('desk'), path('sensitivity', 'sensitivity.json'), '--out', path('beside.html'))).code).toBe(0)
    for (const part of ['verdict', 'audit', 'sensitivity']) expect(page('beside.html')).toContain(`<section id="${part}"`)
  })

  test('tells all mistakes in one go, and writes nothing', async () => {
    write('broken/results.json', '{')
    write('other.json', '{"a": 1}')
    write('empty/readme.txt', '')
    const { code, err } = await pronto(
      'report',
      path('nowhere'),
      path('broken'),
      path('other.json'),
      path('empty'),
      '--out',
      path('no.html'),
    )
    expect(code).toBe(2)
    expect(err).toContain('4 mistakes.')
    expect(err).toContain('found nothing of that name')
    expect(err).toContain('found no valid JSON')
    expect(err).toContain('found JSON that Pronto did not write')
    expect(err).toContain('found a folder without any of these')
    expect(existsSync(path('no.html'))).toBe(false)
  })

  test('refuses a run.json that somebody has changed', async () => {
    write('changed/results.json', readFileSync(path('desk', 'results.json'), 'utf8'))
    const details = JSON.parse(readFileSync(path('desk', 'run.json'), 'utf8'))
    write('changed/run.json', JSON.stringify({ ...details, written: { ...details.written, contract: {} } }))
    const { code, err } = await pronto('report', path('changed'), '--out', path('no.html'))
    expect(code).toBe(2)
    expect(err).toContain('written.contract.hours')
  })

  test.each([
    ['a folder', () => path('desk'), 'found a folder, expected a file that can be written'],
    ['a place that cannot be', () => path('desk', 'results.json', 'x.html'), 'expected a file that can be written'],
  ])('does not write to %s', async (_, out, said) => {
    const { code, err } = await pronto('report', path('desk'), '--out', out())
    expect(code).toBe(2)
    expect(err).toContain(said)
  })
})

describe('--report', () => {
  test('of simulate has everything a folder has', async () => {
    const { code } = await pronto('simulate', write('desk.yaml', deskYaml()), '--quiet', '--report', path('simulated.html'), '--lang', 'it')
    expect(code).toBe(0)
    for (const part of ['verdict', 'calendar', 'day', 'readings', 'inputs'])
      expect(page('simulated.html')).toContain(`<section id="${part}"`)
  })

  test('of compare has plans side by side', async () => {
    const vary = ['--vary', 'staffing.groups.all.agents=4,5']
    const { code } = await pronto('compare', write('desk.yaml', deskYaml()), ...vary, '--quiet', '--report', path('compared.html'))
    expect(code).toBe(0)
    for (const part of ['verdict', 'plans', 'calendar']) expect(page('compared.html')).toContain(`<section id="${part}"`)
  })

  test('of size has the plan found', async () => {
    const few = ['--require', '80%', '--replications', '40', '--quiet', '--report', path('size.html'), '--lang', 'it']
    expect((await pronto('size', write('desk.yaml', deskYaml()), ...few)).code).toBe(0)
    for (const part of ['plan-found', 'frontier', 'roster', 'what-if', 'readings'])
      expect(page('size.html')).toContain(`<section id="${part}"`)
    expect(page('size.html')).toContain('<html lang="it">')
  })

  test('of sensitivity has the plan as it is, and what it hangs on', async () => {
    const ranges = ['--ranges', 'volume=10%', '--report', path('hangs.html'), '--quiet']
    expect((await pronto('sensitivity', write('desk.yaml', deskYaml()), ...ranges)).code).toBe(0)
    for (const part of ['verdict', 'calendar', 'sensitivity', 'inputs']) expect(page('hangs.html')).toContain(`<section id="${part}"`)
  })

  test('is refused before anybody waits', async () => {
    const { code, out } = await pronto('simulate', write('desk.yaml', deskYaml()), '--report', path())
    expect(code).toBe(2)
    expect(out).toBe('')
  })
})

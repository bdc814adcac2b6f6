/** Plans run, cancelled, looked at, compared. */
import { utimesSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Comparison } from '../../sim/estimates/comparison.ts'
import type { Results } from '../../sim/estimates/results.ts'
import { deskYaml, pronto } from '../cli/pronto.ts'
import { nothingFound, smallSizing } from '../reports/smallSizing.ts'
import { over, type Served, served } from './pages.ts'

interface Said {
  state: string
  done: number
  planned: number
  count: string
  said: string
  panel: string
}

const long = { replications: 100_000, months: 12 }
const run = ({ post, read }: Served, name: string, file = 'desk.yaml') =>
  post<Said & { error?: string; problems?: string[] }>('/en/run', { file, files: [{ file, text: read(file) }], name })

/** What a page heard, event by event. */
const heard = (events: string): Said[] =>
  events
    .split('\n\n')
    .filter((one) => one.startsWith('data: '))
    .map((one) => JSON.parse(one.slice(6)))

async function withDesk(change: Parameters<typeof deskYaml>[0] = {}) {
  const one = await served()
  one.write('desk.yaml', deskYaml(change))
  return one
}

describe('a run', () => {
  test('gives the results of the command line, in a new folder, told step by step', async () => {
    const one = await withDesk({ replications: 400 })
    const { status, json } = await run(one, 'Nine & ten: "best"/..')
    expect([status, json.state, json.said]).toEqual([202, 'running', 'Running: results/Nine ten best'])
    const events = heard(await over(one))
    expect(events.at(-1)).toMatchObject({ state: 'done', done: 400, planned: 400, said: 'Done: results/Nine ten best' })
    expect(events.at(-1)?.panel).toContain('href="/en/report?in=results%2FNine%20ten%20best%2Fresults.json"')
    const { out } = await pronto('simulate', one.path('desk.yaml'), '--json')
    expect(JSON.parse(one.read('results/Nine ten best/results.json'))).toEqual(JSON.parse(out))
    for (const file of ['run.json', 'months.csv', 'intervals.csv']) expect(one.there(`results/Nine ten best/${file}`)).toBe(true)
    expect((await one.get('/it/')).text).toContain('Simulazione')
  })

  test('is of what is shown, saved or not; and a name that is taken gets a number', async () => {
    const one = await withDesk()
    const file = 'desk.yaml'
    for (const agents of [4, 9]) {
      await one.post('/en/run', { file, files: [{ file, text: deskYaml({ agents }) }], name: 'a' })
      await over(one)
    }
    const hours = ['a', 'a 2'].map(
      (name) => (JSON.parse(one.read(`results/${name}/results.json`)) as Results).term.paidHours.mean as number,
    )
    expect((hours[1] as number) / (hours[0] as number)).toBeCloseTo(9 / 4, 2)
    expect(one.read('desk.yaml')).toBe(deskYaml())
  })

  test('can be cancelled, and then leaves nothing', async () => {
    const one = await withDesk(long)
    await run(one, 'long')
    const events = over(one)
    await new Promise((resolve) => setTimeout(resolve, 800))
    const { json } = await one.post<Said>('/it/run/cancel')
    expect([json.state, json.said]).toEqual(['cancelled', 'Annullato: non è stato scritto nulla.'])
    expect(heard(await events).at(-1)?.state).toBe('cancelled')
    expect(one.there('results/long')).toBe(false)
    expect((await run(one, 'again')).status).toBe(202)
    expect((await one.post('/en/run/cancel')).status).toBe(200)
  })

  test('is one at a time', async () => {
    const one = await withDesk(long)
    expect((await run(one, 'first')).status).toBe(202)
    const { status, json } = await run(one, 'second')
    expect([status, json.error]).toEqual([409, 'Another run is under way. Wait for it, or cancel it.'])
    expect((await one.get('/en/')).text).toContain('Running: results/first')
    await one.post('/en/run/cancel')
  })

  test('ends with the server', async () => {
    const one = await withDesk(long)
    await run(one, 'long')
    const events = over(one)
    await one.app.close()
    expect(heard(await events).at(-1)?.state).toBe('cancelled')
    expect(one.there('results/long')).toBe(false)
  })

  test('of a wrong plan is refused, with what is wrong', async () => {
    const one = await withDesk()
    one.write('desk.yaml', deskYaml().replace('agents: 4', 'agents: four'))
    const { status, json } = await run(one, 'a')
    expect([status, json.problems]).toEqual([422, ['desk.yaml: found "four", expected a whole number from 0 to 100000']])
    expect(one.there('results')).toBe(false)
  })

  test('where a file stands in the way of its folder fails with a reason', async () => {
    const one = await withDesk()
    one.write('results', 'a file')
    const { status, json } = await run(one, 'a')
    expect([status, json.error]).toEqual([500, 'It could not be saved.'])
    expect(json.problems?.[0]).toMatch(/^results: found a file/)
    expect(one.log).toEqual([])
  })

  test('that nobody has begun has no events', async () => {
    const one = await withDesk()
    expect(await over(one)).toBe('')
    expect((await one.post('/en/run/cancel')).json).toEqual({})
  })
})

describe('results', () => {
  async function withResults() {
    const one = await withDesk()
    for (const [name, agents] of [
      ['four', 4],
      ['five', 5],
    ] as const) {
      one.write('desk.yaml', deskYaml({ agents, name: `Desk of ${name}` }))
      await run(one, name)
      await over(one)
    }
    return one
  }

  test('are listed newest first, with their verdict, in both languages', async () => {
    const one = await withResults()
    utimesSync(one.path('results/five/results.json'), 1, 1)
    const { text } = await one.get('/en/')
    expect(text.indexOf('Desk of four')).toBeLessThan(text.indexOf('Desk of five'))
    expect(text).toContain('1 January 1970')
    expect(text).toMatch(/all targets met: <strong>\d/)
    expect((await one.get('/it/')).text).toMatch(/tutti i livelli rispettati: <strong>\d/)
  })

  test('and plans that sizing found with what they cost, or that none was', async () => {
    const one = await served()
    const found = await smallSizing()
    one.write('sized/size.json', JSON.stringify(found))
    one.write('none/size.json', JSON.stringify(await nothingFound()))
    const heads = found.plan?.heads.reduce((sum, count) => sum + count, 0)
    const { text } = await one.get('/en/')
    expect(text).toMatch(new RegExp(`every month passes: <strong>[\\d.]+%</strong><small>80% asked: ${heads} heads, wages [\\d,]+ a term`))
    expect(text).toContain('no plan found that meets 80%')
    expect((await one.get('/it/')).text).toContain('Piano trovato')
    const report = await one.get('/it/report?in=sized/size.json')
    expect([report.status, report.text.includes('Quanto costa la certezza')]).toEqual([200, true])
  })

  test('open as a report, one or several, in both languages', async () => {
    const one = await withResults()
    for (const [language, word] of [
      ['en', 'The verdict'],
      ['it', 'Il verdetto'],
    ]) {
      const { status, text, headers } = await one.get(`/${language}/report?in=results/four/results.json&in=results/five/results.json`)
      expect([status, text.includes(word as string), text.includes(`<html lang="${language}">`)]).toEqual([200, true, true])
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    }
    expect((await one.get('/en/report')).text).toContain('Choose a result first.')
  })

  test('of one term and seed are compared over the same random numbers', async () => {
    const one = await withResults()
    const list = (await one.get('/en/')).text
    expect(new Set([...list.matchAll(/data-pair="([\w-]{16})"/g)].map(([, pair]) => pair)).size).toBe(1)
    const { status } = await one.post('/en/run/pair', { in: ['results/four/results.json', 'results/five/results.json'] })
    expect(status).toBe(202)
    expect(heard(await over(one)).at(-1)).toMatchObject({ state: 'done', planned: 40 })
    const comparison = JSON.parse(one.read('results/four - five/comparison.json')) as Comparison
    expect(comparison.plans.map(({ label }) => label)).toEqual(['four', 'five'])
    expect(comparison.plans.map(({ results }) => results)).toEqual(
      ['four', 'five'].map((name) => JSON.parse(one.read(`results/${name}/results.json`))),
    )
    expect(comparison.differences).toHaveLength(1)
    expect((await one.get('/en/report?in=results/four%20-%20five/comparison.json')).status).toBe(200)
    expect((await one.get('/en/')).text).toContain('2 plans, beside four')
  })

  test('of other seeds, or without run.json, are not', async () => {
    const one = await withResults()
    one.write('desk.yaml', deskYaml({ seed: 'other' }))
    await run(one, 'other')
    await over(one)
    one.write('results/alone/results.json', one.read('results/four/results.json'))
    for (const name of ['other', 'alone']) {
      const { status, json } = await one.post('/en/run/pair', { in: ['results/four/results.json', `results/${name}/results.json`] })
      expect([status, json.error]).toEqual([422, expect.stringContaining('cannot be compared')])
    }
    expect((await one.post('/en/run/pair', { in: ['results/four/results.json', 'results/four/results.json'] })).status).toBe(400)
  })

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['other JSON', '{"a": 1}'],
    ['a list', '[]'],
    ['null', 'null'],
    [
      'the right keys with the wrong values',
      JSON.stringify({
        replications: 'x',
        months: 5,
        term: null,
        day: 1,
        intervals: 0,
        types: '',
        targets: {},
        background: [],
        scenario: '<script>',
      }),
    ],
    ['half of a comparison', '{"plans": [], "differences": 5, "base": []}'],
    ['half of a plan found', '{"frontier": [], "require": 0.9, "roster": {}, "plan": 5, "intervals": 1, "scenario": "<script>"}'],
    ['half of a verdict', '{"k6": {}, "valid": "<b>", "targets": 5, "scenario": "<script>alert(1)</script>"}'],
  ])('that hold %s are listed, and their report is refused', async (_, text) => {
    const one = await served()
    for (const name of ['results.json', 'comparison.json', 'verdict.json', 'size.json']) one.write(`a/${name}`, text)
    const list = await one.get('/en/')
    expect([list.status, list.text.includes('<script>')]).toEqual([200, false])
    for (const name of ['results.json', 'comparison.json', 'verdict.json', 'size.json'])
      expect((await one.get(`/en/report?in=a/${name}`)).status).toBeOneOf([200, 422])
    expect(one.log).toEqual([])
  })
})

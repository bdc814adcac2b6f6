/** pronto load as a user meets it, with real k6 and the reference endpoint. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Verdict } from '../../../sim/load/verdict.ts'
import { pronto, scratch, start } from '../../cli/pronto.ts'
import { k6 } from '../../k6/k6.ts'
import { rehearse } from './rehearsals.ts'
import { scenario, window } from './small.ts'

const { path, write } = scratch()
const processes = () => execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })

async function withEndpoint<T>(file: string, use: (url: string) => Promise<T>): Promise<T> {
  const endpoint = await rehearse(file)
  try {
    return await use(endpoint.url)
  } finally {
    await endpoint.close()
  }
}

describe.skipIf(k6 === undefined)('pronto load (needs k6)', () => {
  test('shows the verdict in 80 columns and writes its files', async () => {
    const file = write('scenario.yaml', scenario)
    const { out, err, code } = await withEndpoint(file, (url) =>
      pronto('load', file, '--target', url, '--window', window, '--out', path('out')),
    )
    expect(out).toContain('In this window the endpoint meets every target')
    expect(out).toContain('Measured and predicted agree')
    expect(code).toBe(0)
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    expect(err).toContain('verdict.json, plan.json, contacts.csv')
    const verdict: Verdict = JSON.parse(readFileSync(path('out', 'verdict.json'), 'utf8'))
    const rows = readFileSync(path('out', 'contacts.csv'), 'utf8').trim().split('\r\n')
    expect(rows.length).toBe(1 + verdict.planned)
    // The endpoint's own numbers: each once, from 1.
    const numbers = rows.slice(1).map((row) => Number(row.split(',').at(-1)))
    expect(numbers.sort((a, b) => a - b)).toEqual(rows.slice(1).map((_, i) => i + 1))
  })

  test('--check places one contact and shows how each answer is understood', async () => {
    const file = write('scenario.yaml', scenario)
    const { out, code } = await withEndpoint(file, (url) => pronto('load', file, '--target', url, '--window', window, '--check'))
    expect(out).toContain('POST /contacts')
    expect(out).toMatch(/understood {2}answered/)
    expect(out).toMatch(/In the end: answered after \d/)
    expect(code).toBe(0)
  })

  test('--check of an endpoint that is another says what was not understood', async () => {
    const file = write('scenario.yaml', scenario)
    const other = write('other.yaml', 'name: Other\nplace: { path: /health, method: GET }\nstate: /condition\nanswer: { by: immediate }\n')
    const { out, code } = await withEndpoint(file, (url) =>
      pronto('load', file, '--target', url, '--window', window, '--check', '--endpoint', other),
    )
    expect(out).toContain('NOT understood: no state at /condition')
    expect(code).toBe(3)
  })

  test('Ctrl-C ends k6 and writes what was measured, as no measurement', async () => {
    const file = write('scenario.yaml', scenario)
    await withEndpoint(file, async (url) => {
      // k6's files lie in a folder of this test's own, by which its process is known.
      mkdirSync(path('temporary'))
      const running = start(['load', file, '--target', url, '--window', '2027-03-08 10:00..10:01', '--out', path('stopped')], {
        env: { ...process.env, TMPDIR: path('temporary') },
      })
      await new Promise((resolve) => setTimeout(resolve, 6000))
      running.process.kill('SIGINT')
      const { out, code } = await running.ended
      expect(code).toBe(130)
      expect(out).toContain('NOT a valid measurement')
      const verdict: Verdict = JSON.parse(readFileSync(path('stopped', 'verdict.json'), 'utf8'))
      expect(verdict).toMatchObject({ valid: false, meets: null })
      expect(verdict.received).toBeGreaterThan(5)
      expect(verdict.received).toBeLessThan(verdict.planned)
      expect(verdict.guards.find(({ guard }) => guard === 'finished')?.ok).toBe(false)
      expect(processes()).not.toContain(path('temporary'))
      expect(readdirSync(path('temporary'))).toEqual([])
    })
  })

  test('goes where --target says, whatever the shell has in TARGET and CHECK', async () => {
    const file = write('scenario.yaml', scenario)
    await withEndpoint(file, async (url) => {
      const env = { ...process.env, TARGET: 'http://127.0.0.1:9', CHECK: '1' }
      const { out, code } = await start(['load', file, '--target', url, '--window', window, '--quiet'], { env }).ended
      expect(out).toContain('In this window the endpoint meets every target')
      expect(code).toBe(0)
    })
  })

  test('one seed replays the same callers', async () => {
    const file = write('scenario.yaml', scenario)
    const contacts = async (name: string) => {
      await withEndpoint(file, (url) => pronto('load', file, '--target', url, '--window', window, '--out', path(name)))
      return JSON.parse(readFileSync(path(name, 'plan.json'), 'utf8')).contacts
    }
    expect(await contacts('first')).toEqual(await contacts('second'))
  })
})

describe('pronto load refuses', () => {
  const refused = async (...args: string[]) => {
    const { out, err, code } = await pronto('load', write('scenario.yaml', scenario), ...args)
    expect(out).toBe('')
    return { err, code }
  }

  test('a target elsewhere, a window outside of the term, too much at once', async () => {
    const target = ['--target', 'http://127.0.0.1:9']
    expect(await refused('--target', 'http://example.com', '--window', window)).toMatchObject({ code: 2 })
    expect((await refused('--target', 'http://example.com', '--window', window)).err).toContain('--allow-host example.com')
    expect((await refused(...target, '--window', '2028-03-08 10:00..10:10')).err).toContain('a day of the term, 2027-03-08 to 2027-04-07')
    expect((await refused(...target, '--window', '2027-03-08 10:00..10:05', '--max-contacts', '100')).err).toMatch(/--max-contacts \d{4}/)
    expect((await refused(...target, '--window', '2027-03-08 10:00..11:01', '--max-contacts', '100000')).err).toContain(
      '--max-duration 3660s',
    )
    expect((await refused(...target, '--window', window, '--rates', '30')).err).toContain('--script steady, ramp or soak')
    expect((await refused(...target, '--window', window, '--hold', '5s')).err).toContain('--script steady, ramp or soak')
    expect((await refused(...target, '--window', window, '--script', 'steady', '--rates', '30,40')).err).toContain('one for steady')
    expect((await refused(...target, '--window', 'tomorrow')).err).toContain('a date and two times of one day')
    expect((await refused(...target, '--window', '2027-03-13 10:00..10:10')).err).toContain('nobody calls')
  })

  test('to go on without k6, and says exactly how to get it', async () => {
    const without = { ...process.env, PATH: path() }
    const running = start(['load', write('scenario.yaml', scenario), '--target', 'http://127.0.0.1:9', '--window', window], {
      env: without,
    })
    const { err, code } = await running.ended
    expect(err).toContain('There is no k6 on the PATH.')
    expect(err).toContain('go install go.k6.io/k6/v2@v2.2.0')
    expect(code).toBe(3)
    expect(existsSync(path('verdict.json'))).toBe(false)
  })
})

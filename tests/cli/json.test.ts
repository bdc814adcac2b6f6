/** What goes where: results on standard output, all else on standard error; and the same bytes however they are made. */
import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import type { Results } from '../../sim/estimates/results.ts'
import { deskYaml, main, pronto, scratch } from './pronto.ts'

const folder = scratch()
const desk = (options: Parameters<typeof deskYaml>[0] = {}) => folder.write('desk.yaml', deskYaml(options))
const results = (text: string) => JSON.parse(text) as Results

describe('--json', () => {
  test('prints the results and nothing else, whatever else there is to say', async () => {
    const { out, err } = await pronto('simulate', desk(), '--json', '--out', folder.path('out'), '--require', '99%')
    expect(results(out)).toMatchObject({ scenario: 'A small desk', seed: 'desk', replications: 20, window: 'month' })
    expect(out).toBe(`${JSON.stringify(results(out), null, 2)}\n`)
    expect(err).toMatch(/Written to .*\n.*Required and NOT met/s)
  })

  test('has the keys of DESIGN section 6', async () => {
    const { out } = await pronto('simulate', desk(), '--json', '--replications', '2')
    const found = results(out)
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining(['pronto', 'scenario', 'seed', 'replications', 'months', 'term', 'intervals', 'types', 'background']),
    )
    expect(Object.keys(found.months[0] ?? {})).toEqual(
      expect.arrayContaining(['month', 'openDays', 'openHours', 'n', 'received', 'answeredWithin', 'lost', 'lostBy', 'meets']),
    )
    expect(Object.keys(found.term)).toEqual(expect.arrayContaining(['meets', 'failedMonths', 'cost', 'occupancy', 'overtime']))
  })

  test('says nothing on standard output when the input is wrong', async () => {
    expect((await pronto('simulate', 'nowhere.yaml', '--json')).out).toBe('')
  })
})

describe('the same scenario, seed and replications', () => {
  test('give the same bytes on one thread and on two', async () => {
    const run = async (threads: string) => (await pronto('simulate', desk(), '--json', '--threads', threads)).out
    const [one, two, again] = [await run('1'), await run('2'), await run('1')]
    expect(two).toBe(one)
    expect(again).toBe(one)
  })

  test('are not commented on by the machinery, however many threads there are', async () => {
    const { code, err } = await pronto('simulate', desk(), '--json', '--threads', '16')
    expect([code, err]).toEqual([0, ''])
  })

  test('give other results with another seed', async () => {
    const received = async (seed: string) => results((await pronto('simulate', desk(), '--json', '--seed', seed)).out).term.received.mean
    expect(await received('a')).not.toBe(await received('b'))
  })

  test.each(['💥', ' ', '-1', '0', '__proto__', '"; rm -rf /', 'x'.repeat(5000), 'a\nb\u001b[31m', '٠١٢'])(
    'take any text as seed: %j',
    async (seed) => {
      const { code, out } = await pronto('simulate', desk(), '--json', '--replications', '2', `--seed=${seed}`)
      expect(code).toBe(0)
      expect(results(out).seed).toBe(seed)
    },
  )
})

describe('options take the place of what the scenario says', () => {
  test('--from, --months and --replications', async () => {
    const { out } = await pronto('simulate', desk(), '--json', '--from', '2028-02-15', '--months', '2', '--replications', '3')
    const { months, replications } = results(out)
    expect(replications).toBe(3)
    expect(months.map(({ month, openDays }) => [month, openDays])).toEqual([
      ['2028-02', 11],
      ['2028-03', 23],
      ['2028-04', 10],
    ])
  })

  test('--contract, --demand and --staffing', async () => {
    const contract = folder.write('contract.yaml', 'name: Another\nhours: { mon-fri: ["09:00-12:00"] }\n')
    const demand = folder.write('demand.yaml', 'contacts: [{ type: other, volume: { perOpenDay: 30 }, handling: { constant: 60s } }]\n')
    const staffing = folder.write('staffing.yaml', 'groups: [{ name: twins, agents: 2, shift: ["09:00-12:00"] }]\n')
    const { out } = await pronto('simulate', desk(), '--json', '--contract', contract, '--demand', demand, '--staffing', staffing)
    const { contract: name, types, term, months } = results(out)
    expect([name, types[0]?.type, term.groups[0]?.group]).toEqual(['Another', 'other', 'twins'])
    expect(months[0]?.openHours).toBe((months[0]?.openDays ?? 0) * 3)
  })
})

describe('--precision', () => {
  const narrow = (found: Results, half: number) =>
    [found.term.meets.everyMonth, ...found.months.map(({ meets }) => meets.all)].every(
      ({ ci95 }) => ci95 !== null && (ci95[1] - ci95[0]) / 2 <= half,
    )

  test('stops after 100 x 2^k replications, as soon as every interval is narrow enough', async () => {
    const { code, out } = await pronto('simulate', desk({ months: 2 }), '--json', '--precision', '7%')
    const found = results(out)
    expect(code).toBe(0)
    expect([100, 200, 400]).toContain(found.replications)
    expect(narrow(found, 0.07)).toBe(true)
    // Half as many are as many as --replications would have run: they were not enough.
    const half = found.replications / 2
    if (half >= 100)
      expect(narrow(results((await pronto('simulate', desk({ months: 2 }), '--json', '--replications', String(half))).out), 0.07)).toBe(
        false,
      )
  })

  test('a Wilson interval after 100 replications is no wider than ±10%: with that it is over at once', async () => {
    expect(results((await pronto('simulate', desk(), '--json', '--precision', '10%')).out).replications).toBe(100)
  })
})

describe('a reader that goes away', () => {
  test.each([['--json'], ['--quiet']])('is no failure (%s | head -1)', (option) => {
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-c', 'set -o pipefail; "$0" "$@" | head -1', process.execPath, main, 'simulate', desk({ months: 36, replications: 2 }), option],
      { encoding: 'utf8' },
    )
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.split('\n')).toHaveLength(2)
  })
})

/** `pronto compare` as a user meets it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { Comparison } from '../../sim/estimates/comparison.ts'
import type { Results } from '../../sim/estimates/results.ts'
import { deskYaml, pronto, scratch, start } from '../cli/pronto.ts'

const folder = scratch()
const contacts =
  '{ type: order, volume: { perOpenDay: 400 }, handling: { exponential: { mean: 120s } }, patience: { exponential: { mean: 120s } } }'
const yaml = (options: Parameters<typeof deskYaml>[0] = {}) => deskYaml({ contacts, months: 2, ...options })
const desk = () => folder.write('desk.yaml', yaml())
const agents = ['--vary', 'staffing.groups.all.agents=3..5']
const compared = async (...args: string[]) => JSON.parse((await pronto('compare', ...args, '--json')).out) as Comparison
const simulated = async (agentsThere: number, ...args: string[]) =>
  JSON.parse((await pronto('simulate', folder.write('one.yaml', yaml({ agents: agentsThere })), ...args, '--json')).out) as Results
const plain = (text: string) => text.replace(/\s+/g, ' ')

describe('comparison.json', () => {
  test('holds each plan’s results, to the last digit those of simulate', async () => {
    const { plans } = await compared(desk(), ...agents)
    expect(plans.map(({ label, results }) => [label, results])).toEqual([
      ['all.agents 3', await simulated(3)],
      ['all.agents 4', await simulated(4)],
      ['all.agents 5', await simulated(5)],
    ])
    expect(plans[0]).toMatchObject({
      scenario: folder.path('desk.yaml'),
      changes: [{ key: 'staffing.groups.all.agents', name: 'all.agents', value: 3 }],
      meetsRequirement: null,
    })
  })

  test('has paid hours and wages by group, for the term and for each month', async () => {
    const { plans } = await compared(desk(), ...agents)
    const { term, months } = (plans[0] as Comparison['plans'][number]).results
    const sum = (of: 'rosteredHours' | 'overtime') => months.reduce((total, { groups }) => total + (groups[0]?.[of] ?? 0), 0)
    expect(months.map(({ groups }) => groups.map(({ group }) => group))).toEqual([['all'], ['all']])
    expect(sum('rosteredHours')).toBeCloseTo(term.groups[0]?.rosteredHours ?? 0, 9)
    expect(sum('overtime')).toBeCloseTo(term.groups[0]?.overtime ?? 0, 9)
  })

  test('compares with the first plan, or with the one asked for by label or number', async () => {
    const first = await compared(desk(), ...agents)
    expect([first.base, first.differences.map(({ plan, against }) => [plan, against])]).toEqual([
      'all.agents 3',
      [
        ['all.agents 4', 'all.agents 3'],
        ['all.agents 5', 'all.agents 3'],
      ],
    ])
    const byLabel = await compared(desk(), ...agents, '--base', 'all.agents 4')
    expect(byLabel).toEqual(await compared(desk(), ...agents, '--base', '2'))
    expect(byLabel.differences.map(({ plan }) => plan)).toEqual(['all.agents 3', 'all.agents 5'])
    expect(byLabel.differences[0]?.term.lost.difference).toBe(-(first.differences[0]?.term.lost.difference ?? 0))
  })

  test('is the same on one thread and on two', async () => {
    expect(await compared(desk(), ...agents, '--threads', '1')).toEqual(await compared(desk(), ...agents, '--threads', '2'))
  })

  test('of several scenarios has one seed and one number of replications: the first’s, or those asked for', async () => {
    const other = folder.write('other.yaml', yaml({ agents: 6, seed: 'another', replications: 7 }))
    const { seed, replications, plans } = await compared(desk(), other)
    expect([seed, replications]).toEqual(['desk', 20])
    expect(plans.map(({ label, scenario, changes, results }) => [label, scenario, changes, results.seed, results.replications])).toEqual([
      ['desk', folder.path('desk.yaml'), [], 'desk', 20],
      ['other', other, [], 'desk', 20],
    ])
    expect(await compared(desk(), other, '--seed', 'mine', '--replications', '3', '--months', '1')).toMatchObject({
      seed: 'mine',
      replications: 3,
    })
  })
})

describe('--require', () => {
  test('names the cheapest plan that meets it, and what the next cheaper fails in', async () => {
    const { code, out } = await pronto('compare', desk(), ...agents, '--require', '60%', '--quiet')
    expect(code).toBe(0)
    expect(plain(out)).toMatch(
      /^"all\.agents 4" is the cheapest of 3 plans that meets what is required: with probability 60% or more every month meets all targets; found /,
    )
    expect(plain(out)).toMatch(/The next cheaper, "all\.agents 3" \([\d ]+\), does not meet it: In none of 20 simulated terms/)
    expect(out).toContain('it answers too few within 20 s')
    expect(plain(out)).toContain('Paid hours stand for wages: no group has a costPerHour.')
  })

  test('exits with 1 where no plan meets it, and says which comes nearest', async () => {
    const { code, out } = await pronto('compare', desk(), '--vary', 'staffing.groups.all.agents=2,3', '--require', '90%', '--quiet')
    expect(code).toBe(1)
    expect(plain(out)).toMatch(/^NONE of 2 plans meets what is required/)
  })

  test('tells whether more replications may show it', async () => {
    const { out } = await pronto('compare', desk(), '--vary', 'staffing.groups.all.agents=6,7', '--require', '90%', '--quiet')
    expect(plain(out)).toContain('More replications may tell: 20 can show 83.9% at most, 90% takes 35.')
  })

  test('is judged in JSON too', async () => {
    const { require, cheapest, plans } = await compared(desk(), ...agents, '--require', '60%')
    expect([require, cheapest?.plan, cheapest?.nextCheaper]).toEqual([0.6, 'all.agents 4', 'all.agents 3'])
    expect(plans.map(({ meetsRequirement }) => meetsRequirement)).toEqual([false, true, true])
  })
})

describe('on the screen', () => {
  test('stand the plans, their differences and the months that differ most, in 80 columns', async () => {
    const { code, out, err } = await pronto('compare', desk(), ...agents)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^all\.agents +passes/)
    expect(out).toContain('Differences from "all.agents 3", in points, over the same random numbers:')
    expect(out).toMatch(/^Months that differ most in passing, "all\.agents 5" less "all\.agents 3":$/m)
    expect(plain(out)).toContain('20 replications of each of 3 plans of "A small desk", seed "desk", pronto')
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('is said where the plans do not meet the same callers', async () => {
    const other = folder.write('other.yaml', yaml({ contract: '  closures: ["01-11"]' }))
    expect(plain((await pronto('compare', desk(), other, '--quiet')).err)).toContain(
      'Note: The contracts differ: the plans meet the same callers only',
    )
    const { err } = await pronto('compare', desk(), '--vary', 'demand.contacts.order.volume.perOpenDay=400,410', '--quiet')
    expect(plain(err)).toContain('Note: The demands differ: the plans meet the same callers only')
  })
})

describe('--out', () => {
  test('writes comparison.json, comparison.csv, and what reports need of the plan in full', async () => {
    const dir = folder.path('out')
    const { err, out } = await pronto('compare', desk(), ...agents, '--out', dir, '--json')
    expect(plain(err)).toBe(`Written to ${dir}: comparison.json, comparison.csv, comparison-run.json. `)
    expect(readdirSync(dir).sort()).toEqual(['comparison-run.json', 'comparison.csv', 'comparison.json'])
    expect(readFileSync(`${dir}/comparison.json`, 'utf8')).toBe(out)
    const rows = parse(readFileSync(`${dir}/comparison.csv`, 'utf8'), { columns: true }) as Record<string, string>[]
    const { plans, differences } = JSON.parse(out) as Comparison
    const [found] = rows.filter((row) => row.plan === 'all.agents 4' && row.month === '2027-02' && row.measure === 'lost')
    expect(found).toEqual({
      plan: 'all.agents 4',
      month: '2027-02',
      measure: 'lost',
      value: String(plans[1]?.results.months[1]?.lost.mean),
      lo95: String(plans[1]?.results.months[1]?.lost.ci95?.[0]),
      hi95: String(plans[1]?.results.months[1]?.lost.ci95?.[1]),
      against: 'all.agents 3',
      difference: String(differences[0]?.months[1]?.lost.difference),
      differenceLo95: String(differences[0]?.months[1]?.lost.ci95?.[0]),
      differenceHi95: String(differences[0]?.months[1]?.lost.ci95?.[1]),
      narrowing: String(differences[0]?.months[1]?.lost.narrowing),
      'staffing.groups.all.agents': '4',
    })
    expect(new Set(rows.filter(({ month }) => month === '').map(({ measure }) => measure))).toEqual(
      new Set(['meets.answeredWithin', 'meets.lost', 'meets.everyMonth', 'answeredWithin', 'lost', 'overtime', 'paidHours', 'cost']),
    )
  })

  test('is tried before anything is simulated', async () => {
    const { code, err } = await pronto('compare', desk(), ...agents, '--out', folder.write('file', ''))
    expect([code, plain(err)]).toEqual([2, expect.stringContaining('found a file, expected a folder that results can be written to')])
  })
})

describe('Ctrl-C', () => {
  const wait = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

  test('shows and writes what all plans have done', async () => {
    const dir = folder.path('interrupted')
    const long = folder.write('long.yaml', yaml({ replications: 1_000_000 }))
    const running = start(['compare', long, ...agents, '--out', dir, '--json', '--months', '1'])
    await wait(4000)
    running.process.kill('SIGINT')
    const { code, out, err } = await running.ended
    expect(code).toBe(130)
    const { replications, plans } = JSON.parse(out) as Comparison
    expect(replications).toBeGreaterThan(0)
    expect(plans.map(({ results }) => results.replications)).toEqual([replications, replications, replications])
    expect(plain(err)).toContain(
      `Interrupted: ${replications} of 1000000 replications of every plan were done, and what is shown rests on them.`,
    )
    expect(readFileSync(`${dir}/comparison.json`, 'utf8')).toBe(out)
  })

  test('shows nothing where some plan has done nothing', async () => {
    const busy = '{ type: order, volume: { perOpenDay: 200000 }, handling: { exponential: { mean: 240s } } }'
    const long = folder.write('busy.yaml', deskYaml({ contacts: busy, agents: 1600, months: 120 }))
    const running = start(['compare', long, '--vary', 'staffing.groups.all.agents=1600,1601', '--out', folder.path('none')])
    await wait(4000)
    running.process.kill('SIGINT')
    const { code, out, err } = await running.ended
    expect([code, out]).toEqual([130, ''])
    expect(err).toContain('Interrupted: no replication of every plan was done.')
    expect(existsSync(folder.path('none', 'comparison.json'))).toBe(false)
  })
})

test.each([
  [['compare'], "missing required argument 'scenario'"],
  [['compare', 'x.yaml', '--replications', 'x'], 'Expected a whole number'],
  [['compare', 'x.yaml', '--vary', ''], 'Expected text that is not empty'],
  [['compare', 'x.yaml', '--require', '100%'], 'Expected a share below 100%'],
])('%j is wrong', async (args, message) => {
  const { code, err } = await pronto(...args)
  expect([code, plain(err)]).toEqual([2, expect.stringContaining(message)])
})

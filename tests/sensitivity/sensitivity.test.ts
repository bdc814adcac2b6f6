/** `pronto sensitivity` as a user meets it. */
import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { differenceOfProbabilities } from '../../sim/estimates/differences.ts'
import type { Results } from '../../sim/estimates/results.ts'
import type { Sensitivity } from '../../sim/estimates/sensitivity.ts'
import { deskYaml, pronto, scratch, start } from '../cli/pronto.ts'

const folder = scratch()
const calls = (volume = 450, handling = 120) =>
  `{ type: order, volume: { perOpenDay: ${volume} }, handling: { exponential: { mean: ${handling}s } }, patience: { exponential: { mean: 120s } } }`
const yaml = (options: Parameters<typeof deskYaml>[0] = {}) => deskYaml({ contacts: calls(), agents: 4, replications: 40, ...options })
const desk = (options?: Parameters<typeof deskYaml>[0]) => folder.write('desk.yaml', yaml(options))
const simulated = async (contacts: string) =>
  JSON.parse((await pronto('simulate', folder.write('one.yaml', yaml({ contacts })), '--json')).out) as Results
const sensitivity = async (...args: string[]) => JSON.parse((await pronto('sensitivity', desk(), ...args, '--json')).out) as Sensitivity
const plain = (text: string) => text.replace(/\s+/g, ' ')

describe('sensitivity.json', () => {
  test('has of each change what a scenario with that change comes to', async () => {
    const found = await sensitivity('--ranges', 'handling=10%')
    const [more, asIs] = [await simulated(calls(450, 132)), await simulated(calls())]
    const point = found.factors[0]?.points[1]
    expect(found.factors.map(({ factor, points }) => [factor, points.map(({ change }) => change)])).toEqual([['handling', [-0.1, 0.1]]])
    expect(found.asIs.everyMonth).toEqual(asIs.term.meets.everyMonth)
    // Handling of 120 s x 1.1 may differ from 132 s in the last bit.
    expect(point?.answeredWithin).toBeCloseTo(more.term.answeredWithin.mean ?? 0, 4)
    expect(point?.everyMonth.probability).toBeCloseTo(more.term.meets.everyMonth.probability ?? 0, 1)
    const { onlyPlan, onlyBase, n, ci95, difference } = point?.difference.everyMonth ?? {}
    expect(difference).toBeCloseTo((point?.everyMonth.probability ?? 0) - (asIs.term.meets.everyMonth.probability ?? 0), 12)
    const verdicts = (plan: boolean, base: boolean, count = 0) => Array.from({ length: count }, () => ({ plan, base }))
    const pairs = [...verdicts(true, false, onlyPlan), ...verdicts(false, true, onlyBase)]
    pairs.push(...verdicts(true, true, (n ?? 0) - pairs.length))
    const again = differenceOfProbabilities(
      pairs.map(({ plan }) => plan),
      pairs.map(({ base }) => base),
    )
    expect(ci95).toEqual(again.ci95)
  })

  test('ranks all five by default, by 10% and 20%; what there is none of has no points', async () => {
    const { factors } = await sensitivity()
    expect(factors.map(({ factor }) => factor).sort()).toEqual(['absence', 'busyness', 'handling', 'patience', 'volume'])
    const of = (name: string) => factors.find(({ factor }) => factor === name)?.points.map(({ change }) => change)
    expect(of('volume')).toEqual([-0.2, -0.1, 0.1, 0.2])
    expect([of('absence'), of('busyness')]).toEqual([[], []])
    expect([...factors].map(({ swing }) => swing)).toEqual(factors.map(({ swing }) => swing).sort((a, b) => b - a))
  })

  test('finds where the plan breaks, to half a percent, with all that was tried', async () => {
    const { breaking } = await sensitivity('--ranges', 'volume=10%')
    expect(breaking?.require).toBe(0.5)
    const [volume, holds, [low, high]] = [breaking?.volume ?? 0, breaking?.holds ?? 0, breaking?.ci95 ?? [0, 0]]
    expect(volume / holds).toBeLessThanOrEqual(1.005)
    expect(low).toBeLessThanOrEqual(holds)
    expect(high).toBeGreaterThanOrEqual(volume)
    const at = (asked: number) => breaking?.tried.find((one) => one.volume === asked)?.everyMonth.probability ?? -1
    expect(at(volume)).toBeLessThan(0.5)
    expect(at(holds)).toBeGreaterThanOrEqual(0.5)
  })

  test('is the same on one thread and on two', async () => {
    expect(await sensitivity('--ranges', 'patience=20%', '--threads', '1')).toEqual(
      await sensitivity('--ranges', 'patience=20%', '--threads', '2'),
    )
  })
})

describe('On the screen', () => {
  test('a tornado, the differences and the breaking point, in 80 columns', async () => {
    const { code, out, err } = await pronto('sensitivity', desk(), '--ranges', 'volume=5%,20%', '--ranges', 'patience=20%')
    expect([code, err]).toEqual([0, ''])
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    expect(out).toMatch(/^volume +±20% +100% +0% {2}█+│█*$/m)
    expect(out).toMatch(/^ +±5% /m)
    expect(plain(out)).toMatch(/│ as it is: \d+(\.\d)?%\. Differences from the scenario as it is, in points, over the same random numbers:/)
    expect(plain(out)).toMatch(
      /The plan (breaks at \d+\.\d% more|is broken as it is; it holds below \d+\.\d% fewer) calls \(95% sure: between [^)]+\): from there on every month passes in fewer than 50 of 100 such months\. That is [\d ]+ calls received a month in place of [\d ]+\./,
    )
  })

  test('what there is none of is said', async () => {
    const { out } = await pronto('sensitivity', desk(), '--ranges', 'absence=10%', '--ranges', 'busyness=10%')
    expect(plain(out)).toContain('There is no absence and busyness in this scenario to change.')
  })

  test('quietly, the answer alone', async () => {
    const { out } = await pronto('sensitivity', desk(), '--ranges', 'volume=20%', '--quiet')
    expect(out).not.toContain('─')
    expect(plain(out)).toMatch(/every month passes|all targets are met/)
  })
})

describe('--out', () => {
  test('writes both files, and the figures of one are those of the other', async () => {
    const dir = folder.path('out')
    const { out } = await pronto('sensitivity', desk(), '--ranges', 'volume=10%', '--out', dir, '--json')
    expect(readFileSync(`${dir}/sensitivity.json`, 'utf8')).toBe(out)
    const rows = parse(readFileSync(`${dir}/sensitivity.csv`), { columns: true }) as Record<string, string>[]
    const found = JSON.parse(out) as Sensitivity
    const point = found.factors[0]?.points[0]
    const row = rows.find(({ factor, change, measure }) => factor === 'volume' && change === '-0.1' && measure === 'meets.everyMonth')
    expect(Number(row?.value)).toBe(point?.everyMonth.probability)
    expect(Number(row?.differenceLo95)).toBe(point?.difference.everyMonth.ci95?.[0])
    expect(rows.filter(({ factor }) => factor === '').length).toBe(5)
    const tried = new Set(rows.filter(({ factor }) => factor === 'volume').map(({ change }) => change))
    expect(tried.size).toBe((found.breaking?.tried.length ?? 0) - 1)
  })
})

describe('Exit codes', () => {
  test('say whether the plan as it is meets what is required', async () => {
    const strong = folder.write('strong.yaml', yaml({ agents: 8 }))
    const weak = folder.write('weak.yaml', yaml({ agents: 1, replications: 10 }))
    const met = await pronto('sensitivity', strong, '--ranges', 'volume=10%', '--require', '80%', '--quiet')
    expect([met.code, plain(met.err)]).toEqual([0, expect.stringContaining('Required and met')])
    expect(plain(met.out)).toMatch(/breaks at \d+\.\d% more calls/)
    const not = await pronto('sensitivity', weak, '--ranges', 'volume=10%', '--require', '80%', '--quiet')
    expect([not.code, plain(not.err)]).toEqual([1, expect.stringContaining('NOT met')])
    expect(plain(not.out)).toContain('every month passes in 80 of 100 such months')
  })

  test.each([
    ['colour=10%', 'Expected one of volume, handling, patience, absence, busyness'],
    ['volume', 'Expected shares between 0% and 100%'],
    ['volume=0%', 'Expected shares between 0% and 100%'],
    ['volume=100%', 'Expected shares between 0% and 100%'],
    ['volume=5%,x', 'Expected shares between 0% and 100%'],
    ['volume=1%,2%,3%,4%,5%,6%', '5 at most'],
  ])('--ranges %s is wrong input', async (ranges, words) => {
    const { code, out, err } = await pronto('sensitivity', desk(), '--ranges', ranges)
    expect([code, out]).toEqual([2, ''])
    expect(plain(err)).toContain(words)
  })

  test('more replications than memory holds of all changes are wrong input', async () => {
    const { code, err } = await pronto('sensitivity', desk({ months: 12 }), '--replications', '900000')
    expect(code).toBe(2)
    expect(plain(err)).toContain('at most, of 13 plans and 12 months')
  })

  test('a term without calls has nothing to break', async () => {
    const { code, out } = await pronto('sensitivity', desk({ contract: '  closures: ["01-01..01-31"]' }), '--ranges', 'volume=10%')
    expect(code).toBe(0)
    expect(out).toContain('there is nothing to judge')
    expect(out).not.toContain('breaks')
  })
})

test('Ctrl-C shows and writes what is done', async () => {
  const dir = folder.path('interrupted')
  const running = start(['sensitivity', desk({ replications: 400_000 }), '--ranges', 'volume=10%', '--out', dir])
  await new Promise((resolve) => setTimeout(resolve, 5000))
  running.process.kill('SIGINT')
  const { code, out, err } = await running.ended
  expect(code).toBe(130)
  expect(plain(err)).toMatch(
    /Stopping; Ctrl-C again to stop at once\..* of 400000 replications were done of every change, and what is shown rests on them; where the plan breaks was not found\./,
  )
  expect(out).not.toContain('The plan breaks')
  expect(existsSync(`${dir}/sensitivity.json`)).toBe(true)
})

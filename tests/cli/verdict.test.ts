/** What a terminal shows: sentences for a manager, and never more than 80 columns. */
import { describe, expect, test } from 'vitest'
import { verdict, verdictText } from '../../cli/verdict.ts'
import { readyScenario } from '../../run/read/documents.ts'
import { simulate } from '../../run/simulate.ts'
import type { Results } from '../../sim/estimates/results.ts'
import { type MonthCounts, resultsFrom } from '../estimates/handMade.ts'
import { deskYaml, scratch } from './pronto.ts'

const folder = scratch()

async function resultsOf(options: Parameters<typeof deskYaml>[0]): Promise<Results> {
  const { scenario } = readyScenario(folder.write('desk.yaml', deskYaml(options)))
  return (await simulate(scenario, { threads: 1 })).results
}

const widest = (text: string) => Math.max(...text.split('\n').map((line) => line.length))
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

describe('the verdict', () => {
  test('says how often all months pass, and which fails most often, by what', async () => {
    const results = await resultsOf({ months: 12, replications: 40 })
    expect(oneLine(verdict(results, 12))).toMatch(
      /^In (none|\d+) of 40 simulated years (does )?every month pass(es)? \(95% sure: .*\)\. \w+ 2027( and .*)? fails? most often, in \d+ of 40(: |\. In \w+ 2027: )it (loses too many calls|answers too few within 20 s) in \d+ of 40 \(.*% on average, (at most 4% allowed|90% asked)\)/,
    )
  })

  test('of one month speaks of its targets', async () => {
    const results = await resultsOf({ replications: 100 })
    expect(oneLine(verdict(results, 1))).toMatch(
      /^In \d+ of 100 such months all targets are met \(95% sure: between .*%\)\. it (loses|answers) .* in \d+ of 100/,
    )
  })

  test('that is always the same says so, and how sure that is', async () => {
    expect(verdict(await resultsOf({ agents: 12 }), 1)).toBe('In all 20 simulated months all targets are met (95% sure: at least 83.9%).')
    expect(verdict(await resultsOf({ agents: 1, months: 2 }), 2)).toMatch(
      /^In none of 20 simulated terms of 2 months does every month pass \(95% sure: at\smost\s16\.1%\)\.\nEvery month fails as often, in all 20\. In January 2027:\n {2}it /,
    )
  })

  test('of a term judged as a whole speaks of the term', async () => {
    const results = await resultsOf({ contract: '  window: term', agents: 1, months: 12, replications: 5 })
    expect(oneLine(verdict(results, 12))).toMatch(
      /^In none of 5 simulated years are all targets met \(.*\)\. it \w+ too (many calls|few within 20 s) in all 5/,
    )
  })

  test('of one replication does not speak of 100', async () => {
    expect(verdict(await resultsOf({ replications: 1, agents: 12, months: 12 }), 12)).toMatch(
      /^In the one year simulated every month passes/,
    )
    expect(verdict(await resultsOf({ replications: 1, agents: 1, months: 12 }), 12)).toMatch(
      /^In the one year simulated not every month passes/,
    )
  })

  test('a month in which nobody can call has no data, and does not fail', async () => {
    const results = await resultsOf({ contract: '  closures: ["02-01..02-28"]', months: 3, agents: 12 })
    const text = verdictText(results, 3)
    expect(text).toMatch(/^In all 20 simulated terms of 3 months every month passes/)
    expect(text).toMatch(/^2027-02 +0 +0 +no data +no data +no data$/m)
    expect(text).toMatch(/^February 2027 has no data: no call was received in opening hours\.$/m)
  })

  test('a term in which nobody calls is not judged', async () => {
    const contacts = '{ type: order, volume: { perOpenDay: 0 }, handling: { constant: 240s } }'
    const text = verdictText(await resultsOf({ contacts }), 1)
    expect(text).toMatch(/^No call was received in opening hours: there is nothing to judge\.\n/)
    expect(text).not.toContain('has no data')
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/)
  })

  test('names the causes of loss, the worst first', async () => {
    const text = oneLine(verdictText(await resultsOf({ staffing: '  lines: 5' }), 1))
    const sentence = /Worst cause of loss: .*?% of all calls; then .*?%\./.exec(text)?.[0] ?? ''
    const shares = [...sentence.matchAll(/([\d.]+)%/g)].map(([, share]) => Number(share))
    expect(shares.length).toBeGreaterThan(1)
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
    expect(sentence).toContain('busy signals')
  })

  test('says that no call was lost when none was', async () => {
    expect(verdictText(await resultsOf({ agents: 30 }), 1)).toMatch(/^No call was lost\.$/m)
  })
})

describe('replications without a call to judge', () => {
  const none: MonthCounts = {
    shares: [
      [0, 0],
      [0, 0],
    ],
  }
  const good: MonthCounts = {
    shares: [
      [95, 100],
      [1, 100],
    ],
  }
  const bad: MonthCounts = {
    shares: [
      [95, 100],
      [9, 100],
    ],
  }
  const rows = (...counted: [number, MonthCounts[]][]) => counted.flatMap(([times, row]) => Array.from({ length: times }, () => row))
  const said = (counted: MonthCounts[][]) => oneLine(verdict(resultsFrom({}, counted)))

  test('are not counted, and it is said of how many that is', () => {
    expect(said(rows([27, [good]], [13, [none]]))).toMatch(
      /^In all 27 simulated months with calls to judge \(27 of 40\) all targets are met \(/,
    )
    expect(said(rows([27, [bad]], [13, [none]]))).toMatch(
      /^In none of 27 simulated months with calls to judge \(27 of 40\) are all targets met \(.*\)\. it loses too many calls in all 27 \(/,
    )
    expect(said(rows([1, [good]], [1, [none]]))).toMatch(/^In the only simulated month with calls to judge \(1 of 2\) all targets are met/)
    expect(said(rows([60, [good]], [60, [bad]], [80, [none]]))).toMatch(
      /^In 50 of 100 such months with calls to judge \(120 of 200\) all targets are met/,
    )
  })

  test('of one month are told where that month fails, whatever the others have', () => {
    expect(said(rows([6, [good, bad]], [2, [good, good]], [32, [good, none]]))).toMatch(
      /^In 34 of 40 simulated terms of 2 months every month passes \(.*\)\. February 2027 fails most often, in 6 of 8 with calls to judge \(8 of 40\): it loses too many calls in 6 of 8 \(/,
    )
  })

  test('of one target are told there', () => {
    // The first target has no data in five replications of the ten.
    const part: MonthCounts = {
      shares: [
        [0, 0],
        [9, 100],
      ],
    }
    const late: MonthCounts = {
      shares: [
        [50, 100],
        [1, 100],
      ],
    }
    expect(said(rows([5, [part]], [5, [late]]))).toMatch(
      /^In none of 10 simulated months are all targets met \(.*\)\. it answers too few within 20 s in all 5 with calls to judge \(5 of 10\) \(.*\) it loses too many calls in 5 of 10 \(/,
    )
  })

  test('of two months that fail in the same share of theirs, the one that fails in more is the worst', () => {
    expect(said(rows([2, [bad, bad]], [2, [none, bad]]))).toContain('February 2027 fails most often, in all 4:')
  })

  test('leave months without any data, which are named, the first four of many', () => {
    expect(said(rows([5, [good, none, none]]))).toContain(
      'February 2027 and March 2027 have no data: no call was received in opening hours.',
    )
    expect(said(rows([5, [good, ...Array.from({ length: 6 }, () => none)]]))).toContain(
      'February 2027, March 2027, April 2027, May 2027 and 2 other months have no data',
    )
  })

  test('though callers called other numbers: nothing is judged', () => {
    expect(said(rows([3, [{ ...none, received: 7 }]]))).toBe(
      'No call that a target speaks of was received in opening hours: there is nothing to judge.',
    )
    expect(said(rows([3, [good, { ...none, received: 7 }]]))).toContain('February 2027 has no data: no call that a target speaks of was')
  })
})

describe('targets for some numbers', () => {
  const contract = `  numbers: { main: {}, help: {} }
  targets: [{ measure: answeredWithin, time: 1h, atLeast: 90%, numbers: [main] }, { measure: lost, atMost: 4%, numbers: [main] }]`

  test('are told as such, one of each kind too', async () => {
    const text = verdictText(await resultsOf({ contract, agents: 3, months: 2 }), 2)
    expect(text).toMatch(/^target +A +B$/m)
    expect(text).toMatch(/^A: 90% answered within 1 h \(main\)\nB: at most 4% lost \(main\)$/m)
    expect(oneLine(text)).toMatch(/it loses too many calls in .*, target B \(\d+\.\d% on average, at most 4% allowed\)/)
    expect(text).toMatch(/^month +days +calls +in 1 h +mostly +lost +passes$/m)
    expect(oneLine(text)).toContain('in 1 h, lost: of all calls')
    expect(widest(text)).toBeLessThanOrEqual(80)
  })

  test('are left alone where all are over all calls', async () => {
    const text = verdictText(await resultsOf({ agents: 3 }), 1)
    expect(text).not.toMatch(/target A|^target|of all calls$/m)
  })
})

describe('a term judged as a whole', () => {
  test('does not have its months pass or fail', async () => {
    const contract = `  window: term
  numbers: { main: {}, help: {} }
  targets: [{ measure: answeredWithin, time: 20s, atLeast: 90% }, { measure: lost, atMost: 4%, numbers: [main] }]
  closures: ["02-01..02-28"]`
    const text = verdictText(await resultsOf({ contract, agents: 3, months: 3 }), 3)
    expect(text).toMatch(/^month +days +calls +in 20 s +mostly +lost$/m)
    expect(text).toMatch(/^the term +\S+ +\S+$/m)
    expect(text).not.toMatch(/passes|has no data/)
    expect(oneLine(text)).toMatch(/it loses too many calls in .*, target B \(\d+\.\d% on average/)
  })
})

describe('80 columns are enough', () => {
  test('for 36 months, the first and last of them partial', async () => {
    const text = verdictText(await resultsOf({ from: '2027-01-15', months: 36, replications: 3 }), 36)
    expect(text.match(/^20\d\d-\d\d /gm)).toHaveLength(37)
    expect(text).toContain('terms of 36 months')
    expect(widest(text)).toBeLessThanOrEqual(80)
  })

  test('for four targets, each with its own column and name', async () => {
    const contract = `  numbers: { main: {}, maintenance and technical assistance by telephone: {} }
  targets:
    - { measure: answeredWithin, time: 20s, atLeast: 90% }
    - { measure: answeredWithin, time: 1800s, atLeast: 99.95%, numbers: [maintenance and technical assistance by telephone] }
    - { measure: lost, atMost: 4% }
    - { measure: lost, atMost: 0.125%, numbers: [main, maintenance and technical assistance by telephone] }`
    const text = verdictText(await resultsOf({ contract, months: 2, agents: 3 }), 2)
    expect(widest(text)).toBeLessThanOrEqual(80)
    expect(text).toMatch(/^target +A +B +C +D$/m)
    expect(oneLine(text)).toContain('B: 99.95% answered within 30 min (maintenance and technical assistance by telephone)')
    expect(oneLine(text)).toContain('it loses too many calls in all 20, target C')
  })

  test('for a million calls a month, in every state of every share', async () => {
    const results = await resultsOf({ months: 2, agents: 3 })
    for (const month of results.months) {
      month.received.mean = 1_000_000
      month.answeredWithin = { mean: 0.89999, ci95: null, p05: 0.899999, p95: 0.900001 }
      month.lost.mean = 0.0399999
      month.meets.all = { probability: 0.99999, ci95: [0.99998, 0.999999], n: 1 }
    }
    for (const one of results.day)
      Object.assign(one, { received: 1_234_567.8, agents: 123_456.7, occupancy: 0.99999, lost: 0.0399999, answeredWithin: 0.900001 })
    results.term.cost.mean = 1e12
    const text = verdictText(results, 2)
    expect(widest(text)).toBeLessThanOrEqual(80)
    expect(text).toContain('1 000 000')
    expect(text).not.toMatch(/\b(90\.0|100)%/)
  })

  test('for long names and seeds, which are cut', async () => {
    const text = verdictText(await resultsOf({ name: 'n'.repeat(500), seed: `${'s'.repeat(300)} ${'t'.repeat(300)}` }), 1)
    expect(widest(text)).toBeLessThanOrEqual(80)
    expect(text).toContain('…')
  })
})

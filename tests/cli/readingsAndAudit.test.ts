/** `simulate --readings` and `--audit`: what stands on the screen, and in the files. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { auditText } from '../../cli/auditText.ts'
import { readingsText } from '../../cli/readingsText.ts'
import { readingsOf } from '../../sim/contract/readings.ts'
import { auditOf } from '../../sim/estimates/audit.ts'
import type { RunDetails } from '../../sim/estimates/details.ts'
import { type QuestionResult, readingResults } from '../../sim/estimates/readings.ts'
import type { Results } from '../../sim/estimates/results.ts'
import { contractOf } from '../contract/contracts.ts'
import { type MonthCounts, planOf, resultsFrom, talliesOf } from '../estimates/handMade.ts'
import { deskYaml, pronto, scratch } from './pronto.ts'

const folder = scratch()
const contacts =
  '{ type: order, volume: { perOpenDay: 280 }, handling: { exponential: { mean: 120s } }, patience: { exponential: { mean: 90s } } }'
const desk = (more: Parameters<typeof deskYaml>[0] = {}) =>
  folder.write('desk.yaml', deskYaml({ contacts, agents: 3, months: 2, replications: 30, staffing: '  greeting: 6s', ...more }))
const plain = (text: string) => text.replace(/\s+/g, ' ')
const narrow = (text: string) => {
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
}

describe('--readings', () => {
  test('shows each reading, the contract’s own marked, and what to ask', async () => {
    const { code, out } = await pronto('simulate', desk(), '--readings', '--quiet')
    expect(code).toBe(0)
    narrow(out)
    expect(out).toMatch(/^earlyHangUp +notInTime \* +client +\d/m)
    expect(out).toMatch(/^ +inTime +supplier +\d/m)
    expect(out).toMatch(/^everything +for the client +\d/m)
    expect(plain(out)).toMatch(
      /Worth a question before the bid: .+\? \(\w+\) Read as \w+ rather than \w+, every month passes \d+\.\d points more often/,
    )
  })

  test('is in the JSON, and in run.json the same', async () => {
    const { out } = await pronto('simulate', desk(), '--readings', '--json', '--out', folder.path('out'))
    const found = JSON.parse(out) as Results & RunDetails
    const details = JSON.parse(readFileSync(folder.path('out', 'run.json'), 'utf8')) as RunDetails
    expect(found.readings).toEqual(details.readings)
    expect(found.questions).toEqual(details.questions)
    expect(found.questions[0]?.difference.n).toBe(30)
    expect(JSON.parse(readFileSync(folder.path('out', 'results.json'), 'utf8'))).not.toHaveProperty('readings')
  })

  test('shows what weeks of a month can mean, where the contract closes by them', async () => {
    const closed = { contract: '  closures: [{ month: 8, weeks: [2, 3] }]', from: '2027-08-01', months: 1, replications: 10 }
    const { out } = await pronto('simulate', desk(closed), '--readings', '--quiet')
    expect(out).toMatch(/^weeksOfMonth +calendarRows \* /m)
    expect(out).toMatch(/^ +commonDays +client /m)
    narrow(out)
  })

  const question = (changed: Partial<QuestionResult['difference']>) => {
    const terms = [
      [
        {
          shares: [
            [95, 100],
            [1, 100],
          ],
        } as MonthCounts,
      ],
    ]
    const { plan } = planOf({}, 1)
    const tallies = { ...talliesOf(plan, terms), readings: 0 }
    const { readings } = readingResults([], [], plan.targets, 'month', tallies)
    const difference = {
      difference: 0.25,
      ci95: [0.1, 0.4] as [number, number],
      narrowing: 1,
      n: 40,
      onlyPlan: 10,
      onlyBase: 0,
      ...changed,
    }
    const asked = [{ reading: 'clockStarts' as const, least: 'call', most: 'queue', difference }]
    return plain(readingsText(readings, asked, resultsFrom({}, terms), 1))
  }
  test('says how sure it is that a question matters', () => {
    expect(question({})).toContain(
      'Worth a question before the bid: does the time run from the start of the call, or from the queue? (clockStarts) Read as queue rather than call, every month passes 25.0 points more often (95% sure: 10.0 to 40.0); 10 of 40 months pass by it alone.',
    )
    expect(question({ ci95: [-0.1, 0.4] })).toContain('25.0 points more often, which may be chance; 10 of 40')
    expect(question({ onlyPlan: 12, onlyBase: 2 })).toContain('; 12 pass by it alone, 2 fail by it.')
    expect(question({ difference: 0 })).toContain('No reading by itself changes how often every month passes: there is nothing to ask.')
  })

  test('is within 80 columns whatever the shares are', () => {
    const terms = Array.from({ length: 3000 }, (_, i) => [
      {
        shares: [
          [i === 0 ? 89_999 : 90_000, 100_000],
          [4001, 100_000],
        ],
      } as MonthCounts,
    ])
    const { plan } = planOf({}, 1)
    const readings = readingsOf(contractOf())
    const tallies = { ...talliesOf(plan, terms), readings: readings.length }
    const width = tallies.counts.length / terms.length
    tallies.readingCounts = new Int32Array(terms.length * readings.length * width)
    for (let row = 0; row < terms.length * readings.length; row++) {
      const term = Math.floor(row / readings.length)
      tallies.readingCounts.set(tallies.counts.subarray(term * width, (term + 1) * width), row * width)
    }
    const found = readingResults(readings, [], plan.targets, 'month', tallies)
    narrow(readingsText(found.readings, found.questions, resultsFrom({}, terms), 1))
  })
})

describe('--audit', () => {
  test('shows how often samples err, those asked for and that of the contract', async () => {
    const { code, out } = await pronto('simulate', desk({ contract: '  audit: { sample: 40 }' }), '--audit', '100,20', '--quiet')
    expect(code).toBe(0)
    narrow(out)
    expect(out).toMatch(/^20 +\d+\.\d% +\d+\.\d% +/m)
    expect(out).toMatch(/^40 \* /m)
    expect(out).toMatch(/^all +0% +0% +0% +0% \/ 0% +0% \/ 0%$/m)
    expect(plain(out)).toContain('90% answered within 20 s: ')
    expect(plain(out)).toContain('What to keep: for every call received in hours')
  })

  test('is in the JSON as asked for, and in run.json always, with the usual samples beside', async () => {
    const { out } = await pronto('simulate', desk(), '--audit', '25', '--json', '--out', folder.path('audited'))
    const found = JSON.parse(out) as Results & RunDetails
    expect(found.audit.targets[0]?.samples.map(({ sample }) => sample)).toEqual([25, null])
    const details = JSON.parse(readFileSync(folder.path('audited', 'run.json'), 'utf8')) as RunDetails
    const samples = details.audit.targets[0]?.samples
    expect(samples?.map(({ sample }) => sample)).toEqual([25, 30, 50, 100, 200, 500, 1000, 2000, 5000, null])
    expect(samples?.[0]).toEqual(found.audit.targets[0]?.samples[0])
    await pronto('simulate', desk(), '--out', folder.path('plain'))
    const usual = JSON.parse(readFileSync(folder.path('plain', 'run.json'), 'utf8')) as RunDetails
    expect(usual.audit.targets[0]?.samples.map(({ sample }) => sample)).toEqual([30, 50, 100, 200, 500, 1000, 2000, 5000, null])
  })

  test.each(['0', 'x', '1,', '5,-1'])('of "%s" calls is wrong input', async (calls) => {
    const { code, err } = await pronto('simulate', desk(), `--audit=${calls}`)
    expect([code, plain(err)]).toEqual([2, expect.stringContaining('Expected numbers of calls such as 30,100,400')])
  })

  const told = (terms: [number, number, number][], contract: Record<string, unknown> = {}) => {
    const rows = terms.map(([inTime, lost, received]) => [
      {
        shares: [
          [inTime, received],
          [lost, received],
        ],
      } as MonthCounts,
    ])
    const { plan } = planOf(contract, 1)
    const audit = auditOf([10], contractOf(contract), plan.rules, plan.targets, talliesOf(plan, rows))
    return auditText(audit, resultsFrom(contract, rows))
  }
  test('has a dash where no such month was simulated', () => {
    expect(told([[95, 1, 100]])).toMatch(/^10 +\d+\.\d% +– +\d+\.\d% \/ – /m)
  })
  test('shows bounds where they are all that is known', () => {
    const text = told([[95, 1, 100]], { readings: { earlyHangUp: 'inTime' } })
    expect(text).toMatch(/^10 +\d+\.\d%–\d+\.\d% /m)
    expect(plain(text)).toContain('a range: bounds, whatever the shares of one sample have to do with one another')
    narrow(text)
  })
  test('of a term speaks of terms', () => {
    expect(plain(told([[95, 1, 100]], { window: 'term' }))).toContain('the client checks some calls of a term')
  })
  test('of one target has no columns beside', () => {
    expect(told([[1, 99, 100]], { targets: [{ measure: 'lost', atMost: '4%' }] })).not.toContain(' / ')
  })
  test('of nothing says so', () => {
    expect(told([[0, 0, 0]])).toContain('no call was received in opening hours')
  })
})

describe('penalties', () => {
  test('are in results.json, months.csv and on the screen, where the contract has them', async () => {
    const penalties = '  penalties: { perPoint: 100, rounding: whole, capShare: 10%, monthlyFee: 10000 }'
    const { out } = await pronto('simulate', desk({ contract: penalties }), '--out', folder.path('money'))
    expect(plain(out)).toMatch(
      /Penalties are [\d ]+ a term of 2 months on average, at most .+; .+ the cap of 2 000\. With wages the plan costs/,
    )
    expect(plain(out)).toMatch(/Callers hold the line for [\d ]+ minutes a term of 2 months on average, at most/)
    const { money } = JSON.parse(readFileSync(folder.path('money', 'results.json'), 'utf8')) as Results
    const [head = '', january = ''] = readFileSync(folder.path('money', 'months.csv'), 'utf8').split('\r\n')
    const cell = (name: string) => Number(january.split(',')[head.split(',').indexOf(name)])
    expect(cell('penalties')).toBe(money?.months[0]?.penalties.mean)
    expect(cell('penaltiesWorst')).toBe(money?.months[0]?.penalties.worst)
    // Whole points of a hundred each.
    expect((money?.months[0]?.penalties.worst ?? 1) % 100).toBe(0)
    expect(cell('lineMinutesP95')).toBeGreaterThan(cell('lineMinutes') * 0.9)
    expect(money?.cap).toBe(2000)
  })

  test('leave the results of other contracts as they are', async () => {
    await pronto('simulate', desk(), '--out', folder.path('none'))
    const results = JSON.parse(readFileSync(folder.path('none', 'results.json'), 'utf8')) as Results
    expect(results).not.toHaveProperty('money')
    expect(readFileSync(folder.path('none', 'months.csv'), 'utf8')).not.toContain('penalties')
  })
})

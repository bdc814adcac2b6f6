/** Two plans over the same replications: hand-made tallies against values worked out by hand, the engine, and what pairing pays. */
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readVaried } from '../../run/read/vary.ts'
import { differenceOfMeans, differenceOfProbabilities, differenceOfRatios } from '../../sim/estimates/differences.ts'
import { pairedDifferences, type Tallied } from '../../sim/estimates/paired.ts'
import type { Tallies } from '../../sim/estimates/tallies.ts'
import { Replicator } from '../../sim/replicate.ts'
import { deskYaml, scenarios, scratch } from '../cli/pronto.ts'
import { type MonthCounts, planOf, talliesOf } from './handMade.ts'

/** In time and lost, of 100 calls. */
const of100 = (inTime: number, lost: number): MonthCounts => ({
  shares: [
    [inTime, 100],
    [lost, 100],
  ],
})

function talliedOf(rows: MonthCounts[][], contract: Record<string, unknown> = {}, more: (tallies: Tallies) => void = () => {}): Tallied {
  const { plan } = planOf(contract, rows[0]?.length)
  const tallies = talliesOf(plan, rows)
  more(tallies)
  return { plan, tallies, window: contract.window === 'term' ? 'term' : 'month' }
}

const money = ['2027-01', '2027-02'].map((month) => ({ month, paidHours: 10, cost: 200 }))
const dearer = money.map(({ month }) => ({ month, paidHours: 12, cost: 250 }))
const less = (plan: Tallied, base: Tallied) => pairedDifferences(plan, base, dearer, money)

describe('two plans of two months, three replications', () => {
  const base = [
    [of100(90, 4), of100(80, 5)],
    [of100(89, 4), of100(95, 2)],
    [of100(95, 1), of100(91, 4)],
  ]
  const plan = [
    [of100(92, 3), of100(90, 4)],
    [of100(91, 4), of100(95, 2)],
    [of100(94, 1), of100(80, 4)],
  ]
  const found = less(talliedOf(plan), talliedOf(base))

  test('differ in a month’s shares as ratios do, the plan less the base', () => {
    const whole = [100, 100, 100]
    expect(found.months[0]?.answeredWithin).toEqual(differenceOfRatios({ part: [92, 91, 94], whole }, { part: [90, 89, 95], whole }))
    expect(found.months[1]?.lost).toEqual(differenceOfRatios({ part: [4, 2, 4], whole }, { part: [5, 2, 4], whole }))
  })

  test('differ in the term’s shares as sums over its months do', () => {
    const whole = [200, 200, 200]
    expect(found.term.answeredWithin).toEqual(differenceOfRatios({ part: [182, 186, 174], whole }, { part: [170, 184, 186], whole }))
  })

  test('differ in how often a month meets a target, and all of them', () => {
    const met = (...of: boolean[]) => of
    expect(found.months[0]?.meets).toEqual({
      answeredWithin: differenceOfProbabilities(met(true, true, true), met(true, false, true)),
      lost: differenceOfProbabilities(met(true, true, true), met(true, true, true)),
      all: differenceOfProbabilities(met(true, true, true), met(true, false, true)),
    })
    expect(found.months[1]?.meets.all).toMatchObject({ difference: 0, onlyPlan: 1, onlyBase: 1, n: 3 })
  })

  test('differ in how often every month passes', () => {
    // The base passes in the third replication only, the plan in the first two.
    expect(found.term.meets.everyMonth).toMatchObject({ difference: 1 / 3, onlyPlan: 2, onlyBase: 1, n: 3 })
    expect(found.term.meets.lost).toMatchObject({ onlyPlan: 1, onlyBase: 0 })
  })

  test('of contracts that judge the term, in how often that passes', () => {
    const { meets } = less(talliedOf(plan, { window: 'term' }), talliedOf(base, { window: 'term' })).term
    // 182, 186, 174 of 200 against 170, 184, 186: 180 are asked. Lost: 7, 6, 5 against 9, 6, 5 of at most 8.
    expect(meets.everyMonth).toMatchObject({ onlyPlan: 1, onlyBase: 1 })
  })

  test('differ in hours and wages of each month by their means', () => {
    expect(found.months[1]).toMatchObject({ month: '2027-02', paidHours: 2, cost: 50 })
  })
})

test('wages of the term differ by overtime, replication by replication', () => {
  const month = [of100(90, 4), of100(90, 4)]
  const hour = 3_600_000
  // Group early costs 20 an hour, late 30.
  const overtime =
    (...hours: number[]) =>
    (tallies: Tallies) =>
      tallies.overtime.set(hours.map((one) => one * hour))
  const {
    cost,
    paidHours,
    overtime: extra,
  } = less(talliedOf([month, month], {}, overtime(1, 0, 2, 1)), talliedOf([month, month], {}, overtime(0, 0, 0, 2))).term
  expect(cost).toEqual(differenceOfMeans([20, 70], [0, 60]))
  expect(paidHours.difference).toBeCloseTo(1, 9)
  expect(extra.ci95).toEqual(differenceOfMeans([1, 3], [0, 2]).ci95)
})

test('targets that one of the contracts does not have are left out', () => {
  const month: MonthCounts = { shares: [...of100(90, 4).shares, [5, 100]] }
  const targets = [
    { measure: 'answeredWithin', time: '20s', atLeast: '90%' },
    { measure: 'lost', atMost: '4%' },
    { measure: 'lost', atMost: '6%', numbers: ['main'] },
  ]
  const { term } = less(talliedOf([[month, month]], { targets, numbers: { main: {} } }), talliedOf([[of100(90, 4), of100(90, 4)]]))
  expect(Object.keys(term.meets)).toEqual(['answeredWithin', 'lost', 'everyMonth'])
  expect(term.others).toBeUndefined()
})

test('a month without calls under one plan has no difference, and no replication in which both have data', () => {
  const nothing: MonthCounts = {
    shares: [
      [0, 0],
      [0, 0],
    ],
  }
  const { months } = less(talliedOf([[of100(90, 4), of100(90, 4)]]), talliedOf([[nothing, of100(90, 4)]]))
  expect(months[0]?.answeredWithin).toEqual({ difference: null, ci95: null, narrowing: null })
  expect(months[0]?.meets.all).toMatchObject({ difference: null, n: 0 })
})

test('other replications, months or windows are refused', () => {
  const one = talliedOf([[of100(90, 4), of100(90, 4)]])
  const others = [
    talliedOf([[of100(90, 4)]]),
    talliedOf([
      [of100(90, 4), of100(90, 4)],
      [of100(90, 4), of100(90, 4)],
    ]),
    talliedOf([[of100(90, 4), of100(90, 4)]], { window: 'term' }),
    { ...one, tallies: { ...one.tallies, replications: [7] } },
  ]
  for (const other of others) expect(() => less(one, other)).toThrow('same replications')
})

/** Replications 0 to `count` of each plan, each compared with the one before. */
function compared(file: string, vary: string, months: number, count: number) {
  const tallied = readVaried(file, [vary], { months, replications: count }).map(
    ({ plan }): Tallied => ({ plan, tallies: new Replicator(plan).run(0, count), window: 'month' }),
  )
  const none = Array.from({ length: months }, (_, month) => ({ month: String(month), paidHours: 0, cost: 0 }))
  return tallied.slice(1).map((plan, i) => pairedDifferences(plan, tallied[i] as Tallied, none, none))
}

describe('pairing pays: plans of the V4 desk one head apart', () => {
  const v4 = join(scenarios, 'v4-project.yaml')
  let partTimer: ReturnType<typeof compared>[number]
  beforeAll(() => {
    partTimer = compared(v4, 'staffing.groups.mornings.agents=4,5', 3, 60)[0] as typeof partTimer
  }, 60_000)
  const ofTerm = ({ term }: typeof partTimer) => [term.answeredWithin, term.lost, term.paidHours, term.cost]

  test('a part-timer more: the intervals of shares, hours and wages are at least 3 times narrower', () => {
    const { months } = partTimer
    for (const { narrowing } of [...ofTerm(partTimer), ...months.flatMap(({ answeredWithin, lost }) => [answeredWithin, lost])])
      expect(narrowing).toBeGreaterThan(3)
  })

  // A head that is there all day changes the most where there is the most to change. Without the allowance for busy years: 2.5 to 3.3.
  test('a full-timer more: those of a year as well', () => {
    for (const difference of compared(v4, 'staffing.groups.fullTime.agents=9..11', 12, 25))
      for (const { narrowing } of ofTerm(difference)) expect(narrowing).toBeGreaterThan(3)
  })

  // Where the plan passes in every replication in which the base does, onlyPlan / n is all that there is to be known of the difference.
  test('those of passing hardly: whoever is near the limit is so under one of the plans only', () => {
    const { narrowing } = partTimer.term.meets.everyMonth
    expect(narrowing).toBeGreaterThan(0.8)
    expect(narrowing).toBeLessThan(2)
  })
})

describe('of the engine', () => {
  const folder = scratch()
  const contract = '  hours: { mon: ["09:00-11:00"] }'
  const desk = deskYaml({ contract }).replace('  hours: { mon-fri: ["09:00-17:00"] }\n', '')
  const blocks = 300

  /** Differences of one head more in each of 300 blocks of `size` replications. */
  function blockDifferences(name: string, yaml: string, size: number) {
    const [base, plan] = readVaried(folder.write(name, yaml), ['staffing.groups.all.agents=4,5'], {}).map((one) => one.plan)
    const none = [{ month: '2027-01', paidHours: 0, cost: 0 }]
    const [before, after] = [base, plan].map((one) => {
      const replicator = new Replicator(one as Tallied['plan'])
      return Array.from({ length: blocks }, (_, block) => replicator.run(size * block, size * block + size))
    })
    const tallied = (of: Tallied['plan'] | undefined, tallies: Tallies | undefined) => ({ plan: of, tallies, window: 'month' }) as Tallied
    return Array.from({ length: blocks }, (_, block) => {
      return pairedDifferences(tallied(plan, after?.[block]), tallied(base, before?.[block]), none, none).term
    })
  }

  const busy = desk.replace('demand:\n', 'demand:\n  busyness: { cv: 0.15 }\n  forecastError: { cv: 0.1 }\n')
  test.each([
    { days: 'all days alike', yaml: desk },
    { days: 'busy days, allowed for', yaml: busy },
  ])(
    '$days: intervals of 20 replications hold the difference that 6000 show, in 95% of 300 blocks, give or take 3 standard errors',
    ({ days, yaml }) => {
      const differences = blockDifferences(`${days.split(' ')[0]}.yaml`, yaml, 20)
      const within = 3 * Math.sqrt((0.95 * 0.05) / blocks)
      for (const of of ['answeredWithin', 'lost'] as const) {
        const truth = differences.reduce((sum, one) => sum + (one[of].difference as number), 0) / blocks
        const count = differences.filter((one) => (one[of].ci95?.[0] as number) <= truth && truth <= (one[of].ci95?.[1] as number)).length
        expect(Math.abs(count / blocks - 0.95)).toBeLessThan(within)
      }
    },
  )
})

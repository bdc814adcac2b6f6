import { describe, expect, test } from 'vitest'
import { ratioOfSums, wilson } from '../../sim/estimates/intervals.ts'
import { type MonthCounts, resultsFrom } from './handMade.ts'

/** In time and lost, of 100 calls. */
const of100 = (inTime: number, lost: number): MonthCounts => ({
  shares: [
    [inTime, 100],
    [lost, 100],
  ],
  lostBy: { abandoned: lost },
})
const noCalls: MonthCounts = {
  shares: [
    [0, 0],
    [0, 0],
  ],
}

describe('results.json', () => {
  const results = resultsFrom({}, [
    [of100(90, 4), of100(95, 2)],
    [of100(89, 4), of100(95, 2)],
  ])

  test('has the parts of the design, by their names', () => {
    expect(Object.keys(results)).toEqual(
      expect.arrayContaining(['pronto', 'scenario', 'seed', 'replications', 'months', 'term', 'intervals', 'types', 'background']),
    )
    expect(results).toMatchObject({ pronto: '0.1.0', scenario: 'by hand', seed: 'seed', replications: 2 })
  })

  test('a month', () => {
    const share = {
      mean: expect.any(Number),
      ci95: [expect.any(Number), expect.any(Number)],
      p05: expect.any(Number),
      p95: expect.any(Number),
    }
    const probability = { probability: expect.any(Number), ci95: [expect.any(Number), expect.any(Number)], n: 2 }
    expect(results.months[0]).toEqual({
      month: '2027-01',
      openDays: 21,
      openHours: 189,
      n: 2,
      received: { mean: 100, p05: 100, p95: 100 },
      answeredWithin: share,
      lost: share,
      lostBy: { abandoned: 0.04, answeredLate: 0, busy: 0, recordedMessage: 0, voicemail: 0 },
      offered: expect.any(Number),
      answered: expect.any(Number),
      meets: { answeredWithin: probability, lost: probability, all: probability },
      paidHours: expect.any(Number),
      cost: expect.any(Number),
      lineMinutes: { ...share, worst: expect.any(Number) },
      groups: ['early', 'late'].map((group) => ({
        group,
        rosteredHours: expect.any(Number),
        overtime: expect.any(Number),
        cost: expect.any(Number),
      })),
    })
  })

  test('the term', () => {
    expect(results.term).toMatchObject({
      meets: { everyMonth: { probability: 0.5, ci95: wilson(1, 2) } },
      failedMonths: { mean: 0.5 },
      cost: { mean: expect.any(Number) },
      occupancy: { mean: null },
      overtime: { mean: 0 },
    })
  })

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(results))).toEqual(results)
  })
})

describe('shares over replications', () => {
  const rows = [
    [of100(90, 4)],
    [
      {
        shares: [
          [10, 20],
          [2, 20],
        ],
      } as MonthCounts,
    ],
    [noCalls],
  ]
  const month = resultsFrom({}, rows).months[0]

  test('are sums over sums', () => {
    expect(month?.answeredWithin.mean).toBe(100 / 120)
  })
  test('their interval is the ratio’s, ended at 100%', () => {
    const { ci95 } = ratioOfSums([90, 10, 0], [100, 20, 0])
    expect(ci95?.[1]).toBeGreaterThan(1)
    expect(month?.answeredWithin.ci95).toEqual([ci95?.[0], 1])
  })
  test('n counts the replications with data, and percentiles are theirs', () => {
    expect(month?.n).toBe(2)
    expect(month?.answeredWithin).toMatchObject({ p05: 0.5, p95: 0.9 })
  })
  test('what was received is over all of them', () => {
    expect(month?.received).toEqual({ mean: 40, p05: 0, p95: 100 })
  })
})

describe('does a month meet its targets?', () => {
  test('exactly 90% and exactly 4% do', () => {
    const month = resultsFrom({}, [[of100(90, 4)], [of100(89, 4)], [of100(90, 5)], [of100(91, 3)]]).months[0]
    expect(month?.meets).toEqual({
      answeredWithin: { probability: 3 / 4, ci95: wilson(3, 4), n: 4 },
      lost: { probability: 3 / 4, ci95: wilson(3, 4), n: 4 },
      all: { probability: 2 / 4, ci95: wilson(2, 4), n: 4 },
    })
  })

  test('a replication without data neither meets nor fails', () => {
    const month = resultsFrom({}, [[of100(90, 4)], [noCalls], [of100(80, 4)]]).months[0]
    expect(month?.meets.all).toEqual({ probability: 1 / 2, ci95: wilson(1, 2), n: 2 })
    expect(month?.n).toBe(2)
  })

  test('a month without any data has no probability and no share: never 0%, never 100%', () => {
    const month = resultsFrom({}, [[noCalls], [noCalls]]).months[0]
    const nothing = { probability: null, ci95: null, n: 0 }
    expect(month?.meets).toEqual({ answeredWithin: nothing, lost: nothing, all: nothing })
    expect(month?.answeredWithin).toEqual({ mean: null, ci95: null, p05: null, p95: null })
    expect(month?.lostBy).toEqual({ abandoned: null, answeredLate: null, busy: null, recordedMessage: null, voicemail: null })
    expect(month?.n).toBe(0)
  })

  test('`all` leaves out a target without data: nobody answered under denominator answered', () => {
    const onlyBusy: MonthCounts = {
      received: 10,
      shares: [
        [0, 0],
        [0, 10],
      ],
    }
    const month = resultsFrom({ readings: { denominator: 'answered' } }, [[onlyBusy]]).months[0]
    expect(month?.meets).toMatchObject({
      answeredWithin: { probability: null },
      lost: { probability: 1 },
      all: { probability: 1 },
    })
    expect(month?.n).toBe(1)
  })

  test('a measure the contract has no target for is shown and not judged', () => {
    const month = resultsFrom({ targets: [{ measure: 'lost', atMost: '4%' }] }, [
      [
        {
          shares: [
            [4, 100],
            [10, 100],
          ],
        },
      ],
    ]).months[0]
    expect(Object.keys(month?.meets ?? {})).toEqual(['lost', 'all'])
    expect(month?.meets.all?.probability).toBe(1)
    expect(month?.answeredWithin.mean).toBe(0.1)
  })

  test('with several targets each has its own line', () => {
    const targets = [
      { measure: 'answeredWithin', time: '20s', atLeast: '90%' },
      { measure: 'answeredWithin', time: '60s', atLeast: '98%' },
      { measure: 'lost', atMost: '4%' },
    ]
    const month = resultsFrom({ targets }, [
      [
        {
          shares: [
            [90, 100],
            [97, 100],
            [4, 100],
          ],
        },
      ],
    ]).months[0]
    expect(month?.meets).toMatchObject({
      answeredWithin: { probability: 1 },
      'answeredWithin 60s': { probability: 0 },
      lost: { probability: 1 },
      all: { probability: 0 },
    })
    expect(month?.others?.['answeredWithin 60s']?.mean).toBe(0.97)
  })
})

describe('every month', () => {
  const term = (rows: MonthCounts[][], contract: Record<string, unknown> = {}) => resultsFrom(contract, rows).term

  test('no month may fail, and failed months are counted', () => {
    const { meets, failedMonths } = term([
      [of100(95, 1), of100(95, 1)],
      [of100(95, 1), of100(80, 1)],
      [of100(80, 1), of100(95, 9)],
    ])
    expect(meets.everyMonth).toEqual({ probability: 1 / 3, ci95: wilson(1, 3), n: 3 })
    expect(failedMonths.mean).toBe((0 + 1 + 2) / 3)
    expect(meets.answeredWithin?.probability).toBe(1 / 3)
    expect(meets.lost?.probability).toBe(2 / 3)
  })

  test('a month without data does not fail', () => {
    expect(term([[of100(95, 1), noCalls]]).meets.everyMonth.probability).toBe(1)
  })

  test('a term without any data neither meets nor fails, and has no count of failures', () => {
    const { meets, failedMonths } = term([[noCalls, noCalls]])
    expect(meets.everyMonth).toEqual({ probability: null, ci95: null, n: 0 })
    expect(failedMonths.mean).toBeNull()
  })

  test('in a contract judged by the term, good months make up for bad ones', () => {
    const rows = [[of100(99, 1), of100(85, 7)]]
    expect(term(rows).meets.everyMonth.probability).toBe(0)
    expect(term(rows, { window: 'term' }).meets.everyMonth.probability).toBe(1)
    expect(term(rows, { window: 'term' }).failedMonths.mean).toBe(0)
  })

  test('the term’s shares are sums over its months', () => {
    const { answeredWithin, lost, lostBy, received } = term([[of100(95, 1), of100(85, 3)]])
    expect(answeredWithin.mean).toBe(180 / 200)
    expect(lost.mean).toBe(4 / 200)
    expect(lostBy.abandoned).toBe(4 / 200)
    expect(received.mean).toBe(200)
  })
})

import { describe, expect, test } from 'vitest'
import { IntervalField } from '../../sim/contract/judge.ts'
import { contractOf } from './contracts.ts'
import { type Call, judged, typeField } from './judging.ts'

const times = (count: number, call: Call): Call[] => Array.from({ length: count }, () => call)

describe('a month of hand-made calls', () => {
  const calls: Call[] = [
    ...times(90, { outcome: 'answered', after: 12 }),
    ...times(2, { outcome: 'answered', after: 30 }),
    ...times(1, { outcome: 'answered', after: 95 }),
    ...times(3, { outcome: 'abandoned', after: 40 }),
    ...times(2, { outcome: 'busy' }),
    ...times(1, { outcome: 'recordedMessage', after: 4 }),
    ...times(1, { outcome: 'voicemail', after: 50 }),
    ...times(7, { outcome: 'voicemail', entry: 'outOfHours' }),
    ...times(5, { outcome: 'answered', after: 1000, entry: 'callback' }),
    ...times(4, { outcome: 'answered', after: 2000, entry: 'written' }),
    ...times(1, { outcome: 'answered', after: 15, entry: 'transfer' }),
    ...times(1, { outcome: 'abandoned', after: 15, entry: 'transfer' }),
    ...times(1, { outcome: 'inProgress', after: 15, entry: 'transfer' }),
  ]
  const { months, judge } = judged({}, calls)
  const month = months[0]

  test('received is every attempt in hours, busy ones included, and nothing else', () => {
    expect(month?.received).toBe(90 + 2 + 1 + 3 + 2 + 1 + 1)
  })
  test('offered is that less busy, message and voicemail', () => {
    expect(month?.offered).toBe(96)
    expect(month?.answered).toBe(93)
  })
  test('exactly 90 of 100 in time; eight lost, each by its cause', () => {
    expect(month?.shares).toEqual([
      [90, 100],
      [8, 100],
    ])
    expect(month?.lostBy).toEqual({ abandoned: 3, answeredLate: 1, busy: 2, recordedMessage: 1, voicemail: 1 })
  })
  test('the other month has no data: no call, no share', () => {
    expect(months[1]).toMatchObject({
      received: 0,
      lost: 0,
      shares: [
        [0, 0],
        [0, 0],
      ],
    })
  })
  test('out of hours, background and calls handed on have figures of their own', () => {
    const of = (field: Parameters<typeof typeField>[2]) => typeField(judge, 0, field)
    expect(of('outOfHours')).toBe(7)
    expect(of('background')).toBe(9)
    expect(of('backgroundDone')).toBe(9)
    expect(of('responseTime')).toBe((5 * 1000 + 4 * 2000) * 1000)
    expect(of('transferred')).toBe(3)
    expect(of('transferLost')).toBe(1) // The one in progress is not lost yet.
  })
  test('outcomes are disjoint and sum to what was received', () => {
    const outcomes = ['answered', 'abandoned', 'busy', 'recordedMessage', 'voicemail', 'inProgress'] as const
    expect(outcomes.reduce((sum, outcome) => sum + typeField(judge, 0, outcome), 0)).toBe(month?.received)
  })
  test('waits are those of the answered, in milliseconds', () => {
    expect(typeField(judge, 0, 'waited')).toBe((90 * 12 + 2 * 30 + 95) * 1000)
  })
  test('the half hour of the week has them too', () => {
    const at = 20 * IntervalField.size
    expect([...judge.intervals.slice(at, at + IntervalField.size)]).toEqual([100, 90, 100, 8])
  })
})

test('a call belongs to the month of its receipt, and to its type', () => {
  const { months, judge } = judged({}, [
    { outcome: 'answered', after: 1, month: 0, type: 0 },
    { outcome: 'busy', month: 1, type: 1 },
    { outcome: 'busy', month: 1, type: 1 },
  ])
  expect(months.map(({ received }) => received)).toEqual([1, 2])
  expect(typeField(judge, 0, 'answered')).toBe(1)
  expect(typeField(judge, 1, 'busy')).toBe(2)
  expect(typeField(judge, 1, 'lost')).toBe(2)
})

test('background work due only after the term is not work of the term', () => {
  // Two months: "month" 2 begins where the term ends.
  const { judge } = judged({}, [
    { entry: 'callback', outcome: 'inProgress', month: 1 },
    { entry: 'callback', outcome: 'inProgress', month: 2 },
  ])
  expect(typeField(judge, 0, 'background')).toBe(1)
})

describe('targets', () => {
  const numbers = { main: {}, maintenance: {} }
  const calls: Call[] = [
    ...times(3, { outcome: 'answered', after: 10, number: 0 }),
    ...times(2, { outcome: 'answered', after: 25, number: 1 }),
    ...times(1, { outcome: 'busy', number: 1 }),
  ]

  test('without numbers, all calls together', () => {
    expect(judged({ numbers }, calls).months[0]?.shares).toEqual([
      [3, 6],
      [1, 6],
    ])
  })

  test('restricted to numbers, theirs alone; several side by side', () => {
    const targets = [
      { measure: 'answeredWithin', time: '20s', atLeast: '90%', numbers: ['main'] },
      { measure: 'answeredWithin', time: '30s', atLeast: '80%', numbers: ['maintenance'] },
      { measure: 'lost', atMost: '4%', numbers: ['maintenance'] },
      { measure: 'lost', atMost: '4%' },
    ]
    expect(judged({ numbers, targets }, calls).months[0]?.shares).toEqual([
      [3, 3],
      [2, 3],
      [1, 3],
      [1, 6],
      // Not judged: over all calls, within the time of the first.
      [3, 6],
    ])
  })

  test('lost is over received whatever the denominator of answeredWithin', () => {
    for (const denominator of ['received', 'offered', 'answered'])
      expect(judged({ numbers, readings: { denominator } }, calls).months[0]?.shares[1], denominator).toEqual([1, 6])
  })

  test('a hang-up that is not counted is in neither share', () => {
    const short: Call[] = [...calls, { outcome: 'abandoned', after: 1 }]
    expect(judged({ numbers, readings: { shortHangUp: '5s' } }, short).months[0]?.shares[1]).toEqual([1, 6])
  })

  test('four of them over sixteen numbers, in every combination and by every rule, still find room', () => {
    const names = Array.from({ length: 16 }, (_, i) => `n${i}`)
    const targets = [15, 20, 30, 40].map((time, t) => ({
      measure: 'answeredWithin',
      time: `${time}s`,
      atLeast: '90%',
      numbers: names.filter((_, i) => (i >> t) & 1),
    }))
    const parts = { numbers: Object.fromEntries(names.map((name) => [name, {}])), targets }
    const some: Call[] = names.flatMap((_, number) =>
      ([10, 18, 25, 35, 50, 100] as const).flatMap((after): Call[] =>
        (['answered', 'abandoned', 'busy', 'inProgress', 'voicemail', 'recordedMessage'] as const).map((outcome) => ({
          outcome,
          after,
          number,
        })),
      ),
    )
    for (const earlyHangUp of ['inTime', 'excluded']) {
      const month = judged({ ...parts, readings: { earlyHangUp } }, some, contractOf({ ...parts, readings: { earlyHangUp } })).months[0]
      expect(month?.received).toBe(some.length)
      // The last of the four, 40 s on eight numbers: answers at 10, 18, 25 and 35 s.
      expect(month?.shares[3]?.[0]).toBe(8 * 4 * (earlyHangUp === 'inTime' ? 2 : 1))
    }
  })
})

test('after clear, nothing is left of the replication before', () => {
  const { judge } = judged({}, times(5, { outcome: 'busy' }))
  judge.clear()
  judge.finish()
  for (const counts of [judge.months, judge.intervals, judge.types, judge.responses])
    expect(counts.every((count) => count === 0)).toBe(true)
})

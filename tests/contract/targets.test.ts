import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactShare, type JudgedTarget, judgedTargets, meets, rulesOf } from '../../sim/contract/targets.ts'
import { contractOf } from './contracts.ts'

function only(target: Record<string, unknown>): JudgedTarget {
  const [first] = judgedTargets(contractOf({ targets: [target] }))
  return first as JudgedTarget
}
const atLeast = (share: string | number) => only({ measure: 'answeredWithin', time: '20s', atLeast: share })
const atMost = (share: string | number) => only({ measure: 'lost', atMost: share })

describe('shares are compared exactly', () => {
  test.each([
    ['90%', 90, 100, true],
    ['90%', 89, 100, false],
    ['90%', 9, 10, true],
    ['90%', 899_999, 1_000_000, false],
    ['90%', 63_000_000_000, 70_000_000_000, true],
    ['90%', 62_999_999_999, 70_000_000_000, false],
    ['33.3%', 333, 1000, true],
    ['33.3%', 1, 3, true],
    ['33.4%', 1, 3, false],
    ['30%', 3, 10, true],
    ['100%', 10, 10, true],
    ['100%', 9, 10, false],
    ['0%', 0, 10, true],
  ])('at least %s: %i of %i -> %s', (share, part, whole, met) => {
    expect(meets(atLeast(share), part, whole)).toBe(met)
  })

  test.each([
    ['4%', 4, 100, true],
    ['4%', 5, 100, false],
    ['4%', 1, 25, true],
    ['4%', 40_001, 1_000_000, false],
    ['0%', 0, 5, true],
    ['0%', 1, 1_000_000, false],
    ['2.5%', 1, 40, true],
    ['0.07%', 7, 10_000, true],
    ['0.07%', 8, 10_000, false],
  ])('at most %s: %i of %i -> %s', (share, part, whole, met) => {
    expect(meets(atMost(share), part, whole)).toBe(met)
  })

  test('a share written as a number is the decimal written, whatever its double', () => {
    // 0.1 + 0.2 is not 0.3 in doubles, nor 0.07 * 100 equal to 7.
    expect(meets(atLeast(0.3), 3, 10)).toBe(true)
    expect(meets(atMost(0.3), 3, 10)).toBe(true)
    expect(meets(atMost(0.07), 7, 100)).toBe(true)
    expect(meets(atLeast(0.07), 7, 100)).toBe(true)
    expect(meets(atLeast(0.29), 29, 100)).toBe(true)
  })

  test('every whole percentage is met by exactly itself, and by nothing on the other side', () => {
    for (let percent = 1; percent < 100; percent++)
      for (const whole of [100, 700, 123_400]) {
        const part = (percent * whole) / 100
        expect(meets(atLeast(`${percent}%`), part, whole)).toBe(true)
        expect(meets(atLeast(`${percent}%`), part - 1, whole)).toBe(false)
        expect(meets(atMost(`${percent}%`), part, whole)).toBe(true)
        expect(meets(atMost(`${percent}%`), part + 1, whole)).toBe(false)
      }
  })

  test('the comparison is that of whole numbers of any size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 10 }).map((share) => share / 10 ** 10),
        fc.integer({ min: 1, max: 10 ** 12 }),
        fc.integer({ min: -1, max: 1 }),
        (share, whole, off) => {
          const { numerator, denominator } = exactShare(share)
          expect(numerator / denominator).toBe(share)
          const part = Math.min(whole, Math.max(0, Math.floor(share * whole) + off))
          const exact = BigInt(part) * BigInt(denominator) >= BigInt(numerator) * BigInt(whole)
          expect(meets(atLeast(share), part, whole)).toBe(exact)
        },
      ),
      { seed: 4 },
    )
  })

  test.each([
    [0.9, 9, 10],
    [0.04, 4, 100],
    [0.333, 333, 1000],
    [1, 1, 1],
    [0, 0, 1],
  ])('%f is %i over %i', (share, numerator, denominator) => {
    expect(exactShare(share)).toEqual({ numerator, denominator })
  })
})

describe('the targets of a contract', () => {
  test('are V4’s where none is given', () => {
    expect(judgedTargets(contractOf())).toEqual([
      {
        key: 'answeredWithin',
        measure: 'answeredWithin',
        time: 20e6,
        limit: { numerator: 9, denominator: 10 },
        numbers: null,
        judged: true,
      },
      { key: 'lost', measure: 'lost', time: 0, limit: { numerator: 4, denominator: 100 }, numbers: null, judged: true },
    ])
  })

  test('a measure without a target is shown, not judged', () => {
    const targets = judgedTargets(contractOf({ targets: [{ measure: 'lost', atMost: '3%' }] }))
    expect(targets.map(({ key, judged }) => [key, judged])).toEqual([
      ['lost', true],
      ['answeredWithin', false],
    ])
  })

  test('each has a name of its own, even where only the limit differs', () => {
    const numbers = { main: {}, maintenance: {} }
    const targets = [
      { measure: 'answeredWithin', time: '20s', atLeast: '90%' },
      { measure: 'answeredWithin', time: '60s', atLeast: '98%', numbers: ['main'] },
      { measure: 'answeredWithin', time: '60s', atLeast: '99%', numbers: ['main'] },
      { measure: 'answeredWithin', time: '20s', atLeast: '95%' },
    ]
    const keys = judgedTargets(contractOf({ numbers, targets })).map(({ key }) => key)
    expect(keys).toEqual(['answeredWithin', 'answeredWithin 60s main', 'answeredWithin 3', 'answeredWithin 20s', 'lost'])
  })

  test('numbers are known by their place', () => {
    const targets = [{ measure: 'lost', atMost: '4%', numbers: ['maintenance'] }]
    expect(judgedTargets(contractOf({ numbers: { main: {}, maintenance: {} }, targets }))[0]?.numbers).toEqual([1])
  })
})

test('rules are in microseconds', () => {
  expect(rulesOf(contractOf({ readings: { shortHangUp: '2.5s' } }))).toMatchObject({ unansweredAfter: 90e6, shortHangUp: 2.5e6 })
})

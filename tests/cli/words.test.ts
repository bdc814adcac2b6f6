/** Numbers as people say them: never rounded across a limit, never to certainty. */
import { describe, expect, test } from 'vitest'
import {
  amount,
  bar,
  between,
  exactSpan,
  limitText,
  listed,
  monthName,
  outOf,
  percent,
  percentBelow,
  span,
  termNames,
  timeText,
  withData,
} from '../../cli/words.ts'

describe('a share', () => {
  test.each<[number | null, number | undefined, string]>([
    [0.912, 0.9, '91.2%'],
    [0.9, 0.9, '90.0%'],
    [0.8999, 0.9, '89.99%'],
    [0.90004, 0.9, '90.004%'],
    [0.8999999, 0.9, '<90%'],
    [0.9000001, 0.9, '>90%'],
    [0.0399, 0.04, '3.99%'],
    [0.0400004, 0.04, '>4%'],
    [0.0399999, 0.04, '<4%'],
    [0.9249, 0.925, '92.49%'],
    [1, 0.9, '100%'],
    [0, 0.04, '0%'],
    [0.9999, 0.9, '99.99%'],
    [0.9999999, 0.9, '<100%'],
    [0.0001, 0.04, '0.01%'],
    [1e-9, 0.04, '>0%'],
    [1e-9, undefined, '>0%'],
    [null, 0.9, 'no data'],
  ])('%d beside a limit of %d is shown as %s', (share, limit, shown) => {
    expect(percent(share, limit)).toBe(shown)
  })

  test('is on its own side of every limit that contracts have', () => {
    for (const limit of [0.04, 0.8, 0.9, 0.925, 0.95, 0.98])
      for (const distance of [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8])
        for (const share of [limit - distance, limit + distance]) {
          const [, sign, value] = /^([<>]?)([\d.]+)%$/.exec(percent(share, limit)) ?? []
          const side = sign === '<' ? -1 : sign === '>' ? 1 : Math.sign(Number(value) - limit * 100)
          expect(side).toBe(Math.sign(share - limit))
        }
  })

  test('of a contract is shown as it is written there', () => {
    expect([0.9, 0.04, 0.925, 1, 0.07].map(limitText)).toEqual(['90%', '4%', '92.5%', '100%', '7%'])
  })
})

describe('a probability', () => {
  test.each<[number, number, string]>([
    [0, 400, 'none of 400'],
    [1, 400, 'all 400'],
    [1, 1, 'the only one'],
    [0.0025, 400, 'fewer than 1 of 100'],
    [0.9975, 400, 'more than 99 of 100'],
    [0.03, 400, '3 of 100'],
    [0.7149, 400, '71 of 100'],
    [4 / 10, 10, '4 of 10'],
    [1 - 1 / 3, 99, '66 of 99'],
    [0.995, 200, 'more than 99 of 100'],
  ])('of %d after %d replications: %s', (probability, replications, words) => {
    expect(outOf(probability, replications)).toBe(words)
  })

  test.each<[[number, number], string]>([
    [[0.65, 0.77], 'between 65.0% and 77.0%'],
    [[0, 0.0095], 'at most 0.9%'],
    [[0.9905, 1], 'at least 99.1%'],
    [[0.00001, 0.9], 'between 0.001% and 90.0%'],
  ])('known to lie in %j: %s', (ci95, words) => {
    expect(between({ probability: 0.5, ci95, n: 100 })).toBe(words)
  })
})

test('large amounts are grouped, small ones are not nothing', () => {
  expect([0, 999, 1000, 12_345.6, 1_000_000].map((value) => amount(value))).toEqual(['0', '999', '1 000', '12 346', '1 000 000'])
  expect([0.04, 0.0004, 0.00000004].map((value) => amount(value, 1))).toEqual(['0.04', '<0.001', '<0.001'])
})

test('waiting is told in seconds, minutes or hours', () => {
  expect([30, 90, 2520, 7200].map(span)).toEqual(['30 s', '2 min', '42 min', '2.0 h'])
})

test('limits are told in the unit that they are whole in', () => {
  expect([0.5, 20, 90, 120, 1800, 3600, 5400].map(timeText)).toEqual(['0.5 s', '20 s', '90 s', '2 min', '30 min', '1 h', '90 min'])
})

test('whole minutes are told exactly', () => {
  expect([300, 3600, 6600, 180_000].map(exactSpan)).toEqual(['5 min', '1 h', '1 h 50 min', '50 h'])
})

test('lists end with "and"', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c'])
})

test('what is counted over all replications needs no saying', () => {
  expect([withData(40, 40), withData(27, 40)]).toEqual(['', ' with calls to judge (27 of 40)'])
})

test('"no less than" is not rounded up to a whole percent, and is on its own side of a limit', () => {
  expect([percentBelow(0.949713), percentBelow(0.949713, 0.95), percentBelow(0.7996, 0.75)]).toEqual(['94.97%', '94.97%', '79.96%'])
  expect([percentBelow(0.83887), percentBelow(0.9), percentBelow(0.90003)]).toEqual(['83.9%', '90.0%', '90.0%'])
  expect([percentBelow(0), percentBelow(1)]).toEqual(['0%', '100%'])
})

test('months and terms have names', () => {
  expect(monthName('2027-11')).toBe('November 2027')
  expect([1, 12, 36].map((months) => termNames(months).many)).toEqual(['months', 'years', 'terms of 36 months'])
})

describe('a bar', () => {
  test('is as wide as asked, whatever its share', () => {
    for (const share of [-1, 0, 0.01, 0.5, 0.99, 1, 2]) expect(bar(share, 12)).toHaveLength(12)
  })

  test('is full for all only, and empty for nothing only', () => {
    expect(bar(1, 4)).toBe('████')
    expect(bar(0.9999, 4)).toBe('███▉')
    expect(bar(0.0001, 4)).toBe('▏   ')
    expect(bar(0, 4)).toBe('    ')
  })
})

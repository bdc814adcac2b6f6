/** What so many replications can show at most. */
import { describe, expect, test } from 'vitest'
import { fewestFor, mostShown, required } from '../../cli/requirement.ts'
import { type MonthCounts, resultsFrom } from '../estimates/handMade.ts'

// Wilson's lower end for n of n is n / (n + z^2).
const z2 = 1.959963984540054 ** 2

test.each([1, 20, 100, 1_000_000])('%d replications that all meet the targets show n / (n + z²)', (n) => {
  expect(mostShown(n)).toBeCloseTo(n / (n + z2), 12)
})

test.each([0.001, 0.5, 0.9, 0.95, 0.999, 0.999999])('to show %d it takes z² s / (1 - s) of them, and no fewer', (share) => {
  const fewest = fewestFor(share)
  expect(fewest).toBe(Math.ceil((z2 * share) / (1 - share)))
  expect(mostShown(fewest)).toBeGreaterThanOrEqual(share)
  expect(mostShown(fewest - 1)).toBeLessThan(share)
})

describe('a requirement that is not met', () => {
  const month = (lost: number): MonthCounts => ({
    shares: [
      [100, 100],
      [lost, 100],
    ],
  })
  const said = (good: number, bad: number, share: number) => {
    let text = ''
    required(
      resultsFrom({}, [...Array.from({ length: good }, () => [month(0)]), ...Array.from({ length: bad }, () => [month(9)])]),
      share,
      (line) => {
        text = line.replaceAll('\n', ' ')
      },
    )
    return text
  }

  test('says what so few replications can show at most, and how many it takes', () => {
    expect(said(10, 0, 0.95)).toMatch(/More replications may tell: 10 can show 72\.2% at most, 95% takes 73\.$/)
  })

  test('says that more may tell where this many might have shown it', () => {
    expect(said(95, 5, 0.95)).toMatch(/no less than 88\.8%\. More replications may tell\.$/)
  })

  test('says no such thing where it is out of reach', () => {
    expect(said(10, 90, 0.95)).not.toContain('More')
  })
})

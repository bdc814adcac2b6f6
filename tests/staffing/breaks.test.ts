import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breaksOf } from '../../sim/staffing/breaks.ts'

const minute = 60
const hour = 3600
const clock = (from: number, to: number) => ({ from: from * hour, to: to * hour })
/** D.Lgs. 81/2008, art. 175: a quarter of an hour every two hours at a screen. */
const italian = { after: 2 * hour, length: 15 * minute }

describe('fifteen minutes every two hours', () => {
  test('a morning of five hours takes two, the first agent as late as may be', () => {
    expect(breaksOf(clock(8.5, 13.5), italian, 0)).toEqual([clock(10.5, 10.75), clock(12.75, 13)])
  })

  test('the next agent goes a quarter of an hour earlier', () => {
    expect(breaksOf(clock(8.5, 13.5), italian, 1)).toEqual([clock(10.25, 10.5), clock(12.5, 12.75)])
  })

  test('two hours and no more need none', () => {
    expect(breaksOf(clock(9, 11), italian, 0)).toEqual([])
    expect(breaksOf(clock(9, 11.5), italian, 0)).toHaveLength(1)
  })

  test('seven agents of a morning are away one at a time, the eighth with the first', () => {
    const begun = Array.from({ length: 7 }, (_, agent) => breaksOf(clock(8.5, 13.5), italian, agent).map(({ from }) => from)).flat()
    expect(new Set(begun).size).toBe(14)
    expect(breaksOf(clock(8.5, 13.5), italian, 7)).toEqual(breaksOf(clock(8.5, 13.5), italian, 0))
  })
})

test('of fourteen agents never more than two are away at once', () => {
  const breaks = Array.from({ length: 14 }, (_, agent) => breaksOf(clock(8.5, 13.5), italian, agent)).flat()
  for (let time = 8.5 * hour; time < 13.5 * hour; time += minute)
    expect(breaks.filter(({ from, to }) => from <= time && time < to).length).toBeLessThanOrEqual(2)
})

test('in any segment nobody works longer than `after` at a stretch, and breaks are whole, in order and within it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 24 * 12 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 24 }),
      fc.integer({ min: 0, max: 40 }),
      (length, after, rest, agent) => {
        const five = 5 * minute
        const segment = { from: 0, to: length * five }
        const breaks = breaksOf(segment, { after: after * five, length: rest * five }, agent)
        let worked = 0
        let until = segment.from
        for (const { from, to } of breaks) {
          expect(from).toBeGreaterThanOrEqual(until)
          worked = Math.max(worked, from - until)
          expect(to).toBeGreaterThan(from)
          expect(to - from).toBeLessThanOrEqual(rest * five)
          until = to
        }
        expect(until).toBeLessThanOrEqual(segment.to)
        expect(Math.max(worked, segment.to - until)).toBeLessThanOrEqual(after * five)
      },
    ),
    { seed: 175, numRuns: 5000 },
  )
})

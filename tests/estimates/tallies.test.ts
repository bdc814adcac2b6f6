import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyTallies, mergeTallies, type Tallies, type TallyShape } from '../../sim/estimates/tallies.ts'

const shape: TallyShape = { months: 2, targets: 2, types: 1, groups: 2, readings: 2 }

/** Tallies of some replications, every number of which tells where it comes from. */
function numbered(replications: number[]): Tallies {
  const tallies = emptyTallies(shape, replications)
  replications.forEach((replication, row) => {
    for (const column of [tallies.counts, tallies.readingCounts, tallies.overtime, tallies.work, tallies.held]) {
      const width = column.length / replications.length
      for (let i = 0; i < width; i++) column[row * width + i] = replication * 1000 + i
    }
    for (const sums of [tallies.overtimeByMonth, tallies.intervals, tallies.typeCounts, tallies.responses])
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + replication + i
    tallies.backlog += replication
    tallies.closings += 1
  })
  return tallies
}

describe('merging', () => {
  test('in any order and any grouping gives the same tallies as one run of all', () => {
    const whole = numbered(Array.from({ length: 12 }, (_, i) => i))
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], { minLength: 12 }),
        fc.array(fc.nat(11), { maxLength: 4 }),
        (order, cuts) => {
          const edges = [0, ...[...cuts].sort((a, b) => a - b), 12]
          const parts = edges.slice(1).map((to, i) => numbered(order.slice(edges[i], to)))
          expect(mergeTallies(shape, parts)).toEqual(whole)
        },
      ),
      { seed: 12 },
    )
  })

  test('of nothing is nothing', () => {
    expect(mergeTallies(shape, []).replications).toEqual([])
  })
})

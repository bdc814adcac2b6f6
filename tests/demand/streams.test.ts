import { describe, expect, test } from 'vitest'
import { Keyed, stream } from '../../sim/engine/streams.ts'
import { expectChiSquare, expectUncorrelated, expectUniform } from './statistics.ts'

const draws = 100_000
type Source = [seed: string, replication: number, purpose: string]
const uniforms = (...[seed, replication, purpose]: Source) => {
  const source = stream(seed, replication, purpose)
  return Float64Array.from({ length: draws }, () => source())
}

/** Neighbours in every respect, and names that would run together without something between them. */
const neighbours: [Source, Source][] = [
  [
    ['a', 0, 'arrivals/order'],
    ['a', 1, 'arrivals/order'],
  ],
  [
    ['a', 1, 'arrivals/order'],
    ['a', 2, 'arrivals/order'],
  ],
  [
    ['a', 0, 'arrivals/order'],
    ['a', 0, 'handling/order'],
  ],
  [
    ['a', 0, 'arrivals/order'],
    ['a', 0, 'patience/order'],
  ],
  [
    ['a', 0, 'arrivals/order'],
    ['a', 0, 'arrivals/orders'],
  ],
  [
    ['a', 0, 'busyness'],
    ['b', 0, 'busyness'],
  ],
  [
    ['a', 0, 'busyness'],
    ['a', 0, 'forecastError'],
  ],
  [
    ['a1', 1, 'keyed'],
    ['a', 11, 'keyed'],
  ],
  [
    ['a', 1, '1keyed'],
    ['a', 11, 'keyed'],
  ],
  [
    ['', 0, ''],
    ['', 0, ' '],
  ],
]

describe('a stream', () => {
  test.each(neighbours)('of %j is independent of that of %j, draw by draw and one draw on', (one, other) => {
    const [a, b] = [uniforms(...one), uniforms(...other)]
    expect(a).not.toEqual(b)
    expectUncorrelated(a, b)
    expectUncorrelated(a.subarray(1), b.subarray(0, -1))
    expectUncorrelated(a.subarray(0, -1), b.subarray(1))
  })

  test.each(neighbours)('of %j is uniform, as is that of %j', (...sources) => {
    for (const source of sources) expectUniform(uniforms(...source))
  })

  test('is the same whenever it is asked for, and whatever others draw meanwhile', () => {
    const [one, other, again] = [stream('s', 3, 'x'), stream('s', 4, 'x'), stream('s', 3, 'x')]
    const drawn = Array.from({ length: 100 }, () => {
      other()
      return one()
    })
    expect(drawn).toEqual(Array.from({ length: 100 }, () => again()))
  })

  test('gives first draws of successive replications that are uniform and independent', () => {
    const first = Float64Array.from({ length: 20_000 }, (_, replication) => stream('first', replication, 'forecastError')())
    expectUniform(first)
    expectUncorrelated(first.subarray(1), first.subarray(0, -1))
  })
})

const keyed = new Keyed('seed', 5)
/** The first uniform of each of `count` keys. */
const firsts = (key: (i: number) => [number, number, number, number?], count = draws) =>
  Float64Array.from({ length: count }, (_, i) => keyed.at(...key(i)).next())

const walks: Record<string, (i: number) => [number, number, number, number?]> = {
  'contact by contact': (i) => [2, i, 1],
  'attempt by attempt': (i) => [2, 77, i],
  'day by day': (i) => [1, 0x811c9dc5, 3, i],
  'purpose by purpose': (i) => [i, 5, 5],
  'in steps of 2^16': (i) => [2, i * 65_536, 1],
  'in steps of 2^32': (i) => [2, i * 4_294_967_296, 1],
  'over a square of contacts and attempts': (i) => [2, Math.floor(i / 300), i % 300],
}

describe('a keyed draw', () => {
  test.each(Object.entries(walks))('%s is uniform and independent of the one before', (_, walk) => {
    const values = firsts(walk)
    expectUniform(values)
    expectUncorrelated(values.subarray(1), values.subarray(0, -1))
    // Pairs fill the square evenly too.
    const pairs = new Float64Array(1024)
    for (let i = 0; i + 1 < draws; i += 2) pairs[Math.floor(values[i] * 32) * 32 + Math.floor(values[i + 1] * 32)]++
    expectChiSquare(pairs, () => draws / 2 / 1024)
  })

  test.each(Object.entries(walks))('%s repeats itself as seldom as 32 random bits do', (_, walk) => {
    const count = 2 ** 18
    const distinct = new Set(firsts(walk, count)).size
    // The number of repetitions is nearly Poisson with mean count^2 / 2 / 2^32 = 8.
    const expected = count ** 2 / 2 / 2 ** 32
    expect(count - distinct).toBeLessThan(expected + 5 * Math.sqrt(expected))
  })

  test('is independent of the next one of its key', () => {
    const one = new Float64Array(draws)
    const two = new Float64Array(draws)
    for (let i = 0; i < draws; i++) {
      keyed.at(7, i, 2)
      one[i] = keyed.next()
      two[i] = keyed.next()
    }
    expectUniform(two)
    expectUncorrelated(one, two)
  })

  test('of one key is a uniform sequence', () => {
    keyed.at(7, 1, 2)
    const values = Float64Array.from({ length: draws }, () => keyed.next())
    expectUniform(values)
    expectUncorrelated(values.subarray(1), values.subarray(0, -1))
  })

  test.each([
    ['another purpose', new Keyed('seed', 5), 3],
    ['another replication', new Keyed('seed', 6), 2],
    ['another seed', new Keyed('sead', 5), 2],
  ] as const)('is independent of %s', (_, other, purpose) => {
    const theirs = Float64Array.from({ length: draws }, (_, i) => other.at(purpose, i, 1).next())
    expectUncorrelated(firsts(walks['contact by contact']), theirs)
  })

  test('does not depend on the order in which keys are asked for', () => {
    const forwards = firsts(walks['contact by contact'], 1000)
    const backwards = Float64Array.from({ length: 1000 }, (_, i) => keyed.at(2, 999 - i, 1).next()).reverse()
    expect(forwards).toEqual(backwards)
  })

  test('tells contacts beyond 2^32 from those 2^32 before, and the places of a key from each other', () => {
    const first = (...key: [number, number, number, number?]) => keyed.at(...key).next()
    expect(first(2, 4_294_967_296 + 9, 1)).not.toBe(first(2, 9, 1))
    expect(first(2, 3, 9)).not.toBe(first(2, 9, 3))
    expect(first(2, 3, 9, 0)).not.toBe(first(2, 3, 0, 9))
    expect(first(2, 3, 9)).toBe(first(2, 3, 9, 0))
  })
})

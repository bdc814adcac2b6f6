/** Which factor comes first, and how the breaking point is searched for: on probabilities that are known. */
import { describe, expect, test } from 'vitest'
import { bracketOf, nextVolume, type Outcomes, rankedFactors, type SensitivityPoint } from '../../sim/estimates/sensitivity.ts'

/** Searches as a run does, where `holds` is known of every volume. */
function searched(holds: (volume: number) => boolean, width = 1.005, known: number[] = [1]) {
  const tried = known.map((volume) => ({ volume }))
  for (;;) {
    const bracket = bracketOf(tried, ({ volume }) => holds(volume))
    const next = nextVolume(bracket, width)
    if (next === undefined) return { ...bracket, tried }
    tried.push({ volume: next })
    expect(tried.length).toBeLessThan(30)
  }
}

describe('The breaking point', () => {
  test.each([0.3, 0.55, 0.9, 0.999, 1.001, 1.07, 1.5, 3.9])('at %f times the volume is found to half a percent', (breaks) => {
    const { holding, broken } = searched((volume) => volume < breaks)
    expect(holding?.volume).toBeLessThan(breaks)
    expect(broken?.volume).toBeGreaterThanOrEqual(breaks)
    expect((broken?.volume ?? 9) / (holding?.volume ?? 1)).toBeLessThanOrEqual(1.005)
  })

  test('is found sooner between volumes that are known', () => {
    const plain = searched((volume) => volume < 1.07)
    const helped = searched((volume) => volume < 1.07, 1.005, [0.8, 0.9, 1, 1.1, 1.2])
    expect(helped.tried.length - 5).toBeLessThan(plain.tried.length - 1)
  })

  test('that no volume reaches is not found, within five times and a fifth', () => {
    expect(searched(() => true)).toMatchObject({ broken: undefined, holding: { volume: expect.closeTo(4.77, 1) } })
    expect(searched(() => false)).toMatchObject({ holding: undefined, broken: { volume: expect.closeTo(0.21, 1) } })
  })

  // By chance a larger volume may hold where a smaller does not.
  test('is the first that does not hold', () => {
    const { holding, broken } = bracketOf([{ volume: 1 }, { volume: 1.2 }, { volume: 1.1 }, { volume: 1.3 }], ({ volume }) =>
      [1, 1.2].includes(volume),
    )
    expect([holding?.volume, broken?.volume]).toEqual([1, 1.1])
  })
})

describe('Factors', () => {
  const outcomes = (probability: number): Outcomes => ({
    everyMonth: { probability, ci95: null, n: 100 },
    answeredWithin: 0.9,
    lost: 0.03,
    cost: 1,
    received: 1,
  })
  const none = { difference: 0, ci95: null, narrowing: null }
  const point = (change: number, probability: number, share = 0): SensitivityPoint => ({
    change,
    ...outcomes(probability),
    difference: {
      everyMonth: { ...none, n: 100, onlyPlan: 0, onlyBase: 0 },
      answeredWithin: { ...none, difference: share },
      lost: none,
      cost: none,
    },
  })

  test('come in the order of how far they move the probability, that of the scenario as it is among them', () => {
    const ranked = rankedFactors(
      new Map([
        ['patience', [point(0.1, 0.62), point(-0.1, 0.58)]],
        ['volume', [point(0.1, 0.2), point(-0.1, 0.9)]],
        ['absence', []],
        // Both ways lower: from 0.6 down to 0.3.
        ['busyness', [point(0.1, 0.3), point(-0.1, 0.5)]],
      ]),
      outcomes(0.6),
    )
    expect(ranked.map(({ factor, swing }) => [factor, Math.round(100 * swing)])).toEqual([
      ['volume', 70],
      ['busyness', 30],
      ['patience', 4],
      ['absence', 0],
    ])
    expect(ranked[0]?.points.map(({ change }) => change)).toEqual([-0.1, 0.1])
  })

  test('that move it as far come in the order of the share in time', () => {
    const ranked = rankedFactors(
      new Map([
        ['volume', [point(0.1, 0, -0.02), point(-0.1, 0, 0.03)]],
        ['handling', [point(0.1, 0, -0.05), point(-0.1, 0, 0.01)]],
      ]),
      outcomes(0),
    )
    expect(ranked.map(({ factor }) => factor)).toEqual(['handling', 'volume'])
  })
})

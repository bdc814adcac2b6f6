import { describe, expect, test } from 'vitest'
import { erlangA } from '../../../sim/estimates/erlang/erlangA.ts'
import { erlangB } from '../../../sim/estimates/erlang/erlangB.ts'
import { erlangC } from '../../../sim/estimates/erlang/erlangC.ts'
import { looks } from '../../../sim/estimates/erlang/panels.ts'

const handling = 240
const desks = [1, 3, 20, 100, 500].flatMap((agents) =>
  [0.6, 0.95, 1.2].flatMap((load) => [30, 240, 900].map((patience) => [agents, load, patience] as const)),
)
const rateOf = (agents: number, load: number) => (agents * load) / handling

/** Poisson probability of k with this mean, by logarithms. */
function poisson(k: number, mean: number): number {
  let log = -mean
  for (let i = 1; i <= k; i++) log += Math.log(mean / i)
  return Math.exp(log)
}

describe('Erlang A', () => {
  test.each(desks.filter(([, load]) => load < 1))('of %i agents at load %d comes to Erlang C as patience grows', (agents, load) => {
    const callsPerSecond = rateOf(agents, load)
    const patient = erlangA({ agents, callsPerSecond, handling, patience: 1e12 })
    const waitsForEver = erlangC(agents, callsPerSecond, handling)
    expect(patient.waits).toBeCloseTo(waitsForEver.waits, 6)
    expect(Math.abs(patient.meanWait - waitsForEver.meanWait)).toBeLessThan(1e-6 * waitsForEver.meanWait + 1e-9)
    expect(patient.answeredWithin(20)).toBeCloseTo(waitsForEver.answeredWithin(20), 6)
  })

  test.each(desks)('of %i agents at load %d comes to Erlang B as patience shrinks', (agents, load) => {
    const impatient = erlangA({ agents, callsPerSecond: rateOf(agents, load), handling, patience: 1e-8 })
    expect(impatient.abandoned).toBeCloseTo(erlangB(agents, agents * load), 7)
    expect(impatient.answeredWithin(20)).toBeCloseTo(1 - erlangB(agents, agents * load), 7)
  })

  test.each([1, 3, 20, 100, 500])(
    'of %i agents whose callers are as patient as handling is long has a Poisson number of calls',
    (agents) => {
      // M/M/infinity: everybody leaves at the same rate, waiting or not.
      const offeredLoad = 0.97 * agents
      const { waits, queue } = erlangA({ agents, callsPerSecond: offeredLoad / handling, handling, patience: handling })
      let fewer = 0
      let queued = 0
      for (let calls = 0; calls < 3 * agents + 60; calls++) {
        if (calls < agents) fewer += poisson(calls, offeredLoad)
        else queued += (calls - agents) * poisson(calls, offeredLoad)
      }
      expect(waits).toBeCloseTo(1 - fewer, 11)
      expect(queue).toBeCloseTo(queued, 9)
    },
  )

  test.each(desks)(
    'of %i agents at load %d and patience %d s loses no call: answered in the end or abandoned',
    (agents, load, patience) => {
      const { answeredWithin, abandoned } = erlangA({ agents, callsPerSecond: rateOf(agents, load), handling, patience })
      expect(answeredWithin(1e7) + abandoned).toBeCloseTo(1, 11)
    },
  )

  test.each(desks)(
    'of %i agents at load %d and patience %d s has the mean wait of those not answered yet, and hang-ups at the rate queue / patience',
    (agents, load, patience) => {
      const callsPerSecond = rateOf(agents, load)
      const { queue, abandoned, meanWait, answeredWithin } = erlangA({ agents, callsPerSecond, handling, patience })
      // The mean wait of those answered is the integral of the share of them not answered yet.
      const step = Math.min(patience, 400) / 2
      let ofAnswered = 0
      for (let k = 0; k < 80; k++)
        for (const { at, weight } of looks(k * step, (k + 1) * step)) ofAnswered += weight * (1 - abandoned - answeredWithin(at))
      expect(ofAnswered).toBeCloseTo((1 - abandoned) * meanWait, 5)
      // Each caller in the queue hangs up at the rate 1 / patience.
      expect(abandoned).toBeCloseTo(queue / patience / callsPerSecond, 12)
    },
  )

  test.each(desks)(
    'of %i agents at load %d and patience %d s keeps agents as busy as the answered calls need',
    (agents, load, patience) => {
      const { occupancy, abandoned } = erlangA({ agents, callsPerSecond: rateOf(agents, load), handling, patience })
      expect(occupancy).toBeCloseTo(load * (1 - abandoned), 11)
      expect(occupancy).toBeLessThan(1 + 1e-12)
    },
  )

  test('of one agent can be summed by hand', () => {
    // p(k + 1) / p(k) = rate / (1 / handling + k / patience).
    const [callsPerSecond, patience] = [0.005, 100]
    let probability = 1
    let sum = 0
    let queue = 0
    let busy = 0
    for (let calls = 0; calls < 200; calls++) {
      sum += probability
      if (calls > 0) busy += probability
      if (calls > 1) queue += (calls - 1) * probability
      probability *= callsPerSecond / (1 / handling + calls / patience)
    }
    const formula = erlangA({ agents: 1, callsPerSecond, handling, patience })
    expect(formula.waits).toBeCloseTo(busy / sum, 13)
    expect(formula.occupancy).toBeCloseTo(busy / sum, 13)
    expect(formula.abandoned).toBeCloseTo(queue / sum / patience / callsPerSecond, 13)
  })

  test('without agents answers nobody', () => {
    const { abandoned, answeredWithin } = erlangA({ agents: 0, callsPerSecond: 0.1, handling, patience: 60 })
    expect(abandoned).toBeCloseTo(1, 12)
    expect(answeredWithin(1000)).toBe(0)
  })

  test('of 5,000 agents is no larger a number than it can hold', () => {
    const { waits, occupancy } = erlangA({ agents: 5000, callsPerSecond: rateOf(5000, 1), handling, patience: handling })
    // Half of the time more calls than agents: the median of a Poisson number is within 1 of its mean.
    expect(Math.abs(waits - 0.5)).toBeLessThan(poisson(5000, 5000))
    expect(occupancy).toBeLessThan(1)
  })

  test('refuses callers without any patience, and those with no end of it', () => {
    expect(() => erlangA({ agents: 1, callsPerSecond: 1, handling, patience: 0 })).toThrow(RangeError)
    expect(() => erlangA({ agents: 1, callsPerSecond: 1, handling, patience: Number.POSITIVE_INFINITY })).toThrow(RangeError)
  })
})

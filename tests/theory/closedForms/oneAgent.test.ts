import { describe, expect, test } from 'vitest'
import { erlangC } from '../../../sim/estimates/erlang/erlangC.ts'
import { constantHandlingWithin, pollaczekKhinchine } from '../../../sim/estimates/erlang/oneAgent.ts'
import { prioritiesOfMany, prioritiesOfOneAgent } from '../../../sim/estimates/erlang/priorities.ts'

const handling = 30

describe('Pollaczek and Khinchine', () => {
  test.each([0.2, 0.7, 0.95])('with exponential handling is Erlang C of one agent at load %d', (load) => {
    expect(pollaczekKhinchine(load / handling, handling, handling ** 2)).toBeCloseTo(erlangC(1, load / handling, handling).meanWait, 9)
  })

  test('with constant handling is half of that', () => {
    const exponential = pollaczekKhinchine(0.02, handling, handling ** 2)
    expect(pollaczekKhinchine(0.02, handling, 0)).toBeCloseTo(exponential / 2, 12)
  })

  test('refuses a load of 1', () => {
    expect(() => pollaczekKhinchine(1 / handling, handling, 0)).toThrow(RangeError)
  })
})

describe('answered within, constant handling', () => {
  test.each([0.2, 0.5, 0.8])('at once: one minus the load of %d', (load) => {
    expect(constantHandlingWithin(load / handling, handling, 0)).toBeCloseTo(1 - load, 14)
  })

  test.each([0.2, 0.5, 0.8])(
    'before one handling is over nobody but the first in line is reached: (1 - r) e^(rate t) at load %d',
    (load) => {
      const callsPerSecond = load / handling
      expect(constantHandlingWithin(callsPerSecond, handling, 20)).toBeCloseTo((1 - load) * Math.exp(callsPerSecond * 20), 13)
    },
  )

  test.each([0.2, 0.5, 0.7])('adds up to the mean wait of Pollaczek and Khinchine at load %d', (load) => {
    const [longest, steps] = [20 * handling, 20_000]
    let area = 0
    for (let i = 0; i < steps; i++)
      area += ((1 - constantHandlingWithin(load / handling, handling, ((i + 0.5) * longest) / steps)) * longest) / steps
    expect(area).toBeCloseTo(pollaczekKhinchine(load / handling, handling, 0), 3)
  })

  test('refuses a load of 1', () => {
    expect(() => constantHandlingWithin(1 / handling, handling, 20)).toThrow(RangeError)
  })
})

describe('priorities', () => {
  test('of one class are first come, first served', () => {
    const one = { callsPerSecond: 0.02, handling, variance: 500 }
    expect(prioritiesOfOneAgent([one])[0]).toBeCloseTo(pollaczekKhinchine(0.02, handling, 500), 12)
    expect(prioritiesOfMany(7, [0.2], handling)[0]).toBeCloseTo(erlangC(7, 0.2, handling).meanWait, 12)
  })

  test('leave the work that waits as it is (Kleinrock 1965): the sum of load x wait is that without priorities', () => {
    const classes = [
      { callsPerSecond: 0.01, handling: 20, variance: 100 },
      { callsPerSecond: 0.008, handling: 50, variance: 9000 },
      { callsPerSecond: 0.002, handling: 100, variance: 0 },
    ]
    const load = (of: (typeof classes)[number]) => of.callsPerSecond * of.handling
    const whole = classes.reduce((sum, one) => sum + load(one), 0)
    const rate = classes.reduce((sum, one) => sum + one.callsPerSecond, 0)
    const square = classes.reduce((sum, one) => sum + one.callsPerSecond * (one.handling ** 2 + one.variance), 0) / rate
    const mean = whole / rate
    const waits = prioritiesOfOneAgent(classes)
    const weighted = waits.reduce((sum, wait, i) => sum + load(classes[i]) * wait, 0)
    expect(weighted).toBeCloseTo(whole * pollaczekKhinchine(rate, mean, square - mean ** 2), 10)
  })

  test('with several agents leave the mean wait of all calls as it is, since all handling is alike', () => {
    const rates = [0.05, 0.1, 0.03]
    const all = 0.18
    const mean = prioritiesOfMany(7, rates, handling).reduce((sum, wait, i) => sum + (rates[i] / all) * wait, 0)
    expect(mean).toBeCloseTo(erlangC(7, all, handling).meanWait, 10)
  })

  test('refuse what nobody catches up with', () => {
    expect(() => prioritiesOfOneAgent([{ callsPerSecond: 0.1, handling, variance: 0 }])).toThrow(RangeError)
    expect(() => prioritiesOfMany(2, [0.05, 0.05], handling)).toThrow(RangeError)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Kernel } from '../../sim/engine/kernel.ts'
import type { Model } from '../../sim/engine/model.ts'
import { Entry, entryOf, Outcome, outcomeOf } from '../../sim/facts.ts'
import { modelOf } from '../engine/replay.ts'
import { call, desk, group } from '../engine/scenarios.ts'
import { firstDays } from '../engine/shorten.ts'
import { pool } from './plans.ts'

interface Stay {
  from: number
  to: number
}

/** When each caller was in the queue: from the end of its greeting until an agent was assigned or it left. */
function queued(model: Model): Stay[] {
  const stays: Stay[] = []
  const kernel = new Kernel(model, 'little', ({ code, received, duration, greeted }, count) => {
    for (let i = 0; i < count; i++) {
      const entry = entryOf(code[i])
      if (entry !== Entry.inHours && entry !== Entry.transfer) continue
      const ring = outcomeOf(code[i]) === Outcome.answered ? model.ring : 0
      stays.push({ from: received[i] + greeted[i], to: received[i] + duration[i] - ring })
    }
  })
  kernel.run(0)
  return stays
}

/** The integral over time of how many are there, by sweeping over comings and goings; and the most at once. Whoever goes, goes first. */
function sweep(stays: Stay[]): { integral: number; most: number; left: number } {
  const steps = stays.flatMap(({ from, to }) =>
    to > from
      ? [
          [from, 1],
          [to, -1],
        ]
      : [],
  )
  steps.sort(([a, up], [b, alsoUp]) => a - b || up - alsoUp)
  let integral = 0
  let there = 0
  let most = 0
  steps.forEach(([time, change], i) => {
    if (i > 0) integral += there * (time - steps[i - 1][0])
    there += change
    most = Math.max(most, there)
  })
  return { integral, most, left: there }
}

const plans = fc.constantFrom(...pool(60, 20270400, 800))

describe('Little’s law, exact over a term that begins and ends with an empty queue', () => {
  test('mean number waiting = arrivals per time × mean wait', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 2, max: 10 }), ({ plan }, days) => {
        const model = firstDays(plan.model, days)
        const stays = queued(model)
        const { integral, left } = sweep(stays)
        const { length } = model.term
        expect(left).toBe(0)
        const meanNumber = integral / length
        const meanWait = stays.reduce((sum, { from, to }) => sum + to - from, 0) / Math.max(1, stays.length)
        expect(meanNumber).toBeCloseTo((stays.length / length) * meanWait, 9)
      }),
      { seed: 20270401, numRuns: 100, endOnFailure: true },
    )
  })

  test('the queue never holds more first calls than its limit', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 3 }), ({ plan: { model } }, queueLimit) => {
        const types = model.types.map((type) => ({ ...type, transferProbability: 0 }))
        expect(sweep(queued({ ...firstDays(model, 8), types, queueLimit })).most).toBeLessThanOrEqual(queueLimit)
      }),
      { seed: 20270402, numRuns: 60, endOnFailure: true },
    )
  })

  test('mean number being served = answers per time × handling', () => {
    const handling = 200
    const contacts = [call({ volume: { perOpenDay: 150 }, handling: { constant: handling }, leavesMessage: 0 })]
    const model = modelOf(desk({ demand: { contacts }, staffing: { groups: [group({ agents: 3 })] } }))
    let answers = 0
    const kernel = new Kernel(model, 'little', ({ code }, count) => {
      for (let i = 0; i < count; i++) if (outcomeOf(code[i]) === Outcome.answered) answers++
    })
    kernel.run(0)
    const busy = kernel.workload.handling.reduce((sum, value) => sum + value, 0)
    expect(answers).toBeGreaterThan(2000)
    expect(busy / model.term.length).toBeCloseTo((answers / model.term.length) * handling * 1e6, 9)
  })
})

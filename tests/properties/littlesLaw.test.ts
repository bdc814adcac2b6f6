import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Kernel } from '../../sim/engine/kernel.ts'
import type { Lists } from '../../sim/engine/live.ts'
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

/** What the kernel keeps to itself: the queue as it stands. */
interface Inside {
  waiting: Lists
  now: number
}

/** By the facts, when each caller was in the queue: from the end of its greeting until an agent was assigned or it left. */
function queued(model: Model, watch: (kernel: Kernel) => void = () => {}): Stay[] {
  const stays: Stay[] = []
  const kernel = new Kernel(model, 'little', ({ code, received, duration, greeted }, count) => {
    for (let i = 0; i < count; i++) {
      const entry = entryOf(code[i])
      if (entry !== Entry.inHours && entry !== Entry.transfer) continue
      const ring = outcomeOf(code[i]) === Outcome.answered ? model.ring : 0
      stays.push({ from: received[i] + greeted[i], to: received[i] + duration[i] - ring })
    }
  })
  watch(kernel)
  kernel.run(0)
  return stays
}

/** Adds up how many wait x how long as the engine's own queue changes, without a look at any fact. */
function watchQueue(kernel: Kernel): () => number {
  const inside = kernel as unknown as Inside
  const { waiting } = inside
  let integral = 0
  let since = 0
  const add = () => {
    integral += waiting.total * (inside.now - since)
    since = inside.now
  }
  for (const change of ['join', 'remove'] as const) {
    const act = waiting[change].bind(waiting)
    waiting[change] = (list, slot) => {
      add()
      act(list, slot)
    }
  }
  return () => {
    add()
    return integral
  }
}

/** The most at once. Whoever goes, goes first. */
function mostAtOnce(stays: Stay[]): number {
  const steps = stays.flatMap(({ from, to }) =>
    to > from
      ? [
          [from, 1],
          [to, -1],
        ]
      : [],
  )
  steps.sort(([a, up], [b, alsoUp]) => a - b || up - alsoUp)
  let there = 0
  let most = 0
  for (const [, change] of steps) {
    there += change
    most = Math.max(most, there)
  }
  return most
}

const plans = fc.constantFrom(...pool(60, 20270400, 800))

describe('Little’s law, exact over a whole term', () => {
  test('the number waiting in the engine’s queue, over time, = the waits in its facts, over callers', () => {
    let waited = 0
    fc.assert(
      fc.property(plans, fc.integer({ min: 2, max: 10 }), ({ plan }, days) => {
        let integral = () => 0
        const stays = queued(firstDays(plan.model, days), (kernel) => {
          integral = watchQueue(kernel)
        })
        const waits = stays.reduce((sum, { from, to }) => sum + to - from, 0)
        if (waits > 0) waited++
        // Whole microseconds on both sides.
        expect(integral()).toBe(waits)
      }),
      { seed: 20270401, numRuns: 100, endOnFailure: true },
    )
    expect(waited).toBeGreaterThan(50)
  })

  test('the queue never holds more first calls than its limit', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 3 }), ({ plan: { model } }, queueLimit) => {
        const types = model.types.map((type) => ({ ...type, transferProbability: 0 }))
        expect(mostAtOnce(queued({ ...firstDays(model, 8), types, queueLimit }))).toBeLessThanOrEqual(queueLimit)
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

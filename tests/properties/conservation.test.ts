import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ClosingState, Kernel } from '../../sim/engine/kernel.ts'
import type { Model } from '../../sim/engine/model.ts'
import { Entry, entryOf, Outcome, outcomeOf } from '../../sim/facts.ts'
import { firstDays } from '../engine/shorten.ts'
import { pool } from './plans.ts'

interface Attempt {
  received: number
  outcome: Outcome
  /** When its outcome was settled: an agent assigned (before the ring), or the caller gone. */
  settled: number
}

function replayed(model: Model): { attempts: Attempt[]; closings: ClosingState[] } {
  const attempts: Attempt[] = []
  const closings: ClosingState[] = []
  const kernel = new Kernel(model, 'conservation', ({ code, received, duration }, count) => {
    for (let i = 0; i < count; i++) {
      if (entryOf(code[i]) !== Entry.inHours) continue
      const outcome = outcomeOf(code[i])
      attempts.push({
        outcome,
        received: received[i],
        settled: received[i] + duration[i] - (outcome === Outcome.answered ? model.ring : 0),
      })
    }
  })
  kernel.onClosing = (state) => closings.push({ ...state })
  kernel.run(0)
  return { attempts, closings }
}

const scenarios = pool(80, 20270300, 800)
const shortModels = fc
  .tuple(fc.constantFrom(...scenarios), fc.integer({ min: 1, max: 10 }))
  .map(([{ plan }, days]) => firstDays(plan.model, days))
const options = { seed: 20270301, numRuns: 150, endOnFailure: true }

describe('nobody is lost track of', () => {
  test('at every closing those received are those settled and those pending', () => {
    let seen = 0
    fc.assert(
      fc.property(shortModels, (model) => {
        const { attempts, closings } = replayed(model)
        closings.forEach(({ time, received, pending }, i) => {
          seen++
          const before = attempts.filter((one) => one.received < time)
          expect(received).toBe(before.length)
          const open = before.filter(({ settled }) => settled >= time).length
          // A second number that closes at the same instant finds those gone to voicemail whom the first one sent there.
          const gone =
            closings[i - 1]?.time === time
              ? before.filter(({ settled, outcome }) => settled === time && outcome === Outcome.voicemail).length
              : 0
          expect(pending).toBeLessThanOrEqual(open)
          expect(pending).toBeGreaterThanOrEqual(open - gone)
        })
      }),
      options,
    )
    expect(seen).toBeGreaterThan(500)
  })

  test('at the end every attempt has one outcome, and only what the end of the term cut off is in progress', () => {
    fc.assert(
      fc.property(shortModels, (model) => {
        const { attempts } = replayed(model)
        const counts = Object.values(Outcome).map((outcome) => attempts.filter((one) => one.outcome === outcome).length)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(attempts.length)
        for (const { outcome, received, settled } of attempts) {
          expect(received).toBeLessThan(model.term.length)
          expect(settled).toBeGreaterThanOrEqual(received)
          if (outcome === Outcome.inProgress) expect(settled).toBe(model.term.length)
          else expect(settled).toBeLessThan(model.term.length)
        }
      }),
      options,
    )
  })

  test('first attempts are those that the demand brings, whatever the staffing', () => {
    fc.assert(
      fc.property(shortModels, (any) => {
        const model = { ...any, redial: null }
        const count = (one: Model) => {
          let calls = 0
          const kernel = new Kernel(one, 'conservation', ({ code }, rows) => {
            for (let i = 0; i < rows; i++) if (entryOf(code[i]) === Entry.inHours || entryOf(code[i]) === Entry.outOfHours) calls++
          })
          kernel.run(0)
          return calls
        }
        const nobody = { ...model, lines: model.lines.map(() => 0), groups: model.groups.map((group) => ({ ...group, absence: 1 })) }
        expect(count(nobody)).toBe(count(model))
      }),
      { ...options, numRuns: 60 },
    )
  })
})

/**
 * When can one more agent hurt no call? Order the calls by the end of their greeting and let s be when each is assigned. Where agents are
 * alike, calls are served in that order and everybody waits, a call may begin at s(n), at the latest, in the plan with more agents too:
 * by induction all before it began no later there, so those still being served at s(n) are among those of the smaller plan, and more
 * are on duty. This needs
 *   - no limit of patience, lines or queue, and no redials: everybody who comes is served, in both plans;
 *   - one priority, and every group with every skill and one handlingFactor: the order is that of entry, and a call takes as long in either plan;
 *   - no transfers and no background work (both come when handling ends or share agents, out of that order);
 *   - at every instant no fewer on duty. Breaks and absences are each agent's own, so more agents keep those of the others;
 *   - no closing to voicemail (it is a limit of patience); under `serve` the same number on duty just before every closing, else those who
 *     stay from a crowded one can still be there at the next.
 * The greeting, those who hang up in it, the ring and the profile of calls are free.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import { Kernel } from '../../sim/engine/kernel.ts'
import type { Model } from '../../sim/engine/model.ts'
import { Entry, entryOf, Outcome, outcomeOf, typeOf } from '../../sim/facts.ts'
import { replicate } from '../../sim/replicate.ts'
import { modelOf, scenarioOf, type Written } from '../engine/replay.ts'
import { replay } from '../engine/rules/outcomes.ts'
import { call, desk, group } from '../engine/scenarios.ts'
import { firstDays } from '../engine/shorten.ts'

/** Wait of every call received in hours, by the instant of receipt and type. */
function waits(model: Model): Map<string, number> {
  const all = new Map<string, number>()
  const kernel = new Kernel(model, 'more', ({ code, received, duration }, count) => {
    for (let i = 0; i < count; i++)
      if (entryOf(code[i]) === Entry.inHours && outcomeOf(code[i]) !== Outcome.inProgress)
        all.set(`${typeOf(code[i])} ${received[i]}`, duration[i])
  })
  kernel.run(0)
  return all
}

/** A call still waiting at the end has waited longer than one answered by then. */
function expectNoneWaitsLonger(fewer: Model, more: Model): number {
  const before = waits(fewer)
  const after = waits(more)
  let shorter = 0
  for (const [caller, wait] of before) {
    const now = after.get(caller)
    expect(now, caller).toBeLessThanOrEqual(wait)
    if (now !== undefined && now < wait) shorter++
  }
  return shorter
}

const types = fc.integer({ min: 1, max: 3 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, i) =>
      fc
        .record({
          perOpenDay: fc.integer({ min: 20, max: 250 }),
          mean: fc.integer({ min: 60, max: 400 }),
          leavesInGreeting: fc.constantFrom(0, '20%'),
        })
        .map(({ perOpenDay, mean, leavesInGreeting }) =>
          call({
            type: `type ${i}`,
            volume: { perOpenDay },
            handling: { lognormal: { mean, cv: 1.2 } },
            patience: undefined,
            leavesInGreeting,
            leavesMessage: 0,
          }),
        ),
    ),
  ),
)
const desks = fc.record({ contacts: types, greeting: fc.constantFrom(0, '7s'), ring: fc.constantFrom(0, '3s') })
const options = { endOnFailure: true, numRuns: 40 }

describe('one more agent', () => {
  test('hurts no call of a desk that never closes, whatever its shifts, breaks and absences', () => {
    const shifts = fc.record({
      agents: fc.integer({ min: 1, max: 4 }),
      shift: fc.constantFrom<string[]>(['00:00-24:00'], ['08:00-20:00'], ['06:00-14:00', '16:00-22:00']),
    })
    let shorter = 0
    fc.assert(
      fc.property(
        desks,
        fc.array(shifts, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(0, '20%'),
        ({ contacts, greeting, ring }, groups, absence) => {
          const plan = (extra: number) =>
            firstDays(
              modelOf(
                desk({
                  contract: { hours: { 'mon-sun': ['00:00-24:00'] } },
                  demand: { contacts, busyness: { cv: 0.2 } },
                  staffing: {
                    greeting,
                    ring,
                    groups: groups.map(({ agents, shift }, i) =>
                      group({
                        name: `group ${i}`,
                        agents: agents + (i === 0 ? extra : 0),
                        shift,
                        absence,
                        breaks: { after: '2h', length: '15m' },
                        handlingFactor: 1.1,
                      }),
                    ),
                  },
                }),
              ),
              4,
            )
          shorter += expectNoneWaitsLonger(plan(0), plan(1))
        },
      ),
      { ...options, seed: 20270601 },
    )
    expect(shorter).toBeGreaterThan(1000)
  })

  test('hurts no call of a desk that closes and serves, with the same agents at every closing', () => {
    let shorter = 0
    fc.assert(
      fc.property(desks, fc.integer({ min: 1, max: 5 }), ({ contacts, greeting, ring }, agents) => {
        const plan = (extra: number) =>
          firstDays(modelOf(desk({ demand: { contacts }, staffing: { greeting, ring, groups: [group({ agents: agents + extra })] } })), 4)
        shorter += expectNoneWaitsLonger(plan(0), plan(1))
      }),
      { ...options, seed: 20270602 },
    )
    expect(shorter).toBeGreaterThan(1000)
  })

  test('can hurt a call where callers give up: it takes long calls that would have hung up', () => {
    const long = { handling: 3000, patience: 60 }
    const desk = (agents: number) => ({
      callers: {
        first: { at: '09:00:00', handling: 600 },
        second: { at: '09:01:00', handling: 120 },
        third: { at: '09:09:30', ...long },
        fourth: { at: '09:10:30', ...long },
        last: { at: '09:12:10', patience: 300 },
      },
      groups: [{ levels: { '08:00': agents } }],
    })
    // One agent serves the first until 09:10 and the second until 09:12; the long ones give up meanwhile.
    expect(replay(desk(1)).of).toMatchObject({
      third: ['abandoned after 60 s'],
      fourth: ['abandoned after 60 s'],
      last: ['answered after 0 s'],
    })
    // Two serve them all, and both are busy with the long ones when the last comes.
    expect(replay(desk(2)).of).toMatchObject({
      third: ['answered after 0 s'],
      fourth: ['answered after 0 s'],
      last: ['abandoned after 300 s'],
    })
  })

  const replications = 20
  const lively: Record<string, Written> = {
    'patience and redials': desk({
      demand: { contacts: [call({ volume: { perOpenDay: 200 } })], redial: { probability: '50%', after: { exponential: { mean: '5m' } } } },
    }),
    'lines, a short queue and voicemail at closings': desk({
      demand: { contacts: [call({ volume: { perOpenDay: 220 } })] },
      staffing: { lines: 5, queueLimit: 2, onQueueFull: 'busy', atClose: 'voicemail' },
    }),
    'priorities and e-mail': desk({
      demand: {
        contacts: [
          call({ volume: { perOpenDay: 100 }, priority: 2 }),
          call({ type: 'urgent', volume: { perOpenDay: 60 } }),
          call({ type: 'letter', channel: 'email', volume: { perOpenDay: 30 }, patience: undefined }),
        ],
      },
    }),
  }
  test.each(Object.entries(lively))('answers more in time in the mean, with %s', (_, written) => {
    /** Answered within 20 s over received, by replication. */
    const shares = (agents: number) => {
      const { plan } = compile(scenarioOf({ ...written, staffing: { ...written.staffing, groups: [group({ agents })] } }))
      const { counts, months } = replicate(plan, 0, replications)
      const fields = counts.length / replications / months
      const target = fields - 2 * plan.targets.length + 2 * plan.targets.findIndex(({ measure }) => measure === 'answeredWithin')
      return Array.from({ length: replications }, (_, row) => {
        const sum = (field: number) =>
          Array.from({ length: months }, (_, month) => counts[(row * months + month) * fields + field]).reduce((a, b) => a + b)
        return sum(target) / sum(target + 1)
      })
    }
    const plans = [2, 3, 4].map(shares)
    for (let i = 1; i < plans.length; i++) {
      // Paired over common callers: the mean difference lies above 0 by more than three standard errors.
      const gains = plans[i].map((share, row) => share - plans[i - 1][row])
      const mean = gains.reduce((a, b) => a + b) / replications
      const error = Math.sqrt(gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / (replications - 1) / replications)
      expect(mean).toBeGreaterThan(3 * error)
    }
  })
})

/** Hand-made lines against hand-counted verdicts: 20 calls, so that 90% and 5% are whole numbers of them. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import { Denominator } from '../../sim/contract/classify.ts'
import { windowCallers } from '../../sim/engine/windowCallers.ts'
import { endpointSchema } from '../../sim/load/endpoint.ts'
import type { K6Report } from '../../sim/load/guards.ts'
import { loadPlan } from '../../sim/load/loadPlan.ts'
import type { FactLine, Line } from '../../sim/load/plan.ts'
import { type Run, verdictOf } from '../../sim/load/verdict.ts'
import { scenarioOf } from '../engine/replay.ts'
import { call, desk } from '../engine/scenarios.ts'

const hour = 3600e6
const endpoint = endpointSchema.parse({ name: 'test', place: { path: '/' }, answer: { by: 'immediate' } })
const scenario = scenarioOf(
  desk({
    contract: {
      targets: [
        { measure: 'answeredWithin', time: '20s', atLeast: '90%' },
        { measure: 'lost', atMost: '5%' },
      ],
    },
    demand: { contacts: [call({ volume: { perOpenDay: 2000 } })] },
  }),
)
const compiled = compile(scenario)
const window = { date: '2027-03-23', from: 36_000, to: 37_800 }
const from = compiled.calendar.days[1].start + 10 * hour
const whole = loadPlan({
  scenario,
  compiled,
  callers: windowCallers(compiled.plan.model, 'rules', 0, from, from + hour / 2),
  window,
  endpoint,
  target: 'http://127.0.0.1:1',
})
const planned = { ...whole, contacts: whole.contacts.slice(0, 20) }

const answer = (contact: number, seconds: number, changes: Partial<FactLine> = {}): FactLine => ({
  line: 'fact',
  contact,
  attempt: 1,
  outcome: 'answered',
  inHours: true,
  received: planned.contacts[contact].at,
  duration: seconds * 1e6,
  greeted: 0,
  lag: 1000,
  number: String(contact + 1),
  ...changes,
})
const all = (fact: (contact: number) => FactLine) => planned.contacts.map((_, contact) => fact(contact))

function verdict(lines: Line[], k6: Partial<K6Report> = {}, changes: Partial<Run> = {}) {
  const run: Run = {
    pronto: 'test',
    loadPlan: planned,
    plan: compiled.plan,
    from,
    localFrom: window.from,
    lines,
    k6: { version: '2.2.0', exitCode: 0, counters: {}, rates: {}, ...k6 },
    rateNames: ['answered_within', 'lost'],
    interrupted: false,
    prediction: null,
    ...changes,
  }
  return verdictOf(run)
}
const rates = (inTime: number, lost: number, of = 20) => ({
  rates: { answered_within: { part: inTime, whole: of }, lost: { part: lost, whole: of } },
})
/** A contract with a single target, whose denominator busy calls are not in. */
const answeredOfOffered: Partial<Run> = {
  plan: {
    ...compiled.plan,
    rules: { ...compiled.plan.rules, denominator: Denominator.offered },
    targets: compiled.plan.targets.map((target) => ({ ...target, judged: target.measure === 'answeredWithin' })),
  },
  loadPlan: { ...planned, targets: planned.targets.map((target) => ({ ...target, judged: target.measure === 'answeredWithin' })) },
}
const broken = ({ guards }: ReturnType<typeof verdict>) => guards.filter(({ ok }) => !ok).map(({ guard }) => guard)

describe('The verdict', () => {
  test('exactly 90% in time and exactly 5% lost meet the contract; 20 s is in time, 90 s is not lost', () => {
    const found = verdict(
      all((contact) => answer(contact, contact < 18 ? 20 : contact === 18 ? 90 : 90.001)),
      rates(18, 1),
    )
    expect(broken(found)).toEqual([])
    expect(found).toMatchObject({
      valid: true,
      meets: true,
      received: 20,
      targets: [
        { key: 'answeredWithin', part: 18, whole: 20, share: 0.9, meets: true },
        { key: 'lost', part: 1, whole: 20, share: 0.05, meets: true },
      ],
      lostBy: { abandoned: 0, answeredLate: 1, busy: 0, recordedMessage: 0, voicemail: 0 },
    })
  })

  test('one call less in time is a breach, and a valid measurement', () => {
    const found = verdict(
      all((contact) => answer(contact, contact < 17 ? 5 : 30)),
      { ...rates(17, 0), exitCode: 99 },
    )
    expect(found).toMatchObject({ valid: true, meets: false })
    expect(found.targets[0].meets).toBe(false)
  })

  test('each cause of loss is counted by its own name', () => {
    const outcomes = ['abandoned', 'busy', 'recordedMessage', 'voicemail'] as const
    const found = verdict(
      all((contact) => (contact < 4 ? answer(contact, 5, { outcome: outcomes[contact] }) : answer(contact, 5))),
      rates(16, 4),
    )
    expect(found.lostBy).toEqual({ abandoned: 1, answeredLate: 0, busy: 1, recordedMessage: 1, voicemail: 1 })
    expect(found.outcomes).toMatchObject({ answered: 16, abandoned: 1, busy: 1, recordedMessage: 1, voicemail: 1 })
  })

  test('attempts out of hours are in no share; redials are', () => {
    const again = answer(0, 5, { attempt: 2, received: planned.contacts[0].at + 60e6 })
    const found = verdict([...all((contact) => answer(contact, 5, { inHours: contact > 0 })), again], {
      ...rates(20, 0),
      counters: { redials_offered: 1 },
    })
    expect(found).toMatchObject({ valid: true, received: 20, outOfHours: 1, redials: 1 })
  })

  test('half hours are told apart', () => {
    const found = verdict(
      all((contact) => answer(contact, 5)),
      rates(20, 0),
      { localFrom: 37_800 - planned.contacts[10].at / 1e6 },
    )
    expect(found.intervals.map(({ time, received }) => [time, received])).toEqual([
      ['10:00', 10],
      ['10:30', 10],
    ])
  })
})

describe('It is no measurement', () => {
  const good = all((contact) => answer(contact, 5))
  const counted = rates(20, 0)
  test.each<[string, () => ReturnType<typeof verdict>, string[]]>([
    ['when a contact was never placed', () => verdict(good.slice(1), rates(19, 0, 19)), ['offered', 'resolved']],
    [
      'when a contact could not be followed',
      () =>
        verdict([...good.slice(1), { line: 'failure', contact: 0, attempt: 1, received: 0, what: 'HTTP 500', lag: 0 }], rates(19, 0, 19)),
      ['resolved', 'failures'],
    ],
    [
      'when a second attempt could not be followed',
      () =>
        verdict([...good, { line: 'failure', contact: 0, attempt: 2, received: 0, what: 'HTTP 500', lag: 0 }], {
          ...counted,
          counters: { redials_offered: 1 },
        }),
      ['failures'],
    ],
    [
      'when k6 placed a second attempt of which nothing came',
      () => verdict(good, { ...counted, counters: { redials_offered: 1 } }),
      ['redials'],
    ],
    [
      'when two contacts have one number',
      () => verdict([...good.slice(0, -1), { ...good[19], number: good[0].number }], counted),
      ['numbers'],
    ],
    [
      'when no target has data: nobody was answered, and only who is counts',
      () =>
        verdict(
          all((contact) => answer(contact, 5, { outcome: 'busy' })),
          { rates: { answered_within: { part: 0, whole: 0 }, lost: { part: 20, whole: 20 } } },
          answeredOfOffered,
        ),
      ['data'],
    ],
    [
      'when more than 1% were sent late',
      () => verdict([answer(0, 5, { lag: planned.lateAfter + 1 }), ...good.slice(1)], counted),
      ['replayLag'],
    ],
    ['when k6 ended by an error', () => verdict(good, { ...counted, exitCode: 107 }), ['k6']],
    ['when k6 was killed', () => verdict(good, { ...counted, exitCode: null }), ['k6']],
    ['when k6 counted otherwise', () => verdict(good, rates(19, 0)), ['crossCheck']],
    ['when k6 counted nothing', () => verdict(good, {}), ['crossCheck']],
    ['when it was interrupted', () => verdict(good, counted, { interrupted: true }), ['finished']],
    [
      'when no call was in hours',
      () =>
        verdict(
          all((contact) => answer(contact, 5, { inHours: false })),
          rates(0, 0, 0),
        ),
      ['data'],
    ],
    ['when nothing was printed at all', () => verdict([], {}), ['offered', 'resolved', 'data']],
  ])('%s', (_, make, guards) => {
    const found = make()
    expect(broken(found)).toEqual(guards)
    expect(found).toMatchObject({ valid: false, meets: null })
  })
})

describe('Measured and predicted', () => {
  const shares = (low: number, high: number) => ({
    prediction: {
      replications: 1999,
      received: { mean: 20 },
      shares: [
        { mean: 0.9, interval99: [low, high] as [number, number] },
        { mean: 0, interval99: [0, 0.1] as [number, number] },
      ],
    },
  })
  const lines = all((contact) => answer(contact, contact < 18 ? 5 : 30))
  test('agree when what was measured lies within the interval, its ends included', () => {
    expect(verdict(lines, rates(18, 0), shares(0.9, 0.95)).predicted?.agrees).toBe(true)
    expect(verdict(lines, rates(18, 0), shares(0.8, 0.9)).predicted?.agrees).toBe(true)
  })
  test('do not when one target lies outside', () => {
    expect(verdict(lines, rates(18, 0), shares(0.91, 0.95)).predicted).toMatchObject({
      agrees: false,
      targets: [{ agrees: false }, { agrees: true }],
    })
  })
})

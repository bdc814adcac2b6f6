/** Facts that k6 hands back, held against what an endpoint did by script. */
import { beforeAll, expect, test } from 'vitest'
import type { ListedContact, LoadPlan } from '../../sim/load/plan.ts'
import { type Script, type Scripted, scripted, steps } from './endpoints/scripted.ts'
import { describeK6, type K6Result, run } from './k6.ts'
import { contact, endpoint, plan } from './plans.ts'
import { recount } from './recount.ts'

/** Each case: what the endpoint does, who calls, what is to come of it, and from how many milliseconds on. */
interface Case {
  name: string
  scripts: Script[]
  listed: ListedContact
  outcomes: string[]
  lasts: number[]
}

const ms = 1000
/** How much longer than scripted an attempt may seem on a busy machine. */
const generous = 700 * ms
const followed: Case[] = [
  { name: 'answered at once', scripts: [steps('answered 0')], listed: contact(0), outcomes: ['answered'], lasts: [0] },
  {
    name: 'greeted, waiting, answered',
    scripts: [steps('greeting 0, waiting 100, answered 300')],
    listed: contact(10 * ms),
    outcomes: ['answered'],
    lasts: [300],
  },
  {
    name: 'out of patience, which runs from the queue',
    scripts: [steps('greeting 0, waiting 200')],
    listed: contact(20 * ms, [{ patience: 200 * ms }]),
    outcomes: ['abandoned'],
    lasts: [400],
  },
  {
    name: 'balks as soon as it must wait',
    scripts: [steps('greeting 0, waiting 100, answered 800')],
    listed: contact(30 * ms, [{ balks: true }]),
    outcomes: ['abandoned'],
    lasts: [100],
  },
  {
    name: 'does not balk when it need not wait',
    scripts: [steps('greeting 0, answered 100')],
    listed: contact(40 * ms, [{ balks: true }]),
    outcomes: ['answered'],
    lasts: [100],
  },
  {
    name: 'leaves in the greeting',
    scripts: [steps('greeting 0, waiting 800')],
    listed: contact(50 * ms, [{ leavesGreetingAfter: 150 * ms }]),
    outcomes: ['abandoned'],
    lasts: [150],
  },
  {
    name: 'does not leave a greeting that is over',
    scripts: [steps('greeting 0, waiting 50, answered 900')],
    listed: contact(60 * ms, [{ leavesGreetingAfter: 500 * ms }]),
    outcomes: ['answered'],
    lasts: [900],
  },
  { name: 'busy', scripts: [steps('busy 0')], listed: contact(70 * ms), outcomes: ['busy'], lasts: [0] },
  {
    name: 'busy by its status alone',
    scripts: [{ steps: [], first: { status: 503, body: '<h1>Busy</h1>' } }],
    listed: contact(80 * ms),
    outcomes: ['busy'],
    lasts: [0],
  },
  {
    name: 'a recorded message',
    scripts: [steps('greeting 0, recordedMessage 100')],
    listed: contact(90 * ms),
    outcomes: ['recordedMessage'],
    lasts: [100],
  },
  {
    name: 'voicemail out of hours, with a message',
    scripts: [steps('voicemail 0')],
    listed: contact(100 * ms, [{ leavesMessage: true }], { inHours: false }),
    outcomes: ['voicemail'],
    lasts: [0],
  },
  {
    name: 'hangs up, which is answered by 204 and nothing',
    scripts: [{ ...steps('waiting 0'), receipt: { status: 204, body: '' } }],
    listed: contact(102 * ms, [{ patience: 100 * ms }]),
    outcomes: ['abandoned'],
    lasts: [100],
  },
  {
    name: 'leaves a message, which is answered in words',
    scripts: [{ ...steps('voicemail 0'), receipt: { status: 200, body: 'Thank you' } }],
    listed: contact(104 * ms, [{ leavesMessage: true }], { inHours: false }),
    outcomes: ['voicemail'],
    lasts: [0],
  },
  {
    name: 'answered just before it hangs up',
    scripts: [{ ...steps('waiting 0'), foundByHangUp: 'answered' }],
    listed: contact(110 * ms, [{ patience: 100 * ms }]),
    outcomes: ['answered'],
    lasts: [100],
  },
  {
    name: 'is put through, and does not hang up while it rings',
    scripts: [steps('waiting 0, ringing 100, answered 900')],
    listed: contact(112 * ms, [{ patience: 400 * ms }]),
    outcomes: ['answered'],
    lasts: [900],
  },
  {
    name: 'hangs up too late, as it rings already',
    scripts: [{ ...steps('waiting 0, answered 900'), foundByHangUp: 'ringing' }],
    listed: contact(114 * ms, [{ patience: 100 * ms }]),
    outcomes: ['answered'],
    lasts: [900],
  },
  {
    name: 'calls again after busy, and gets through',
    scripts: [steps('busy 0'), steps('waiting 0, answered 100')],
    listed: contact(120 * ms, [{ redialAfter: 200 * ms }, {}]),
    outcomes: ['busy', 'answered'],
    lasts: [0, 100],
  },
  {
    name: 'does not call again beyond the window',
    scripts: [steps('busy 0')],
    listed: contact(130 * ms, [{ redialAfter: 1e9 }, {}]),
    outcomes: ['busy'],
    lasts: [0],
  },
  {
    name: 'waits still when all is over',
    scripts: [steps('waiting 0')],
    listed: contact(140 * ms),
    outcomes: ['inProgress'],
    lasts: [1860],
  },
]

describeK6.each(['websocket', 'poll'] as const)('facts by k6, followed by %s', (by) => {
  let result: K6Result
  let asked: Scripted
  let planned: LoadPlan

  beforeAll(async () => {
    asked = await scripted((caller, attempt) => followed[caller]?.scripts[attempt - 1] ?? steps('answered 0'))
    planned = plan(asked.url, [...followed.map((one) => one.listed), contact(150 * ms, [])], {
      endpoint: endpoint(by, { statuses: { busy: [503] } }),
    })
    result = await run('contract-window', { plan: planned })
    await asked.close()
  })

  test.each(followed.map((one, index) => ({ ...one, index })))('$name', ({ index, outcomes, lasts }) => {
    const own = result.facts.filter((fact) => fact.contact === index)
    expect(own.map(({ outcome }) => outcome)).toEqual(outcomes)
    own.forEach(({ duration }, i) => {
      // Clocks are read in whole milliseconds.
      expect(duration).toBeGreaterThanOrEqual(lasts[i] * ms - 2 * ms)
      expect(duration).toBeLessThan(lasts[i] * ms + generous)
    })
  })

  test('nothing fails, and a written contact is registered under its number', () => {
    expect(result.failures).toEqual([])
    expect(result.lines.filter(({ line }) => line === 'registered')).toMatchObject([
      { contact: followed.length, received: 150 * ms, number: expect.stringMatching(/^\d+$/) },
    ])
  })

  test('the greeting is what the endpoint says of it', () => {
    expect(result.facts.find(({ contact }) => contact === 1)?.greeted).toBe(100 * ms)
    expect(result.facts.find(({ contact }) => contact === 7)?.greeted).toBe(0)
  })

  test('a redial is due after the first attempt ended, by as long as the caller waits', () => {
    const redials = followed.findIndex(({ scripts }) => scripts.length > 1)
    const [first, second] = result.facts.filter(({ contact }) => contact === redials)
    expect(second.received).toBe(first.received + first.duration + 200 * ms)
  })

  test('whoever hangs up says so, and who is still waiting at the end does too', () => {
    const hungUp = asked.requests.filter((request) => request.endsWith('/hang-up'))
    expect(hungUp).toHaveLength(7)
    expect(asked.requests.filter((request) => request.endsWith('/message'))).toHaveLength(2)
  })

  test('each contact is placed with its own values', () => {
    expect(asked.bodies[0]).toEqual({ channel: 'phone', type: 'order', calledNumber: 'main', caller: 'caller-0' })
    expect(asked.bodies).toContainEqual({
      channel: 'email',
      type: 'order',
      calledNumber: 'main',
      caller: `caller-${followed.length}@example.com`,
    })
  })

  test('counters and rates are those of the lines', () => {
    const { counters, rates } = recount(planned, result)
    for (const [name, count] of Object.entries(counters)) expect([name, result.count(name)]).toEqual([name, count])
    for (const [name, rate] of Object.entries(rates)) expect([name, result.rate(name)]).toEqual([name, rate])
    expect(counters.contacts_resolved).toBe(followed.length + 1)
  })

  test('the contract is not met, and k6 says so by its exit code', () => {
    expect(result.exitCode).toBe(99)
    expect(result.said).toContain("thresholds on metrics 'answered_within, lost' have been crossed")
  })
})

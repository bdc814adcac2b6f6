/** How a window is replayed: by the clock, by several virtual users, with what the endpoint does not tell. */
import { expect, test } from 'vitest'
import { scripted, steps } from './endpoints/scripted.ts'
import { describeK6, run } from './k6.ts'
import { contact, endpoint, plan } from './plans.ts'

describeK6('a window replayed by k6', { concurrent: true }, () => {
  test('the lag is recorded: measured from the instant that was due, not from the request', async () => {
    const server = await scripted(() => steps('answered 0'))
    const contacts = [contact(-600_000), contact(-300_000), contact(500_000)]
    const result = await run('contract-window', { plan: plan(server.url, contacts, { lead: 0 }) })
    await server.close()
    const [first, second, third] = result.facts
    for (const [fact, least] of [
      [first, 600_000],
      [second, 300_000],
    ] as const) {
      expect(fact.lag).toBeGreaterThanOrEqual(least)
      expect(fact.duration).toBeGreaterThanOrEqual(fact.lag)
    }
    expect(third.lag).toBeLessThan(250_000)
    expect(result.rate('late_replays')).toEqual({ part: 2, whole: 3 })
    expect(result.rate('answered_within')).toEqual({ part: 2, whole: 3 })
    expect(result.exitCode).toBe(99)
    expect(result.said).toContain('late_replays')
  })

  test('every contact is placed once, whatever the number of virtual users', async () => {
    const server = await scripted(() => steps('waiting 0, answered 50'))
    const contacts = Array.from({ length: 40 }, (_, i) => contact(i * 20_000))
    const result = await run('contract-window', { plan: plan(server.url, contacts, { vus: 3 }) })
    await server.close()
    expect(result.facts.map((fact) => fact.contact)).toEqual(contacts.map((_, i) => i))
    expect(result.exitCode).toBe(0)
  })

  test('an endpoint that tells no states but the end: patience runs from the end of the greeting, and nobody balks', async () => {
    const server = await scripted(() => ({ steps: [['waiting', 0]] }))
    const silent = endpoint('poll', {
      states: { answered: ['answered'], abandoned: ['abandoned'], greeting: ['waiting'] },
      greeting: '200ms',
      greeted: undefined,
      hangUp: undefined,
    })
    const contacts = [contact(0, [{ patience: 300_000, balks: true }]), contact(10_000, [{}])]
    const result = await run('contract-window', { plan: plan(server.url, contacts, { endpoint: silent }) })
    await server.close()
    expect(result.facts).toMatchObject([{ outcome: 'abandoned' }, { outcome: 'inProgress' }])
    expect(result.facts[0].duration).toBeGreaterThanOrEqual(500_000)
    expect(result.facts[0].duration).toBeLessThan(1_200_000)
    expect(server.requests.filter((request) => request.startsWith('POST'))).toHaveLength(2)
  })

  test('an endpoint without hanging up: its connection is closed', async () => {
    const server = await scripted(() => steps('waiting 0, answered 900'))
    const result = await run('contract-window', {
      plan: plan(server.url, [contact(0, [{ patience: 200_000 }])], { endpoint: endpoint('websocket', { hangUp: undefined }) }),
    })
    await server.close()
    expect(result.facts).toMatchObject([{ outcome: 'abandoned', greeted: 0 }])
    expect(server.requests).toHaveLength(2)
  })

  test('samples are tagged by the local half hour', async () => {
    const server = await scripted(() => steps('answered 0'))
    const window = { from: '2027-03-08T09:59:59', to: '2027-03-08T10:00:01', timezone: 'Europe/Rome', length: 2_000_000 }
    const contacts = [contact(0), contact(500_000), contact(1_000_000)]
    const listed = plan(server.url, contacts, { window, openings: { main: [[0, 2_000_000]] } })
    const result = await run('contract-window', { plan: listed })
    await server.close()
    expect(result.rate('answered_within{window:09:30}')).toEqual({ part: 2, whole: 2 })
    expect(result.rate('answered_within{window:10:00}')).toEqual({ part: 1, whole: 1 })
  })
})

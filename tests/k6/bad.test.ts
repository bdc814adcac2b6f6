/** What k6 hands back of endpoints that are bad, each in its own way. */
import { expect, test } from 'vitest'
import { k6Config } from '../../sim/load/k6Config.ts'
import { type BadKind, frozen, start } from './endpoints/bad.ts'
import { describeK6, type K6Result, run } from './k6.ts'
import { contact, endpoint, plan } from './plans.ts'
import { recount } from './recount.ts'

const planned = 8
/** Patient for 400 ms, where an answer is due within 300. */
const contacts = Array.from({ length: planned }, (_, i) => contact(i * 100_000, [{ patience: 600_000 }]))

async function met(kind: BadKind): Promise<K6Result> {
  const server = await start(kind, { slow: 400 })
  try {
    const listed = plan(server.url, contacts, {
      endpoint: endpoint('websocket', { timeout: '1s' }),
      targets: [
        { key: 'answeredWithin', measure: 'answeredWithin', time: 250_000, limit: 0.9, numbers: null, judged: true },
        { key: 'lost', measure: 'lost', time: 0, limit: 0.04, numbers: null, judged: true },
      ],
    })
    const result = await run('contract-window', { plan: listed })
    const { counters, rates } = recount(listed, result)
    for (const [name, count] of Object.entries(counters)) expect([name, result.count(name)]).toEqual([name, count])
    for (const [name, rate] of Object.entries(rates)) expect([name, result.rate(name)]).toEqual([name, rate])
    return result
  } finally {
    await server.close()
  }
}

describeK6('a bad endpoint met by k6', { concurrent: true }, () => {
  test.each([
    ['tooSlow', 'answered', { answered_within: { part: 0, whole: planned }, lost: { part: 0, whole: planned } }],
    ['alwaysBusy', 'busy', { answered_within: { part: 0, whole: planned }, lost: { part: planned, whole: planned } }],
    ['immediateMessage', 'recordedMessage', { answered_within: { part: 0, whole: planned }, lost: { part: planned, whole: planned } }],
    ['voicemailInHours', 'voicemail', { answered_within: { part: 0, whole: planned }, lost: { part: planned, whole: planned } }],
  ] as const)('%s: measured, and a breach', async (kind, outcome, rates) => {
    const result = await met(kind)
    expect(result.failures).toEqual([])
    expect(result.facts.map((fact) => fact.outcome)).toEqual(Array(planned).fill(outcome))
    for (const [name, rate] of Object.entries(rates)) expect(result.rate(name)).toEqual(rate)
    expect(result.count('contacts_resolved')).toBe(planned)
    expect(result.exitCode).toBe(99)
  })

  test.each([
    ['hangingConnections', 'no answer in 1 s'],
    ['wrongJson', 'no JSON'],
    ['serverErrors', 'HTTP 500'],
    ['deadPort', 'connection refused'],
  ] as const)('%s: no measurement', async (kind, what) => {
    const result = await met(kind)
    expect(result.facts).toEqual([])
    expect(result.failures.map((failure) => failure.what)).toEqual(Array(planned).fill(what))
    expect(result.count('contacts_resolved')).toBe(0)
    expect(result.rate('transport_errors')).toEqual({ part: planned, whole: planned })
    expect(result.exitCode).toBe(99)
    expect(result.said).toContain('contacts_resolved')
  })

  test('diesHalfway: what came before is kept, and it is no measurement', async () => {
    const result = await met('diesHalfway')
    expect(result.facts.length).toBeGreaterThan(0)
    expect(result.failures.length).toBeGreaterThanOrEqual(3)
    expect(result.facts.length + result.failures.length).toBe(planned)
    expect(result.count('contacts_offered')).toBe(planned)
    expect(result.exitCode).toBe(99)
  })

  test('frozen: k6 2.2 does not end by itself, but every line is there by then', async () => {
    const server = await frozen()
    const listed = plan(server.url, [contact(0, [{ patience: 200_000 }])], { endpoint: endpoint('websocket', { hangUp: undefined }) })
    const config = k6Config(listed)
    config.scenarios.contract_window.maxDuration = '1s'
    config.scenarios.contract_window.gracefulStop = '0s'
    const result = await run('contract-window', { plan: listed, config, killAfter: 4000 })
    await server.close()
    expect(result.facts).toMatchObject([{ outcome: 'abandoned' }])
  })
})

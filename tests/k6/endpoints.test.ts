/** The worked examples of scenarios/endpoints, each against a small server of its kind. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEndpoint } from '../../run/read/documents.ts'
import { scripted, steps } from './endpoints/scripted.ts'
import { telephony } from './endpoints/telephony.ts'
import { ticketApi } from './endpoints/ticketApi.ts'
import { describeK6, run } from './k6.ts'
import { contact, plan } from './plans.ts'

const shipped = (name: string) => readEndpoint(join(import.meta.dirname, '../../scenarios/endpoints', `${name}.yaml`))

describe('the worked examples', () => {
  test.each(['reference', 'ticket-api', 'telephony'])('%s.yaml is an endpoint file', (name) => {
    expect(shipped(name).name).not.toBe('')
  })
})

describeK6('the worked examples, run by k6', () => {
  test('ticket-api.yaml: the one answer tells the end, and patience limits how long it may take', async () => {
    const server = await ticketApi()
    const types = ['order', 'busy', 'automatic', 'night', 'slow', 'slow', 'broken']
    const contacts = types.map((type, i) => contact(i * 10_000, [{ patience: i === 4 ? 400_000 : null, balks: true }], { type }))
    const result = await run('contract-window', { plan: plan(server.url, contacts, { endpoint: shipped('ticket-api') }) })
    await server.close()
    expect(result.facts.map(({ contact, outcome, number }) => [contact, outcome, number === null])).toEqual([
      [0, 'answered', false],
      [1, 'busy', true],
      [2, 'recordedMessage', false],
      [3, 'voicemail', false],
      [4, 'abandoned', true],
      [5, 'answered', false],
    ])
    expect(result.facts[4].duration).toBeGreaterThanOrEqual(400_000)
    expect(result.facts[4].duration).toBeLessThan(1_000_000)
    expect(result.facts[5].duration).toBeGreaterThanOrEqual(1_498_000)
    expect(result.failures.map(({ contact, what }) => [contact, what])).toEqual([[6, 'HTTP 422']])
  })

  test('telephony.yaml: form fields, polls, hanging up by a posted status; the token is sent and never shown', async () => {
    const server = await telephony('Basic c2VjcmV0', 300)
    const types = ['answered', 'engaged', 'full', 'forgotten']
    const contacts = types.map((type, i) => contact(i * 10_000, [{ patience: 600_000 }], { type }))
    const file = shipped('telephony')
    const listed = plan(server.url, contacts, { endpoint: { ...file, answer: { ...file.answer, every: 0.1 } as typeof file.answer } })
    const result = await run('contract-window', { plan: listed, variables: { TELEPHONY_BASIC: 'c2VjcmV0' } })
    await server.close()
    expect(result.failures).toEqual([])
    expect(result.facts.map(({ outcome }) => outcome)).toEqual(['answered', 'busy', 'recordedMessage', 'abandoned'])
    expect(result.facts[0].number).toMatch(/^CA\d$/)
    expect(server.calls[0]).toEqual({ From: 'caller-0', To: 'main', Parameter1: 'answered' })
    expect(server.refused).toBe(0)
    expect(result.said + JSON.stringify(result.lines)).not.toContain('c2VjcmV0')
  })

  test('telephony.yaml without its variable: nothing is begun, and why', async () => {
    const server = await telephony('Basic c2VjcmV0', 300)
    const result = await run('contract-window', { plan: plan(server.url, [contact(0)], { endpoint: shipped('telephony') }) })
    await server.close()
    expect(result.exitCode).toBe(108)
    expect(result.said).toContain('header authorization needs the environment variable TELEPHONY_BASIC')
    expect(server.calls).toEqual([])
  })

  test('reference.yaml: its clock is told to show the beginning of the window when the replay begins', async () => {
    const server = await scripted(() => steps('answered 0'))
    const result = await run('contract-window', {
      plan: plan(server.url, [contact(0)], { endpoint: shipped('reference'), lead: 1_500_000 }),
    })
    await server.close()
    expect(server.bodies[0]).toEqual({ local: '2027-03-08T09:59:57.500' })
    expect(result.facts).toMatchObject([{ outcome: 'answered' }])
  })

  test('an endpoint whose clock cannot be set: nothing is begun, and why', async () => {
    const server = await scripted(() => steps('answered 0'))
    const endpoint = shipped('reference')
    const clock = { ...endpoint.clock, path: '/no-clock' } as typeof endpoint.clock
    const result = await run('contract-window', { plan: plan(server.url, [contact(0)], { endpoint: { ...endpoint, clock } }) })
    await server.close()
    expect(result.exitCode).toBe(108)
    expect(result.said).toContain("The endpoint's clock could not be set to 2027-03-08T09:59:58.500: HTTP 404")
    expect(result.lines).toEqual([])
  })
})

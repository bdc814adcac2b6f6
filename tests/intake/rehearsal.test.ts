/** Simulated operators at the endpoint, and its clock. */
import { describe, expect, test } from 'vitest'
import { endpoint } from './endpoint.ts'

const demand = {
  contacts: [
    { type: 'order', volume: { perOpenDay: 100 }, handling: { constant: '300ms' } },
    { type: 'letter', channel: 'email', volume: { perOpenDay: 10 }, handling: { constant: '100ms' } },
  ],
}
const staffing = { ring: '50ms', groups: [{ name: 'all', agents: 1, shift: ['09:00-17:00'] }] }
const hours = { 'mon-fri': ['09:00-17:00'] }
const rehearsal = (more: Record<string, unknown> = {}) => endpoint({ contract: { hours }, demand, staffing, ...more })
const soon = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

describe('the clock of a rehearsal', () => {
  test('is set, and runs on', async () => {
    const { ask } = await rehearsal()
    const { status, json } = await ask('PUT', '/clock', { local: '2027-03-08T10:00' })
    expect([status, json.local.slice(0, 19), json.rehearsal]).toEqual([200, '2027-03-08T10:00:00', true])
    await soon(60)
    const later = (await ask('GET', '/clock')).json.local
    expect(later > json.local && later < '2027-03-08T10:00:30').toBe(true)
  })

  test('decides when the desk is open, what is registered when and from when terms run', async () => {
    const { ask, place } = await rehearsal()
    await ask('PUT', '/clock', { local: '2027-03-08T10:00:00' })
    const call = await place()
    expect(call.state).toBe('ringing')
    expect(call.registeredAt).toMatch(/^2027-03-08T10:00:0\d\.\d{3}\+01:00$/)
    await soon(100)
    await ask('PUT', '/clock', { local: '2027-03-06T10:00:00' })
    expect(await place()).toMatchObject({ state: 'voicemail', runsFrom: '2027-03-08T08:30:00.000+01:00' })
    await ask('PUT', '/clock', { local: '2031-07-01T16:59:59' })
    expect(await place()).toMatchObject({ state: 'ringing' })
    await soon(1100)
    expect((await place()).state).toBe('voicemail')
  })

  test.each(['2027-03-28T02:30:00', '2027-02-30T10:00:00', '1969-12-31T10:00:00', '2300-01-01T00:00:00', '0000-01-01T00:00:00'])(
    'cannot show %s',
    async (local) => {
      const { ask } = await rehearsal()
      const { status, json } = await ask('PUT', '/clock', { local })
      expect([status, json.problems?.[0]?.path]).toEqual([400, 'local'])
    },
  )

  test('is not set while somebody waits; who is served or has left does not hinder', async () => {
    const { ask, place } = await rehearsal()
    await ask('PUT', '/clock', { local: '2027-03-08T10:00:00' })
    for (let i = 0; i < 20; i++) await place()
    expect((await ask('PUT', '/clock', { local: '2027-03-08T11:00:00' })).status).toBe(409)
    for (let number = 1; number <= 20; number++) await ask('POST', `/contacts/${number}/hang-up`)
    expect((await ask('PUT', '/clock', { local: '2027-03-08T11:00:00' })).status).toBe(200)
  })

  test('is the machine’s where people answer, and nobody sets it', async () => {
    const { ask } = await endpoint()
    const { json } = await ask('GET', '/clock')
    expect([json.rehearsal, (await ask('PUT', '/clock', { local: '2027-03-08T10:00:00' })).status]).toEqual([false, 404])
    const shown = Intl.DateTimeFormat('sv', { timeZone: 'Europe/Rome', dateStyle: 'short', timeStyle: 'short' })
    expect(json.local.slice(0, 16).replace('T', ' ')).toBe(shown.format(new Date()))
  })
})

describe('simulated operators', () => {
  test('answer after the ring, one after the other, for as long as the demand says', async () => {
    const { ask, place } = await rehearsal()
    await ask('PUT', '/clock', { local: '2027-03-08T10:00:00' })
    await place()
    await place()
    const first = await ask('GET', '/contacts/1?since=ringing&wait=5')
    expect((await ask('GET', '/contacts/2?since=waiting&wait=5')).json.state).toBe('ringing')
    const second = await ask('GET', '/contacts/2?since=ringing&wait=5')
    expect(first.json).toMatchObject({ state: 'answered', waited: 0.05 })
    expect(second.json.state).toBe('answered')
    // The first talk, and two rings; and the moment between the two calls.
    expect(second.json.waited).toBeGreaterThan(0.35)
    expect(second.json.waited).toBeLessThan(0.41)
    await soon(500)
    expect((await ask('GET', '/contacts/2')).json.state).toBe('finished')
  })

  test('do what is written too', async () => {
    const { ask, place } = await rehearsal()
    await ask('PUT', '/clock', { local: '2027-03-08T10:00:00' })
    await place({ channel: 'email', type: 'letter', text: 'Hello' })
    expect((await ask('GET', '/contacts/1?since=registered&wait=5')).json.state).toBe('answered')
  })

  test('leave no place for people', async () => {
    const { ask } = await rehearsal()
    expect((await ask('POST', '/operators', { name: 'Anna', group: 'all' })).status).toBe(409)
  })

  test('take the types of the demand, each by its channel', async () => {
    const { ask } = await rehearsal()
    const { status, json } = await ask('POST', '/contacts', { channel: 'fax', type: 'letter', caller: '1' })
    expect([status, json.problems]).toEqual([400, [{ path: 'type', found: 'letter by fax to main', expected: 'email to main' }]])
  })
})

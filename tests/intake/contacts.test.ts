/** What becomes of contacts: registered, numbered, put through, or met by busy, message or voicemail. */
import { describe, expect, test } from 'vitest'
import { closedToday, endpoint, operator } from './endpoint.ts'

describe('a contact', () => {
  test('gets the next number, its instant and the instant from which terms run', async () => {
    const { place } = await endpoint()
    const first = await place()
    const second = await place({ channel: 'email', text: 'When does it come?\nThanks' })
    expect([first.number, second.number]).toEqual([1, 2])
    expect(first.registeredAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)
    expect(Math.abs(Date.parse(first.registeredAt) - Date.now())).toBeLessThan(5000)
    expect(first.runsFrom).toBe(first.registeredAt)
    expect(first).toMatchObject({ channel: 'phone', type: 'order', calledNumber: 'main', state: 'waiting', greeted: 0 })
    expect(second.state).toBe('registered')
  })

  test('shows nobody who called and what was said', async () => {
    const { place, ask } = await endpoint()
    const contact = await place({ caller: 'Rossi', text: 'private' })
    const { json } = await ask('GET', `/contacts/${contact.number}`)
    expect(JSON.stringify([contact, json])).not.toMatch(/Rossi|private/)
  })

  test('of a type with a sequence of its own has a number there too', async () => {
    const contract = { services: ['order', 'repair'], tickets: [{ on: 'everyContact' }, { on: 'repair' }] }
    const { place, ask } = await endpoint({ contract })
    const types = ['repair', 'order', 'repair', 'order', 'repair']
    const placed = []
    for (const type of types) placed.push(await place({ type }))
    expect(placed.map(({ number, tickets }) => [number, tickets?.repair])).toEqual([
      [1, 1],
      [2, undefined],
      [3, 2],
      [4, undefined],
      [5, 3],
    ])
    expect((await ask('GET', '/contacts/5')).json.tickets).toEqual({ repair: 3 })
  })

  test('of a type that the contract does not know is refused, and gets no number', async () => {
    const { ask, place } = await endpoint({ contract: { services: ['order'] } })
    const { status, json } = await ask('POST', '/contacts', { channel: 'phone', type: 'ordr', caller: '1' })
    expect(status).toBe(400)
    expect(json.problems).toEqual([{ path: 'type', found: '"ordr"', expected: 'one of order' }])
    expect((await place()).number).toBe(1)
  })

  test('that finds no line hears busy, and is registered like all others', async () => {
    const { place } = await endpoint({ staffing: { lines: 1, groups: [{ name: 'desk', agents: 1, shift: ['00:00-24:00'] }] } })
    expect([(await place()).state, (await place()).state, (await place()).number]).toEqual(['waiting', 'busy', 3])
  })

  test.each(['recordedMessage', 'busy', 'voicemail'])('that finds a full queue meets %s', async (onQueueFull) => {
    const groups = [{ name: 'desk', agents: 1, shift: ['00:00-24:00'] }]
    const { place } = await endpoint({ staffing: { queueLimit: 1, onQueueFull, groups } })
    expect([(await place()).state, (await place()).state]).toEqual(['waiting', onQueueFull])
  })

  test('hears a greeting first, and waits after it', async () => {
    const groups = [{ name: 'desk', agents: 1, shift: ['00:00-24:00'] }]
    const { place, ask } = await endpoint({ staffing: { greeting: '200ms', groups } })
    const contact = await place()
    expect(contact.state).toBe('greeting')
    const { json } = await ask('GET', `/contacts/1?since=greeting&wait=5`)
    expect(json).toMatchObject({ state: 'waiting', greeted: 0.2 })
    expect(json.waited).toBeGreaterThanOrEqual(0.2)
  })

  test('whose caller hangs up is abandoned, once and for all', async () => {
    const { place, ask } = await endpoint()
    await place()
    const first = await ask('POST', '/contacts/1/hang-up')
    const again = await ask('POST', '/contacts/1/hang-up')
    expect([first.status, first.json.state, again.status, again.json.state]).toEqual([200, 'abandoned', 200, 'abandoned'])
    expect(again.json.waited).toBe(first.json.waited)
    const anna = await operator({ ask })
    expect((await anna.next(0)).status).toBe(204)
  })

  test('out of hours meets voicemail; terms run from the deemed receipt', async () => {
    const { place } = await endpoint({ contract: { hours: closedToday() } })
    const call = await place()
    const mail = await place({ channel: 'email', text: 'Hello' })
    expect([call.state, mail.state]).toEqual(['voicemail', 'registered'])
    for (const { runsFrom, registeredAt } of [call, mail]) {
      expect(runsFrom > registeredAt).toBe(true)
      expect(runsFrom).toMatch(/T08:30:00\.000/)
    }
  })

  test('on voicemail takes one message, which makes a callback', async () => {
    const { place, ask, reception } = await endpoint({ contract: { hours: closedToday(), afterHours: { inBreak: 'inHours' } } })
    await place()
    const [first, second] = await Promise.all([
      ask('POST', '/contacts/1/message', { text: 'Call me' }),
      ask('POST', '/contacts/1/message', { text: 'Call me twice' }),
    ])
    expect([first.status, second.status]).toEqual([201, 409])
    expect(first.json).toMatchObject({ number: 1, state: 'voicemail' })
    expect((await ask('POST', '/contacts/1/message', { text: 'Again' })).status).toBe(409)
    // It is deemed received as the call is: nothing to do yet.
    expect(reception.waiting()).toEqual({ phone: 0, background: 0 })
  })

  test('in hours, put on voicemail, is called back from then on', async () => {
    const groups = [{ name: 'desk', agents: 1, shift: ['00:00-24:00'] }]
    const one = await endpoint({ staffing: { queueLimit: 0, onQueueFull: 'voicemail', groups } })
    const { state } = await one.place({ caller: 'Rossi' })
    await one.ask('POST', '/contacts/1/message', { text: 'Call me' })
    const { next, finish } = await operator(one)
    const { contact } = (await next()).json
    expect([state, contact]).toMatchObject(['voicemail', { number: 1, caller: 'Rossi', text: 'Call me', callback: true }])
    expect(Date.parse(contact.runsFrom)).toBeGreaterThanOrEqual(Date.parse(contact.registeredAt))
    expect((await finish()).status).toBe(204)
    expect((await one.ask('GET', '/contacts/1')).json.state).toBe('voicemail')
  })

  test('out of hours takes no message where the contract has no voicemail', async () => {
    const { place, ask } = await endpoint({ contract: { hours: closedToday(), afterHours: { voicemail: false } } })
    await place()
    expect((await ask('POST', '/contacts/1/message', { text: 'Call me' })).status).toBe(409)
  })

  test('that is not on voicemail takes no message', async () => {
    const { place, ask } = await endpoint()
    await place()
    expect((await ask('POST', '/contacts/1/message', { text: 'Hello' })).status).toBe(409)
    expect((await ask('POST', '/contacts/2/message', { text: 'Hello' })).status).toBe(404)
  })

  test('calls a number of the contract, each with its own hours', async () => {
    const { place, ask } = await endpoint({ contract: { numbers: { main: {}, night: { hours: closedToday() } } } })
    expect([(await place({ calledNumber: 'main' })).state, (await place({ calledNumber: 'night' })).state]).toEqual([
      'waiting',
      'voicemail',
    ])
    expect((await ask('POST', '/contacts', { channel: 'phone', type: 'a', caller: '1', calledNumber: 'other' })).status).toBe(400)
  })
})

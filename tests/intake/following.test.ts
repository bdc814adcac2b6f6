/** Following a contact: by long poll and by WebSocket. */
import { describe, expect, test } from 'vitest'
import type { ContactView } from '../../intake/live.ts'
import { type Endpoint, endpoint, fromHere, operator } from './endpoint.ts'

const soon = (millis = 50) => new Promise((resolve) => setTimeout(resolve, millis))

/** What a socket hears until it is closed. */
async function listen({ app }: Endpoint, number: number) {
  const heard: ContactView[] = []
  const socket = await app.injectWS(`/contacts/${number}/events`, fromHere, {
    onInit: (one) => one.on('message', (data) => heard.push(JSON.parse(String(data)))),
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  return { heard, closed, socket, states: () => heard.map(({ state }) => state) }
}

describe('a long poll', () => {
  test('answers at once when the state is another one, or none is given', async () => {
    const { place, ask } = await endpoint()
    await place()
    expect((await ask('GET', '/contacts/1?since=greeting&wait=60')).json.state).toBe('waiting')
    expect((await ask('GET', '/contacts/1?wait=60')).json.state).toBe('waiting')
  })

  test('answers when the state changes', async () => {
    const one = await endpoint()
    await one.place()
    const news = one.ask('GET', '/contacts/1?since=waiting&wait=60')
    await soon()
    const anna = await operator(one)
    await anna.next()
    const { json } = await news
    expect(json.state).toBe('answered')
    expect(json.waited).toBeGreaterThan(0.03)
  })

  test('answers with the same state when nothing happens', async () => {
    const { place, ask } = await endpoint()
    await place()
    const before = performance.now()
    expect((await ask('GET', '/contacts/1?since=waiting&wait=1')).json.state).toBe('waiting')
    expect(performance.now() - before).toBeGreaterThan(950)
  })

  test('of an end state has nothing to wait for but its time', async () => {
    const { place, ask } = await endpoint()
    await place()
    await ask('POST', '/contacts/1/hang-up')
    await soon(200)
    expect((await ask('GET', '/contacts/1?since=abandoned&wait=1')).json.state).toBe('abandoned')
  })

  test('waits 120 s at most', async () => {
    const { place, ask } = await endpoint()
    await place()
    const { status, json } = await ask('GET', '/contacts/1?since=waiting&wait=121')
    expect([status, json.problems]).toEqual([400, [{ path: 'wait', found: '121', expected: '120 at most' }]])
  })

  test('is refused beyond the number of those who may wait', async () => {
    const { place, ask } = await endpoint({ followers: 1 })
    await place()
    const first = ask('GET', '/contacts/1?since=waiting&wait=1')
    await soon()
    expect((await ask('GET', '/contacts/1?since=waiting&wait=1')).status).toBe(503)
    expect((await first).status).toBe(200)
  })
})

describe('a WebSocket', () => {
  test('tells every state, and closes when the caller has got through', async () => {
    const staffing = { greeting: '500ms', groups: [{ name: 'desk', agents: 1, shift: ['00:00-24:00'] }] }
    const one = await endpoint({ staffing })
    await one.place()
    const events = await listen(one, 1)
    await soon(700)
    await (await operator(one)).next()
    expect(await events.closed).toBe(1000)
    expect(events.states()).toEqual(['greeting', 'waiting', 'answered'])
    expect(events.heard[2]).toMatchObject({ number: 1, greeted: 0.5 })
  })

  test.each([
    ['abandoned', {}],
    ['busy', { lines: 0 }],
  ])('closes after %s', async (state, plan) => {
    const one = await endpoint({ staffing: { ...plan, groups: [{ name: 'desk', agents: 1, shift: ['00:00-24:00'] }] } })
    await one.place()
    const events = await listen(one, 1)
    await one.ask('POST', '/contacts/1/hang-up')
    expect(await events.closed).toBe(1000)
    expect(events.states().at(-1)).toBe(state)
  })

  test('of a contact that has ended long ago tells so', async () => {
    const one = await endpoint()
    await one.place()
    await one.ask('POST', '/contacts/1/hang-up')
    await soon(200)
    const events = await listen(one, 1)
    expect([await events.closed, events.states()]).toEqual([1000, ['abandoned']])
  })

  test('of no contact is refused before it opens', async () => {
    const { ask } = await endpoint()
    const upgrade = { connection: 'upgrade', upgrade: 'websocket' }
    expect((await ask('GET', '/contacts/7/events', undefined, upgrade)).status).toBe(404)
  })

  test('asked for without one is told so', async () => {
    const { place, ask } = await endpoint()
    await place()
    expect((await ask('GET', '/contacts/1/events')).status).toBe(426)
  })

  test('that sends more than a little is closed', async () => {
    const one = await endpoint()
    await one.place()
    const events = await listen(one, 1)
    events.socket.send('x'.repeat(2000))
    await events.closed
    expect((await one.place()).number).toBe(2)
  })

  test('is told of the end of the endpoint', async () => {
    const one = await endpoint()
    await one.place({ channel: 'email', text: 'Hello' })
    await one.place()
    const [letter, call] = [await listen(one, 1), await listen(one, 2)]
    await one.end()
    expect([await letter.closed, await call.closed]).toEqual([1001, 1000])
    expect([letter.states().at(-1), call.states().at(-1)]).toEqual(['registered', 'abandoned'])
  })
})

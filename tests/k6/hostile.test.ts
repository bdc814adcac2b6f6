/** Answers that nobody can read: a failure line each, in words, and no other contact suffers. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Script, type Scripted, scripted, steps } from './endpoints/scripted.ts'
import { describeK6, type K6Result, run } from './k6.ts'
import { contact, endpoint, plan } from './plans.ts'

const json = (value: unknown, status = 201): Script => ({
  steps: [],
  first: { status, body: typeof value === 'string' ? value : JSON.stringify(value), type: 'application/json' },
})
const html: Script = { steps: [], first: { status: 200, body: '<!doctype html><h1>Welcome</h1>' } }

const answers: [string, Script, string | RegExp][] = [
  ['a page', html, 'no JSON'],
  ['nothing', json(''), 'no body'],
  ['half of the JSON', json('{ "number": 1'), 'no JSON'],
  ['JSON that is null', json('null'), 'no number at /number'],
  ['JSON that is a list', json([1, 2]), 'no number at /number'],
  ['a state nobody knows', json({ number: 1, state: 'confused' }), 'unknown state "confused" at /state'],
  ['a state that is an object', json({ number: 1, state: { toString: 'waiting' } }), 'unknown state {"toString":"waiting"} at /state'],
  ['a state that is null', json({ number: 1, state: null }), 'unknown state null at /state'],
  ['a state named as what objects have', json({ number: 1, state: 'constructor' }), 'unknown state "constructor" at /state'],
  ['a number that is an object', json({ number: {}, state: 'waiting' }), 'no number but {} at /number'],
  ['a number without end', json({ number: 'x'.repeat(100_000), state: 'waiting' }), /^no number but "x{50,60}\.\.\. at \/number$/],
  ['a greeting that is a word', json({ number: 1, state: 'busy', greeted: 'long' }), 'no seconds but "long" at /greeted'],
  ['a greeting of less than nothing', json({ number: 1, state: 'busy', greeted: -1 }), 'no seconds but -1 at /greeted'],
  ['a greeting beyond all numbers', json('{"number":1,"state":"busy","greeted":1e999}'), 'no JSON'],
  ['five megabytes', json({ number: 1, state: 'x'.repeat(5_000_000) }), /^unknown state "x{50,60}\.\.\. at \/state$/],
  ['a status for something else', json({ number: 1, state: 'answered' }, 404), 'HTTP 404'],
  ['a redirect, which could lead anywhere', json({ number: 1, state: 'answered' }, 302), 'HTTP 302'],
  ['a number that the socket does not know', json({ number: 'no/such?contact', state: 'waiting' }), /^websocket: /],
  ['a binary message', json({ number: 'binary', state: 'waiting' }), 'a binary message on the websocket'],
  ['a message that is no JSON', json({ number: 'text', state: 'waiting' }), 'no JSON on the websocket'],
  ['a message without a state', json({ number: 'empty', state: 'waiting' }), 'no state at /state on the websocket'],
  ['a socket that closes', json({ number: 'closes', state: 'waiting' }), 'websocket closed before the contact ended'],
  ['a socket that is cut', json({ number: 'cut', state: 'waiting' }), /^websocket/],
  ['hanging up that changes nothing', { ...steps('waiting 0'), foundByHangUp: 'waiting' }, 'waiting after hanging up'],
  ['hanging up that fails', json({ number: 'nobody', state: 'waiting' }), 'HTTP 500'],
  ['a message that is refused', json({ number: 'nobody', state: 'voicemail' }), 'HTTP 500'],
]

describeK6('an answer that nobody can read', () => {
  let server: Scripted
  let result: K6Result

  beforeAll(async () => {
    server = await scripted((caller) => answers[caller]?.[1] ?? steps('waiting 0, answered 100'), {
      also: (app) => {
        const talk = (name: string, talk: (socket: import('ws').WebSocket) => void) =>
          app.get(`/contacts/${name}/events`, { websocket: true }, talk)
        talk('binary', (socket) => socket.send(Buffer.from([1, 2, 3])))
        talk('nobody', () => {})
        talk('text', (socket) => socket.send('hello'))
        talk('empty', (socket) => socket.send('{}'))
        talk('closes', (socket) => socket.close(1000))
        talk('cut', (socket) => socket.terminate())
      },
    })
    const listed = [
      ...answers.map((_, i) => contact(i * 20_000, [{ patience: 300_000, leavesMessage: true }])),
      contact(900_000),
      contact(950_000),
    ]
    result = await run('contract-window', { plan: plan(server.url, listed, { endpoint: endpoint('websocket') }) })
  })
  afterAll(() => server?.close())

  test.each(answers.map(([name, , what], index) => [name, what, index] as const))('%s', (_, what, index) => {
    const failures = result.failures.filter((failure) => failure.contact === index)
    expect(failures).toEqual([
      { line: 'failure', contact: index, attempt: 1, received: index * 20_000, what: expect.anything(), lag: expect.any(Number) },
    ])
    if (typeof what === 'string') expect(failures[0].what).toBe(what)
    else expect(failures[0].what).toMatch(what)
  })

  test('the callers after it are followed as ever', () => {
    expect(result.facts).toMatchObject([
      { contact: answers.length, outcome: 'answered' },
      { contact: answers.length + 1, outcome: 'answered' },
    ])
  })

  test('every contact was placed, and only those followed count as resolved', () => {
    expect(result.count('contacts_offered')).toBe(answers.length + 2)
    expect(result.count('contacts_resolved')).toBe(2)
    expect(result.rate('transport_errors')).toEqual({ part: answers.length, whole: answers.length + 2 })
  })
})

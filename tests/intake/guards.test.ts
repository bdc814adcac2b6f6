/** Who may ask, how much and how fast; and what is said and logged. */
import { request } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { endpoint, fromHere, operator } from './endpoint.ts'

const contact = { channel: 'phone', type: 'order', caller: '+39 1' }

describe('tokens', () => {
  const tokens = { caller: 'for-callers', operator: 'for-operators' }
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

  test('callers and operators have one each', async () => {
    const { ask } = await endpoint({ tokens })
    const statuses = async (method: 'GET' | 'POST', url: string, body?: unknown) => {
      const headers = [{}, bearer('wrong'), bearer(tokens.caller), bearer(tokens.operator)]
      const answers = []
      for (const one of headers) answers.push((await ask(method, url, body, one)).status)
      return answers
    }
    expect(await statuses('POST', '/contacts', contact)).toEqual([401, 401, 201, 401])
    expect(await statuses('GET', '/contacts/1')).toEqual([401, 401, 200, 401])
    expect(await statuses('GET', '/clock')).toEqual([401, 401, 200, 401])
    expect(await statuses('POST', '/operators', { name: 'Anna', group: 'desk' })).toEqual([401, 401, 401, 201])
    expect(await statuses('GET', '/desk')).toEqual([401, 401, 401, 200])
    expect(await statuses('GET', '/metrics').catch(() => 'text')).toBe('text')
    expect(await statuses('GET', '/health')).toEqual([200, 200, 200, 200])
  })

  test('what is refused is not registered, and is not told why', async () => {
    const { ask, store } = await endpoint({ tokens })
    for (const authorization of ['for-callers', 'Basic for-callers', 'Bearer', 'Bearer for-caller', 'Bearer for-callers2']) {
      const { status, json } = await ask('POST', '/contacts', contact, { authorization })
      expect([status, json]).toEqual([401, { error: 'A valid bearer token is needed.' }])
    }
    expect(store.count).toBe(0)
  })

  test('sockets need it too', async () => {
    const { ask, app } = await endpoint({ tokens })
    await ask('POST', '/contacts', contact, bearer(tokens.caller))
    await expect(app.injectWS('/contacts/1/events', fromHere)).rejects.toThrow('401')
    const socket = await app.injectWS('/contacts/1/events', { ...fromHere, headers: bearer(tokens.caller) })
    socket.terminate()
  })
})

describe('limits', () => {
  test('a body of more than 16 KiB', async () => {
    const { ask, store } = await endpoint()
    expect((await ask('POST', '/contacts', { ...contact, text: '€'.repeat(6000) })).status).toBe(413)
    expect((await ask('POST', '/contacts', { ...contact, text: 'x'.repeat(8001) })).status).toBe(400)
    expect((await ask('POST', '/contacts', { ...contact, text: 'x'.repeat(8000) })).status).toBe(201)
    expect(store.count).toBe(1)
  })

  test('requests from one address', async () => {
    const { ask } = await endpoint({ limits: { rate: 0.5 } })
    const statuses = []
    for (let i = 0; i < 7; i++) statuses.push((await ask('GET', i === 5 ? '/nothing' : '/clock')).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
  })

  test('connections at once', async () => {
    const { app } = await endpoint({ limits: { connections: 2 } })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as { port: number }
    const sockets = Array.from({ length: 3 }, () => connect(port, '127.0.0.1'))
    const third = await new Promise((resolve) => {
      for (const socket of sockets) socket.on('error', () => {}).on('close', () => resolve('closed'))
    })
    expect(third).toBe('closed')
    for (const socket of sockets) socket.destroy()
  })

  test.each([
    ['no HTTP', 'HELO intake\r\n\r\n', '400'],
    ['a head that is too long', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, '431'],
    ['two lengths', 'POST /contacts HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\n{}{}', '400'],
  ])('%s', async (_, bytes, status) => {
    const { app } = await endpoint()
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as { port: number }
    const answer = await new Promise<string>((resolve) => {
      let text = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
      socket.on('data', (data) => {
        text += data
      })
      socket.on('close', () => resolve(text))
    })
    expect(answer.slice(9, 12)).toBe(status)
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toHaveProperty('error')
  })
})

describe('a sender that is too slow', () => {
  test('is not waited for, and nothing is registered', async () => {
    const { app, store } = await endpoint({ limits: { slowest: 500 } })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as { port: number }
    const head = 'POST /contacts HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n'
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(head))
      const dripping = setInterval(() => socket.write(' '), 100)
      let text = ''
      socket.on('error', () => {})
      socket.on('data', (data) => {
        text += data
      })
      socket.on('close', () => {
        clearInterval(dripping)
        resolve(text)
      })
    })
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(store.count).toBe(0)
  })
})

describe('pages', () => {
  test('of other sites may lead here, and not act here', async () => {
    const { ask, place, app } = await endpoint()
    await place()
    const crossSite = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }
    expect((await ask('POST', '/contacts/1/hang-up', undefined, crossSite)).status).toBe(403)
    expect((await ask('GET', '/contacts/1')).json.state).toBe('waiting')
    const link = await app.inject({ url: '/', headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } })
    expect(link.statusCode).toBe(200)
  })

  test('under a name that merely leads to this machine need tokens', async () => {
    const open = await endpoint()
    const guarded = await endpoint({ tokens: { caller: 'c', operator: 'o' } })
    const status = async ({ app }: typeof open, host: string, browser = true) => {
      const { port } = new URL(app.server.listening ? app.listeningOrigin : await app.listen({ port: 0, host: '127.0.0.1' }))
      const headers = { host, ...(browser ? { 'sec-fetch-site': 'same-origin' } : {}) }
      return new Promise((resolve, reject) => {
        request({ host: '127.0.0.1', port, path: '/health', headers }, (answer) => resolve(answer.resume().statusCode))
          .on('error', reject)
          .end()
      })
    }
    expect(await status(open, 'evil.example')).toBe(403)
    expect(await status(open, 'localhost.evil.example:80')).toBe(403)
    for (const own of ['localhost:8080', '127.0.0.1:8080', '[::1]:8080']) expect(await status(open, own)).toBe(200)
    expect(await status(open, 'desk.example', false)).toBe(200)
    expect(await status(guarded, 'desk.example')).toBe(200)
  })

  test('of our own run our own scripts only, and show what callers wrote as text', async () => {
    const { app } = await endpoint()
    const page = await app.inject('/')
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(page.body).not.toMatch(/<script>|style=|\son\w+=/)
    for (const [, file] of page.body.matchAll(/(?:src|href)="(\w+\.\w+)"/g)) expect((await app.inject(`/${file}`)).statusCode).toBe(200)
    expect((await app.inject('/operator.js')).body).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval/)
  })
})

describe('what is refused', () => {
  test.each<[string, string, string | Buffer, Record<string, string>, number]>([
    ['no JSON', '/contacts', '{"channel":', { 'content-type': 'application/json' }, 400],
    ['no UTF-8', '/contacts', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), { 'content-type': 'application/json' }, 400],
    ['a form', '/contacts', 'channel=phone', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['no type of content', '/contacts', '{}', {}, 415],
    ['nothing', '/contacts', '', { 'content-type': 'application/json' }, 400],
    ['a list', '/contacts', '[]', { 'content-type': 'application/json' }, 400],
    ['null', '/contacts', 'null', { 'content-type': 'application/json' }, 400],
    ['numbers for text', '/contacts', JSON.stringify({ ...contact, caller: 391 }), { 'content-type': 'application/json' }, 400],
    ['a key too many', '/contacts', JSON.stringify({ ...contact, urgent: true }), { 'content-type': 'application/json' }, 400],
    ['a parameter too many', '/contacts?urgent=1', JSON.stringify(contact), { 'content-type': 'application/json' }, 400],
    ['half a character', '/contacts', '{"channel":"phone","type":"a","caller":"\\ud83d"}', { 'content-type': 'application/json' }, 400],
    ['a zero', '/contacts', '{"channel":"phone","type":"a","caller":"a\\u0000b"}', { 'content-type': 'application/json' }, 400],
    ['a body where none belongs', '/contacts/1/hang-up', '{"a":1}', { 'content-type': 'application/json' }, 400],
    ['a broken address', '/contacts/%ff/hang-up', '', {}, 400],
    ['no such address', '/contact', '{}', { 'content-type': 'application/json' }, 404],
  ])('%s: an error in JSON, and nothing is registered', async (_, url, payload, headers, status) => {
    const { app, store, place } = await endpoint()
    await place()
    const answer = await app.inject({ method: 'POST', url, payload, headers })
    expect([answer.statusCode, store.count]).toEqual([status, 1])
    expect(JSON.parse(answer.body).error).toMatch(/^[A-Z].*\.$/)
  })
})

describe('the log and the metrics', () => {
  test('hold nothing of any person, and no token', async () => {
    const lines: string[] = []
    const tokens = { caller: 'tok-caller', operator: 'tok-operator' }
    const one = await endpoint({ tokens, log: (line) => lines.push(line) })
    const ask: typeof one.ask = (method, url, body) =>
      one.ask(method, url, body, { authorization: `Bearer ${url.startsWith('/contacts') ? tokens.caller : tokens.operator}` })
    await ask('POST', '/contacts', { ...contact, caller: 'Rossi', text: 'secret words' })
    await ask('POST', '/contacts', { ...contact, caller: 'Rossi', text: 5 })
    await ask('GET', '/contacts/1?since=waiting&wait=0&caller=Rossi')
    const anna = await operator({ ask })
    await anna.next()
    one.store.register = () => Promise.reject(Object.assign(new Error('Rossi'), { code: 'SQLITE_FULL' }))
    expect((await ask('POST', '/contacts', { ...contact, caller: 'Rossi', text: 'secret words' })).status).toBe(503)
    const metrics = await one.metrics.registry.metrics()
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.join('') + metrics).not.toMatch(/secret|Anna|tok-|order/)
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('level')
    expect(metrics).toContain('pronto_intake_registered_contacts_total{channel="phone"} 1')
    expect(metrics).toContain('pronto_intake_target_calls_in_time_total{target="answeredWithin"} 1')
    expect(metrics).toContain('pronto_intake_failed_writes_total 1')
  })
})

describe('health', () => {
  test('says whether the register is written', async () => {
    const one = await endpoint()
    expect((await one.ask('GET', '/health')).json).toMatchObject({ ok: true, register: 'written' })
    one.store.check = () => Promise.reject(new Error('disk full'))
    const { status, json } = await one.ask('GET', '/health')
    expect([status, json]).toMatchObject([503, { ok: false, register: 'failed' }])
  })
})

/** The endpoint against requests made from its own description, with a fixed seed: no 5xx, no crash, nothing registered that was refused. */
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { endpoint } from './endpoint.ts'
import { luck, operationsOf, requestOf, type Seen } from './hostile.ts'

const requests = 6000
const atOnce = 12

interface Answered {
  /** 0: it waits for news, or the connection was closed without a word. */
  status: number
  json: Record<string, unknown> | undefined
}

/** Whoever waits for news is left after a while; nobody else is. */
function send(port: number, bytes: Buffer, mayWait: boolean): Promise<Answered> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    if (mayWait) socket.setTimeout(100, () => socket.destroy())
    socket.on('error', () => {})
    socket.on('data', (part) => {
      parts.push(part)
      // A socket that is upgraded stays open.
      if (part.toString('latin1').startsWith('HTTP/1.1 101')) socket.destroy()
    })
    socket.on('close', () => {
      const text = Buffer.concat(parts).toString()
      // An interim answer (100 Continue) precedes the final one.
      const answer = text.slice(Math.max(0, text.lastIndexOf('HTTP/1.1 ')))
      const body = answer.slice(answer.indexOf('\r\n\r\n') + 4)
      const isJson = /^content-type: application\/json/im.test(answer) && body.startsWith('{')
      resolve({ status: Number(answer.slice(9, 12)), json: isJson ? JSON.parse(body) : undefined })
    })
  })
}

test(`${requests} requests of all kinds`, async () => {
  const services = { services: ['order', 'repair'], numbers: { main: {}, night: { hours: { mon: ['03:00-03:01'] } } } }
  const errors: string[] = []
  const { app, store, ask } = await endpoint({
    contract: services,
    log: (line) => {
      if (JSON.parse(line).level >= 50) errors.push(line)
    },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as { port: number }
  const operations = operationsOf(JSON.parse((await app.inject('/openapi.json')).body))
  expect(operations.length).toBeGreaterThanOrEqual(13)
  const chosen = luck(20270308)
  const seen: Seen = { numbers: 0, operators: [] }
  const statuses = new Map<string, number>()
  let registered = 0
  let left = requests
  const some = async () => {
    while (left-- > 0) {
      // Half of them to register, which everything else needs.
      const register = operations.find(({ method, path }) => method === 'POST' && path === '/contacts')
      const operation = chosen.chance(0.3) && register !== undefined ? register : chosen.one(operations)
      const { method, path } = operation
      const bytes = requestOf(operation, chosen, seen)
      const { status, json } = await send(port, bytes, path !== '/contacts')
      const what = `${method} ${path}: ${status} to ${bytes.toString('latin1').slice(0, 300)}`
      expect(status, what).toBeLessThan(500)
      if (status >= 400 && !bytes.toString('latin1').startsWith('HEAD')) expect(json?.error, what).toEqual(expect.any(String))
      if (path === '/contacts' && status === 201) registered++
      if (path === '/operators' && status === 201) seen.operators = [...seen.operators.slice(-5), String(json?.operator)]
      seen.numbers = store.count
      statuses.set(
        `${method} ${path} ${Math.floor(status / 100)}xx`,
        (statuses.get(`${method} ${path} ${Math.floor(status / 100)}xx`) ?? 0) + 1,
      )
    }
  }
  await Promise.all(Array.from({ length: atOnce }, some))
  expect(errors).toEqual([])
  expect(registered).toBeGreaterThan(200)
  expect(store.count).toBe(registered)
  // Of every operation some were done and some refused.
  for (const { method, path } of operations) {
    if (path !== '/clock' && path !== '/contacts/{number}/events') expect(statuses.get(`${method} ${path} 2xx`), path).toBeGreaterThan(0)
    expect(statuses.get(`${method} ${path} 4xx`), path).toBeGreaterThan(0)
  }
  expect((await ask('GET', '/health')).json).toMatchObject({ ok: true })
})

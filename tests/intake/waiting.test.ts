/** Two thousand callers wait at once, half of them on sockets and half by long poll; each is told of the end. */
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import type { ContactView } from '../../intake/live.ts'
import { registerFile } from './endpoint.ts'
import { contractBeside, intake, post } from './process.ts'

const callers = 2000

/** The last state that a socket tells, when the endpoint has closed it. */
function bySocket(url: URL, number: number, opened: () => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(Number(url.port), url.hostname)
    const key = Buffer.from(String(number).padStart(16)).toString('base64')
    socket.write(
      `GET /contacts/${number}/events HTTP/1.1\r\nhost: test\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${key}\r\n\r\n`,
    )
    socket.on('error', reject)
    socket.on('data', (data) => {
      if (!text.includes('"state"') && String(data).includes('"state"')) opened()
      text += data
      if (String(data).includes('abandoned')) socket.end()
    })
    socket.on('close', () => resolve([...text.matchAll(/"state":"(\w+)"/g)].at(-1)?.[1] ?? 'nothing'))
  })
}

const agent = new Agent({ keepAlive: true, maxSockets: callers })

/** The state that a long poll answers with. */
function byPoll(url: URL, number: number, sent: () => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const path = `/contacts/${number}?since=waiting&wait=120`
    const asking = request({ host: url.hostname, port: url.port, path, agent }, (answer) => {
      let text = ''
      answer.on('data', (data) => {
        text += data
      })
      answer.on('end', () => resolve((JSON.parse(text) as ContactView).state))
    })
    asking.on('error', reject).on('finish', sent).end()
  })
}

/** Runs `what` for 1 to `callers`, some at once. */
async function forAll(what: (number: number) => Promise<unknown>): Promise<void> {
  let next = 1
  const some = async () => {
    while (next <= callers) await what(next++)
  }
  await Promise.all(Array.from({ length: 50 }, some))
}

test(`${callers} callers wait at once, and all are told`, async () => {
  const db = registerFile()
  const { child, url, ended } = intake(['--contract', contractBeside(db), '--db', db, '--port', '0'])
  const address = await url
  const contact = { channel: 'phone', type: 'order', caller: '+39 1' }
  await forAll(() => post(address, '/contacts', contact).then((answer) => answer.text()))
  let there = 0
  const opened = () => {
    there++
  }
  const told = Array.from({ length: callers }, (_, i) => (i % 2 === 0 ? bySocket : byPoll)(new URL(address), i + 1, opened))
  while (there < callers) await new Promise((resolve) => setTimeout(resolve, 20))
  const desk = (await (await fetch(`${address}/desk`)).json()) as { waiting: { phone: number } }
  expect(desk.waiting.phone).toBe(callers)
  await forAll((number) => post(address, `/contacts/${number}/hang-up`).then((answer) => answer.text()))
  expect(new Set(await Promise.all(told))).toEqual(new Set(['abandoned']))
  agent.destroy()
  child.kill('SIGTERM')
  expect((await ended).code).toBe(0)
})

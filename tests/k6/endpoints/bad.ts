/** Bad endpoints, each in its own way. All speak the reference's API, its clock included, as far as they speak. */
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:net'
import type { Duplex } from 'node:stream'
import fastify from 'fastify'
import { type Script, type Started, scripted, steps } from './scripted.ts'

export const badKinds = [
  'tooSlow',
  'alwaysBusy',
  'immediateMessage',
  'voicemailInHours',
  'hangingConnections',
  'wrongJson',
  'serverErrors',
  'deadPort',
  'diesHalfway',
] as const
export type BadKind = (typeof badKinds)[number]

export interface BadOptions {
  /** Milliseconds after which `tooSlow` answers. */
  slow?: number
  /** Contacts after which `diesHalfway` dies. */
  dies?: number
}

export function start(kind: BadKind, { slow = 800, dies = 5 }: BadOptions = {}): Promise<Started> {
  switch (kind) {
    case 'tooSlow':
      return scripted(() => steps(`waiting 0, answered ${slow}`))
    case 'alwaysBusy':
      return scripted(() => steps('busy 0'))
    case 'immediateMessage':
      return scripted(() => steps('recordedMessage 0'))
    case 'voicemailInHours':
      return scripted(() => steps('voicemail 0'))
    case 'wrongJson':
      return scripted(() => says(201, '{ "number": 1, "state": ', 'application/json'))
    case 'serverErrors':
      return scripted(() => says(500, '{ "error": "out of luck" }', 'application/json'))
    case 'hangingConnections':
      return hanging()
    case 'deadPort':
      return deadPort()
    case 'diesHalfway':
      return dying(dies)
  }
}

const says = (status: number, body: string, type: string): Script => ({ steps: [], first: { status, body, type } })

/** Takes a contact and never answers. */
async function hanging(): Promise<Started> {
  const server = fastify({ forceCloseConnections: true })
  server.post('/contacts', () => new Promise(() => {}))
  server.put('/clock', async ({ body }) => body)
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  return { url, close: () => server.close() }
}

/** A port on which nobody listens. */
async function deadPort(): Promise<Started> {
  const server = createServer()
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    }),
  )
  await new Promise((resolve) => server.close(resolve))
  return { url: `http://127.0.0.1:${port}`, close: async () => {} }
}

/** Answers well, and is gone, sockets and all, with its `dies`-th contact. */
async function dying(dies: number): Promise<Started> {
  let placed = 0
  let closing: Promise<void> | undefined
  const server = await scripted(() => {
    if (++placed === dies) closing = server.close()
    return steps('waiting 0, answered 200')
  })
  return {
    url: server.url,
    close: async () => {
      await (closing ?? server.close())
    },
  }
}

/**
 * Puts a caller in the queue and then never says a word: neither on the socket, nor when it is to close. k6 2.2 waits for that closing for
 * ever, whatever time its scenario has and whoever asks it to end: only killing it helps.
 */
export async function frozen(): Promise<Started> {
  const sockets = new Set<Duplex>()
  const server = await scripted(() => steps('waiting 0'), {
    also: ({ server }) => {
      server.removeAllListeners('upgrade')
      server.on('upgrade', ({ headers }: IncomingMessage, socket: Duplex) => {
        const accepted = createHash('sha1').update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
        sockets.add(socket)
        socket.on('error', () => {})
        socket.write(
          [
            'HTTP/1.1 101 Switching Protocols',
            'Upgrade: websocket',
            'Connection: Upgrade',
            `Sec-WebSocket-Accept: ${accepted}`,
            '',
            '',
          ].join('\r\n'),
        )
      })
    },
  })
  return {
    url: server.url,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await server.close()
    },
  }
}

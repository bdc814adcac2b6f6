/** An endpoint with the reference's API that does for each caller what a script says, and keeps what it was asked. */
import websocket from '@fastify/websocket'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import type { WebSocket } from 'ws'
import { type ContactState, stateNames } from '../../../sim/load/endpoint.ts'

/** A state and the milliseconds after which it comes, since the contact was placed. */
export type Step = [state: ContactState, after: number]

export interface Script {
  steps: Step[]
  /** What hanging up finds; by default the state it interrupts becomes abandoned. */
  foundByHangUp?: ContactState
  /** The status and body of the first answer, where it is not 201 and the contact. */
  first?: { status: number; body: string; type?: string }
  /** What a hang-up or a message is answered, where it is not the contact. */
  receipt?: { status: number; body: string }
}

export interface Started {
  url: string
  close(): Promise<void>
}

export interface Scripted extends Started {
  /** "POST /contacts", in order. */
  requests: string[]
  bodies: Record<string, unknown>[]
}

interface Contact {
  number: number
  state: ContactState
  greeted: number
  script: Script
  timers: NodeJS.Timeout[]
  sockets: Set<WebSocket>
}

const isEnd = (state: ContactState) => !['greeting', 'waiting', 'ringing'].includes(state)
const isState = (word: unknown): word is ContactState => stateNames.includes(word as ContactState)

export interface ScriptedOptions {
  /** The first answer carries the end. */
  immediate?: boolean
  port?: number
  /** Beside the reference's routes. */
  also?: (server: FastifyInstance) => void
}

/** `scriptOf`: by the caller's place in the plan and the attempt, from 1. */
export async function scripted(
  scriptOf: (caller: number, attempt: number) => Script,
  { immediate = false, port = 0, also }: ScriptedOptions = {},
): Promise<Scripted> {
  const server = fastify({ forceCloseConnections: true })
  const contacts = new Map<number, Contact>()
  const attempts = new Map<string, number>()
  const requests: string[] = []
  const bodies: Record<string, unknown>[] = []
  await server.register(websocket)
  server.addHook('onRequest', async ({ method, url }) => {
    requests.push(`${method} ${url}`)
  })
  const shown = ({ number, state, greeted }: Contact) => ({ number, state, greeted })
  const change = (contact: Contact, state: ContactState) => {
    if (isEnd(contact.state)) return
    contact.state = state
    for (const socket of contact.sockets) socket.send(JSON.stringify(shown(contact)))
    if (isEnd(state)) for (const socket of contact.sockets) socket.close(1000)
  }
  const found = (params: unknown) => contacts.get(Number((params as { number: string }).number)) as Contact

  server.post('/contacts', async ({ body }, reply) => {
    const { caller } = body as { caller: string }
    bodies.push(body as Record<string, unknown>)
    const attempt = (attempts.get(caller) ?? 0) + 1
    attempts.set(caller, attempt)
    const script = scriptOf(Number(/\d+/.exec(caller)?.[0]), attempt)
    if (script.first !== undefined)
      return reply
        .code(script.first.status)
        .type(script.first.type ?? 'text/html')
        .send(script.first.body)
    const [[state], ...later] = script.steps
    const contact: Contact = { number: contacts.size + 1, state, greeted: 0, script, timers: [], sockets: new Set() }
    contacts.set(contact.number, contact)
    contact.timers = later.map(([next, after]) =>
      setTimeout(() => {
        if (contact.state === 'greeting') contact.greeted = after / 1000
        change(contact, next)
      }, after),
    )
    if (immediate && !isEnd(contact.state)) await new Promise((resolve) => setTimeout(resolve, later[later.length - 1]?.[1]))
    return reply.code(201).send(shown(contact))
  })
  server.get('/contacts/:number', async ({ params }) => shown(found(params)))
  server.get('/contacts/:number/events', { websocket: true }, (socket, { params }) => {
    const contact = found(params)
    contact.sockets.add(socket)
    socket.send(JSON.stringify(shown(contact)))
    if (isEnd(contact.state)) socket.close(1000)
  })
  const receive = (contact: Contact, reply: FastifyReply, status: number) => {
    const { receipt } = contact.script
    return receipt === undefined
      ? reply.code(status).send(shown(contact))
      : reply.code(receipt.status).type('text/plain').send(receipt.body)
  }
  server.post('/contacts/:number/hang-up', async ({ params }, reply) => {
    const contact = found(params)
    // Who is being put through cannot hang up.
    if (contact.state === 'ringing') return shown(contact)
    if (contact.script.foundByHangUp !== 'ringing') contact.timers.forEach(clearTimeout)
    change(contact, contact.script.foundByHangUp ?? 'abandoned')
    return receive(contact, reply, 200)
  })
  server.post('/contacts/:number/message', async ({ params, body }, reply) => {
    bodies.push(body as Record<string, unknown>)
    return receive(found(params), reply, 201)
  })
  server.put('/clock', async ({ body }) => {
    bodies.push(body as Record<string, unknown>)
    return body
  })
  also?.(server)
  const url = await server.listen({ port, host: '127.0.0.1' })
  return {
    url,
    requests,
    bodies,
    close: async () => {
      for (const { timers } of contacts.values()) timers.forEach(clearTimeout)
      await server.close()
    },
  }
}

/** Scripts in words: "greeting 0, waiting 100, answered 300". */
export function steps(text: string): Script {
  return {
    steps: text.split(', ').map((step): Step => {
      const [state, after] = step.split(' ')
      if (!isState(state)) throw new RangeError(state)
      return [state, Number(after)]
    }),
  }
}

/** What callers ask for: to be registered, to follow their contact, to hang up, to leave a message; and the clock. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { WebSocket } from 'ws'
import { isOver } from './live.ts'
import type { NewContact, Reception } from './reception.ts'
import type { State } from './register.ts'
import type { Context } from './server.ts'

interface Numbered {
  Params: { number: number }
}

/** Sockets that do not answer for so long are given up. Milliseconds. */
const heartbeat = 30_000

export async function callerRoutes(app: FastifyInstance, { reception, schemas }: Context): Promise<void> {
  app.post<{ Body: NewContact }>('/contacts', { schema: schemas.register }, async ({ body }, reply) => {
    const contact = await reception.register(body)
    return reply.code(201).send(contact)
  })

  app.get<Numbered & { Querystring: { since?: State; wait: number } }>(
    '/contacts/:number',
    { schema: schemas.follow },
    async ({ params: { number }, query: { since, wait } }, reply) => {
      const { view, live } = reception.find(number)
      if (view.state !== since || wait === 0) return view
      await reception.news(live, wait * 1000, gone(reply))
      return reception.find(number).view
    },
  )

  app.route<Numbered>({
    method: 'GET',
    url: '/contacts/:number/events',
    schema: schemas.events,
    handler: (_, reply) => reply.code(426).header('upgrade', 'websocket').send({ error: 'This is a WebSocket.' }),
    preHandler: async ({ params: { number } }) => {
      reception.find(number)
    },
    wsHandler: (socket, { params: { number } }) => sendEvents(socket, number, reception),
  })

  app.post<Numbered>('/contacts/:number/hang-up', { schema: schemas.hangUp }, async ({ params: { number } }) => reception.hangUp(number))

  app.post<Numbered & { Body: { text: string } }>(
    '/contacts/:number/message',
    { schema: schemas.message },
    async ({ params: { number }, body: { text } }, reply) => {
      const contact = await reception.leaveMessage(number, text)
      return reply.code(201).send(contact)
    },
  )

  app.get('/clock', { schema: schemas.clock }, async () => reception.clock())

  app.put<{ Body: { local: string } }>('/clock', { schema: schemas.setClock }, async ({ body: { local } }) => {
    reception.setClock(local)
    return reception.clock()
  })
}

/** Aborted when the client has gone. */
export function gone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => controller.abort())
  return controller.signal
}

/** The contact now and at every change; closed when nobody waits any more, with 1000, or at the endpoint's end, with 1001. */
function sendEvents(socket: WebSocket, number: number, reception: Reception): void {
  const { live } = reception.find(number)
  let stop = () => {}
  const send = () => {
    const { view } = reception.find(number)
    socket.send(JSON.stringify(view))
    if (isOver(view.state)) socket.close(1000, view.state)
    else if (reception.ending) socket.close(1001, 'shutting down')
  }
  let answers = true
  const beat = setInterval(() => {
    if (!answers) socket.terminate()
    answers = false
    socket.ping()
  }, heartbeat)
  socket.on('pong', () => {
    answers = true
  })
  socket.on('close', () => {
    clearInterval(beat)
    stop()
  })
  try {
    stop = reception.follow(live, send)
  } catch {
    socket.close(1013, 'too many follow')
    return
  }
  send()
}

/** The ticket API that scenarios/endpoints/ticket-api.yaml is written for: what becomes of a ticket depends on its subject. */
import fastify from 'fastify'
import type { Started } from './scripted.ts'

export async function ticketApi(): Promise<Started> {
  const server = fastify({ forceCloseConnections: true })
  let tickets = 0
  const ticket = (status: string) => ({ ticket: { id: `T-${++tickets}`, status } })
  server.post('/api/tickets', async ({ body }, reply) => {
    const { subject } = body as { subject: string }
    switch (subject) {
      case 'busy':
        return reply.code(503).type('text/html').send('<h1>Try again later</h1>')
      case 'automatic':
        return reply.code(201).send(ticket('auto-reply'))
      case 'night':
        return reply.code(201).send(ticket('after-hours'))
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, 1500))
        return reply.code(201).send(ticket('open'))
      case 'broken':
        return reply.code(422).send({ error: 'no such queue' })
      default:
        return reply.code(201).send(ticket('open'))
    }
  })
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  return { url, close: () => server.close() }
}

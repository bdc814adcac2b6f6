/** What operators ask for: to log in, the next contact, to finish it; and figures. */
import type { FastifyInstance } from 'fastify'
import { gone } from './callerRoutes.ts'
import { Refused } from './problems.ts'
import type { Context } from './server.ts'

interface ByOperator {
  Params: { operator: string }
}

export async function operatorRoutes(app: FastifyInstance, { reception, schemas, metrics }: Context): Promise<void> {
  const people = () => {
    if (reception.people === null) throw new Refused(409, 'This is a rehearsal: simulated operators are at the desk.')
    return reception.people
  }

  app.post<{ Body: { name: string; group: string } }>('/operators', { schema: schemas.logIn }, async ({ body: { name, group } }, reply) =>
    reply.code(201).send({ operator: people().logIn(name, reception.groupNames().indexOf(group)) }),
  )

  app.post<ByOperator & { Querystring: { wait: number } }>(
    '/operators/:operator/next',
    { schema: schemas.next },
    async ({ params: { operator }, query: { wait } }, reply) => {
      const contact = await people().next(operator, wait * 1000, gone(reply))
      return contact === null ? reply.code(204).send() : { contact: reception.workOf(contact) }
    },
  )

  app.post<ByOperator>('/operators/:operator/finish', { schema: schemas.finish }, async ({ params: { operator } }, reply) => {
    people().finish(operator)
    return reply.code(204).send()
  })

  app.delete<ByOperator>('/operators/:operator', { schema: schemas.logOut }, async ({ params: { operator } }, reply) => {
    people().logOut(operator)
    return reply.code(204).send()
  })

  app.get('/desk', { schema: schemas.desk }, async () => reception.glance())

  app.get('/metrics', { schema: schemas.metrics }, async (_, reply) =>
    reply.header('content-type', metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}

/** What anybody may see: the operator page, the description of the interface, and whether contacts can be registered. */
import type { FastifyInstance } from 'fastify'
import { pageFiles } from './page.ts'
import type { Context } from './server.ts'

/** Nothing but our own files, from here; no inline scripts. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export async function publicRoutes(app: FastifyInstance, { reception, schemas, version }: Context): Promise<void> {
  for (const { url, type, content } of pageFiles())
    app.get(url, { schema: { hide: true } }, async (_, reply) =>
      reply
        .header('content-type', `${type}; charset=utf-8`)
        .header('content-security-policy', policy)
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .header('cache-control', 'no-store')
        .send(content),
    )

  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())

  app.get('/health', { schema: schemas.health }, async (_, reply) => {
    const ok = await reception.store.check().then(
      () => true,
      () => false,
    )
    return reply.code(ok ? 200 : 503).send({ ok, register: ok ? 'written' : 'failed', contacts: reception.store.count, version })
  })
}

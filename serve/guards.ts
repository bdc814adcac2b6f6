/** Who may ask: browsers on this machine, through pages that come from here. And what browsers are told to keep to. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from './refused.ts'

/** Names of this machine. Another name that leads here (DNS rebinding) would let its site read everything. */
const ownNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

/** Nothing but our own files, from here; no inline scripts or styles. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

export const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

export function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headers, 'content-security-policy': policy })
    const { host, origin } = request.headers
    if (host === undefined || !ownNames.test(host)) throw new Refused(403, 'wrongHost')
    if (!leadsHere(request) && !fromHere(request)) throw new Refused(403, 'otherSite')
    if (origin !== undefined && origin !== `http://${host}`) throw new Refused(403, 'otherSite')
  })
}

/** A link that somebody follows. */
const leadsHere = ({ method, headers }: FastifyRequest) =>
  method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'

/** Other ports of this machine are other sites, too. A program that says nothing of it is no page. */
const fromHere = ({ headers }: FastifyRequest) => {
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
}

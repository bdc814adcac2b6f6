/** The HTTP of the endpoint: limits, checks, errors. What is refused is refused before anything is done; nothing a client sends makes a 5xx. */
import bearerAuth from '@fastify/bearer-auth'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import websocket from '@fastify/websocket'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { callerRoutes } from './callerRoutes.ts'
import type { Metrics } from './metrics.ts'
import { operatorRoutes } from './operatorRoutes.ts'
import { problemsOf, Refused } from './problems.ts'
import { publicRoutes } from './publicRoutes.ts'
import type { Reception } from './reception.ts'
import { longestWait, routeSchemas, sharedSchemas } from './schemas.ts'
import { knownTypes } from './term.ts'

export interface ServerSettings {
  reception: Reception
  metrics: Metrics
  version: string
  /** Structured log lines; null = none. */
  log: ((line: string) => void) | null
  tokens: { caller: string | undefined; operator: string | undefined }
  /** Connections at once, requests a second from one address, and how long a request may take to come in, in milliseconds. */
  limits: { connections: number; rate: number; slowest: number }
}

const loopback = /^(::ffff:)?127\.|^::1$/
const ownNames = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/** Of a request's body. */
const longestBody = 16 * 1024
const rateWindow = 10_000
/** Between the last answers and the end of their connections. Milliseconds. */
const grace = 2000

export interface Context {
  reception: Reception
  metrics: Metrics
  schemas: ReturnType<typeof routeSchemas>
  version: string
}

/** Not listening yet. */
export async function intakeServer({ reception, metrics, version, log, tokens, limits }: ServerSettings): Promise<FastifyInstance> {
  const app = fastify({
    logger: log === null ? false : { level: 'info', base: null, stream: { write: log }, serializers: harmlessSerializers },
    // A line for each request would cost more than the request, and its address names a contact.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: longestBody,
    requestTimeout: limits.slowest,
    keepAliveTimeout: (longestWait + 5) * 1000,
    http: { connectionsCheckingInterval: 2000, headersTimeout: limits.slowest, maxHeaderSize: 16 * 1024 },
    routerOptions: { maxParamLength: 100, ignoreTrailingSlash: false },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true, useDefaults: true } },
    exposeHeadRoutes: false,
    frameworkErrors: (error, request, reply) => answerError(error, request as FastifyRequest, reply as unknown as FastifyReply),
    clientErrorHandler,
  })
  app.server.maxConnections = limits.connections
  app.server.on('checkExpectation', (_, response) => {
    const body = JSON.stringify({ error: 'This cannot be expected here.' })
    response.writeHead(417, { 'content-type': 'application/json', 'content-length': body.length, connection: 'close' }).end(body)
  })
  app.setErrorHandler(answerError)
  // Before the plugin of the sockets closes them: they are told of the end first.
  app.addHook('preClose', async () => {
    await reception.end()
    setTimeout(() => cutOff(app), grace).unref()
  })
  refuseOtherSites(app, tokens.caller !== undefined && tokens.operator !== undefined)
  acceptJson(app)
  for (const schema of sharedSchemas) app.addSchema(schema)
  await app.register(rateLimit, {
    max: Math.ceil((limits.rate * rateWindow) / 1000),
    timeWindow: rateWindow,
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_, { after }) => new Refused(429, `Too many requests; try again in ${after}.`),
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Pronto intake',
        version,
        description: `Reference intake endpoint under the contract “${reception.setup.contract.name}”.`,
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    refResolver: { buildLocalReference: (json, _, __, i) => (typeof json.$id === 'string' ? json.$id : `def-${i}`) },
  })
  await app.register(websocket, {
    options: { maxPayload: 1024, perMessageDeflate: false },
    errorHandler: (_, socket) => socket.terminate(),
  })
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, () => {
    throw new Refused(404, 'There is nothing here; see /openapi.json.')
  })

  const schemas = routeSchemas(knownTypes(reception.setup), Object.keys(reception.setup.contract.numbers), reception.groupNames())
  const context = { reception, metrics, schemas, version }
  await app.register(publicRoutes, context)
  await app.register(async (scope) => {
    await requireToken(scope, tokens.caller)
    await scope.register(callerRoutes, context)
  })
  await app.register(async (scope) => {
    await requireToken(scope, tokens.operator)
    await scope.register(operatorRoutes, context)
  })
  return app
}

/** Other sites' pages, in a browser that can reach this, may lead here but not act here. */
function refuseOtherSites(app: FastifyInstance, guarded: boolean): void {
  app.addHook('onRequest', async ({ method, headers, socket }) => {
    // A name of another site that leads to this machine (DNS rebinding) makes its page one of our own for a browser; tokens it has none.
    const browser = headers['sec-fetch-site'] !== undefined
    if (browser && !guarded && loopback.test(socket.localAddress ?? '') && !ownNames.test(headers.host ?? ''))
      throw new Refused(403, 'Under another name this needs tokens for callers and operators.')
    const leads = method === 'GET' && headers['sec-fetch-mode'] === 'navigate'
    if (headers['sec-fetch-site'] === 'cross-site' && !leads) throw new Refused(403, 'Pages of other sites may not ask this.')
  })
}

/** Who does not take the last answer does not hold up the end. */
function cutOff(app: FastifyInstance): void {
  for (const socket of app.websocketServer.clients) socket.terminate()
  app.server.closeAllConnections()
}

/** Bodies are JSON in UTF-8, and nothing else. */
function acceptJson(app: FastifyInstance): void {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => {
    if (body.length === 0) return done(null, undefined)
    try {
      done(null, JSON.parse(decoder.decode(body as Buffer)))
    } catch (error) {
      done(new Refused(400, error instanceof SyntaxError ? 'The body is not JSON.' : 'The body is not UTF-8.'), undefined)
    }
  })
  app.addHook('preValidation', async (request) => {
    const { params, query, body, routeOptions } = request as {
      params: Texts
      query: Texts
      body: unknown
      routeOptions: FastifyRequest['routeOptions']
    }
    toNumber(params, 'number')
    toNumber(query, 'wait')
    if (body !== undefined && body !== null && routeOptions.schema?.body === undefined && !isEmpty(body))
      throw new Refused(400, 'This request takes no body.')
  })
}

type Texts = Record<string, unknown>

const isEmpty = (body: unknown) => typeof body === 'object' && body !== null && Object.keys(body).length === 0

/** Path and query hold text only: a whole number there becomes one before it is checked. */
function toNumber(texts: Texts | null | undefined, key: string): void {
  const text = texts?.[key]
  if (texts != null && typeof text === 'string' && /^\d{1,15}$/.test(text)) texts[key] = Number(text)
}

async function requireToken(scope: FastifyInstance, token: string | undefined): Promise<void> {
  if (token === undefined) return
  await scope.register(bearerAuth, { keys: new Set([token]), addHook: false, verifyErrorLogLevel: 'trace' })
  scope.addHook('onRequest', (request, reply, done) => {
    scope.verifyBearerAuth?.(request, reply, (error) => {
      if (error !== undefined) reply.header('www-authenticate', 'Bearer')
      done(error === undefined ? undefined : new Refused(401, 'A valid bearer token is needed.'))
    })
  })
  scope.addHook('onRoute', (route) => {
    route.schema = { ...route.schema, security: [{ bearer: [] }] }
  })
}

/** JSON for every error; of our own mistakes the client learns nothing and the log all. */
function answerError(error: FastifyError | Refused, request: FastifyRequest, reply: FastifyReply): void {
  const validation = 'validation' in error ? error.validation : undefined
  if (validation !== undefined) {
    const part = 'validationContext' in error ? (error.validationContext ?? 'body') : 'body'
    const value = { body: request.body, params: request.params, querystring: request.query, headers: request.headers }[part]
    reply.code(400).send({ error: `The ${partNames[part]} is not as it should be.`, problems: problemsOf(validation, value) })
    return
  }
  const status = error.statusCode ?? 500
  if (status >= 500) request.log.error({ err: 'cause' in error && error.cause instanceof Error ? error.cause : error }, 'request failed')
  if (status === 503 || error instanceof Refused)
    reply
      .code(status)
      .send({ error: error.message, ...('problems' in error && error.problems !== undefined ? { problems: error.problems } : {}) })
  else if (status >= 500) reply.code(500).send({ error: 'Something went wrong here.' })
  else reply.code(status).send({ error: sentences['code' in error ? error.code : ''] ?? error.message })
}

const partNames = { body: 'body', params: 'path', querystring: 'query', headers: 'head' }

const sentences: Record<string, string> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The body must be JSON, with content-type: application/json.',
  FST_ERR_CTP_BODY_TOO_LARGE: `The body may have ${longestBody} bytes at most.`,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as it says.',
  FST_ERR_BAD_URL: 'The address is not a valid one.',
  FST_ERR_MAX_PARAM_LENGTH: 'The address is too long.',
}

/** Errors are logged by what they are and where, never by what a client sent. */
const harmlessSerializers = {
  req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions?.url }),
  err: ({ name, message, stack, code }: Error & { code?: string }) => ({
    type: name,
    code,
    message: code?.startsWith('SQLITE') ? message : name,
    stack: stack?.split('\n').slice(1, 8).join('\n') ?? '',
  }),
}

/** What is not HTTP at all, or too slow, or too long. */
function clientErrorHandler(error: NodeJS.ErrnoException, socket: import('node:net').Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, said] =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? ['408 Request Timeout', 'The request took too long to come in.']
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? ['431 Request Header Fields Too Large', 'The head of the request is too long.']
        : ['400 Bad Request', 'This is not HTTP.']
  const body = JSON.stringify({ error: said })
  socket.end(`HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`)
}

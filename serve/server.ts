/** The pages of a folder, for the browsers of this machine. */
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { languages } from '../reports/numbers.ts'
import { OutputError } from '../run/output.ts'
import { InputError } from '../run/problems.ts'
import type { Starts } from './context.ts'
import type { Folder } from './folder.ts'
import { guard } from './guards.ts'
import { Listing } from './listing.ts'
import { pageFiles } from './pageFiles.ts'
import { messagePage } from './pages/layout.ts'
import { shownProblems } from './plan/draft.ts'
import { sentence } from './plan/findings.ts'
import { Refused } from './refused.ts'
import { pageRoutes } from './routes/pages.ts'
import { planRoutes } from './routes/plans.ts'
import { runRoutes } from './routes/runs.ts'
import { Runner } from './runner.ts'
import { preferred, voiceOf, type Words } from './words/index.ts'

export interface ServeSettings {
  folder: Folder
  starts: Starts
  /** All cores by default. */
  threads?: number
  /** Hears of our own mistakes. */
  log: (line: string) => void
}

/** Of a request's body: two files of a mebibyte, as JSON. */
const longestBody = 5 * 1024 * 1024
/** How long a request may take to come in. Milliseconds. */
const slowest = 10_000
const connections = 100

/** Not listening yet. */
export async function serveServer({ folder, starts, threads, log }: ServeSettings): Promise<FastifyInstance> {
  const answerError = errorAnswer(folder, log)
  const app = fastify({
    logger: false,
    bodyLimit: longestBody,
    requestTimeout: slowest,
    http: { connectionsCheckingInterval: 2000, headersTimeout: slowest, maxHeaderSize: 16 * 1024 },
    routerOptions: { maxParamLength: 100 },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => answerError(error, request as FastifyRequest, reply as unknown as FastifyReply),
  })
  app.server.maxConnections = connections
  app.setErrorHandler(answerError)
  guard(app)
  acceptJson(app)
  app.setNotFoundHandler(() => {
    throw new Refused(404, 'noSuchPage')
  })

  const runner = new Runner(folder, threads)
  app.addHook('preClose', () => runner.cancel())
  const listing = new Listing(folder)
  for (const { url, type, content } of pageFiles()) app.get(url, async (_, reply) => reply.type(`${type}; charset=utf-8`).send(content))
  app.get('/', async ({ headers }, reply) => reply.redirect(`/${preferred(headers['accept-language'])}/`))
  for (const language of languages)
    await app.register(
      async (scope) => {
        const context = { folder, listing, runner, starts, voice: voiceOf(language) }
        await scope.register(pageRoutes, context)
        await scope.register(planRoutes, context)
        await scope.register(runRoutes, context)
      },
      { prefix: `/${language}` },
    )
  return app
}

/** Bodies are JSON, which no page of another site can send unasked. */
function acceptJson(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
}

/** A page where one is looked at, JSON where a script asks; of our own mistakes the reader learns nothing and the log all. */
function errorAnswer(folder: Folder, log: (line: string) => void) {
  return (error: FastifyError | Error, { method, url, headers }: FastifyRequest, reply: FastifyReply): void => {
    const language = languages.find((one) => url.startsWith(`/${one}/`)) ?? preferred(headers['accept-language'])
    const voice = voiceOf(language)
    const { refused } = voice.words
    const { status, reason, more } = reasonOf(error, folder)
    if (status >= 500 && !(error instanceof Refused || error instanceof OutputError)) log(error.stack ?? error.message)
    reply.code(status)
    if (method === 'GET' && headers['sec-fetch-mode'] !== 'cors')
      reply.type('text/html; charset=utf-8').send(messagePage(refused[reason], more, folder.name, voice))
    else reply.send({ error: refused[reason], problems: more })
  }
}

interface Reason {
  status: number
  reason: keyof Words['refused']
  /** In English: what the command line would say. */
  more: string[]
}

function reasonOf(error: FastifyError | Error, folder: Folder): Reason {
  if (error instanceof Refused) return { status: error.statusCode, reason: error.reason, more: [] }
  if (error instanceof InputError)
    return {
      status: 422,
      reason: 'wrongInput',
      more: shownProblems(folder, error.problems).map((problem) => `${problem.file}: ${sentence(problem)}`),
    }
  if (error instanceof OutputError) return { status: 500, reason: 'cannotSave', more: [error.message] }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  if (status >= 500) return { status: 500, reason: 'failed', more: [] }
  return { status, reason: status === 413 ? 'tooLong' : status === 404 ? 'noSuchPage' : 'notJson', more: [] }
}

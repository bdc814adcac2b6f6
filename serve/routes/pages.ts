/** Pages to look at: the list, reports. */
import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { listPage } from '../pages/list.ts'
import { reportOf } from '../reports.ts'
import { namesOf } from './names.ts'

/** The report brings its own policy, stricter than that of the pages; here only who may frame it. */
const reportPolicy = "frame-ancestors 'none'; form-action 'none'; base-uri 'none'"

export async function pageRoutes(app: FastifyInstance, { folder, listing, runner, starts, voice }: Context): Promise<void> {
  app.get('/', async (_, reply) => {
    const names = folder.files()
    return reply.type('text/html; charset=utf-8').send(
      listPage(
        {
          folder: folder.name,
          entries: listing.entries(names),
          scenarios: listing.scenarios(names),
          contracts: starts.contracts,
          run: runner.news,
        },
        voice,
      ),
    )
  })

  app.get('/report', async ({ query }, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', reportPolicy)
      .send(reportOf(folder, namesOf(query), voice.language)),
  )
}

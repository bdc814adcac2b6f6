/** Runs: begun, followed, cancelled. */

import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { InputError } from '../../run/problems.ts'
import { readyScenario } from '../../run/read/documents.ts'
import type { Context } from '../context.ts'
import { headers } from '../guards.ts'
import { countText, runPanel, sayRun } from '../pages/runPanel.ts'
import { accessOf, type DraftFile, draftOf, shownProblems } from '../plan/draft.ts'
import { sentence } from '../plan/findings.ts'
import { Refused } from '../refused.ts'
import { pairedPlans } from '../reports.ts'
import { folderName, type RunView } from '../runner.ts'
import { bodies } from './bodies.ts'

/** Pages that may listen at once; and how often those that hear nothing are told that somebody is there. Milliseconds. */
const mostFollowers = 50
const heartbeat = 15_000

export async function runRoutes(app: FastifyInstance, { folder, runner, voice }: Context): Promise<void> {
  /** Open streams, and what ends each. */
  const followers = new Map<FastifyReply, () => void>()
  app.addHook('preClose', async () => {
    for (const end of followers.values()) end()
  })

  app.post<{ Body: { file: string; files: DraftFile[]; name: string } }>(
    '/run',
    { schema: { body: bodies.run } },
    async ({ body }, reply) => {
      if (runner.busy) throw new Refused(409, 'busy')
      const draft = draftOf(folder, body.file, body.files)
      try {
        const ready = readyScenario(join(folder.root, draft.scenario.file), {}, {}, accessOf(folder, draft))
        return reply.code(202).send(answer(runner.simulate(ready, body.name)))
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        const problems = shownProblems(folder, error.problems).map((problem) => `${problem.file}: ${sentence(problem)}`)
        return reply.code(422).send({ error: voice.words.refused.wrongInput, problems })
      }
    },
  )

  app.post<{ Body: { in: string[] } }>('/run/pair', { schema: { body: bodies.pair } }, async ({ body }, reply) => {
    if (runner.busy) throw new Refused(409, 'busy')
    const plans = pairedPlans(folder, body.in)
    return reply.code(202).send(answer(runner.compare(plans, folderName(plans.map(({ label }) => label).join(' - ')))))
  })

  app.post('/run/cancel', async () => {
    await runner.cancel()
    return runner.view === null ? {} : answer(runner.view)
  })

  app.get('/run/events', async (_, reply) => {
    if (followers.size >= mostFollowers) throw new Refused(503, 'busy')
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' })
    const beat = setInterval(() => raw.write(':\n\n'), heartbeat)
    const end = () => {
      clearInterval(beat)
      leave()
      followers.delete(reply)
      raw.end()
    }
    const tell = (view: RunView) => {
      raw.write(`data: ${JSON.stringify(answer(view))}\n\n`)
      if (view.state !== 'running') end()
    }
    const leave = runner.follow(tell)
    followers.set(reply, end)
    raw.on('close', end)
    const { view } = runner
    if (view === null) end()
    else tell(view)
  })

  /** What a page does with a run: numbers while it goes on, the whole place when it begins and ends. */
  const answer = (view: RunView) => ({
    state: view.state,
    done: view.done,
    planned: view.planned,
    count: countText(view, voice),
    said: sayRun(view, voice),
    panel: runPanel(view, voice).source,
  })
}

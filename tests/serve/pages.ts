/** A served folder in this process: nothing listens unless a test asks for it. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach } from 'vitest'
import { contractNames, layOut } from '../../cli/init.ts'
import { Folder } from '../../serve/folder.ts'
import type { DraftFile } from '../../serve/plan/draft.ts'
import type { Edited } from '../../serve/routes/plans.ts'
import { serveServer } from '../../serve/server.ts'
import { deskYaml } from '../cli/pronto.ts'

export interface Served {
  app: FastifyInstance
  /** The folder, and what is beside it. */
  root: string
  outside: string
  path: (name: string) => string
  write: (name: string, text: string) => string
  read: (name: string) => string
  there: (name: string) => boolean
  get: (url: string, headers?: Record<string, string>) => Promise<{ status: number; text: string; headers: Record<string, unknown> }>
  post: <T = Record<string, unknown>>(url: string, body?: unknown, headers?: Record<string, string>) => Promise<{ status: number; json: T }>
  /** What our own mistakes would be logged as. */
  log: string[]
}

export interface EditAnswer {
  files: DraftFile[]
  form: string | null
  findings: string
  count: number
  wrong: Record<string, string>
  unsaved: string
}

const open: { app: FastifyInstance; home: string }[] = []
afterEach(async () => {
  for (const { app, home } of open.splice(0)) {
    await app.close()
    rmSync(home, { recursive: true, force: true })
  }
})

export async function served(): Promise<Served> {
  const home = mkdtempSync(join(tmpdir(), 'pronto-serve-'))
  const root = join(home, 'served')
  mkdirSync(root)
  const log: string[] = []
  const app = await serveServer({
    folder: new Folder(root),
    starts: { contracts: contractNames(), layOut },
    threads: 1,
    log: (line) => log.push(line),
  })
  open.push({ app, home })
  const path = (name: string) => join(root, name)
  return {
    app,
    root,
    outside: home,
    path,
    log,
    write(name, text) {
      mkdirSync(dirname(path(name)), { recursive: true })
      writeFileSync(path(name), text)
      return path(name)
    },
    read: (name) => readFileSync(path(name), 'utf8'),
    there: (name) => existsSync(path(name)),
    async get(url, headers = {}) {
      const { statusCode, body, headers: given } = await app.inject({ url, headers })
      return { status: statusCode, text: body, headers: given }
    },
    async post(url, body, headers = {}) {
      const { statusCode, body: text } = await app.inject({
        method: 'POST',
        url,
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
        headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      })
      return { status: statusCode, json: JSON.parse(text) }
    },
  }
}

/** The answer to one change of a scenario on the disk, or to `files`. */
export async function edit(
  { post, read }: Served,
  file: string,
  change: Edited['change'],
  files: DraftFile[] = [{ file, text: read(file) }],
) {
  return post<EditAnswer & { error?: string }>('/en/plan/edit', { file, files, form: true, ...(change === undefined ? {} : { change }) })
}

/** A scenario in two files: desk/scenario.yaml, desk/plan.yaml. */
export function twoFiles({ write }: Served): void {
  write(
    'desk/plan.yaml',
    '# the plan\nlines: 5 # of them\ngroups:\n  - { name: early, agents: 2, shift: ["09:00-13:00"] } # in the morning\n  - { name: late, levels: { "13:00": 3, "17:00": 0 } }\n',
  )
  const [before, after] = deskYaml({ replications: 10 }).split(/staffing:\n.*\n/)
  write('desk/scenario.yaml', `# mine\n${before}staffing: plan.yaml\n${after}`)
}

/** Once nothing runs any more. */
export async function over({ get }: Served): Promise<string> {
  const { text } = await get('/en/run/events')
  return text
}

/** An endpoint inside the test: no port, a register in memory or in a file. */
import { mkdtempSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach } from 'vitest'
import type { ContactView } from '../../intake/live.ts'
import { Metrics } from '../../intake/metrics.ts'
import { Reception, type Work } from '../../intake/reception.ts'
import { intakeServer, type ServerSettings } from '../../intake/server.ts'
import { Store } from '../../intake/store.ts'
import { contractSchema } from '../../sim/contract/schema.ts'
import { demandSchema } from '../../sim/demand/schema.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'

export interface EndpointOptions {
  /** In addition to an everlasting opening. */
  contract?: Record<string, unknown>
  staffing?: Record<string, unknown>
  demand?: Record<string, unknown>
  db?: string
  tokens?: ServerSettings['tokens']
  limits?: Partial<ServerSettings['limits']>
  followers?: number
  log?: (line: string) => void
}

export interface Endpoint {
  app: FastifyInstance
  reception: Reception
  store: Store
  metrics: Metrics
  /** Parsed JSON of an answer, with its status. */
  ask: (method: Method, url: string, body?: unknown, headers?: Record<string, string>) => Promise<{ status: number; json: Answer }>
  place: (contact?: Record<string, unknown>) => Promise<ContactView>
  end: () => Promise<void>
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
export type Answer = ContactView & {
  error: string
  problems: { path: string; found: string; expected: string }[]
  operator: string
  contact: Work
  local: string
  rehearsal: boolean
  ok: boolean
}

const open = { 'mon-sun': ['00:00-24:00'] }
/** Open for a minute after midnight on a day that is not today, by the contract's clock. */
export function closedToday(): Record<string, string[]> {
  const today = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'Europe/Rome' }).format(new Date()).toLowerCase()
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  return { [days[(days.indexOf(today) + 3) % 7]]: ['09:00-17:00'] }
}

const endpoints: Endpoint[] = []
const folders: string[] = []
afterEach(async () => {
  for (const one of endpoints.splice(0)) await one.end()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A place for a register, gone after the test. */
export function registerFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-intake-'))
  folders.push(folder)
  return join(folder, 'register.db')
}

export async function endpoint({
  contract,
  staffing,
  demand,
  db = ':memory:',
  tokens,
  limits,
  followers,
  log,
}: EndpointOptions = {}): Promise<Endpoint> {
  const setup = {
    contract: contractSchema.parse({ name: 'Test', hours: open, ...contract }),
    staffing: staffing === undefined ? null : staffingSchema.parse(staffing),
    demand: demand === undefined ? null : { demand: demandSchema.parse(demand), data: {}, seed: 'test' },
  }
  const ticketTypes = setup.contract.tickets.map(({ on }) => on).filter((on) => on !== 'everyContact')
  const store = new Store(db, { kind: demand === undefined ? 'desk' : 'rehearsal', ticketTypes })
  const metrics = new Metrics()
  const reception = new Reception({ setup, store, metrics, mostFollowers: followers ?? 10_000 })
  const app = await intakeServer({
    reception,
    metrics,
    version: 'test',
    log: log ?? null,
    tokens: tokens ?? { caller: undefined, operator: undefined },
    limits: { connections: 10_000, rate: 1_000_000, slowest: 10_000, ...limits },
  })
  let ended = false
  const one: Endpoint = {
    app,
    reception,
    store,
    metrics,
    async ask(method, url, body, headers = {}) {
      const answer = await app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body as object }) })
      return { status: answer.statusCode, json: answer.body === '' ? ({} as Answer) : JSON.parse(answer.body) }
    },
    async place(contact = {}) {
      const { status, json } = await one.ask('POST', '/contacts', { channel: 'phone', type: 'order', caller: '+39 1', ...contact })
      if (status !== 201) throw new Error(JSON.stringify(json))
      return json
    },
    async end() {
      if (ended) return
      ended = true
      await app.close()
      store.close()
    },
  }
  endpoints.push(one)
  return one
}

/** A person who is logged in. */
export async function operator({ ask }: Pick<Endpoint, 'ask'>, group = 'desk') {
  const { json } = await ask('POST', '/operators', { name: 'Anna', group })
  const path = `/operators/${json.operator}`
  return {
    path,
    next: (wait = 5) => ask('POST', `${path}/next?wait=${wait}`),
    finish: () => ask('POST', `${path}/finish`),
    logOut: () => ask('DELETE', path),
  }
}

/** What a WebSocket request inside the test has of a connection. */
export const fromHere = { socket: { remoteAddress: '127.0.0.1' } as Socket }

/** The built command line as a user meets it: a process with its outputs and its exit code. (`npm test` builds first.) */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

export const home = join(import.meta.dirname, '../..')
export const main = join(home, 'dist/cli/main.js')
export const scenarios = join(home, 'scenarios')

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  out: string
  err: string
}

export interface RunningPronto {
  process: ChildProcess
  ended: Promise<Ended>
  /** Resolves as soon as standard error holds `text`. */
  said: (text: string) => Promise<void>
}

export function start(args: string[], { cwd = home, env = process.env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): RunningPronto {
  const child = spawn(process.execPath, [main, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  const listeners = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
    for (const listener of listeners) listener()
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, out, err }))
  })
  const said = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const listener = () => {
        if (err.includes(text)) resolve()
      }
      listeners.add(listener)
      listener()
      ended.then(() => reject(new Error(`ended before it said "${text}": ${err}`)), reject)
    })
  return { process: child, ended, said }
}

export const pronto = (...args: string[]): Promise<Ended> => start(args).ended

/** A folder for a test file, gone when it is through. */
export function scratch(): { path: (...parts: string[]) => string; write: (name: string, text: string) => string } {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pronto-cli-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const path = (...parts: string[]) => join(folder, ...parts)
  return {
    path,
    write(name, text) {
      mkdirSync(dirname(path(name)), { recursive: true })
      writeFileSync(path(name), text)
      return path(name)
    },
  }
}

/** A scenario in one file: a small desk. `replications` such months take a moment. */
export function deskYaml({
  name = 'A small desk',
  contract = '',
  contacts = '{ type: order, volume: { perOpenDay: 200 }, handling: { exponential: { mean: 240s } }, patience: { exponential: { mean: 120s } } }',
  staffing = '',
  agents = 4,
  from = '2027-01-01',
  months = 1,
  replications = 20,
  seed = 'desk',
} = {}): string {
  return `name: ${JSON.stringify(name)}
contract:
  name: A contract
  hours: { mon-fri: ["09:00-17:00"] }
${contract}
demand:
  contacts:
    - ${contacts}
staffing:
  groups: [{ name: all, agents: ${agents}, shift: ["09:00-17:00"] }]
${staffing}
simulate: { from: ${from}, months: ${months}, replications: ${replications}, seed: ${JSON.stringify(seed)} }
`
}

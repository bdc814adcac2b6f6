/** `pronto intake` as a process of its own. (`npm test` builds first.) */
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import { main } from '../cli/pronto.ts'

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  out: string
  err: string
}

export interface IntakeProcess {
  child: ChildProcess
  /** "http://127.0.0.1:40001"; rejects when it ends before it listens. */
  url: Promise<string>
  ended: Promise<Ended>
}

const running = new Set<ChildProcess>()
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

export function intake(args: string[], env: Record<string, string> = {}): IntakeProcess {
  const child = spawn(process.execPath, [main, 'intake', ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  running.add(child)
  let out = ''
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(child)
      resolve({ code, signal, out, err })
    })
  })
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      const address = /http:\/\/[\d.]+:\d+/.exec(out)?.[0]
      if (address !== undefined) resolve(address)
    })
    ended.then(({ code }) => reject(new Error(`ended with ${code} before it listened: ${err}`)))
  })
  url.catch(() => {})
  return { child, url, ended }
}

/** A contract beside a register: open all day and night. Its path. */
export function contractBeside(db: string, more = ''): string {
  const file = join(dirname(db), 'contract.yaml')
  writeFileSync(file, `name: Always open\nhours: { mon-sun: ["00:00-24:00"] }\n${more}`)
  return file
}

export function post(url: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
}

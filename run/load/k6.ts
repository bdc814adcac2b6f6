/** k6 as a process: started, followed, ended, and asked what it counted. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { K6Report } from '../../sim/load/guards.ts'
import { cleanEnvironment, type K6Program } from './program.ts'

export interface K6Files {
  script: string
  plan: string
  config: string
  /** Written by k6. */
  console: string
  summary: string
}

export interface K6Options {
  /** Variables for the script. */
  variables?: Record<string, string>
  /** Show k6's web dashboard, on this machine alone. */
  dashboard?: boolean
  signal?: AbortSignal
  /**
   * After so long k6 is killed: it waits without end for an endpoint that does not answer when a WebSocket is closed (seen with k6 2.2).
   */
  longestMillis?: number
  /** Called a few times a second while k6 runs. */
  onTick?: () => void
}

export interface K6Run {
  exitCode: number | null
  /** The last of what k6 said on standard error, without its progress. */
  said: string[]
}

const tickMillis = 250
/** From the first request to end until k6 is ended for good. */
const graceMillis = 5000
const mostSaid = 20

/** Never leaves k6 behind. Aborting lets it end its callers and write its counts. */
export function runK6(
  { path }: K6Program,
  files: K6Files,
  { variables = {}, dashboard, signal, longestMillis, onTick }: K6Options = {},
): Promise<K6Run> {
  const set = Object.entries({ PLAN: files.plan, SUMMARY: files.summary, ...variables }).flatMap(([name, value]) => [
    '-e',
    `${name}=${value}`,
  ])
  const args = ['run', '--quiet', '--no-color', '--log-format', 'json', '--console-output', files.console, '--config', files.config]
  const environment = cleanEnvironment(process.env)
  if (dashboard) {
    args.push('--out', 'web-dashboard')
    environment.K6_WEB_DASHBOARD_HOST = '127.0.0.1'
  }
  // In a process group of its own: Ctrl-C in a terminal reaches Pronto, which passes it on once.
  const child = spawn(path, [...args, ...set, files.script], { env: environment, stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  return new Promise((resolve, reject) => {
    const said = new Said()
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.take(text))
    const kill = () => end(child, 'SIGKILL')
    let grace: NodeJS.Timeout | undefined
    const stop = () => {
      end(child, 'SIGINT')
      grace = setTimeout(kill, graceMillis)
    }
    const watchdog = longestMillis === undefined ? undefined : setTimeout(kill, longestMillis)
    const tick = onTick === undefined ? undefined : setInterval(onTick, tickMillis)
    process.once('exit', kill)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
    const settle = () => {
      clearInterval(tick)
      clearTimeout(grace)
      clearTimeout(watchdog)
      process.removeListener('exit', kill)
      signal?.removeEventListener('abort', stop)
    }
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('close', (exitCode) => {
      settle()
      resolve({ exitCode, said: said.lines })
    })
  })
}

function end(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal)
}

/** Messages out of k6's JSON log, the last few. */
class Said {
  readonly lines: string[] = []
  private rest = ''

  take(text: string): void {
    const parts = (this.rest + text).split('\n')
    this.rest = (parts.pop() as string).slice(0, 10_000)
    for (const part of parts) {
      const message = messageOf(part)
      if (message === '' || message === this.lines[this.lines.length - 1]) continue
      this.lines.push(message)
      if (this.lines.length > mostSaid) this.lines.shift()
    }
  }
}

function messageOf(line: string): string {
  try {
    const { level, msg } = JSON.parse(line)
    return level === 'error' || level === 'warning' ? String(msg).split('\n', 1)[0] : ''
  } catch {
    return ''
  }
}

/** What k6 counted, out of the summary that the script wrote; nothing where there is none. */
export function reportOf({ version }: K6Program, exitCode: number | null, summaryFile: string): K6Report {
  const report: K6Report = { version, exitCode, counters: {}, rates: {} }
  let metrics: Record<string, { type?: string; values?: Record<string, number> }>
  try {
    metrics = JSON.parse(readFileSync(summaryFile, 'utf8')).metrics
  } catch {
    return report
  }
  for (const [name, { type, values = {} }] of Object.entries(metrics)) {
    if (type === 'counter') report.counters[name] = values.count
    else if (type === 'rate') report.rates[name] = { part: values.passes, whole: values.passes + values.fails }
  }
  return report
}

/** k6 for the tests: found on the PATH, or everything that needs it is left out. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { LineReader } from '../../run/load/lines.ts'
import { cleanEnvironment, findK6, type K6Program, NoK6 } from '../../run/load/program.ts'
import { type K6Config, k6Config } from '../../sim/load/k6Config.ts'
import type { FactLine, FailureLine, Line, LoadPlan } from '../../sim/load/plan.ts'

export const k6: K6Program | undefined = (() => {
  try {
    return findK6()
  } catch (error) {
    if (error instanceof NoK6) return undefined
    throw error
  }
})()

/** Left out, by name, where there is no k6. */
export const describeK6 = describe.skipIf(k6 === undefined)

const scripts = join(import.meta.dirname, '../../scenarios/k6')

export interface K6Result {
  exitCode: number | null
  lines: Line[]
  facts: FactLine[]
  failures: FailureLine[]
  /** What it said, standard output and error. */
  said: string
  count(name: string): number
  /** Of a Rate. */
  rate(name: string): { part: number; whole: number }
}

export interface K6Request {
  plan: LoadPlan
  config?: K6Config
  variables?: Record<string, string>
  /** Milliseconds, where it would not end by itself. */
  killAfter?: number
}

/** Plain `k6 run` of one of the shipped scripts. */
export async function run(script: string, { plan, config = k6Config(plan), variables = {}, killAfter }: K6Request): Promise<K6Result> {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-k6-'))
  const file = (name: string) => join(folder, name)
  try {
    writeFileSync(file('plan.json'), JSON.stringify(plan))
    writeFileSync(file('config.json'), JSON.stringify(config))
    const environment = { PLAN: file('plan.json'), SUMMARY: file('summary.json'), ...variables }
    const flags = [
      '--quiet',
      '--no-color',
      '--log-format',
      'json',
      '--console-output',
      file('console.jsonl'),
      '--config',
      file('config.json'),
    ]
    const { exitCode, said } = await start([...flags, join(scripts, `${script}.ts`)], environment, killAfter)
    const reader = new LineReader(file('console.jsonl'))
    reader.read()
    return { exitCode, said, ...sorted(reader.lines), ...metricsOf(file('summary.json')) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function start(args: string[], variables: Record<string, string>, killAfter?: number): Promise<{ exitCode: number | null; said: string }> {
  const child = spawn((k6 as K6Program).path, ['run', ...args], { env: { ...cleanEnvironment(process.env), ...variables } })
  const killing = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => {
      clearTimeout(killing)
      resolve({ exitCode, said })
    })
  })
}

function sorted(lines: Line[]) {
  const order = (a: { contact: number; attempt: number }, b: typeof a) => a.contact - b.contact || a.attempt - b.attempt
  return {
    lines,
    facts: lines.filter((line): line is FactLine => line.line === 'fact').sort(order),
    failures: lines.filter((line): line is FailureLine => line.line === 'failure').sort(order),
  }
}

function metricsOf(summary: string): Pick<K6Result, 'count' | 'rate'> {
  let metrics: Record<string, { values: Record<string, number> }> = {}
  try {
    metrics = JSON.parse(readFileSync(summary, 'utf8')).metrics
  } catch {
    // A run that was not allowed to begin has no summary.
  }
  return {
    count: (name) => metrics[name]?.values.count ?? 0,
    rate: (name) => {
      const { passes = 0, fails = 0 } = metrics[name]?.values ?? {}
      return { part: passes, whole: passes + fails }
    },
  }
}

/** A window of a scenario, replayed by k6 against an endpoint and judged: list, replay, read, judge, and what the engine expected. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { windowCallers } from '../../sim/engine/windowCallers.ts'
import type { Endpoint } from '../../sim/load/endpoint.ts'
import { k6Config } from '../../sim/load/k6Config.ts'
import { targetMetrics } from '../../sim/load/k6Metrics.ts'
import { loadPlan } from '../../sim/load/loadPlan.ts'
import type { ExchangeLine, Line, LoadPlan } from '../../sim/load/plan.ts'
import { type Prediction, predictWindow } from '../../sim/load/predict.ts'
import { type Verdict, verdictOf } from '../../sim/load/verdict.ts'
import { type LocalWindow, windowOnClock } from '../../sim/load/window.ts'
import { describe, InputError, type Problem } from '../problems.ts'
import type { Ready } from '../read/documents.ts'
import { version } from '../version.ts'
import { type K6Options, reportOf, runK6 } from './k6.ts'
import { LineReader } from './lines.ts'
import type { K6Program } from './program.ts'

/** Bounds that must be raised by hand. */
export interface LoadLimits {
  contacts: number
  /** Seconds, of the window. */
  duration: number
}

export interface LoadRequest {
  ready: Ready
  window: LocalWindow
  /** As `loadTarget` gives it. */
  target: string
  endpoint: Endpoint
  limits: LoadLimits
}

export interface PreparedLoad {
  request: LoadRequest
  plan: LoadPlan
  callers: ReturnType<typeof windowCallers>
}

export interface LoadProgress {
  resolved: number
  planned: number
}

export interface LoadOutcome {
  verdict: Verdict
  lines: Line[]
  /** What k6 said that was wrong. */
  said: string[]
}

const option = (name: string, found: string, expected: string, hint?: string): Problem => ({
  file: name,
  line: 0,
  column: 0,
  path: '',
  found,
  expected,
  hint,
})

/** Throws InputError. */
export function prepareLoad(request: LoadRequest): PreparedLoad {
  const { ready, window, limits, endpoint, target } = request
  const { calendar, plan } = ready
  const { days } = calendar
  const clock = windowOnClock(calendar, window)
  if (clock === undefined) {
    const inTerm = days.some(({ date }) => date === window.date)
    const found = inTerm ? 'an hour in which the clock changes' : describe(window.date)
    const expected = inTerm ? 'a window of one kind of time' : `a day of the term, ${days[0].date} to ${days[days.length - 1].date}`
    throw new InputError([option('--window', found, expected)])
  }
  const callers = windowCallers(plan.model, plan.seed, 0, clock.from, clock.to)
  const made = loadPlan({ scenario: ready.scenario, compiled: ready, callers, window, endpoint, target })
  const problems: Problem[] = []
  const seconds = window.to - window.from
  if (made.contacts.length === 0) problems.push(option('--window', 'a window in which nobody calls', 'one with contacts'))
  if (made.contacts.length > limits.contacts)
    problems.push(
      option('--window', `${made.contacts.length} contacts`, `${limits.contacts} at most`, `--max-contacts ${made.contacts.length}`),
    )
  if (seconds > limits.duration)
    problems.push(
      option('--window', `${seconds} s`, `${limits.duration} s at most: k6 replays it in real time`, `--max-duration ${seconds}s`),
    )
  if (problems.length > 0) throw new InputError(problems)
  return { request, plan: made, callers }
}

export interface RunOptions extends Pick<K6Options, 'dashboard' | 'signal'> {
  /** The folder of k6 scripts. */
  scripts: string
  onProgress?: (progress: LoadProgress) => void
}

/** Replays and judges. */
export async function runLoad(program: K6Program, { request, plan, callers }: PreparedLoad, options: RunOptions): Promise<LoadOutcome> {
  const { signal, onProgress } = options
  const { lines, exitCode, said, report } = await inFolder(program, plan, options, (reader) =>
    onProgress?.({ resolved: reader.lines.length, planned: plan.contacts.length }),
  )
  const interrupted = signal?.aborted === true
  let prediction: Prediction | null = null
  // Under rehearsal the endpoint's clock can be set, and its operators follow the staffing plan.
  if (request.endpoint.clock !== undefined && !interrupted)
    prediction = predictWindow(request.ready.plan, callers, callers.to + plan.settle)
  const verdict = verdictOf({
    pronto: version,
    loadPlan: plan,
    plan: request.ready.plan,
    from: callers.from,
    localFrom: request.window.from,
    lines,
    k6: { ...report, exitCode },
    rateNames: targetMetrics(plan.targets),
    interrupted,
    prediction,
  })
  return { verdict, lines, said }
}

/** Places one contact and follows it: every exchange, and how it was understood. */
export async function checkEndpoint(
  program: K6Program,
  { plan }: PreparedLoad,
  options: Omit<RunOptions, 'onProgress'>,
): Promise<{ exchanges: ExchangeLine[]; lines: Line[]; said: string[] }> {
  const { lines, said } = await inFolder(program, plan, { ...options, variables: { CHECK: '1' } })
  return { exchanges: lines.filter((line): line is ExchangeLine => line.line === 'exchange'), lines, said }
}

/** k6's files live in a folder of their own, which goes with the run. */
async function inFolder(
  program: K6Program,
  plan: LoadPlan,
  options: RunOptions & Pick<K6Options, 'variables'>,
  onTick?: (reader: LineReader) => void,
) {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-load-'))
  const files = {
    script: join(options.scripts, 'contract-window.ts'),
    plan: join(folder, 'plan.json'),
    config: join(folder, 'config.json'),
    console: join(folder, 'console.jsonl'),
    summary: join(folder, 'summary.json'),
  }
  try {
    writeFileSync(files.plan, JSON.stringify(plan))
    writeFileSync(files.config, JSON.stringify(k6Config(plan)))
    const reader = new LineReader(files.console)
    const { exitCode, said } = await runK6(program, files, {
      ...options,
      onTick: () => {
        reader.read()
        onTick?.(reader)
      },
    })
    reader.read()
    return { lines: reader.lines, exitCode, said, report: reportOf(program, exitCode, files.summary) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A window of a scenario, replayed by k6 against an endpoint and judged: list, replay, read, judge, and what the engine expected. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { windowCallers } from '../../sim/engine/windowCallers.ts'
import type { Endpoint } from '../../sim/load/endpoint.ts'
import { type K6Config, k6Config, rampConfig, soakConfig, steadyConfig, usersFor } from '../../sim/load/k6Config.ts'
import { targetMetrics } from '../../sim/load/k6Metrics.ts'
import { loadPlan } from '../../sim/load/loadPlan.ts'
import type { ExchangeLine, Line, LoadPlan } from '../../sim/load/plan.ts'
import { predictWindow } from '../../sim/load/predict.ts'
import { type RateScript, rateVerdict } from '../../sim/load/rates.ts'
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
  users: number
  /** Seconds, of the window. */
  duration: number
}

/** `steady`, `ramp` and `soak`: contacts of the window in turn, at rates of their own. */
export interface RateRequest {
  script: RateScript
  /** Contacts a minute: of a ramp its steps, else one. */
  perMinute: number[]
  /** Seconds: the whole, or each step. */
  hold: number
}

export interface LoadRequest {
  ready: Ready
  window: LocalWindow
  /** As `loadTarget` gives it. */
  target: string
  endpoint: Endpoint
  limits: LoadLimits
  /** What comes before the opening comes at once. */
  spike: boolean
}

export interface PreparedLoad {
  request: LoadRequest
  plan: LoadPlan
  /** null: the window is replayed. */
  rates: RateRequest | null
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

/** `ratesFor` the contacts of the window that are in hours, or null. Throws InputError. */
export function prepareLoad(request: LoadRequest, ratesFor: (contacts: number) => RateRequest | null = () => null): PreparedLoad {
  const { ready, window, endpoint, target } = request
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
  const rates = ratesFor(made.contacts.filter(({ inHours }) => inHours).length)
  const problems = beyondLimits(request, made, rates)
  if (problems.length > 0) throw new InputError(problems)
  return { request, plan: made, rates, callers }
}

function beyondLimits({ limits, window }: LoadRequest, plan: LoadPlan, rates: RateRequest | null): Problem[] {
  const name = rates === null ? '--window' : '--rates'
  const steps = rates?.perMinute ?? []
  const contacts = rates === null ? plan.contacts.length : Math.ceil(steps.reduce((sum, rate) => sum + (rate / 60) * rates.hold, 0))
  const seconds = rates === null ? window.to - window.from : steps.length * rates.hold
  const users = rates === null ? plan.vus : usersFor(plan, Math.max(...steps))
  const problems: Problem[] = []
  if (plan.contacts.length === 0) problems.push(option('--window', 'a window in which nobody calls', 'one with contacts'))
  else if (rates !== null && !plan.contacts.some(({ inHours }) => inHours))
    problems.push(option('--window', 'a window in which nobody calls in opening hours', 'one with such calls, from which they are taken'))
  if (contacts > limits.contacts)
    problems.push(option(name, `${contacts} contacts`, `${limits.contacts} at most`, `--max-contacts ${contacts}`))
  if (seconds > limits.duration)
    problems.push(option(name, `${seconds} s`, `${limits.duration} s at most: it goes on in real time`, `--max-duration ${seconds}s`))
  if (users > limits.users)
    problems.push(
      option(name, `${users} virtual users, one for each who waits`, `${limits.users} at most: each takes memory`, `--max-vus ${users}`),
    )
  return problems
}

export interface RunOptions extends Pick<K6Options, 'dashboard' | 'signal' | 'onTick'> {
  /** The folder of k6 scripts. */
  scripts: string
  onProgress?: (progress: LoadProgress) => void
}

/** `steady`, `ramp` or `soak`. */
export async function runRates(program: K6Program, prepared: PreparedLoad, rates: RateRequest, options: RunOptions) {
  const { request, plan } = prepared
  const { script, perMinute, hold } = rates
  const config =
    script === 'ramp' ? rampConfig(plan, perMinute, hold) : (script === 'soak' ? soakConfig : steadyConfig)(plan, perMinute[0], hold)
  const { exitCode, said, report } = await inFolder(program, plan, { ...options, script, config })
  const { scenario, contract, seed, target } = plan
  const verdict = rateVerdict({
    pronto: version,
    script,
    scenario,
    contract,
    seed,
    target,
    endpoint: plan.endpoint.name,
    targets: request.ready.plan.targets,
    perMinute,
    hold,
    interrupted: options.signal?.aborted === true,
    k6: { ...report, exitCode },
  })
  return { verdict, said }
}

/** Replays and judges. */
export async function runLoad(program: K6Program, { request, plan, callers }: PreparedLoad, options: RunOptions): Promise<LoadOutcome> {
  const { signal, onProgress } = options
  const replay = { ...options, script: request.spike ? 'spike-at-opening' : 'contract-window', config: k6Config(plan) }
  const { lines, exitCode, said, report } = await inFolder(program, plan, replay, (reader) =>
    onProgress?.({ resolved: reader.lines.length, planned: plan.contacts.length }),
  )
  const interrupted = signal?.aborted === true
  // Under rehearsal the endpoint's clock can be set, and its operators follow the staffing plan.
  const prediction =
    request.endpoint.clock !== undefined && !request.spike
      ? await inTurns(predictWindow(request.ready.plan, callers, callers.to + plan.settle), signal)
      : null
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

/** Between its steps Ctrl-C is heard, which leaves it: null. */
async function inTurns<T>(steps: Generator<void, T, void>, signal?: AbortSignal): Promise<T | null> {
  for (let until = performance.now() + turnMillis; signal?.aborted !== true; ) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() < until) continue
    await new Promise((resolve) => setImmediate(resolve))
    until = performance.now() + turnMillis
  }
  return null
}

const turnMillis = 50

/** Places one contact and follows it: every exchange, and how it was understood. */
export async function checkEndpoint(
  program: K6Program,
  { plan }: PreparedLoad,
  options: Omit<RunOptions, 'onProgress'>,
): Promise<{ exchanges: ExchangeLine[]; lines: Line[]; said: string[] }> {
  const checking = { ...options, script: 'contract-window', config: k6Config(plan), variables: { CHECK: '1' } }
  const { lines, said } = await inFolder(program, plan, checking)
  return { exchanges: lines.filter((line): line is ExchangeLine => line.line === 'exchange'), lines, said }
}

/** How long k6 may take by its own config, with time to start and to end. */
function longestMillis({ scenarios }: K6Config): number {
  const seconds = (text: unknown) => (typeof text === 'string' ? Number(text.replace('s', '')) : 0)
  const longest = Object.values(scenarios).map(({ maxDuration, duration, gracefulStop, stages }) => {
    const steps = (stages ?? []) as { duration: string }[]
    return seconds(maxDuration) + seconds(duration) + steps.reduce((sum, step) => sum + seconds(step.duration), 0) + seconds(gracefulStop)
  })
  return (Math.max(...longest) + 60) * 1000
}

/** k6's files live in a folder of their own, which goes with the run. */
async function inFolder(
  program: K6Program,
  plan: LoadPlan,
  options: RunOptions & Pick<K6Options, 'variables'> & { script: string; config: K6Config },
  onTick?: (reader: LineReader) => void,
) {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-load-'))
  const files = {
    script: join(options.scripts, `${options.script}.ts`),
    plan: join(folder, 'plan.json'),
    config: join(folder, 'config.json'),
    console: join(folder, 'console.jsonl'),
    summary: join(folder, 'summary.json'),
  }
  try {
    writeFileSync(files.plan, JSON.stringify(plan))
    writeFileSync(files.config, JSON.stringify(options.config))
    const reader = new LineReader(files.console)
    const { exitCode, said } = await runK6(program, files, {
      ...options,
      // All that the scripts look for: a shell's own TARGET would lead the load away from the one that was allowed.
      variables: { TARGET: plan.target, CHECK: '', ...options.variables },
      longestMillis: longestMillis(options.config),
      onTick: () => {
        reader.read()
        onTick?.(reader)
        options.onTick?.()
      },
    })
    reader.read()
    return { lines: reader.lines, exitCode, said, report: reportOf(program, exitCode, files.summary) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

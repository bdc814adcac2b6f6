/** `pronto load`: replays a window of a scenario against an endpoint, shows the verdict, writes files, answers with an exit code. */
import { join } from 'node:path'
import type { Language } from '../reports/numbers.ts'
import { checkEndpoint, type PreparedLoad, prepareLoad, type RateRequest, runLoad, runRates } from '../run/load/load.ts'
import { loadFiles, writeLoad, writeRates } from '../run/load/output.ts'
import { findK6, type K6Program, NoK6 } from '../run/load/program.ts'
import { loadTarget } from '../run/load/target.ts'
import { prepareFile, prepareFolder } from '../run/output.ts'
import { visible } from '../run/problems.ts'
import { readEndpoint, readyScenario } from '../run/read/documents.ts'
import { type RateVerdict, rateScripts } from '../sim/load/rates.ts'
import type { Verdict } from '../sim/load/verdict.ts'
import type { LocalWindow } from '../sim/load/window.ts'
import type { Seconds } from '../sim/time.ts'
import { exchangeText } from './exchanges.ts'
import { exitCodes } from './exitCodes.ts'
import { onInterrupt } from './interruption.ts'
import { rateHeadline, ratesOf, rateText } from './loadRates.ts'
import { loadHeadline, loadText } from './loadVerdict.ts'
import { progress } from './progress.ts'
import { shipped } from './shipped.ts'
import { wrap } from './table.ts'
import type { Io } from './terminal.ts'

export interface LoadArguments {
  target: string
  window: LocalWindow
  endpoint?: string
  contract?: string
  demand?: string
  staffing?: string
  seed?: string
  check?: boolean
  allowHost?: string[]
  script: (typeof scripts)[number]
  rates?: number[]
  hold?: Seconds
  maxContacts: number
  maxVus: number
  maxDuration: Seconds
  dashboard?: boolean
  k6?: string
  out?: string
  report?: string
  lang: Language
  json?: boolean
  quiet?: boolean
}

export async function loadCommand(path: string, options: LoadArguments, io: Io): Promise<number> {
  const target = loadTarget(options.target, options.allowHost)
  const endpoint = readEndpoint(options.endpoint ?? join(shipped(), 'endpoints', 'reference.yaml'))
  const ready = readyScenario(path, options, options.seed === undefined ? {} : { seed: options.seed })
  const limits = { contacts: options.maxContacts, duration: options.maxDuration, users: options.maxVus }
  const spike = options.script === 'spike-at-opening'
  const prepared = prepareLoad({ ready, window: options.window, target, endpoint, limits, spike }, (contacts) => ratesOf(options, contacts))
  if (options.out !== undefined) prepareFolder(options.out, loadFiles)
  if (options.report !== undefined) prepareFile(options.report)
  let program: K6Program
  try {
    program = findK6(options.k6)
  } catch (error) {
    if (!(error instanceof NoK6)) throw error
    io.err(error.message)
    return exitCodes.failed
  }
  if (options.check) return check(program, prepared, options, io)
  return prepared.rates === null ? replay(program, prepared, options, io) : hold(program, prepared, prepared.rates, options, io)
}

/** What k6 runs: the folder scenarios/k6 has a script of each name. */
export const scripts = ['contract-window', 'spike-at-opening', ...rateScripts] as const
const folder = () => join(shipped(), 'k6')

async function replay(program: K6Program, prepared: PreparedLoad, options: LoadArguments, io: Io): Promise<number> {
  const planned = prepared.plan.contacts.length
  const { outcome, signal } = await withProgress('contacts', planned, options, io, (running, update) =>
    runLoad(program, prepared, { ...running, onProgress: ({ resolved }) => update(resolved) }),
  )
  const { verdict, lines, said } = outcome
  return show({ verdict, headline: loadHeadline, text: loadText, said, signal }, options, io, (dir) =>
    writeLoad(dir, verdict, prepared.plan, lines),
  )
}

/** A constant or rising rate. */
async function hold(program: K6Program, prepared: PreparedLoad, rates: RateRequest, options: LoadArguments, io: Io): Promise<number> {
  const planned = Math.ceil(rates.hold * rates.perMinute.length)
  const begun = performance.now()
  const { outcome, signal } = await withProgress('seconds', planned, options, io, (running, update) =>
    runRates(program, prepared, rates, { ...running, onTick: () => update(Math.floor((performance.now() - begun) / 1000)) }),
  )
  const { verdict, said } = outcome
  return show({ verdict, headline: rateHeadline, text: rateText, said, signal }, options, io, (dir) =>
    writeRates(dir, verdict, prepared.plan),
  )
}

/** Runs k6 with a progress bar; Ctrl-C ends k6, and what was measured is there. */
async function withProgress<T>(
  what: string,
  planned: number,
  { quiet, dashboard }: LoadArguments,
  { err }: Io,
  run: (running: { scripts: string; dashboard?: boolean; signal: AbortSignal }, update: (done: number) => void) => Promise<T>,
): Promise<{ outcome: T; signal: AbortSignal }> {
  const shown = progress(process.stderr, { quiet, what })
  const interruption = onInterrupt(() => {
    shown.end()
    err('Stopping k6; Ctrl-C again to stop at once.')
  })
  const { signal } = interruption
  shown.update(0, planned)
  try {
    const outcome = await run({ scripts: folder(), dashboard, signal }, (done) => {
      if (!signal.aborted) shown.update(Math.min(done, planned), planned)
    })
    return { outcome, signal }
  } finally {
    shown.end()
    interruption.end()
  }
}

interface Shown<V> {
  verdict: V
  headline: (verdict: V) => string
  text: (verdict: V) => string
  /** By k6, of what went wrong. */
  said: string[]
  signal: AbortSignal
}

/** On the screen first: what cannot be written to a disk is not lost. */
async function show<V extends Verdict | RateVerdict>(
  { verdict, headline, text, said, signal }: Shown<V>,
  { json, quiet, out: dir, report, lang }: LoadArguments,
  { out, err }: Io,
  write: (dir: string) => string[],
): Promise<number> {
  if (json) out(JSON.stringify(verdict, null, 2))
  else out(quiet ? headline(verdict) : text(verdict))
  if (!verdict.valid) complain(said, err)
  if (dir !== undefined) {
    const files = write(dir)
    err(wrap(`Written to ${visible(dir, 300)}: ${files.join(', ')}.`, { width: 80, whole: true }))
  }
  if (report !== undefined) {
    const { writeReport } = await import('./report.ts')
    writeReport({ runs: [], comparison: null, verdicts: [verdict] }, report, lang, { err })
  }
  if (signal.aborted) return exitCodes.interrupted
  if (!verdict.valid) return exitCodes.failed
  return verdict.meets ? exitCodes.done : exitCodes.notMet
}

function complain(said: string[], err: Io['err']): void {
  for (const message of said) err(wrap(`k6: ${visible(message, 300)}`, { hanging: '  ' }))
}

/** One contact: every exchange, and how it was understood. */
async function check(program: K6Program, prepared: PreparedLoad, options: LoadArguments, { out, err }: Io): Promise<number> {
  const interruption = onInterrupt(() => err('Stopping k6; Ctrl-C again to stop at once.'))
  try {
    const checked = await checkEndpoint(program, prepared, { scripts: folder(), signal: interruption.signal })
    const { exchanges, lines, said } = checked
    const end = lines.find(({ line }) => line === 'fact' || line === 'registered')
    if (options.json)
      out(JSON.stringify({ exchanges, end: end ?? null, failures: lines.filter(({ line }) => line === 'failure') }, null, 2))
    else out(exchangeText(prepared.plan, lines))
    if (interruption.signal.aborted) return exitCodes.interrupted
    if (end !== undefined) return exitCodes.done
    complain(said, err)
    return exitCodes.failed
  } finally {
    interruption.end()
  }
}

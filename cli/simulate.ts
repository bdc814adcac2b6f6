/** `pronto simulate`: reads, runs with progress, shows the verdict, writes files, answers with an exit code. */

import type { Language } from '../reports/numbers.ts'
import { prepareFile, prepareFolder, writeResults } from '../run/output.ts'
import { visible } from '../run/problems.ts'
import { readyScenario } from '../run/read/documents.ts'
import { compiledRun, firstReplications, runDetails, type SimulateOutcome, simulateOn } from '../run/simulate.ts'
import { Threads } from '../run/threads.ts'
import { onlySamples } from '../sim/estimates/audit.ts'
import type { RunDetails } from '../sim/estimates/details.ts'
import type { Results } from '../sim/estimates/results.ts'
import { auditText } from './auditText.ts'
import { exitCodes } from './exitCodes.ts'
import { runText } from './footing.ts'
import { onInterrupt } from './interruption.ts'
import { progress } from './progress.ts'
import { readingsText } from './readingsText.ts'
import { required } from './requirement.ts'
import { wrap } from './table.ts'
import type { Io } from './terminal.ts'
import { verdict, verdictText } from './verdict.ts'
import { limitText } from './words.ts'

export type { Io } from './terminal.ts'

export interface SimulateArguments {
  contract?: string
  demand?: string
  staffing?: string
  from?: string
  months?: number
  replications?: number
  seed?: string
  threads?: number
  precision?: number
  require?: number
  readings?: boolean
  /** Calls that are checked; true = the usual numbers of them. */
  audit?: number[] | true
  out?: string
  report?: string
  lang: Language
  json?: boolean
  quiet?: boolean
}

export async function simulateCommand(path: string, options: SimulateArguments, io: Io): Promise<number> {
  const threads = new Threads(options.threads)
  threads.warm()
  try {
    return await readAndSimulate(path, options, threads, io)
  } finally {
    await threads.close()
  }
}

async function readAndSimulate(path: string, options: SimulateArguments, threads: Threads, io: Io): Promise<number> {
  const { out, err } = io
  const { from, months, replications, seed } = options
  const changes = Object.fromEntries(Object.entries({ from, months, replications, seed }).filter(([, value]) => value !== undefined))
  const ready = readyScenario(path, options, changes)
  const { scenario } = ready
  for (const warning of ready.warnings) err(wrap(`Note: ${visible(warning, 500)}`))
  if (options.out !== undefined) prepareFolder(options.out)
  if (options.report !== undefined) prepareFile(options.report)

  const shown = progress(process.stderr, { quiet: options.quiet, more: options.precision !== undefined })
  const interruption = onInterrupt(() => {
    shown.end()
    err('Stopping; Ctrl-C again to stop at once.')
  })
  let outcome: SimulateOutcome
  shown.update(0, options.precision === undefined ? scenario.simulate.replications : firstReplications)
  try {
    outcome = await simulateOn(threads, scenario, ready, {
      readings: options.readings || options.out !== undefined || options.report !== undefined,
      precision: options.precision,
      signal: interruption.signal,
      onProgress: (done, planned) => {
        if (!interruption.signal.aborted) shown.update(done, planned)
      },
    })
  } finally {
    shown.end()
    interruption.end()
  }

  const { results, interrupted } = outcome
  if (results.replications > 0) {
    let made: RunDetails | undefined
    const details = () => {
      made ??= runDetails(ready, outcome, options.audit === true ? undefined : options.audit)
      return made
    }
    show(results, scenario.simulate.months, options, { out, err }, details)
    if (options.report !== undefined) {
      const { writeReport } = await import('./report.ts')
      const run = { label: scenario.name, results, details: details(), compiled: compiledRun(ready), file: path }
      writeReport({ runs: [run], comparison: null, verdicts: [] }, options.report, options.lang, io)
    }
  }
  if (interrupted) {
    const planned = options.precision === undefined ? ` of ${scenario.simulate.replications}` : ''
    const done = results.replications === 0 ? `none${planned} replications was` : `${results.replications}${planned} replications were`
    err(wrap(`Interrupted: ${done} done${results.replications > 0 ? ', and what is shown rests on them' : ''}.`))
    return exitCodes.interrupted
  }
  if (!outcome.precise)
    err(wrap(`Not as precise as asked: ±${limitText(options.precision ?? 0)} would take more than ${results.replications} replications.`))
  return options.require === undefined ? exitCodes.done : required(results, options.require, err)
}

/** What the options ask for beside the results; made only then. */
function asked({ readings, audit }: SimulateArguments, details: () => RunDetails): Partial<RunDetails> {
  return {
    ...(readings ? { readings: details().readings, questions: details().questions } : {}),
    ...(audit === undefined ? {} : { audit: audit === true ? details().audit : onlySamples(details().audit, audit) }),
  }
}

/** On the screen first: what cannot be written to a disk is not lost. */
function show(results: Results, months: number, options: SimulateArguments, { out, err }: Io, details: () => RunDetails): void {
  if (options.json) out(JSON.stringify({ ...results, ...asked(options, details) }, null, 2))
  else {
    const { audit, readings, questions } = asked(options, details)
    const parts = [
      options.quiet ? `${verdict(results, months)}\n${wrap(runText(results))}` : verdictText(results, months),
      ...(readings === undefined || questions === undefined ? [] : [readingsText(readings, questions, results, months)]),
      ...(audit === undefined ? [] : [auditText(audit, results)]),
    ]
    out(parts.join('\n\n'))
  }
  if (options.out === undefined) return
  const files = writeResults(results, details(), options.out)
  err(wrap(`Written to ${visible(options.out, 300)}: ${files.join(', ')}.`, { width: 80, whole: true }))
}

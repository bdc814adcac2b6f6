/** `pronto sensitivity`: changes one thing at a time under one seed, finds where the plan breaks, shows both, writes files. */
import type { Language } from '../reports/numbers.ts'
import { prepareFile, prepareFolder } from '../run/output.ts'
import { visible } from '../run/problems.ts'
import { readyScenario } from '../run/read/documents.ts'
import { type SensitivityOutcome, sensitivityOn, usualRanges } from '../run/sensitivity.ts'
import { sensitivityFiles, writeSensitivity } from '../run/sensitivityOutput.ts'
import { compiledRun, runDetails } from '../run/simulate.ts'
import { Threads } from '../run/threads.ts'
import type { Results } from '../sim/estimates/results.ts'
import type { Ranges, Sensitivity } from '../sim/estimates/sensitivity.ts'
import { exitCodes } from './exitCodes.ts'
import { runText } from './footing.ts'
import { onInterrupt } from './interruption.ts'
import { progress } from './progress.ts'
import { required } from './requirement.ts'
import { breakingText, sensitivityText } from './sensitivityText.ts'
import { wrap } from './table.ts'
import type { Io } from './terminal.ts'
import { verdict } from './verdict.ts'

export interface SensitivityArguments {
  ranges?: Ranges
  from?: string
  months?: number
  replications?: number
  seed?: string
  threads?: number
  require?: number
  out?: string
  report?: string
  lang: Language
  json?: boolean
  quiet?: boolean
}

/** Below this probability a plan is broken, if nothing else is required. */
const evenChance = 0.5

export async function sensitivityCommand(path: string, options: SensitivityArguments, io: Io): Promise<number> {
  const threads = new Threads(options.threads)
  threads.warm()
  try {
    return await readAndChange(path, options, threads, io)
  } finally {
    await threads.close()
  }
}

async function readAndChange(path: string, options: SensitivityArguments, threads: Threads, io: Io): Promise<number> {
  const { from, months, replications, seed } = options
  const changes = Object.fromEntries(Object.entries({ from, months, replications, seed }).filter(([, value]) => value !== undefined))
  const ready = readyScenario(path, {}, changes)
  for (const warning of ready.warnings) io.err(wrap(`Note: ${visible(warning, 500)}`))
  if (options.out !== undefined) prepareFolder(options.out, sensitivityFiles)
  if (options.report !== undefined) prepareFile(options.report)

  const shown = progress(process.stderr, { quiet: options.quiet, more: true })
  const interruption = onInterrupt(() => {
    shown.end()
    io.err('Stopping; Ctrl-C again to stop at once.')
  })
  let outcome: SensitivityOutcome
  try {
    outcome = await sensitivityOn(threads, ready, path, {
      ranges: options.ranges ?? usualRanges,
      require: options.require ?? evenChance,
      signal: interruption.signal,
      onProgress: (done, planned) => {
        if (!interruption.signal.aborted) shown.update(done, planned)
      },
    })
  } finally {
    shown.end()
    interruption.end()
  }

  const { sensitivity, results, interrupted } = outcome
  if (sensitivity !== null && results !== null) {
    show(sensitivity, results, ready.scenario.simulate.months, options, io)
    if (options.report !== undefined) {
      const { writeReport } = await import('./report.ts')
      const details = runDetails(ready, { plan: ready.plan, tallies: outcome.tallies })
      const run = { label: results.scenario, results, details, compiled: compiledRun(ready), file: path }
      writeReport({ runs: [run], comparison: null, verdicts: [], sensitivities: [sensitivity] }, options.report, options.lang, io)
    }
  }
  if (interrupted) {
    const planned = ready.scenario.simulate.replications
    const done = sensitivity === null ? 'no replication was' : `${sensitivity.replications} of ${planned} replications were`
    const rest = sensitivity === null ? '' : ', and what is shown rests on them; where the plan breaks was not found'
    io.err(wrap(`Interrupted: ${done} done of every change${rest}.`))
    return exitCodes.interrupted
  }
  return options.require === undefined || results === null ? exitCodes.done : required(results, options.require, io.err)
}

/** On the screen first: what cannot be written to a disk is not lost. */
function show(sensitivity: Sensitivity, results: Results, months: number, options: SensitivityArguments, { out, err }: Io): void {
  if (options.json) out(JSON.stringify(sensitivity, null, 2))
  else {
    const parts = [
      verdict(results, months),
      options.quiet ? '' : sensitivityText(sensitivity, results),
      breakingText(sensitivity, months),
      wrap(runText(results)),
    ]
    out(parts.filter((part) => part !== '').join('\n\n'))
  }
  if (options.out === undefined) return
  const files = writeSensitivity(sensitivity, options.out)
  err(wrap(`Written to ${visible(options.out, 300)}: ${files.join(', ')}.`, { width: 80, whole: true }))
}

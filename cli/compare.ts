/** `pronto compare`: reads plans, runs them under one seed with progress, shows how they differ, writes files, answers with an exit code. */

import type { RunInput } from '../reports/input.ts'
import type { Language } from '../reports/numbers.ts'
import { basePlan, type CompareOutcome, compareOn, detailsOfMain, type ReadyPlan, readPlans } from '../run/compare.ts'
import { comparisonFiles, writeComparison } from '../run/compareOutput.ts'
import { prepareFile, prepareFolder } from '../run/output.ts'
import { visible } from '../run/problems.ts'
import { compiledRun, runDetails } from '../run/simulate.ts'
import { Threads } from '../run/threads.ts'
import type { ComparedPlan, Comparison } from '../sim/estimates/comparison.ts'
import type { Tallies } from '../sim/estimates/tallies.ts'
import { comparisonText, planTable } from './compareTables.ts'
import { compareRunText, compareVerdict } from './compareVerdict.ts'
import { exitCodes } from './exitCodes.ts'
import { onInterrupt } from './interruption.ts'
import { progress } from './progress.ts'
import { wrap } from './table.ts'
import type { Io } from './terminal.ts'

export interface CompareArguments {
  vary?: string[]
  base?: string
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

export async function compareCommand(files: string[], options: CompareArguments, io: Io): Promise<number> {
  const threads = new Threads(options.threads)
  threads.warm()
  try {
    return await readAndCompare(files, options, threads, io)
  } finally {
    await threads.close()
  }
}

async function readAndCompare(files: string[], options: CompareArguments, threads: Threads, io: Io): Promise<number> {
  const { from, months, replications, seed } = options
  const changes = Object.fromEntries(Object.entries({ from, months, replications, seed }).filter(([, value]) => value !== undefined))
  const plans = readPlans(files, options.vary ?? [], changes)
  const base = basePlan(plans, options.base)
  for (const note of notes(plans)) io.err(wrap(`Note: ${note}`))
  if (options.out !== undefined) prepareFolder(options.out, comparisonFiles)
  if (options.report !== undefined) prepareFile(options.report)

  const planned = plans[0]?.scenario.simulate.replications ?? 0
  const shown = progress(process.stderr, { quiet: options.quiet, what: `replications of ${plans.length} plans` })
  const interruption = onInterrupt(() => {
    shown.end()
    io.err('Stopping; Ctrl-C again to stop at once.')
  })
  let outcome: CompareOutcome
  shown.update(0, planned * plans.length)
  try {
    outcome = await compareOn(threads, plans, {
      base,
      require: options.require,
      signal: interruption.signal,
      onProgress: (done, all) => {
        if (!interruption.signal.aborted) shown.update(done, all)
      },
    })
  } finally {
    shown.end()
    interruption.end()
  }

  const { comparison, interrupted } = outcome
  if (comparison !== null) {
    show(comparison, plans, outcome.tallies, options, io)
    if (options.report !== undefined) {
      const { writeReport } = await import('./report.ts')
      writeReport({ runs: runsOf(comparison, plans, outcome.tallies), comparison, verdicts: [] }, options.report, options.lang, io)
    }
  }
  if (interrupted) {
    const done = comparison === null ? 'no replication' : `${comparison.replications} of ${planned} replications`
    const rest = comparison === null ? '' : ', and what is shown rests on them'
    io.err(wrap(`Interrupted: ${done} of every plan ${(comparison?.replications ?? 1) === 1 ? 'was' : 'were'} done${rest}.`))
    return exitCodes.interrupted
  }
  return options.require !== undefined && comparison?.cheapest === null ? exitCodes.notMet : exitCodes.done
}

/** What a report shows of each plan by itself. */
function runsOf({ plans: compared }: Comparison, plans: ReadyPlan[], tallies: Tallies[]): RunInput[] {
  return plans.map((plan, i) => ({
    label: plan.label,
    results: (compared[i] as ComparedPlan).results,
    details: runDetails(plan, { plan: plan.plan, tallies: tallies[i] as Tallies }),
    compiled: compiledRun(plan),
    file: plan.file,
  }))
}

/** What is to be known before: each thing once, however many plans it is true of. */
function notes(plans: ReadyPlan[]): string[] {
  const differ = (of: (plan: ReadyPlan) => unknown) => new Set(plans.map((plan) => JSON.stringify(of(plan)))).size > 1
  return [
    ...new Set(plans.flatMap(({ warnings }) => warnings.map((warning) => visible(warning, 500)))),
    differ(({ scenario }) => scenario.contract)
      ? 'The contracts differ: the plans meet the same callers only while the opening hours are the same.'
      : '',
    differ(({ scenario }) => [scenario.demand, scenario.data])
      ? 'The demands differ: the plans meet the same callers only as far as the demands bring them.'
      : '',
  ].filter((note) => note !== '')
}

/** On the screen first: what cannot be written to a disk is not lost. */
function show(comparison: Comparison, plans: ReadyPlan[], tallies: Tallies[], options: CompareArguments, { out, err }: Io): void {
  const months = plans[0]?.scenario.simulate.months ?? 0
  const verdict = compareVerdict(comparison, months)
  if (options.json) out(JSON.stringify(comparison, null, 2))
  else {
    const shown = options.quiet ? [verdict === '' ? planTable(comparison) : verdict] : [verdict, comparisonText(comparison)]
    const parts = options.quiet
      ? [...shown, compareRunText(comparison)].join('\n')
      : [...shown, compareRunText(comparison)].filter((part) => part !== '').join('\n\n')
    out(parts)
  }
  if (options.out === undefined) return
  const files = writeComparison(comparison, detailsOfMain(comparison, plans, tallies), options.out)
  err(wrap(`Written to ${visible(options.out, 300)}: ${files.join(', ')}.`, { width: 80, whole: true }))
}

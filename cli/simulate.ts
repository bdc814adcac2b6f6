/** `pronto simulate`: reads, runs with progress, shows the verdict, writes files, answers with an exit code. */
import { writeResults } from '../run/output.ts'
import { readScenario } from '../run/read/documents.ts'
import { type SimulateOutcome, simulate } from '../run/simulate.ts'
import { progress } from './progress.ts'
import { wrap } from './table.ts'
import { verdict, verdictText } from './verdict.ts'
import { percent } from './words.ts'

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
  out?: string
  json?: boolean
  quiet?: boolean
}

export interface Io {
  out: (text: string) => void
  err: (text: string) => void
}

export async function simulateCommand(path: string, options: SimulateArguments, { out, err }: Io): Promise<number> {
  const scenario = readScenario(path, { contract: options.contract, demand: options.demand, staffing: options.staffing })
  for (const key of ['from', 'months', 'replications', 'seed'] as const)
    if (options[key] !== undefined) Object.assign(scenario.simulate, { [key]: options[key] })

  const interruption = new AbortController()
  const interrupt = () => interruption.abort()
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  const shown = progress(process.stderr, options.quiet === true)
  let outcome: SimulateOutcome
  try {
    outcome = await simulate(scenario, {
      threads: options.threads,
      precision: options.precision,
      signal: interruption.signal,
      onProgress: shown.update,
    })
  } finally {
    shown.end()
    process.removeListener('SIGINT', interrupt)
    process.removeListener('SIGTERM', interrupt)
  }

  const { results, interrupted } = outcome
  const some = results.replications > 0
  if (some && options.out !== undefined) {
    const files = writeResults(results, options.out)
    if (!options.json) err(`Written to ${options.out}: ${files.join(', ')}.`)
  }
  if (some && options.json) out(JSON.stringify(results, null, 2))
  else if (some) out(options.quiet ? verdict(results) : verdictText(results))
  if (interrupted) {
    const planned = options.precision === undefined ? ` of ${scenario.simulate.replications}` : ''
    err(`Interrupted: ${results.replications}${planned} replications were done${some ? ', and what is shown rests on them' : ''}.`)
    return 130
  }
  if (!outcome.precise)
    err(`The precision of ${percent(options.precision ?? 0)} was not reached with ${results.replications} replications.`)
  return options.require === undefined ? 0 : required(outcome, options.require, err)
}

/** The requirement holds when the lower end of the interval reaches it. */
function required({ results }: SimulateOutcome, share: number, err: Io['err']): number {
  const { probability, ci95 } = results.term.meets.everyMonth
  const met = ci95 !== null && ci95[0] >= share
  const found =
    probability === null ? 'no data' : `${percent(probability, share)}, and at least ${percent(ci95?.[0] ?? null, share)} for sure`
  err(
    wrap(
      `${met ? 'Required and met' : 'Required and NOT met'}: every month meets all targets with probability ${percent(share)}; found ${found}.`,
    ),
  )
  return met ? 0 : 1
}

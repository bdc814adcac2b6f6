/** `pronto size`: the cheapest plan that meets a requirement, with progress, tables, files and an exit code. */
import type { Language } from '../reports/numbers.ts'
import { prepareFile, prepareFolder } from '../run/output.ts'
import { InputError, visible } from '../run/problems.ts'
import { readRoster, readyScenario } from '../run/read/documents.ts'
import { fewestReplications, sizeOn } from '../run/size.ts'
import { sizeFiles, writeSizing } from '../run/sizeOutput.ts'
import { Threads } from '../run/threads.ts'
import { meanPenalty } from '../sim/sizing/ledger.ts'
import type { Sizing } from '../sim/sizing/result.ts'
import { exitCodes } from './exitCodes.ts'
import { onInterrupt } from './interruption.ts'
import { sizeText, sizeVerdict } from './sizeTables.ts'
import { wrap } from './table.ts'
import type { Io } from './terminal.ts'
import { amount } from './words.ts'

export interface SizeArguments {
  require?: number
  objective: 'wages' | 'total'
  roster?: string
  contract?: string
  demand?: string
  staffing?: string
  from?: string
  months?: number
  replications?: number
  seed?: string
  threads?: number
  explain?: boolean
  out?: string
  report?: string
  lang: Language
  json?: boolean
  quiet?: boolean
}

export async function sizeCommand(path: string, options: SizeArguments, io: Io): Promise<number> {
  const threads = new Threads(options.threads)
  threads.warm()
  try {
    return await readAndSize(path, options, threads, io)
  } finally {
    await threads.close()
  }
}

async function readAndSize(path: string, options: SizeArguments, threads: Threads, { out, err }: Io): Promise<number> {
  const { from, months, replications, seed, objective, require = null } = options
  if (require === null && objective === 'wages') throw nothingAsked
  const changes = Object.fromEntries(Object.entries({ from, months, replications, seed }).filter(([, value]) => value !== undefined))
  const read = readyScenario(path, options, changes)
  const { simulate } = read.scenario
  const scenario = {
    ...read.scenario,
    simulate: { ...simulate, replications: replications ?? Math.max(simulate.replications, fewestReplications) },
  }
  const roster = options.roster === undefined ? null : readRoster(options.roster, scenario.demand)
  for (const warning of read.warnings) err(wrap(`Note: ${visible(warning, 500)}`))
  if (options.out !== undefined) prepareFolder(options.out, sizeFiles)
  if (options.report !== undefined) prepareFile(options.report)

  const status = statusLine(process.stderr, options.quiet === true)
  const interruption = onInterrupt(() => {
    status.end()
    err('Stopping; Ctrl-C again to stop at once.')
  })
  let sizing: Sizing
  try {
    sizing = await sizeOn(threads, scenario, read, {
      require,
      objective,
      roster,
      details: options.quiet !== true || options.json === true || options.out !== undefined || options.report !== undefined,
      signal: interruption.signal,
      onStep: (step, best, { replayed, replications: each }) => {
        if (interruption.signal.aborted) return
        const found = best === null ? '' : `; best so far ${amount(best.cost + (objective === 'total' ? meanPenalty(best) : 0))}`
        status.show(`${(replayed / each).toFixed(1)} runs: ${step}${found}`)
      },
    })
  } finally {
    status.end()
    interruption.end()
  }

  if (options.json) out(JSON.stringify(sizing, null, 2))
  else out(options.quiet ? sizeVerdict(sizing) : sizeText(sizing, { explain: options.explain === true }))
  if (options.out !== undefined) {
    const files = writeSizing(sizing, read.written.staffing, options.out)
    err(wrap(`Written to ${visible(options.out, 300)}: ${files.join(', ')}.`, { width: 80, whole: true }))
  }
  if (options.report !== undefined) {
    const { writeSizeReport } = await import('./sizeReport.ts')
    await writeSizeReport(read, sizing, threads, { path, report: options.report, lang: options.lang }, { err })
  }
  if (sizing.interrupted) {
    err(wrap(`Interrupted after ${amount(sizing.work.calls)} calls; what is shown is the best plan so far.`))
    return exitCodes.interrupted
  }
  return sizing.met ? exitCodes.done : exitCodes.notMet
}

/** The least wages are those of nobody. */
const nothingAsked = new InputError([
  {
    file: '--require',
    line: 0,
    column: 0,
    path: '',
    found: 'nothing',
    expected: 'the probability required, such as 95%; or --objective total, for the least wages and penalties',
  },
])

/** One line that is written over, on a terminal only. */
function statusLine(stream: NodeJS.WriteStream, quiet: boolean): { show: (text: string) => void; end: () => void } {
  if (quiet || !stream.isTTY) return { show: () => {}, end: () => {} }
  return {
    show: (text) => stream.write(`\r${text.slice(0, (stream.columns ?? 80) - 1)}\x1b[K`),
    end: () => stream.write('\r\x1b[K'),
  }
}

/** `size --report`: the plan found, simulated once more for all that a report shows of a plan. */
import { parse } from 'yaml'
import { inputOf, type ReportPart } from '../reports/input.ts'
import type { Language } from '../reports/numbers.ts'
import { type Ready, rereadScenario } from '../run/read/documents.ts'
import { compiledRun, runDetails, simulateOn } from '../run/simulate.ts'
import { staffingText } from '../run/sizeOutput.ts'
import type { Threads } from '../run/threads.ts'
import type { Sizing } from '../sim/sizing/result.ts'
import { writeReport } from './report.ts'
import type { Io } from './terminal.ts'

export interface SizeReport {
  /** Of the scenario. */
  path: string
  report: string
  lang: Language
}

export async function writeSizeReport(
  read: Ready,
  sizing: Sizing,
  threads: Threads,
  { path, report, lang }: SizeReport,
  io: Pick<Io, 'err'>,
): Promise<void> {
  const label = sizing.scenario
  const parts: ReportPart[] = [{ kind: 'sizing', label, sizing }]
  const staffing = staffingText(read.written.staffing, sizing)
  if (staffing !== null && !sizing.interrupted) {
    const simulate = { ...read.scenario.simulate, replications: sizing.replications }
    const ready = rereadScenario(path, { ...read.written, staffing: parse(staffing), simulate }, read.scenario.data)
    const outcome = await simulateOn(threads, ready.scenario, ready, { readings: true })
    parts.push({
      kind: 'results',
      label,
      results: outcome.results,
      details: runDetails(ready, outcome),
      compiled: compiledRun(ready),
      file: path,
    })
  }
  writeReport(inputOf(parts), report, lang, io)
}

/** A load test on disk: the verdict, the list that was replayed, and what became of each contact. */
import type { Line, LoadPlan } from '../../sim/load/plan.ts'
import type { RateVerdict } from '../../sim/load/rates.ts'
import type { Verdict } from '../../sim/load/verdict.ts'
import { type Cell, csv } from '../csvText.ts'
import { writeAll } from '../output.ts'

export const loadFiles = ['verdict.json', 'plan.json', 'contacts.csv'] as const

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** Of rates there is no list of contacts. Throws OutputError. */
export function writeRates(dir: string, verdict: RateVerdict, plan: LoadPlan): string[] {
  return writeAll(dir, [
    ['verdict.json', json(verdict)],
    ['plan.json', json(plan)],
  ])
}

/** Writes all files, or none. Returns their names. Throws OutputError. */
export function writeLoad(dir: string, verdict: Verdict, plan: LoadPlan, lines: Line[]): string[] {
  const texts = [json(verdict), json(plan), csv(contactRows(plan, lines))]
  return writeAll(
    dir,
    loadFiles.map((name, i) => [name, texts[i] as string]),
  )
}

/** Seconds, the received ones since the window began. */
function contactRows({ contacts }: LoadPlan, lines: Line[]): Cell[][] {
  const seconds = (micros: number) => micros / 1e6
  const rows = lines
    .flatMap((line) => (line.line === 'exchange' ? [] : [line]))
    .sort((a, b) => a.received - b.received || a.contact - b.contact)
    .map((line): Cell[] => {
      const { type, channel } = contacts[line.contact]
      const start: Cell[] = [line.contact, line.line === 'registered' ? 1 : line.attempt, type, channel, seconds(line.received)]
      if (line.line === 'fact')
        return [...start, line.outcome, seconds(line.duration), seconds(line.greeted), seconds(line.lag), line.number ?? '']
      if (line.line === 'registered') return [...start, 'registered', seconds(line.duration), '', seconds(line.lag), line.number ?? '']
      return [...start, `failed: ${line.what}`, '', '', seconds(line.lag), '']
    })
  return [['contact', 'attempt', 'type', 'channel', 'received', 'outcome', 'duration', 'greeted', 'lag', 'number'], ...rows]
}

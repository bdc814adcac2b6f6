/** What it takes to run something again: the scenario as one file, and the command. */
import { stringify } from 'yaml'
import type { RateVerdict } from '../sim/load/rates.ts'
import type { Verdict } from '../sim/load/verdict.ts'
import type { DataFile } from '../sim/scenario.ts'
import { isReplay, type RunInput } from './input.ts'

/** A scenario as it was written, its parts in place; null where run.json was not there. */
export function scenarioYaml({ details }: RunInput): string | null {
  return details === null ? null : stringify(details.written, { lineWidth: 120 }).trimEnd()
}

/** The name that the scenario has in the command: of what was written, which is what was simulated; else its own. */
export const scenarioName = ({ file, details }: RunInput) => (details === null ? (file ?? 'scenario.yaml') : 'scenario.yaml')

/** A data file as text. */
export function dataLines(file: DataFile): string[] {
  return 'counts' in file ? ['start,calls', ...file.counts.rows.map(({ start, calls }) => `${start},${calls}`)] : file.values.map(String)
}

/** "pronto simulate scenario.yaml --seed my-bid --replications 100". */
export function simulateAgain(run: RunInput): string {
  const { seed, replications } = run.results
  return `pronto simulate ${shellWord(scenarioName(run))} --seed ${shellWord(seed)} --replications ${replications}`
}

/** The scenario's own path is not kept by load tests. */
export function loadAgain(verdict: Verdict | RateVerdict): string {
  const what = isReplay(verdict)
    ? `--window ${shellWord(`${verdict.window.from.slice(0, 16).replace('T', ' ')}..${verdict.window.to.slice(0, 16).replace('T', ' ')}`)}`
    : `--script ${verdict.script} --rates ${[...new Set(verdict.sections.map(({ perMinute }) => perMinute))].join(',')}`
  return `pronto load scenario.yaml --target ${shellWord(verdict.target)} --seed ${shellWord(verdict.seed)} ${what}`
}

/** A word for a POSIX shell: quoted where it is more than letters, digits and the like; what steers a terminal never stands in it. */
export function shellWord(text: string): string {
  if (/^[\w./:@%+,=-]+$/.test(text) && !text.startsWith('-')) return text
  return `'${text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '?').replaceAll("'", "'\\''")}'`
}

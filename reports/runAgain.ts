/** What it takes to run something again: the scenario as one file, and the command. */
import { stringify } from 'yaml'
import type { Comparison } from '../sim/estimates/comparison.ts'
import { factorNames, type Sensitivity } from '../sim/estimates/sensitivity.ts'
import type { Verdict } from '../sim/load/verdict.ts'
import type { DataFile } from '../sim/scenario.ts'
import type { Sizing } from '../sim/sizing/result.ts'
import { formatTimeOfDay, formatWeekdays, type Seconds } from '../sim/time.ts'
import type { RunInput } from './input.ts'

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

/** "pronto simulate scenario.yaml --replications 100 --seed my-bid", and how many months where the scenario is not at hand. */
export function simulateAgain(run: RunInput): string {
  const { seed, replications, months } = run.results
  const term = run.details === null ? ` --months ${months.length}` : ''
  return `pronto simulate ${shellWord(scenarioName(run))}${term} --replications ${replications} --seed ${shellWord(seed)}`
}

/** "pronto compare scenario.yaml --vary staffing.groups.early.agents=9,10 ...", of the scenarios as they were called. `main`: the plan shown in full. */
export function compareAgain({ plans, base, require, replications, seed }: Comparison, main: RunInput | null): string {
  const keys = [...new Set(plans.flatMap(({ changes }) => changes.map(({ key }) => key)))]
  const valuesOf = (key: string) => plans.flatMap(({ changes }) => changes.filter((change) => change.key === key).map(({ value }) => value))
  const varied = keys.map((key) => `${key}=${[...new Set(valuesOf(key).map(valueText))].join()}`)
  const simulate = main?.compiled?.scenario.simulate
  const months = simulate?.months ?? plans[0]?.results.months.length ?? 1
  const basePlace = plans.findIndex(({ label }) => label === base)
  return [
    `pronto compare ${[...new Set(plans.map(({ scenario }) => shellWord(scenario)))].join(' ')}`,
    ...varied.map((option) => `--vary ${shellWord(option)}`),
    ...(basePlace > 0 ? [`--base ${basePlace + 1}`] : []),
    ...(require === null ? [] : [`--require ${Number((100 * require).toFixed(6))}%`]),
    ...(simulate === undefined ? [] : [`--from ${simulate.from}`]),
    `--months ${months} --replications ${replications} --seed ${shellWord(seed)}`,
  ].join(' ')
}

/** As `--vary` reads it: a length or a share bare, any other text in quotes. */
const valueText = (value: unknown) => (typeof value === 'string' && /^\d+(\.\d+)?(%|s|m|h)$/.test(value) ? value : JSON.stringify(value))

/** A window replayed again. Load tests keep neither the scenario's path nor, where rates were held, the window that they were of. */
export function loadAgain({ window: { from, to }, target, seed }: Verdict): string {
  const window = `${from.slice(0, 10)} ${from.slice(11, 16)}..${to.slice(11, 16)}`
  return `pronto load scenario.yaml --target ${shellWord(target)} --window ${shellWord(window)} --seed ${shellWord(seed)}`
}

/** "pronto size scenario.yaml --require 95% ...". The paths of scenario and roster are not part of what was found. */
export function sizeAgain({ require, objective, roster, replications, seed, results }: Sizing): string {
  const months = results === null ? '' : ` --months ${results.months.length}`
  return [
    'pronto size scenario.yaml',
    ...(require === null ? [] : [`--require ${Number((100 * require).toFixed(6))}%`]),
    ...(objective === 'total' ? ['--objective total'] : []),
    ...(roster.derived ? [] : ['--roster roster.yaml']),
    `--replications ${replications} --seed ${shellWord(seed)}${months}`,
  ].join(' ')
}

/** "pronto sensitivity scenario.yaml ...", with the ranges where they are not the usual ones. */
export function sensitivityAgain({ factors, breaking, months, replications, seed }: Sensitivity): string {
  const changed = factors.map(({ factor, points }) => ({
    factor,
    sizes: [...new Set(points.map(({ change }) => Math.abs(change)))].sort(),
  }))
  const usual = factors.length === factorNames.length && changed.every(({ sizes }) => sizes.length === 0 || sizes.join() === '0.1,0.2')
  const percent = (share: number) => `${Number((100 * share).toFixed(6))}%`
  const ranges = usual ? [] : changed.filter(({ sizes }) => sizes.length > 0)
  return [
    'pronto sensitivity scenario.yaml',
    ...ranges.map(({ factor, sizes }) => `--ranges ${factor}=${sizes.map(percent).join()}`),
    ...(breaking === null || breaking.require === 0.5 ? [] : [`--require ${percent(breaking.require)}`]),
    `--months ${months} --replications ${replications} --seed ${shellWord(seed)}`,
  ].join(' ')
}

/** What may be rostered, as a file that `--roster` takes. */
export function rosterYaml({ roster: { name, shifts, limits } }: Sizing): string {
  const written = shifts.map(({ days, shift, breaks, ...rest }) => ({
    ...rest,
    ...(days === undefined ? {} : { days: formatWeekdays(days) }),
    shift: shift.map(({ from, to }) => `${formatTimeOfDay(from)}-${formatTimeOfDay(to)}`),
    ...(breaks === undefined ? {} : { breaks: { after: seconds(breaks.after), length: seconds(breaks.length) } }),
  }))
  return stringify({ name, shifts: written, limits }, { lineWidth: 120 }).trimEnd()
}

const seconds = (value: Seconds) => `${value}s`

/** A word for a POSIX shell: quoted where it is more than letters, digits and the like; what steers a terminal never stands in it. */
export function shellWord(text: string): string {
  if (/^[\w./:@%+,=-]+$/.test(text) && !text.startsWith('-')) return text
  return `'${text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '?').replaceAll("'", "'\\''")}'`
}

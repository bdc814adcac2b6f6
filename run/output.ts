/** Results on disk: results.json and CSV files of months and intervals. Each is written beside its place, then renamed into it. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Results } from '../sim/estimates/results.ts'

type Cell = string | number | null | undefined

/** Writes all files, or none that is half done. Returns their names. */
export function writeResults(results: Results, dir: string): string[] {
  mkdirSync(dir, { recursive: true })
  const files: [string, string][] = [
    ['results.json', `${JSON.stringify(results, null, 2)}\n`],
    ['months.csv', csv(monthRows(results))],
    ['intervals.csv', csv(intervalRows(results))],
  ]
  return files.map(([name, content]) => {
    writeFile(join(dir, name), content)
    return name
  })
}

/** Replaces `path` in one step: nobody ever reads half a file. */
export function writeFile(path: string, content: string): void {
  const beside = `${path}.${process.pid}.part`
  try {
    writeFileSync(beside, content)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** RFC 4180. Text that a spreadsheet would take for a formula is kept as text. */
function csv(rows: Cell[][]): string {
  const cell = (value: Cell) => {
    if (value === null || value === undefined) return ''
    if (typeof value === 'number') return String(value)
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function monthRows({ months, targets }: Results): Cell[][] {
  const judged = [...targets.filter((target) => target.judged).map(({ key }) => key), 'all']
  const shareColumns = (name: string) => [name, `${name} lo95`, `${name} hi95`, `${name} p05`, `${name} p95`]
  const head: Cell[] = [
    'month',
    'openDays',
    'openHours',
    'n',
    'received',
    'received p05',
    'received p95',
    ...shareColumns('answeredWithin'),
    ...shareColumns('lost'),
    'abandoned',
    'answeredLate',
    'busy',
    'recordedMessage',
    'voicemail',
    ...judged.flatMap((key) => [`meets ${key}`, `meets ${key} lo95`, `meets ${key} hi95`]),
  ]
  return [
    head,
    ...months.map((month): Cell[] => [
      month.month,
      month.openDays,
      month.openHours,
      month.n,
      month.received.mean,
      month.received.p05,
      month.received.p95,
      ...[month.answeredWithin, month.lost].flatMap(({ mean, ci95, p05, p95 }) => [mean, ci95?.[0], ci95?.[1], p05, p95]),
      month.lostBy.abandoned,
      month.lostBy.answeredLate,
      month.lostBy.busy,
      month.lostBy.recordedMessage,
      month.lostBy.voicemail,
      ...judged.flatMap((key) => [month.meets[key].probability, month.meets[key].ci95?.[0], month.meets[key].ci95?.[1]]),
    ]),
  ]
}

function intervalRows({ intervals }: Results): Cell[][] {
  return [
    ['weekday', 'time', 'received', 'answeredWithin', 'lost', 'agents', 'occupancy'],
    ...intervals.map((one): Cell[] => [one.weekday, one.time, one.received, one.answeredWithin, one.lost, one.agents, one.occupancy]),
  ]
}

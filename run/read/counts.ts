/** Tables of interval counts that a demand names. */
import type { IntervalCounts } from '../../sim/demand/counts.ts'
import { isDate, secondsPerDay } from '../../sim/time.ts'
import { InputError, visible } from '../problems.ts'
import { Csv, type Row } from './csv.ts'
import { dates } from './repair.ts'
import { slotRows } from './slots.ts'
import { type Interval, lengthOf } from './spacing.ts'

const what = 'a table of interval counts (CSV) with the columns start,calls or date,slot,calls'
const mostCalls = 1_000_000
const localTime = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/

/** `start,calls` (local date-times) or `date,slot,calls` (equal parts of the day, from 1). Other columns are passed over. Throws InputError. */
export function readCounts(file: string): IntervalCounts {
  const csv = new Csv(file, what)
  const has = (...names: string[]) => names.every((name) => csv.columns.includes(name))
  const fail = (line: number, found: string, expected: string): never => {
    throw new InputError([{ file, line, column: 1, path: '', found, expected }])
  }
  const slotted = !has('start', 'calls')
  if (slotted && !has('date', 'slot', 'calls'))
    return fail(
      csv.head.line,
      `the columns ${visible(csv.head.cells.join(', '))}`,
      'the columns start,calls or date,slot,calls in the first line',
    )

  const { intervals, slots } = slotted ? slotRows(csv, (row) => callsOf(csv, row), dayChecker()) : startRows(csv)
  if (csv.problems.length === 0 && intervals.length === 0)
    return fail(csv.head.line, 'a heading and no intervals', 'an interval in each line after it')
  intervals.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.line - b.line))
  const column = csv.columns.indexOf(slotted ? 'slot' : 'start')
  const length = slotted ? secondsPerDay / slots : lengthOf(csv, intervals, column)
  intervals.forEach(({ start, line }, i) => {
    if (start === intervals[i - 1]?.start) csv.wrong(line, column, `each interval once: it is in line ${intervals[i - 1]?.line} too`)
  })
  if (csv.problems.length > 0) throw new InputError(csv.problems)
  if (length === undefined)
    return fail(intervals[0]?.line ?? 1, 'one interval alone', 'two at least: their distance says how long an interval is')
  return { length, rows: intervals.map(({ start, calls }) => ({ start, calls })) }
}

/** Undefined, and noted, when it is none. */
function callsOf(csv: Csv, { line, cells }: Row): number | undefined {
  const column = csv.columns.indexOf('calls')
  const cell = cells[column] ?? ''
  const calls = /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : Number.NaN
  if (calls <= mostCalls) return calls
  const meant = cell.replace(/^(\d+),(\d+)$/, '$1.$2')
  csv.wrong(
    line,
    column,
    calls > mostCalls ? `${mostCalls} calls at most` : 'a number of calls, 0 or more',
    meant === cell ? undefined : meant,
  )
  return undefined
}

/** Is it a day? Rows of one day follow each other, so the last answer is kept. */
function dayChecker(): (day: string) => boolean {
  let last = ''
  return (day) => {
    if (day !== last && !isDate(day)) return false
    last = day
    return true
  }
}

function startRows(csv: Csv): { intervals: Interval[]; slots: number } {
  const column = csv.columns.indexOf('start')
  const isDay = dayChecker()
  const intervals: Interval[] = []
  csv.forEach((row) => {
    const calls = callsOf(csv, row)
    const cell = row.cells[column] ?? ''
    const [, day = '', hour, minute, second = '00'] = localTime.exec(cell) ?? []
    if (!isDay(day)) csv.wrong(row.line, column, 'a local date and time that exists, such as 2027-01-31T08:30', meantTime(cell))
    else if (calls !== undefined) intervals.push({ line: row.line, start: `${day}T${hour}:${minute}:${second}`, calls })
  })
  return { intervals, slots: 0 }
}

/** "31/1/2027 8.30" -> "2027-01-31T08:30" */
function meantTime(text: string): string | undefined {
  const [, day = '', hour = '', minute = ''] = /^(\S+)[ T]+(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?$/.exec(text) ?? []
  const likely = dates(day).map((date) => `${date}T${hour.padStart(2, '0')}:${minute}`)
  return likely.find((one) => one !== text && localTime.test(one) && isDate(one.slice(0, 10)))
}

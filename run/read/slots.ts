/** Tables of counts by slot: equal parts of the day, numbered from 1. */
import { isDate, secondsPerDay } from '../../sim/time.ts'
import { InputError } from '../problems.ts'
import type { Csv, Row } from './csv.ts'
import { dates } from './repair.ts'
import type { Interval } from './spacing.ts'

/** Slots of an hour, of 30, 15, 10, 6, 5 minutes and of one. */
const slotsPerDay = [24, 48, 96, 144, 240, 288, 1440]
const minutesPerDay = 1440

export interface Slotted {
  intervals: Interval[]
  /** How many make a day. */
  slots: number
}

/** How long a slot is, is told by the last slot of the day alone, so it must be in the file. Throws InputError when it is not. */
export function slotRows(csv: Csv, callsOf: (row: Row) => number | undefined, isDay: (day: string) => boolean): Slotted {
  const [date, slot] = ['date', 'slot'].map((name) => csv.columns.indexOf(name)) as [number, number]
  const slots = countSlots(csv, date, slot)
  const intervals: Interval[] = []
  csv.forEach((row) => {
    const calls = callsOf(row)
    const day = row.cells[date] ?? ''
    const index = slotOf(row, slot)
    const dated = isDay(day)
    if (!dated) csv.wrong(row.line, date, 'a date that exists, such as 2027-01-31', dates(day).find(isDate))
    if (index === undefined || index < 1) csv.wrong(row.line, slot, slots > 0 ? `a slot from 1 to ${slots}` : 'a slot of the day, from 1')
    else if (calls !== undefined && dated)
      intervals.push({ line: row.line, start: `${day}T${clock(((index - 1) * secondsPerDay) / slots)}`, calls })
  })
  return { intervals, slots }
}

/** The highest slot. Throws InputError when that is no number of slots that a day is divided into, or when slots are times. */
function countSlots(csv: Csv, date: number, slot: number): number {
  let [highest, lastLine, fromZero] = [0, 0, false]
  let day = ''
  csv.forEach((row) => {
    const cell = row.cells[slot] ?? ''
    if (/^\d{1,2}[:.]\d{2}/.test(cell))
      giveUp(csv, row.line, slot, 'a slot of the day, from 1; for times the columns start,calls', timed(row, date, cell))
    const index = slotOf(row, slot) ?? 0
    if (index > highest) [highest, lastLine, day] = [index, row.line, row.cells[date] ?? '']
    fromZero ||= /^0+$/.test(cell)
  })
  if (lastLine === 0 || slotsPerDay.includes(highest)) return highest
  const next = slotsPerDay.find((slots) => slots > highest)
  const hint =
    next === undefined
      ? undefined
      : fromZero && next === highest + 1
        ? `slots from 1 to ${next}`
        : `slots of ${minutesPerDay / next} minutes, with the row ${day},${next},0`
  return giveUp(
    csv,
    lastLine,
    slot,
    `${slotsPerDay.slice(0, -1).join(', ')} or ${slotsPerDay[slotsPerDay.length - 1]} as the highest slot of the file: slots are equal parts of the whole day, numbered from 1, and the last must occur, with 0 calls if need be; or the columns start,calls`,
    hint,
  )
}

function giveUp(csv: Csv, line: number, column: number, expected: string, hint?: string): never {
  csv.wrong(line, column, expected, hint)
  throw new InputError(csv.problems)
}

/** "2027-01-04", "9:00" -> "2027-01-04T09:00" */
function timed({ cells }: Row, date: number, cell: string): string | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.](\d{2})/.exec(cell) ?? []
  const day = [cells[date] ?? '', ...dates(cells[date] ?? '')].find(isDate)
  return day === undefined ? undefined : `${day}T${hour.padStart(2, '0')}:${minute} in the column start`
}

function slotOf({ cells }: Row, slot: number): number | undefined {
  const cell = cells[slot] ?? ''
  return /^\d+$/.test(cell) ? Number(cell) : undefined
}

/** 30 600 -> "08:30:00" */
function clock(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds % 60)]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}

/** What stands in a field, and the value in the file: text that is no such value stays text, and the check says what was expected. */
import { parseWeekdays, weekdayNames } from '../../sim/time.ts'

export interface Format {
  show: (value: unknown) => string
  read: (text: string) => unknown
}

const number = /^-?\d+(\.\d+)?$/
const texts = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)

/** A name, a seed, a date, one of a few words. */
export const word: Format = { show: texts, read: (text) => text }

/** A number, or a number with a unit: 9, 23.5, 5%, 20s. */
export const amount: Format = { show: texts, read: (text) => (number.test(text) ? Number(text) : text) }

/** "order, status" */
export const list: Format = {
  show: (value) => (Array.isArray(value) ? value.map(texts).join(', ') : texts(value)),
  read: (text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
}

/** "08:30 4, 13:30 0": a name or a time, and a number. */
export const table: Format = {
  show: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
          .map(([key, one]) => `${key} ${texts(one)}`)
          .join(', ')
      : texts(value),
  read: (text) => {
    const pairs = list.read(text) as string[]
    const found = pairs.map((pair) => /^(\S.*?)(?:\s*[=:])?\s+(\S+)$/.exec(pair))
    if (!found.every((one) => one !== null)) return text
    return Object.fromEntries(found.map(([, key = '', value = '']) => [key, amount.read(value)]))
  },
}

/** One number, or a table. */
export const amountOrTable: Format = {
  show: table.show,
  read: (text) => (number.test(text) ? Number(text) : table.read(text)),
}

/** "mon,tue,wed,fri" -> "mon-wed,fri": what a row of boxes says. */
export const days: Format = {
  show: (value) => (value === undefined ? weekdayNames : daysOf(value)).join(','),
  read: (text) => {
    const chosen = text.split(',')
    const runs: string[][] = []
    weekdayNames.forEach((day, i) => {
      if (!chosen.includes(day)) return
      const before = weekdayNames[i - 1]
      if (before !== undefined && chosen.includes(before)) runs.at(-1)?.push(day)
      else runs.push([day])
    })
    return runs.map((run) => (run.length === 1 ? run[0] : run.length === 2 ? run.join(',') : `${run[0]}-${run.at(-1)}`)).join(',')
  },
}

/** None where it is not understood. */
function daysOf(value: unknown): string[] {
  const found = typeof value === 'string' ? parseWeekdays(value) : undefined
  return (found ?? []).map((day) => weekdayNames[day] as string)
}

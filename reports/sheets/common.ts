/** What columns of several sheets share. */
import type { RunInput } from '../input.ts'
import type { Voice } from '../words/index.ts'
import { type Column, type Format, shareFormat } from './sheet.ts'

/** The plan's name, where there are several. */
export function planColumns<Row extends { plan: RunInput }>(plans: RunInput[], { words }: Voice): Column<Row>[] {
  if (plans.length < 2) return []
  return [{ key: 'plan', head: words.files.plan, format: 'text', width: 24, value: ({ plan }) => plan.label }]
}

interface Spread<Row> {
  key: string
  head: string
  value: (row: Row) => number | null
  limit?: (row: Row) => number | null
  formula?: Column<Row>['formula']
}

/** A column of shares. */
export function shareColumn<Row>({ key, head, value, limit, formula }: Spread<Row>): Column<Row> {
  const format = (row: Row): Format => shareFormat(value(row), limit?.(row))
  return { key, head, format, value, ...(formula === undefined ? {} : { formula }), width: 13 }
}

/** "part / whole", of columns of the same row. */
export const ratio = (part: string, whole: string) => (at: (key: string) => string) => `${at(part)}/${at(whole)}`

export const product = (a: number | null | undefined, b: number | null | undefined): number | null =>
  a === null || a === undefined || b === null || b === undefined ? null : a * b

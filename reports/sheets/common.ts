/** What columns of several sheets share. */
import type { ProbabilityResult } from '../../sim/estimates/results.ts'
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

/** How often every month passes: counted, over how many, as a share of these, and where that lies for sure. */
export function passesColumns<Row extends { everyMonth: ProbabilityResult }>({ words }: Voice): Column<Row>[] {
  const said = words.files
  const passed = ({ everyMonth: { probability, n } }: Row) => (probability === null ? null : Math.round(probability * n))
  return [
    { key: 'passed', head: said.passed, format: 'whole', value: passed },
    { key: 'n', head: said.withData, format: 'whole', value: ({ everyMonth }) => everyMonth.n },
    shareColumn<Row>({
      key: 'passes',
      head: said.passes,
      value: ({ everyMonth }) => everyMonth.probability,
      formula: ratio('passed', 'n'),
    }),
    shareColumn<Row>({ key: 'low', head: said.low(said.passes), value: ({ everyMonth }) => everyMonth.ci95?.[0] ?? null }),
    shareColumn<Row>({ key: 'high', head: said.high(said.passes), value: ({ everyMonth }) => everyMonth.ci95?.[1] ?? null }),
  ]
}

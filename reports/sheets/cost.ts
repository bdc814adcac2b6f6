/** Wages and penalties, and minutes on the line, by month and for the term: means over the terms simulated, what 95 of 100 do not exceed, and the worst. */
import type { SpreadResult } from '../../sim/estimates/amounts.ts'
import type { RunInput } from '../input.ts'
import type { Voice } from '../words/index.ts'
import { planColumns } from './common.ts'
import { type Column, type Line, type Sheet, sheetOf } from './sheet.ts'

interface Row {
  plan: RunInput
  /** null: the term. */
  month: string | null
  wages: number
  /** null where the contract has none, or judges the term as a whole. */
  penalties: SpreadResult | null
  /** Of the term. */
  total: SpreadResult | null
  minutes: SpreadResult
}

export function costSheet(plans: RunInput[], voice: Voice): Sheet {
  const lines: Line<Row>[] = []
  for (const plan of plans) {
    const { months, term, money } = plan.results
    const sumOf = months.map((_, i) => lines.length + i)
    months.forEach(({ month, cost, lineMinutes }, i) => {
      const penalties = money?.months[i]?.penalties ?? null
      lines.push({ row: { plan, month, wages: cost, penalties, total: null, minutes: lineMinutes } })
    })
    const [penalties, total] = [money?.term.penalties ?? null, money?.term.total ?? null]
    lines.push({ row: { plan, month: null, wages: term.cost.mean ?? 0, penalties, total, minutes: term.lineMinutes }, sumOf })
  }
  return sheetOf(voice.words.files.sheets.cost, plans.length < 2 ? 1 : 2, columns(plans, voice), lines)
}

function columns(plans: RunInput[], voice: Voice): Column<Row>[] {
  const said = voice.words.cost
  const { files } = voice.words
  const penalised = plans.some(({ results }) => results.money !== undefined)
  const spread = (key: string, head: string, of: (row: Row) => SpreadResult | null): Column<Row>[] => [
    { key: `${key}P95`, head: `${head}, ${said.rowP95}`, format: 'money', width: 16, value: (row) => of(row)?.p95 ?? null },
    { key: `${key}Worst`, head: `${head}, ${said.rowWorst}`, format: 'money', width: 16, value: (row) => of(row)?.worst ?? null },
  ]
  const total = ({ wages, penalties }: Row) => (penalties === null ? null : wages + (penalties.mean ?? 0))
  return [
    ...planColumns<Row>(plans, voice),
    {
      key: 'month',
      head: files.month,
      format: ({ month }) => (month === null ? 'text' : 'month'),
      width: 18,
      value: ({ month }) => month ?? files.term,
    },
    { key: 'wages', head: files.wages, format: 'money', width: 14, value: ({ wages }) => wages, sums: true },
    ...(penalised
      ? ([
          {
            key: 'penalties',
            head: said.penaltiesExpected,
            format: 'money',
            width: 14,
            value: ({ penalties }) => penalties?.mean ?? null,
            sums: plans.every(({ results }) => results.window === 'month'),
          },
          {
            key: 'total',
            head: said.totalCost,
            format: 'money',
            width: 16,
            value: total,
            formula: (at) => `${at('wages')}+${at('penalties')}`,
          },
          ...spread('penalties', said.penaltiesDue, ({ penalties }) => penalties),
          ...spread('total', said.totalCost, ({ total: all }) => all),
        ] satisfies Column<Row>[])
      : []),
    { key: 'minutes', head: said.lineMinutes, format: 'tenths', width: 14, value: ({ minutes }) => minutes.mean, sums: true },
    ...spread('minutes', said.lineMinutes, ({ minutes }) => minutes).map((column) => ({ ...column, format: 'tenths' as const })),
  ]
}

/** Paid hours and wages of each group, and of all, by month and for the term. Hours and wages are means over the terms simulated. */
import type { GroupHours } from '../../sim/estimates/cost.ts'
import type { RunInput } from '../input.ts'
import type { Voice } from '../words/index.ts'
import { planColumns } from './common.ts'
import { type Column, type Line, type Sheet, sheetOf } from './sheet.ts'

interface Row extends Omit<GroupHours, 'group'> {
  plan: RunInput
  /** null: all. */
  group: string | null
  /** null: the term. */
  month: string | null
  rate: number | null
}

export function moneySheet(plans: RunInput[], voice: Voice): Sheet {
  const lines: Line<Row>[] = []
  for (const plan of plans) lines.push(...planLines(plan, lines.length))
  return sheetOf(voice.words.files.sheets.money, plans.length < 2 ? 2 : 3, columns(plans, voice), lines)
}

/** Group by group its months and their sum; then the sums over groups. `from`: how many lines stand before. */
function planLines(plan: RunInput, from: number): Line<Row>[] {
  const { months, term } = plan.results
  const block = months.length + 1
  const lines = term.groups.flatMap((group, at) => [
    ...months.map(
      ({ month, groups }): Line<Row> => ({ row: rowOf(plan, month, groups[at] ?? { ...group, rosteredHours: 0, overtime: 0, cost: 0 }) }),
    ),
    { row: rowOf(plan, null, group), sumOf: months.map((_, i) => from + at * block + i) },
  ])
  const all = (month: string | null, groups: GroupHours[], i: number): Line<Row> => {
    const sum = (key: 'rosteredHours' | 'overtime' | 'cost') => groups.reduce((total, one) => total + one[key], 0)
    const row = { plan, month, group: null, rate: null, rosteredHours: sum('rosteredHours'), overtime: sum('overtime'), cost: sum('cost') }
    return { row, sumOf: groups.map((_, at) => from + at * block + i) }
  }
  return [...lines, ...months.map(({ month, groups }, i) => all(month, groups, i)), all(null, term.groups, months.length)]
}

/** The cost of an hour as the plan has it; where that is not there, as wages and hours have it. */
function rowOf(plan: RunInput, month: string | null, { group, rosteredHours, overtime, cost }: GroupHours): Row {
  const paid = rosteredHours + overtime
  const model = plan.compiled?.plan.model.groups.find(({ name }) => name === group)
  return { plan, month, group, rosteredHours, overtime, cost, rate: model?.costPerHour ?? (paid === 0 ? null : cost / paid) }
}

function columns(plans: RunInput[], voice: Voice): Column<Row>[] {
  const said = voice.words.files
  return [
    ...planColumns<Row>(plans, voice),
    { key: 'group', head: said.group, format: 'text', width: 20, value: ({ group }) => group ?? said.allGroups },
    {
      key: 'month',
      head: said.month,
      format: ({ month }) => (month === null ? 'text' : 'month'),
      width: 18,
      value: ({ month }) => month ?? said.term,
    },
    { key: 'rostered', head: said.rosteredHours, format: 'tenths', value: ({ rosteredHours }) => rosteredHours, sums: true },
    { key: 'overtime', head: said.overtime, format: 'tenths', value: ({ overtime }) => overtime, sums: true },
    {
      key: 'paid',
      head: said.paidHours,
      format: 'tenths',
      value: ({ rosteredHours, overtime }) => rosteredHours + overtime,
      formula: (at) => `${at('rostered')}+${at('overtime')}`,
    },
    { key: 'rate', head: said.rate, format: 'hundredths', value: ({ rate }) => rate },
    {
      key: 'wages',
      head: said.wages,
      format: 'money',
      width: 14,
      value: ({ cost }) => cost,
      formula: (at, { rate }) => (rate === null ? null : `${at('paid')}*${at('rate')}`),
      sums: true,
    },
  ]
}

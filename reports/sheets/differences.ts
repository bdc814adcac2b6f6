/** How each plan differs from the one it is compared with, measure by measure, for the term and each month. */
import type { ComparedPlan, Comparison } from '../../sim/estimates/comparison.ts'
import type { DifferenceResult } from '../../sim/estimates/differences.ts'
import type { MonthDifference, TermDifference } from '../../sim/estimates/paired.ts'
import type { MonthResult, TermResult } from '../../sim/estimates/results.ts'
import { targetName } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { type Column, type Sheet, shareFormat, sheetOf } from './sheet.ts'

type Kind = 'share' | 'amount'

interface Difference {
  plan: string
  against: string
  /** null: the term. */
  month: string | null
  measure: string
  kind: Kind
  ofPlan: number | null
  ofBase: number | null
  found: DifferenceResult | number
}

export function differencesSheet(comparison: Comparison, voice: Voice): Sheet {
  const said = voice.words.files
  const format = (kind: Kind) => (kind === 'share' ? ('signedShare' as const) : ('signed' as const))
  const of = ({ found }: Difference) => (typeof found === 'number' ? { difference: found, ci95: null, narrowing: null } : found)
  const value = (key: 'ofPlan' | 'ofBase', head: string): Column<Difference> => ({
    key,
    head,
    format: (row) => (row.kind === 'share' ? shareFormat(row[key]) : 'hundredths'),
    value: (row) => row[key],
  })
  const columns: Column<Difference>[] = [
    { key: 'plan', head: said.plan, format: 'text', width: 28, value: ({ plan }) => plan },
    { key: 'against', head: said.against, format: 'text', width: 28, value: ({ against }) => against },
    {
      key: 'month',
      head: said.month,
      format: ({ month }) => (month === null ? 'text' : 'month'),
      width: 18,
      value: ({ month }) => month ?? said.term,
    },
    { key: 'measure', head: said.measure, format: 'text', width: 34, value: ({ measure }) => measure },
    value('ofPlan', said.ofPlan),
    value('ofBase', said.ofBase),
    {
      key: 'difference',
      head: said.difference,
      format: ({ kind }) => format(kind),
      value: (row) => of(row).difference,
      formula: (at, row) => (subtracts(row, of(row).difference) ? `${at('ofPlan')}-${at('ofBase')}` : null),
    },
    { key: 'low', head: said.low(said.difference), format: ({ kind }) => format(kind), value: (row) => of(row).ci95?.[0] ?? null },
    { key: 'high', head: said.high(said.difference), format: ({ kind }) => format(kind), value: (row) => of(row).ci95?.[1] ?? null },
    { key: 'narrowing', head: said.narrowing, format: 'tenths', value: (row) => of(row).narrowing },
  ]
  return sheetOf(
    said.sheets.differences,
    4,
    columns,
    differencesOf(comparison, voice).map((row) => ({ row })),
  )
}

/** A probability's difference is over the terms in which both plans have data: not always that of the two. */
function subtracts({ ofPlan, ofBase }: Difference, difference: number | null): boolean {
  if (ofPlan === null || ofBase === null || difference === null) return false
  return Math.abs(ofPlan - ofBase - difference) <= 1e-9 * Math.max(1, Math.abs(ofPlan), Math.abs(ofBase))
}

function differencesOf({ plans, differences }: Comparison, voice: Voice): Difference[] {
  return differences.flatMap(({ plan, against, term, months }) => {
    const [of, base] = [plan, against].map((label) => plans.find((one) => one.label === label)?.results)
    if (of === undefined || base === undefined) return []
    const lines = (month: string | null, one: Side, other: Side | undefined, less: TermDifference | MonthDifference) =>
      measuresOf(one, other, less, of.targets, voice).map((measure): Difference => ({ plan, against, month, ...measure }))
    return [
      ...lines(null, of.term, base.term, term),
      ...months.flatMap((less, i) => lines(less.month, of.months[i] as MonthResult, base.months[i], less)),
    ]
  })
}

type Side = TermResult | MonthResult
type Measure = Pick<Difference, 'measure' | 'kind' | 'ofPlan' | 'ofBase' | 'found'>

function measuresOf(
  one: Side,
  other: Side | undefined,
  less: TermDifference | MonthDifference,
  targets: ComparedPlan['results']['targets'],
  voice: Voice,
): Measure[] {
  const said = voice.words.files
  const nameOf = (key: string) => {
    const target = targets.find((each) => each.key === key)
    return target === undefined ? key : targetName(target, voice)
  }
  const shareIn = (side: Side | undefined, key: string) =>
    (key === 'answeredWithin' ? side?.answeredWithin : key === 'lost' ? side?.lost : side?.others?.[key])?.mean ?? null
  const amountIn = (side: Side | undefined, key: 'overtime' | 'paidHours' | 'cost') => {
    const found = (side as Record<string, unknown> | undefined)?.[key] as number | { mean: number | null } | undefined
    return typeof found === 'number' ? found : (found?.mean ?? null)
  }
  const shares = { answeredWithin: less.answeredWithin, lost: less.lost, ...less.others }
  const amounts = (['overtime', 'paidHours', 'cost'] as const).flatMap((key): Measure[] => {
    const found = (less as Partial<TermDifference & MonthDifference>)[key] as DifferenceResult | number | undefined
    if (found === undefined) return []
    const measure = { overtime: said.overtime, paidHours: said.paidHours, cost: said.wages }[key]
    return [{ measure, kind: 'amount', ofPlan: amountIn(one, key), ofBase: amountIn(other, key), found }]
  })
  return [
    ...Object.entries(less.meets).map(([key, found]): Measure => {
      const measure = key === 'all' || key === 'everyMonth' ? said.passes : said.meets(nameOf(key))
      return { measure, kind: 'share', ofPlan: one.meets[key]?.probability ?? null, ofBase: other?.meets[key]?.probability ?? null, found }
    }),
    ...Object.entries(shares).map(
      ([key, found]): Measure => ({ measure: nameOf(key), kind: 'share', ofPlan: shareIn(one, key), ofBase: shareIn(other, key), found }),
    ),
    ...amounts,
  ]
}

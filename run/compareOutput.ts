/** A comparison on disk: comparison.json, comparison.csv with one figure a line, as pivot tables like it, and what reports need besides. */
import type { Comparison } from '../sim/estimates/comparison.ts'
import type { RunDetails } from '../sim/estimates/details.ts'
import type { DifferenceResult } from '../sim/estimates/differences.ts'
import type { MonthDifference, TermDifference } from '../sim/estimates/paired.ts'
import type { AmountResult, MonthResult, ProbabilityResult, ShareResult, TermResult } from '../sim/estimates/results.ts'
import { type Cell, csv } from './csvText.ts'
import { writeAll } from './output.ts'

export const comparisonFiles = ['comparison.json', 'comparison.csv', 'comparison-run.json'] as const

/** Writes all files, or none; `details`: of the plan that is shown in full. Returns their names. Throws OutputError. */
export function writeComparison(comparison: Comparison, details: RunDetails, dir: string): string[] {
  const texts = [`${JSON.stringify(comparison, null, 2)}\n`, csv(comparisonRows(comparison)), `${JSON.stringify(details)}\n`]
  return writeAll(
    dir,
    comparisonFiles.map((name, i) => [name, texts[i] as string]),
  )
}

type Value = ShareResult | AmountResult | ProbabilityResult | number
type Difference = DifferenceResult | number

/** Measures by name: "answeredWithin", "meets.all", "cost". */
function measuresOf<T>({
  meets,
  others = {},
  ...rest
}: { meets: Record<string, T>; others?: Record<string, T> } & Record<string, unknown>): Map<string, T> {
  const amounts = ['answeredWithin', 'lost', 'overtime', 'paidHours', 'cost', 'penalties', 'total'].filter((name) =>
    Object.hasOwn(rest, name),
  )
  return new Map([
    ...Object.entries(meets).map(([name, value]): [string, T] => [`meets.${name}`, value]),
    ...amounts.map((name): [string, T] => [name, rest[name] as T]),
    ...Object.entries(others),
  ])
}

/** A line for each plan, month (empty: the term) and measure; the keys that were varied come last. */
function comparisonRows({ plans, differences }: Comparison): Cell[][] {
  const keys = [...new Set(plans.flatMap(({ changes }) => changes.map(({ key }) => key)))]
  const figures = ['value', 'lo95', 'hi95', 'against', 'difference', 'differenceLo95', 'differenceHi95', 'narrowing']
  const rows = plans.flatMap(({ label, changes, results }) => {
    const found = differences.find(({ plan }) => plan === label)
    const values = keys.map((key): Cell => {
      const value = changes.find((change) => change.key === key)?.value
      return typeof value === 'number' || typeof value === 'string' || value === undefined ? value : JSON.stringify(value)
    })
    const lines = (month: string, one: TermResult | MonthResult, less: TermDifference | MonthDifference | undefined): Cell[][] => {
      const compared: Map<string, Difference> = less === undefined ? new Map() : measuresOf<Difference>({ ...less })
      return [...measuresOf<Value>({ ...one })].map(([measure, value]): Cell[] => [
        label,
        month,
        measure,
        ...valueCells(value),
        ...differenceCells(compared.get(measure), found?.against),
        ...values,
      ])
    }
    const { money } = results
    return [
      ...lines('', { ...results.term, ...money?.term }, found?.term),
      ...results.months.flatMap((month, i) => lines(month.month, { ...month, ...money?.months[i] }, found?.months[i])),
    ]
  })
  return [['plan', 'month', 'measure', ...figures, ...keys], ...rows]
}

function valueCells(value: Value): Cell[] {
  if (typeof value === 'number') return [value, null, null]
  return ['probability' in value ? value.probability : value.mean, value.ci95?.[0], value.ci95?.[1]]
}

function differenceCells(value: Difference | undefined, against: string | undefined): Cell[] {
  if (value === undefined) return [null, null, null, null, null]
  if (typeof value === 'number') return [against, value, null, null, null]
  return [against, value.difference, value.ci95?.[0], value.ci95?.[1], value.narrowing]
}

/** Plans side by side: those of a comparison, or several runs. */
import type { Change } from '../sim/estimates/comparison.ts'
import type { PlanDifference } from '../sim/estimates/paired.ts'
import type { Results } from '../sim/estimates/results.ts'
import { shortened } from './escape.ts'
import type { ReportInput } from './input.ts'

export interface SidePlan {
  /** From 1, in the order given. */
  number: number
  label: string
  /** What was varied, if anything was. */
  changes: Change[]
  results: Results
  /** null: nothing is required. */
  meetsRequirement: boolean | null
  cheapest: boolean
  base: boolean
  /** From the base; null for the base itself and where plans were not run in pairs. */
  difference: PlanDifference | null
}

export interface SideBySide {
  plans: SidePlan[]
  price: 'cost' | 'paidHours'
  /** The contract of a plan at least has penalties. */
  penalised: boolean
  require: number | null
  /** Label of the plan that the others are compared with. */
  base: string | null
}

/** null where there are not two plans. */
export function sideBySide({ comparison, runs }: ReportInput): SideBySide | null {
  if (comparison !== null) {
    const { plans, differences, base, cheapest, price, require } = comparison
    return {
      price,
      require,
      base,
      penalised: plans.some(({ results }) => results.money !== undefined),
      plans: plans.map(({ label, changes, results, meetsRequirement }, i) => ({
        number: i + 1,
        label,
        changes,
        results,
        meetsRequirement,
        cheapest: cheapest?.plan === label,
        base: label === base,
        difference: differences.find(({ plan }) => plan === label) ?? null,
      })),
    }
  }
  if (runs.length < 2) return null
  return {
    price: runs.every(({ results }) => (results.term.cost.mean ?? 0) > 0) ? 'cost' : 'paidHours',
    penalised: runs.some(({ results }) => results.money !== undefined),
    require: null,
    base: null,
    plans: runs.map(({ label, results }, i) => ({
      number: i + 1,
      label,
      changes: [],
      results,
      meetsRequirement: null,
      cheapest: false,
      base: false,
      difference: null,
    })),
  }
}

export const priceOf = ({ results }: SidePlan, price: SideBySide['price']) =>
  (price === 'cost' ? results.term.cost.mean : results.term.paidHours.mean) ?? 0

/** Means of a term. */
export const penaltiesOf = ({ results }: Pick<SidePlan, 'results'>) => results.money?.term.penalties.mean ?? 0
export const withPenalties = (plan: SidePlan) => priceOf(plan, 'cost') + penaltiesOf(plan)

const longestName = 26

/**
 * How plans are called in charts: no two alike. By their labels where all are short and few; or else by their numbers in the tables, with the
 * values that were varied, or with the part of the label that is not common to all.
 */
export function chartNames(plans: SidePlan[]): string[] {
  const labels = plans.map(({ label }) => label)
  const short = plans.length <= 10 && labels.every((label) => Array.from(label).length <= longestName)
  if (short && new Set(labels).size === labels.length) return labels
  const common = commonStart(labels)
  return plans.map(({ number, label, changes }) => {
    const varied = changes.map(({ value }) => (typeof value === 'string' ? value : JSON.stringify(value))).join(', ')
    return `${number}. ${shortened(varied === '' ? `${common > 0 ? '…' : ''}${label.slice(common)}` : varied, longestName - 4)}`
  })
}

/** Up to where labels differ, or less where there is room for more of them; always the beginning of a word. */
function commonStart(labels: string[]): number {
  const [first = ''] = labels
  let same = 0
  while (same < first.length && labels.every((label) => label.length > same + 1 && label[same] === first[same])) same++
  const inWord = (at: number) => /[\p{L}\p{N}\p{M}\p{Cs}]/u.test(first[at] as string)
  const startsWord = (at: number) => at === 0 || (!inWord(at - 1) && (at === same || inWord(at)))
  const starts = Array.from({ length: same + 1 }, (_, at) => at).filter(startsWord)
  const room = longestName - 5
  return starts.find((at) => labels.every((label) => label.length - at <= room)) ?? (starts.at(-1) as number)
}

/** The keys that were varied, by the names under which `chartNames` has their values; none where it has none. */
export function variedKeys(plans: SidePlan[]): string[] {
  const names = chartNames(plans)
  return plans.every(({ label }, i) => names[i] === label) ? [] : (plans[0]?.changes ?? []).map(({ name }) => name)
}

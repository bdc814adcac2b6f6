/** Plans side by side: those of a comparison, or several runs. */
import type { PlanDifference } from '../sim/estimates/paired.ts'
import type { Results } from '../sim/estimates/results.ts'
import type { ReportInput } from './input.ts'

export interface SidePlan {
  /** From 1, in the order given. */
  number: number
  label: string
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
      plans: plans.map(({ label, results, meetsRequirement }, i) => ({
        number: i + 1,
        label,
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

/** How a plan is called in a chart: by its name, or, where there are many, by its number. */
export function chartName({ number, label }: SidePlan, plans: number): string {
  const characters = Array.from(label)
  return plans > 10 ? String(number) : characters.length <= 26 ? label : `${characters.slice(0, 25).join('')}…`
}

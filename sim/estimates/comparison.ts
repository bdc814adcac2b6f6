/** Plans side by side, in the shape of comparison.json: each one's results, how it differs from the base, which is the cheapest that will do. */
import { Busyness } from './busyness.ts'
import { type PlanDifference, pairedDifferences, type Tallied } from './paired.ts'
import type { Results } from './results.ts'

/** A key of the scenario's parts, by names, and the value it was given: "staffing.groups.early.agents", called "early.agents" for short, 7. */
export interface Change {
  key: string
  name: string
  value: unknown
}

/** What plans are ordered by: wages, or hours where wages would not be fair. */
export type Price = 'cost' | 'paidHours'

export interface ComparedPlan {
  /** Short, and no other plan's. */
  label: string
  /** The path of the scenario. */
  scenario: string
  /** What was changed in what is written there. */
  changes: Change[]
  /** Is the probability that every month meets all targets what is required, by the lower end of its interval? null = nothing is required. */
  meetsRequirement: boolean | null
  results: Results
}

export interface Comparison {
  pronto: string
  seed: string
  replications: number
  /** The label of the plan that the others are compared with. */
  base: string
  /** The probability required, that every month meets all targets; null = none. */
  require: number | null
  price: Price
  /**
   * Calls that the years drawn were to have, of the base's demand: by which share more, or below 0 fewer, than its mean. Differences of
   * shares are adjusted for it. null = no year is busier than another.
   */
  busier: number | null
  /** In the order given. */
  plans: ComparedPlan[]
  /** Of each plan but the base, in the same order. */
  differences: PlanDifference[]
  /** Of the plans that meet the requirement; null when none does or nothing is required. */
  cheapest: CheapestPlan | null
}

export interface CheapestPlan {
  plan: string
  cost: number
  paidHours: number
  /** The next cheaper plan, which does not meet the requirement; null = no plan is cheaper. */
  nextCheaper: string | null
}

/** A plan with what its replications came to. All plans have the same replications. */
export interface PlanTallied extends Tallied, Pick<ComparedPlan, 'label' | 'scenario' | 'changes' | 'results'> {}

/** `base`: which plan, by its place; `require`: a probability. */
export function comparisonOf(plans: PlanTallied[], base: number, require: number | null): Comparison {
  const against = plans[base]
  const { pronto, seed, replications } = against.results
  const compared = plans.map(
    ({ label, scenario, changes, results }): ComparedPlan => ({
      label,
      scenario,
      changes,
      meetsRequirement: require === null ? null : (results.term.meets.everyMonth.ci95?.[0] ?? 0) >= require,
      results,
    }),
  )
  const price = priceOf(compared)
  const busyness = new Busyness(against.plan, against.tallies.replications)
  return {
    pronto,
    seed,
    replications,
    base: against.label,
    require,
    price,
    busier: busyness.meanExcess(),
    plans: compared,
    differences: plans
      .filter((plan) => plan !== against)
      .map((plan) => ({
        plan: plan.label,
        against: against.label,
        ...pairedDifferences(plan, against, plan.results.months, against.results.months, busyness),
      })),
    cheapest: cheapestOf(byPrice(compared, price)),
  }
}

/** The plan that is shown in full: the cheapest that meets what is required, or else the base. */
export const mainPlan = ({ cheapest, base }: Comparison) => cheapest?.plan ?? base

const hoursOf = ({ results }: ComparedPlan) => results.term.paidHours.mean ?? 0
const costOf = ({ results }: ComparedPlan) => results.term.cost.mean ?? 0

/** Wages, unless some plan has hours and no wages: it would be the cheapest for want of a price. */
function priceOf(plans: ComparedPlan[]): Price {
  return plans.every((plan) => costOf(plan) > 0 || hoursOf(plan) === 0) && plans.some((plan) => costOf(plan) > 0) ? 'cost' : 'paidHours'
}

/** The cheapest first; of several as cheap the one with fewer paid hours, then in the order given. */
export function byPrice(plans: ComparedPlan[], price: Price): ComparedPlan[] {
  const costs = price === 'cost' ? costOf : () => 0
  return [...plans].sort((a, b) => costs(a) - costs(b) || hoursOf(a) - hoursOf(b))
}

function cheapestOf(ordered: ComparedPlan[]): CheapestPlan | null {
  const at = ordered.findIndex(({ meetsRequirement }) => meetsRequirement)
  if (at < 0) return null
  return {
    plan: ordered[at].label,
    cost: costOf(ordered[at]),
    paidHours: hoursOf(ordered[at]),
    nextCheaper: ordered[at - 1]?.label ?? null,
  }
}

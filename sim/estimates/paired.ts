/** What two plans differ in, over the same replications of the same random numbers: tallies -> paired differences. */
import type { Plan } from '../plan.ts'
import { Busyness } from './busyness.ts'
import { paidByReplication } from './cost.ts'
import { Counts, failedWindows, verdict, verdictOnAll, windowsOf } from './counts.ts'
import {
  type DifferenceResult,
  differenceOfMeans,
  differenceOfProbabilities,
  differenceOfRatios,
  type ProbabilityDifferenceResult,
} from './differences.ts'
import type { Tallies } from './tallies.ts'

/** A plan and what its replications came to. */
export interface Tallied {
  plan: Plan
  tallies: Tallies
  window: 'month' | 'term'
}

/** The targets that both contracts have, by the names they have in results. */
export interface SharesDifference {
  answeredWithin: DifferenceResult
  lost: DifferenceResult
  others?: Record<string, DifferenceResult>
}

export interface MonthDifference extends SharesDifference {
  month: string
  meets: Record<string, ProbabilityDifferenceResult>
  /** Of means: overtime is kept by month as a sum over replications, so there is no interval. */
  paidHours: number
  cost: number
}

export interface TermDifference extends SharesDifference {
  meets: Record<string, ProbabilityDifferenceResult> & { everyMonth: ProbabilityDifferenceResult }
  overtime: DifferenceResult
  paidHours: DifferenceResult
  cost: DifferenceResult
}

/** "plan less against" of everything that both have. */
export interface PlanDifference {
  plan: string
  against: string
  term: TermDifference
  months: MonthDifference[]
}

/** What is needed of the months' results besides. */
type MonthMoney = { month: string; paidHours: number; cost: number }

/**
 * Shares are adjusted for how busy the years drawn were: they are those of years of the demand's mean. Throws when the two are not the
 * same replications, of terms of as many months, judged by the same windows.
 */
export function pairedDifferences(
  plan: Tallied,
  base: Tallied,
  months: MonthMoney[],
  baseMonths: MonthMoney[],
  busyness = new Busyness(base.plan, base.tallies.replications),
): Omit<PlanDifference, 'plan' | 'against'> {
  if (!paired(plan, base)) throw new Error('Plans are paired over the same replications, months and kind of window only.')
  const sides = [sideOf(plan), sideOf(base)] as const
  const all = months.map((_, month) => month)
  return {
    term: { meets: termMeets(sides, windowsOf(plan.window, all.length)), ...shares(sides, all, busyness), ...money(plan, base) },
    months: months.map(({ month, paidHours, cost }, at) => ({
      month,
      meets: monthMeets(sides, [at]),
      ...shares(sides, [at], busyness),
      paidHours: paidHours - baseMonths[at].paidHours,
      cost: cost - baseMonths[at].cost,
    })),
  }
}

function paired(one: Tallied, other: Tallied): boolean {
  const replications = other.tallies.replications
  return (
    one.window === other.window &&
    one.tallies.months === other.tallies.months &&
    one.tallies.replications.length === replications.length &&
    one.tallies.replications.every((replication, i) => replication === replications[i])
  )
}

/** The plan first, then the base. */
type Sides = readonly [Counts, Counts]

const sideOf = ({ plan, tallies }: Tallied) => new Counts(tallies, plan.targets)

/** Targets of that name on both sides. */
function common([plan, base]: Sides, judged: boolean): { key: string; target: number; baseTarget: number }[] {
  return plan.targets.flatMap(({ key }, target) => {
    const baseTarget = base.at(key)
    if (baseTarget < 0 || (judged && !(plan.targets[target].judged && base.targets[baseTarget].judged))) return []
    return [{ key, target, baseTarget }]
  })
}

function shares(sides: Sides, months: number[], busyness: Busyness): SharesDifference {
  const [plan, base] = sides
  const excess = busyness.excess(months)
  const found = new Map(
    common(sides, false).map(({ key, target, baseTarget }) => [
      key,
      differenceOfRatios(
        { part: plan.part(target, months), whole: plan.whole(target, months) },
        { part: base.part(baseTarget, months), whole: base.whole(baseTarget, months) },
        excess,
      ),
    ]),
  )
  // Every plan has these two, judged or not.
  const [answeredWithin, lost] = ['answeredWithin', 'lost'].map((key) => found.get(key) as DifferenceResult)
  const others = [...found].filter(([key]) => key !== 'answeredWithin' && key !== 'lost')
  return { answeredWithin, lost, ...(others.length > 0 ? { others: Object.fromEntries(others) } : {}) }
}

type Met = (side: Counts, replication: number, target: number) => boolean | null

/** By the targets that both judge. */
function meets(sides: Sides, met: Met): Record<string, ProbabilityDifferenceResult> {
  return Object.fromEntries(
    common(sides, true).map(({ key, target, baseTarget }) => [
      key,
      probability(sides, (side, replication) => met(side, replication, side === sides[0] ? target : baseTarget)),
    ]),
  )
}

function probability([plan, base]: Sides, met: (side: Counts, replication: number) => boolean | null): ProbabilityDifferenceResult {
  const over = (side: Counts) => Array.from({ length: side.replications }, (_, replication) => met(side, replication))
  return differenceOfProbabilities(over(plan), over(base))
}

function monthMeets(sides: Sides, months: number[]): Record<string, ProbabilityDifferenceResult> {
  return {
    ...meets(sides, (side, replication, target) => verdict(side, replication, target, months)),
    all: probability(sides, (side, replication) => verdictOnAll(side, replication, months)),
  }
}

function termMeets(sides: Sides, windows: number[][]): TermDifference['meets'] {
  const none = (failed: number | null) => (failed === null ? null : failed === 0)
  return {
    ...meets(sides, (side, replication, target) => none(failedWindows(side, replication, windows, target))),
    everyMonth: probability(sides, (side, replication) => none(failedWindows(side, replication, windows))),
  }
}

function money(plan: Tallied, base: Tallied): Pick<TermDifference, 'overtime' | 'paidHours' | 'cost'> {
  const [of, against] = [plan, base].map((one) => paidByReplication(one.plan.model, one.tallies))
  return {
    overtime: differenceOfMeans(of.overtime, against.overtime),
    paidHours: differenceOfMeans(of.paidHours, against.paidHours),
    cost: differenceOfMeans(of.cost, against.cost),
  }
}

/** How much the answer hangs on what was assumed, in the shape of sensitivity.json: one thing changed at a time, over the same random numbers. */
import type { ComparedPlan } from './comparison.ts'
import type { DifferenceResult, ProbabilityDifferenceResult } from './differences.ts'
import type { Interval } from './intervals.ts'
import type { PlanDifference } from './paired.ts'
import type { ProbabilityResult } from './results.ts'

export const factorNames = ['volume', 'handling', 'patience', 'absence', 'busyness'] as const
export type FactorName = (typeof factorNames)[number]

/** By how much each is changed, up and down: { volume: [0.1, 0.2] }. */
export type Ranges = Partial<Record<FactorName, number[]>>

export interface Outcomes {
  everyMonth: ProbabilityResult
  /** Of the term, over all calls. */
  answeredWithin: number | null
  lost: number | null
  /** Means: wages; calls received in hours. */
  cost: number | null
  received: number | null
}

export interface SensitivityPoint extends Outcomes {
  /** 0.2 = a fifth more, -0.2 = a fifth less. */
  change: number
  /** Less what it is without the change, replication by replication. */
  difference: {
    everyMonth: ProbabilityDifferenceResult
    answeredWithin: DifferenceResult
    lost: DifferenceResult
    cost: DifferenceResult
  }
}

export interface FactorResult {
  factor: FactorName
  /** How far apart the highest and the lowest probability are, that without a change among them. */
  swing: number
  /** From the least to the most. Empty: there is none of it in the scenario, so nothing to change. */
  points: SensitivityPoint[]
}

export interface BreakingPoint {
  /** The probability below which the plan is broken. */
  require: number
  /** The factor of the volume at which it breaks: below `holds` it does not, from `volume` on it does. null = it did within no volume tried. */
  volume: number | null
  holds: number | null
  /** Between these the true one lies, by the intervals of the probabilities. */
  ci95: Interval | null
  /** What was tried, by volume. */
  tried: (Outcomes & { volume: number })[]
}

export interface Sensitivity {
  pronto: string
  scenario: string
  contract: string
  seed: string
  replications: number
  /** Of the term. */
  months: number
  window: 'month' | 'term'
  /** Without a change. */
  asIs: Outcomes
  /** The one that moves the probability most comes first. */
  factors: FactorResult[]
  /** null: interrupted before it was found, or there is nothing to judge. */
  breaking: BreakingPoint | null
}

export function outcomesOf({ results: { term } }: Pick<ComparedPlan, 'results'>): Outcomes {
  return {
    everyMonth: term.meets.everyMonth,
    answeredWithin: term.answeredWithin.mean,
    lost: term.lost.mean,
    cost: term.cost.mean,
    received: term.received.mean,
  }
}

export function pointOf(change: number, plan: ComparedPlan, { term }: Pick<PlanDifference, 'term'>): SensitivityPoint {
  const { meets, answeredWithin, lost, cost } = term
  return { change, ...outcomesOf(plan), difference: { everyMonth: meets.everyMonth, answeredWithin, lost, cost } }
}

/** In the order of what they do to the probability; of those that do as much to it, by what they do to the share in time. */
export function rankedFactors(points: Map<FactorName, SensitivityPoint[]>, asIs: Outcomes): FactorResult[] {
  const shares = (of: SensitivityPoint[]) => Math.max(0, ...of.map(({ difference }) => Math.abs(difference.answeredWithin.difference ?? 0)))
  return [...points]
    .map(([factor, of]): FactorResult => {
      const found = [asIs, ...of].flatMap(({ everyMonth }) => everyMonth.probability ?? [])
      const swing = found.length === 0 ? 0 : Math.max(...found) - Math.min(...found)
      return { factor, swing, points: [...of].sort((a, b) => a.change - b.change) }
    })
    .sort((a, b) => b.swing - a.swing || shares(b.points) - shares(a.points))
}

/** Which factors the volume may still be tried at. */
const [leastVolume, mostVolume] = [0.2, 5]

/** The largest volume tried that holds, and the next one that does not. undefined = none was tried. */
export function bracketOf<T extends { volume: number }>(tried: T[], holds: (one: T) => boolean): { holding?: T; broken?: T } {
  const sorted = [...tried].sort((a, b) => a.volume - b.volume)
  const broken = sorted.find((one) => !holds(one))
  const holding = sorted.findLast((one) => broken === undefined || one.volume < broken.volume)
  return { holding, broken }
}

/** The volume to be tried next, for a bracket no wider than `width` times; undefined = it is that, or there is none. */
export function nextVolume(
  { holding, broken }: { holding?: { volume: number }; broken?: { volume: number } },
  width: number,
): number | undefined {
  const rounded = (volume: number) => Math.round(volume * 10_000) / 10_000
  if (holding === undefined && broken === undefined) return 1
  if (holding === undefined) {
    const next = rounded((broken?.volume ?? 1) * 0.8)
    return next < leastVolume ? undefined : next
  }
  if (broken === undefined) {
    const next = rounded(holding.volume * 1.25)
    return next > mostVolume ? undefined : next
  }
  return broken.volume / holding.volume <= width ? undefined : rounded((holding.volume + broken.volume) / 2)
}

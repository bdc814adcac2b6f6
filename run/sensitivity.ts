/** One thing changed at a time, over the same random numbers; and the volume at which the plan breaks. */
import type { Comparison } from '../sim/estimates/comparison.ts'
import type { Interval } from '../sim/estimates/intervals.ts'
import { type Results, resultsOf } from '../sim/estimates/results.ts'
import {
  type BreakingPoint,
  bracketOf,
  type FactorName,
  factorNames,
  nextVolume,
  outcomesOf,
  pointOf,
  type Ranges,
  rankedFactors,
  type Sensitivity,
  type SensitivityPoint,
} from '../sim/estimates/sensitivity.ts'
import type { Tallies } from '../sim/estimates/tallies.ts'
import type { Plan } from '../sim/plan.ts'
import { noChanges, type WhatIfChanges, whatIf } from '../sim/whatIf.ts'
import { assertComparable, compareOn, type ReadyPlan } from './compare.ts'
import type { Ready } from './read/documents.ts'
import { factsOf } from './simulate.ts'
import type { Threads } from './threads.ts'

export const usualRanges: Ranges = Object.fromEntries(factorNames.map((name) => [name, [0.1, 0.2]]))
/** What is found is no further off, as a factor: the volume, and the ends of its interval. */
const [volumeWidth, endWidth] = [1.005, 1.01]

export interface SensitivityOptions {
  ranges: Ranges
  /** The plan is broken where every month passes with less than this probability. */
  require: number
  signal?: AbortSignal
  /** Replications done out of those planned so far, of all plans together. */
  onProgress?: (done: number, planned: number) => void
}

export interface SensitivityOutcome {
  /** Over the replications that all changes have done; null = none. */
  sensitivity: Sensitivity | null
  /** Of the scenario as it is. */
  results: Results | null
  tallies: Tallies
  interrupted: boolean
}

/** A change of one thing. */
interface Changed extends ReadyPlan {
  factor: FactorName
  change: number
}

/** Throws InputError when there are too many replications for so many changes. */
export async function sensitivityOn(
  threads: Threads,
  ready: Ready,
  file: string,
  options: SensitivityOptions,
): Promise<SensitivityOutcome> {
  const asIs: ReadyPlan = { ...ready, label: 'as it is', file, changes: [] }
  const changed = factorNames.flatMap((factor) => changesOf(ready, asIs, factor, options.ranges[factor] ?? []))
  assertComparable([asIs, ...changed])
  const outcome = await compareOn(threads, [asIs, ...changed], { ...options, require: undefined, base: 0 })
  const { comparison, interrupted } = outcome
  const tallies = outcome.tallies[0] as Tallies
  if (comparison === null) return { sensitivity: null, results: null, tallies, interrupted }
  const results = comparison.plans[0]?.results as Results
  const found = sensitivityOf(comparison, results, changed, ready.scenario.simulate.months, options.ranges)
  if (interrupted || results.term.meets.everyMonth.probability === null) return { sensitivity: found, results, tallies, interrupted }
  const breaking = await breakingPoint(threads, ready, found, changed.length + 1, options)
  return { sensitivity: { ...found, breaking }, results, tallies, interrupted: breaking === null }
}

/** Less and more by each share. None where there is nothing of the kind in the scenario: more of nothing is nothing. */
function changesOf(ready: Ready, asIs: ReadyPlan, factor: FactorName, shares: number[]): Changed[] {
  const { groups, types, busyness } = ready.plan.model
  const nothing =
    (factor === 'absence' && groups.every(({ absence }) => absence === 0)) ||
    (factor === 'patience' && types.every(({ patience }) => patience === null)) ||
    (factor === 'busyness' && busyness === 0)
  if (nothing) return []
  return shares
    .flatMap((share) => [-share, share])
    .map((change) => ({ ...asIs, label: `${factor} ${change}`, plan: changedPlan(ready, factor, 1 + change), factor, change }))
}

function changedPlan({ plan, calendar, scenario }: Ready, factor: FactorName, times: number): Plan {
  const changes: Partial<WhatIfChanges> = { [factor === 'absence' ? 'absenceFactor' : factor]: times }
  return whatIf({ plan, calendar, groups: scenario.staffing.groups }, { ...noChanges, ...changes })
}

function sensitivityOf(comparison: Comparison, results: Results, changed: Changed[], months: number, ranges: Ranges): Sensitivity {
  const { pronto, scenario, contract, seed, replications, window } = results
  const asIs = outcomesOf({ results })
  const points = new Map<FactorName, SensitivityPoint[]>(factorNames.filter((name) => ranges[name] !== undefined).map((name) => [name, []]))
  changed.forEach(({ factor, change }, i) => {
    const [plan, difference] = [comparison.plans[i + 1], comparison.differences[i]]
    if (plan !== undefined && difference !== undefined) points.get(factor)?.push(pointOf(change, plan, difference))
  })
  return { pronto, scenario, contract, seed, replications, months, window, asIs, factors: rankedFactors(points, asIs), breaking: null }
}

/** By halving, from what is known already. null = interrupted. */
async function breakingPoint(
  threads: Threads,
  ready: Ready,
  { asIs, factors, replications }: Sensitivity,
  plans: number,
  { require, signal, onProgress }: SensitivityOptions,
): Promise<BreakingPoint | null> {
  const facts = factsOf(ready.scenario, ready.calendar)
  const known = factors.find(({ factor }) => factor === 'volume')?.points ?? []
  const tried = [{ volume: 1, ...asIs }, ...known.map(({ change, difference: _, ...outcomes }) => ({ volume: 1 + change, ...outcomes }))]
  type Tried = (typeof tried)[number]
  let runs = plans
  const search = async (of: (one: Tried) => number | undefined, width: number) => {
    const holds = (one: Tried) => (of(one) ?? 1) >= require
    for (;;) {
      const volume = nextVolume(bracketOf(tried, holds), width)
      if (volume === undefined) return bracketOf(tried, holds)
      const before = runs++ * replications
      const plan = changedPlan(ready, 'volume', volume)
      const report = (count: number) => onProgress?.(before + count, before + replications)
      const tallies = await threads.run(plan, 0, replications, { signal, onProgress: report })
      if (tallies.replications.length < replications) return null
      tried.push({ volume, ...outcomesOf({ results: resultsOf(facts, plan, tallies) }) })
    }
  }
  const found = await search(({ everyMonth }) => everyMonth.probability ?? undefined, volumeWidth)
  const low = found && (await search(({ everyMonth }) => everyMonth.ci95?.[0], endWidth))
  const high = low && (await search(({ everyMonth }) => everyMonth.ci95?.[1], endWidth))
  if (found === null || low === null || high === null) return null
  const [from, to] = [low.holding?.volume, high.broken?.volume]
  const ci95: Interval | null = from === undefined || to === undefined ? null : [from, to]
  return {
    require,
    volume: found.broken === undefined || found.holding === undefined ? null : found.broken.volume,
    holds: found.holding?.volume ?? null,
    ci95,
    tried: tried.sort((a, b) => a.volume - b.volume),
  }
}

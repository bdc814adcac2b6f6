/** Tallies -> results: everything that is shown, in the shape of results.json (DESIGN section 6). */
import { lostByNames } from '../contract/classify.ts'
import { MonthField } from '../contract/judge.ts'
import type { Model } from '../engine/model.ts'
import type { Plan } from '../plan.ts'
import {
  type BackgroundResult,
  backgroundResult,
  type DayResult,
  dayResults,
  type IntervalResult,
  intervalResults,
  type TypeResult,
  typeResults,
} from './breakdowns.ts'
import { rosteredHours } from './cost.ts'
import { Counts, verdict, verdictOnAll } from './counts.ts'
import { type Interval, meanOf, nearestRank, ratioOfSums, wilson } from './intervals.ts'
import { outsideHours } from './outsideHours.ts'
import type { Tallies } from './tallies.ts'

/** A share over replications; null = no data. */
export interface ShareResult {
  mean: number | null
  ci95: Interval | null
  p05: number | null
  p95: number | null
}
/** A probability over the replications with data, `n` of them. */
export interface ProbabilityResult {
  probability: number | null
  ci95: Interval | null
  n: number
}
/** An amount over replications. */
export interface AmountResult {
  mean: number | null
  ci95: Interval | null
  p05: number | null
  p95: number | null
}
export type LostByResult = Record<(typeof lostByNames)[number], number | null>

/** Shares over all calls received in hours; further targets, and those for some numbers, by key. */
export interface SharesResult {
  answeredWithin: ShareResult
  lost: ShareResult
  /** Mean shares of received. */
  lostBy: LostByResult
  others?: Record<string, ShareResult>
}

export interface MonthResult extends SharesResult {
  month: string
  /** Of the contract's first number. */
  openDays: number
  openHours: number
  /** Replications with calls there. */
  n: number
  received: { mean: number; p05: number; p95: number }
  /** Mean calls. */
  offered: number
  answered: number
  meets: Record<string, ProbabilityResult>
  /** Means. */
  paidHours: number
  cost: number
}

export interface TermResult extends SharesResult {
  meets: Record<string, ProbabilityResult> & { everyMonth: ProbabilityResult }
  /** Windows that fail: months, or the term itself where the contract judges that. */
  failedMonths: { mean: number | null }
  received: AmountResult
  cost: AmountResult
  occupancy: ShareResult
  /** Hours. */
  overtime: AmountResult
  /** Hours paid, overtime included. */
  paidHours: AmountResult
  /** Rostered hours outside the opening hours of the numbers served. */
  outsideHours: number
  groups: { group: string; agents: number; rosteredHours: number; overtime: number; cost: number }[]
}

export interface Results {
  pronto: string
  scenario: string
  contract: string
  seed: string
  replications: number
  window: 'month' | 'term'
  targets: { key: string; measure: string; time?: number; atLeast?: number; atMost?: number; judged: boolean }[]
  months: MonthResult[]
  term: TermResult
  /** A mean open day. */
  day: DayResult[]
  intervals: IntervalResult[]
  types: TypeResult[]
  background: BackgroundResult
}

/** What results say of the term besides the tallies. */
export interface TermFacts {
  pronto: string
  scenario: string
  contract: string
  window: 'month' | 'term'
  months: { month: string; openDays: number; openHours: number }[]
  /** Open days of each weekday, Monday first. */
  openWeekdays: number[]
}

export function resultsOf(facts: TermFacts, plan: Plan, tallies: Tallies): Results {
  const { targets } = plan
  const view = new Counts(tallies, targets)
  const months = facts.months.map((month, at) => monthResult(month, at, view, plan, tallies))
  return {
    pronto: facts.pronto,
    scenario: facts.scenario,
    contract: facts.contract,
    seed: plan.seed,
    replications: tallies.replications.length,
    window: facts.window,
    targets: targets.map(({ key, measure, time, limit, judged }) => {
      const share = limit.numerator / limit.denominator
      return { key, measure, ...(measure === 'lost' ? { atMost: share } : { time: time / 1e6, atLeast: share }), judged }
    }),
    months,
    term: termResult(facts, plan, tallies, view),
    day: dayResults(tallies, facts.openWeekdays),
    intervals: intervalResults(tallies, facts.openWeekdays),
    types: typeResults(tallies, plan.model),
    background: backgroundResult(tallies),
  }
}

function shareOf(parts: Float64Array, wholes: Float64Array): ShareResult {
  const shares: number[] = []
  for (let i = 0; i < parts.length; i++) if (wholes[i] > 0) shares.push(parts[i] / wholes[i])
  return { ...clipped(ratioOfSums(parts, wholes)), p05: nearestRank(shares, 5), p95: nearestRank(shares, 95) }
}

/** A share's interval ends at 1. */
function clipped({ mean, ci95 }: { mean: number | null; ci95: Interval | null }): { mean: number | null; ci95: Interval | null } {
  return { mean, ci95: ci95 === null ? null : [ci95[0], Math.min(1, ci95[1])] }
}

function amountOf(values: ArrayLike<number>): AmountResult {
  return { ...meanOf(values), p05: nearestRank(values, 5), p95: nearestRank(values, 95) }
}

function probability(successes: number, trials: number): ProbabilityResult {
  return { probability: trials === 0 ? null : successes / trials, ci95: wilson(successes, trials), n: trials }
}

function lostByOf(view: Counts, months: number[]): LostByResult {
  const received = view.column(MonthField.received, months).reduce((sum, value) => sum + value, 0)
  const shares = lostByNames.map((name, cause) => {
    const lost = view.column(MonthField.lostBy + cause, months).reduce((sum, value) => sum + value, 0)
    return [name, received === 0 ? null : lost / received]
  })
  return Object.fromEntries(shares) as LostByResult
}

function probabilityThat(view: Counts, of: (replication: number) => boolean | null): ProbabilityResult {
  let met = 0
  let n = 0
  for (let replication = 0; replication < view.replications; replication++) {
    const one = of(replication)
    if (one === null) continue
    n++
    if (one) met++
  }
  return probability(met, n)
}

function meetsOf(view: Counts, months: number[]): Record<string, ProbabilityResult> {
  const meets: Record<string, ProbabilityResult> = {}
  view.targets.forEach(({ key, judged }, index) => {
    if (judged) meets[key] = probabilityThat(view, (replication) => verdict(view, replication, index, months))
  })
  meets.all = probabilityThat(view, (replication) => verdictOnAll(view, replication, months))
  return meets
}

/** What is shown of the shares over `months`. */
function sharesOf(view: Counts, months: number[]): SharesResult {
  const share = (target: number) => shareOf(view.part(target, months), view.whole(target, months))
  const others = view.targets.flatMap(({ key }, index) =>
    key === 'answeredWithin' || key === 'lost' ? [] : [[key, share(index)] as const],
  )
  return {
    answeredWithin: share(view.at('answeredWithin')),
    lost: share(view.at('lost')),
    lostBy: lostByOf(view, months),
    ...(others.length > 0 ? { others: Object.fromEntries(others) } : {}),
  }
}

function monthResult(facts: TermFacts['months'][number], at: number, view: Counts, { model }: Plan, tallies: Tallies): MonthResult {
  const months = [at]
  const mean = (field: number) => view.column(field, months).reduce((sum, value) => sum + value, 0) / view.replications
  const received = view.column(MonthField.received, months)
  const paid = paidHours(at, model, tallies)
  return {
    ...facts,
    n: received.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0),
    received: {
      mean: mean(MonthField.received),
      p05: nearestRank(received, 5) as number,
      p95: nearestRank(received, 95) as number,
    },
    offered: mean(MonthField.offered),
    answered: mean(MonthField.answered),
    ...sharesOf(view, months),
    meets: meetsOf(view, months),
    paidHours: paid.reduce((sum, hours) => sum + hours, 0),
    cost: paid.reduce((sum, hours, group) => sum + hours * model.groups[group].costPerHour, 0),
  }
}

/** Mean hours paid in a month, by group. */
function paidHours(month: number, model: Model, tallies: Tallies): number[] {
  return model.groups.map((one, group) => {
    const overtime = tallies.overtimeByMonth[group * tallies.months + month] / millisPerHour / Math.max(1, tallies.replications.length)
    return rosteredHours(one, model)[month] + overtime
  })
}

/** The windows a contract judges by: each month, or the whole term at once. */
function windowsOf(facts: TermFacts): number[][] {
  const months = facts.months.map((_, at) => at)
  return facts.window === 'term' ? [months] : months.map((month) => [month])
}

function termResult(facts: TermFacts, plan: Plan, tallies: Tallies, view: Counts): TermResult {
  const windows = windowsOf(facts)
  const months = facts.months.map((_, at) => at)
  const failed: number[] = []
  const everyMonth = probabilityThat(view, (replication) => {
    const verdicts = windows.map((window) => verdictOnAll(view, replication, window)).filter((met) => met !== null)
    if (verdicts.length === 0) return null
    const failures = verdicts.filter((met) => !met).length
    failed.push(failures)
    return failures === 0
  })
  const eachTarget = Object.fromEntries(
    view.targets.flatMap(({ key, judged }, index) => {
      if (!judged) return []
      const one = probabilityThat(view, (replication) => {
        const verdicts = windows.map((window) => verdict(view, replication, index, window)).filter((met) => met !== null)
        return verdicts.length === 0 ? null : verdicts.every((met) => met)
      })
      return [[key, one] as const]
    }),
  )
  return {
    meets: { ...eachTarget, everyMonth },
    failedMonths: { mean: meanOf(failed).mean },
    received: amountOf(view.column(MonthField.received, months)),
    ...sharesOf(view, months),
    ...money(plan, tallies),
    outsideHours: outsideHours(plan.model),
    occupancy: shareOf(everyOther(tallies.work, 0), everyOther(tallies.work, 1)),
  }
}

function everyOther(pairs: Float64Array, offset: number): Float64Array {
  return Float64Array.from({ length: pairs.length / 2 }, (_, i) => pairs[2 * i + offset])
}

const millisPerHour = 3_600_000

function money({ model }: Plan, tallies: Tallies): Pick<TermResult, 'cost' | 'overtime' | 'paidHours' | 'groups'> {
  const rostered = model.groups.map((group) => rosteredHours(group, model).reduce((sum, hours) => sum + hours, 0))
  const replications = tallies.replications.length
  const hours = (replication: number, group: number) => tallies.overtime[replication * model.groups.length + group] / millisPerHour
  const sum = (of: (group: number) => number) => model.groups.reduce((total, _, group) => total + of(group), 0)
  const over = (of: (replication: number) => number) => Float64Array.from({ length: replications }, (_, replication) => of(replication))
  return {
    cost: amountOf(over((replication) => sum((group) => (rostered[group] + hours(replication, group)) * model.groups[group].costPerHour))),
    overtime: amountOf(over((replication) => sum((group) => hours(replication, group)))),
    paidHours: amountOf(over((replication) => sum((group) => rostered[group] + hours(replication, group)))),
    groups: model.groups.map(({ name, agents, costPerHour }, group) => {
      const overtime =
        over((replication) => hours(replication, group)).reduce((total, value) => total + value, 0) / Math.max(1, replications)
      return { group: name, agents, rosteredHours: rostered[group], overtime, cost: (rostered[group] + overtime) * costPerHour }
    }),
  }
}

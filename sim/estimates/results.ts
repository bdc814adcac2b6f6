/** Tallies -> results: everything that is shown, in the shape of results.json (DESIGN section 6). */
import { lostByNames } from '../contract/classify.ts'
import { MonthField } from '../contract/judge.ts'
import type { Plan } from '../plan.ts'
import { amountOf, probability, type SpreadResult, spreadOf } from './amounts.ts'
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
import { type GroupHours, monthHours, paidByReplication, termHours } from './cost.ts'
import { Counts, failedWindows, verdict, verdictOnAll, windowsOf } from './counts.ts'
import { type Interval, meanOf, nearestRank, ratioOfSums } from './intervals.ts'
import { lineMinutes } from './lineMinutes.ts'
import { outsideHours } from './outsideHours.ts'
import { type MoneyResult, moneyResult, type PenaltyRules } from './penalties.ts'
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
  /** Minutes that callers hold the line, from the start of the call to the end of the talk. */
  lineMinutes: SpreadResult
  /** Means. */
  paidHours: number
  cost: number
  groups: GroupHours[]
}

export interface TermResult extends SharesResult {
  meets: Record<string, ProbabilityResult> & { everyMonth: ProbabilityResult }
  /** Windows that fail: months, or the term itself where the contract judges that. */
  failedMonths: { mean: number | null }
  received: AmountResult
  cost: SpreadResult
  /** Minutes that callers hold the line. */
  lineMinutes: SpreadResult
  occupancy: ShareResult
  /** Hours. */
  overtime: AmountResult
  /** Hours paid, overtime included. */
  paidHours: AmountResult
  /** Rostered hours outside the opening hours of the numbers served. */
  outsideHours: number
  groups: (GroupHours & { agents: number })[]
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
  /** Where the contract has penalties. */
  money?: MoneyResult
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
  /** null = the contract has none. */
  penalties: PenaltyRules | null
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
      const asked = measure === 'lost' ? { atMost: share } : { atLeast: share }
      return { key, measure, ...(measure === 'lost' ? {} : { time: time / 1e6 }), ...(judged ? asked : {}), judged }
    }),
    months,
    term: termResult(facts, plan, tallies, view),
    day: dayResults(tallies, facts.openWeekdays),
    intervals: intervalResults(tallies, facts.openWeekdays),
    types: typeResults(tallies, plan.model),
    background: backgroundResult(tallies),
    ...(facts.penalties === null ? {} : { money: moneyOf(facts, facts.penalties, plan, tallies, view) }),
  }
}

function moneyOf({ window, months }: TermFacts, penalties: PenaltyRules, { model }: Plan, tallies: Tallies, view: Counts): MoneyResult {
  const { cost } = paidByReplication(model, tallies)
  return moneyResult(
    penalties,
    view,
    window,
    months.map(({ month }) => month),
    cost,
  )
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
  const groups = monthHours(at, model, tallies)
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
    lineMinutes: spreadOf(lineMinutes(tallies, months)),
    paidHours: groups.reduce((sum, one) => sum + (one.rosteredHours + one.overtime), 0),
    cost: groups.reduce((sum, { cost }) => sum + cost, 0),
    groups,
  }
}

function termResult(facts: TermFacts, plan: Plan, tallies: Tallies, view: Counts): TermResult {
  const windows = windowsOf(facts.window, facts.months.length)
  const months = facts.months.map((_, at) => at)
  const failed: number[] = []
  const everyMonth = probabilityThat(view, (replication) => {
    const failures = failedWindows(view, replication, windows)
    if (failures !== null) failed.push(failures)
    return failures === null ? null : failures === 0
  })
  const eachTarget = Object.fromEntries(
    view.targets.flatMap(({ key, judged }, index) => {
      if (!judged) return []
      const one = probabilityThat(view, (replication) => {
        const failures = failedWindows(view, replication, windows, index)
        return failures === null ? null : failures === 0
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
    lineMinutes: spreadOf(lineMinutes(tallies, months)),
    outsideHours: outsideHours(plan.model),
    occupancy: shareOf(everyOther(tallies.work, 0), everyOther(tallies.work, 1)),
  }
}

function everyOther(pairs: Float64Array, offset: number): Float64Array {
  return Float64Array.from({ length: pairs.length / 2 }, (_, i) => pairs[2 * i + offset])
}

function money({ model }: Plan, tallies: Tallies): Pick<TermResult, 'cost' | 'overtime' | 'paidHours' | 'groups'> {
  const { cost, overtime, paidHours } = paidByReplication(model, tallies)
  return {
    cost: spreadOf(cost),
    overtime: amountOf(overtime),
    paidHours: amountOf(paidHours),
    groups: termHours(model, tallies).map((one, group) => ({ ...one, agents: model.groups[group].agents })),
  }
}

/** What is told of a plan found. */
import { IntervalField } from '../contract/judge.ts'
import { wilson } from '../estimates/intervals.ts'
import type { Results } from '../estimates/results.ts'
import { intervalFields, type Tallies } from '../estimates/tallies.ts'
import { formatTimeOfDay, formatWeekdays, weekdayNames } from '../time.ts'
import type { Interval } from './curves.ts'
import { type Known, meanOver } from './ledger.ts'
import type { WeekLoad } from './load.ts'
import { agentsAtWork, type RosterProgram } from './program.ts'
import { type Due, fullTimeWeek, type IntervalNeed, type PlanFigures, type Sizing } from './result.ts'
import type { Heads, Rosters } from './rosters.ts'
import type { Miss } from './stationary.ts'

const weekdayOf = (at: number) => weekdayNames[Math.floor(at / 48)]
const timeOf = (at: number) => formatTimeOfDay((at % 48) * 1800)

/** Does the contract have penalties, and are costs money? */
export interface Paid {
  penalties: boolean
  money: boolean
}

/** What a plan costs and pays over some of the replications that it was looked at in. */
export function costOver({ costs, penalties }: Known, replications: number[], paid: Paid): Due & { cost: number } {
  const cost = meanOver(costs, replications)
  if (!paid.penalties) return { cost, penalties: null, total: null }
  const due = meanOver(penalties, replications)
  return { cost, penalties: due, total: paid.money ? cost + due : null }
}

export function figuresOf(known: Known, paid: Paid): PlanFigures {
  const { heads, outcome, failures } = known
  const n = outcome.reduce((sum, one) => sum + (one >= 0 ? 1 : 0), 0)
  const probability = n === 0 ? null : (n - failures) / n
  const replayed = [...outcome.keys()].filter((one) => outcome[one] !== -1)
  return { heads: [...heads], probability, ci95: wilson(n - failures, n), n, ...costOver(known, replayed, paid) }
}

export function planOf(best: Known, rosters: Rosters, paid: Paid, { term, months }: Results): NonNullable<Sizing['plan']> {
  const { heads } = best
  const { shifts } = rosters.rules
  const rostered = heads.reduce((sum, count, i) => sum + count * rosters.hoursPerWeek[i], 0)
  const atWork = heads.reduce((sum, count, i) => sum + (count * rosters.coverage(i).reduce((all, one) => all + one, 0)) / 2, 0)
  const received = term.received.mean ?? 0
  return {
    ...figuresOf(best, paid),
    shifts: shifts.map(({ name, days, shift, skills }, i) => ({
      shift: name,
      heads: heads[i],
      days: days === undefined ? 'all' : formatWeekdays(days),
      times: shift.map(({ from, to }) => `${formatTimeOfDay(from)}-${formatTimeOfDay(to)}`),
      skills: skills ?? null,
      hoursPerWeek: heads[i] * rosters.hoursPerWeek[i],
      wages: heads[i] * rosters.wages[i],
    })),
    fte: { rostered: rostered / fullTimeWeek, atWork: atWork / fullTimeWeek },
    costPerMonth: best.cost / months.length,
    costPerCall: received > 0 ? best.cost / received : null,
    occupancy: term.occupancy.mean,
  }
}

/** Calls that miss the target that is missed worst, by interval. */
function missedCalls(intervals: Interval[], { intervals: sums }: Tallies, misses: Miss[]): Float64Array {
  const byTarget = misses.map(({ key, atMost }) => {
    const calls = Float64Array.from(intervals, ({ at }) => {
      const field = (one: number) => sums[at * intervalFields + one]
      return key.startsWith('answeredWithin') ? field(IntervalField.withinOf) - field(IntervalField.within) : field(IntervalField.lost)
    })
    return { calls, worst: calls.reduce((sum, one) => sum + one, 0) / Math.max(1e-9, atMost) }
  })
  const [first, ...others] = byTarget
  return others.reduce((most, one) => (one.worst > most.worst ? one : most), first).calls
}

export function bindingOf(results: Results | null, intervals: Interval[], tallies: Tallies | null, misses: Miss[]): Sizing['binding'] {
  if (results === null || tallies === null) return { month: null, target: null, intervals: [] }
  const worst = results.months.reduce<(typeof results.months)[number] | null>((least, month) => {
    const passes = month.meets.all.probability
    return passes !== null && (least === null || passes < (least.meets.all.probability ?? 1)) ? month : least
  }, null)
  const target = results.targets
    .filter(({ judged }) => judged)
    .map(({ key }) => ({ key, passes: worst?.meets[key]?.probability ?? 1 }))
    .reduce((least, one) => (one.passes < least.passes ? one : least))
  const missed = missedCalls(intervals, tallies, misses)
  const all = missed.reduce((sum, one) => sum + one, 0)
  const order = [...missed.keys()].sort((a, b) => missed[b] - missed[a]).slice(0, 5)
  return {
    month: worst?.month ?? null,
    target: target.key,
    intervals:
      all === 0 ? [] : order.map((i) => ({ weekday: weekdayOf(intervals[i].at), time: timeOf(intervals[i].at), missed: missed[i] / all })),
  }
}

export function intervalNeeds(
  intervals: Interval[],
  load: WeekLoad,
  { erlangA, erlangC, needed }: Record<'erlangA' | 'erlangC' | 'needed', Float64Array>,
  program: RosterProgram,
  first: Heads | null,
  best: Heads | null,
  tallies: Tallies | null,
  misses: Miss[],
): IntervalNeed[] {
  const at = (heads: Heads | null) => (heads === null ? null : agentsAtWork(program, heads, intervals.length))
  const [covering, plan] = [at(first), at(best)]
  const missed = tallies === null ? null : missedCalls(intervals, tallies, misses)
  const all = missed?.reduce((sum, one) => sum + one, 0) ?? 0
  return intervals.map(({ at: interval, halfHour }, i) => ({
    weekday: weekdayOf(interval),
    time: timeOf(interval),
    calls: halfHour.calls,
    load: load.load[interval],
    erlangC: erlangC[i],
    erlangA: erlangA[i],
    simulated: needed[i],
    covering: covering?.[i] ?? null,
    plan: plan?.[i] ?? null,
    missed: missed === null || all === 0 ? null : missed[i] / all,
  }))
}

/** What sizing found, in the shape of size.json. */
import type { Interval } from '../estimates/intervals.ts'
import type { Results } from '../estimates/results.ts'
import type { Found } from './firstPlan.ts'
import type { RosterRules } from './schema.ts'

export interface ShiftHeads {
  shift: string
  heads: number
  days: string
  times: string[]
  skills: string[] | null
  /** Of all its heads: paid hours of a week without holidays, and wages of the term without overtime. */
  hoursPerWeek: number
  wages: number
}

/** Full-time equivalents of so many hours a week. */
export const fullTimeWeek = 40

export interface PlanFigures extends Due {
  heads: number[]
  /** P(every month meets all targets), as in results. */
  probability: number | null
  ci95: Interval | null
  n: number
  /** Wages of a term, overtime included; hours where no shift has a cost. */
  cost: number
}

/** What a plan pays beside wages; null = the contract has no penalties. */
export interface Due {
  /** Of a term, expected: the mean over `n` replications. */
  penalties: number | null
  /** Wages and expected penalties; null also where costs are hours. */
  total: number | null
}

export interface FrontierPoint {
  /** The probability asked for, by the lower end of its interval. */
  atLeast: number
  /** null: nothing found, or the replications cannot show so much. */
  plan: PlanFigures | null
}

/** A plan that stands beside the one found, over `n` replications that all of them share. */
interface Beside extends Due {
  cost: number
  probability: number | null
  ci95: Interval | null
  n: number
  /** How much more it costs than the plan found, and in all, over the same replications; null where no plan was found. */
  costChange: number | null
  totalChange: number | null
}

/** One head more or fewer in a shift. */
export interface HeadChange extends Beside {
  shift: string
  change: 1 | -1
  /** Does it meet the requirement? null = not decided, or nothing is required. */
  meets: boolean | null
}

/** What a rule of thumb would roster out of the same shifts: the cheapest that covers what it asks for in each half hour. */
export interface RuleOfThumb extends Beside {
  /** erlangC, erlangA: as if each half hour went on for ever; flat: all day as many as Erlang C asks for at the peak. */
  rule: 'erlangC' | 'erlangA' | 'flat'
  heads: number[]
}

export interface IntervalNeed {
  weekday: string
  time: string
  /** Of an open half hour, as expected. */
  calls: number
  /** Erlangs. */
  load: number
  /** Agents at work that would be needed: Erlang C and Erlang A as if the half hour went on for ever; by simulation, one after the other. */
  erlangC: number
  erlangA: number
  simulated: number
  /** At work in the first roster (c), and in the plan found; means, less breaks and absence. */
  covering: number | null
  plan: number | null
  /** Share of all calls that miss a target that do so here, in the plan found. */
  missed: number | null
}

export interface Sizing {
  pronto: string
  scenario: string
  contract: string
  seed: string
  /** Of the final decision. */
  replications: number
  /** The probability; null = none: what counts is the total. */
  require: number | null
  /** What the plan found has the least of: wages, or wages and expected penalties. */
  objective: 'wages' | 'total'
  /** What costs are: money, or hours where no shift has a cost. */
  price: 'cost' | 'paidHours'
  /** What might be rostered, and what is to be said of it. */
  roster: RosterRules & { derived: boolean; notes: string[] }
  met: boolean
  interrupted: boolean
  /** How the search ended: see Found. */
  ended: Found['ended'] | null
  plan:
    | (PlanFigures & {
        shifts: ShiftHeads[]
        /** Rostered hours of a week over 40; and those of them at work: less breaks and absence. */
        fte: { rostered: number; atWork: number }
        costPerMonth: number
        costPerCall: number | null
        occupancy: number | null
      })
    | null
  /** The plan found over replications that played no part in choosing it. */
  fresh: ({ probability: number | null; ci95: Interval | null; n: number } & Due) | null
  frontier: FrontierPoint[]
  changes: HeadChange[]
  rulesOfThumb: RuleOfThumb[]
  /** Which month passes least often, and which target fails there; which half hours hold most of the calls that miss. */
  binding: { month: string | null; target: string | null; intervals: { weekday: string; time: string; missed: number }[] }
  /** Where no plan will do: the limits of which each, lifted alone, would let one; [] = none of them. */
  blockedBy: string[]
  intervals: IntervalNeed[]
  /** `cost`: of the best plan so far, what it is to have the least of. */
  steps: { step: string; calls: number; cost: number | null }[]
  work: { plans: number; replications: number; calls: number; callsOfOneRun: number; ratio: number }
  /** The plan found, simulated. */
  results: Results | null
}

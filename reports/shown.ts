/** What is shown of one plan: all that verdict, calendar, day and the rest are drawn from, as plain data that a page can hold. */
import type { Calendar } from '../sim/contract/calendar.ts'
import { moments } from '../sim/demand/distributions/index.ts'
import type { AuditResult } from '../sim/estimates/audit.ts'
import { mainPlan } from '../sim/estimates/comparison.ts'
import type { Band, MonthDistribution } from '../sim/estimates/distributions.ts'
import type { QuestionResult, ReadingResult } from '../sim/estimates/readings.ts'
import type { Results } from '../sim/estimates/results.ts'
import type { Plan } from '../sim/plan.ts'
import type { Seconds } from '../sim/time.ts'
import { type ReportInput, type RunInput, sizingOf } from './input.ts'
import { type OfferedLoad, offeredLoad } from './offeredLoad.ts'

export type DayState = 'open' | 'weekday' | 'holiday' | 'closure'

export interface ShownDay {
  date: string
  /** Monday = 0. */
  weekday: number
  state: DayState
  /** Of a holiday or a closure, as the contract calls it. */
  name: string
}

/** How long things take, as the plan has it. */
export interface CallTimes {
  greeting: Seconds
  /** Mean handling by contact type. */
  handling: Record<string, Seconds>
}

export interface Shown {
  label: string
  results: Results
  /** Length of the term in months: a part of a month makes it touch one month more. */
  months: number
  /** Empty where the run's details are not there; so are distributions, readings and questions. */
  bands: Band[]
  distributions: MonthDistribution[]
  readings: ReadingResult[]
  questions: QuestionResult[]
  /** null where the run's details are not there. */
  audit: AuditResult | null
  /** null where the scenario is not there; so are days and times. */
  offered: OfferedLoad | null
  days: ShownDay[] | null
  times: CallTimes | null
}

export function shownOf({ label, results, details, compiled }: RunInput): Shown {
  return {
    label,
    results,
    months: compiled?.scenario.simulate.months ?? results.months.length,
    bands: details?.bands ?? [],
    distributions: details?.distributions ?? [],
    readings: details?.readings ?? [],
    questions: details?.questions ?? [],
    audit: details?.audit ?? null,
    offered: compiled === null ? null : offeredLoad(compiled.plan, compiled.facts.openWeekdays),
    days: compiled === null ? null : shownDays(compiled.calendar),
    times: compiled === null ? null : callTimes(compiled.plan),
  }
}

/** The probability required of that plan: by the comparison, or by the sizing that found it. */
export function requiredOf(input: ReportInput): number | null {
  const run = mainRun(input)
  return input.comparison === null ? (run === null ? null : (sizingOf(input, run)?.sizing.require ?? null)) : input.comparison.require
}

/** The plan that a report is about. */
export function mainRun({ runs, comparison }: ReportInput): RunInput | null {
  if (comparison === null) return runs[0] ?? null
  return runOf(runs, comparison, mainPlan(comparison))
}

function runOf(runs: RunInput[], { plans }: NonNullable<ReportInput['comparison']>, label: string): RunInput | null {
  const plan = plans.find((one) => one.label === label)
  if (plan === undefined) return runs[0] ?? null
  return runs.find((run) => run.label === label) ?? { label, results: plan.results, details: null, compiled: null, file: plan.scenario }
}

function shownDays({ days }: Calendar): ShownDay[] {
  return days.map(({ date, weekday, closed }) => ({ date, weekday, state: closed?.reason ?? 'open', name: closed?.name ?? '' }))
}

export function callTimes({ model }: Plan): CallTimes {
  return {
    greeting: model.greeting / 1e6,
    handling: Object.fromEntries(model.types.map(({ name, handling }) => [name, moments(handling).mean])),
  }
}

/** What the weeks of a month can mean: the same replications on each of the calendars, where a contract closes by such weeks. */
import { compile } from '../sim/compile.ts'
import type { Calendar } from '../sim/contract/calendar.ts'
import { type Contract, contractSchema, type Readings } from '../sim/contract/schema.ts'
import type { WeeksRun } from '../sim/estimates/readings.ts'
import type { Scenario } from '../sim/scenario.ts'
import type { SimulateOptions, SimulateOutcome } from './simulate.ts'
import type { Threads } from './threads.ts'

const values = contractSchema.shape.readings.unwrap().shape.weeksOfMonth.unwrap().options

/** Does the contract, or one of its numbers, close by weeks of a month? */
export function closesByWeeks({ closures, numbers }: Contract): boolean {
  return [...closures, ...Object.values(numbers).flatMap((number) => number.closures ?? [])].some((closure) => typeof closure !== 'string')
}

/** Two values with one calendar share a run. Empty where no closure is by weeks, or when it is interrupted. */
export async function weeksRuns(
  threads: Threads,
  scenario: Scenario,
  calendar: Calendar,
  { tallies }: Pick<SimulateOutcome, 'tallies'>,
  { signal, onProgress }: SimulateOptions,
): Promise<WeeksRun[]> {
  const { contract } = scenario
  if (!closesByWeeks(contract)) return []
  const under = (weeksOfMonth: Readings['weeksOfMonth']) =>
    compile({ ...scenario, contract: { ...contract, readings: { ...contract.readings, weeksOfMonth } } })
  const known = new Map([[opened(calendar), tallies]])
  const compiled = values.map((value) => ({ value, ...under(value) }))
  const calendars = new Set(compiled.map((one) => opened(one.calendar))).size
  const replications = tallies.replications.length
  const runs: WeeksRun[] = []
  for (const { value, plan, calendar: other } of compiled) {
    const key = opened(other)
    const before = known.size * replications
    const found =
      known.get(key) ??
      (await threads.run(plan, 0, replications, { signal, onProgress: (count) => onProgress?.(before + count, calendars * replications) }))
    if (found.replications.length < replications) return []
    known.set(key, found)
    runs.push({ value, own: value === contract.readings.weeksOfMonth, tallies: found })
  }
  return runs
}

/** When which number is open: what tells calendars apart. */
const opened = ({ days }: Calendar) => JSON.stringify(days.map(({ open }) => open))

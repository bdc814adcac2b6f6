/** The plans a report is about, whichever way they came: compared, simulated, or both. */
import type { ReportInput, RunInput } from '../input.ts'
import type { Voice } from '../words/index.ts'

/** Of a comparison its plans, with all that is known of them besides; then what was simulated by itself. */
export function plansOf({ runs, comparison }: ReportInput): RunInput[] {
  if (comparison === null) return runs
  const compared = comparison.plans.map(({ label, results, scenario }): RunInput => {
    const run = runs.find((one) => one.label === label)
    return run ?? { label, results, details: null, compiled: null, file: scenario }
  })
  return [...compared, ...runs.filter(({ label }) => !comparison.plans.some((plan) => plan.label === label))]
}

/** Which of the calls of a month are the whole that "answered within" is a share of; null where it is not known, or none of those shown. */
export function wholeOf({ compiled }: RunInput): 'received' | 'offered' | 'answered' | null {
  const readings = compiled?.scenario.contract.readings
  return readings === undefined || readings.earlyHangUp === 'excluded' ? null : readings.denominator
}

/** The limit of a target; null where there is none of that name. */
export function limitIn({ results }: RunInput, key: string): number | null {
  const target = results.targets.find((one) => one.key === key)
  return target?.atLeast ?? target?.atMost ?? null
}

/** "Answered within 20 s"; without the time where plans have different ones. */
export function withinWords(plans: Pick<RunInput, 'results'>[], { words, numbers }: Voice): string {
  const times = new Set(plans.map(({ results }) => results.targets.find(({ key }) => key === 'answeredWithin')?.time ?? 20))
  return times.size === 1 ? words.day.shareWithin(numbers.time([...times][0] as number)) : words.files.within
}

/**
 * Rising rates of contacts up to the breaking point: each step is tagged with its rate, judged on its own, and the highest rate up to which
 * all held is said at the end. k6 exits 99 once a step breaks, as it is to.
 *
 *   k6 run --config scenarios/k6/ramp.json -e TARGET=http://127.0.0.1:8080 scenarios/k6/ramp.ts
 *
 * The steps are the config's stages (contacts a minute); each has thresholds of its own, and `rampConfig` of sim/load/k6Config.ts makes
 * others. PLAN, TARGET, SUMMARY: as contract-window.ts.
 */
import exec from 'k6/execution'
import { placeNext } from './lib/arrivals.ts'
import { type Begun, begin } from './lib/begin.ts'
import { rampText, stepAt, stepsOf } from './lib/steps.ts'
import { type Summary, summary } from './lib/summary.ts'

export const setup = () => begin(0, 0)

export default function ({ start }: Begun): void {
  const { rate } = stepAt(stepsOf(exec.test.options.scenarios?.[exec.scenario.name]), Date.now() - exec.scenario.startTime)
  placeNext(start, { step: String(rate) })
}

export function handleSummary(data: Summary): Record<string, string> {
  const [ramp] = Object.values(exec.test.options.scenarios ?? {})
  return summary(rampText(stepsOf(ramp), data), data)
}

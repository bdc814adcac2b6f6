/**
 * A constant rate of contacts, evenly spaced, taken from the plan in turn.
 *
 *   k6 run --config scenarios/k6/steady.json -e TARGET=http://127.0.0.1:8080 scenarios/k6/steady.ts
 *
 * `rate` (contacts a minute), `duration` and `preAllocatedVUs` (callers who can wait at once) are in the config, with the count of
 * contacts that they make; `steadyConfig` of sim/load/k6Config.ts makes others. PLAN, TARGET, SUMMARY: as contract-window.ts.
 */
import { placeNext } from './lib/arrivals.ts'
import { type Begun, begin } from './lib/begin.ts'
import { steadySummary } from './lib/summary.ts'

export const setup = () => begin(0, 0)

export default function ({ start }: Begun): void {
  placeNext(start, {})
}

export const handleSummary = steadySummary

/**
 * A constant rate for long: does the endpoint get slower, or lose more, as hours pass? Each quarter of the time is tagged and judged on its
 * own, and at the end the last is set against the first.
 *
 *   k6 run --config scenarios/k6/soak.json -e TARGET=http://127.0.0.1:8080 scenarios/k6/soak.ts
 *
 * Rate and duration: as steady.ts; `soakConfig` of sim/load/k6Config.ts makes others. PLAN, TARGET, SUMMARY: as
 * contract-window.ts.
 */
import exec from 'k6/execution'
import { targetMetrics } from '../../sim/load/k6Metrics.ts'
import { placeNext } from './lib/arrivals.ts'
import { type Begun, begin } from './lib/begin.ts'
import { plan } from './lib/plan.ts'
import { brokenText, percent, type Summary, summary } from './lib/summary.ts'

export const setup = () => begin(0, 0)

export default function ({ start }: Begun): void {
  placeNext(start, { quarter: String(Math.min(4, Math.floor(exec.scenario.progress * 4) + 1)) })
}

export function handleSummary(data: Summary): Record<string, string> {
  const { metrics } = data
  const rows = [1, 4].map((quarter) => {
    const tag = `{quarter:${quarter}}`
    const shares = targetMetrics(plan.targets).map((name) => `${name} ${percent(metrics[name + tag]?.values)}`)
    const waited = metrics[`waited${tag}`]?.values
    return `${quarter === 1 ? 'First' : 'Last'} quarter: waited ${time(waited?.avg)} on average, ${time(waited?.['p(95)'])} in 95 of 100; ${shares.join(', ')}`
  })
  return summary(`${[...rows, brokenText(metrics)].join('\n')}\n`, data)
}

const time = (milliseconds: number | undefined) => (milliseconds === undefined ? 'no data' : `${(milliseconds / 1000).toFixed(2)} s`)

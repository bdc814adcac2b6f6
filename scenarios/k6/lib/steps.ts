/** The steps of a ramp, and what each of them showed. */
import { targetMetrics } from '../../../sim/load/k6Metrics.ts'
import { plan } from './plan.ts'
import { brokenIn, percent, type Summary } from './summary.ts'

export interface Step {
  /** Contacts a minute. */
  rate: number
  /** Milliseconds since the scenario started. */
  until: number
}

/** Of a ramping-arrival-rate scenario: stages of no length only jump. */
export function stepsOf(scenario: unknown): Step[] {
  const { stages } = scenario as { stages: { duration: string; target: number }[] }
  const steps: Step[] = []
  let until = 0
  for (const { duration, target } of stages) {
    until += milliseconds(duration)
    if (milliseconds(duration) > 0) steps.push({ rate: target, until })
  }
  return steps
}

export const stepAt = (steps: Step[], time: number): Step => steps.find(({ until }) => time < until) ?? steps[steps.length - 1]

/** "1h2m3.5s", "500ms", as k6 writes a duration. */
function milliseconds(duration: string): number {
  const units: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 }
  let sum = 0
  for (const [, amount, unit] of duration.matchAll(/([\d.]+)(h|ms|m|s)/g)) sum += Number(amount) * units[unit]
  return sum
}

/** A step holds when all of its thresholds do and it has data. */
export function rampText(steps: Step[], { metrics }: Summary): string {
  const names = targetMetrics(plan.targets)
  let broken = false
  let highest: number | null = null
  const rows = steps.map(({ rate }) => {
    const tag = `{step:${rate}}`
    const own = Object.fromEntries(Object.entries(metrics).filter(([name]) => name.endsWith(tag)))
    const failed = brokenIn(own).map((text) => text.replace(tag, ''))
    const holds = Object.keys(own).length > 0 && failed.length === 0
    broken ||= !holds
    if (!broken) highest = rate
    const shares = names.map((name) => `${name} ${percent(metrics[name + tag]?.values)}`)
    return `${rate} a minute: ${holds ? 'holds' : `does not hold (${failed.join(', ') || 'no thresholds'})`}; ${shares.join(', ')}`
  })
  return `${[...rows, highest === null ? 'No rate held.' : `Highest rate that held: ${highest} contacts a minute.`].join('\n')}\n`
}

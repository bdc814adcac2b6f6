/**
 * Constant and rising rates -> verdict.json: each section (the whole, a step of the ramp, a quarter of the soak) is judged on its own, out of
 * k6's counts. k6 spaces such arrivals evenly, so they say what an endpoint holds, not what a contract's callers would meet.
 */
import type { JudgedTarget } from '../contract/targets.ts'
import { type K6Report, thresholdsFailed } from './guards.ts'
import { leastOffered } from './k6Config.ts'
import { targetMetrics } from './k6Metrics.ts'
import { type TargetVerdict, targetVerdict } from './verdict.ts'

export const rateScripts = ['steady', 'ramp', 'soak'] as const
export type RateScript = (typeof rateScripts)[number]

/** A part of the run. */
export interface Section {
  /** Contacts a minute. */
  perMinute: number
  /** Of a soak: 1 to 4. */
  quarter?: number
  /** Does it say anything: were all contacts of the rate placed and followed to their end, and no request failed? */
  valid: boolean
  /** Contacts that the rate makes. */
  planned: number
  offered: number
  resolved: number
  transportErrors: number
  targets: TargetVerdict[]
  /** All judged targets with data; null: not valid, or no data. */
  meets: boolean | null
}

export interface RateVerdict {
  pronto: string
  script: RateScript
  scenario: string
  contract: string
  seed: string
  target: string
  endpoint: string
  valid: boolean
  /** Steady and soak: of all sections. Ramp: of the first, for the last is meant to break. */
  meets: boolean | null
  sections: Section[]
  /** The highest rate up to which every step held; null = none. */
  highest: number | null
  k6: K6Report
}

export interface RateRun extends Omit<RateVerdict, 'valid' | 'meets' | 'sections' | 'highest'> {
  targets: JudgedTarget[]
  perMinute: number[]
  /** Seconds: the whole, or each step. */
  hold: number
  interrupted: boolean
}

export function rateVerdict({ targets, perMinute, hold, interrupted, ...run }: RateRun): RateVerdict {
  const { script, k6 } = run
  const ended = !interrupted && (k6.exitCode === 0 || k6.exitCode === thresholdsFailed)
  const sections =
    script === 'ramp'
      ? perMinute.map((rate) => section(k6, targets, `{step:${rate}}`, rate, hold))
      : script === 'soak'
        ? [1, 2, 3, 4].map((quarter) => ({ ...section(k6, targets, `{quarter:${quarter}}`, perMinute[0], hold / 4), quarter }))
        : [section(k6, targets, '', perMinute[0], hold)]
  const held = sections.findIndex((one) => one.meets !== true)
  const highest = script === 'ramp' ? (perMinute[(held < 0 ? sections.length : held) - 1] ?? null) : null
  // What is beyond the breaking point may fail as it will.
  const counting = script === 'ramp' ? sections.slice(0, 1) : sections
  const valid = ended && counting.every((one) => one.meets !== null)
  return { ...run, valid, meets: valid ? counting.every((one) => one.meets === true) : null, sections, highest }
}

/** `seconds`: how long it lasts. */
function section(k6: K6Report, targets: JudgedTarget[], tag: string, perMinute: number, seconds: number): Section {
  const planned = (perMinute / 60) * seconds
  const names = targetMetrics(targets)
  const found = targets.map((target, i) => targetVerdict(target, k6.rates[names[i] + tag] ?? { part: 0, whole: 0 }))
  const offered = k6.counters[`contacts_offered${tag}`] ?? 0
  const resolved = k6.counters[`contacts_resolved${tag}`] ?? 0
  const transportErrors = k6.rates[`transport_errors${tag}`]?.part ?? 0
  const valid = offered >= leastOffered(planned) && resolved === offered && transportErrors === 0
  const judged = found.filter((target) => target.judged && target.meets !== null)
  return {
    perMinute,
    valid,
    planned: Math.round(planned),
    offered,
    resolved,
    transportErrors,
    targets: found,
    meets: valid && judged.length > 0 ? judged.every((target) => target.meets === true) : null,
  }
}

/** The names of k6's metrics: what the scripts count and what thresholds speak of. No dependency: k6 runs this file as it is. */
import type { PlannedTarget } from './plan.ts'

/** Counters. `calls...` are phone attempts received in hours, as the judge counts them. */
export const counterNames = [
  'contacts_planned',
  'contacts_offered',
  'contacts_resolved',
  'redials_offered',
  'redials_resolved',
  'calls_received',
  'calls_answered',
  'calls_abandoned',
  'calls_busy',
  'calls_recorded_message',
  'calls_voicemail',
  'calls_in_progress',
  'calls_lost_by_abandoned',
  'calls_lost_by_answered_late',
  'calls_lost_by_busy',
  'calls_lost_by_recorded_message',
  'calls_lost_by_voicemail',
  'calls_not_counted',
  'calls_out_of_hours',
] as const
export type CounterName = (typeof counterNames)[number]

/** Rates: one of each attempt or exchange. */
export const rateNames = ['late_replays', 'transport_errors'] as const
/** Trends, milliseconds: from the due instant to its replay, and to the answer or the end. */
export const trendNames = ['replay_lag', 'waited'] as const

/** answeredLate -> answered_late. */
export const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * The name of each target's Rate: "lost main" -> lost_main. k6 allows ASCII letters, digits and underscores, 128 at most; names that
 * would be the same are told apart.
 */
export function targetMetrics(targets: Pick<PlannedTarget, 'key'>[]): string[] {
  const names: string[] = []
  for (const { key } of targets) {
    let name = snakeCase(key)
      .replace(/[^A-Za-z0-9]+/g, '_')
      .slice(0, 100)
    while (names.includes(name)) name += '_'
    names.push(name)
  }
  return names
}

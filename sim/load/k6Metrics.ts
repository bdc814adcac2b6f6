/** The names of k6's metrics: what the scripts count and what thresholds speak of. No dependency: k6 runs this file as it is. */
import type { Micros } from '../facts.ts'
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

/** The local half hour, "10:00", of an instant since a window began at `from` ("2027-03-08T10:05:00"): the tag of its samples. */
export function halfHour(from: string, time: Micros): string {
  const minutes = Number(from.slice(11, 13)) * 60 + Number(from.slice(14, 16)) + Number(from.slice(17, 19)) / 60 + time / 60e6
  const half = Math.floor(minutes / 30) % 48
  return `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`
}

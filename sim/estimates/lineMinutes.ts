/** Minutes that callers hold the line, which whoever gives out a toll-free number pays for. */
import type { Tallies } from './tallies.ts'

const millisPerMinute = 60_000

/** Of `months`, replication by replication. Busy calls hold no line; how long messages on voicemail are, no file says. */
export function lineMinutes(tallies: Tallies, months: number[]): Float64Array {
  return Float64Array.from(
    tallies.replications,
    (_, replication) => months.reduce((sum, month) => sum + tallies.held[replication * tallies.months + month], 0) / millisPerMinute,
  )
}

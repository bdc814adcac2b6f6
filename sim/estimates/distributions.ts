/** How a month's shares spread over the replications, and the half hours' between 5% and 95%. */

import type { JudgedTarget } from '../contract/targets.ts'
import { weekdayNames } from '../time.ts'
import { Counts } from './counts.ts'
import { bandClasses, type Tallies } from './tallies.ts'

/** Percentiles 0 to 100 (nearest ranks) of a share over the replications with data; null without. */
export type Percentiles = number[] | null

export interface MonthDistribution {
  month: string
  /** By target. */
  targets: Record<string, Percentiles>
}

/** Shares of one half hour of a weekday over the term, to the nearest percent. */
export interface Band {
  weekday: string
  time: string
  answeredWithin: { p05: number; p95: number } | null
  lost: { p05: number; p95: number } | null
}

export function monthDistributions(months: string[], targets: JudgedTarget[], tallies: Tallies): MonthDistribution[] {
  const view = new Counts(tallies, targets)
  return months.map((month, at) => ({
    month,
    targets: Object.fromEntries(targets.map(({ key }, target) => [key, percentiles(view.part(target, [at]), view.whole(target, [at]))])),
  }))
}

function percentiles(parts: Float64Array, wholes: Float64Array): Percentiles {
  const shares: number[] = []
  for (let i = 0; i < parts.length; i++) if (wholes[i] > 0) shares.push(parts[i] / wholes[i])
  if (shares.length === 0) return null
  shares.sort((a, b) => a - b)
  return Array.from({ length: 101 }, (_, percent) => shares[Math.max(0, Math.ceil((percent * shares.length) / 100) - 1)])
}

export function bandsOf({ bands }: Tallies): Band[] {
  return weekdayNames.flatMap((weekday, day) =>
    Array.from({ length: 48 }, (_, halfHour) => {
      const interval = day * 48 + halfHour
      const clock = `${String(Math.floor(halfHour / 2)).padStart(2, '0')}:${halfHour % 2 === 0 ? '00' : '30'}`
      return { weekday, time: clock, answeredWithin: band(bands, 2 * interval), lost: band(bands, 2 * interval + 1) }
    }).filter(({ answeredWithin, lost }) => answeredWithin !== null || lost !== null),
  )
}

function band(bands: Int32Array, place: number): { p05: number; p95: number } | null {
  const counts = bands.subarray(place * bandClasses, (place + 1) * bandClasses)
  const n = counts.reduce((sum, count) => sum + count, 0)
  if (n === 0) return null
  const rank = (percent: number) => {
    const wanted = Math.ceil((percent * n) / 100)
    let sum = 0
    return (
      counts.findIndex((count) => {
        sum += count
        return sum >= wanted
      }) / 100
    )
  }
  return { p05: rank(5), p95: rank(95) }
}

/** Interval estimates: probabilities (Wilson), means (Student) and ratios of sums (delta method). All two-sided, 95%. */
import { square } from '../portable.ts'
import { studentQuantile } from './student.ts'

/** [lower end, upper end]. */
export type Interval = [number, number]

const z = 1.959963984540054

/** Wilson's score interval for `successes` in `trials` (Wilson 1927, JASA 22, 209-212). null without trials: no data. */
export function wilson(successes: number, trials: number): Interval | null {
  if (trials === 0) return null
  const share = successes / trials
  const centre = (share + (z * z) / (2 * trials)) / (1 + (z * z) / trials)
  const half = (z / (1 + (z * z) / trials)) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))
  return [successes === 0 ? 0 : Math.max(0, centre - half), successes === trials ? 1 : Math.min(1, centre + half)]
}

/**
 * Sum of parts over sum of wholes, with the replication as unit: the variance of the ratio by the delta method (Cochran 1977,
 * Sampling Techniques, eq. 6.13), times t(R - 1). The interval is null with fewer than two replications; all is null without data.
 */
export function ratioOfSums(parts: ArrayLike<number>, wholes: ArrayLike<number>): { mean: number | null; ci95: Interval | null } {
  const n = parts.length
  let part = 0
  let whole = 0
  for (let i = 0; i < n; i++) {
    part += parts[i]
    whole += wholes[i]
  }
  if (whole === 0) return { mean: null, ci95: null }
  const mean = part / whole
  if (n < 2) return { mean, ci95: null }
  let squares = 0
  for (let i = 0; i < n; i++) squares += square(parts[i] - mean * wholes[i])
  const half = (studentQuantile(0.975, n - 1) * Math.sqrt((n * squares) / (n - 1))) / whole
  return { mean, ci95: [Math.max(0, mean - half), mean + half] }
}

/** Mean with Student's interval; its interval is null with fewer than two values. */
export function meanOf(values: ArrayLike<number>): { mean: number | null; ci95: Interval | null } {
  const n = values.length
  if (n === 0) return { mean: null, ci95: null }
  let sum = 0
  for (let i = 0; i < n; i++) sum += values[i]
  const mean = sum / n
  if (n < 2) return { mean, ci95: null }
  let squares = 0
  for (let i = 0; i < n; i++) squares += square(values[i] - mean)
  const half = studentQuantile(0.975, n - 1) * Math.sqrt(squares / (n - 1) / n)
  return { mean, ci95: [mean - half, mean + half] }
}

/**
 * Nearest-rank percentile: the smallest value with at least `percent` (a whole number, 1 to 100) of a hundred at or below it. null
 * without values.
 */
export function nearestRank(values: ArrayLike<number>, percent: number): number | null {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1]
}

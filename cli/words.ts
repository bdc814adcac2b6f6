/** Numbers and probabilities as people say them. Nothing is rounded across a limit or up to certainty. */
import type { ProbabilityResult, Results } from '../sim/estimates/results.ts'

/** "89.9%": with one decimal, or as many as it takes to stay on its own side of `limit`. */
export function percent(share: number | null, limit?: number): string {
  if (share === null) return 'no data'
  for (let digits = 1; digits < 6; digits++) {
    const shown = (share * 100).toFixed(digits)
    const crosses = limit !== undefined && share !== limit && Number(shown) === Number((limit * 100).toFixed(digits))
    if (!crosses) return `${shown}%`
  }
  return `${share * 100}%`
}

/** "71 of 100", "fewer than 1 of 100", "all 200 simulated". */
export function outOf(probability: number, replications: number): string {
  if (probability === 0) return `none of ${replications} simulated`
  if (probability === 1) return `all ${replications} simulated`
  if (probability < 0.01) return 'fewer than 1 of 100'
  if (probability > 0.99) return 'more than 99 of 100'
  return `${Math.round(probability * 100)} of 100`
}

/** "between 65% and 77%": the 95% interval of a probability. */
export function between({ ci95 }: ProbabilityResult): string {
  return ci95 === null ? 'no data' : `${percent(ci95[0])} to ${percent(ci95[1])}`
}

/** "year", "month" or "term of 18 months". */
export function termName({ months }: Results): string {
  if (months.length === 12) return 'year'
  return months.length === 1 ? 'month' : `term of ${months.length} months`
}

/** "2027-11" -> "November 2027". */
export function monthName(month: string): string {
  return new Date(`${month}-15T00:00:00Z`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
}

/** 12345.6 -> "12 346". */
export function amount(value: number, digits = 0): string {
  const [whole = '', fraction] = value.toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ' ')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** A bar of `width` characters, filled to `share`, in eighths. */
export function bar(share: number, width: number): string {
  const eighths = Math.round(Math.max(0, Math.min(1, share)) * width * 8)
  const full = '█'.repeat(Math.floor(eighths / 8))
  const rest = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8] as string
  return (full + rest).padEnd(width)
}

export const causeWords = {
  abandoned: 'callers hung up before an answer',
  answeredLate: 'calls were answered too late',
  busy: 'callers heard the busy signal',
  recordedMessage: 'callers heard a recorded message',
  voicemail: 'callers met voicemail in opening hours',
} as const

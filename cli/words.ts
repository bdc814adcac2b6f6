/** Numbers and probabilities as people say them. Nothing is rounded across a limit, nor to certainty. */
import type { ProbabilityResult } from '../sim/estimates/results.ts'

/** "89.9%": with as many decimals as it takes, up to three, to stay on its own side of `limit`, of 0 and of 1; then "<90%". */
export function percent(share: number | null, limit?: number): string {
  if (share === null) return 'no data'
  if (share === 0 || share === 1) return limitText(share)
  const edges = [limit ?? 0, 0, 1]
  let near: number | undefined
  for (let digits = 1; digits <= 3; digits++) {
    const shown = (share * 100).toFixed(digits)
    near = edges.find((edge) => edge !== share && Number(shown) === Number((edge * 100).toFixed(digits)))
    if (near === undefined) return `${shown}%`
  }
  return `${share < (near as number) ? '<' : '>'}${limitText(near as number)}`
}

/** For "no less than ...": never rounded up to a whole percent. 0.94971 -> "94.97%". */
export function percentBelow(share: number, limit?: number): string {
  const shown = percent(share, limit)
  const value = Number.parseFloat(shown)
  return value > 100 * share && Number.isInteger(value) ? percent(share, value / 100) : shown
}

/** A share as a contract has it: 0.9 -> "90%", 0.925 -> "92.5%". */
export function limitText(share: number): string {
  return `${Number((share * 100).toFixed(6))}%`
}

/** Of `n` replications with data: "71 of 100", "fewer than 1 of 100", "all 200". Below a hundred of them, their real counts: "4 of 10". */
export function outOf(probability: number, n: number): string {
  if (probability === 0) return `none of ${n}`
  if (probability === 1) return n === 1 ? 'the only one' : `all ${n}`
  if (n < 100) return `${Math.round(probability * n)} of ${n}`
  if (probability < 0.01) return 'fewer than 1 of 100'
  if (probability > 0.99) return 'more than 99 of 100'
  return `${Math.round(probability * 100)} of 100`
}

/** " with calls to judge (27 of 40)", after what was counted over `n` replications only; nothing where all have data. */
export function withData(n: number, replications: number): string {
  return n === replications ? '' : ` with calls to judge (${n} of ${replications})`
}

/** "between 65.0% and 77.0%", "at most 1.0%": the 95% interval of a probability. */
export function between({ ci95 }: ProbabilityResult): string {
  if (ci95 === null) return 'no data'
  const [low, high] = ci95
  if (low === 0) return `at most ${percent(high)}`
  return high === 1 ? `at least ${percent(low)}` : `between ${percent(low)} and ${percent(high)}`
}

/** What a term of so many months is called: one of them, several of them. */
export function termNames(months: number): { one: string; many: string } {
  if (months === 12) return { one: 'year', many: 'years' }
  if (months === 1) return { one: 'month', many: 'months' }
  return { one: `term of ${months} months`, many: `terms of ${months} months` }
}

const longMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** "2027-11" -> "November 2027". */
export function monthName(month: string): string {
  return `${longMonths[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`
}

/** 12345.6 -> "12 346". What is more than nothing is not shown as 0. */
export function amount(value: number, digits = 0): string {
  const shown = value.toFixed(digits)
  if (value > 0 && Number(shown) === 0) return digits < 3 ? amount(value, digits + 1) : `<${(10 ** -digits).toFixed(digits)}`
  const [whole = '', fraction] = shown.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ' ')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** 2 520 -> "42 min". */
export function span(seconds: number): string {
  if (seconds < 60) return `${amount(seconds)} s`
  return seconds < 5940 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}

/** A limit as a contract has it: 20 -> "20 s", 90 -> "90 s", 120 -> "2 min", 3600 -> "1 h". */
export function timeText(seconds: number): string {
  if (seconds > 0 && seconds % 3600 === 0) return `${seconds / 3600} h`
  return seconds > 0 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`
}

/** Whole minutes, exactly: 6600 -> "1 h 50 min". */
export function exactSpan(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.round((seconds % 3600) / 60)
  if (hours === 0) return `${minutes} min`
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`
}

/** "a", "a and b", "a, b and c". */
export function listed(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** A bar of `width` characters, filled to `share`, in eighths. What is less than all is not drawn full. */
export function bar(share: number, width: number): string {
  const eighths = Math.round(Math.max(0, Math.min(1, share)) * width * 8)
  const drawn = share > 0 && share < 1 ? Math.max(1, Math.min(width * 8 - 1, eighths)) : eighths
  const full = '█'.repeat(Math.floor(drawn / 8))
  const rest = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][drawn % 8] as string
  return (full + rest).padEnd(width)
}

export const causeWords = {
  abandoned: 'callers who hang up before an answer',
  answeredLate: 'answers that come too late',
  busy: 'busy signals',
  recordedMessage: 'recorded messages',
  voicemail: 'voicemail in opening hours',
} as const

/** Differences between plans in words: points of a hundred with their sign, and how sure they are. */
import type { DifferenceResult } from '../sim/estimates/differences.ts'
import { amount } from './words.ts'

/** Points of a hundred, with their sign: 0.0291 -> "+2.91". */
export function points(share: number | null, digits: number): string {
  return share === null ? 'no data' : signed(100 * share, digits)
}

export function signed(value: number, digits = 0): string {
  return `${value > 0 ? '+' : value < 0 ? '-' : ''}${amount(Math.abs(value), digits)}`
}

/** "+1.0 to +3.5" */
export const ends = ({ ci95 }: DifferenceResult) => (ci95 === null ? '' : `${points(ci95[0], 1)} to ${points(ci95[1], 1)}`)

/** Of shares: "+2.91 ±0.11" */
export const share = (one: DifferenceResult) => `${points(one.difference, 2)}${one.difference === null ? '' : halfWidth(one)}`
const halfWidth = ({ ci95 }: DifferenceResult) => (ci95 === null ? '' : ` ±${amount(50 * (ci95[1] - ci95[0]), 2)}`)

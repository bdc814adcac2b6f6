/**
 * Student's t for whole degrees of freedom, exactly: the distribution is a finite sum (Abramowitz and Stegun 1964, 26.7.3 and
 * 26.7.4), turned round by bisection.
 */
import { atan } from '../portable.ts'

/** P(|T| <= t). The angle is atan(t / sqrt(degrees)). */
function central(t: number, degrees: number): number {
  const cos2 = degrees / (degrees + t * t)
  const cos = Math.sqrt(cos2)
  const sin = t / Math.sqrt(degrees + t * t)
  const odd = degrees % 2 === 1
  let term = odd ? cos : 1
  let sum = degrees === 1 ? 0 : term
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= (cos2 * (k - 1)) / k
    sum += term
  }
  return odd ? (2 / Math.PI) * (atan(t / Math.sqrt(degrees)) + (degrees === 1 ? 0 : sin * sum)) : sin * sum
}

const known = new Map<string, number>()

/** The `share` quantile (0.5 < share < 1) of Student's t with `degrees` >= 1 degrees of freedom. */
export function studentQuantile(share: number, degrees: number): number {
  const key = `${share}/${degrees}`
  const before = known.get(key)
  if (before !== undefined) return before
  let low = 0
  let high = 1
  while (central(high, degrees) < 2 * share - 1) high *= 2
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (central(middle, degrees) < 2 * share - 1) low = middle
    else high = middle
  }
  known.set(key, high)
  return high
}

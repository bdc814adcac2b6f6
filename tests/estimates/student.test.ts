import { describe, expect, test } from 'vitest'
import { studentQuantile } from '../../sim/estimates/student.ts'

/** Student's density up to its constant. */
const shape = (t: number, degrees: number) => (1 + (t * t) / degrees) ** (-(degrees + 1) / 2)

/** Integral from 0 to `end` by Simpson's rule over t = tan(angle), which brings infinity to pi / 2. */
function integral(end: number, degrees: number): number {
  const steps = 20_000
  const width = Math.atan(end) / steps
  let sum = 0
  for (let i = 0; i <= steps; i++) {
    const angle = i * width
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2
    // At the very end of infinity the integrand is its limit, 0 but for one degree of freedom, where it is 1.
    const value = Math.cos(angle) < 1e-12 ? (degrees === 1 ? 1 : 0) : shape(Math.tan(angle), degrees) / Math.cos(angle) ** 2
    sum += weight * value
  }
  return (sum * width) / 3
}

describe('Student’s quantile', () => {
  test.each([1, 2, 3, 4, 5, 9, 10, 29, 30, 99, 199, 999, 5000])(
    'with %i degrees leaves 97.5%% below it, by numeric integration',
    (degrees) => {
      const below = 0.5 + (0.5 * integral(studentQuantile(0.975, degrees), degrees)) / integral(Number.POSITIVE_INFINITY, degrees)
      expect(below).toBeCloseTo(0.975, 9)
    },
  )

  test('has closed forms with one and two degrees', () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(Math.tan(Math.PI * 0.475), 8)
    // t = a sqrt(2 / (1 - a^2)) with a = 2p - 1.
    expect(studentQuantile(0.975, 2)).toBeCloseTo(0.95 * Math.sqrt(2 / (1 - 0.95 ** 2)), 10)
  })

  test('falls with the degrees towards the normal one', () => {
    const quantiles = [1, 2, 5, 10, 100, 1000, 100_000].map((degrees) => studentQuantile(0.975, degrees))
    expect([...quantiles].sort((a, b) => b - a)).toEqual(quantiles)
    expect(quantiles.at(-1)).toBeCloseTo(1.959963984540054, 4)
  })
})

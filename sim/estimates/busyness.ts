/** How busy the years drawn were, beside those that the demand describes. */
import { dayFactors } from '../engine/dayFactors.ts'
import type { Model } from '../engine/model.ts'
import type { Plan } from '../plan.ts'

/** First attempts that replications may expect over months: once the day factors are drawn, and before. */
export class Busyness {
  private readonly byMonth: Float64Array
  private readonly expected: Float64Array
  private readonly replications: number

  constructor({ model, seed }: Plan, replications: number[]) {
    const { dayMonth } = model.term
    const ofDay = expectedByDay(model)
    const months = (dayMonth.at(-1) ?? -1) + 1
    this.replications = replications.length
    this.expected = new Float64Array(months)
    this.byMonth = new Float64Array(months * replications.length)
    for (let day = 0; day < dayMonth.length; day++) this.expected[dayMonth[day]] += ofDay[day]
    replications.forEach((replication, row) => {
      const factorOf = dayFactors(model, seed, replication)
      for (let day = 0; day < dayMonth.length; day++) this.byMonth[row * months + dayMonth[day]] += factorOf(day) * ofDay[day]
    })
  }

  /** By replication, over `months`: share of calls more (or, below 0, fewer) than the demand's mean, which is 0. */
  excess(months: number[]): Float64Array {
    const of = (values: Float64Array, from: number) => months.reduce((sum, month) => sum + values[from + month], 0)
    const expected = of(this.expected, 0)
    return Float64Array.from({ length: this.replications }, (_, row) =>
      expected === 0 ? 0 : of(this.byMonth, row * this.expected.length) / expected - 1,
    )
  }

  /** Over the term; null = no year is busier than another. */
  meanExcess(): number | null {
    const excess = this.excess([...this.expected.keys()])
    return excess.some((value) => value !== excess[0]) ? excess.reduce((sum, value) => sum + value, 0) / excess.length : null
  }
}

function expectedByDay({ term, types }: Model): Float64Array {
  const calls = new Float64Array(term.dayMonth.length)
  for (const { phone, rate, rateStart, dayPiece } of types) {
    if (!phone) continue
    for (let day = 0; day < calls.length; day++)
      for (let piece = dayPiece[day]; piece < dayPiece[day + 1]; piece++)
        calls[day] += rate[piece] * ((piece + 1 < dayPiece[day + 1] ? rateStart[piece + 1] : term.dayStart[day + 1]) - rateStart[piece])
  }
  return calls
}

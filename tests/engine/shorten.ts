/** Models made smaller or coarser, so that many can be compared. */
import { binLength, type Model, type TypeModel } from '../../sim/engine/model.ts'

/** The first `days` days of a term. */
export function firstDays(model: Model, days: number): Model {
  const { term } = model
  const count = Math.min(days, term.dayMonth.length)
  const length = term.dayStart[count]
  const bins = Math.ceil(length / binLength)
  const dayMonth = term.dayMonth.slice(0, count)
  return {
    ...model,
    term: {
      length,
      dayStart: term.dayStart.slice(0, count + 1),
      dayMonth,
      months: term.months.slice(0, dayMonth[count - 1] + 1),
      binMonth: term.binMonth.slice(0, bins),
      binInterval: term.binInterval.slice(0, bins),
    },
  }
}

/** The same model with `most` contacts expected in its term at the most. */
export function atMost(model: Model, most: number): Model {
  const { dayStart, dayMonth } = model.term
  let expected = 0
  for (const { rateStart, rate, dayPiece } of model.types)
    for (let day = 0; day < dayMonth.length; day++)
      for (let piece = dayPiece[day]; piece < dayPiece[day + 1]; piece++)
        expected += rate[piece] * ((piece + 1 < dayPiece[day + 1] ? rateStart[piece + 1] : dayStart[day + 1]) - rateStart[piece])
  const factor = Math.min(1, most / expected)
  return { ...model, types: model.types.map((type) => ({ ...type, rate: type.rate.map((rate) => rate * factor) })) }
}

/** The same contacts expected, but all of them at whole multiples of `step`: what falls between comes at the instant before. */
export function onLattice(model: Model, step: number): Model {
  return { ...model, types: model.types.map((type) => latticed(type, model, step)) }
}

function latticed(type: TypeModel, { term }: Model, step: number): TypeModel {
  const start: number[] = []
  const rate: number[] = []
  const days = term.dayMonth.length
  const dayPiece = new Uint32Array(days + 1)
  for (let day = 0; day < days; day++) {
    dayPiece[day] = start.length
    for (let piece = type.dayPiece[day]; piece < type.dayPiece[day + 1]; piece++) {
      const until = piece + 1 < type.dayPiece[day + 1] ? type.rateStart[piece + 1] : term.dayStart[day + 1]
      for (let at = type.rateStart[piece]; at < until; at += step) {
        // All that the step brings comes within its first microsecond.
        start.push(at, at + 1)
        rate.push(type.rate[piece] * Math.min(step, until - at), 0)
      }
    }
  }
  dayPiece[days] = start.length
  return { ...type, rateStart: Float64Array.from(start), rate: Float64Array.from(rate), dayPiece }
}

/** The work that callers bring, as expected, by half hour of the week: first attempts in opening hours on an open day. */
import { moments } from '../demand/distributions/index.ts'
import { binLength, type Model } from '../engine/model.ts'
import { intervalsPerWeek, type Seconds } from '../time.ts'

export interface WeekLoad {
  /** Open time of each half hour over the term, in half hours: 1 for each day that is open throughout it. */
  open: Float64Array
  /** Calls of an open half hour. */
  calls: Float64Array
  /** Erlangs. */
  load: Float64Array
  /** Means over all phone calls. Patience of Infinity: everybody waits. */
  handling: Seconds
  patience: Seconds
  /** Share of those who must wait that leave at once. */
  balk: number
  /** Work of an open day by weekday, in erlang-hours. */
  weekdays: number[]
}

export function weekLoad(model: Model): WeekLoad {
  const { binInterval } = model.term
  const calls = new Float64Array(intervalsPerWeek)
  const work = new Float64Array(intervalsPerWeek)
  const open = new Float64Array(intervalsPerWeek)
  let hangUps = 0
  let balking = 0
  for (const type of model.types) {
    if (!type.phone) continue
    const { openFrom, openTo } = model.numbers[type.number]
    const mean = moments(type.handling).mean
    const leaving = type.patience === null ? 0 : 1 / moments(type.patience).mean
    let piece = 0
    openFrom.forEach((from, opening) => {
      for (let at = from; at < openTo[opening]; ) {
        while (piece + 1 < type.rateStart.length && type.rateStart[piece + 1] <= at) piece++
        const bin = Math.floor(at / binLength)
        const end = Math.min(openTo[opening], (bin + 1) * binLength, type.rateStart[piece + 1] ?? openTo[opening])
        const expected = (type.rate[piece] ?? 0) * (end - at)
        calls[binInterval[bin]] += expected
        work[binInterval[bin]] += expected * mean
        hangUps += expected * leaving
        balking += expected * type.balk
        at = end
      }
    })
  }
  openTime(model, open)
  const total = (of: Float64Array) => of.reduce((sum, value) => sum + value, 0)
  const perOpen = (of: Float64Array, by: number) => of.map((value, i) => (open[i] > 0 ? value / open[i] / by : 0))
  const load = perOpen(work, binLength / 1e6)
  return {
    open,
    calls: perOpen(calls, 1),
    load,
    handling: total(calls) > 0 ? total(work) / total(calls) : 0,
    patience: hangUps > 0 ? total(calls) / hangUps : Number.POSITIVE_INFINITY,
    balk: total(calls) > 0 ? balking / total(calls) : 0,
    weekdays: Array.from({ length: 7 }, (_, day) => total(load.slice(day * 48, day * 48 + 48)) / 2),
  }
}

/** When any number that phone calls come to is open. */
function openTime(model: Model, open: Float64Array): void {
  const numbers = [...new Set(model.types.filter(({ phone }) => phone).map(({ number }) => number))]
  const bins = model.term.binInterval.length
  const share = new Float64Array(bins)
  for (const number of numbers) {
    const own = new Float64Array(bins)
    const { openFrom, openTo } = model.numbers[number]
    openFrom.forEach((from, opening) => {
      for (let at = from; at < openTo[opening]; ) {
        const bin = Math.floor(at / binLength)
        const end = Math.min(openTo[opening], (bin + 1) * binLength)
        own[bin] += (end - at) / binLength
        at = end
      }
    })
    own.forEach((value, bin) => {
      share[bin] = Math.max(share[bin], value)
    })
  }
  share.forEach((value, bin) => {
    open[model.term.binInterval[bin]] += value
  })
}

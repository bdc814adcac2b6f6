/** How busy each day of a replication is: the factor on all its arrivals, with mean 1. */
import { gammaFactor } from '../demand/distributions/index.ts'
import type { Uniform } from '../demand/distributions/ziggurat.ts'
import type { Model } from './model.ts'
import { stream } from './streams.ts'

/** Busyness of the day times forecast error of its term or month. Days are asked for in order, each once. */
export function dayFactors({ busyness, forecastError, term }: Model, seed: string, replication: number): (day: number) => number {
  const { dayMonth } = term
  const ofDay = gammaFactor(busyness)
  const ofForecast = gammaFactor(forecastError.cv)
  const daySource: Uniform = stream(seed, replication, 'busyness')
  const forecastSource: Uniform = stream(seed, replication, 'forecastError')
  let error = ofForecast(forecastSource)
  return (day) => {
    if (forecastError.per === 'month' && day > 0 && dayMonth[day] !== dayMonth[day - 1]) error = ofForecast(forecastSource)
    return ofDay(daySource) * error
  }
}

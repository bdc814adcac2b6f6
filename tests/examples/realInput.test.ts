/**
 * The scenarios on real counts: the tables are what their sources say, and the simulation receives what the tables say. The raw files are
 * not part of the project; where they lie beside it (../shared/data) the tables are made again from them, elsewhere held against their sums.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { readCounts } from '../../run/read/counts.ts'
import { readDemand, readyScenario } from '../../run/read/documents.ts'
import { simulate } from '../../run/simulate.ts'
import { weekdayOf } from '../../sim/contract/dates.ts'
import { formatTimeOfDay, weekdayNames } from '../../sim/time.ts'
import { scenarios } from '../cli/pronto.ts'

const table = (file: string) => parse(readFileSync(file, 'utf8'), { columns: true }) as Record<string, string>[]
const raw = (name: string) => join(scenarios, '../../shared/data', name)
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
/** Calls of all 126 days over 126. */
const meanDay = 4_098_124 / 126
const history = (name: string) => join(scenarios, 'history', name)

describe('the profile of 2003', () => {
  const profile = table(history('bank-2003-profile.csv')).map(({ time = '', meanCalls }) => ({ time, calls: Number(meanCalls) }))
  const [desk] = readDemand(join(scenarios, 'demand/v4-desk.yaml')).demand.contacts

  test('has a row for each half hour from 07:00 to 21:00, and a mean day of 32 524.8 calls', () => {
    expect(profile.map(({ time }) => time)).toEqual(Array.from({ length: 29 }, (_, i) => formatTimeOfDay(7 * 3600 + i * 1800)))
    expect(sum(profile.map(({ calls }) => calls))).toBeCloseTo(meanDay, 0)
  })

  test('is the one of the shipped demand', () => {
    const used = desk?.profile?.map(({ from, value }) => ({ time: formatTimeOfDay(from), calls: value }))
    // The row of 21:00 is of five minutes: the demand ends there.
    expect(used).toEqual([...profile.slice(0, -1), { time: '21:00', calls: 0 }])
  })

  test('and its weekday factors come from the five-minute counts', () => {
    const file = raw('bank-2003-counts-mar-aug.csv')
    if (!existsSync(file)) {
      console.info(`${file} is not here: the table was held against its sum only.`)
      return
    }
    const counts = table(file).map(({ start = '', calls }) => ({
      date: start.slice(0, 10),
      time: start.slice(11, 16),
      calls: Number(calls),
    }))
    const dates = [...new Set(counts.map(({ date }) => date))]
    expect(dates).toHaveLength(126)
    for (const { time, calls } of profile) {
      const half = counts.filter(
        (one) => one.time >= time && one.time < (time.endsWith('00') ? `${time.slice(0, 3)}30` : `${time.slice(0, 3)}60`),
      )
      expect(calls).toBeCloseTo(sum(half.map((one) => one.calls)) / dates.length, 1)
    }
    const meanOf = (days: string[]) => sum(counts.filter(({ date }) => days.includes(date)).map(({ calls }) => calls)) / days.length
    expect(meanOf(dates)).toBeCloseTo(meanDay, 1)
    for (const [name, factor] of Object.entries(desk?.weekdays ?? {})) {
      const days = dates.filter((date) => weekdayNames[weekdayOf(date)] === name)
      expect(factor).toBeCloseTo(meanOf(days) / meanOf(dates), 2)
    }
  })
})

describe('January 1999', () => {
  const file = history('bank-1999-01-counts.csv')
  const { rows, length } = readCounts(file)

  test('has 31 days of 240 slots and 34 719 calls, those of the 11th and 12th imputed', () => {
    expect(length).toBe(360)
    expect(rows).toHaveLength(31 * 240)
    expect(sum(rows.map(({ calls }) => calls))).toBe(34_719)
    const imputed = rows.filter(({ start }) => /^1999-01-1[12]/.test(start)).map(({ calls }) => calls)
    expect(sum(imputed)).toBe(1541 + 1579)
  })

  test('is January of the nine months of the source', () => {
    const source = raw('bank-1999-counts-jan-sep.csv')
    if (!existsSync(source)) {
      console.info(`${source} is not here: the table was held against its sums only.`)
      return
    }
    expect(table(file)).toEqual(table(source).filter(({ date }) => date?.startsWith('1999-01')))
  })

  test('received in simulation is received in the table, in opening hours: within four standard errors', async () => {
    const replications = 100
    const { scenario, calendar } = readyScenario(join(scenarios, 'bank-1999.yaml'), {}, { replications })
    const { results } = await simulate(scenario)
    // What the calendar has open, in whole slots: 34 154 calls with Saturdays from 19:00.
    const byDate = new Map(calendar.days.map((day) => [day.date, day.open[0]]))
    const expected = sum(
      rows.map(({ start, calls }) => {
        const time = Number(start.slice(11, 13)) * 3600 + Number(start.slice(14, 16)) * 60
        return byDate.get(start.slice(0, 10))?.some(({ from, to }) => from <= time && time < to) ? calls : 0
      }),
    )
    expect(expected).toBeGreaterThan(33_000)
    const standardError = Math.sqrt(expected / replications)
    expect(Math.abs((results.term.received.mean ?? 0) - expected)).toBeLessThan(4 * standardError)
    expect(standardError / expected).toBeLessThan(0.001)
  })

  test('says in its name what is real and what is not', () => {
    expect(readyScenario(join(scenarios, 'bank-1999.yaml')).scenario.name).toMatch(/real counts, inferred staffing/)
  })
})

describe('V4 in 2027', () => {
  // Pinned ranges: that the shipped example stays instructive, not that it is right.
  test('has months that mostly pass and months that often fail, and about 600 calls a day', async () => {
    const { scenario } = readyScenario(join(scenarios, 'v4-project.yaml'), {}, { replications: 60 })
    const { results } = await simulate(scenario)
    const passes = results.months.map(({ meets }) => meets.all.probability ?? 0)
    expect(Math.max(...passes)).toBeGreaterThan(0.95)
    expect(Math.min(...passes)).toBeLessThan(0.9)
    const received = results.term.received.mean ?? 0
    expect(received / sum(results.months.map(({ openDays }) => openDays))).toBeGreaterThan(550)
    expect(received / sum(results.months.map(({ openDays }) => openDays))).toBeLessThan(650)
  })
})

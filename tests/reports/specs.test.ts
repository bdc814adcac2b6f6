/** Charts: what is drawn, what stands in its table, and that Vega-Lite takes every spec. */
import { beforeAll, describe, expect, test } from 'vitest'
import { dayView } from '../../reports/dayView.ts'
import type { ReportInput } from '../../reports/input.ts'
import { languages } from '../../reports/numbers.ts'
import { offeredLoad } from '../../reports/offeredLoad.ts'
import { chartsOf } from '../../reports/sections/index.ts'
import { mainRun, type Shown, shownOf } from '../../reports/shown.ts'
import { causes } from '../../reports/specs/causes.ts'
import { dayShares } from '../../reports/specs/dayShares.ts'
import { monthDots } from '../../reports/specs/monthDots.ts'
import { monthShares } from '../../reports/specs/monthShares.ts'
import { slug } from '../../reports/specs/slug.ts'
import { compiled } from '../../reports/specs/vega.ts'
import { verdictArray } from '../../reports/specs/verdictCharts.ts'
import { voiceOf } from '../../reports/words/index.ts'
import { rateVerdict, withVerdict } from './hostile.ts'
import { type SmallRun, smallComparison, smallDesk, smallRun } from './small.ts'

const voice = voiceOf('en')
const run: SmallRun = smallRun()
const shown: Shown = shownOf(run)
const [within, lost] = ['answeredWithin', 'lost'].map((key) => shown.results.targets.find((target) => target.key === key)) as [
  Shown['results']['targets'][number],
  Shown['results']['targets'][number],
]
const january = shown.results.months[0] as Shown['results']['months'][number]

describe('every chart of a report', () => {
  let everything: ReportInput
  beforeAll(() => {
    everything = { ...smallComparison([3, 4, 5], 0.5), verdicts: [withVerdict(), rateVerdict()] }
  })

  test.each(languages)('has a name of its own, words, a table and a spec that compiles (%s)', (language) => {
    const charts = chartsOf(everything, voiceOf(language))
    expect(new Set(charts.map(({ name }) => name)).size).toBe(charts.length)
    expect(charts.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'verdict-terms',
        'day-load',
        'months-lost',
        'causes',
        'time-spent',
        'plans-cost',
        'plans-staffing',
        'readings',
        'measured',
      ]),
    )
    for (const chart of charts) {
      expect(chart.name).toMatch(/^[a-z0-9-]+$/)
      expect(chart.title).not.toBe('')
      expect(chart.alt).not.toBe('')
      expect(chart.rows.length).toBeGreaterThan(0)
      expect(chart.table.rows.length).toBeGreaterThan(0)
      for (const row of chart.table.rows) expect(row).toHaveLength(chart.table.head.length)
      expect(compiled(chart).data?.map(({ name }) => name)).toContain('rows')
    }
  })
})

describe('a hundred terms', () => {
  test('pass as often as was found, those that the interval leaves open in frames', () => {
    const { rows } = verdictArray(
      {
        ...shown.results,
        replications: 1000,
        term: { ...shown.results.term, meets: { everyMonth: { probability: 0.23, ci95: [0.205, 0.258], n: 1000 } } },
      },
      12,
      voice,
    )
    expect(rows).toHaveLength(100)
    expect(rows.filter(({ passes }) => passes)).toHaveLength(23)
    // 21 to 25 and the 26th, of which a part is open.
    expect(rows.flatMap(({ open }, i) => (open ? [i + 1] : []))).toEqual([21, 22, 23, 24, 25, 26])
  })

  test('are as many as were simulated where these are fewer, with no room for more', () => {
    const found = verdictArray(shown.results, 3, voice)
    expect(found.rows).toHaveLength(30)
    expect(found.title).toBe('The 30 simulated terms of 3 months')
    expect(found.spec).toMatchObject({ width: 240, height: 72 })
  })

  test('are one where one was simulated, and are told as one', () => {
    const { term } = shown.results
    const once = { ...shown.results, replications: 1, term: { ...term, meets: { everyMonth: { probability: 0, ci95: [0, 0.8], n: 1 } } } }
    const titles = languages.map((language) => verdictArray(once as Shown['results'], 1, voiceOf(language)).title)
    expect(titles).toEqual(['The only simulated month', "L'unico mese simulato"])
  })
})

describe('a month', () => {
  test('as fifty dots is beyond the limit as often as its percentiles are', () => {
    for (const target of [within, lost]) {
      const { rows } = monthDots(shown, january, target, voice)
      const percentiles = shown.distributions[0]?.targets[target.key] as number[]
      const beyond = percentiles.filter((share, i) => i % 2 === 1 && (target === lost ? share > 0.04 : share < 0.9))
      expect(rows).toHaveLength(50)
      expect(rows.filter(({ misses }) => misses)).toHaveLength(beyond.length)
    }
  })

  test('has dots on their own side of the limit, none upon another', () => {
    const { rows } = monthDots(shown, january, lost, voice)
    for (const { x, misses } of rows) expect((x as number) > 0.04).toBe(misses)
    expect(new Set(rows.map(({ x, y }) => `${x} ${y}`)).size).toBe(50)
  })

  test('without distributions is not drawn in dots, but its mean and spread are', () => {
    const bare = { ...shown, distributions: [] }
    expect(monthDots(bare, january, lost, voice).rows).toEqual([])
    const [first] = monthShares(bare, lost, voice).rows
    expect(first).toMatchObject({ middle: january.lost.mean, low: january.lost.p05, high: january.lost.p95 })
  })

  test('shows its causes of loss, the greatest first', () => {
    const { rows } = causes('causes', january.lostBy, 'January', voice)
    expect(rows).toHaveLength(5)
    expect(rows.map(({ share }) => share)).toEqual([...Object.values(january.lostBy)].sort((a, b) => (b ?? 0) - (a ?? 0)))
  })

  test('shows them in that order whatever was drawn before', () => {
    const chart = causes('causes', january.lostBy, 'January', voice)
    const y = compiled(chart).scales?.find(({ name }) => name === 'y')
    expect(y?.domain).toEqual([0, 1, 2, 3, 4])
    expect(chart.rows.map(({ place }) => place)).toEqual([0, 1, 2, 3, 4])
  })
})

describe('a day', () => {
  test('of a weekday has bands, a mean open day has none', () => {
    const monday = dayShares('lost', dayView(shown, 'mon', voice), voice)
    expect(monday.title).toBe('Lost calls: Monday')
    expect(monday.rows[0]?.high).toBe(shown.bands.find(({ weekday, time }) => weekday === 'mon' && time === '09:00')?.lost?.p95)
    expect(dayShares('lost', dayView(shown, null, voice), voice).rows.every(({ high }) => high === null)).toBe(true)
  })

  test('has its bands in whole percents, as they are counted', () => {
    const { rows } = dayShares('lost', dayView(shown, 'mon', voice), voice).table
    expect(rows.length).toBeGreaterThan(0)
    for (const [, , low, high] of rows) for (const edge of [low, high]) expect(edge).toMatch(/^\d+%$/)
  })

  test('marks the half hours beyond the limit', () => {
    const { rows } = dayShares('lost', dayView(shown, 'mon', voice), voice)
    for (const { mean, misses } of rows) expect(misses).toBe((mean as number) > 0.04)
  })
})

describe('the offered load', () => {
  test('of a mean open day adds up to calls times handling', () => {
    // 70 and 30 calls an open day, February half as many again of the first; no calls out of the seven open hours.
    const load = offeredLoad(run.compiled?.plan as NonNullable<SmallRun['compiled']>['plan'], run.compiled?.facts.openWeekdays as number[])
    const erlangHours = Object.values(load[''] ?? {}).reduce((sum, erlangs) => sum + erlangs / 2, 0)
    const days = shown.results.months.map(({ openDays }) => openDays)
    const all = days.reduce((sum, count) => sum + count, 0)
    const orders = (70 * (all + 0.5 * (days[1] as number))) / all
    expect(erlangHours).toBeCloseTo((orders * 240 + 30 * 120) / 3600, 9)
    expect(smallDesk.demand.contacts).toHaveLength(2)
  })

  test('is flat where the profile is', () => {
    const times = Object.entries(shown.offered?.mon ?? {})
    expect(times.map(([time]) => time)).toContain('09:00')
    expect(Math.max(...times.map(([, load]) => load)) - Math.min(...times.map(([, load]) => load))).toBeLessThan(1e-9)
  })
})

describe('the plan that a report is about', () => {
  test('is the cheapest that will do, or else the base', () => {
    const compared = smallComparison([3, 8, 12])
    expect(mainRun(compared)?.label).toBe('early.agents=3')
    const { comparison } = compared
    if (comparison === null) throw new Error('no comparison')
    const cheapest = { plan: 'early.agents=8', cost: 1, paidHours: 1, nextCheaper: null }
    expect(mainRun({ ...compared, comparison: { ...comparison, cheapest } })?.label).toBe('early.agents=8')
    expect(mainRun({ runs: [], comparison: { ...comparison, cheapest }, verdicts: [] })?.label).toBe('early.agents=8')
  })
})

test('names of charts are names of files', () => {
  expect(slug('lost maintenance')).toBe('lost-maintenance')
  expect(slug('answeredWithin 20s Città')).toBe('answered-within-20s-citta')
  expect(slug('../../etc')).toBe('etc')
})

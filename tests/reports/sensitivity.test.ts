/** What the answer hangs on, as a report tells and draws it: alone, and beside results. */
import { describe, expect, test } from 'vitest'
import { reportHtml } from '../../reports/html.ts'
import type { ReportInput } from '../../reports/input.ts'
import { sensitivityAgain } from '../../reports/runAgain.ts'
import { chartsOf, sectionsOf } from '../../reports/sections/index.ts'
import { breakingSentence, sensitivitySentences } from '../../reports/sensitivityText.ts'
import { breakingVolume } from '../../reports/specs/breakingVolume.ts'
import { tornado } from '../../reports/specs/tornado.ts'
import { voiceOf } from '../../reports/words/index.ts'
import type { BreakingPoint, Sensitivity } from '../../sim/estimates/sensitivity.ts'
import { smallSensitivity, tightRun } from './smallSensitivity.ts'

const [en, it] = [voiceOf('en'), voiceOf('it')]
const run = tightRun()
const found = smallSensitivity(run)
const breaking = found.breaking as BreakingPoint
const alone: ReportInput = { runs: [], comparison: null, verdicts: [], sensitivities: [found] }

describe('a sensitivity', () => {
  test('alone is a report of its own', () => {
    expect(sectionsOf(alone, null, en).map(({ id }) => id)).toEqual(['sensitivity', 'inputs', 'assumptions'])
    expect(chartsOf(alone, en).map(({ name }) => name)).toEqual(['sensitivity', 'breaking-volume'])
    expect(reportHtml(alone, 'en')).toContain('<title>A small desk</title>')
  })

  test('stands beside results, and several beside one another', () => {
    const both = { ...alone, runs: [run], sensitivities: [found, found] }
    const names = chartsOf(both, en).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining(['verdict-terms', 'sensitivity-2', 'breaking-volume-2']))
  })

  test('says what does most, and what there is none of', () => {
    const [less, more] = (found.factors[0]?.points ?? []).map(({ everyMonth }) => en.numbers.percent(everyMonth.probability))
    const asIs = en.numbers.percent(found.asIs.everyMonth.probability)
    expect(sensitivitySentences(found, en)).toEqual([
      `It hangs most on calls: every month passes with a probability of ${asIs} as it is, of ${less} with 20% less and of ${more} with 20% more.`,
      'There is no absence in this scenario to change.',
    ])
    expect(sensitivitySentences(found, it)[0]).toMatch(
      /^Conta soprattutto la voce «chiamate»: ogni mese rispetta il contratto con probabilità 3,3% così com'è, /,
    )
  })

  test('is run again with the ranges that it had', () => {
    expect(sensitivityAgain(found)).toBe(
      'pronto sensitivity scenario.yaml --ranges volume=20% --ranges patience=10% --require 2% --months 3 --replications 30 --seed small',
    )
    const points = (found.factors[0]?.points ?? []).flatMap((one) => [{ ...one, change: one.change / 2 }, one])
    const usual = ['volume', 'handling', 'patience', 'absence', 'busyness'].map((factor) => ({ factor, swing: 0, points }))
    expect(sensitivityAgain({ ...found, factors: usual as Sensitivity['factors'], breaking: null })).toBe(
      'pronto sensitivity scenario.yaml --months 3 --replications 30 --seed small',
    )
  })
})

describe('the tornado', () => {
  const chart = tornado('sensitivity', found, en)

  test('has what does most first, more before less, each from where it is', () => {
    expect(chart?.rows.map(({ label }) => String(label).replace(/:.*/, ''))).toEqual([
      'calls +20%',
      'calls −20%',
      'patience +10%',
      'patience −10%',
    ])
    for (const { base } of chart?.rows ?? []) expect(base).toBe(found.asIs.everyMonth.probability)
  })

  test('tells less often, more often and no difference for sure by its marks', () => {
    const verdictOf = (label: string) => chart?.rows.find((row) => String(row.label).startsWith(label))?.verdict
    expect(verdictOf('calls −20%')).toBe(1)
    expect(verdictOf('patience')).toBe(0)
  })

  test('draws the paired interval around what was found, within nothing and all', () => {
    const point = found.factors[0]?.points[0]
    const [low = 0, high = 0] = point?.difference.everyMonth.ci95 ?? []
    const base = found.asIs.everyMonth.probability ?? 0
    const row = chart?.rows.find(({ label }) => String(label).startsWith('calls −20%'))
    expect([row?.low, row?.high]).toEqual([base + low, Math.min(1, base + high)])
  })

  test('is not drawn where there is nothing to judge: that is said', () => {
    const nothing = { ...found, asIs: { ...found.asIs, everyMonth: { probability: null, ci95: null, n: 0 } }, breaking: null }
    expect(tornado('sensitivity', nothing, en)).toBeNull()
    expect(sensitivitySentences(nothing, en)[0]).toBe('There is nothing to judge: only shares can be told.')
    expect(breakingSentence(nothing, en)).toBe('')
    expect(chartsOf({ ...alone, sensitivities: [nothing] }, en)).toEqual([])
  })
})

describe('the volume at which the plan breaks', () => {
  const told = (change: Partial<BreakingPoint>, voice = en) => breakingSentence({ ...found, breaking: { ...breaking, ...change } }, voice)
  const received = (voice: typeof en, at: number) => voice.numbers.amount(breaking.tried[at]?.received ?? 0)

  test('is told in words, with its interval', () => {
    expect(told({})).toBe(
      `The plan breaks at 20.0% more calls (95% sure: between 20.0% fewer and 20.0% more): from there on every month passes with a probability below 2%. ` +
        `That is ${received(en, 2)} calls received a term of 3 months in place of ${received(en, 1)}.`,
    )
    expect(told({ ci95: [1, 1.3] })).toContain('(95% sure: between 0% and 30.0% more)')
    expect(told({}, it)).toMatch(/^Il piano cede a \+20,0% di chiamate \(sicuro al 95%: tra −20,0% e \+20,0%\)/)
  })

  test('may lie below what is expected, beyond all that was tried, or nowhere', () => {
    expect(told({ volume: 0.8, ci95: [0.7, 0.9] })).toMatch(
      /^The plan is broken as it is; it holds below 20\.0% fewer calls \(95% sure: between 10\.0% fewer and 30\.0% fewer\)/,
    )
    expect(told({ volume: null, require: 0.02 })).toBe(
      'The plan does not break: with 120% of the calls every month passes with a probability of 2% or more, still.',
    )
    expect(told({ volume: null, require: 0.999 })).toBe(
      'The plan holds at no volume that was tried: with 80% of the calls every month passes with a probability below 99.9%.',
    )
    expect(breakingSentence({ ...found, breaking: null }, en)).toBe('Where the plan breaks was not found: the run was interrupted.')
  })

  test('is drawn among all volumes tried, those that break it marked', () => {
    const chart = breakingVolume('breaking-volume', found, en)
    expect(chart?.rows.map(({ volume, misses }) => [volume, misses])).toEqual([
      [0.8, false],
      [1, false],
      [1.2, true],
    ])
    expect(chart?.table.rows.map(([volume]) => volume)).toEqual(['−20.0%', 'as it is', '+20.0%'])
    expect(breakingVolume('breaking-volume', { ...found, breaking: null }, en)).toBeNull()
  })
})

/** Sections out of k6's counts, by hand. */
import { describe, expect, test } from 'vitest'
import { contractSchema } from '../../sim/contract/schema.ts'
import { judgedTargets } from '../../sim/contract/targets.ts'
import type { K6Report } from '../../sim/load/guards.ts'
import { type RateRun, rateVerdict } from '../../sim/load/rates.ts'

const targets = judgedTargets(contractSchema.parse({ name: 'test', hours: { mon: ['09:00-17:00'] } }))

/** Sections by tag: placed, in time, lost, failed. */
function report(sections: Record<string, [number, number, number, number?]>, exitCode: number | null = 99, counting = 1): K6Report {
  const counters: K6Report['counters'] = {}
  const rates: K6Report['rates'] = {}
  for (const [tag, [placed, inTime, lost, failed = 0]] of Object.entries(sections)) {
    counters[`contacts_offered${tag}`] = placed
    counters[`contacts_resolved${tag}`] = placed - failed
    rates[`answered_within${tag}`] = { part: inTime, whole: counting * (placed - failed) }
    rates[`lost${tag}`] = { part: lost, whole: counting * (placed - failed) }
    rates[`transport_errors${tag}`] = { part: failed, whole: placed }
  }
  return { version: '2.2.0', exitCode, counters, rates }
}

const verdict = (run: Partial<RateRun>) =>
  rateVerdict({
    pronto: 'test',
    script: 'steady',
    scenario: 'test',
    contract: 'test',
    seed: 'test',
    target: 'http://127.0.0.1:1',
    endpoint: 'test',
    targets,
    perMinute: [30],
    hold: 200,
    interrupted: false,
    k6: report({}),
    ...run,
  })

describe('A constant rate', () => {
  test('holds at exactly 90% and 4%', () => {
    expect(verdict({ k6: report({ '': [100, 90, 4] }, 0) })).toMatchObject({ valid: true, meets: true, highest: null })
    expect(verdict({ k6: report({ '': [100, 89, 4] }) })).toMatchObject({ valid: true, meets: false })
  })
  test.each([
    ['one contact failed', { k6: report({ '': [100, 99, 0, 1] }) }],
    ['nothing was placed', { k6: report({}) }],
    ['k6 dropped arrivals, for want of virtual users', { k6: report({ '': [60, 60, 0] }) }],
    ['no call was of those that a target speaks of', { k6: report({ '': [100, 0, 0] }, 0, 0) }],
    ['k6 ended by an error', { k6: report({ '': [100, 100, 0] }, 107) }],
    ['k6 was killed', { k6: report({ '': [100, 100, 0] }, null) }],
    ['it was interrupted', { k6: report({ '': [100, 100, 0] }, 0), interrupted: true }],
  ])('is no measurement when %s', (_, run) => {
    expect(verdict(run)).toMatchObject({ valid: false, meets: null })
  })
})

describe('A ramp', () => {
  const ramp = (sections: Record<string, [number, number, number, number?]>) =>
    verdict({
      script: 'ramp',
      perMinute: [10, 20, 30],
      hold: 300,
      k6: report(Object.fromEntries(Object.entries(sections).map(([rate, counts]) => [`{step:${rate}}`, counts]))),
    })
  test('holds up to the last rate before the first that does not', () => {
    expect(ramp({ 10: [50, 50, 0], 20: [100, 95, 2], 30: [150, 100, 40] })).toMatchObject({ valid: true, meets: true, highest: 20 })
    expect(ramp({ 10: [50, 50, 0], 20: [100, 80, 2], 30: [150, 150, 0] })).toMatchObject({ highest: 10 })
    expect(ramp({ 10: [50, 50, 0], 20: [100, 100, 0], 30: [150, 150, 0] })).toMatchObject({ highest: 30 })
  })
  test('may break by failing beyond its breaking point, not at its first rate', () => {
    expect(ramp({ 10: [50, 50, 0], 20: [100, 95, 0, 5], 30: [150, 0, 0, 150] })).toMatchObject({ valid: true, highest: 10 })
    expect(ramp({ 10: [50, 49, 0, 1], 20: [100, 100, 0], 30: [150, 150, 0] })).toMatchObject({ valid: false, meets: null, highest: null })
    expect(ramp({ 10: [50, 50, 0], 20: [70, 70, 0], 30: [70, 70, 0] })).toMatchObject({ valid: true, highest: 10 })
    expect(ramp({ 10: [50, 20, 0], 20: [100, 100, 0], 30: [150, 150, 0] })).toMatchObject({ valid: true, meets: false, highest: null })
  })
})

describe('A soak', () => {
  const soak = (...quarters: [number, number, number, number?][]) =>
    verdict({ script: 'soak', hold: 400, k6: report(Object.fromEntries(quarters.map((counts, i) => [`{quarter:${i + 1}}`, counts]))) })
  test('holds when each quarter does', () => {
    expect(soak([50, 50, 0], [50, 50, 0], [50, 50, 0], [50, 45, 2])).toMatchObject({ valid: true, meets: true })
    expect(soak([50, 50, 0], [50, 50, 0], [50, 50, 0], [50, 44, 2])).toMatchObject({ valid: true, meets: false })
    expect(soak([50, 50, 0], [50, 50, 0], [50, 50, 0], [50, 49, 0, 1])).toMatchObject({ valid: false })
  })
})

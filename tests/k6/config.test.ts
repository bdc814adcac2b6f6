/** k6's --config and the names of its metrics, without k6. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { k6Config, rampConfig } from '../../sim/load/k6Config.ts'
import { counterNames, halfHour, targetMetrics } from '../../sim/load/k6Metrics.ts'
import { contact, plan } from './plans.ts'

const named = (...keys: string[]) => targetMetrics(keys.map((key) => ({ key })))

describe('the metric of a target', () => {
  test('is its key in the letters that k6 allows', () => {
    expect(named('answeredWithin', 'answeredWithin 40s', 'lost main')).toEqual(['answered_within', 'answered_within_40s', 'lost_main'])
  })

  test('is its own, whatever the numbers are called', () => {
    const names = named('lost a-b', 'lost a b', 'lost a_b', 'lost pronto à', `lost ${'x'.repeat(300)}`, `lost ${'x'.repeat(301)}`)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z0-9_]{0,127}$/)
  })

  test('is never a counter', () => {
    for (const name of named('answeredWithin', 'lost', 'lost abandoned', 'lost by busy')) expect(counterNames).not.toContain(name)
  })
})

describe('the config of a window', () => {
  const target = { key: 'lost', measure: 'lost', time: 0, limit: 0.04, numbers: null, judged: false } as const
  const { thresholds, scenarios } = k6Config(plan('http://127.0.0.1:1', [contact(0), contact(1)], { targets: [target] }))

  test('counts what is planned, and judges only what the contract asks for', () => {
    expect(thresholds).toMatchObject({ contacts_offered: ['count==2'], contacts_resolved: ['count==2'], transport_errors: ['rate==0'] })
    expect(thresholds).not.toHaveProperty('lost')
    expect(thresholds).toHaveProperty('lost{window:09:30}', ['rate>=0'])
  })

  test('gives every caller the time to be followed to the end', () => {
    expect(scenarios.contract_window).toMatchObject({ executor: 'per-vu-iterations', vus: 2, iterations: 1, maxDuration: '13s' })
  })
})

test('a ramp holds each of its rates and judges it on its own', () => {
  const { scenarios, thresholds } = rampConfig(plan('http://127.0.0.1:1', [contact(0)]), [60, 120], 30)
  expect(scenarios.ramp.stages).toEqual([
    { duration: '0s', target: 60 },
    { duration: '30s', target: 60 },
    { duration: '0s', target: 120 },
    { duration: '30s', target: 120 },
  ])
  expect(thresholds).toMatchObject({ 'contacts_offered{step:60}': ['count>=29'], 'lost{step:120}': ['rate<=0.04'] })
})

test.each([
  ['2027-03-08T10:00:00', 0, '10:00'],
  ['2027-03-08T09:59:59', 999_999, '09:30'],
  ['2027-03-08T09:59:59', 1_000_000, '10:00'],
  ['2027-03-08T23:45:00', 3600e6, '00:30'],
])('the half hour of %s and %d µs', (from, time, half) => {
  expect(halfHour(from, time)).toBe(half)
})

test('no script exports options: they would win over --config', () => {
  const folder = join(import.meta.dirname, '../../scenarios/k6')
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  expect(scripts).toHaveLength(5)
  for (const name of scripts) expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/export\s+(const|let|var)\s+options/)
})

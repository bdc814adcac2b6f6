/** run.json holds all it takes to run it again. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../run/problems.ts'
import { readyScenario, rereadScenario } from '../../run/read/documents.ts'
import { runDetails, simulate } from '../../run/simulate.ts'
import type { RunDetails } from '../../sim/estimates/details.ts'
import { deskYaml, pronto, scenarios, scratch } from '../cli/pronto.ts'

const { path, write } = scratch()

describe('run.json', () => {
  test('gives the very same scenario again, options and data files included', async () => {
    for (const [name, options] of [
      ['v4-project.yaml', { months: 1, replications: 2, seed: 'other' }],
      ['bank-1999.yaml', { replications: 2 }],
    ] as const) {
      const ready = readyScenario(join(scenarios, name), {}, options)
      const outcome = await simulate(ready.scenario, { threads: 1, readings: true })
      const details: RunDetails = JSON.parse(JSON.stringify(runDetails(ready, outcome)))
      const again = rereadScenario('run.json', details.written, details.data)
      expect(again.scenario).toEqual(ready.scenario)
      expect(again.plan).toEqual(ready.plan)
      expect(details.distributions.map(({ month }) => month)).toEqual(outcome.results.months.map(({ month }) => month))
      expect(details.readings.length).toBeGreaterThan(10)
    }
  })

  test('is written beside the results, its own reading the results’ own', async () => {
    const { code } = await pronto('simulate', write('desk.yaml', deskYaml({ agents: 3 })), '--out', path('out'))
    expect(code).toBe(0)
    const results = JSON.parse(readFileSync(path('out', 'results.json'), 'utf8'))
    const details: RunDetails = JSON.parse(readFileSync(path('out', 'run.json'), 'utf8'))
    for (const reading of details.readings.filter(({ own }) => own)) {
      expect(reading.everyMonth).toEqual(results.term.meets.everyMonth)
      expect(reading.answeredWithin).toBe(results.term.answeredWithin.mean)
      expect(reading.lost).toBe(results.term.lost.mean)
    }
    const { p05, p95 } = results.months[0].lost
    expect(details.distributions[0].targets.lost?.[5]).toBe(p05)
    expect(details.distributions[0].targets.lost?.[95]).toBe(p95)
  })

  test('that somebody has changed is refused in words', () => {
    const written = { name: 'x', contract: {}, demand: {}, staffing: {}, simulate: {} }
    expect(() => rereadScenario('run.json', written, {})).toThrow(InputError)
    expect(() => rereadScenario('run.json', written, {})).toThrow(/written\.contract\.hours/)
  })
})

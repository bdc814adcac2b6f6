/**
 * The example plan and the configs beside the k6 scripts are what the sources make of scenarios/v4-project.yaml: `vitest -u` writes them anew.
 */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { prepareLoad } from '../../run/load/load.ts'
import { readEndpoint, readyScenario } from '../../run/read/documents.ts'
import { k6Config, rampConfig, soakConfig, steadyConfig } from '../../sim/load/k6Config.ts'
import { parseWindow } from '../../sim/load/window.ts'

const scenarios = join(import.meta.dirname, '../../scenarios')

/** The opening of a Monday: a minute before 8:30, two after. */
const { plan } = prepareLoad({
  ready: readyScenario(join(scenarios, 'v4-project.yaml'), {}),
  window: parseWindow('2027-03-08 08:29..08:32') as NonNullable<ReturnType<typeof parseWindow>>,
  target: 'http://127.0.0.1:8080',
  endpoint: readEndpoint(join(scenarios, 'endpoints/reference.yaml')),
  limits: { contacts: 1000, duration: 600, users: 100 },
  spike: false,
})
/** Contacts a minute, about as many as the desk of that scenario hears. */
const usual = 6
const hour = 3600

describe('the files beside the k6 scripts', () => {
  test.each([
    ['plan', plan],
    ['contract-window', k6Config(plan)],
    ['spike-at-opening', k6Config(plan, 'spike_at_opening')],
    ['steady', steadyConfig(plan, usual, 600)],
    ['ramp', rampConfig(plan, [usual, 2 * usual, 4 * usual, 8 * usual, 16 * usual], 300)],
    ['soak', soakConfig(plan, usual, 4 * hour)],
  ])('%s.json is made by the sources', async (name, value) => {
    await expect(`${JSON.stringify(value, null, 2)}\n`).toMatchFileSnapshot(join(scenarios, `k6/${name}.json`))
  })

  test('the example plan has callers before the opening and after it', () => {
    expect(plan.contacts.some(({ inHours }) => !inHours)).toBe(true)
    expect(plan.contacts.some(({ inHours }) => inHours)).toBe(true)
  })
})

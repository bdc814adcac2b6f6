/**
 * The loop closes: the reference endpoint, under load by real k6, and the engine agree on the same callers, on three plans. Contract
 * times are a tenth, so that 300 contacts fit into a minute: 2 s and 9 s, handling 6 s, 30 erlangs offered. What was measured must
 * lie within the prediction interval of one run, both targets together at 99% (sim/load/predict.ts says how).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Verdict } from '../../../sim/load/verdict.ts'
import { pronto, scenarios, scratch } from '../../cli/pronto.ts'
import { describeK6 } from '../../k6/k6.ts'
import { rehearse } from './rehearsals.ts'

const { write } = scratch()

const shipped = readFileSync(join(scenarios, 'rehearsal.yaml'), 'utf8')
/** The shipped rehearsal with so many agents. */
const withAgents = (agents: number) => shipped.replace('"09:00": 35', `"09:00": ${agents}`)

async function measure(name: string, agents: number): Promise<{ verdict: Verdict; code: number | null }> {
  const file = write(`${name}.yaml`, withAgents(agents))
  const endpoint = await rehearse(file)
  try {
    const { out, err, code } = await pronto('load', file, '--target', endpoint.url, '--window', '2027-03-08 10:00..10:01', '--json')
    if (out === '') throw new Error(err)
    return { verdict: JSON.parse(out), code }
  } finally {
    await endpoint.close()
  }
}

describeK6('Measured and predicted agree (needs k6)', () => {
  test('on an ample, a tight and a short plan', async () => {
    // They hardly load the machine: side by side they take a minute in all.
    const [ample, tight, short] = await Promise.all([measure('ample', 45), measure('tight', 33), measure('short', 24)])
    for (const { verdict } of [ample, tight, short]) {
      expect(verdict.guards.filter(({ ok }) => !ok)).toEqual([])
      expect(verdict.planned).toBeGreaterThan(250)
      expect(verdict.predicted).toMatchObject({ agrees: true, targets: [{ agrees: true }, { agrees: true }] })
    }
    expect(ample).toMatchObject({ code: 0, verdict: { meets: true } })
    expect(short).toMatchObject({ code: 1, verdict: { meets: false } })
    // The intervals of the ample and the short plan do not touch: an endpoint that answered at random would be found out.
    const within = ({ verdict }: typeof ample) => verdict.predicted?.targets[0].interval99 ?? [0, 1]
    expect(within(short)[1]).toBeLessThan(within(ample)[0])
  }, 180_000)
})

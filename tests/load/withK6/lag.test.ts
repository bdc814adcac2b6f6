/** 50 contacts a second for ten seconds, followed by WebSocket: 99 of 100 are sent within 50 ms of their instant. */
import { expect, test } from 'vitest'
import type { Verdict } from '../../../sim/load/verdict.ts'
import { pronto, scratch } from '../../cli/pronto.ts'
import { describeK6 } from '../../k6/k6.ts'
import { rehearse } from './rehearsals.ts'

const { write } = scratch()

const scenario = `name: Fifty a second
contract: { name: Fifty, hours: { mon-fri: ["09:00-13:00"] } }
demand:
  contacts: [{ type: order, volume: { perOpenDay: 720000 }, handling: { exponential: { mean: 10s } }, patience: { exponential: { mean: 60s } } }]
staffing: { greeting: 2s, groups: [{ name: all, levels: { "09:00": 300 } }] }
simulate: { from: 2027-03-08, months: 1, seed: lag }
`

describeK6('Replay at 50 contacts a second (needs k6)', () => {
  test('comes in time, and all contacts are followed to their end', async () => {
    const file = write('fifty.yaml', scenario)
    const endpoint = await rehearse(file)
    try {
      const { out, err } = await pronto('load', file, '--target', endpoint.url, '--window', '2027-03-08 10:00..10:00:10', '--json')
      if (out === '') throw new Error(err)
      const { planned, guards, replayLag, predicted }: Verdict = JSON.parse(out)
      expect(planned).toBeGreaterThan(400)
      expect(guards.filter(({ ok }) => !ok)).toEqual([])
      expect(replayLag.p99).toBeLessThan(0.05)
      expect(predicted?.agrees).toBe(true)
    } finally {
      await endpoint.close()
    }
  })
})

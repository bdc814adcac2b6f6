/** Each kind of bad endpoint has a verdict of its own: 1 for a breach, 3 for what is no measurement. */
import { describe, expect, test } from 'vitest'
import type { Verdict } from '../../../sim/load/verdict.ts'
import { type Ended, pronto, scratch } from '../../cli/pronto.ts'
import { type BadKind, start } from '../../k6/endpoints/bad.ts'
import { k6 } from '../../k6/k6.ts'
import { scenario, window } from './small.ts'

const { write } = scratch()

async function load(kind: BadKind): Promise<{ ended: Ended; verdict: Verdict }> {
  const server = await start(kind, { slow: 2500, dies: 8 })
  try {
    const ended = await pronto('load', write('scenario.yaml', scenario), '--target', server.url, '--window', window, '--json')
    return { ended, verdict: JSON.parse(ended.out) }
  } finally {
    await server.close()
  }
}

const broken = ({ guards }: Verdict) => guards.filter(({ ok }) => !ok).map(({ guard }) => guard)

describe.skipIf(k6 === undefined).concurrent('An endpoint under load (needs k6)', () => {
  test.each([
    ['tooSlow', 'answered', { answeredLate: 0, busy: 0, recordedMessage: 0, voicemail: 0 }, [0, 0]],
    ['alwaysBusy', 'busy', { busy: 1 }, [0, 1]],
    ['immediateMessage', 'recordedMessage', { recordedMessage: 1 }, [0, 1]],
    ['voicemailInHours', 'voicemail', { voicemail: 1 }, [0, 1]],
  ] as const)('%s: a breach', async (kind, outcome, lostBy, [within, lost]) => {
    const { ended, verdict } = await load(kind)
    const { planned } = verdict
    expect(broken(verdict)).toEqual([])
    expect(planned).toBeGreaterThan(10)
    expect(verdict).toMatchObject({ valid: true, meets: false, received: planned, outcomes: { [outcome]: planned } })
    for (const [cause, share] of Object.entries(lostBy)) expect(verdict.lostBy[cause as keyof typeof lostBy]).toBe(share * planned)
    expect(verdict.targets.map(({ share }) => share)).toEqual([within, lost])
    expect(ended.code).toBe(1)
  })

  test.each([
    ['hangingConnections', /no answer/],
    ['wrongJson', /no JSON/],
    ['serverErrors', /HTTP 500/],
    ['deadPort', /connection refused/],
  ] as const)('%s: no measurement', async (kind, what) => {
    const { ended, verdict } = await load(kind)
    expect(verdict).toMatchObject({ valid: false, meets: null })
    // An endpoint that is not there cannot have its clock set: then k6 ends before it begins.
    if (verdict.failures.length > 0) {
      expect(verdict.failures[0].what).toMatch(what)
      expect(broken(verdict)).toContain('failures')
    } else expect(ended.err).toMatch(what)
    expect(broken(verdict)).toContain('resolved')
    expect(ended.code).toBe(3)
  })

  test('diesHalfway: no measurement, and what was measured is there', async () => {
    const { ended, verdict } = await load('diesHalfway')
    expect(verdict).toMatchObject({ valid: false, meets: null })
    expect(broken(verdict)).toEqual(expect.arrayContaining(['resolved', 'failures']))
    expect(verdict.failures.length).toBeGreaterThan(0)
    expect(ended.code).toBe(3)
  })
})

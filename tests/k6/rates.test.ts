/** The scenarios that are no replay, under plain `k6 run`. */
import { expect, test } from 'vitest'
import { k6Config, rampConfig, soakConfig, steadyConfig } from '../../sim/load/k6Config.ts'
import { scripted, steps } from './endpoints/scripted.ts'
import { describeK6, run } from './k6.ts'
import { contact, plan } from './plans.ts'

/** Of these the one out of hours is left out; the fax is sent as well. */
const contacts = [contact(0), contact(100_000, [{}], { inHours: false, type: 'night' }), contact(200_000, [], { channel: 'fax' })]

describeK6('steady', { concurrent: true }, () => {
  test('places contacts of the plan in turn at a constant rate, and holds', async () => {
    const server = await scripted(() => steps('waiting 0, answered 50'))
    const listed = plan(server.url, contacts)
    const result = await run('steady', { plan: listed, config: steadyConfig(listed, 600, 2) })
    await server.close()
    expect(result.exitCode).toBe(0)
    expect(server.bodies.length).toBeGreaterThanOrEqual(19)
    expect(server.bodies.slice(0, 4).map(({ channel, type }) => [channel, type])).toEqual([
      ['phone', 'order'],
      ['fax', 'order'],
      ['phone', 'order'],
      ['fax', 'order'],
    ])
    expect(result.said).toContain('followed to their end')
    expect(result.said).toContain('answered_within')
  })

  test('a contact that cannot be followed breaks it, and is said', async () => {
    const server = await scripted((caller) => (caller === 2 ? { steps: [], first: { status: 500, body: '' } } : steps('answered 0')))
    const listed = plan(server.url, contacts)
    const result = await run('steady', { plan: listed, config: steadyConfig(listed, 600, 1) })
    await server.close()
    expect(result.exitCode).toBe(99)
    expect(result.failures[0]).toMatchObject({ contact: 2, what: 'HTTP 500' })
  })
})

describeK6('ramp', { concurrent: true }, () => {
  /** Answers while fewer than three wait at once. */
  async function ramped(rates: number[]) {
    let waiting = 0
    const server = await scripted(() => {
      if (waiting >= 3) return steps('busy 0')
      waiting++
      setTimeout(() => waiting--, 300)
      return steps('waiting 0, answered 300')
    })
    const listed = plan(server.url, [contact(0)])
    const result = await run('ramp', { plan: listed, config: rampConfig(listed, rates, 2) })
    await server.close()
    return result
  }

  test('judges each step on its own, and says the highest rate that held', async () => {
    const { said, exitCode } = await ramped([120, 300, 3000])
    expect(exitCode).toBe(99)
    expect(said).toMatch(/^120 a minute: holds; answered_within 100\.00% /m)
    expect(said).toMatch(/^300 a minute: holds; /m)
    expect(said).toMatch(/^3000 a minute: does not hold \(.*lost rate<=0\.04.*\); /m)
    expect(said).toContain('Highest rate that held: 300 contacts a minute.')
  })

  test('no rate held where the first did not', async () => {
    const { said } = await ramped([3000])
    expect(said).toContain('No rate held.')
  })
})

describeK6('soak', { concurrent: true }, () => {
  test('sets the last quarter against the first', async () => {
    let first: number | undefined
    const server = await scripted(() => {
      first ??= Date.now()
      return steps(`waiting 0, answered ${Date.now() - first > 2000 ? 600 : 50}`)
    })
    const listed = plan(server.url, [contact(0)])
    const result = await run('soak', { plan: listed, config: soakConfig(listed, 600, 4) })
    await server.close()
    expect(result.said).toMatch(/^First quarter: waited 0\.\d\d s on average, .*answered_within 100\.00%/m)
    expect(result.said).toMatch(/^Last quarter: waited 0\.\d\d s on average, .*answered_within 0\.00%/m)
    expect(result.said).toMatch(/^Broken: .*answered_within\{quarter:4\} rate>=0\.9/m)
    expect(result.said).not.toContain('answered_within{quarter:1} rate')
    expect(result.exitCode).toBe(99)
  })
})

describeK6('spike-at-opening', { concurrent: true }, () => {
  test('all who call before the opening call within four seconds, from five seconds before it on; the others at their instants', async () => {
    const server = await scripted((caller) => steps(caller < 4 ? 'voicemail 0' : 'answered 0'))
    const opening = 6_000_000
    const early = Array.from({ length: 4 }, (_, i) => contact(i * 1_000_000, [{ leavesMessage: true }], { inHours: false }))
    const listed = plan(server.url, [...early, contact(opening), contact(opening + 300_000)], {
      window: { from: '2027-03-08T08:29:54', to: '2027-03-08T08:30:01', timezone: 'Europe/Rome', length: 7_000_000 },
      openings: { main: [[opening, 7_000_000]] },
      lead: 500_000,
    })
    const result = await run('spike-at-opening', { plan: listed, config: k6Config(listed, 'spike_at_opening') })
    await server.close()
    expect(result.facts.map(({ outcome, received, inHours }) => [outcome, received, inHours])).toEqual([
      ...early.map(({ at }) => ['voicemail', Math.round(opening - 5_000_000 + (at / opening) * 4_000_000), false]),
      ['answered', opening, true],
      ['answered', opening + 300_000, true],
    ])
    expect(server.requests.filter((request) => request.endsWith('/message'))).toHaveLength(4)
    expect(result.count('calls_out_of_hours')).toBe(4)
    expect(result.exitCode).toBe(0)
  })
})

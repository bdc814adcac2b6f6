/** One run judged under every reading gives what a run under each reading gives: the facts are the same. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import { readingsOf } from '../../sim/contract/readings.ts'
import { readingResults } from '../../sim/estimates/readings.ts'
import { mergeTallies } from '../../sim/estimates/tallies.ts'
import { replicate, shapeOf } from '../../sim/replicate.ts'
import { scenarioOf } from '../engine/replay.ts'
import { call, desk, group } from '../engine/scenarios.ts'

const scenario = scenarioOf(
  desk({
    contract: { readings: { shortHangUp: '3s', earlyHangUp: 'inTime' } },
    demand: { contacts: [call({ volume: { perOpenDay: 250 }, patience: { exponential: { mean: '40s' } }, leavesInGreeting: '5%' })] },
    staffing: { greeting: '6s', lines: 9, queueLimit: 4, groups: [group({ agents: 4 })] },
    simulate: { months: 2 },
  }),
)
const { plan } = compile(scenario)
const readings = readingsOf(scenario.contract)
const judged = { ...plan, readings: readings.map(({ rules }) => rules) }

describe('Readings of a contract', () => {
  test('hold every value of each, the contract’s own once, and both sides', () => {
    const of = (name: string) => readings.filter(({ reading }) => reading === name)
    expect(of('earlyHangUp').map(({ value, own }) => [value, own])).toEqual([
      ['notInTime', false],
      ['inTime', true],
      ['excluded', false],
    ])
    expect(of('shortHangUp').map(({ value, own }) => [value, own])).toEqual([
      ['0s', false],
      ['5s', false],
      ['10s', false],
      ['3s', true],
    ])
    for (const name of ['hangUpBeforeLimit', 'greetingIsMessage', 'denominator', 'clockStarts'])
      expect(of(name).filter(({ own }) => own).length).toBe(1)
    expect(of('all').map(({ value }) => value)).toEqual(['client', 'supplier'])
    expect(of('all')[0].rules).toMatchObject({
      clockStartsWithCall: true,
      hangUpBeforeLimitLost: true,
      greetingIsMessage: true,
      shortHangUp: 0,
    })
    expect(of('all')[1].rules).toMatchObject({
      clockStartsWithCall: false,
      hangUpBeforeLimitLost: false,
      greetingIsMessage: false,
      shortHangUp: 10e6,
    })
  })

  test('are judged in one run as in runs of their own', () => {
    const tallies = mergeTallies(shapeOf(judged), [replicate(judged, 3, 6), replicate(judged, 0, 3)])
    const width = tallies.readingCounts.length / (6 * readings.length)
    readings.forEach(({ rules }, i) => {
      const own = replicate({ ...plan, rules }, 0, 6)
      for (let row = 0; row < 6; row++) {
        const at = (row * readings.length + i) * width
        expect(tallies.readingCounts.subarray(at, at + width)).toEqual(own.counts.subarray(row * width, (row + 1) * width))
      }
    })
    // And the contract's own counts are what they are without others beside them.
    expect(tallies.counts).toEqual(replicate(plan, 0, 6).counts)
  })

  test('the supplier’s side never does worse than the client’s', () => {
    const results = readingResults(readings, plan.targets, 'month', replicate(judged, 0, 6))
    const [client, supplier] = results.filter(({ reading }) => reading === 'all')
    expect(supplier.answeredWithin).toBeGreaterThan(client.answeredWithin as number)
    expect(supplier.lost).toBeLessThan(client.lost as number)
    expect(supplier.everyMonth.n).toBe(6)
    for (const { own, answeredWithin } of results) if (own) expect(answeredWithin).toBe(results.find((one) => one.own)?.answeredWithin)
  })
})

/** One run judged under every reading gives what a run under each reading gives: the facts are the same. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import { readingsOf } from '../../sim/contract/readings.ts'
import { discordant } from '../../sim/estimates/differences.ts'
import { readingResults } from '../../sim/estimates/readings.ts'
import { mergeTallies } from '../../sim/estimates/tallies.ts'
import { replicate, shapeOf } from '../../sim/replicate.ts'
import { contractOf } from '../contract/contracts.ts'
import { scenarioOf } from '../engine/replay.ts'
import { call, desk, group } from '../engine/scenarios.ts'
import { planOf, talliesOf } from './handMade.ts'

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
    const { readings: results } = readingResults(readings, [], plan.targets, 'month', replicate(judged, 0, 6))
    const [client, supplier] = results.filter(({ reading }) => reading === 'all')
    expect(supplier.answeredWithin).toBeGreaterThan(client.answeredWithin as number)
    expect(supplier.lost).toBeLessThan(client.lost as number)
    expect(supplier.everyMonth.n).toBe(6)
    expect(supplier.difference.n).toBe(6)
    expect(client.difference.difference).toBeLessThanOrEqual(0)
    for (const { own, answeredWithin } of results) if (own) expect(answeredWithin).toBe(results.find((one) => one.own)?.answeredWithin)
  })
})

/**
 * Four terms of a month, of 100 calls each, by hand. Under the contract's own readings two of them pass; "inTime" passes the third, too;
 * "excluded" and the others are as the contract is.
 *
 *   term             0     1     2     3    passes
 *   own              91    90    89    80   1/2
 *   earlyHangUp:
 *     notInTime      91    90    89    80   1/2
 *     inTime         95    94    90    85   3/4
 *     excluded       91    90    89    80   1/2
 *   clockStarts:
 *     call           91    90    89    80   1/2
 *     queue          99    98    97    90   1
 */
describe('Readings by hand', () => {
  const { plan: own } = planOf({}, 1)
  const known = readingsOf(contractOf()).filter(({ reading }) => reading === 'earlyHangUp' || reading === 'clockStarts')
  const inTime = [91, 90, 89, 80]
  const under: Record<string, number[]> = { inTime: [95, 94, 90, 85], queue: [99, 98, 97, 90] }
  const counted = (columns: number[]) =>
    talliesOf(
      own,
      columns.map((part) => [
        {
          shares: [
            [part, 100],
            [0, 100],
          ],
        },
      ]),
    )
  const tallies = { ...counted(inTime), readings: known.length }
  const width = tallies.counts.length / 4
  tallies.readingCounts = new Int32Array(4 * known.length * width)
  known.forEach(({ value }, reading) => {
    const { counts } = counted(under[value] ?? inTime)
    for (let term = 0; term < 4; term++)
      tallies.readingCounts.set(counts.subarray(term * width, (term + 1) * width), (term * known.length + reading) * width)
  })
  const found = readingResults(known, [], own.targets, 'month', tallies)

  test('each have their probability, and their difference from the contract as it is, term by term', () => {
    expect(found.readings.map(({ value, everyMonth, difference }) => [value, everyMonth.probability, difference.difference])).toEqual([
      ['notInTime', 1 / 2, 0],
      ['inTime', 3 / 4, 1 / 4],
      ['excluded', 1 / 2, 0],
      ['call', 1 / 2, 0],
      ['queue', 1, 1 / 2],
    ])
    expect(found.readings[4].difference).toMatchObject({ n: 4, onlyPlan: 2, onlyBase: 0, ci95: discordant(2, 0, 4) })
    expect(found.readings[1].answeredWithin).toBe((95 + 94 + 90 + 85) / 400)
  })

  test('worth a question: the one whose values move the probability most comes first', () => {
    expect(found.questions.map(({ reading, least, most, difference }) => [reading, least, most, difference.difference])).toEqual([
      ['clockStarts', 'call', 'queue', 1 / 2],
      ['earlyHangUp', 'notInTime', 'inTime', 1 / 4],
    ])
  })

  test('of other calendars stand beside them, the client’s being the one that is open on all days in doubt', () => {
    const weeks = [
      { value: 'calendarRows' as const, own: true, tallies: counted(inTime) },
      { value: 'commonDays' as const, own: false, tallies: counted([80, 80, 80, 80]) },
    ]
    const both = readingResults(known, weeks, own.targets, 'month', tallies)
    expect(both.readings.slice(-2)).toMatchObject([
      { reading: 'weeksOfMonth', value: 'calendarRows', favours: 'supplier', own: true, difference: { difference: 0 } },
      { reading: 'weeksOfMonth', value: 'commonDays', favours: 'client', own: false, difference: { difference: -1 / 2 } },
    ])
    expect(both.questions.find(({ reading }) => reading === 'weeksOfMonth')).toMatchObject({ least: 'commonDays', most: 'calendarRows' })
  })
})

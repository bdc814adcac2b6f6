/** What is simulated, and when a plan is given up. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import { wilson } from '../../sim/estimates/intervals.ts'
import type { Examination } from '../../sim/sizing/examine.ts'
import { Ledger, mostFailures } from '../../sim/sizing/ledger.ts'
import { Rosters } from '../../sim/sizing/rosters.ts'
import { emptyPlan, machine, mean, roster, scenario, wages } from './sizing.ts'

const never = () => false
const rules = roster({ shifts: [{ name: 'all', shift: ['09:00-13:00'], costPerHour: 20 }] })
const written = scenario()

function ledgerOf(replications: number, watch: (tasks: Examination[]) => void = () => {}): Ledger {
  const rosters = new Rosters(rules, emptyPlan(written, rules), compile(written).calendar)
  const examiner = async (tasks: Examination[]) => {
    watch(tasks)
    return machine.examine(tasks)
  }
  return new Ledger({ rosters, window: 'month', replications, costOf: wages, penalties: null, hardBy: 'failures', examiner })
}

describe('how many failures are allowed', () => {
  test.each([
    [400, 0.95],
    [400, 0.99],
    [1000, 0.9],
    [73, 0.95],
  ])('in %d replications the lower end of the interval reaches %d with so many, and with no more', (n, share) => {
    const failures = mostFailures(n, share)
    expect(wilson(n - failures, n)?.[0]).toBeGreaterThanOrEqual(share)
    expect(wilson(n - failures - 1, n)?.[0]).toBeLessThan(share)
  })

  test('is -1 where even success in all would not do', () => {
    expect(mostFailures(72, 0.95)).toBe(-1)
  })
})

describe('a plan', () => {
  test('without a chance is given up as soon as the rest could not save it', async () => {
    const ledger = ledgerOf(100)
    expect(await ledger.decide(ledger.known([1]), 0.9, never)).toBe(false)
    expect(ledger.known([1]).failures).toBe(mostFailures(100, 0.9) + 1)
    expect(ledger.replayed).toBeLessThan(30)
  })

  test('that will do is replayed in full, each replication once', async () => {
    const seen: number[] = []
    const ledger = ledgerOf(30, (tasks) => seen.push(...tasks.flatMap(({ replications }) => replications)))
    expect(await ledger.decide(ledger.known([9]), 0.8, never)).toBe(true)
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i))
    expect(ledger.replayed).toBe(30)
  })

  test('meets the hardest replications first: those that others failed', async () => {
    const order: number[] = []
    const ledger = ledgerOf(40, (tasks) => order.push(...tasks.flatMap(({ replications }) => replications)))
    const all = Array.from({ length: 40 }, (_, i) => i)
    await ledger.look(ledger.known([3]), all)
    const hard = all.filter((one) => ledger.known([3]).outcome[one] === 0)
    expect(hard.length).toBeGreaterThan(0)
    expect(hard.length).toBeLessThan(38)
    order.length = 0
    await ledger.decide(ledger.known([4]), 0.8, never)
    expect(order.slice(0, hard.length).sort((a, b) => a - b)).toEqual(hard)
  })

  test('costs what simulate says, overtime included', async () => {
    const ledger = ledgerOf(20)
    await ledger.look(
      ledger.known([5]),
      Array.from({ length: 20 }, (_, i) => i),
    )
    const plan = ledger.known([5]).plan
    expect(ledger.known([5]).cost).toBeCloseTo(mean(wages(plan, await machine.replicate(plan, 0, 20))), 9)
    expect(ledger.known([5]).cost).toBeGreaterThan(ledger.rosters.floor([5]))
  })
})

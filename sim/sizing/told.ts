/** What is told beside a plan found: one head fewer or more, and what rules of thumb would have rostered; over replications that all share. */
import { wilson } from '../estimates/intervals.ts'
import { firstOf } from './firstPlan.ts'
import type { Known, Ledger } from './ledger.ts'
import type { HeadChange, RuleOfThumb } from './result.ts'
import type { Heads } from './rosters.ts'
import { costOver, type Paid } from './shown.ts'

export interface Telling {
  ledger: Ledger
  paid: Paid
  /** null = nothing. */
  require: number | null
  /** true: an answer is wanted now. */
  stop: () => boolean
  onStep: (step: string) => void
}

/** In so many shifts, those with most heads. */
const mostChanges = 8

export async function changesOf(found: Known, telling: Telling): Promise<HeadChange[]> {
  const { ledger, require, stop } = telling
  const { heads } = found
  const largest = [...heads.keys()].filter((shift) => heads[shift] > 0).sort((a, b) => heads[b] - heads[a])
  const changes: HeadChange[] = []
  for (const shift of largest.slice(0, mostChanges).sort((a, b) => a - b))
    for (const change of [-1, 1] as const) {
      const changed: Heads = heads.map((count, i) => (i === shift ? count + change : count))
      if (!ledger.rosters.allowed(changed) || stop()) continue
      const { name } = ledger.rosters.rules.shifts[shift]
      const told = await lookedAt(changed, found, `${name}: one ${change < 0 ? 'fewer' : 'more'}`, telling)
      const meets = require === null ? null : ledger.verdict(ledger.known(changed), require)
      changes.push({ shift: name, change, ...told, meets })
    }
  return changes
}

/** The cheapest roster that covers what a rule asks for. */
export type RuleRoster = Pick<RuleOfThumb, 'rule' | 'heads'>

/** `found`: the plan that they stand beside; null = none. */
export async function thumbsOf(rosters: RuleRoster[], found: Known | null, telling: Telling): Promise<RuleOfThumb[]> {
  const told: RuleOfThumb[] = []
  for (const { rule, heads } of rosters)
    if (!telling.stop()) told.push({ rule, heads, ...(await lookedAt(heads, found, `a rule of thumb: ${rule}`, telling)) })
  return told
}

async function lookedAt(
  heads: Heads,
  found: Known | null,
  step: string,
  { ledger, paid, onStep }: Telling,
): Promise<Omit<RuleOfThumb, keyof RuleRoster>> {
  onStep(step)
  const known = ledger.known(heads)
  const shared = firstOf(ledger.replications)
  await ledger.look(known, shared)
  const replayed = shared.filter((one) => known.outcome[one] !== -1)
  const seen = replayed.filter((one) => known.outcome[one] >= 0)
  const passed = seen.filter((one) => known.outcome[one] === 1).length
  const probability = seen.length === 0 ? null : passed / seen.length
  const own = costOver(known, replayed, paid)
  const beside = found === null ? null : costOver(found, replayed, paid)
  return {
    ...own,
    probability,
    ci95: wilson(passed, seen.length),
    n: seen.length,
    costChange: beside && own.cost - beside.cost,
    totalChange: own.total === null || beside === null || beside.total === null ? null : own.total - beside.total,
  }
}

/** Tallies written by hand, of a small plan. */
import { compile } from '../../sim/compile.ts'
import { monthOpenings } from '../../sim/contract/calendar.ts'
import { MonthField } from '../../sim/contract/judge.ts'
import { demandSchema } from '../../sim/demand/schema.ts'
import { penaltyRules } from '../../sim/estimates/penalties.ts'
import { type Results, resultsOf } from '../../sim/estimates/results.ts'
import { emptyTallies, monthFields, type Tallies } from '../../sim/estimates/tallies.ts'
import type { Plan } from '../../sim/plan.ts'
import { shapeOf } from '../../sim/replicate.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'
import { contractOf } from '../contract/contracts.ts'

const call = { type: 'order', volume: { perOpenDay: 100 }, handling: { constant: '60s' } }
const twoGroups = [
  { name: 'early', agents: 2, days: 'mon', shift: ['08:30-13:30'], costPerHour: 20, absence: '50%' },
  { name: 'late', levels: { '14:30': 3, '17:30': 0 }, days: 'mon,tue', costPerHour: 30 },
]

/** January and February 2027, or as many months as said. */
export function planOf(
  contract: Record<string, unknown> = {},
  months = 2,
): { plan: Plan; calendar: ReturnType<typeof compile>['calendar'] } {
  return compile({
    name: 'by hand',
    contract: contractOf(contract),
    demand: demandSchema.parse({ contacts: [call] }),
    staffing: staffingSchema.parse({ groups: twoGroups }),
    simulate: { from: '2027-01-01', months, replications: 4, seed: 'seed' },
    data: {},
  })
}

export interface MonthCounts {
  received?: number
  lostBy?: Partial<Record<'abandoned' | 'answeredLate' | 'busy' | 'recordedMessage' | 'voicemail', number>>
  /** Part and whole of each target, the contract's order. */
  shares: [number, number][]
}

/** A row a replication, a column a month. */
export function talliesOf(plan: Plan, rows: MonthCounts[][]): Tallies {
  const tallies = emptyTallies(
    shapeOf(plan),
    rows.map((_, replication) => replication),
  )
  const fields = monthFields(plan.targets.length)
  rows.forEach((months, replication) => {
    months.forEach(({ received, lostBy = {}, shares }, month) => {
      const at = (replication * tallies.months + month) * fields
      tallies.counts[at + MonthField.received] = received ?? shares[0]?.[1] ?? 0
      const causes = ['abandoned', 'answeredLate', 'busy', 'recordedMessage', 'voicemail'] as const
      causes.forEach((cause, i) => {
        tallies.counts[at + MonthField.lostBy + i] = lostBy[cause] ?? 0
      })
      tallies.counts.set(shares.flat(), at + MonthField.targets)
    })
  })
  return tallies
}

export function resultsFrom(
  contract: Record<string, unknown>,
  rows: MonthCounts[][],
  more: (tallies: Tallies) => void = () => {},
): Results {
  const { plan, calendar } = planOf(contract, Math.max(1, ...rows.map((row) => row.length)))
  const tallies = talliesOf(plan, rows)
  more(tallies)
  const facts = {
    pronto: '0.1.0',
    scenario: 'by hand',
    contract: 'A desk',
    window: contractOf(contract).window,
    months: monthOpenings(calendar, 0),
    openWeekdays: [8, 8, 8, 8, 10, 0, 0],
    penalties: penaltyRules(contractOf(contract), calendar.months.length),
  }
  return resultsOf(facts, plan, tallies)
}

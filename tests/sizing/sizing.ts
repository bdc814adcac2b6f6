/** Sizing without threads, on desks that take a moment. */
import loadHighs from 'highs'
import { factsOf } from '../../run/simulate.ts'
import { compile } from '../../sim/compile.ts'
import { contractSchema } from '../../sim/contract/schema.ts'
import { demandSchema } from '../../sim/demand/schema.ts'
import { paidByReplication } from '../../sim/estimates/cost.ts'
import type { Plan } from '../../sim/plan.ts'
import { Replicator, replicate } from '../../sim/replicate.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { examine } from '../../sim/sizing/examine.ts'
import type { CostOf } from '../../sim/sizing/ledger.ts'
import type { Solve } from '../../sim/sizing/program.ts'
import type { Sizing } from '../../sim/sizing/result.ts'
import { type RosterRules, rosterSchema } from '../../sim/sizing/schema.ts'
import { emptyPlan, type Machine, size } from '../../sim/sizing/size.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'

const highs = await (loadHighs as unknown as typeof loadHighs.default)()

export const solve: Solve = async (program) => {
  const { Status, Columns } = highs.solve(program, { output_flag: false, mip_rel_gap: 0.01, mip_max_nodes: 300 })
  if (Status === 'Infeasible') return null
  return new Map(Object.entries(Columns).map(([name, column]) => [name, 'Primal' in column ? (column.Primal ?? 0) : 0]))
}

let last: { plan: Plan; replicator: Replicator } | undefined

export const machine: Machine = {
  examine: async (tasks) =>
    tasks.map((task) => {
      if (last?.plan !== task.plan) last = { plan: task.plan, replicator: new Replicator(task.plan) }
      return examine(task, last.replicator)
    }),
  replicate: async (plan, from, to) => replicate(plan, from, to),
  solve,
  stopped: () => false,
}

/** Wages with overtime, by replication. */
export const wages: CostOf = ({ model }, tallies) => paidByReplication(model, tallies).cost
export const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, one) => sum + one, 0) / values.length

export const roster = (written: unknown): RosterRules => rosterSchema.parse(written)

export interface Written {
  contract?: Record<string, unknown>
  demand?: Record<string, unknown>
  staffing?: Record<string, unknown>
  months?: number
}

/** One open weekday, so that a month is four or five days. */
export function scenario({ contract, demand, staffing, months = 1 }: Written = {}, seed = 'sizing'): Scenario {
  return {
    name: 'A small desk',
    contract: contractSchema.parse({ name: 'A contract', hours: { tue: ['09:00-13:00'] }, ...contract }),
    demand: demandSchema.parse({
      contacts: [
        { type: 'order', volume: { perOpenDay: 60 }, handling: { exponential: { mean: '3m' } }, patience: { exponential: { mean: '2m' } } },
      ],
      ...demand,
    }),
    staffing: staffingSchema.parse({ groups: [{ name: 'all', agents: 4, shift: ['09:00-13:00'], costPerHour: 20 }], ...staffing }),
    simulate: { from: '2027-03-01', months, replications: 1, seed },
    data: {},
  }
}

export async function sized(
  written: Scenario,
  rules: RosterRules | null,
  {
    require = 0.8,
    objective = 'wages',
    replications = 40,
    details = false,
    ...rest
  }: { require?: number | null; objective?: 'wages' | 'total'; replications?: number; details?: boolean } & Partial<Machine> = {},
): Promise<Sizing> {
  const compiled = compile(written)
  const facts = factsOf(written, compiled.calendar)
  const options = { require, objective, replications, roster: rules, costOf: wages, facts, details }
  return size(written, compiled, options, { ...machine, ...rest })
}

export { compile, emptyPlan }

/** Sizing on threads, with HiGHS for the programs. */
import type { Compiled } from '../sim/compile.ts'
import { paidByReplication } from '../sim/estimates/cost.ts'
import { mostMonths, type Scenario } from '../sim/scenario.ts'
import { derivedRoster } from '../sim/sizing/derived.ts'
import type { CostOf, Known, Ledger } from '../sim/sizing/ledger.ts'
import { mostFailures } from '../sim/sizing/ledger.ts'
import { weekLoad } from '../sim/sizing/load.ts'
import type { Solve } from '../sim/sizing/program.ts'
import type { Sizing } from '../sim/sizing/result.ts'
import type { RosterRules } from '../sim/sizing/schema.ts'
import { type Machine, size } from '../sim/sizing/size.ts'
import { InputError } from './problems.ts'
import { factsOf } from './simulate.ts'
import type { Threads } from './threads.ts'

export interface SizeOptions {
  /** null = nothing: for `total` only. */
  require: number | null
  objective: 'wages' | 'total'
  roster: RosterRules | null
  /** false: the plan alone, without frontier, neighbours and rules of thumb. */
  details: boolean
  signal?: AbortSignal
  onStep?: (step: string, best: Known | null, ledger: Ledger) => void
}

/** So that 99% can be shown: with fewer, no plan could be promised that much. */
export const fewestReplications = 400

/**
 * On threads that are there, a scenario that is compiled. Throws InputError where the replications cannot show what is required, or the
 * total is no money or without penalties.
 */
export async function sizeOn(threads: Threads, scenario: Scenario, compiled: Compiled, options: SizeOptions): Promise<Sizing> {
  const { require, objective, roster, details, signal, onStep } = options
  const { replications, months } = scenario.simulate
  if (require !== null && mostFailures(replications, require) < 0) throw tooFew(replications, require)
  // Twice as many are replayed: others than those that chose the plan.
  if (2 * replications * months > mostMonths) throw tooMany(months)
  if (objective === 'total') checkTotal(scenario, compiled, roster)
  const machine: Machine = {
    examine: (tasks) => threads.examine(tasks, signal),
    replicate: (plan, from, to) => threads.run(plan, from, to, { signal }),
    solve: await solver(),
    stopped: () => signal?.aborted === true,
    onStep,
  }
  const facts = factsOf(scenario, compiled.calendar)
  return size(scenario, compiled, { require, objective, replications, roster, costOf: wagesOrHours, facts, details }, machine)
}

/** Wages of a term, overtime included; hours where no shift has a cost. */
const wagesOrHours: CostOf = ({ model }, tallies) => {
  const { cost, paidHours } = paidByReplication(model, tallies)
  return model.groups.some(({ costPerHour }) => costPerHour > 0) ? cost : paidHours
}

/** Wages and penalties can be added where there are some of both. */
function checkTotal({ contract, staffing }: Scenario, { plan }: Compiled, roster: RosterRules | null): void {
  const wrong = (found: string, expected: string) =>
    new InputError([{ file: '--objective total', line: 0, column: 0, path: '', found, expected, hint: '--objective wages' }])
  if (contract.penalties === undefined)
    throw wrong('a contract without penalties', 'penalties in the contract, such as { perPoint: 1000, capShare: 10%, monthlyFee: 30000 }')
  const { shifts } = roster ?? derivedRoster(contract, staffing, weekLoad(plan.model).weekdays).rules
  if (shifts.every(({ costPerHour }) => costPerHour === 0))
    throw wrong(
      'no costPerHour',
      `a costPerHour in ${roster === null ? 'the groups of the staffing plan' : 'the roster'}: hours and penalties do not add up`,
    )
}

const tooFew = (replications: number, require: number) =>
  new InputError([
    {
      file: '--replications',
      line: 0,
      column: 0,
      path: '',
      found: `${replications} replications`,
      expected: `enough of them to show ${100 * require}%: its interval ends lower even when all of them pass`,
    },
  ])

const tooMany = (months: number) =>
  new InputError([
    {
      file: '--replications',
      line: 0,
      column: 0,
      path: '',
      found: 'too many',
      expected: `${Math.floor(mostMonths / 2 / months)} at most, each of ${months} months`,
    },
  ])

/** Loaded when it is needed: three megabytes. The same answers every time: one thread, and no limit of time. */
async function solver(): Promise<Solve> {
  const { default: module } = await import('highs')
  // Its types are those of an older module format, in which the function is one level deeper.
  const load = module as unknown as typeof module.default
  const highs = await load()
  return async (program) => {
    const solution = highs.solve(program, { output_flag: false, mip_rel_gap: 0.003, mip_max_nodes: 300 })
    // Where nodes end first, there may be heads all the same.
    if (solution.Status === 'Infeasible' || Object.keys(solution.Columns).length === 0) return null
    return new Map(Object.entries(solution.Columns).map(([name, column]) => [name, 'Primal' in column ? (column.Primal ?? 0) : 0]))
  }
}

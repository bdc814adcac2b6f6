/** From a scenario and what may be rostered to the cheapest plan that can be promised, in steps that can be looked at. */
import { type Compiled, compile } from '../compile.ts'
import { Counts, failedWindows, windowsOf } from '../estimates/counts.ts'
import { wilson } from '../estimates/intervals.ts'
import { penaltiesOf } from '../estimates/penalties.ts'
import { resultsOf, type TermFacts } from '../estimates/results.ts'
import { mergeTallies, type Tallies } from '../estimates/tallies.ts'
import type { Plan } from '../plan.ts'
import { shapeOf } from '../replicate.ts'
import type { Scenario } from '../scenario.ts'
import { intervalsPerWeek } from '../time.ts'
import { blockers } from './blocked.ts'
import { Curves } from './curves.ts'
import { derivedRoster } from './derived.ts'
import { callsIn, sumOfIntervals } from './examine.ts'
import { type CostOf, type Examiner, type Known, Ledger, meanPenalty, mostFailures } from './ledger.ts'
import { weekLoad } from './load.ts'
import { agentsAtWork, covering, type RosterProgram, type Solve } from './program.ts'
import { levelsPlan, timeVarying } from './requirement.ts'
import type { Due, FrontierPoint, Sizing } from './result.ts'
import { groupOf, Rosters } from './rosters.ts'
import type { RosterRules } from './schema.ts'
import { Search } from './search.ts'
import { bindingOf, figuresOf, intervalNeeds, type Paid, planOf } from './shown.ts'
import { agentsByErlangC, agentsNeeded, type HalfHour, missesOf } from './stationary.ts'
import { changesOf, type RuleRoster, thumbsOf } from './told.ts'
import { TotalSearch } from './total.ts'

/** What sizing needs of whatever it runs on. */
export interface Machine {
  examine: Examiner
  /** Tallies of replications `from` to `to` (excluded); fewer after an interruption. */
  replicate: (plan: Plan, from: number, to: number) => Promise<Tallies>
  solve: Solve
  /** true: an answer is wanted now. */
  stopped: () => boolean
  /** What is being done, the best plan so far, and the calls simulated. */
  onStep?: (step: string, best: Known | null, ledger: Ledger) => void
}

export interface SizingOptions {
  /** null = nothing: for `total` only. */
  require: number | null
  /** `total`: wages and expected penalties, of a contract that has some, with shifts that have a cost. */
  objective: 'wages' | 'total'
  /** Of the final decision. */
  replications: number
  /** null: shifts are made out of the opening hours. */
  roster: RosterRules | null
  costOf: CostOf
  facts: TermFacts
  /** false: the plan alone, without frontier, neighbours and rules of thumb. */
  details: boolean
}

/** Probabilities of the frontier. */
const frontierShares = [0.8, 0.9, 0.95, 0.99]
/** Calls, in simulations of one plan at the final precision: for the plan asked for (when nothing else is), and for each other point of the frontier. */
const searchRuns = 20
const searchRunsAlone = 26
const frontierRuns = 3
/** Replications in which a first roster is looked at. */
const mostFirst = 10

export async function size(
  scenario: Scenario,
  { plan: own, calendar }: Compiled,
  options: SizingOptions,
  machine: Machine,
): Promise<Sizing> {
  const { require, replications, facts } = options
  const share = require ?? 0
  const byTotal = options.objective === 'total'
  const firstReplications = Math.min(mostFirst, Math.ceil(replications / 10))
  const steps: Sizing['steps'] = []
  const load = weekLoad(own.model)
  const derived = options.roster === null ? derivedRoster(scenario.contract, scenario.staffing, load.weekdays) : null
  const rules = options.roster ?? (derived as { rules: RosterRules }).rules
  const empty = emptyPlan(scenario, rules)
  const rosters = new Rosters(rules, empty, calendar)
  const { window, penalties } = facts
  const paid: Paid = { penalties: penalties !== null, money: rosters.wages.some((wages) => wages > 0) }
  const ledger = new Ledger({
    rosters,
    window,
    replications,
    costOf: options.costOf,
    penalties,
    hardBy: byTotal ? 'penalties' : 'failures',
    examiner: machine.examine,
  })
  const step = (text: string, best: Known | null) => {
    steps.push({ step: text, calls: ledger.calls, cost: best === null ? null : best.cost + (byTotal ? meanPenalty(best) : 0) })
    machine.onStep?.(text, best, ledger)
  }

  // (a) Each half hour as if it went on for ever.
  const misses = missesOf(empty.model, empty.targets, empty.rules)
  const halfHourOf = (at: number): HalfHour => ({
    calls: load.calls[at],
    handling: load.calls[at] === 0 ? 0 : (load.load[at] * 1800) / load.calls[at] + empty.model.ring / 1e6,
    patience: load.patience,
    balk: load.balk,
  })
  const intervals = Array.from({ length: intervalsPerWeek }, (_, at) => at)
    .filter((at) => load.calls[at] > 0)
    .map((at) => ({ at, halfHour: halfHourOf(at), calls: load.calls[at] * load.open[at] }))
  const curves = new Curves(intervals, misses)
  const erlangA = Float64Array.from(intervals, ({ halfHour }) => agentsNeeded(halfHour, misses))
  const erlangC = Float64Array.from(intervals, ({ halfHour }) => agentsByErlangC(halfHour, misses))

  // (b) One after the other.
  step('(b) agents by half hour, by simulation', null)
  const needed = await timeVarying(curves, erlangA, async (agents) => {
    const tallies = await machine.replicate(levelsPlan(empty, calendar, curves, agents), 0, firstReplications)
    ledger.count(callsIn(tallies), tallies.replications.length)
    return tallies.intervals
  })

  // (c) The cheapest roster that covers them.
  const program: RosterProgram = {
    rosters,
    coverage: rules.shifts.map((_, shift) => {
      const week = rosters.coverage(shift)
      return Float64Array.from(intervals, ({ at }) => week[at])
    }),
    most: 2 * Math.ceil(Math.max(1, ...needed, ...erlangC)) + 10,
  }
  step('(c) the cheapest roster that covers them', null)
  const first = machine.stopped() ? null : await covering(program, needed, machine.solve)
  if (first !== null) {
    const known = ledger.known(first)
    await ledger.look(
      known,
      Array.from({ length: firstReplications }, (_, i) => i),
    )
    if (known.parts.length > 0) curves.calibrate(agentsAtWork(program, first, intervals.length), sumOfIntervals(known.parts))
  }

  // (d) Simulation decides.
  const searching = { ledger, program, curves, solve: machine.solve, onStep: step, stop: machine.stopped }
  const search = byTotal ? new TotalSearch(searching) : new Search(searching)
  const oneRun = replications * (ledger.calls / Math.max(1, ledger.replayed))
  const interrupted = () => machine.stopped()
  const thumbs = await rulesOfThumb()
  const elsewhere = thumbs.flatMap(({ rule, heads }) => (rule === 'flat' ? [] : [heads]))
  let found = await search.cheapest(share, (options.details ? searchRuns : searchRunsAlone) * oneRun, elsewhere)
  if (found.best !== null && options.details) {
    await searchFrontier()
    // What was found for another share may be better than what was found for this.
    if (search.cheapestKnown(share) !== found.best) found = await search.cheapest(share, frontierRuns * oneRun)
  }
  const { best } = found
  const tallies = best === null ? null : await wholeTallies(best)
  const blockedBy =
    best === null && !interrupted()
      ? await blockers(rosters, { ledger, program, curves, solve: machine.solve, require: share, stop: machine.stopped })
      : []

  // What is told beside the plan: it can be left out when an answer is wanted now.
  const more = best !== null && options.details
  const fresh = best === null || interrupted() ? null : await onFresh(best)
  const telling = { ledger, paid, require, stop: machine.stopped, onStep: (text: string) => step(text, best) }
  const changes = more ? await changesOf(best, telling) : []
  const told = more ? await thumbsOf(thumbs, best, telling) : []

  const results = best === null || tallies === null ? null : resultsOf(facts, best.plan, tallies)
  const callsOfOneRun = tallies === null ? oneRun : (callsIn(tallies) / Math.max(1, tallies.replications.length)) * replications
  return {
    pronto: facts.pronto,
    scenario: facts.scenario,
    contract: facts.contract,
    seed: own.seed,
    replications,
    require,
    objective: options.objective,
    price: paid.money ? 'cost' : 'paidHours',
    roster: { ...rules, derived: derived !== null, notes: derived?.notes ?? [] },
    met: best !== null,
    interrupted: interrupted(),
    ended: best === null ? null : found.ended,
    plan: best === null || results === null ? null : planOf(best, rosters, paid, results),
    fresh,
    frontier: more ? frontierOf(best) : [],
    changes,
    rulesOfThumb: told,
    binding: bindingOf(results, intervals, tallies, misses),
    blockedBy,
    intervals: intervalNeeds(intervals, load, { erlangA, erlangC, needed }, program, first, best?.heads ?? null, tallies, misses),
    steps,
    work: {
      plans: ledger.plans.size,
      replications: ledger.replayed,
      calls: ledger.calls,
      callsOfOneRun,
      ratio: ledger.calls / callsOfOneRun,
    },
    results,
  }

  /** Of all replications of a plan; what is not at hand any more is replayed. */
  async function wholeTallies({ parts, plan, done }: Known): Promise<Tallies> {
    const kept = mergeTallies(shapeOf(plan), parts)
    if (kept.replications.length === done || machine.stopped()) return kept
    const again = await machine.replicate(plan, 0, replications)
    ledger.count(callsIn(again), again.replications.length)
    return again
  }

  /** Replications that played no part in the choice. */
  async function onFresh({ plan }: Known): Promise<Sizing['fresh']> {
    step('the plan found over other replications', best)
    const others = await machine.replicate(plan, replications, 2 * replications)
    ledger.count(callsIn(others), others.replications.length)
    const view = new Counts(others, plan.targets)
    const windows = windowsOf(window, facts.months.length)
    const failed = others.replications.map((_, row) => failedWindows(view, row, windows)).filter((one) => one !== null)
    const passed = failed.filter((one) => one === 0).length
    const probability = failed.length === 0 ? null : passed / failed.length
    return { probability, ci95: wilson(passed, failed.length), n: failed.length, ...dueOf() }

    function dueOf(): Due {
      if (penalties === null) return { penalties: null, total: null }
      const mean = (of: ArrayLike<number>) => Array.from(of).reduce((sum, one) => sum + one, 0) / Math.max(1, of.length)
      const due = mean(penaltiesOf(penalties, view, windows).term)
      return { penalties: due, total: paid.money ? mean(options.costOf(plan, others)) + due : null }
    }
  }

  async function rulesOfThumb(): Promise<RuleRoster[]> {
    const peak = Math.max(...erlangC)
    const asked = [
      ['erlangC', erlangC],
      ['erlangA', erlangA],
      ['flat', erlangC.map(() => peak)],
    ] as const
    const rosters: RuleRoster[] = []
    for (const [rule, agents] of asked) {
      const heads = interrupted() ? null : await covering(program, agents, machine.solve)
      if (heads !== null) rosters.push({ rule, heads })
    }
    return rosters
  }

  /** Looks for the cheapest plans of other probabilities. */
  async function searchFrontier(): Promise<void> {
    for (const one of frontierShares) {
      if (one === require || mostFailures(replications, one) < 0 || interrupted()) continue
      step(`the frontier: at least ${(100 * one).toFixed(0)}%`, null)
      await search.cheapest(one, frontierRuns * oneRun)
    }
  }

  /** Of all that was examined, whatever it was looked for. */
  function frontierOf(best: Known): FrontierPoint[] {
    return [...new Set([...frontierShares, ...(require === null ? [] : [require])])]
      .sort((a, b) => a - b)
      .map((atLeast) => {
        const known = atLeast === require ? best : search.cheapestKnown(atLeast)
        return { atLeast, plan: known === null ? null : figuresOf(known, paid) }
      })
  }
}

/** The scenario with the roster's shifts for groups, and nobody in them. Throws PlanError. */
export function emptyPlan(scenario: Scenario, rules: RosterRules): Plan {
  const groups = rules.shifts.map((shift) => groupOf(shift, 0))
  return compile({ ...scenario, staffing: { ...scenario.staffing, groups } }).plan
}

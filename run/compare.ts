/** Plans under one seed: read, checked to be comparable, replicated in turns, compared. */
import { basename, extname } from 'node:path'
import { type Change, type Comparison, comparisonOf, mainPlan } from '../sim/estimates/comparison.ts'
import type { RunDetails } from '../sim/estimates/details.ts'
import { resultsOf } from '../sim/estimates/results.ts'
import { mergeTallies, type Tallies } from '../sim/estimates/tallies.ts'
import { shapeOf } from '../sim/replicate.ts'
import { mostMonths } from '../sim/scenario.ts'
import { InputError, type Problem, visible } from './problems.ts'
import { type Changes, collect, type Ready, readyScenario } from './read/documents.ts'
import { nearest } from './read/nearest.ts'
import { mostPlans, readVaried } from './read/vary.ts'
import { factsOf, runDetails } from './simulate.ts'
import type { Threads } from './threads.ts'

/** A plan of a comparison, before it is simulated. */
export interface ReadyPlan extends Ready {
  label: string
  /** The path of its scenario. */
  file: string
  changes: Change[]
}

/**
 * One plan a file; or, with options of `vary`, several out of one file. All get the seed and the number of replications of the first, or those in
 * `changes`. Throws InputError.
 */
export function readPlans(files: string[], vary: string[], changes: Changes): ReadyPlan[] {
  const [first = ''] = files
  const problem = (file: string, found: string, expected: string) =>
    new InputError([{ file, line: 0, column: 0, path: '', found, expected }])
  if (vary.length > 0 && files.length > 1) throw problem('--vary', `${files.length} scenarios`, 'one scenario, to make plans from it')
  if (vary.length === 0 && files.length < 2)
    throw problem(first, 'one scenario', 'two or more, or one with --vary, such as --vary staffing.groups.early.agents=6..10')
  if (files.length > mostPlans) throw problem('pronto compare', `${files.length} scenarios`, `${mostPlans} plans at most`)
  const again = files.find((file, i) => files.indexOf(file) !== i)
  if (again !== undefined) throw problem(again, 'the same scenario twice', 'each scenario once')
  const plans = vary.length > 0 ? readVaried(first, vary, changes).map((plan) => ({ ...plan, file: first })) : readFiles(files, changes)
  if (plans.length < 2) throw problem('--vary', 'one plan', 'two values or more, such as --vary staffing.groups.early.agents=6..10')
  assertComparable(plans)
  return plans
}

/** Throws InputError unless the plans are over one term and not too many. */
export function assertComparable(plans: ReadyPlan[]): void {
  const problems = [...unlike(plans), ...tooMany(plans)]
  if (problems.length > 0) throw new InputError(problems)
}

function readFiles(files: string[], changes: Changes): ReadyPlan[] {
  const problems: Problem[] = []
  const labels = fileLabels(files)
  let shared = changes
  const plans = files.flatMap((file, i): ReadyPlan[] => {
    const read = collect(problems, () => readyScenario(file, {}, shared))
    if (read === undefined) return []
    const { seed, replications } = read.scenario.simulate
    shared = { seed, replications, ...changes }
    return [{ ...read, label: labels[i] as string, file, changes: [] }]
  })
  if (problems.length > 0) throw new InputError(problems)
  return plans
}

/** "plans/nine.yaml" -> "nine"; the whole path where two would be called the same. */
function fileLabels(files: string[]): string[] {
  const short = files.map((file) => basename(file, extname(file)))
  return short.map((name, i) => (short.indexOf(name) === short.lastIndexOf(name) ? name : (files[i] as string)))
}

/** Months pair over the same term only, and verdicts over the same kind of window. */
function unlike([first, ...others]: ReadyPlan[]): Problem[] {
  if (first === undefined) return []
  const facts = ({ scenario: { simulate, contract } }: ReadyPlan): [string, string][] => [
    ['simulate.from', simulate.from],
    ['simulate.months', String(simulate.months)],
    ['contract.window', contract.window],
  ]
  const asked = facts(first)
  return others.flatMap((plan) => {
    const option = plan.changes
      .map(({ key, value }) => ` --vary ${key}=${value}`)
      .join('')
      .trim()
    const [file, like] = option === '' ? [plan.file, first.file] : [option, 'the other plans']
    return facts(plan).flatMap(([path, found], i): Problem[] => {
      const expected = asked[i]?.[1] as string
      if (found === expected) return []
      const forAll = path === 'contract.window' ? '' : `, or --${path.replace('simulate.', '')} for all`
      const why = `${expected} as in ${visible(like, 200)}: months are compared one by one${forAll}`
      return [{ file, line: 0, column: 0, path: option === '' ? path : '', found, expected: why }]
    })
  })
}

/** What is counted of each month of each replication is kept until the end. */
function tooMany(plans: ReadyPlan[]): Problem[] {
  return plans.slice(0, 1).flatMap(({ file, scenario: { simulate } }): Problem[] => {
    const most = Math.floor(mostMonths / simulate.months / plans.length)
    if (simulate.replications <= most) return []
    const expected = `${most} at most, of ${plans.length} plans and ${simulate.months} months`
    return [{ file, line: 0, column: 0, path: 'simulate.replications', found: String(simulate.replications), expected }]
  })
}

/** The place of the plan of this label, or of this number, from 1. Throws InputError. */
export function basePlan(plans: ReadyPlan[], asked: string | undefined): number {
  if (asked === undefined) return 0
  const labels = plans.map(({ label }) => label)
  const at = labels.includes(asked) ? labels.indexOf(asked) : /^\d{1,3}$/.test(asked) ? Number(asked) - 1 : -1
  if (plans[at] !== undefined) return at
  const shown = labels.slice(0, 8).map((label) => `"${visible(label)}"`)
  const expected = `a plan: ${shown.join(', ')}${labels.length > shown.length ? ', ...' : ''}, or a number from 1 to ${plans.length}`
  const hint = nearest(asked, labels)
  throw new InputError([{ file: '--base', line: 0, column: 0, path: '', found: `"${visible(asked)}"`, expected, hint }])
}

export interface CompareOptions {
  /** The plan that the others are compared with, by its place. */
  base: number
  /** The probability required, that every month meets all targets. */
  require?: number
  signal?: AbortSignal
  /** Replications done out of those planned, of all plans together. */
  onProgress?: (done: number, planned: number) => void
}

export interface CompareOutcome {
  /** Over the replications that all plans have done; null = none. */
  comparison: Comparison | null
  /** What it follows from, plan by plan. */
  tallies: Tallies[]
  interrupted: boolean
}

const firstTurn = 10
/** An interruption loses this part of the work at most: turns are no longer. */
const mostTurn = 1 / 16

/** Each plan in turn does the same replications, a few at first, so that after an interruption what is done of all can be compared. */
export async function compareOn(threads: Threads, plans: ReadyPlan[], options: CompareOptions): Promise<CompareOutcome> {
  const { base, require, signal, onProgress } = options
  const planned = plans[0]?.scenario.simulate.replications ?? 0
  let done = 0
  let tallies = plans.map(({ plan }) => mergeTallies(shapeOf(plan), []))
  while (done < planned && !signal?.aborted) {
    const until = Math.min(planned, done + Math.max(firstTurn, Math.min(done, Math.ceil(planned * mostTurn))))
    const turn: Tallies[] = []
    for (const { plan } of plans) {
      const before = done * (plans.length - turn.length) + until * turn.length
      const report = (count: number) => onProgress?.(before + count, planned * plans.length)
      const part = await threads.run(plan, done, until, { signal, onProgress: report })
      if (part.replications.length < until - done) break
      turn.push(part)
    }
    if (turn.length < plans.length) break
    tallies = plans.map(({ plan }, i) => mergeTallies(shapeOf(plan), [tallies[i] as Tallies, turn[i] as Tallies]))
    done = until
  }
  const interrupted = done < planned
  if (done === 0) return { comparison: null, tallies, interrupted }
  const tallied = plans.map(({ label, file, changes, scenario, calendar, plan }, i) => ({
    label,
    scenario: file,
    changes,
    plan,
    window: scenario.contract.window,
    tallies: tallies[i] as Tallies,
    results: resultsOf(factsOf(scenario, calendar), plan, tallies[i] as Tallies),
  }))
  return { comparison: comparisonOf(tallied, base, require ?? null), tallies, interrupted }
}

/** What a report needs of the plan that it shows in full. */
export function detailsOfMain(comparison: Comparison, plans: ReadyPlan[], tallies: Tallies[]): RunDetails {
  const at = plans.findIndex(({ label }) => label === mainPlan(comparison))
  const main = plans[at] as ReadyPlan
  return runDetails(main, { plan: main.plan, tallies: tallies[at] as Tallies })
}

/** What a report is made of, off the disk: folders and files written by --out. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { type Comparison, mainPlan } from '../../sim/estimates/comparison.ts'
import type { RunDetails } from '../../sim/estimates/details.ts'
import type { Results, TermFacts } from '../../sim/estimates/results.ts'
import type { Sensitivity } from '../../sim/estimates/sensitivity.ts'
import type { RateVerdict } from '../../sim/load/rates.ts'
import type { Verdict } from '../../sim/load/verdict.ts'
import type { Sizing } from '../../sim/sizing/result.ts'
import { InputError, type Problem, visible } from '../problems.ts'
import { factsOf } from '../simulate.ts'
import { collect, type Ready, rereadScenario } from './documents.ts'

/** Results and what belongs to them. */
interface Described {
  label: string
  results: Results
  details: RunDetails | null
  /** Compiled again; null without details. */
  compiled: (Ready & { facts: TermFacts }) | null
}

/** A file of `--out`, by what it holds. */
export type ReadOutput =
  | ({ kind: 'results' } & Described)
  | { kind: 'comparison'; label: string; comparison: Comparison; main: (Described & { file: string | null }) | null }
  | { kind: 'verdict'; label: string; verdict: Verdict | RateVerdict }
  | { kind: 'sizing'; label: string; sizing: Sizing }
  | { kind: 'sensitivity'; label: string; sensitivity: Sensitivity }

const names = ['results.json', 'comparison.json', 'verdict.json', 'size.json', 'sensitivity.json'] as const
const expected = `a folder written by --out, or a ${names.join(', ')}`

/** All of them. Throws InputError with what is wrong with any. */
export function readOutputs(paths: string[]): ReadOutput[] {
  const problems: Problem[] = []
  const outputs = [...new Set(paths.map((path) => normalize(path)))].flatMap(
    (path) => collect(problems, () => filesOf(path).map(readOutput)) ?? [],
  )
  problems.push(...misfits(outputs))
  if (problems.length > 0) throw new InputError(problems)
  return outputs
}

const problem = (file: string, found: string, wanted = expected) =>
  new InputError([{ file, line: 0, column: 0, path: '', found, expected: wanted }])

/** A page shows one comparison, or plans over the same months. */
function misfits(outputs: ReadOutput[]): Problem[] {
  const wrong = (label: string, found: string, wanted: string) => ({ file: label, line: 0, column: 0, path: '', found, expected: wanted })
  const named = ({ label }: ReadOutput) => visible(label, 120)
  const plans = outputs.filter((one) => one.kind === 'results' || one.kind === 'comparison')
  const comparison = plans.find(({ kind }) => kind === 'comparison')
  if (comparison !== undefined)
    return plans
      .filter((one) => one !== comparison)
      .map((one) =>
        wrong(
          one.label,
          one.kind === 'results' ? 'another plan beside a comparison' : 'another comparison',
          `the comparison ${named(comparison)} by itself (pronto compare takes all scenarios at once)`,
        ),
      )
  const termOf = ({ results }: Described) => [results.months[0], results.months.at(-1)].map((one) => one?.month ?? 'none').join(' to ')
  const [first, ...rest] = plans.filter((one) => one.kind === 'results')
  return rest
    .filter((one) => first !== undefined && termOf(one) !== termOf(first))
    .map((one) =>
      wrong(one.label, `results of ${termOf(one)}`, `the months of ${named(first as ReadOutput)}, ${termOf(first as Described)}`),
    )
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) throw problem(path, 'nothing of that name')
  if (!statSync(path).isDirectory()) return [path]
  const files = names.map((name) => join(path, name)).filter((file) => existsSync(file))
  if (files.length === 0) throw problem(path, 'a folder without any of these')
  return files
}

function readOutput(file: string): ReadOutput {
  const value = readJson(file)
  const label = basename(dirname(file)) === '.' ? basename(file, '.json') : basename(dirname(file))
  const has = (...keys: string[]) => keys.every((key) => Object.hasOwn(value, key))
  if (has('plans', 'differences', 'base')) return { kind: 'comparison', label, ...comparisonOf(file, value as unknown as Comparison) }
  if (has('k6', 'valid', 'targets') || has('k6', 'valid', 'sections'))
    return { kind: 'verdict', label, verdict: value as unknown as Verdict | RateVerdict }
  if (has('require', 'roster', 'plan', 'frontier', 'intervals')) return { kind: 'sizing', label, sizing: value as unknown as Sizing }
  if (has('asIs', 'factors', 'breaking')) return { kind: 'sensitivity', label, sensitivity: value as unknown as Sensitivity }
  if (!has('replications', 'months', 'term', 'day', 'intervals', 'types', 'targets', 'background'))
    throw problem(file, 'JSON that Pronto did not write', names.join(', '))
  return { kind: 'results', label, results: value as unknown as Results, ...detailsBeside(file, 'run.json') }
}

/** With what the plan shown in full needs, where that was written. */
function comparisonOf(file: string, comparison: Comparison) {
  const label = mainPlan(comparison)
  const plan = comparison.plans.find((one) => one.label === label)
  const described = detailsBeside(file, 'comparison-run.json')
  if (plan === undefined || described.details === null) return { comparison, main: null }
  return { comparison, main: { label, results: plan.results, file: plan.scenario, ...described } }
}

function detailsBeside(file: string, name: 'run.json' | 'comparison-run.json'): Pick<Described, 'details' | 'compiled'> {
  const beside = join(dirname(file), name)
  if (!existsSync(beside)) return { details: null, compiled: null }
  const details = readJson(beside) as unknown as RunDetails
  if (!Object.hasOwn(details, 'written')) throw problem(beside, 'JSON that Pronto did not write', `${name} as --out writes it`)
  const ready = rereadScenario(beside, details.written, details.data)
  return { details, compiled: { ...ready, facts: factsOf(ready.scenario, ready.calendar) } }
}

function readJson(file: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw problem(file, error instanceof SyntaxError ? 'no valid JSON' : 'a file that cannot be read')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw problem(file, 'JSON that Pronto did not write')
  return value as Record<string, unknown>
}

/** What a report is made of, off the disk: folders and files written by --out. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Comparison } from '../../sim/estimates/comparison.ts'
import type { RunDetails } from '../../sim/estimates/details.ts'
import type { Results, TermFacts } from '../../sim/estimates/results.ts'
import type { Sensitivity } from '../../sim/estimates/sensitivity.ts'
import type { RateVerdict } from '../../sim/load/rates.ts'
import type { Verdict } from '../../sim/load/verdict.ts'
import type { Sizing } from '../../sim/sizing/result.ts'
import { InputError, type Problem } from '../problems.ts'
import { factsOf } from '../simulate.ts'
import { collect, type Ready, rereadScenario } from './documents.ts'

/** A file of `--out`, by what it holds. */
export type ReadOutput =
  | {
      kind: 'results'
      label: string
      results: Results
      details: RunDetails | null
      /** Compiled again; null without run.json. */
      compiled: (Ready & { facts: TermFacts }) | null
    }
  | { kind: 'comparison'; label: string; comparison: Comparison }
  | { kind: 'verdict'; label: string; verdict: Verdict | RateVerdict }
  | { kind: 'sizing'; label: string; sizing: Sizing }
  | { kind: 'sensitivity'; label: string; sensitivity: Sensitivity }

const names = ['results.json', 'comparison.json', 'verdict.json', 'size.json', 'sensitivity.json'] as const
const expected = `a folder written by --out, or a ${names.join(', ')}`

/** All of them. Throws InputError with what is wrong with any. */
export function readOutputs(paths: string[]): ReadOutput[] {
  const problems: Problem[] = []
  const outputs = paths.flatMap((path) => collect(problems, () => filesOf(path).map(readOutput)) ?? [])
  if (problems.length > 0) throw new InputError(problems)
  return outputs
}

const problem = (file: string, found: string, wanted = expected) =>
  new InputError([{ file, line: 0, column: 0, path: '', found, expected: wanted }])

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
  if (has('plans', 'differences', 'base')) return { kind: 'comparison', label, comparison: value as unknown as Comparison }
  if (has('k6', 'valid', 'targets') || has('k6', 'valid', 'sections'))
    return { kind: 'verdict', label, verdict: value as unknown as Verdict | RateVerdict }
  if (has('require', 'roster', 'plan', 'frontier', 'intervals')) return { kind: 'sizing', label, sizing: value as unknown as Sizing }
  if (has('asIs', 'factors', 'breaking')) return { kind: 'sensitivity', label, sensitivity: value as unknown as Sensitivity }
  if (!has('replications', 'months', 'term', 'day', 'intervals', 'types', 'targets', 'background'))
    throw problem(file, 'JSON that Pronto did not write', names.join(', '))
  const beside = join(dirname(file), 'run.json')
  const results = value as unknown as Results
  if (!existsSync(beside)) return { kind: 'results', label, results, details: null, compiled: null }
  const details = readJson(beside) as unknown as RunDetails
  if (!Object.hasOwn(details, 'written')) throw problem(beside, 'JSON that Pronto did not write', 'run.json as --out writes it')
  const ready = rereadScenario(beside, details.written, details.data)
  return { kind: 'results', label, results, details, compiled: { ...ready, facts: factsOf(ready.scenario, ready.calendar) } }
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

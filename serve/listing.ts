/** What there is in the folder: results, newest first, and scenarios. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Comparison } from '../sim/estimates/comparison.ts'
import type { Results } from '../sim/estimates/results.ts'
import type { RateVerdict } from '../sim/load/rates.ts'
import type { Verdict } from '../sim/load/verdict.ts'
import type { Sizing } from '../sim/sizing/result.ts'
import type { Folder } from './folder.ts'

/** What a list shows of a file of results. */
export type Summary =
  | {
      kind: 'results'
      scenario: string
      everyMonth: { probability: number | null; ci95: [number, number] | null }
      /** The month that fails most often, and how often; null where none does, or there is one window only. */
      worst: { month: string; fails: number } | null
      asOne: boolean
      /** Equal for results that can be compared over the same random numbers; null where run.json is missing. */
      pair: string | null
    }
  | {
      kind: 'comparison'
      scenario: string
      plans: number
      base: string
      require: number | null
      cheapest: string | null
      least: number | null
      most: number | null
    }
  | { kind: 'verdict'; scenario: string; valid: boolean; meets: boolean | null }
  | {
      kind: 'sizing'
      scenario: string
      /** null: nothing is. */
      require: number | null
      /** null: no plan was found. */
      plan: { heads: number; cost: number; probability: number | null } | null
      price: 'cost' | 'paidHours'
      asOne: boolean
    }
  | { kind: 'unreadable' }

export interface Entry {
  /** "results/monday/results.json" */
  file: string
  /** The folder it lies in: "results/monday"; the served folder itself is ''. */
  folder: string
  /** Milliseconds since 1970. */
  written: number
  summary: Summary
}

export const resultFiles = ['results.json', 'comparison.json', 'verdict.json', 'size.json'] as const
const mostBytes = 128 * 1024 * 1024
const mostListed = 1000

/** Remembers what it read while the file stays as it was. */
export class Listing {
  private readonly folder: Folder
  private readonly known = new Map<string, { mark: string; summary: Summary }>()

  constructor(folder: Folder) {
    this.folder = folder
  }

  entries(names = this.folder.files()): Entry[] {
    const found = names
      .filter((name) => (resultFiles as readonly string[]).includes(basename(name)))
      .flatMap((file) => {
        const stat = statSync(join(this.folder.root, file), { throwIfNoEntry: false })
        return stat === undefined ? [] : [{ file, stat }]
      })
      .sort((a, b) => b.stat.mtimeMs - a.stat.mtimeMs || (a.file < b.file ? -1 : 1))
      .slice(0, mostListed)
    return found.map(({ file, stat }) => ({
      file,
      folder: dirname(file) === '.' ? '' : dirname(file),
      written: stat.mtimeMs,
      summary: this.summary(file, stat),
    }))
  }

  private summary(file: string, { mtimeMs, size }: Stats): Summary {
    const path = join(this.folder.root, file)
    const mark = `${mtimeMs} ${size} ${existsSync(join(dirname(path), 'run.json'))}`
    const before = this.known.get(file)
    if (before?.mark === mark) return before.summary
    const summary = size > mostBytes ? ({ kind: 'unreadable' } as const) : summaryOf(path)
    this.known.set(file, { mark, summary })
    return summary
  }

  /** Files that look like scenarios, broken ones too: those can be mended here. */
  scenarios(names = this.folder.files()): string[] {
    return names.filter((name) => {
      if (!/\.ya?ml$/i.test(name)) return false
      const path = join(this.folder.root, name)
      try {
        return statSync(path).size < 1024 * 1024 && looksLikeScenario(readFileSync(path, 'utf8'))
      } catch {
        // Gone, or not to be read: nothing to edit.
        return false
      }
    })
  }
}

const looksLikeScenario = (text: string) => /^\s*["']?simulate["']?\s*:/m.test(text) || /^\s*\{[\s\S]*\bsimulate\b/.test(text)

function summaryOf(path: string): Summary {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8'))
    if ('plans' in value && 'differences' in value) return ofComparison(value as Comparison)
    if ('frontier' in value) return ofSizing(value as Sizing)
    if ('k6' in value) return ofVerdict(value as Verdict | RateVerdict)
    return ofResults(value as Results, existsSync(join(dirname(path), 'run.json')))
  } catch {
    // Whatever it holds, Pronto did not write it.
    return { kind: 'unreadable' }
  }
}

/** Is there one window only: the term, or its one month? */
const isOne = ({ window, months }: Pick<Results, 'window' | 'months'>) => window === 'term' || months.length < 2

function ofResults({ scenario, term, months, window, seed, contract }: Results, hasRun: boolean): Summary {
  const { probability, ci95 } = term.meets.everyMonth
  const rated = months.flatMap(({ month, meets }) => (meets.all.probability === null ? [] : [{ month, fails: 1 - meets.all.probability }]))
  const asOne = isOne({ window, months })
  const worst = rated.toSorted((a, b) => b.fails - a.fails)[0]
  const pair = createHash('sha256')
    .update(JSON.stringify([seed, window, months.map(({ month }) => month)]))
    .digest('base64url')
  return {
    kind: 'results',
    scenario: text(scenario ?? contract),
    everyMonth: { probability, ci95: ci95 as [number, number] | null },
    worst: asOne || worst === undefined || worst.fails === 0 ? null : worst,
    asOne,
    pair: hasRun ? pair.slice(0, 16) : null,
  }
}

function ofComparison({ plans, base, require, cheapest }: Comparison): Summary {
  const [first] = plans
  const found = plans.flatMap(({ results }) => results.term.meets.everyMonth.probability ?? [])
  return {
    kind: 'comparison',
    scenario: text(first.results.scenario),
    plans: plans.length,
    base: text(base),
    require,
    cheapest: cheapest === null ? null : text(cheapest.plan),
    least: found.length === 0 ? null : Math.min(...found),
    most: found.length === 0 ? null : Math.max(...found),
  }
}

const ofVerdict = ({ scenario, valid, meets }: Verdict | RateVerdict): Summary => ({
  kind: 'verdict',
  scenario: text(scenario),
  valid: valid === true,
  meets: meets ?? null,
})

const ofSizing = ({ scenario, require, plan, price, results }: Sizing): Summary => ({
  kind: 'sizing',
  scenario: text(scenario),
  require: require === null ? null : number(require),
  plan:
    plan === null
      ? null
      : { heads: number(plan.heads.reduce((sum, one) => sum + one, 0)), cost: number(plan.cost), probability: plan.probability },
  price,
  asOne: results !== null && isOne(results),
})

function number(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('not a number')
  return value
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not a name')
  return value
}

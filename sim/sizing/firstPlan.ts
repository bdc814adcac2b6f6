/** A first plan that will do, whatever it costs: cheaper ones are looked for from there. */
import type { Curves } from './curves.ts'
import { sumOfIntervals } from './examine.ts'
import type { Known, Ledger } from './ledger.ts'
import { allCheaper, cheaperNear, mostListed } from './neighbours.ts'
import { agentsAtWork, best, type RosterProgram, type Solve, scoring } from './program.ts'

export interface SearchOptions {
  ledger: Ledger
  program: RosterProgram
  curves: Curves
  solve: Solve
  /** What is being done, and the best plan so far. */
  onStep: (step: string, best: Known | null) => void
  /** true: an answer is wanted now. */
  stop: () => boolean
}

export interface Found {
  /** null: no plan was found that will do. */
  best: Known | null
  /**
   * allExamined: every plan that might be better was examined; allLikely: but for those with no more heads in any shift than one that was
   * not; nothingNear: none near it was found that is better, and no head can be removed (where the total counts: or added); stopped: the
   * work allowed was used up, or it was interrupted.
   */
  ended: 'allExamined' | 'allLikely' | 'nothingNear' | 'stopped'
}

/** Where the best that may be rostered will not do, so many near it are tried. */
const mostTried = 100
/** The score first asked of a program, in what steps it moves, and how finely it is found in the end. */
const firstScore = 0.9
export const coarse = 0.06
export const fine = 0.015

export const askedText = (score: number) => `a program for ${(100 * score).toFixed(0)}% of the calls that may be missed`

/** Programs of falling score, until one will do; last, the most that may be rostered, and what is near it. */
export async function firstPlan(
  share: number,
  { program, curves, solve, onStep, ledger }: SearchOptions,
  stopped: () => boolean,
): Promise<Known | null> {
  let step = 2 * coarse
  for (let score = firstScore; score > 0.02 && !stopped(); score *= 1 - step, step = Math.min(0.5, 1.5 * step)) {
    onStep(askedText(score), null)
    const heads = await scoring(program, curves, score, solve)
    if (heads === null) break
    if (await ledger.decide(ledger.known(heads), share, stopped)) return ledger.known(heads)
  }
  if (stopped()) return null
  onStep('trying the most that may be rostered', null)
  const most = await best(program, curves, solve)
  if (most === null) return null
  const near =
    allCheaper(ledger.rosters, Number.POSITIVE_INFINITY, mostListed) ?? cheaperNear(most, ledger.rosters, Number.POSITIVE_INFINITY)
  const byScore = near
    .map((heads) => ({ heads, score: curves.score(agentsAtWork(program, heads, curves.intervals.length)) }))
    .sort((a, b) => a.score - b.score)
  const plans = [most, ...byScore.slice(0, mostTried).map(({ heads }) => heads)]
  return ledger.first(plans, share, stopped, {
    good: (one) => ledger.verdict(one, share),
    skip: (heads) => ledger.beneath(heads, share),
  })
}

/** In how many replications a plan that is only told of, or learnt from, is looked at. */
const mostTold = 100

/** Which these are, of `replications`. */
export const firstOf = (replications: number) => Array.from({ length: Math.min(mostTold, Math.ceil(replications / 4)) }, (_, i) => i)

/** Draws the curves through a plan, if all of its replications are at hand. */
export function drawnThrough({ heads, parts, done }: Known, { curves, program }: SearchOptions): boolean {
  if (done === 0 || parts.reduce((sum, { replications }) => sum + replications.length, 0) < done) return false
  curves.calibrate(agentsAtWork(program, heads, curves.intervals.length), sumOfIntervals(parts))
  return true
}

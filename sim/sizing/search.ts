/**
 * The cheapest plan that meets a requirement. Curves guess, integer programs propose, simulation under common random numbers decides. All
 * is the same on any number of threads.
 */
import type { Curves } from './curves.ts'
import { sumOfIntervals } from './examine.ts'
import { type Known, type Ledger, mostFailures } from './ledger.ts'
import { allCheaper, cheaperNear } from './neighbours.ts'
import { agentsAtWork, best, type RosterProgram, type Solve, scoring } from './program.ts'
import { type Heads, keyOf } from './rosters.ts'

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
   * allExamined: every cheaper plan was examined; nothingNear: none near it was found that is cheaper and will do, and no head can be
   * removed; stopped: the work allowed was used up, or it was interrupted.
   */
  ended: 'allExamined' | 'nothingNear' | 'stopped'
}

/** Where so few plans are cheaper, all of them are examined. */
const mostExamined = 4000
/** How the score asked of a program is tightened, and how finely it is found in the end. */
const coarse = 0.05
const fine = 0.01
/** The chance that a plan will do is taken for even at the highest score that did, and for one in four this share of it above. */
const spread = 0.015
/** A plan with less chance than this is not examined. */
const leastChance = 0.08
/** A plan that saves less than this share of the cost is examined only where all are. */
export const worthwhile = 0.001

export class Search {
  private readonly options: SearchOptions
  private readonly intervals: number
  /** Calls that may be simulated until this search ends. */
  private callsUntil = Number.POSITIVE_INFINITY
  private bestSoFar: Known | null = null

  constructor(options: SearchOptions) {
    this.options = options
    this.intervals = options.curves.intervals.length
  }

  /** `share`: the probability required; `calls`: how many may be simulated for it; */
  async cheapest(share: number, calls: number): Promise<Found> {
    const { ledger } = this.options
    this.callsUntil = ledger.calls + calls
    this.bestSoFar = this.cheapestKnown(share)
    await this.byScores(share)
    // Now that a good plan is known, the curves can be drawn through what it did.
    if (this.calibrated() && !this.stopped()) await this.byScores(share)
    if (this.bestSoFar === null) return { best: null, ended: this.stopped() ? 'stopped' : 'nothingNear' }
    for (;;) {
      if (await this.better(this.candidates(share), share)) continue
      // What the curves took for hopeless, one head at a time.
      if (await this.better(this.oneFewer(), share)) continue
      break
    }
    if (this.stopped()) return { best: this.bestSoFar, ended: 'stopped' }
    return { best: this.bestSoFar, ended: (await this.examineAll(share)) ? 'allExamined' : 'nothingNear' }
  }

  private stopped = (): boolean => this.options.stop() || this.options.ledger.calls >= this.callsUntil

  /** Of the plans known to do. */
  private cheapestKnown(share: number): Known | null {
    const { ledger } = this.options
    const good = [...ledger.plans.values()].filter((one) => ledger.verdict(one, share) === true)
    return good.reduce<Known | null>((least, one) => (least === null || one.cost < least.cost ? one : least), null)
  }

  /** Draws the curves through the best plan, if all of its replications are at hand. */
  private calibrated(): boolean {
    const { curves, program } = this.options
    const { heads, parts, done } = this.bestSoFar ?? { heads: [], parts: [], done: 0 }
    if (done === 0 || parts.reduce((sum, { replications }) => sum + replications.length, 0) < done) return false
    curves.calibrate(agentsAtWork(program, heads, this.intervals), sumOfIntervals(parts))
    return true
  }

  private score(heads: Heads): number {
    return this.options.curves.score(agentsAtWork(this.options.program, heads, this.intervals))
  }

  /** Takes the first of `plans` that will do, if it is cheaper than the best so far. */
  private async better(plans: Heads[], share: number): Promise<boolean> {
    const { ledger, onStep } = this.options
    const good = await ledger.firstGood(plans, share, this.stopped, this.bestSoFar?.cost)
    if (good === null) return false
    this.bestSoFar = good
    onStep('looking for a cheaper plan', good)
    return true
  }

  /** Programs of falling score until one will do, then the most lenient that will. */
  private async byScores(share: number): Promise<void> {
    const { program, curves, solve, onStep, ledger } = this.options
    let [good, bad]: [number | null, number | null] = [this.bestSoFar === null ? null : this.score(this.bestSoFar.heads), null]
    for (let score = good === null ? 0.9 : good * (1 + coarse); score > 0.02 && !this.stopped(); ) {
      onStep(`asking for ${(100 * score).toFixed(0)}% of the calls that may be missed`, this.bestSoFar)
      const heads = await scoring(program, curves, score, solve)
      if (heads === null) break
      const known = ledger.known(heads)
      const saves = this.bestSoFar === null || this.saving(heads) >= worthwhile * this.bestSoFar.cost
      if (!saves || (await ledger.decide(known, share, this.stopped))) {
        good = score
        if (saves && (this.bestSoFar === null || known.cost < this.bestSoFar.cost)) this.bestSoFar = known
      } else bad = score
      if (good === null) score *= 1 - coarse
      else if (bad === null) score *= 1 + coarse
      else if (bad - good <= fine * good) break
      else score = (good + bad) / 2
    }
    if (this.bestSoFar !== null || this.stopped()) return
    onStep('trying the most that may be rostered', null)
    const most = await best(program, curves, solve)
    if (most !== null && (await ledger.decide(ledger.known(most), share, this.stopped))) this.bestSoFar = ledger.known(most)
  }

  /** What a plan saves, if its overtime is that of the best. */
  private saving(heads: Heads): number {
    const { rosters } = this.options.ledger
    return this.bestSoFar === null ? 0 : rosters.floor(this.bestSoFar.heads) - rosters.floor(heads)
  }

  /** Cheaper plans near the best, in the order of what they are likely to save for the work of examining them. */
  private candidates(share: number): number[][] {
    const { ledger } = this.options
    const now = this.bestSoFar as Known
    const plans = [...ledger.plans.values()]
    const rejected = plans.filter((one) => ledger.verdict(one, share) === false)
    const highest = Math.max(...plans.filter((one) => ledger.verdict(one, share) === true).map(({ heads }) => this.score(heads)))
    // A plan that will not do is known after a few more replications than may fail.
    const rejection = (3 * (mostFailures(ledger.replications, share) + 1)) / ledger.replications
    return cheaperNear(now.heads, ledger.rosters, now.cost)
      .filter((heads) => this.saving(heads) >= worthwhile * now.cost)
      .filter((heads) => !rejected.some(({ heads: no }) => heads.every((count, shift) => count <= no[shift])))
      .map((heads) => {
        const over = (this.score(heads) / highest - 1) / spread
        const chance = (1 - over / (1 + Math.abs(over))) / 2
        return { heads, chance, worth: (chance * this.saving(heads)) / (chance + (1 - chance) * rejection) }
      })
      .filter(({ chance }) => chance >= leastChance)
      .sort((a, b) => b.worth - a.worth || (keyOf(a.heads) < keyOf(b.heads) ? -1 : 1))
      .map(({ heads }) => heads)
  }

  /** The best less one head of each shift. */
  private oneFewer(): number[][] {
    const { ledger } = this.options
    const { heads } = this.bestSoFar as Known
    return heads.map((_, shift) => heads.map((count, k) => (k === shift ? count - 1 : count))).filter((one) => ledger.rosters.allowed(one))
  }

  /** Every cheaper plan, where that takes no more than is left; false: it was not done. */
  private async examineAll(share: number): Promise<boolean> {
    const { ledger, onStep } = this.options
    for (;;) {
      const now = this.bestSoFar as Known
      const all = allCheaper(ledger.rosters, now.cost, mostExamined)
      if (all === null) return false
      const open = all.filter((heads) => ledger.verdict(ledger.known(heads), share) === null)
      const callsEach = ledger.calls / Math.max(1, ledger.replayed)
      if (open.length * (mostFailures(ledger.replications, share) + 1) * callsEach > this.callsUntil - ledger.calls) return false
      onStep(`examining all ${open.length} cheaper plans`, now)
      if (!(await this.better(open, share))) return !this.stopped()
    }
  }
}

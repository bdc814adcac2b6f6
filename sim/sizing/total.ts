/**
 * The plan with the least wages and expected penalties, of those that meet a requirement, if there is one. Fewer heads are cheaper and may
 * pay more, and under a cap the worst plan may be the cheapest of all; so no plan is ruled out but by what it comes to: a plan whose
 * wages, with the penalties of the replications replayed so far and none in the others, come to as much as the best, is given up.
 */
import { exp, ln, square } from '../portable.ts'
import { askedText, coarse, drawnThrough, type Found, fine, firstPlan, type SearchOptions } from './firstPlan.ts'
import { type Known, type Ledger, meanPenalty } from './ledger.ts'
import { allCheaper, cheaperNear, mostListed } from './neighbours.ts'
import { agentsAtWork, scoring } from './program.ts'
import { type Heads, keyOf } from './rosters.ts'

/** Steps of the score that programs are asked for, first and last: there is no knowing how many calls may be missed. */
const firstStep = 4 * coarse
const lastStep = 2 * fine
/** Less is rounding: two plans that cost the same would be better than each other for ever. */
const leastGain = 1e-9
/** So many plans near the best are examined for each that is better: those that are expected to cost least. */
const mostNear = 16
/** Plans this far from the best in score, as a share of it, count half as much for how penalties grow. */
const reach = 0.1
/** Where nothing is known yet: a hundredth more score, so many hundredths more penalties. */
const usualGrowth = 10
/** What a plan pays for that has never paid, as a share of the wages. */
const leastPenalty = 1e-5
/** After so many replications a plan that would be dearer is given up, if it would by so many standard errors. */
const fewestSeen = 24
const chance = 2
/** A plan that is better by less than this share of the total starts no new round. */
const worthwhile = 0.0005

export class TotalSearch {
  private readonly options: SearchOptions
  private callsUntil = Number.POSITIVE_INFINITY
  /** Known for sure: all its replications are replayed. */
  private best: Known | null = null

  constructor(options: SearchOptions) {
    this.options = options
  }

  /** `share`: the probability required, 0 = none; `calls`: how many may be simulated for it; `elsewhere`: rosters that are tried as well. */
  async cheapest(share: number, calls: number, elsewhere: Heads[] = []): Promise<Found> {
    const { ledger, stop } = this.options
    this.callsUntil = ledger.calls + calls
    this.best = this.cheapestKnown(share) ?? (await firstPlan(share, this.options, this.stopped))
    for (let gained = true; gained && this.best !== null && !this.stopped(); ) {
      const before: number = totalOf(this.best)
      if (drawnThrough(this.best, this.options)) await this.along(share)
      await this.tried([this.fewest(), ...elsewhere], share, this.stopped, { how: 'sure' })
      while (!this.stopped() && (await this.tried(this.near(share), share, this.stopped, { how: 'likely' })));
      await this.byOneHead(share, stop)
      gained = totalOf(this.best) < before * (1 - worthwhile)
    }
    const exhausted = this.stopped()
    await this.byOneHead(share, stop)
    const ended = this.best === null || exhausted ? 'stopped' : await this.examined(share)
    return { best: this.best, ended }
  }

  /** Of the plans that are known to do. */
  cheapestKnown(share: number): Known | null {
    const { ledger } = this.options
    const good = [...ledger.plans.values()].filter((one) => ledger.verdict(one, share) === true)
    return good.reduce<Known | null>((least, one) => (least === null || totalOf(one) < totalOf(least) ? one : least), null)
  }

  private stopped = (): boolean => this.options.stop() || this.options.ledger.calls >= this.callsUntil

  /** Takes the first of `plans` that is better than the best, if there is one. */
  private async tried(
    plans: Heads[],
    share: number,
    stop: () => boolean,
    { how, skip = () => false }: { how: 'likely' | 'sure'; skip?: (heads: Heads) => boolean },
  ): Promise<boolean> {
    const { ledger, onStep } = this.options
    const best = this.best as Known
    const most = totalOf(best) * (1 - leastGain)
    const open = plans.filter((heads) => ledger.rosters.allowed(heads) && ledger.rosters.floor(heads) < most)
    if (open.length === 0) return false
    onStep('looking for a plan that costs less in all', best)
    const found = await ledger.first(open, share, stop, {
      skip,
      good: (one) => {
        const verdict = ledger.verdict(one, share)
        if (verdict === false || leastTotal(one, ledger) >= most) return false
        return verdict === null && how === 'likely' && this.isDearer(one, best) ? false : verdict
      },
    })
    for (const one of ledger.plans.values()) if (one !== best && one !== found) one.parts = []
    if (found !== null) this.best = found
    return found !== null
  }

  /** Would it cost more in all than the best if its penalties went on as beside those of the best, give or take what chance may do? */
  private isDearer(known: Known, best: Known): boolean {
    if (known.done < fewestSeen) return false
    const expected = expectedPenalty(known, best)
    if (expected === null) return false
    return this.options.ledger.rosters.floor(known.heads) + expected.mean - chance * expected.error >= totalOf(best)
  }

  /** Programs of higher and lower score, in steps that grow finer where they find nothing better. */
  private async along(share: number): Promise<void> {
    const { program, curves, solve, onStep } = this.options
    let score = this.score((this.best as Known).heads)
    for (let step = firstStep; step >= lastStep && !this.stopped(); ) {
      const before = this.best
      for (const next of [score * (1 + step), score / (1 + step)]) {
        onStep(askedText(next), this.best)
        const heads = await scoring(program, curves, next, solve)
        if (heads === null || !(await this.tried([heads], share, this.stopped, { how: 'likely' }))) continue
        score = next
        break
      }
      if (this.best === before) step /= 2
    }
  }

  private score(heads: Heads): number {
    const { curves, program } = this.options
    return curves.score(agentsAtWork(program, heads, curves.intervals.length))
  }

  /** Nobody but those who must be there. */
  private fewest(): Heads {
    return this.options.ledger.rosters.rules.shifts.map(({ minHeads }) => minHeads)
  }

  /** Plans near the best, those that are expected to cost least in all. */
  private near(share: number): Heads[] {
    const { ledger } = this.options
    const most = totalOf(this.best as Known)
    const all = allCheaper(ledger.rosters, most, mostListed) ?? cheaperNear((this.best as Known).heads, ledger.rosters, most)
    return this.byExpected(all.filter((heads) => !this.hardly(heads, share))).slice(0, mostNear)
  }

  /** By the best less one head of a shift, or with one more: however much was simulated before. */
  private async byOneHead(share: number, stop: () => boolean): Promise<void> {
    for (let found = this.best !== null; found && !stop(); ) {
      const { heads } = this.best as Known
      const changed = [-1, 1].flatMap((change) => heads.map((_, shift) => heads.map((count, k) => (k === shift ? count + change : count))))
      found = await this.tried(changed, share, stop, { how: 'sure' })
    }
  }

  /** Where plans that might cost less are few, every one of them; those that hardly will last, if that is not too much work. */
  private async examined(share: number): Promise<Found['ended']> {
    const { ledger } = this.options
    for (;;) {
      const most = totalOf(this.best as Known)
      const all = allCheaper(ledger.rosters, most, mostListed)
      if (all === null) return 'nothingNear'
      const left = () =>
        all.filter((heads) => {
          const known = ledger.known(heads)
          return ledger.verdict(known, share) !== false && leastTotal(known, ledger) < most && known !== this.best
        })
      if (await this.tried(this.byExpected(left()), share, this.stopped, { how: 'sure', skip: (heads) => this.hardly(heads, share) }))
        continue
      if (this.stopped()) return 'nothingNear'
      if (await this.tried(this.byExpected(left()), share, this.stopped, { how: 'sure' })) continue
      return left().length > 0 ? 'allLikely' : 'allExamined'
    }
  }

  /**
   * Does a plan with as many heads or more in each shift pay so much that this one, paying no less, would cost more than the best? Or fail
   * the requirement? Not for sure, since one agent more can take a long call that would have hung up.
   */
  private hardly(heads: Heads, share: number): boolean {
    const { ledger } = this.options
    const own = ledger.rosters.floor(heads)
    const most = totalOf(this.best as Known)
    if (ledger.beneath(heads, share)) return true
    for (const one of ledger.plans.values())
      if (own + (meanPenalty(one) * one.done) / ledger.replications >= most && heads.every((count, shift) => count <= one.heads[shift]))
        return true
    return false
  }

  /** The least expected total first: wages, and penalties that grow with the score as those of the plans that are known. */
  private byExpected(plans: Heads[]): Heads[] {
    const { ledger } = this.options
    const best = this.best as Known
    const score = this.score(best.heads)
    const least = leastPenalty * totalOf(best)
    const own = meanPenalty(best) + least
    let [above, below] = [0, 0]
    for (const one of ledger.plans.values()) {
      const further = this.score(one.heads) / score - 1
      const penalty = expectedPenalty(one, best)?.mean
      if (further === 0 || penalty === undefined) continue
      const weight = 1 / (1 + square(further / reach))
      above += weight * further * ln((penalty + least) / own)
      below += weight * square(further)
    }
    const growth = below === 0 ? usualGrowth : Math.max(0, above / below)
    return plans
      .map((heads) => ({ heads, expected: ledger.rosters.floor(heads) + own * exp(growth * (this.score(heads) / score - 1)) }))
      .sort((a, b) => a.expected - b.expected || (keyOf(a.heads) < keyOf(b.heads) ? -1 : 1))
      .map(({ heads }) => heads)
  }
}

const totalOf = (known: Known) => known.cost + meanPenalty(known)

/** No less than this when all is replayed: the others cost their wages. */
function leastTotal(known: Known, { rosters, replications }: Ledger): number {
  return (totalOf(known) * known.done + rosters.floor(known.heads) * (replications - known.done)) / replications
}

/** Of a plan known in part: to those of the best in all replications as in the same; a ratio, with its standard error. */
function expectedPenalty({ outcome, penalties, done }: Known, best: Known): { mean: number; error: number } | null {
  const seen = [...outcome.keys()].filter((one) => outcome[one] !== -1)
  const own = seen.reduce((sum, one) => sum + penalties[one], 0)
  const others = seen.reduce((sum, one) => sum + best.penalties[one], 0)
  if (done < 2 || others === 0) return null
  const ratio = own / others
  const squares = seen.reduce((sum, one) => sum + square(penalties[one] - ratio * best.penalties[one]), 0)
  const mean = meanPenalty(best)
  return { mean: ratio * mean, error: (mean * Math.sqrt((done * squares) / (done - 1))) / others }
}

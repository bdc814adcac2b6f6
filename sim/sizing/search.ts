/**
 * The cheapest plan that meets a requirement. Curves guess, integer programs propose, simulation under common random numbers decides. All
 * is the same on any number of threads.
 */
import { askedText, coarse, drawnThrough, type Found, fine, firstOf, firstPlan, type SearchOptions } from './firstPlan.ts'
import { type Known, mostFailures } from './ledger.ts'
import { allCheaper, cheaperNear, mostListed } from './neighbours.ts'
import { agentsAtWork, scoring } from './program.ts'
import { type Heads, keyOf } from './rosters.ts'

/** The chance that a plan will do is taken for even at the highest score that did, and for one in four this share of it above. */
const spread = 0.015
/** A plan with less chance than this is not examined. */
const leastChance = 0.08
/** From a roster that costs so much more than the best, nothing is looked for. */
const muchDearer = 1.1
/** A plan that saves less than this share of the cost is examined only where all are. */
export const worthwhile = 0.001

export class Search {
  private readonly options: SearchOptions
  private readonly intervals: number
  /** Calls that may be simulated until this search ends. */
  private callsUntil = Number.POSITIVE_INFINITY
  /** Cheap, and likely to do. */
  private best: Known | null = null

  constructor(options: SearchOptions) {
    this.options = options
    this.intervals = options.curves.intervals.length
  }

  /**
   * `share`: the probability required; `calls`: how many may be simulated for it; `elsewhere`: rosters to look on from when nothing better is
   * found near the best.
   */
  async cheapest(share: number, calls: number, elsewhere: Heads[] = []): Promise<Found> {
    const { ledger } = this.options
    this.callsUntil = ledger.calls + calls
    this.best = this.cheapestKnown(share) ?? (await firstPlan(share, this.options, this.stopped))
    await this.improve(share)
    for (const heads of elsewhere) if (await this.foundFrom(heads, share)) await this.improve(share)
    const exhausted = this.stopped()
    await this.withoutFat(share)
    const sure = this.cheapestKnown(share)
    if (sure === null || exhausted) return { best: sure, ended: 'stopped' }
    this.best = sure
    const ended = await this.examined(share)
    return { best: this.best, ended }
  }

  /** Of the plans that are known to do. */
  cheapestKnown(share: number, will: (known: Known) => boolean | null = (one) => this.options.ledger.verdict(one, share)): Known | null {
    const good = [...this.options.ledger.plans.values()].filter((one) => will(one) === true)
    return good.reduce<Known | null>((least, one) => (least === null || one.cost < least.cost ? one : least), null)
  }

  /** From the best plan to cheaper ones, until none is found. */
  private async improve(share: number): Promise<void> {
    const beneath = (heads: Heads) => this.options.ledger.beneath(heads, share)
    for (let gained = true; gained && this.best !== null && !this.stopped(); ) {
      const before: number = this.best.cost
      // Each time a good plan is known, the curves can be drawn through what it did.
      // Programs look far away; where all cheaper plans can be listed, there is nothing further.
      if (drawnThrough(this.best, this.options) && allCheaper(this.options.ledger.rosters, before, mostListed) === null)
        await this.lenient(share)
      while (!this.stopped() && (await this.better(this.candidates(share), share, this.stopped, beneath)));
      await this.withoutFat(share)
      gained = this.best !== null && this.best.cost < before * (1 - worthwhile)
    }
  }

  /**
   * Curves drawn through one plan are wrong about others, above all where breaks fall otherwise. Drawn through a roster that has nothing to
   * do with the best, do they lead to something cheaper?
   */
  private async foundFrom(heads: Heads, share: number): Promise<boolean> {
    const { ledger } = this.options
    const before = this.best?.cost ?? 0
    if (this.best === null || this.stopped() || ledger.rosters.floor(heads) > before * muchDearer) return false
    if (allCheaper(ledger.rosters, before, mostListed) !== null) return false
    const known = ledger.known(heads)
    await ledger.look(known, firstOf(ledger.replications))
    if (!drawnThrough(known, this.options)) return false
    if (this.saving(heads) > 0 && (await ledger.decide(known, share, this.stopped)) && known.cost < before) this.best = known
    await this.lenient(share)
    return this.best.cost < before
  }

  /** Takes heads away, whatever the curves think of it, until none can be: however much was simulated before. */
  private async withoutFat(share: number): Promise<void> {
    const { stop } = this.options
    while (!stop()) {
      while (!(await this.settled(share)) && !stop());
      if (this.best === null || !(await this.better(this.oneFewer(), share, stop))) return
    }
  }

  private stopped = (): boolean => this.options.stop() || this.options.ledger.calls >= this.callsUntil

  /** Is the best plan one that will do for sure? If it proves not to, the next is the best. */
  private async settled(share: number): Promise<boolean> {
    const { ledger } = this.options
    if (this.best === null || (await ledger.decide(this.best, share, this.options.stop))) return true
    this.best = this.cheapestKnown(share, (one) => ledger.likely(one, share))
    return false
  }

  private score(heads: Heads): number {
    return this.options.curves.score(agentsAtWork(this.options.program, heads, this.intervals))
  }

  /** Takes the first of `plans` that is likely to do; they are cheaper than the best. */
  private async better(
    plans: Heads[],
    share: number,
    stop: () => boolean,
    skip: (heads: Heads) => boolean = () => false,
  ): Promise<boolean> {
    const { ledger, onStep } = this.options
    onStep('looking for a cheaper plan nearby', this.best)
    const good = await ledger.first(plans, share, stop, { good: (one) => ledger.likely(one, share), skip })
    if (good !== null) this.best = good
    return good !== null
  }

  /** From the best plan on: the highest score whose program is likely to do. */
  private async lenient(share: number): Promise<void> {
    const { program, curves, solve, onStep, ledger } = this.options
    let good = this.score((this.best as Known).heads)
    let bad: number | null = null
    let step = coarse
    while (!this.stopped() && (bad === null || bad - good > fine * good)) {
      const score: number = bad === null ? good * (1 + step) : (good + bad) / 2
      onStep(askedText(score), this.best)
      const heads = await scoring(program, curves, score, solve)
      if (heads === null) return
      const known = ledger.known(heads)
      const cheaper = this.saving(heads) >= worthwhile * (this.best as Known).cost
      if (!cheaper || (await ledger.decide(known, share, this.stopped, (one) => ledger.likely(one, share)))) {
        good = score
        // Where nothing changes, steps grow.
        step = cheaper ? coarse : 2 * step
        if (cheaper) this.best = known
      } else bad = score
    }
  }

  /** What a plan saves, if its overtime is that of the best. */
  private saving(heads: Heads): number {
    const { rosters } = this.options.ledger
    return this.best === null ? 0 : rosters.floor(this.best.heads) - rosters.floor(heads)
  }

  /** Cheaper plans, in the order of what they are likely to save for the work of examining them: all where these are few, or those nearby. */
  private candidates(share: number): number[][] {
    const { ledger } = this.options
    const now = this.best as Known
    const good = [...ledger.plans.values()].filter((one) => ledger.likely(one, share) === true)
    const highest = Math.max(...good.map(({ heads }) => this.score(heads)))
    // A plan that will not do is known after a few more replications than may fail.
    const rejection = (3 * (mostFailures(ledger.replications, share) + 1)) / ledger.replications
    const all = allCheaper(ledger.rosters, now.cost, mostListed)
    return (all ?? cheaperNear(now.heads, ledger.rosters, now.cost))
      .filter((heads) => this.saving(heads) >= worthwhile * now.cost && !ledger.beneath(heads, share))
      .map((heads) => {
        const over = (this.score(heads) / highest - 1) / spread
        const chance = (1 - over / (1 + Math.abs(over))) / 2
        return { heads, chance, worth: (chance * this.saving(heads)) / (chance + (1 - chance) * rejection) }
      })
      .filter(({ chance }) => all !== null || chance >= leastChance)
      .sort((a, b) => b.worth - a.worth || (keyOf(a.heads) < keyOf(b.heads) ? -1 : 1))
      .map(({ heads }) => heads)
  }

  /** The best less one head of each shift. */
  private oneFewer(): number[][] {
    const { ledger } = this.options
    const { heads } = this.best as Known
    return heads.map((_, shift) => heads.map((count, k) => (k === shift ? count - 1 : count))).filter((one) => ledger.rosters.allowed(one))
  }

  /** Where cheaper plans are few, every one of them that is not beneath one that failed; then those too, if that is not too much work. */
  private async examined(share: number): Promise<Found['ended']> {
    const { ledger, onStep } = this.options
    for (;;) {
      const now = this.best as Known
      const all = allCheaper(ledger.rosters, now.cost, mostListed)
      if (all === null) return 'nothingNear'
      const open = all.filter((heads) => ledger.verdict(ledger.known(heads), share) === null)
      const beneath = (heads: Heads) => ledger.beneath(heads, share)
      const better = (one: Known) => {
        const verdict = ledger.verdict(one, share)
        return verdict === true ? one.cost < now.cost : verdict
      }
      onStep('examining all cheaper plans', now)
      let found = await ledger.first(open, share, this.stopped, { good: better, skip: beneath })
      if (found === null) {
        if (this.stopped()) return 'nothingNear'
        const left = open.filter((heads) => ledger.verdict(ledger.known(heads), share) === null)
        const calls = left.length * (mostFailures(ledger.replications, share) + 1) * (ledger.calls / Math.max(1, ledger.replayed))
        if (calls > this.callsUntil - ledger.calls) return 'allLikely'
        found = await ledger.first(left, share, this.stopped, { good: better })
        if (found === null) return this.stopped() ? 'allLikely' : 'allExamined'
      }
      this.best = found
    }
  }
}

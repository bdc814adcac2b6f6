/**
 * The Markov chain of a desk whose staffing changes: so many agents busy, so many callers waiting. Two numbers are needed, not one,
 * because nobody drops a call at the end of a shift: for a while more may be busy than are on duty, and they take no further call.
 */
import type { Seconds } from '../../time.ts'

/** Sets `to` to the rate of change of `from`. */
export type Flow = (from: Float64Array, to: Float64Array) => void

export class DeskStates {
  /** One more entry than there are states: the caller followed is answered. */
  readonly size: number
  readonly answered: number
  readonly mostBusy: number
  readonly mostWaiting: number
  private readonly serving: number
  private readonly leaving: number

  /** Means of exponential handling and patience. Who comes when `mostWaiting` wait already is not counted any further. */
  constructor(handling: Seconds, patience: Seconds, mostBusy: number, mostWaiting: number) {
    this.serving = 1 / handling
    this.leaving = 1 / patience
    this.mostBusy = mostBusy
    this.mostWaiting = mostWaiting
    this.answered = (mostBusy + 1) * (mostWaiting + 1)
    this.size = this.answered + 1
  }

  at(busy: number, waiting: number): number {
    return busy * (this.mostWaiting + 1) + waiting
  }

  /** No state is left faster than this, per second. */
  fastest(callsPerSecond: number): number {
    return callsPerSecond + this.mostBusy * this.serving + (this.mostWaiting + 1) * this.leaving
  }

  /** Calls `visit` for every state there can be with `agents` on duty. */
  each(agents: number, visit: (busy: number, waiting: number, at: number) => void): void {
    for (let busy = 0; busy <= this.mostBusy; busy++)
      for (let waiting = 0, last = busy < agents ? 0 : this.mostWaiting; waiting <= last; waiting++)
        visit(busy, waiting, this.at(busy, waiting))
  }

  /** Kolmogorov's forward equations of the whole desk. */
  forward(agents: number, callsPerSecond: number): Flow {
    return (from, to) => {
      to.fill(0)
      this.each(agents, (busy, waiting, at) => {
        const mass = from[at]
        if (mass === 0) return
        const [comes, done, leaves] = [callsPerSecond * mass, busy * this.serving * mass, waiting * this.leaving * mass]
        to[at] -= done + leaves
        if (busy < agents || waiting < this.mostWaiting) {
          to[at] -= comes
          to[busy < agents ? this.at(busy + 1, 0) : at + 1] += comes
        }
        if (busy > 0) to[busy <= agents && waiting > 0 ? at - 1 : this.at(busy - 1, waiting)] += done
        if (waiting > 0) to[at - 1] += leaves
      })
    }
  }

  /** The forward equations of one caller with `waiting` others ahead. Who comes later does not matter; who hangs up is gone. */
  followed(agents: number): Flow {
    return (from, to) => {
      to.fill(0)
      this.each(agents, (busy, ahead, at) => {
        const mass = from[at]
        if (mass === 0) return
        to[at] -= (busy * this.serving + (ahead + 1) * this.leaving) * mass
        if (busy > 0) to[this.afterHandling(agents, busy, ahead)] += busy * this.serving * mass
        if (ahead > 0) to[at - 1] += ahead * this.leaving * mass
      })
    }
  }

  /** Kolmogorov's backward equations of the probability that such a caller is answered; that of who is answered already is 1. */
  backward(agents: number): Flow {
    return (from, to) => {
      to.fill(0)
      this.each(agents, (busy, ahead, at) => {
        if (busy < agents) return
        let change = -(busy * this.serving + (ahead + 1) * this.leaving) * from[at]
        if (busy > 0) change += busy * this.serving * from[this.afterHandling(agents, busy, ahead)]
        if (ahead > 0) change += ahead * this.leaving * from[at - 1]
        to[at] = change
      })
    }
  }

  /** The desk when `agents` are on duty from now on: those who come take who waits. */
  staffed(desk: Float64Array, agents: number): Float64Array {
    const after = Float64Array.from(desk)
    this.takenUp(agents, (at, busy, waiting, free) => {
      const taken = Math.min(free, waiting)
      after[this.at(busy + taken, waiting - taken)] += desk[at]
      after[at] -= desk[at]
    })
    return after
  }

  /** The same for a caller followed. */
  staffedFollowed(caller: Float64Array, agents: number): Float64Array {
    const after = Float64Array.from(caller)
    this.takenUp(agents, (at, busy, ahead, free) => {
      after[ahead < free ? this.answered : this.at(busy + free, ahead - free)] += caller[at]
      after[at] -= caller[at]
    })
    return after
  }

  /** Backward over the same instant: the probability just before it, out of that just after it. */
  unstaffed(probability: Float64Array, agents: number): Float64Array {
    const before = Float64Array.from(probability)
    this.takenUp(agents, (at, busy, ahead, free) => {
      before[at] = ahead < free ? 1 : probability[this.at(busy + free, ahead - free)]
    })
    return before
  }

  private afterHandling(agents: number, busy: number, ahead: number): number {
    if (busy > agents) return this.at(busy - 1, ahead)
    return ahead > 0 ? this.at(busy, ahead - 1) : this.answered
  }

  /** The states in which fewer are busy than `agents`. */
  private takenUp(agents: number, visit: (at: number, busy: number, waiting: number, free: number) => void): void {
    for (let busy = 0; busy < agents; busy++)
      for (let waiting = 0; waiting <= this.mostWaiting; waiting++) visit(this.at(busy, waiting), busy, waiting, agents - busy)
  }
}

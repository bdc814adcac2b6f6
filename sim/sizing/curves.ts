/**
 * How many calls miss the targets by agents at work, half hour by half hour: Erlang A's curves, each stretched until it goes through what
 * was simulated. Simulation is dear and knows everything; these are cheap, and good enough to say which plans to simulate.
 */
import { IntervalField } from '../contract/judge.ts'
import { intervalFields } from '../estimates/tallies.ts'
import { type HalfHour, type Miss, missed, mostAgents } from './stationary.ts'

/** A half hour of the week in which calls are expected. */
export interface Interval {
  /** Weekday x 48 + half hour. */
  at: number
  halfHour: HalfHour
  /** Calls of the term. */
  calls: number
}

/** Fewer calls that miss are no measure. */
const fewest = 5

/** A curve has a corner where calls missed have fallen to this share of those at the last: few corners make quick programs. */
const thinning = 0.7
/** It is flat where one agent more saves less than this share of its calls. */
const flat = 2e-3

/** Of one interval and target: the share missed with 0, 1, 2, ... agents of Erlang A, and how many of these an agent at this desk is worth. */
interface Curve {
  missed: Float64Array
  worth: number
}

export class Curves {
  readonly intervals: Interval[]
  readonly misses: Miss[]
  /** By target, then interval. */
  private readonly curves: Curve[][]
  private readonly calls: number

  constructor(intervals: Interval[], misses: Miss[]) {
    this.intervals = intervals
    this.misses = misses
    this.calls = intervals.reduce((sum, one) => sum + one.calls, 0)
    const known = new Map<string, number[][]>()
    const shares = intervals.map(({ halfHour }) => {
      const key = halfHour.calls.toPrecision(3)
      const made = known.get(key) ?? Array.from({ length: mostAgents(halfHour) + 1 }, (_, agents) => missed(halfHour, agents, misses))
      known.set(key, made)
      return made
    })
    this.curves = misses.map((_, target) => shares.map((rows) => ({ missed: Float64Array.from(rows, (row) => row[target]), worth: 1 })))
  }

  /** The share of calls that miss `target` in interval `i` with so many agents at work. */
  share(target: number, i: number, agents: number): number {
    const { missed: shares, worth } = this.curves[target][i]
    const at = Math.min(shares.length - 1, agents * worth)
    const low = Math.floor(at)
    const high = Math.min(shares.length - 1, low + 1)
    return shares[low] + (at - low) * (shares[high] - shares[low])
  }

  /** The worst of the targets: the share missed, by what may be missed. 1 = as many as may be, on a mean of all months. */
  score(agents: Float64Array): number {
    let worst = 0
    for (let target = 0; target < this.misses.length; target++) {
      let sum = 0
      for (let i = 0; i < this.intervals.length; i++) sum += this.intervals[i].calls * this.share(target, i, agents[i])
      worst = Math.max(worst, sum / this.calls / this.misses[target].atMost)
    }
    return worst
  }

  /** Stretches each curve through what was simulated with `agents`: sums of intervals as in tallies. */
  calibrate(agents: Float64Array, simulated: Float64Array): void {
    this.misses.forEach(({ key }, target) => {
      const lost = !key.startsWith('answeredWithin')
      this.intervals.forEach(({ at }, i) => {
        const field = (one: number) => simulated[at * intervalFields + one]
        const [part, whole] = lost
          ? [field(IntervalField.lost), field(IntervalField.received)]
          : [field(IntervalField.withinOf) - field(IntervalField.within), field(IntervalField.withinOf)]
        // Where next to nobody misses, as expected, nothing is learnt: more agents than needed look like many more.
        if (agents[i] === 0 || whole === 0 || (part < fewest && this.share(target, i, agents[i]) * whole < fewest)) return
        this.curves[target][i].worth = this.agentsWith(target, i, (part + 0.5) / (whole + 1)) / agents[i]
      })
    })
  }

  /** How many agents Erlang A takes for this share. */
  private agentsWith(target: number, i: number, share: number): number {
    const { missed: shares } = this.curves[target][i]
    let agents = 0
    while (agents + 1 < shares.length && shares[agents + 1] > share) agents++
    const next = shares[Math.min(shares.length - 1, agents + 1)]
    const step = shares[agents] - next
    return step <= 0 ? agents : agents + Math.max(0, Math.min(1, (shares[agents] - share) / step))
  }

  /**
   * Calls missed in `members` (intervals with as many agents at work) as a share of all calls, in straight pieces from below: missed >=
   * slope x agents + start, for each piece of the convex hull.
   */
  pieces(target: number, members: number[]): { slope: number; start: number }[] {
    const most = Math.max(...members.map((i) => (this.curves[target][i].missed.length - 1) / this.curves[target][i].worth))
    const step = Math.max(0.25, most / 100)
    const value = (agents: number) =>
      members.reduce((sum, i) => sum + this.intervals[i].calls * this.share(target, i, agents), 0) / this.calls
    const hull: [number, number][] = []
    for (let agents = 0; agents <= most; agents += step) {
      const missed = value(agents)
      const last = hull.at(-1)
      if (last !== undefined && missed > thinning * last[1]) continue
      for (;;) {
        const [a, b] = [hull.at(-2), hull.at(-1)]
        if (a === undefined || b === undefined || (b[1] - a[1]) * (agents - b[0]) <= (missed - b[1]) * (b[0] - a[0])) break
        hull.pop()
      }
      hull.push([agents, missed])
    }
    const weight = members.reduce((sum, i) => sum + this.intervals[i].calls, 0) / this.calls
    return hull.slice(1).flatMap(([agents, missed], k) => {
      const [before, at] = hull[k]
      const slope = (missed - at) / (agents - before)
      // What hardly falls any more says as much as 0.
      return slope > -flat * weight ? [] : [{ slope, start: at - slope * before }]
    })
  }
}

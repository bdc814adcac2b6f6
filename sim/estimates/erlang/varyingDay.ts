/**
 * M(t)/M/n(t) + M: a day whose arrival rate and agents are constant on each piece, by Kolmogorov's differential equations (Feldman,
 * Mandelbaum, Massey and Whitt 2008, Management Science 54, 324-338, has the model). Exponential handling and patience, first come,
 * first served; nobody drops a call at the end of a shift.
 */
import type { Seconds } from '../../time.ts'
import { DeskStates } from './deskStates.ts'
import { looks } from './panels.ts'
import { uniformise } from './uniformise.ts'

export interface VaryingPiece {
  from: Seconds
  to: Seconds
  callsPerSecond: number
  /** On duty. */
  agents: number
}

export interface VaryingDesk {
  /** Mean. */
  handling: Seconds
  /** Mean. */
  patience: Seconds
  /** One after the other without a gap. The desk is empty before the first; after the last nobody calls, and its agents serve all who wait. */
  pieces: VaryingPiece[]
  /** More never wait, but for a share of calls that does not matter. */
  mostWaiting: number
}

/** Expected values of one interval of the clock. Calls belong to the interval of their receipt. */
export interface VaryingInterval {
  received: number
  /** Calls that must wait. */
  waits: number
  answeredWithin: number
  abandoned: number
  /** Agent-seconds of handling, and of presence: on duty, and beyond it until done. */
  busy: Seconds
  present: Seconds
  /** Caller-seconds of waiting. */
  waiting: Seconds
}

/** By interval [edges[i], edges[i + 1]), edges ascending and within the day; answered within `time` of the arrival. */
export function varyingDay(desk: VaryingDesk, time: Seconds, edges: Seconds[]): VaryingInterval[] {
  const { pieces, handling, patience, mostWaiting } = desk
  const states = new DeskStates(handling, patience, Math.max(...pieces.map(({ agents }) => agents)), mostWaiting)
  const breaks = new Set([...edges, ...pieces.flatMap(({ from, to }) => [from, to, from - time])])
  const start = pieces[0].from
  const end = pieces[pieces.length - 1].to
  const sorted = [...breaks].filter((at) => at >= start && at <= end).sort((a, b) => a - b)
  const points = sorted.slice(1).flatMap((to, i) => looks(sorted[i], to))
  const pieceAt = (at: Seconds) => pieces.findLastIndex(({ from }) => from <= at)
  const desks = forwardSweep()
  const chances = backwardSweep()

  return edges.slice(1).map((to, i) => {
    const sum: VaryingInterval = { received: 0, waits: 0, answeredWithin: 0, abandoned: 0, busy: 0, present: 0, waiting: 0 }
    points.forEach(({ at, weight }, point) => {
      if (at < edges[i] || at >= to) return
      const { agents, callsPerSecond } = pieces[pieceAt(at)]
      const calls = weight * callsPerSecond
      const within = new Float64Array(states.size)
      states.each(agents, (busy, waiting, state) => {
        const probability = desks[point][state]
        sum.busy += weight * probability * busy
        sum.present += weight * probability * Math.max(busy, agents)
        sum.waiting += weight * probability * waiting
        if (busy < agents) within[states.answered] += probability
        else {
          within[state] = probability
          sum.waits += calls * probability
          sum.abandoned += calls * probability * (1 - chances[point][state])
        }
      })
      sum.received += calls
      if (calls > 0) sum.answeredWithin += calls * follow(within, at)[states.answered]
    })
    return sum
  })

  /** The desk at each point. */
  function forwardSweep(): Float64Array[] {
    let now: Float64Array = new Float64Array(states.size)
    now[0] = 1
    let since = start
    let piece = 0
    const advance = (to: Seconds) => {
      const { agents, callsPerSecond } = pieces[piece]
      now = uniformise(now, states.fastest(callsPerSecond), to - since, states.forward(agents, callsPerSecond))
      since = to
    }
    return points.map(({ at }) => {
      for (; piece < pieceAt(at); piece++) {
        advance(pieces[piece].to)
        now = states.staffed(now, pieces[piece + 1].agents)
      }
      advance(at)
      return now
    })
  }

  /** The probability, at each point and in each state, that a caller who arrives then is answered in the end. */
  function backwardSweep(): Float64Array[] {
    let piece = pieces.length - 1
    let until = end + 40 * patience
    let now: Float64Array = new Float64Array(states.size)
    now[states.answered] = 1
    const goBack = (to: Seconds) => {
      now = uniformise(now, states.fastest(0), until - to, states.backward(pieces[piece].agents))
      until = to
    }
    const chances: Float64Array[] = []
    for (let point = points.length - 1; point >= 0; point--) {
      for (; piece > pieceAt(points[point].at); piece--) {
        goBack(pieces[piece].from)
        now = states.unstaffed(now, pieces[piece].agents)
      }
      goBack(points[point].at)
      chances[point] = now
    }
    return chances
  }

  /** A caller who arrived at `from`, after `time`. */
  function follow(caller: Float64Array, from: Seconds): Float64Array {
    let now = caller
    let since = from
    for (let piece = pieceAt(from); since < from + time; piece++) {
      const until = piece + 1 < pieces.length ? Math.min(pieces[piece].to, from + time) : from + time
      now = uniformise(now, states.fastest(0), until - since, states.followed(pieces[piece].agents))
      since = until
      if (until < from + time) now = states.staffedFollowed(now, pieces[piece + 1].agents)
    }
    return now
  }
}

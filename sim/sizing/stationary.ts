/** What one half hour would need if it went on for ever: Erlang A for a first idea, Erlang C as calculators have it. */
import type { Rules } from '../contract/classify.ts'
import type { JudgedTarget } from '../contract/targets.ts'
import type { Model } from '../engine/model.ts'
import { erlangA } from '../estimates/erlang/erlangA.ts'
import { erlangC } from '../estimates/erlang/erlangC.ts'
import type { Seconds } from '../time.ts'

/** A target as a share of calls that may miss it: not answered within `within` of entering the queue. */
export interface Miss {
  key: string
  within: Seconds
  atMost: number
}

/** What is asked of every call, whatever its number: greeting and ring take their part of the time. */
export function missesOf({ greeting, ring }: Model, targets: JudgedTarget[], rules: Rules): Miss[] {
  const gone = ((rules.clockStartsWithCall ? greeting : 0) + ring) / 1e6
  return targets
    .filter(({ judged }) => judged)
    .map(({ key, measure, time, limit }) => {
      const share = limit.numerator / limit.denominator
      const limitTime = (measure === 'lost' ? rules.unansweredAfter : time) / 1e6
      return { key, within: Math.max(0, limitTime - gone), atMost: measure === 'lost' ? share : 1 - share }
    })
}

export interface HalfHour {
  /** A half hour. */
  calls: number
  /** Ring included. */
  handling: Seconds
  /** Mean; Infinity = everybody waits. */
  patience: Seconds
  balk: number
}

/** The share of calls that miss each of `misses` with `agents` at work; everybody misses where a queue would grow for ever. */
export function missed({ calls, handling, patience, balk }: HalfHour, agents: number, misses: Miss[]): number[] {
  if (calls === 0) return misses.map(() => 0)
  if (agents === 0) return misses.map(() => 1)
  const callsPerSecond = calls / 1800
  if (patience === Number.POSITIVE_INFINITY) {
    if (callsPerSecond * handling >= agents) return misses.map(() => 1)
    const desk = erlangC(agents, callsPerSecond, handling)
    return misses.map(({ within }) => 1 - desk.answeredWithin(within))
  }
  const desk = erlangA({ agents, callsPerSecond, handling, patience, balk })
  return misses.map(({ within }) => 1 - desk.answeredWithin(within))
}

/** The fewest agents with whom no target is missed by more than it allows. */
export function agentsNeeded(halfHour: HalfHour, misses: Miss[]): number {
  const enough = (agents: number) => missed(halfHour, agents, misses).every((share, i) => share <= misses[i].atMost)
  if (halfHour.calls === 0 || misses.some(({ atMost }) => atMost <= 0)) return halfHour.calls === 0 ? 0 : mostAgents(halfHour)
  let agents = 0
  while (!enough(agents) && agents < mostAgents(halfHour)) agents++
  return agents
}

/** Twice the load and some more: who is not helped by so many is helped by nobody. */
export const mostAgents = ({ calls, handling }: HalfHour) => Math.ceil((2 * calls * handling) / 1800) + 10

/** As calculators have it: the answers in time alone, and nobody hangs up. */
export function agentsByErlangC(halfHour: HalfHour, misses: Miss[]): number {
  const inTime = misses.filter((_, i) => i === misses.findIndex(({ key }) => key.startsWith('answeredWithin')))
  return agentsNeeded({ ...halfHour, patience: Number.POSITIVE_INFINITY }, inTime.length > 0 ? inTime : misses)
}

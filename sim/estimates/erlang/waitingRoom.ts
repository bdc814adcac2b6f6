/**
 * M/M/n/K + M with balking: the family that Erlang A and M/M/n/K belong to. Calls come as a Poisson process, handling and patience
 * are exponential, `lines` calls find room, and a share `balk` of those that would have to wait hangs up instead.
 */
import type { Seconds } from '../../time.ts'
import { type BirthDeath, steadyState } from './birthDeath.ts'

export interface WaitingRoom {
  agents: number
  callsPerSecond: number
  /** Mean. */
  handling: Seconds
  /** Mean; Infinity = everybody waits for ever. */
  patience: Seconds
  /** Calls there is room for, those handled included; Infinity = no limit. */
  lines: number
  balk: number
}

/** Shares are of all calls, blocked ones included. */
export interface WaitingRoomResult {
  /** Share of calls that find every line taken. */
  blocked: number
  /** Share of calls that would have to wait: all agents are busy, and a line is free. */
  waits: number
  /** Share of calls that hang up unanswered, balking ones included. */
  abandoned: number
  /** Mean wait in seconds of the calls that are answered. */
  meanWait: Seconds
  /** Share of an agent's time spent handling. */
  occupancy: number
  /** Mean calls waiting. */
  queue: number
  /** Share of calls answered within `time` of their arrival; who hangs up sooner is not answered. */
  answeredWithin: (time: Seconds) => number
}

/** Calls in the system, as a birth-death process. */
export function callsIn({ agents, callsPerSecond, handling, patience, lines, balk }: WaitingRoom): BirthDeath {
  return {
    birth: (calls) => (calls < agents ? callsPerSecond : callsPerSecond * (1 - balk)),
    death: (calls) => Math.min(calls, agents) / handling + Math.max(0, calls - agents) / patience,
    last: lines,
  }
}

/**
 * By the steady state of the calls in the system, which is what a call finds (Wolff 1982, Poisson arrivals see time averages), and
 * the time it takes to be reached behind j others. That is a sum of exponentials with the rates serving + (k + 1) leaving, k = 0 ... j,
 * given that the call is answered, which has probability serving / (serving + (j + 1) leaving) (Palm 1957, Research on telephone
 * traffic carried by full availability groups). Throws RangeError where there
 * is no steady state, or fewer lines than agents.
 */
export function waitingRoom(room: WaitingRoom): WaitingRoomResult {
  const { agents, callsPerSecond, handling, patience, lines, balk } = room
  if (lines < agents) throw new RangeError(`${lines} lines for ${agents} agents: count the agents that a line can reach`)
  const probabilities = steadyState(callsIn(room))
  const serving = agents / handling
  const leaving = 1 / patience
  const blocked = lines + 1 === probabilities.length ? probabilities[lines] : 0
  const most = Math.min(probabilities.length, lines) - agents

  let atOnce = 0
  for (let calls = 0; calls < Math.min(agents, probabilities.length); calls++) atOnce += probabilities[calls]
  let waits = 0
  let answered = atOnce
  let waited = 0
  /** By calls ahead: share of all calls that meet so many, stay and are answered. */
  const answeredBehind = new Float64Array(Math.max(0, most))
  for (let ahead = 0, time = 0; ahead < most; ahead++) {
    time += 1 / (serving + (ahead + 1) * leaving)
    waits += probabilities[agents + ahead]
    answeredBehind[ahead] = (probabilities[agents + ahead] * (1 - balk) * serving) / (serving + (ahead + 1) * leaving)
    answered += answeredBehind[ahead]
    waited += answeredBehind[ahead] * time
  }
  let queue = 0
  for (let calls = agents + 1; calls < probabilities.length; calls++) queue += (calls - agents) * probabilities[calls]
  return {
    blocked,
    waits,
    abandoned: balk * waits + (queue * leaving) / callsPerSecond,
    meanWait: waited / answered,
    occupancy: (callsPerSecond * answered * handling) / agents,
    queue,
    answeredWithin: (time) => {
      const reached = reachedWithin(time, serving + leaving, leaving, answeredBehind.length)
      return atOnce + answeredBehind.reduce((sum, share, ahead) => sum + share * reached[ahead], 0)
    },
  }
}

/**
 * P(a sum of exponentials with the rates first, first + step, ..., first + j step is at most `time`), j = 0 ... count - 1. They are
 * the times between the births of a Yule process, whose number of births is negative binomial (Poisson where step is 0).
 */
function reachedWithin(time: Seconds, first: number, step: number, count: number): Float64Array {
  const stretch = step === 0 ? time : -Math.expm1(-step * time) / step
  const reached = new Float64Array(count)
  let logBirths = -first * time
  let fewer = Math.exp(logBirths)
  for (let j = 0; j < count; j++) {
    reached[j] = Math.max(0, 1 - fewer)
    logBirths += Math.log((stretch * (first + j * step)) / (j + 1))
    fewer += Math.exp(logBirths)
  }
  return reached
}

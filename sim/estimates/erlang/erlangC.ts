/** Erlang C: M/M/n, everybody waits until answered, first come, first served. */
import type { Seconds } from '../../time.ts'
import { erlangB } from './erlangB.ts'

export interface ErlangC {
  /** Share of calls that must wait. */
  waits: number
  /** Seconds, over all calls; over those that wait it is meanWait / waits. */
  meanWait: Seconds
  /** Share of an agent's time spent handling. */
  occupancy: number
  /** Share of calls answered within `time` of their arrival. */
  answeredWithin: (time: Seconds) => number
}

/**
 * C = B / (1 - occupancy (1 - B)), and a wait that is exponential given that there is one (Erlang 1917; Gross, Shortle, Thompson and
 * Harris 2008, Fundamentals of Queueing Theory, section 2.3). Throws RangeError at an offered load that the agents cannot carry: then the queue has no steady state.
 */
export function erlangC(agents: number, callsPerSecond: number, handling: Seconds): ErlangC {
  const offeredLoad = callsPerSecond * handling
  if (!(offeredLoad < agents)) throw new RangeError(`${agents} agents never catch up with ${offeredLoad} erlangs`)
  const occupancy = offeredLoad / agents
  const blocked = erlangB(agents, offeredLoad)
  const waits = blocked / (1 - occupancy * (1 - blocked))
  const spare = agents / handling - callsPerSecond
  return { waits, meanWait: waits / spare, occupancy, answeredWithin: (time) => 1 - waits * Math.exp(-spare * time) }
}

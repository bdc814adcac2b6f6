/** M/M/n/K: more lines than agents, and who finds none free hears busy (Gross, Shortle, Thompson and Harris 2008, section 2.5). */
import type { Seconds } from '../../time.ts'
import { type WaitingRoomResult, waitingRoom } from './waitingRoom.ts'

export interface FiniteLinesInput {
  agents: number
  /** Agents or more: calls at once, those handled included. */
  lines: number
  callsPerSecond: number
  /** Mean. */
  handling: Seconds
  /** Mean; absent = everybody who has a line waits. */
  patience?: Seconds
}

/** As `waitingRoom`; steady at any load. Throws RangeError where there are fewer lines than agents, or no end of them. */
export function finiteLines({ patience = Number.POSITIVE_INFINITY, ...desk }: FiniteLinesInput): WaitingRoomResult {
  if (!Number.isInteger(desk.lines)) throw new RangeError(`Lines are a whole number: ${desk.lines}`)
  return waitingRoom({ ...desk, patience, balk: 0 })
}

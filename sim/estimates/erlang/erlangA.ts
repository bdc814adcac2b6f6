/** Erlang A: M/M/n + M, callers hang up when their patience ends (Palm 1957; Garnett, Mandelbaum and Reiman 2002, M&SOM 4:3, 208-227). */
import type { Seconds } from '../../time.ts'
import { type WaitingRoomResult, waitingRoom } from './waitingRoom.ts'

export interface ErlangAInput {
  agents: number
  callsPerSecond: number
  /** Mean. */
  handling: Seconds
  /** Mean, above 0. */
  patience: Seconds
  /** Share of those who must wait that hang up at once. */
  balk?: number
}

/** As `waitingRoom` with lines for everybody; steady at any load. Throws RangeError where patience is not above 0 or has no end. */
export function erlangA({ balk = 0, ...desk }: ErlangAInput): WaitingRoomResult {
  if (!(desk.patience > 0 && desk.patience < Number.POSITIVE_INFINITY)) throw new RangeError(`Patience ends some day: ${desk.patience} s`)
  return waitingRoom({ ...desk, lines: Number.POSITIVE_INFINITY, balk })
}

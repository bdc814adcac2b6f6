/** What a thread runs: a range of replications of a plan. It keeps what the last plan needed, since the next piece is mostly of the same. */
import type { Tallies } from '../sim/estimates/tallies.ts'
import type { Plan } from '../sim/plan.ts'
import { Replicator } from '../sim/replicate.ts'

/** A piece of work; null = none, the thread is only to be ready. */
export type Piece = { planId: number; plan: Plan; from: number; to: number } | null

let last: { planId: number; replicator: Replicator } | undefined

export default function run(piece: Piece): Tallies | null {
  if (piece === null) return null
  if (last?.planId !== piece.planId) last = { planId: piece.planId, replicator: new Replicator(piece.plan) }
  return last.replicator.run(piece.from, piece.to)
}

/** What a thread runs: a range of replications of a plan. It keeps what the last plan needed, since the next piece is mostly of the same. */
import type { Tallies } from '../sim/estimates/tallies.ts'
import type { Plan } from '../sim/plan.ts'
import { Replicator } from '../sim/replicate.ts'
import { type Examination, type Examined, examine } from '../sim/sizing/examine.ts'

/** A piece of work; null = none, the thread is only to be ready. */
export type Piece = { planId: number; plan: Plan; from: number; to: number } | null

let last: { planId: number; replicator: Replicator } | undefined

export default function run(piece: Piece): Tallies | null {
  return piece === null ? null : replicatorOf(piece).run(piece.from, piece.to)
}

/** A plan of many, looked at until it is decided. */
export function examinePlan({ planId, examination }: { planId: number; examination: Examination }): Examined {
  return examine(examination, replicatorOf({ planId, plan: examination.plan }))
}

function replicatorOf({ planId, plan }: { planId: number; plan: Plan }): Replicator {
  if (last?.planId !== planId) last = { planId, replicator: new Replicator(plan) }
  return last.replicator
}

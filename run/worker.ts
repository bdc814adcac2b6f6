/** What a thread runs: a range of replications of the plan it was started with. */
import { workerData } from 'piscina'
import type { Tallies } from '../sim/estimates/tallies.ts'
import { type Plan, Replicator } from '../sim/replicate.ts'

export interface Range {
  from: number
  to: number
}

const replicator = new Replicator(workerData as unknown as Plan)

export default function run({ from, to }: Range): Tallies {
  return replicator.run(from, to)
}

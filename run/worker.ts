/** What a thread runs: a range of replications of the plan it was started with. */
import { workerData } from 'piscina'
import type { Tallies } from '../sim/estimates/tallies.ts'
import { type Plan, replicate } from '../sim/replicate.ts'

export interface Range {
  from: number
  to: number
}

export default function run({ from, to }: Range): Tallies {
  return replicate(workerData as unknown as Plan, from, to)
}

/** A compiled scenario: all that replications need, serialisable. */
import type { Rules } from './contract/classify.ts'
import type { JudgedTarget } from './contract/targets.ts'
import type { Model } from './engine/model.ts'

export interface Plan {
  model: Model
  rules: Rules
  targets: JudgedTarget[]
  seed: string
  /** Other readings of the contract, judged on the same facts. */
  readings?: Rules[]
}

/**
 * What the engine expects of a window: the same callers, with other handling times and absences each time. Its spread is what one
 * run of the window may show by chance.
 */
import { Judge, MonthField } from '../contract/judge.ts'
import { Kernel } from '../engine/kernel.ts'
import { binLength } from '../engine/model.ts'
import type { WindowCallers } from '../engine/windowCallers.ts'
import type { Micros } from '../facts.ts'
import type { Plan } from '../plan.ts'

export interface PredictedShare {
  /** Mean of the replications' shares; null = none of them has data. */
  mean: number | null
  /** Where one more run lies with all targets together in 99 of 100 cases; null without data. */
  interval99: [number, number] | null
}

export interface Prediction {
  replications: number
  received: { mean: number }
  /** By target, in the plan's order. */
  shares: PredictedShare[]
}

/** Enough for an interval of 99% over four targets. */
export const predictedReplications = 1999

/** `until`: when an unanswered caller is given up, on the term's clock. Yields after each replication: thousands of callers take their time. */
export function* predictWindow(
  plan: Plan,
  callers: WindowCallers,
  until: Micros,
  replications = predictedReplications,
): Generator<void, Prediction, void> {
  const { model, rules, targets, seed } = plan
  const { months, binMonth, binInterval } = model.term
  const judge = new Judge(rules, targets, { binLength, binMonth, binInterval, months: months.length, types: model.types.length })
  const kernel = new Kernel(model, seed, (facts, count) => judge.read(facts, count))
  const month = model.term.dayMonth[callers.day] * (MonthField.targets + 2 * targets.length)
  const shares: number[][] = targets.map(() => [])
  let received = 0
  for (let replication = 0; replication < replications; replication++) {
    judge.clear()
    // Not the callers' own replication, whose absences and handling times belong to them.
    kernel.runWindow(callers, callers.replication + 1 + replication, until)
    judge.finish()
    received += judge.months[month + MonthField.received]
    for (let target = 0; target < targets.length; target++) {
      const part = judge.months[month + MonthField.targets + 2 * target]
      const whole = judge.months[month + MonthField.targets + 2 * target + 1]
      if (whole > 0) shares[target].push(part / whole)
    }
    yield
  }
  const judged = Math.max(1, targets.filter((target) => target.judged).length)
  return {
    replications,
    received: { mean: received / replications },
    shares: shares.map((list) => predicted(list, 0.01 / judged)),
  }
}

/**
 * One more run lies between the i-th smallest and the i-th largest of n with probability 1 - 2 i / (n + 1), whatever the
 * distribution (Wilks 1941); over several targets the errors add up at most (Bonferroni).
 */
function predicted(shares: number[], error: number): PredictedShare {
  if (shares.length === 0) return { mean: null, interval99: null }
  const sorted = Float64Array.from(shares).sort()
  const i = Math.max(1, Math.floor((error / 2) * (sorted.length + 1)))
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
  return { mean, interval99: [sorted[i - 1], sorted[sorted.length - i]] }
}

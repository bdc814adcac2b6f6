/** Calls made by hand, and what the judge counts of them. Seconds throughout. */
import { lostByNames } from '../../sim/contract/classify.ts'
import { Judge, MonthField, TypeField } from '../../sim/contract/judge.ts'
import type { Contract } from '../../sim/contract/schema.ts'
import { judgedTargets, rulesOf } from '../../sim/contract/targets.ts'
import { codeOf, Entry, Outcome } from '../../sim/facts.ts'
import { contractOf } from './contracts.ts'

export interface Call {
  outcome: keyof typeof Outcome
  /** From the start of the call to the answer or the hang-up. */
  after?: number
  /** Of which in the greeting. */
  greeted?: number
  entry?: keyof typeof Entry
  number?: number
  type?: number
  /** Month window. */
  month?: number
}

const halfHour = 1800e6

export interface Counted {
  received: number
  offered: number
  answered: number
  lost: number
  lostBy: Record<(typeof lostByNames)[number], number>
  /** Part and whole of each target. */
  shares: [number, number][]
}

/** Two months of two half hours each; types 0 and 1. */
export function judged(
  parts: Record<string, unknown>,
  calls: Call[],
  contract: Contract = contractOf(parts),
): { months: Counted[]; judge: Judge } {
  const judge = new Judge(rulesOf(contract), judgedTargets(contract), {
    binLength: halfHour,
    binMonth: Uint16Array.of(0, 0, 1, 1),
    binInterval: Uint16Array.of(20, 21, 20, 21),
    months: 2,
    types: 2,
  })
  judge.read(
    {
      code: Int32Array.from(calls, ({ entry = 'inHours', outcome, type = 0, number = 0 }) =>
        codeOf(Entry[entry], Outcome[outcome], type, number),
      ),
      received: Float64Array.from(calls, ({ month = 0 }) => 2 * month * halfHour),
      duration: Float64Array.from(calls, ({ after = 0 }) => Math.round(after * 1e6)),
      greeted: Float64Array.from(calls, ({ greeted = 0 }) => Math.round(greeted * 1e6)),
    },
    calls.length,
  )
  judge.finish()
  const fields = judge.months.length / 2
  const months = [0, 1].map((month): Counted => {
    const get = (field: number) => judge.months[month * fields + field] ?? 0
    const causes = lostByNames.map((name, cause) => [name, get(MonthField.lostBy + cause)] as const)
    return {
      received: get(MonthField.received),
      offered: get(MonthField.offered),
      answered: get(MonthField.answered),
      lost: causes.reduce((sum, [, count]) => sum + count, 0),
      lostBy: Object.fromEntries(causes) as Counted['lostBy'],
      shares: Array.from({ length: (fields - MonthField.targets) / 2 }, (_, target) => [
        get(MonthField.targets + 2 * target),
        get(MonthField.targets + 2 * target + 1),
      ]),
    }
  })
  return { months, judge }
}

/** What became of one call: in time (null = not in the denominator), lost or not, and why. */
export function verdictOn(parts: Record<string, unknown>, call: Call): { counted: boolean; inTime: boolean | null; lost: string | null } {
  const month = judged(parts, [call]).months[0] as Counted
  const [[within, of] = [0, 0]] = month.shares
  return {
    counted: month.received === 1,
    inTime: of === 0 ? null : within === 1,
    lost: lostByNames.find((name) => month.lostBy[name] === 1) ?? null,
  }
}

export const typeField = (judge: Judge, type: number, field: keyof typeof TypeField) =>
  judge.types[type * TypeField.size + TypeField[field]]

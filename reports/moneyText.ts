/** What a plan may cost, in sentences: wages with penalties, penalties under their cap, minutes on the line. */
import type { Results } from '../sim/estimates/results.ts'
import type { Voice } from './words/index.ts'

export interface MoneyText {
  /** Wages and penalties together; empty where there are no penalties, or no wages. */
  total: string
  /** What penalties come to, or that there are none. */
  penalties: string
  /** Empty where nobody holds a line. */
  minutes: string
}

/** `months`: the length of the term. */
export function moneyText(results: Results, months: number, voice: Voice): MoneyText {
  return { total: total(results, months, voice), penalties: penalties(results, months, voice), minutes: minutes(results, months, voice) }
}

/** Penalties that some simulated term has to pay, and wages to add them to. */
export const hasTotal = ({ money, term }: Results) => money !== undefined && money.term.penalties.worst !== 0 && (term.cost.mean ?? 0) > 0

function total(results: Results, months: number, { words, numbers }: Voice): string {
  const { money, term } = results
  if (money === undefined || !hasTotal(results)) return ''
  const { one, many } = words.termNames(months)
  const { mean, p95, worst } = money.term.total
  const amount = (value: number | null) => numbers.amount(value ?? 0)
  const expected = words.cost.total(one, amount(mean), amount(term.cost.mean), amount(money.term.penalties.mean))
  return results.replications === 1 ? expected : `${expected} ${words.cost.totalSpread(amount(p95), amount(worst), many)}`
}

function penalties({ money, replications }: Results, months: number, { words, numbers }: Voice): string {
  const said = words.cost
  if (money === undefined) return said.none
  const { one, many } = words.termNames(months)
  const { mean, ci95, p95, worst } = money.term.penalties
  const count = numbers.amount(replications)
  if (worst === 0) return said.noneDue(count, many)
  const amount = (value: number | null) => numbers.amount(value ?? 0)
  const due =
    ci95 === null
      ? said.penalties(one, amount(mean))
      : said.penaltiesSpread(one, amount(mean), amount(ci95[0]), amount(ci95[1]), amount(p95), amount(worst), many)
  const { cap, capReached } = money
  if (cap === null || capReached === null) return `${due} ${said.noCap}`
  const { probability } = capReached
  return `${due} ${probability ? said.capReached(amount(cap), numbers.percent(probability), one) : said.capNever(amount(cap), count, many)}`
}

function minutes({ term, replications }: Results, months: number, { words, numbers }: Voice): string {
  const { mean, p95, worst } = term.lineMinutes
  if (!mean) return ''
  const { one, many } = words.termNames(months)
  if (replications === 1) return words.cost.minutes(one, numbers.amount(mean))
  return words.cost.minutesSpread(one, numbers.amount(mean), numbers.amount(p95 ?? 0), numbers.amount(worst ?? 0), many)
}

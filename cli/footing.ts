/** What stands under the tables: causes of loss, callers handed on, hours and wages, background work, and how to run it again. */
import { visible } from '../run/problems.ts'
import type { SpreadResult } from '../sim/estimates/amounts.ts'
import type { Results } from '../sim/estimates/results.ts'
import { wrap } from './table.ts'
import { amount, causeWords, exactSpan, listed, outOf, percent, span, termNames } from './words.ts'

/** Rostered hours outside opening hours are told from this share on. */
const worthTelling = 0.02

export function footing(results: Results, months: number): string {
  const { one } = termNames(months)
  const lines = [
    worstCause(results),
    handedOn(results, one),
    work(results),
    outside(results),
    penaltiesText(results, months),
    line(results, months),
    background(results, one),
    runText(results),
  ]
  return lines
    .filter((line) => line !== '')
    .map((line) => wrap(line))
    .join('\n')
}

/** "100 replications of "My bid", seed "bid-2027", pronto 0.1.0.": with the files, all it takes to run it again. */
export function runText({ replications, scenario, seed, pronto }: Results): string {
  const what = replications === 1 ? 'replication' : 'replications'
  return `${replications} ${what} of "${visible(scenario)}", seed "${visible(seed)}", pronto ${pronto}.`
}

function worstCause({ term }: Results): string {
  const causes = (Object.keys(causeWords) as (keyof typeof causeWords)[])
    .map((cause) => ({ words: causeWords[cause], share: term.lostBy[cause] ?? 0 }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
  const [worst, ...others] = causes
  if (worst === undefined) return term.received.mean ? 'No call was lost.' : ''
  const then = others.map(({ words, share }) => `${words} ${percent(share)}`)
  return `Worst cause of loss: ${worst.words}, ${percent(worst.share)} of all calls${then.length > 0 ? `; then ${then.join(', ')}` : ''}.`
}

/** The judge sees the first answer only: who hangs up after it is in no share. */
function handedOn({ types }: Results, period: string): string {
  const sum = (of: (type: Results['types'][number]) => number) => types.reduce((total, type) => total + of(type), 0)
  const all = sum(({ transferred }) => transferred)
  if (all === 0) return ''
  const lost = sum(({ transferLost }) => transferLost)
  const gone = lost === 0 ? 'none of them hung up or was' : `${amount(lost)} (${percent(lost / all)}) of them hung up or were`
  return `Callers handed on after an answer: ${amount(all)} a ${period}; ${gone} turned away, which no target counts.`
}

function work({ term }: Results): string {
  const overtime = term.overtime.mean ?? 0
  const facts = [
    term.occupancy.mean === null ? '' : `Agents are busy ${percent(term.occupancy.mean)} of their time`,
    `${amount(term.paidHours.mean ?? 0)} hours are paid${overtime > 0 ? `, ${amount(overtime)} of them overtime` : ''}`,
    wages(term),
  ]
  return `${facts.filter((fact) => fact !== '').join('; ')}.`
}

function wages({ cost, groups }: Results['term']): string {
  if ((cost.mean ?? 0) <= 0) return ''
  const unpaid = groups.filter((group) => group.cost === 0 && group.rosteredHours + group.overtime > 0)
  const shown = unpaid.slice(0, 3).map(({ group }) => visible(group))
  const names = listed(unpaid.length > shown.length ? [...shown, `${unpaid.length - shown.length} more`] : shown)
  const without = unpaid.length === 0 ? '' : ` (without ${names}, which ${unpaid.length === 1 ? 'has' : 'have'} no costPerHour)`
  return `wages are ${amount(cost.mean ?? 0)}${without}`
}

function outside({ term }: Results): string {
  const rostered = term.groups.reduce((sum, { rosteredHours }) => sum + rosteredHours, 0)
  if (rostered === 0 || term.outsideHours <= worthTelling * rostered) return ''
  return `${amount(term.outsideHours)} of the paid hours (${percent(term.outsideHours / rostered)} of those rostered) lie outside opening hours.`
}

/** What penalties to expect, what nineteen of twenty terms stay below, and the worst; empty for a contract without. */
export function penaltiesText({ money, replications }: Results, months: number): string {
  if (money === undefined) return ''
  const { one } = termNames(months)
  const { penalties: due, total } = money.term
  if (due.worst === 0) return replications === 1 ? 'No penalty is due.' : `No penalty is due in any of ${replications} replications.`
  const { cap, capReached } = money
  const capped =
    cap === null || capReached === null || capReached.probability === null
      ? ''
      : `; ${outOf(capReached.probability, capReached.n)} ${replications === 1 ? 'reaches' : 'reach'} the cap of ${amount(cap)}`
  const all = `With wages the plan costs ${amount(total.mean ?? 0)} a ${one}${spread(total, months)}.`
  return `Penalties are ${amount(due.mean ?? 0)} a ${one}${spread(due, months)}${capped}. ${all}`
}

/** Whoever gives out a toll-free number pays for it. */
function line({ term }: Results, months: number): string {
  const { lineMinutes } = term
  if (!lineMinutes.mean) return ''
  return `Callers hold the line for ${amount(lineMinutes.mean)} minutes a ${termNames(months).one}${spread(lineMinutes, months)}.`
}

/** ", at most 5 600 in 95 of 100 such years, 12 000 at worst"; of one replication nothing. */
function spread({ p95, worst, ci95 }: SpreadResult, months: number): string {
  if (p95 === null || worst === null || ci95 === null) return ''
  return ` on average, at most ${amount(p95)} in 95 of 100 such ${termNames(months).many}, ${amount(worst)} at worst`
}

function background({ background: found }: Results, period: string): string {
  const { received, done, response, backlogAtClose } = found
  if (received === 0) return ''
  const left = backlogAtClose ?? 0
  const waiting = left === 0 ? 'none is' : left < 0.05 ? 'hardly any is' : `${amount(left, 1)} are`
  const all = `Callbacks and written contacts: ${amount(received)} a ${period}`
  const end = `${waiting} waiting at a closing on average.`
  if (response.mean === null) return `${all}; none of them was begun; ${end}`
  // What is not begun, above all what came in after the last closing, is there when the term ends.
  const never = received - done
  const after = `after ${span(response.mean)} of opening time on average`
  const begun =
    never === 0
      ? `, begun ${after}`
      : `; ${amount(done) === amount(received) ? 'nearly all' : amount(done)} of them were begun, ${after}, the others not before the term ended`
  return [`${all}${begun}`, within(response.p95, never / received), end].filter((part) => part !== '').join('; ')
}

/** `p95` is the upper end of a class of five minutes, over all that came in. Of what was never begun nobody knows how long it would take. */
function within(p95: number | null, never: number): string {
  if (p95 !== null) return `95% of all within ${exactSpan(p95)} at most`
  return never > 0.05 ? '' : 'more than 5% of all were not begun within 50 h'
}

/** Which plan, and why, in plain words. */
import { visible } from '../run/problems.ts'
import { byPrice, type ComparedPlan, type Comparison } from '../sim/estimates/comparison.ts'
import { hopes } from './requirement.ts'
import { wrap } from './table.ts'
import { verdict } from './verdict.ts'
import { amount, limitText, listed, percent, percentBelow, termNames } from './words.ts'

/** The cheapest plan that meets what is required, and what the next cheaper fails in. Nothing without a requirement. */
export function compareVerdict(comparison: Comparison, months: number): string {
  const { require, cheapest, plans } = comparison
  if (require === null) return ''
  const planOf = (label: string | null) => plans.find((plan) => plan.label === label)
  const best = planOf(cheapest?.plan ?? null)
  return best === undefined
    ? noneMeets(comparison, require, months)
    : found(comparison, best, planOf(cheapest?.nextCheaper ?? null), months)
}

function found(comparison: Comparison, best: ComparedPlan, cheaper: ComparedPlan | undefined, months: number): string {
  const { plans, require } = comparison
  const { one } = termNames(months)
  const first = `${quoted(best)} is the cheapest of ${plans.length} plans that meets what is required: ${asked(comparison)}; ${chance(best, require ?? 0)}; ${price(comparison, best)} a ${one}.`
  if (cheaper === undefined) return [wrap(first), 'No plan here is cheaper.'].join('\n')
  const next = `The next cheaper, ${quoted(cheaper)} (${amount(priceOf(comparison, cheaper))}), does not meet it:`
  return [wrap(first), wrap(next), indented(verdict(cheaper.results, months))].join('\n')
}

function noneMeets(comparison: Comparison, require: number, months: number): string {
  const { plans, price } = comparison
  const lowerEnd = ({ results }: ComparedPlan) => results.term.meets.everyMonth.ci95?.[0] ?? -1
  const nearest = byPrice(plans, price).sort((a, b) => lowerEnd(b) - lowerEnd(a))[0] as ComparedPlan
  const { ci95, n } = nearest.results.term.meets.everyMonth
  const first = `NONE of ${plans.length} plans meets what is required: ${asked(comparison)}. Nearest is ${quoted(nearest)}: ${chance(nearest, require)}.`
  return [wrap(`${first}${ci95 === null ? '' : hopes(n, require, ci95[1])}`), indented(verdict(nearest.results, months))].join('\n')
}

const quoted = ({ label }: ComparedPlan) => `"${visible(label)}"`
const indented = (text: string) => text.replace(/^/gm, '  ')

function asked({ require, plans }: Comparison): string {
  const what = plans[0]?.results.window === 'term' ? 'the term meets all targets' : 'every month meets all targets'
  return `with probability ${limitText(require ?? 0)} or more ${what}`
}

function chance({ results }: ComparedPlan, require: number): string {
  const { probability, ci95 } = results.term.meets.everyMonth
  if (probability === null || ci95 === null) return 'there is no data'
  return `found ${percent(probability, require)}, for sure (95%) no less than ${percentBelow(ci95[0], require)}`
}

function priceOf({ price: by }: Comparison, { results: { term } }: ComparedPlan): number {
  return (by === 'cost' ? term.cost.mean : term.paidHours.mean) ?? 0
}

function price(comparison: Comparison, plan: ComparedPlan): string {
  const value = amount(priceOf(comparison, plan))
  return comparison.price === 'cost' ? `wages are ${value}` : `${value} hours are paid`
}

/** With the files, all it takes to run it again; and what the order by price rests on. */
export function compareRunText(comparison: Comparison): string {
  const { replications, plans, seed, pronto } = comparison
  const names = [...new Set(plans.map(({ results }) => results.scenario))]
  const of = names.length === 1 ? ` of "${visible(names[0] as string)}"` : ''
  const count = `${replications} ${replications === 1 ? 'replication' : 'replications'}`
  const run = `${count} of each of ${plans.length} plans${of}, seed "${visible(seed)}", pronto ${pronto}.`
  return [pricing(comparison), run]
    .filter((line) => line !== '')
    .map((line) => wrap(line))
    .join('\n')
}

function pricing({ plans, price: by }: Comparison): string {
  const groups = plans.flatMap(({ results }) => results.term.groups)
  if (by === 'paidHours')
    return groups.some(({ cost }) => cost > 0)
      ? 'Paid hours stand for wages: one plan at least has no costPerHour.'
      : 'Paid hours stand for wages: no group has a costPerHour.'
  const unpaid = [...new Set(groups.filter((one) => one.cost === 0 && one.rosteredHours + one.overtime > 0).map(({ group }) => group))]
  const shown = unpaid.slice(0, 3).map((group) => visible(group))
  const names = listed(unpaid.length > shown.length ? [...shown, `${unpaid.length - shown.length} more`] : shown)
  return unpaid.length === 0 ? '' : `Wages are without ${names}, which ${unpaid.length === 1 ? 'has' : 'have'} no costPerHour.`
}

/** Plans side by side on a terminal of 80 columns: what each comes to, how it differs from the base, and in which months most. */
import { visible } from '../run/problems.ts'
import { byPrice, type ComparedPlan, type Comparison } from '../sim/estimates/comparison.ts'
import type { PlanDifference } from '../sim/estimates/paired.ts'
import type { Results } from '../sim/estimates/results.ts'
import { ends, points, share, signed } from './differenceWords.ts'
import { roomBeside, table, wrap } from './table.ts'
import { amount, bar, listed, percent, timeText } from './words.ts'

const mostRows = 25
const mostMonths = 5
/** Names of plans are cut to the first of these widths with which a table fits. */
const nameWidths = [24, 18, 12, 8]

export function comparisonText(comparison: Comparison): string {
  return [planTable(comparison), differenceTable(comparison), monthsTable(comparison)].filter((part) => part !== '').join('\n\n')
}

/** The widest that 80 columns hold. */
function fitting(draw: (nameWidth: number) => string): string {
  const drawn = nameWidths.map(draw)
  return drawn.find((text) => text.split('\n').every((line) => line.length <= 80)) ?? (drawn.at(-1) as string)
}

/** Each plan: how often every month passes, shares of the term, wages or hours, and with penalties what it costs in all. */
export function planTable(comparison: Comparison): string {
  return fitting((width) => planRows(comparison, width))
}

function planRows(comparison: Comparison, nameWidth: number): string {
  const { plans, price } = comparison
  const shown = shownPlans(comparison)
  const due = plans.every(({ results }) => results.money === undefined) ? '' : price === 'cost' ? 'in all' : 'penalties'
  const name = rowNames(comparison, nameWidth)
  const rows = shown.map(({ label, results }) => {
    const { meets, answeredWithin, lost, cost, paidHours } = results.term
    const { probability, ci95 } = meets.everyMonth
    return [
      `${name(label)}${label === comparison.cheapest?.plan ? ' *' : ''}`,
      percent(probability, comparison.require ?? undefined),
      ci95 === null ? '' : `${percent(ci95[0]).replace(/%$/, '')}–${percent(ci95[1])}`,
      percent(answeredWithin.mean, limitOf(results, 'answeredWithin')),
      percent(lost.mean, limitOf(results, 'lost')),
      amount((price === 'cost' ? cost.mean : paidHours.mean) ?? 0),
      ...(due === '' ? [] : [dueText(results, price)]),
    ]
  })
  const head = [
    nameHead(comparison, nameWidth),
    'passes',
    '95% sure',
    withinTitle(plans),
    'lost',
    price === 'cost' ? 'wages' : 'hours',
    ...(due === '' ? [] : [due]),
  ]
  const width = Math.max(0, Math.min(12, roomBeside(head, rows, 1)))
  const drawn = rows.map(([first, passes, ...rest], i) => [
    first,
    passes,
    bar(shown[i]?.results.term.meets.everyMonth.probability ?? 0, width),
    ...rest,
  ])
  const [first, passes, ...rest] = head
  const lines = width < 4 ? table(head, rows) : table([first, passes, '', ...rest] as string[], drawn as string[][], [0, 2])
  const keys = (plans[0]?.changes ?? []).map((change) => visible(change.name))
  const legend = [
    ...(head[0] === 'plan' && keys.length > 0 ? [`plan: ${keys.join(', ')}`] : []),
    plans[0]?.results.window === 'term'
      ? 'passes: how often the term meets all targets'
      : 'passes: how often every month meets all targets',
    ...(due === 'in all' ? ['in all: wages and expected penalties'] : []),
    ...(comparison.cheapest === null ? [] : ['* the cheapest that meets what is required']),
    ...(shown.length < plans.length ? [`${plans.length - shown.length} more plans: --json, --out`] : []),
  ]
  return `${lines}\n${wrap(legend.join('; '), { width: 80 })}`
}

/** What a plan comes to with penalties, or these alone where hours stand for wages. Contracts may differ: one may have none. */
function dueText({ term, money }: Results, price: Comparison['price']): string {
  const penalties = money?.term.penalties.mean ?? 0
  return amount(price === 'cost' ? (term.cost.mean ?? 0) + penalties : penalties)
}

/** All, or those whose price is nearest to that of the cheapest that will do, or that are the cheapest; and the base. In the order given. */
function shownPlans(comparison: Comparison): ComparedPlan[] {
  const { plans, price, cheapest, base } = comparison
  if (plans.length <= mostRows) return plans
  const ordered = byPrice(plans, price)
  const at = Math.max(
    0,
    ordered.findIndex(({ label }) => label === cheapest?.plan),
  )
  const from = Math.max(0, Math.min(at - Math.floor(mostRows / 2), plans.length - mostRows))
  const near = ordered.slice(from, from + mostRows)
  return plans.filter((plan) => plan.label === base || near.includes(plan))
}

/** Varied plans go by their values, under the names of the keys; others by their labels, and a number where these are cut to the same. */
function rowNames({ plans }: Comparison, width: number): (label: string) => string {
  const texts = plans.map(({ label, changes }) =>
    changes.length === 0 ? label : changes.map(({ value }) => (typeof value === 'string' ? value : JSON.stringify(value))).join(', '),
  )
  const cut = texts.map((text) => visible(text, width))
  const names = cut.map((name, i) =>
    cut.indexOf(name) === cut.lastIndexOf(name) ? name : `${i + 1} ${visible(texts[i] as string, width - 4)}`,
  )
  return (label) => names[plans.findIndex((plan) => plan.label === label)] ?? ''
}

/** The names of the keys that were varied, if there is room. */
function nameHead({ plans }: Comparison, width: number): string {
  const names = (plans[0]?.changes ?? []).map(({ name }) => visible(name)).join(', ')
  return names === '' || names.length > width ? 'plan' : names
}

function limitOf({ targets }: Results, measure: 'answeredWithin' | 'lost'): number | undefined {
  const target = targets.find(({ key }) => key === measure)
  return target?.atLeast ?? target?.atMost
}

function withinTitle(plans: ComparedPlan[]): string {
  const times = new Set(plans.map(({ results }) => results.targets.find(({ key }) => key === 'answeredWithin')?.time ?? 20))
  return times.size === 1 ? `in ${timeText([...times][0] as number)}` : 'in time'
}

function differenceTable(comparison: Comparison): string {
  const shown = shownPlans(comparison)
  const differences = comparison.differences.filter(({ plan }) => shown.some(({ label }) => label === plan))
  const title = `Differences from "${visible(comparison.base)}", in points, over the same random numbers:`
  const rows = fitting((width) => differenceRows(comparison, differences, width))
  return [wrap(title, { width: 80 }), rows, wrap(`${narrowed(differences)}${adjusted(comparison)}`, { width: 80 })].join('\n').trimEnd()
}

function differenceRows(comparison: Comparison, differences: PlanDifference[], nameWidth: number): string {
  const { plans, price } = comparison
  const name = rowNames(comparison, nameWidth)
  const rows = differences.map(({ plan, term }) => [
    name(plan),
    points(term.meets.everyMonth.difference, 1),
    ends(term.meets.everyMonth),
    share(term.answeredWithin),
    share(term.lost),
    signed(term[price].difference ?? 0),
  ])
  const head = [nameHead(comparison, nameWidth), 'passes', '95% sure', withinTitle(plans), 'lost', price === 'cost' ? 'wages' : 'hours']
  return table(head, rows)
}

/** "Intervals are narrower than those of separate runs: of shares 3.1 to 4.6 times and of passing 1.2 times." */
function narrowed(differences: PlanDifference[]): string {
  const range = (factors: (number | null)[]) => {
    const known = factors.filter((factor) => factor !== null).sort((a, b) => a - b)
    const [least, most] = [known[0], known.at(-1)].map((factor) => factor?.toFixed(1))
    return least === undefined ? undefined : least === most ? `${least} times` : `${least} to ${most} times`
  }
  const shares = range(differences.flatMap(({ term }) => [term.answeredWithin.narrowing, term.lost.narrowing]))
  const passes = range(differences.map(({ term }) => term.meets.everyMonth.narrowing))
  const parts = [...(shares === undefined ? [] : [`of shares ${shares}`]), ...(passes === undefined ? [] : [`of passing ${passes}`])]
  return parts.length === 0 ? '' : `Intervals are narrower than those of separate runs: ${listed(parts)}.`
}

function adjusted({ busier, replications }: Comparison): string {
  if (!busier) return ''
  const than = `${percent(Math.abs(busier))} ${busier > 0 ? 'busier' : 'quieter'}`
  return ` The ${replications} terms drawn were ${than} than the demand says on average; differences of shares are adjusted to its mean.`
}

/** The plan that the base is looked at beside, month by month: the cheapest that will do, the one before it, or the one most unlike it. */
function beside({ base, cheapest, differences }: Comparison): PlanDifference | undefined {
  const wanted = [cheapest?.plan, cheapest?.nextCheaper].find((label) => label !== undefined && label !== null && label !== base)
  const size = ({ term }: PlanDifference) => Math.abs(term.meets.everyMonth.difference ?? 0) + Math.abs(term.answeredWithin.difference ?? 0)
  return differences.find(({ plan }) => plan === wanted) ?? [...differences].sort((a, b) => size(b) - size(a))[0]
}

/** Passing where months are judged, else the share in time. */
function monthsTable(comparison: Comparison): string {
  const other = beside(comparison)
  const [plan, base] = [other?.plan, comparison.base].map((label) => comparison.plans.find((one) => one.label === label)?.results)
  if (other === undefined || plan === undefined || base === undefined || plan.months.length < 2) return ''
  const judged = plan.window === 'month'
  const rows = other.months
    .map((month, at) => ({ month, at, less: judged ? month.meets.all : month.answeredWithin }))
    .filter(({ less }) => less?.difference)
    .sort((a, b) => Math.abs(b.less?.difference ?? 0) - Math.abs(a.less?.difference ?? 0))
    .slice(0, mostMonths)
    .map(({ month, at, less }) => {
      const value = ({ months }: Results) => (judged ? months[at]?.meets.all?.probability : months[at]?.answeredWithin.mean) ?? null
      return [
        month.month,
        percent(value(base)),
        percent(value(plan)),
        points(less?.difference ?? null, 1),
        less === undefined ? '' : ends(less),
        points(month.answeredWithin.difference, 2),
        points(month.lost.difference, 2),
      ]
    })
  if (rows.length === 0) return ''
  const what = judged ? 'Months that differ most in passing' : 'Months that differ most in their share in time'
  const name = rowNames(comparison, 12)
  const head = ['month', name(comparison.base), name(other.plan), 'points', '95% sure', withinTitle(comparison.plans), 'lost']
  return `${wrap(`${what}, "${visible(other.plan)}" less "${visible(comparison.base)}":`, { width: 80 })}\n${table(head, rows)}`
}

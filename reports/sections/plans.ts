/** Plans side by side: what they cost, how likely they pass, how they differ, in which months. */
import { html, named, shortened } from '../escape.ts'
import type { ReportInput } from '../input.ts'
import { chartNames, penaltiesOf, priceOf, type SideBySide, type SidePlan, sideBySide, variedKeys, withPenalties } from '../plans.ts'
import { plansCost } from '../specs/plansCost.ts'
import { plansDifference } from '../specs/plansDifference.ts'
import { plansStaffing } from '../specs/plansStaffing.ts'
import { judgedAsOne } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { figure } from './figure.ts'
import type { Section } from './section.ts'

export function plansSection(input: ReportInput, voice: Voice): Section | null {
  const side = sideBySide(input)
  if (side === null) return null
  const { words, numbers } = voice
  const within = side.plans[0]?.results.targets.find(({ key }) => key === 'answeredWithin')
  const differences =
    side.base === null
      ? []
      : [
          plansDifference(side, 'everyMonth', words.verdict.probability, voice),
          plansDifference(side, 'answeredWithin', words.day.shareWithin(numbers.time(within?.time ?? 20)), voice),
          plansDifference(side, 'lost', words.day.shareLost, voice),
        ].filter(({ rows }) => rows.length > 0)
  const [cost, staffing] = [plansCost(side, voice), plansStaffing(side, voice)]
  return {
    id: 'plans',
    title: words.plans.title,
    charts: [cost, ...differences, ...staffing],
    html: [
      answer(input, voice),
      leastInAll(side, input, voice),
      planTable(side, voice),
      figure(cost, voice),
      differences.length === 0
        ? ''
        : `<h3>${html(words.plans.differences)}</h3><p>${html(`${words.plans.paired}${busier(input, voice)}`)}</p>`,
      ...differences.map((chart) => figure(chart, voice)),
      monthsTables(side, voice),
      `<h3>${html(words.plans.staffing)}</h3>`,
      ...staffing.map((chart) => figure(chart, voice)),
    ].join('\n'),
  }
}

/** What differences of shares are adjusted for. */
function busier({ comparison }: ReportInput, { words, numbers }: Voice): string {
  const { busier, replications } = comparison ?? {}
  if (!busier) return ''
  return ` ${words.plans.adjusted(numbers.amount(replications ?? 0), numbers.percent(Math.abs(busier)), busier > 0)}`
}

/** Which plan is the cheapest that meets what is required; nothing where nothing is. */
function answer({ comparison }: ReportInput, { words, numbers }: Voice): string {
  if (comparison === null || comparison.require === null) return ''
  const { require, cheapest, plans, price } = comparison
  const lowest = (label: string) => plans.find((plan) => plan.label === label)?.results.term.meets.everyMonth.ci95?.[0] ?? null
  const text =
    cheapest === null
      ? words.plans.none(plans.length, numbers.limit(require))
      : words.plans.cheapest(
          shortened(cheapest.plan, 80),
          plans.length,
          numbers.limit(require),
          numbers.percentBelow(lowest(cheapest.plan), require),
          numbers.amount(price === 'cost' ? cheapest.cost : cheapest.paidHours),
          price === 'cost',
        )
  return `<p class="headline">${html(text)}</p>`
}

/** Which plan costs the least with the penalties that are to be expected; nothing where no contract has any. */
function leastInAll({ plans, price, penalised }: SideBySide, { runs }: ReportInput, { words, numbers }: Voice): string {
  const [least] = [...plans].sort((a, b) => withPenalties(a) - withPenalties(b))
  if (!penalised || price !== 'cost' || least === undefined) return ''
  const compiled = runs.find(({ label }) => label === least.label)?.compiled
  const { one } = words.termNames(compiled?.scenario.simulate.months ?? least.results.months.length)
  return `<p>${html(words.cost.cheapestInAll(shortened(least.label, 80), numbers.amount(withPenalties(least)), one))}</p>`
}

function planTable({ plans, price, penalised, require }: SideBySide, voice: Voice): string {
  const { words, numbers } = voice
  const first = plans[0]?.results as SidePlan['results']
  const limit = (key: string) => {
    const target = first.targets.find((one) => one.key === key)
    return target?.atLeast ?? target?.atMost
  }
  const within = first.targets.find(({ key }) => key === 'answeredWithin')
  const head = [
    words.plans.plan,
    price === 'cost' ? words.money.wages : words.money.paidHours,
    ...(penalised ? [words.cost.penaltiesExpected] : []),
    ...(penalised && price === 'cost' ? [words.cost.totalCost] : []),
    judgedAsOne(first) ? words.verdict.allMet : words.verdict.everyMonth,
    words.plans.interval,
    ...(require === null ? [] : [words.plans.required(numbers.limit(require))]),
    words.day.shareWithin(numbers.time(within?.time ?? 20)),
    words.day.shareLost,
  ]
  const rows = plans.map((plan) => {
    const { term } = plan.results
    const { probability, ci95 } = term.meets.everyMonth
    const marks = [plan.base ? words.plans.isBase : '', plan.cheapest ? words.plans.isCheapest : ''].filter((mark) => mark !== '')
    const meets = plan.meetsRequirement ? `✓ ${words.plans.met}` : `✗ ${words.plans.notMet}`
    return `<tr><th scope="row">${plan.number}. ${named(plan.label, 60)}${marks.map((mark) => ` <span class="mark">${html(mark)}</span>`).join('')}</th>${[
      numbers.amount(priceOf(plan, price)),
      ...(penalised ? [numbers.amount(penaltiesOf(plan))] : []),
      ...(penalised && price === 'cost' ? [numbers.amount(withPenalties(plan))] : []),
      numbers.percent(probability, require ?? undefined),
      ci95 === null ? words.noData : `${numbers.percent(ci95[0], require ?? undefined)} – ${numbers.percent(ci95[1])}`,
      ...(require === null ? [] : [meets]),
      numbers.percent(term.answeredWithin.mean, limit('answeredWithin')),
      numbers.percent(term.lost.mean, limit('lost')),
    ]
      .map((text) => `<td class="number">${html(text)}</td>`)
      .join('')}</tr>`
  })
  return `<div class="scroll" tabindex="0" role="group" aria-label="${html(words.plans.title)}"><table class="plans"><thead><tr>${head.map((text) => `<th scope="col">${html(text)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

/** Of a table: more would not fit on a sheet of paper. */
const mostMonths = 12

/** Each month's probability to pass, plan by plan; ▲ and ▼ where it differs from the base's for sure (95%). */
function monthsTables({ plans, base }: SideBySide, { words, numbers }: Voice): string {
  const first = plans[0]?.results
  if (first === undefined || first.window === 'term' || first.months.length < 2) return ''
  const cell = (plan: SidePlan, at: number) => {
    const { probability } = plan.results.months[at]?.meets.all ?? { probability: null }
    const ci95 = plan.difference?.months[at]?.meets.all?.ci95 ?? null
    const sign = ci95 === null ? '' : ci95[0] > 0 ? '▲' : ci95[1] < 0 ? '▼' : ''
    const told =
      sign === ''
        ? ''
        : `<span class="${sign === '▲' ? 'better' : 'worse'}">${sign}<span class="hidden">${html(sign === '▲' ? words.plans.better : words.plans.worse)}</span></span> `
    const shade = probability === null ? '' : ` style="--p:${probability.toFixed(3)}"`
    return `<td class="number heat"${shade}>${told}${html(numbers.percent(probability))}</td>`
  }
  const names = chartNames(plans)
  const pieces = Math.ceil(first.months.length / mostMonths)
  const size = Math.ceil(first.months.length / pieces)
  const tables = Array.from({ length: pieces }, (_, piece) => {
    const months = first.months.slice(piece * size, (piece + 1) * size)
    const [from, to] = [months[0], months.at(-1)].map((month) => numbers.month(month?.month ?? ''))
    const head = [words.plans.plan, ...months.map(({ month }) => numbers.shortMonth(month))]
    const rows = plans.map((plan, i) => {
      const name = names[i] === plan.label ? `${plan.number}. ${plan.label}` : (names[i] as string)
      return `<tr><th scope="row">${named(name, 40)}</th>${months.map((_, at) => cell(plan, piece * size + at)).join('')}</tr>`
    })
    return `<div class="scroll" tabindex="0" role="group" aria-label="${html(`${words.plans.months}: ${from} – ${to}`)}"><table class="months"><thead><tr>${head
      .map((text) => `<th scope="col">${html(text)}</th>`)
      .join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
  })
  const keys = variedKeys(plans)
  const note = `${words.plans.monthsNote(base !== null)}${keys.length === 0 ? '' : ` ${words.plans.namedBy(shortened(keys.join(', '), 200))}.`}`
  return `<h3>${html(words.plans.months)}</h3><p>${html(note)}</p>${tables.join('')}`
}

/** Paid hours and wages, by group and by month. */
import type { GroupHours } from '../../sim/estimates/cost.ts'
import { html, shortened } from '../escape.ts'
import type { Shown } from '../shown.ts'
import type { Voice } from '../words/index.ts'
import { tableHtml } from './figure.ts'
import type { Section } from './section.ts'

export function moneySection({ results }: Shown, voice: Voice): Section | null {
  const { words, numbers } = voice
  const { term, months } = results
  if (term.groups.length === 0) return null
  const priced = term.groups.some(({ cost }) => cost > 0)
  const said = words.money
  const money = (cost: number) => (priced ? [numbers.amount(cost)] : [])
  const group = (one: GroupHours & { agents: number }) => [
    shortened(one.group, 60),
    numbers.amount(one.agents),
    numbers.amount(one.rosteredHours),
    numbers.amount(one.overtime, 1),
    ...money(one.cost),
  ]
  const sum = (of: (one: GroupHours) => number) => term.groups.reduce((total, one) => total + of(one), 0)
  const groups = {
    head: [said.group, said.agents, said.rostered, said.overtime, ...(priced ? [said.wages] : [])],
    rows: [
      ...term.groups.map(group),
      [
        said.all,
        numbers.amount(term.groups.reduce((total, one) => total + one.agents, 0)),
        numbers.amount(sum(({ rosteredHours }) => rosteredHours)),
        numbers.amount(term.overtime.mean ?? 0, 1),
        ...money(term.cost.mean ?? 0),
      ],
    ],
  }
  const byMonth = {
    head: [words.months.month, said.paidHours, ...(priced ? [said.wages] : [])],
    rows: [
      ...months.map((month) => [numbers.month(month.month), numbers.amount(month.paidHours), ...money(month.cost)]),
      [said.all, numbers.amount(term.paidHours.mean ?? 0), ...money(term.cost.mean ?? 0)],
    ],
  }
  const unpaid = term.groups
    .filter((one) => one.cost === 0 && one.rosteredHours + one.overtime > 0)
    .map(({ group: name }) => shortened(name, 60))
  return {
    id: 'money',
    title: said.title,
    charts: [],
    html: [
      `<p>${html(facts(results, voice))}</p>`,
      priced && unpaid.length > 0 ? `<p>${html(said.unpaid(words.listed(unpaid)))}</p>` : '',
      `<div class="side tables"><div><h3>${html(said.byGroup)}</h3><div class="scroll totals" tabindex="0" role="group" aria-label="${html(said.byGroup)}">${tableHtml(groups)}</div></div>`,
      `<div><h3>${html(said.byMonth)}</h3><div class="scroll totals" tabindex="0" role="group" aria-label="${html(said.byMonth)}">${tableHtml(byMonth)}</div></div></div>`,
    ].join(''),
  }
}

function facts({ term }: Shown['results'], { words, numbers }: Voice): string {
  const said = words.money
  const rostered = term.groups.reduce((sum, { rosteredHours }) => sum + rosteredHours, 0)
  const interval = term.cost.ci95 === null || (term.cost.mean ?? 0) === 0 ? null : term.cost.ci95
  return [
    said.paid(numbers.amount(term.paidHours.mean ?? 0), numbers.amount(term.overtime.mean ?? 0, 1)),
    interval === null ? '' : said.wagesAre(numbers.amount(term.cost.mean ?? 0), numbers.amount(interval[0]), numbers.amount(interval[1])),
    term.occupancy.mean === null ? '' : said.busy(numbers.percent(term.occupancy.mean)),
    term.outsideHours > 0.02 * rostered && rostered > 0 ? said.outside(numbers.amount(term.outsideHours)) : '',
  ]
    .filter((text) => text !== '')
    .join(' ')
}

/** What a plan may cost: wages and penalties with their spread, minutes on the line; paid hours and wages by group and by month. */
import type { GroupHours } from '../../sim/estimates/cost.ts'
import { html, shortened } from '../escape.ts'
import { hasTotal, moneyText } from '../moneyText.ts'
import type { Shown } from '../shown.ts'
import type { Chart, Table } from '../specs/chart.ts'
import { penaltiesByMonth } from '../specs/penaltiesByMonth.ts'
import { termCost } from '../specs/termCost.ts'
import type { Voice } from '../words/index.ts'
import { figure, tableHtml } from './figure.ts'
import type { Section } from './section.ts'

export function moneySection({ results, months: length }: Shown, voice: Voice): Section | null {
  const { words } = voice
  const { term, money } = results
  if (term.groups.length === 0) return null
  const said = words.money
  const { total, penalties, minutes } = moneyText(results, length, voice)
  const charts: Chart[] = [
    ...(money !== undefined && hasTotal(results) ? [termCost(term, money, words.termNames(length).one, voice)] : []),
    ...(money === undefined ? [] : [penaltiesByMonth(money, voice)].filter((chart) => chart !== null)),
  ]
  const unpaid = term.groups
    .filter((one) => one.cost === 0 && one.rosteredHours + one.overtime > 0)
    .map(({ group: name }) => shortened(name, 60))
  return {
    id: 'money',
    title: said.title,
    charts,
    html: [
      total === '' ? '' : `<p class="headline">${html(total)}</p>`,
      `<p>${html(penalties)}</p>`,
      ...charts.map((chart) => figure(chart, voice)),
      charts.length === 0 ? '' : `<h3>${html(words.cost.hours)}</h3>`,
      `<p>${html(facts(results, voice))}</p>`,
      isPriced(results) && unpaid.length > 0 ? `<p>${html(said.unpaid(words.listed(unpaid)))}</p>` : '',
      `<div class="side tables">${totals(said.byGroup, groupTable(results, voice))}${totals(said.byMonth, monthTable(results, voice))}</div>`,
      minutes === ''
        ? ''
        : `<h3>${html(words.cost.lineMinutes)}</h3><p>${html(minutes)} ${html(words.cost.minutesNote)}</p>${minutesTable(results, voice)}`,
    ].join(''),
  }
}

const isPriced = ({ term }: Shown['results']) => term.groups.some(({ cost }) => cost > 0)

const scrolled = (title: string, table: Table, kind = '') =>
  `<div class="scroll${kind}" tabindex="0" role="group" aria-label="${html(title)}">${tableHtml(table)}</div>`

/** A table whose last line sums up the others. */
const totals = (title: string, table: Table) => `<div><h3>${html(title)}</h3>${scrolled(title, table, ' totals')}</div>`

function groupTable(results: Shown['results'], { words, numbers }: Voice): Table {
  const said = words.money
  const { term } = results
  const priced = isPriced(results)
  const money = (cost: number) => (priced ? [numbers.amount(cost)] : [])
  const sum = (of: (one: GroupHours) => number) => term.groups.reduce((total, one) => total + of(one), 0)
  return {
    head: [said.group, said.agents, said.rostered, said.overtime, ...(priced ? [said.wages] : [])],
    rows: [
      ...term.groups.map((one) => [
        shortened(one.group, 60),
        numbers.amount(one.agents),
        numbers.amount(one.rosteredHours),
        numbers.amount(one.overtime, 1),
        ...money(one.cost),
      ]),
      [
        said.all,
        numbers.amount(term.groups.reduce((total, one) => total + one.agents, 0)),
        numbers.amount(sum(({ rosteredHours }) => rosteredHours)),
        numbers.amount(term.overtime.mean ?? 0, 1),
        ...money(term.cost.mean ?? 0),
      ],
    ],
  }
}

/** With the penalties to be expected, where the contract has any and judges months. */
function monthTable(results: Shown['results'], { words, numbers }: Voice): Table {
  const said = words.money
  const { term, months, money } = results
  const priced = isPriced(results)
  const due = money === undefined || money.months.length === 0 ? null : money
  const cells = (hours: number, cost: number, penalties: number | null | undefined) => [
    numbers.amount(hours),
    ...(priced ? [numbers.amount(cost)] : []),
    ...(due === null ? [] : [numbers.amount(penalties ?? 0)]),
    ...(due === null || !priced ? [] : [numbers.amount(cost + (penalties ?? 0))]),
  ]
  return {
    head: [
      words.months.month,
      said.paidHours,
      ...(priced ? [said.wages] : []),
      ...(due === null ? [] : [words.cost.penaltiesExpected]),
      ...(due === null || !priced ? [] : [words.cost.totalCost]),
    ],
    rows: [
      ...months.map(({ month, paidHours, cost }, i) => [
        (due === null ? numbers.month : numbers.shortMonth)(month),
        ...cells(paidHours, cost, due?.months[i]?.penalties.mean),
      ]),
      [said.all, ...cells(term.paidHours.mean ?? 0, term.cost.mean ?? 0, due?.term.penalties.mean)],
    ],
  }
}

function minutesTable({ months }: Shown['results'], { words, numbers }: Voice): string {
  const said = words.cost
  const amount = (value: number | null) => (value === null ? words.noData : numbers.amount(value))
  const rows = months.map(({ month, lineMinutes: { mean, p95, worst } }) => [
    numbers.month(month),
    amount(mean),
    amount(p95),
    amount(worst),
  ])
  const table = scrolled(said.minutesByMonth, { head: [said.month, said.mean, said.p95, said.worst], rows })
  return `<details class="data"><summary>${html(said.minutesByMonth)}</summary>${table}</details>`
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

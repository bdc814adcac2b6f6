/** What is shown of a plan that sizing found: its sentences, figures and shifts. */
import type { Sizing } from '../sim/sizing/result.ts'
import { uncovered } from '../sim/sizing/uncovered.ts'
import { formatTimeOfDay, weekdayNames } from '../sim/time.ts'
import { shortened } from './escape.ts'
import type { Table } from './specs/chart.ts'
import { between, targetName } from './verdict.ts'
import type { Voice } from './words/index.ts'

export type Weekday = (typeof weekdayNames)[number]

export const headsIn = (heads: number[]) => heads.reduce((sum, count) => sum + count, 0)

/** Does the contract judge one window only: the term, or its one month? */
const asOne = ({ results }: Sizing) => results !== null && (results.window === 'term' || results.months.length === 1)

/** "Mon–Fri", "Mon, Wed", "every open day". */
export function daysText(days: number[] | undefined, { words }: Voice): string {
  if (days === undefined) return words.sizing.roster.everyDay
  const name = (day: number | undefined) => words.sizing.shortDays[weekdayNames[day ?? 0] as Weekday]
  const inRow = days.length > 2 && days.every((day, i) => i === 0 || day === (days[i - 1] ?? 0) + 1)
  return inRow ? `${name(days[0])}–${name(days.at(-1))}` : days.map(name).join(', ')
}

/** What a shift is called: by its name, or, where Pronto made it, by its times and days. */
export function shiftName({ roster }: Sizing, shift: number, voice: Voice): string {
  const rules = roster.shifts[shift]
  if (rules === undefined) return ''
  return roster.derived ? `${timesText(rules.shift)} ${daysText(rules.days, voice)}` : shortened(rules.name, 40)
}

/** "08:30–13:30, 14:30–17:30". */
export const timesText = (times: { from: number; to: number }[]) =>
  times.map(({ from, to }) => `${formatTimeOfDay(from)}–${formatTimeOfDay(to)}`).join(', ')

type Named = (name: string) => string

export interface SizingText {
  headline: string
  /** What stands in the way, where nothing was found. */
  why: string
  /** How the search ended, what binds, what the plan was chosen from, and the work it took. */
  notes: string[]
}

/** `named`: how names that somebody gave are written where this is shown. */
export function sizingText(sizing: Sizing, voice: Voice, named: Named = (name) => name): SizingText {
  const { words, numbers } = voice
  const said = words.sizing
  const { plan, require, objective, results, interrupted, roster, work } = sizing
  const limit = require ?? undefined
  const required = require === null ? null : numbers.limit(require)
  const chosen = roster.derived ? said.derived(roster.shifts.length) : said.chosenFrom(roster.shifts.length)
  const took = said.work(numbers.amount(work.plans), numbers.amount(work.ratio, 1))
  if (plan === null) {
    const headline = interrupted ? said.interruptedWithout : said.noPlan(required ?? '', false)
    return { headline, why: interrupted ? '' : wayText(sizing, voice, named), notes: [chosen] }
  }
  const { one, many } = words.termNames(results?.months.length ?? 1)
  const reached = {
    heads: headsIn(plan.heads),
    probability: numbers.percent(plan.probability, limit),
    replications: plan.n,
    many,
    low: numbers.percentBelow(plan.ci95?.[0] ?? null, limit),
    interval: between(plan, voice),
    required,
    asOne: asOne(sizing),
  }
  const headline =
    objective === 'total' ? said.foundLeast({ ...reached, total: numbers.amount(plan.total ?? plan.cost), one }) : said.found(reached)
  const ended = sizing.ended === null ? '' : said.ended[sizing.ended]
  const capped = objective === 'total' && (results?.money?.capReached?.probability ?? 0) >= 0.5 ? said.capped : ''
  const notes = [interrupted ? said.interrupted : ended, capped, bindingText(sizing, voice, named), `${chosen} ${took}`]
  return { headline, why: '', notes: notes.filter((note) => note !== '') }
}

function wayText(sizing: Sizing, { words, numbers }: Voice, named: Named): string {
  const { blockedBy, roster } = sizing
  const said = words.sizing
  if (blockedBy.length === 0) {
    const times = uncovered(sizing).map(({ weekday, from, to }) => `${words.weekdays[weekday as Weekday]} ${from}–${to}`)
    return times.length === 0 ? said.blockedByNone : said.uncovered(words.listed(times))
  }
  const limit = (text: string): string => {
    const [, heads] = /^(\d+) heads in all$/.exec(text) ?? []
    if (heads !== undefined) return said.limits.heads(numbers.amount(Number(heads)))
    const [, hours] = /^([\d.]+) hours a week in all$/.exec(text) ?? []
    if (hours !== undefined) return said.limits.hours(numbers.amount(Number(hours)))
    const [, most, shift] = /^(\d+) heads in (.*)$/su.exec(text) ?? []
    if (most !== undefined && shift !== undefined) return said.limits.shift(numbers.amount(Number(most)), named(shortened(shift, 60)))
    if (text === 'occupancy') return said.limits.occupancy(numbers.limit(roster.limits.occupancy ?? 1))
    return text === 'lines' ? said.limits.lines : text === 'queueLimit' ? said.limits.queueLimit : named(shortened(text, 60))
  }
  return said.blockedBy(words.listed(blockedBy.map(limit)), blockedBy.length > 1)
}

/** Which month, which target, which half hours. */
function bindingText({ binding, results }: Sizing, voice: Voice, named: Named): string {
  const { words, numbers } = voice
  const { month, target, intervals } = binding
  const found = results?.targets.find(({ key }) => key === target)
  if (month === null || found === undefined) return ''
  const times = intervals.map(({ weekday, time, missed }) =>
    words.sizing.at(words.weekdays[weekday as Weekday], time, numbers.percent(missed)),
  )
  const where = times.length === 0 ? '' : ` ${words.sizing.where(words.listed(times))}`
  return `${words.sizing.binding(numbers.month(month), named(targetName(found, voice)))}${where}`
}

export interface Figure {
  name: string
  value: string
  note: string
}

/** The plan in figures; none where none was found. */
export function sizingFigures(sizing: Sizing, voice: Voice): Figure[] {
  const { words, numbers } = voice
  const said = words.sizing.figures
  const { plan, fresh, price, require, results } = sizing
  if (plan === null) return []
  const { fte, costPerMonth, costPerCall, occupancy } = plan
  const limit = require ?? undefined
  const { one: term } = words.termNames(results?.months.length ?? 1)
  const sure = (one: { probability: number | null; ci95: [number, number] | null; n: number }) => between(one, voice)
  return [
    { name: said.heads, value: numbers.amount(headsIn(plan.heads)), note: said.headsNote(plan.heads.filter((count) => count > 0).length) },
    { name: said.fte, value: numbers.amount(fte.rostered, 1), note: said.fteNote(numbers.amount(fte.atWork, 1)) },
    {
      name: said.price(price === 'cost', term),
      value: numbers.amount(plan.cost),
      note: said.priceNote(numbers.amount(costPerMonth), costPerCall === null ? null : numbers.amount(costPerCall, 2)),
    },
    ...(plan.penalties === null
      ? []
      : [
          {
            name: said.penalties,
            value: numbers.amount(plan.penalties),
            note: plan.total === null ? said.penaltiesNote(term) : said.totalNote(term, numbers.amount(plan.total)),
          },
        ]),
    {
      name: said.probability(asOne(sizing)),
      value: numbers.percent(plan.probability, limit),
      note: said.probabilityNote(sure(plan), require === null ? null : numbers.limit(require)),
    },
    ...(fresh === null
      ? []
      : [
          {
            name: said.fresh,
            value: numbers.percent(fresh.probability, limit),
            note: said.freshNote(numbers.amount(fresh.n), sure(fresh)),
          },
        ]),
    ...(occupancy === null ? [] : [{ name: said.occupancy, value: numbers.percent(occupancy), note: said.occupancyNote }]),
  ]
}

/** What costs are called, in which plans are drawn: wages, with expected penalties where these are the objective; or hours where no shift has a cost. */
export function priceName({ price, objective }: Sizing, { words }: Voice): string {
  if (price !== 'cost') return words.money.paidHours
  return objective === 'total' ? words.sizing.frontier.total : words.money.wages
}

/** Of a plan, in that. */
export const priceOf = ({ objective }: Sizing, { cost, total }: { cost: number; total: number | null }) =>
  objective === 'total' ? (total ?? cost) : cost

/** The plan shift by shift; none without heads. */
export function shiftTable(sizing: Sizing, voice: Voice): Table {
  const { words, numbers } = voice
  const said = words.sizing.roster
  const { plan, roster, price } = sizing
  const own = !roster.derived
  const shifts = roster.shifts.flatMap(({ days, shift, minHeads, maxHeads }, i) => {
    const found = plan?.shifts[i]
    return found === undefined || found.heads === 0
      ? []
      : [{ ...found, days, minHeads, maxHeads, times: shift, name: shiftName(sizing, i, voice) }]
  })
  const sum = (of: (one: (typeof shifts)[number]) => number) => numbers.amount(shifts.reduce((total, one) => total + of(one), 0))
  const wages = (text: string) => (price === 'cost' ? [text] : [])
  return {
    head: [
      said.shift,
      said.heads,
      ...(own ? [said.days, said.times] : []),
      ...(own ? [said.allowed] : []),
      said.hours,
      ...wages(said.wages),
    ],
    rows: [
      ...shifts.map((one) => [
        one.name,
        numbers.amount(one.heads),
        ...(own ? [daysText(one.days, voice), timesText(one.times)] : []),
        ...(own ? [said.allowedText(one.minHeads, one.maxHeads ?? null)] : []),
        numbers.amount(one.hoursPerWeek, one.hoursPerWeek % 1 === 0 ? 0 : 1),
        ...wages(numbers.amount(one.wages)),
      ]),
      [
        said.all,
        sum(({ heads }) => heads),
        ...(own ? ['', '', ''] : []),
        sum(({ hoursPerWeek }) => hoursPerWeek),
        ...wages(sum((one) => one.wages)),
      ],
    ],
  }
}

/** A plan found, on a terminal of 80 columns: verdict, roster by shift, frontier, one head more or fewer, what binds, the work it took. */
import { visible } from '../run/problems.ts'
import type { PlanFigures, RuleOfThumb, Sizing } from '../sim/sizing/result.ts'
import { uncovered } from '../sim/sizing/uncovered.ts'
import { penaltiesText } from './footing.ts'
import { table, wrap } from './table.ts'
import { amount, limitText, listed, monthName, percent, percentBelow, termNames } from './words.ts'

export function sizeText(sizing: Sizing, { explain }: { explain: boolean }): string {
  const parts = [
    sizeVerdict(sizing),
    shiftTable(sizing),
    frontierTable(sizing),
    changeTable(sizing),
    thumbTable(sizing),
    binding(sizing),
    explain ? explanation(sizing) : '',
    workText(sizing),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

const money = ({ price }: Sizing) => (price === 'cost' ? 'wages' : 'hours')

/** "No shift is at work on mon 14:30-17:30 and tue 14:30-17:30." */
function uncoveredText(sizing: Sizing): string {
  const times = uncovered(sizing).map(({ weekday, from, to }) => `${weekday} ${from}-${to}`)
  const shown = times.length > 7 ? [...times.slice(0, 6), `${times.length - 6} more times`] : times
  return times.length === 0 ? '' : `No shift is at work on ${listed(shown)}.`
}

/** The plan in sentences; or that there is none, and why. */
export function sizeVerdict(sizing: Sizing): string {
  const { plan, require, fresh, results, interrupted } = sizing
  const what = results?.window === 'term' ? 'the term meets' : 'every month meets'
  const notes = sizing.roster.notes.map((note) => wrap(visible(note, 500)))
  if (plan === null) {
    const why =
      sizing.blockedBy.length > 0
        ? `What binds: ${listed(sizing.blockedBy.map((one) => visible(one)))}; lifted alone, ${sizing.blockedBy.length === 1 ? 'it' : 'each'} would let one.`
        : interrupted
          ? ''
          : uncoveredText(sizing) || 'No limit, lifted alone, would let one.'
    const none = interrupted
      ? 'No plan was found before it was interrupted.'
      : require === null
        ? 'No plan may be rostered.'
        : `No plan was found with which ${what} all targets with probability ${limitText(require)} or more.`
    return [wrap(`${none} ${why}`.trim()), ...notes].join('\n')
  }
  const months = results?.months.length ?? 1
  const { one } = termNames(months)
  const heads = plan.heads.reduce((sum, count) => sum + count, 0)
  const limit = require ?? undefined
  const asked = require === null ? '' : `; ${limitText(require)} is required`
  const lines = [
    `${heads} heads (${plan.fte.rostered.toFixed(1)} full-time equivalents of 40 h, ${plan.fte.atWork.toFixed(1)} of them at work after breaks and absence): with them ${what} all targets in ${percent(plan.probability, limit)} of ${plan.n} replications, for sure (95%) no less than ${plan.ci95 === null ? 'no data' : percentBelow(plan.ci95[0], limit)}${asked}.`,
    `${sizing.price === 'cost' ? 'Wages are' : 'Paid hours are'} ${amount(plan.cost)} a ${one}${months === 1 ? '' : `, ${amount(plan.costPerMonth)} a month`}${plan.costPerCall === null ? '' : `, ${plan.costPerCall.toFixed(2)} a call`}.`,
    results === null ? '' : penaltiesText(results, months),
    capText(sizing),
    fresh === null || fresh.ci95 === null
      ? ''
      : `Over ${fresh.n} other replications, which played no part in the choice: ${percent(fresh.probability, limit)} (95% sure: ${percent(fresh.ci95[0])} to ${percent(fresh.ci95[1])})${fresh.total === null ? '' : `, ${amount(fresh.total)} a ${one} in all`}.`,
    endText(sizing),
  ]
  return [...lines.filter((line) => line !== '').map((line) => wrap(line)), ...notes].join('\n')
}

/** Where the cap lets service be bad for nothing. */
function capText({ objective, results }: Sizing): string {
  const reached = results?.money?.capReached?.probability ?? 0
  if (objective !== 'total' || reached < 0.5) return ''
  return 'Once penalties reach their cap, worse service costs nothing more, and wages are saved on it: --require asks for a service that this does not.'
}

function endText({ ended, objective }: Sizing): string {
  if (ended === 'stopped') return 'The work allowed ended the search: a cheaper plan may be near.'
  if (objective === 'total') {
    if (ended === 'allExamined') return 'Every plan whose wages lie below this total was examined, and none costs less in all.'
    if (ended === 'allLikely')
      return 'No plan costs less in all: all whose wages lie below this total were examined, but for those with no more heads in any shift than one that pays too much.'
    return 'With one head fewer or more it costs no less in all, and no plan near it was found that does.'
  }
  if (ended === 'allExamined') return 'Every cheaper plan that may be rostered was examined, and none will do.'
  if (ended === 'allLikely')
    return 'No cheaper plan will do: all were examined, but for those with no more heads in any shift than one that failed.'
  return 'No head can be taken away, and no cheaper plan near it was found that will do.'
}

function shiftTable(sizing: Sizing): string {
  if (sizing.plan === null) return ''
  const rows = sizing.plan.shifts
    .filter(({ heads }) => heads > 0)
    .map(({ shift, heads, days, times, hoursPerWeek, wages }) => [
      visible(shift, 30).slice(0, 30),
      String(heads),
      days,
      times.join(' '),
      amount(hoursPerWeek),
      ...(sizing.price === 'cost' ? [amount(wages)] : []),
    ])
  if (rows.length === 0) return ''
  const head = ['shift', 'heads', 'days', 'times', 'h/week', ...(sizing.price === 'cost' ? ['wages'] : [])]
  // Derived shifts are named by their times: once is enough.
  const narrow = [head, ...rows].map((row) => (sizing.roster.derived ? row.slice(1) : row))
  return sizing.roster.derived ? table(narrow[0] as string[], narrow.slice(1), [1, 2]) : fitting(head, rows)
}

/** Without times where they do not fit. */
function fitting(head: string[], rows: string[][]): string {
  const drawn = table(head, rows, [0, 2, 3])
  if (drawn.split('\n').every((line) => line.length <= 80)) return drawn
  const without = (row: string[]) => row.filter((_, i) => i !== 3)
  return table(without(head), rows.map(without), [0, 2])
}

function frontierTable(sizing: Sizing): string {
  if (sizing.plan === null) return ''
  const rows = sizing.frontier.map(({ atLeast, plan }) => {
    const asked = `${limitText(atLeast)}${atLeast === sizing.require ? ' *' : ''}`
    if (plan === null) return [asked, 'not found', ...figureHeads(sizing).map(() => '')]
    return [asked, String(plan.heads.reduce((sum, one) => sum + one, 0)), ...figures(plan, sizing)]
  })
  return `${table(['at least', 'heads', ...figureHeads(sizing)], rows)}\n${wrap(`at least: by the lower end of the 95% interval; passes: found${sizing.require === null ? '' : '; * required'}${moreText(sizing)}`)}`
}

const signed = (value: number) => `${value < 0 ? '-' : '+'}${amount(Math.abs(value))}`

/** Beside the plan found, of which `more` is told in what it has the least of. */
function figures(
  {
    cost,
    penalties,
    total,
    probability,
    ...beside
  }: Pick<PlanFigures, 'cost' | 'penalties' | 'total' | 'probability'> & Partial<RuleOfThumb>,
  sizing: Sizing,
) {
  const { plan, objective } = sizing
  const more =
    objective === 'total' ? (beside.totalChange ?? (total ?? 0) - (plan?.total ?? 0)) : (beside.costChange ?? cost - (plan?.cost ?? 0))
  return [amount(cost), ...(withPenalties(sizing) ? [amount(penalties ?? 0)] : []), signed(more), percent(probability)]
}

const withPenalties = ({ plan }: Sizing) => plan?.penalties !== null
const figureHeads = (sizing: Sizing) => [money(sizing), ...(withPenalties(sizing) ? ['penalties'] : []), 'more', 'passes']
const moreText = ({ objective }: Sizing) => (objective === 'total' ? '; more: of wages and penalties' : '')

function changeTable(sizing: Sizing): string {
  const { changes, plan } = sizing
  if (plan === null || changes.length === 0) return ''
  const due = withPenalties(sizing)
  const rows = changes.map(({ shift, change, costChange, totalChange, probability, ci95, meets }) => [
    visible(shift, due ? 26 : 34).slice(0, due ? 26 : 34),
    change > 0 ? '+1' : '-1',
    signed(costChange ?? 0),
    ...(due ? [totalChange === null ? '' : signed(totalChange)] : []),
    percent(probability),
    ci95 === null ? '' : `${percent(ci95[0]).replace(/%$/, '')}–${percent(ci95[1])}`,
    ...(sizing.require === null ? [] : [meets === null ? '' : meets ? 'yes' : 'no']),
  ])
  const n = Math.max(...changes.map((one) => one.n))
  const head = [
    'one head',
    '',
    money(sizing),
    ...(due ? ['in all'] : []),
    'passes',
    '95% sure',
    ...(sizing.require === null ? [] : ['will do']),
  ]
  const willDo = sizing.require === null ? '' : '; will do: meets what is required over all'
  return `${table(head, rows)}\n${wrap(`${due ? 'in all, ' : ''}passes: over the first ${n} replications${willDo}`)}`
}

const thumbNames = { erlangC: 'Erlang C', erlangA: 'Erlang A', flat: 'flat, by the peak of Erlang C' } as const

function thumbTable(sizing: Sizing): string {
  const { rulesOfThumb, plan } = sizing
  if (plan === null || rulesOfThumb.length === 0) return ''
  const rows = rulesOfThumb.map(({ rule, heads, ...found }) => [
    thumbNames[rule],
    String(heads.reduce((sum, one) => sum + one, 0)),
    ...figures(found, sizing),
  ])
  const head = ['rule of thumb', 'heads', ...figureHeads(sizing)]
  return `${table(head, rows)}\n${wrap(`the cheapest roster of the same shifts that covers each half hour by it, breaks and absence included; ${withPenalties(sizing) ? 'penalties, ' : ''}passes: over the first ${rulesOfThumb[0].n} replications`)}`
}

function binding({ binding: { month, target, intervals } }: Sizing): string {
  if (month === null) return ''
  const where = intervals.map(({ weekday, time, missed }) => `${weekday} ${time} (${percent(missed)})`)
  return wrap(
    `What binds: ${monthName(month)} passes least often, by "${target}"; of the calls that miss it most do so on ${listed(where)}.`,
  )
}

function explanation({ intervals, steps }: Sizing): string {
  const cell = (value: number | null) => (value === null ? '' : value.toFixed(1))
  const rows = intervals.map((one) => [
    `${one.weekday} ${one.time}`,
    one.calls.toFixed(1),
    one.load.toFixed(1),
    String(one.erlangC),
    String(one.erlangA),
    String(one.simulated),
    cell(one.covering),
    cell(one.plan),
    one.missed === null ? '' : percent(one.missed),
  ])
  const head = ['half hour', 'calls', 'erlangs', 'C', 'A', 'sim', 'cover', 'plan', 'missed']
  const legend =
    'C, A: agents at work by Erlang C and A, as if the half hour went on for ever; sim: by simulation, one after the other; cover: the cheapest roster that covers these; plan: the plan found; missed: its part of the calls that miss.'
  const log = steps.map(({ step, calls, cost }) =>
    wrap(`${amount(calls)} calls: ${step}${cost === null ? '' : ` (${amount(cost)})`}`, { width: 80, hanging: '  ' }),
  )
  return [`${table(head, rows)}\n${wrap(legend)}`, log.join('\n')].join('\n\n')
}

function workText({ work, replications, scenario, seed, pronto }: Sizing): string {
  return wrap(
    `${amount(work.plans)} plans were looked at in ${amount(work.calls)} simulated calls, ${work.ratio.toFixed(1)} times those of one simulation of the plan over ${replications} replications of "${visible(scenario)}", seed "${visible(seed)}", pronto ${pronto}.`,
  )
}

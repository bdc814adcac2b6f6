/** A plan found, on a terminal of 80 columns: verdict, roster by shift, frontier, one head more or fewer, what binds, the work it took. */
import { visible } from '../run/problems.ts'
import type { PlanFigures, Sizing } from '../sim/sizing/result.ts'
import { table, wrap } from './table.ts'
import { amount, limitText, listed, monthName, percent, termNames } from './words.ts'

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
          : 'No limit, lifted alone, would let one.'
    const none = interrupted
      ? 'No plan was found before it was interrupted.'
      : `No plan was found with which ${what} all targets with probability ${limitText(require)} or more.`
    return [wrap(`${none} ${why}`.trim()), ...notes].join('\n')
  }
  const months = results?.months.length ?? 1
  const { one } = termNames(months)
  const heads = plan.heads.reduce((sum, count) => sum + count, 0)
  const lines = [
    `${heads} heads (${plan.fte.rostered.toFixed(1)} full-time equivalents of 40 h, ${plan.fte.atWork.toFixed(1)} of them at work after breaks and absence): with them ${what} all targets in ${percent(plan.probability, require)} of ${plan.n} replications, for sure (95%) no less than ${percent(plan.ci95?.[0] ?? null, require)}; ${limitText(require)} is required.`,
    `${sizing.price === 'cost' ? 'Wages are' : 'Paid hours are'} ${amount(plan.cost)} a ${one}, ${amount(plan.costPerMonth)} a month${plan.costPerCall === null ? '' : `, ${plan.costPerCall.toFixed(2)} a call`}.`,
    fresh === null || fresh.ci95 === null
      ? ''
      : `Over ${fresh.n} other replications, which played no part in the choice: ${percent(fresh.probability, require)} (95% sure: ${percent(fresh.ci95[0])} to ${percent(fresh.ci95[1])}).`,
    endText(sizing),
  ]
  return [...lines.filter((line) => line !== '').map((line) => wrap(line)), ...notes].join('\n')
}

function endText({ ended }: Sizing): string {
  if (ended === 'allExamined') return 'Every cheaper plan that may be rostered was examined, and none will do.'
  if (ended === 'allLikely')
    return 'No cheaper plan will do: all were examined, but for those with no more heads in any shift than one that failed.'
  if (ended === 'nothingNear') return 'No head can be taken away, and no cheaper plan near it was found that will do.'
  return 'The work allowed ended the search: a cheaper plan may be near.'
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
  const own = sizing.plan.cost
  const rows = sizing.frontier.map(({ atLeast, plan }) => {
    const asked = `${limitText(atLeast)}${atLeast === sizing.require ? ' *' : ''}`
    if (plan === null) return [asked, 'not found', '', '', '']
    return [asked, String(plan.heads.reduce((sum, one) => sum + one, 0)), ...figures(plan, own)]
  })
  return `${table(['at least', 'heads', money(sizing), 'more', 'passes'], rows)}\n${wrap('at least: by the lower end of the 95% interval; passes: found; * required')}`
}

const signed = (value: number) => `${value < 0 ? '-' : '+'}${amount(Math.abs(value))}`

function figures({ cost, probability }: Pick<PlanFigures, 'cost' | 'probability'>, own: number): string[] {
  return [amount(cost), signed(cost - own), percent(probability)]
}

function changeTable(sizing: Sizing): string {
  const { changes, plan } = sizing
  if (plan === null || changes.length === 0) return ''
  const rows = changes.map(({ shift, change, cost, probability, ci95, meets }) => [
    visible(shift, 34).slice(0, 34),
    change > 0 ? '+1' : '-1',
    signed(cost - plan.cost),
    percent(probability),
    ci95 === null ? '' : `${percent(ci95[0]).replace(/%$/, '')}–${percent(ci95[1])}`,
    meets === null ? '' : meets ? 'yes' : 'no',
  ])
  const n = Math.max(...changes.map((one) => one.n))
  return `${table(['one head', '', money(sizing), 'passes', '95% sure', 'will do'], rows)}\n${wrap(`passes: over the first ${n} replications; will do: meets what is required over all`)}`
}

const thumbNames = { erlangC: 'Erlang C', erlangA: 'Erlang A', flat: 'flat, by the peak of Erlang C' } as const

function thumbTable(sizing: Sizing): string {
  const { rulesOfThumb, plan } = sizing
  if (plan === null || rulesOfThumb.length === 0) return ''
  const rows = rulesOfThumb.map(({ rule, heads, cost, probability }) => [
    thumbNames[rule],
    String(heads.reduce((sum, one) => sum + one, 0)),
    ...figures({ cost, probability }, plan.cost),
  ])
  const head = ['rule of thumb', 'heads', money(sizing), 'more', 'passes']
  return `${table(head, rows)}\n${wrap(`the cheapest roster of the same shifts that covers each half hour by it, breaks and absence included; passes: over the first ${rulesOfThumb[0].n} replications`)}`
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

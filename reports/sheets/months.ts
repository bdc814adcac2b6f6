/** Months: how many calls, how many of them in time and lost, and how often the month passes. A month's counts are means over the terms simulated. */
import { lostByNames } from '../../sim/contract/classify.ts'
import type { MonthResult, ProbabilityResult, SharesResult } from '../../sim/estimates/results.ts'
import type { RunInput } from '../input.ts'
import { targetName } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { planColumns, product, ratio, shareColumn } from './common.ts'
import { limitIn, wholeOf, withinWords } from './plans.ts'
import { type Column, type Line, type Sheet, sheetOf } from './sheet.ts'

interface Row extends SharesResult, Pick<MonthResult, 'openDays' | 'openHours' | 'offered' | 'answered' | 'paidHours' | 'cost'> {
  plan: RunInput
  /** null: the term. */
  month: string | null
  received: { mean: number | null; p05: number | null; p95: number | null }
  passes: ProbabilityResult | null
  meets: Record<string, ProbabilityResult>
}

export function monthsSheet(plans: RunInput[], voice: Voice): Sheet {
  const lines: Line<Row>[] = []
  for (const plan of plans) {
    const first = lines.length
    const { months, window } = plan.results
    for (const month of months) {
      const judged = window === 'month'
      lines.push({ row: { ...month, plan, passes: judged ? month.meets.all : null, meets: judged ? month.meets : {} } })
    }
    lines.push({ row: termRow(plan), sumOf: months.map((_, i) => first + i) })
  }
  return sheetOf(voice.words.files.sheets.months, plans.length < 2 ? 1 : 2, columns(plans, voice), lines)
}

function termRow(plan: RunInput): Row {
  const { months, term } = plan.results
  const sum = (of: (month: MonthResult) => number) => months.reduce((total, month) => total + of(month), 0)
  return {
    ...term,
    plan,
    month: null,
    openDays: sum(({ openDays }) => openDays),
    openHours: sum(({ openHours }) => openHours),
    offered: sum(({ offered }) => offered),
    answered: sum(({ answered }) => answered),
    paidHours: term.paidHours.mean ?? 0,
    cost: term.cost.mean ?? 0,
    passes: term.meets.everyMonth,
    meets: term.meets,
  }
}

function columns(plans: RunInput[], voice: Voice): Column<Row>[] {
  const said = voice.words.files
  const within = withinWords(plans, voice)
  const withinKnown = plans.some((plan) => wholeOf(plan) !== null)
  const lost = (row: Row, cause: (typeof lostByNames)[number]) => product(row.received.mean, row.lostBy[cause])
  return [
    ...planColumns<Row>(plans, voice),
    {
      key: 'month',
      head: said.month,
      format: ({ month }) => (month === null ? 'text' : 'month'),
      width: 18,
      value: ({ month }) => month ?? said.term,
    },
    { key: 'openDays', head: said.openDays, format: 'whole', value: ({ openDays }) => openDays, sums: true },
    { key: 'openHours', head: said.openHours, format: 'tenths', value: ({ openHours }) => openHours, sums: true },
    { key: 'received', head: said.received, format: 'tenths', value: ({ received }) => received.mean, sums: true },
    { key: 'receivedP05', head: said.p05(said.received), format: 'whole', width: 14, value: ({ received }) => received.p05 },
    { key: 'receivedP95', head: said.p95(said.received), format: 'whole', width: 14, value: ({ received }) => received.p95 },
    { key: 'offered', head: said.offered, format: 'tenths', value: ({ offered }) => offered, sums: true },
    { key: 'answered', head: said.answered, format: 'tenths', value: ({ answered }) => answered, sums: true },
    ...(withinKnown ? [inTime(said.inTime)] : []),
    ...spread('within', within, ({ answeredWithin }) => answeredWithin, 'answeredWithin', withinFormula, voice),
    ...lostByNames.map(
      (cause): Column<Row> => ({ key: cause, head: said.lostBy[cause], format: 'tenths', value: (row) => lost(row, cause), sums: true }),
    ),
    {
      key: 'lostCalls',
      head: said.lostCalls,
      format: 'tenths',
      value: (row) => product(row.received.mean, row.lost.mean),
      formula: (at) => `SUM(${at(lostByNames[0])}:${at(lostByNames[lostByNames.length - 1] as string)})`,
    },
    ...spread('lost', said.lostShare, ({ lost }) => lost, 'lost', ratio('lostCalls', 'received'), voice),
    { key: 'passed', head: said.passed, format: 'whole', value: ({ passes }) => passed(passes) },
    { key: 'n', head: said.withData, format: 'whole', value: ({ passes }) => passes?.n ?? null },
    shareColumn({
      key: 'passes',
      head: said.passes,
      value: ({ passes }) => passes?.probability ?? null,
      formula: ratio('passed', 'n'),
    }),
    shareColumn({ key: 'passesLow', head: said.low(said.passes), value: ({ passes }) => passes?.ci95?.[0] ?? null }),
    shareColumn({ key: 'passesHigh', head: said.high(said.passes), value: ({ passes }) => passes?.ci95?.[1] ?? null }),
    ...eachTarget(plans, voice),
    { key: 'paidHours', head: said.paidHours, format: 'tenths', value: ({ paidHours }) => paidHours, sums: true },
    { key: 'wages', head: said.wages, format: 'money', width: 14, value: ({ cost }) => cost, sums: true },
  ]
}

const passed = (one: ProbabilityResult | null) => (one === null || one.probability === null ? null : Math.round(one.probability * one.n))

/** Calls in time, where it is known of which calls the share is. */
function inTime(head: string): Column<Row> {
  const value = ({ plan, answeredWithin, ...row }: Row) => {
    const whole = wholeOf(plan)
    return whole === null ? null : product(answeredWithin.mean, whole === 'received' ? row.received.mean : row[whole])
  }
  return { key: 'inTime', head, format: 'tenths', value, sums: true }
}

function withinFormula(at: (key: string) => string, { plan }: Row): string | null {
  const whole = wholeOf(plan)
  return whole === null ? null : ratio('inTime', whole)(at)
}

/** The mean, its interval, and where nine of ten months lie. */
function spread(
  key: string,
  head: string,
  of: (row: Row) => Row['lost'],
  target: string,
  formula: Column<Row>['formula'],
  { words: { files: said } }: Voice,
): Column<Row>[] {
  const limit = ({ plan }: Row) => limitIn(plan, target)
  return [
    shareColumn<Row>({ key, head, value: (row) => of(row).mean, limit, formula }),
    shareColumn<Row>({ key: `${key}Low`, head: said.low(head), value: (row) => of(row).ci95?.[0] ?? null, limit }),
    shareColumn<Row>({ key: `${key}High`, head: said.high(head), value: (row) => of(row).ci95?.[1] ?? null, limit }),
    shareColumn<Row>({ key: `${key}P05`, head: said.p05(head), value: (row) => of(row).p05, limit }),
    shareColumn<Row>({ key: `${key}P95`, head: said.p95(head), value: (row) => of(row).p95, limit }),
  ]
}

/** Shares of further targets, and how often each target is met. */
function eachTarget(plans: RunInput[], voice: Voice): Column<Row>[] {
  const targets = new Map(plans.flatMap(({ results }) => results.targets.map((target) => [target.key, target])))
  return [...targets.values()].flatMap((target): Column<Row>[] => {
    const { key } = target
    const name = targetName(target, voice)
    const further = key !== 'answeredWithin' && key !== 'lost'
    return [
      ...(further
        ? [
            shareColumn<Row>({
              key: `share ${key}`,
              head: name,
              value: ({ others }) => others?.[key]?.mean ?? null,
              limit: ({ plan }) => limitIn(plan, key),
            }),
          ]
        : []),
      ...(target.judged
        ? [
            shareColumn<Row>({
              key: `meets ${key}`,
              head: voice.words.files.meets(name),
              value: ({ meets }) => meets[key]?.probability ?? null,
            }),
          ]
        : []),
    ]
  })
}

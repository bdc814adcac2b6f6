/** What sizing found: cost against probability, and the roster by shift. */
import type { Sizing } from '../../sim/sizing/result.ts'
import type { SizingInput } from '../input.ts'
import { daysText, headsIn, timesText } from '../sizing.ts'
import type { Voice } from '../words/index.ts'
import { shareColumn } from './common.ts'
import { type Column, type Sheet, sheetOf } from './sheet.ts'

interface Of {
  label: string
  sizing: Sizing
}

type Plan = Pick<Sizing['rulesOfThumb'][number], 'heads' | 'cost' | 'penalties' | 'probability' | 'ci95' | 'n'>

interface PlanRow extends Of {
  name: string
  /** null: none was found. */
  plan: Plan | null
}

interface ShiftRow extends Of {
  name: string
  /** null: of a sum. */
  rules: Sizing['roster']['shifts'][number] | null
  heads: number
  hoursPerWeek: number
  wages: number
}

/** The sizing's name, where there are several. */
const labelColumn = <Row extends Of>(sizings: SizingInput[], { words }: Voice): Column<Row>[] =>
  sizings.length < 2 ? [] : [{ key: 'label', head: words.sizing.sheets.label, format: 'text', width: 24, value: ({ label }) => label }]

const costName = (sizings: SizingInput[], { words }: Voice) =>
  sizings.every(({ sizing }) => sizing.price === 'cost') ? words.files.wages : words.files.paidHours

/** null where no plan was found. */
export function frontierSheet(sizings: SizingInput[], voice: Voice): Sheet | null {
  const { words, numbers } = voice
  const said = words.sizing
  const rows = sizings.flatMap((of): PlanRow[] => {
    const { frontier, rulesOfThumb, plan, require } = of.sizing
    if (plan === null) return []
    return [
      { ...of, name: said.frontier.thisPlan, plan },
      ...frontier.map((one) => {
        const share = numbers.limit(one.atLeast)
        return { ...of, name: said.frontier.atLeast(one.atLeast === require ? said.frontier.required(share) : share), plan: one.plan }
      }),
      ...rulesOfThumb.map((one) => ({ ...of, name: said.frontier.ruleNames[one.rule], plan: one })),
    ]
  })
  if (rows.length === 0) return null
  const of = (value: (plan: Plan) => number | null) => (row: PlanRow) => (row.plan === null ? null : value(row.plan))
  const limit = ({ sizing }: PlanRow) => sizing.require
  const penalties = rows.some(({ plan }) => plan !== null && plan.penalties !== null)
  const shifts = sizings.length === 1 ? (sizings[0]?.sizing.roster.shifts ?? []) : []
  const columns: Column<PlanRow>[] = [
    ...labelColumn<PlanRow>(sizings, voice),
    { key: 'name', head: said.frontier.plan, format: 'text', width: 40, value: ({ name }) => name },
    {
      key: 'heads',
      head: said.frontier.heads,
      format: 'whole',
      value: of(({ heads }) => headsIn(heads)),
      formula: (at) => (shifts.length === 0 ? null : `SUM(${at('shift 0')}:${at(`shift ${shifts.length - 1}`)})`),
    },
    { key: 'cost', head: costName(sizings, voice), format: 'money', width: 14, value: of(({ cost }) => cost) },
    {
      key: 'more',
      head: said.sheets.more,
      format: 'signed',
      width: 14,
      value: ({ plan, sizing }) => (plan === null || sizing.plan === null ? null : plan.cost - sizing.plan.cost),
    },
    ...(penalties
      ? [{ key: 'penalties', head: said.frontier.penalties, format: 'money', width: 14, value: of((plan) => plan.penalties) } as const]
      : []),
    shareColumn<PlanRow>({ key: 'passes', head: words.files.passes, value: of(({ probability }) => probability), limit }),
    shareColumn<PlanRow>({ key: 'low', head: words.files.low(words.files.passes), value: of(({ ci95 }) => ci95?.[0] ?? null), limit }),
    shareColumn<PlanRow>({ key: 'high', head: words.files.high(words.files.passes), value: of(({ ci95 }) => ci95?.[1] ?? null), limit }),
    { key: 'n', head: said.frontier.replications, format: 'whole', value: of(({ n }) => n) },
    ...shifts.map(
      ({ name }, i): Column<PlanRow> => ({ key: `shift ${i}`, head: name, format: 'whole', value: of(({ heads }) => heads[i] ?? 0) }),
    ),
  ]
  return sheetOf(
    said.sheets.frontier,
    sizings.length < 2 ? 1 : 2,
    columns,
    rows.map((row) => ({ row })),
  )
}

/** Every shift that may be rostered, with the heads that the plan gives it. null where no plan was found. */
export function shiftsSheet(sizings: SizingInput[], voice: Voice): Sheet | null {
  const { words } = voice
  const said = words.files
  const own = words.sizing
  const span = (seconds: number) => voice.numbers.exactSpan(seconds)
  const rows = sizings.flatMap((of): ShiftRow[] =>
    of.sizing.roster.shifts.flatMap((rules, i) => {
      const found = of.sizing.plan?.shifts[i]
      return found === undefined ? [] : [{ ...of, ...found, name: rules.name, rules }]
    }),
  )
  const [first] = rows
  if (first === undefined) return null
  const ofShift = (value: (rules: NonNullable<ShiftRow['rules']>) => string | number | null) => (row: ShiftRow) =>
    row.rules === null ? null : value(row.rules)
  const columns: Column<ShiftRow>[] = [
    ...labelColumn<ShiftRow>(sizings, voice),
    { key: 'shift', head: own.roster.shift, format: 'text', width: 34, value: ({ name }) => name },
    { key: 'days', head: own.roster.days, format: 'text', width: 16, value: ofShift(({ days }) => daysText(days, voice)) },
    { key: 'times', head: own.roster.times, format: 'text', width: 26, value: ofShift(({ shift }) => timesText(shift)) },
    {
      key: 'breaks',
      head: said.breaks,
      format: 'text',
      width: 20,
      value: ofShift(({ breaks }) => (breaks === undefined ? null : said.breakText(span(breaks.length), span(breaks.after)))),
    },
    { key: 'skills', head: said.skills, format: 'text', width: 20, value: ofShift(({ skills }) => skills?.join(', ') ?? said.allSkills) },
    { key: 'rate', head: said.rate, format: 'hundredths', value: ofShift(({ costPerHour }) => costPerHour) },
    { key: 'absence', head: said.absence, format: { share: 1 }, value: ofShift(({ absence }) => absence) },
    { key: 'least', head: own.sheets.least, format: 'whole', value: ofShift(({ minHeads }) => minHeads) },
    { key: 'most', head: own.sheets.most, format: 'whole', value: ofShift(({ maxHeads }) => maxHeads ?? null) },
    { key: 'heads', head: own.sheets.found, format: 'whole', value: ({ heads }) => heads, sums: true },
    { key: 'hours', head: own.roster.hours, format: 'tenths', value: ({ hoursPerWeek }) => hoursPerWeek, sums: true },
    { key: 'wages', head: own.roster.wages, format: 'money', width: 16, value: ({ wages }) => wages, sums: true },
  ]
  const sum = (of: (row: ShiftRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  const all: ShiftRow = {
    ...first,
    name: own.roster.all,
    rules: null,
    heads: sum(({ heads }) => heads),
    hoursPerWeek: sum(({ hoursPerWeek }) => hoursPerWeek),
    wages: sum(({ wages }) => wages),
  }
  const lines = rows.map((row) => ({ row }))
  const total = sizings.length > 1 ? [] : [{ row: all, sumOf: rows.map((_, i) => i) }]
  return sheetOf(own.sheets.shifts, sizings.length < 2 ? 1 : 2, columns, [...lines, ...total])
}

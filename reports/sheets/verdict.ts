/** The answer first: the verdict in words, and the figures it rests on. */
import type { AmountResult } from '../../sim/estimates/results.ts'
import type { RunInput } from '../input.ts'
import { verdictText } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { type Format, type Sheet, shareFormat, sheetOf, type Value } from './sheet.ts'

interface Row {
  what: string
  value: Value
  format: Format
  low: Value
  high: Value
}

export function verdictSheet(plans: RunInput[], voice: Voice): Sheet {
  const said = voice.words.files
  const rows = plans.flatMap((plan) => planRows(plan, plans.length > 1, voice))
  return sheetOf<Row>(
    said.sheets.verdict,
    0,
    [
      { key: 'what', head: said.what, format: 'text', width: 34, value: ({ what }) => what },
      { key: 'value', head: said.value, format: ({ format }) => format, width: 80, value: ({ value }) => value },
      { key: 'low', head: said.low(said.value), format: ({ format }) => format, width: 16, value: ({ low }) => low },
      { key: 'high', head: said.high(said.value), format: ({ format }) => format, width: 16, value: ({ high }) => high },
    ],
    rows.map((row) => ({ row })),
  )
}

function planRows(plan: RunInput, several: boolean, voice: Voice): Row[] {
  const { words } = voice
  const said = words.files
  const { results, compiled } = plan
  const { term } = results
  const { headline, sure, worst, reasons, notes } = verdictText(results, compiled?.scenario.simulate.months ?? results.months.length, voice)
  const said1 = (what: string, value: string): Row => ({ what, value, format: 'text', low: null, high: null })
  const lines = [`${headline} ${sure}`.trim(), worst, ...reasons, ...notes].filter((line) => line !== '')
  const amount = (what: string, { mean, ci95 }: AmountResult, format: Format): Row => ({
    what,
    value: mean,
    format,
    low: ci95?.[0] ?? null,
    high: ci95?.[1] ?? null,
  })
  const { probability, ci95 } = term.meets.everyMonth
  return [
    said1(several ? said.plan : said.scenario, several ? plan.label : results.scenario),
    ...lines.map((line, i) => said1(i === 0 ? words.verdict.title : '', line)),
    { what: said.passes, value: probability, format: shareFormat(probability), low: ci95?.[0] ?? null, high: ci95?.[1] ?? null },
    amount(said.occupancy, term.occupancy, { share: 1 }),
    amount(said.overtime, term.overtime, 'tenths'),
    amount(said.paidHours, term.paidHours, 'tenths'),
    amount(said.wages, term.cost, 'money'),
  ]
}

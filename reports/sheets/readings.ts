/** The same calls, judged under every reading of the contract. */
import type { ReadingResult } from '../../sim/estimates/readings.ts'
import type { RunInput } from '../input.ts'
import type { Voice } from '../words/index.ts'
import { passesColumns, planColumns, shareColumn } from './common.ts'
import { limitIn, withinWords } from './plans.ts'
import { type Column, type Sheet, sheetOf } from './sheet.ts'

type Row = ReadingResult & { plan: RunInput }

/** null where no plan was judged so. */
export function readingsSheet(plans: RunInput[], voice: Voice): Sheet | null {
  const said = voice.words.files
  const rows = plans.flatMap((plan) => (plan.details?.readings ?? []).map((reading): Row => ({ ...reading, plan })))
  if (rows.length === 0) return null
  const columns: Column<Row>[] = [
    ...planColumns<Row>(plans, voice),
    { key: 'reading', head: said.reading, format: 'text', width: 22, value: ({ reading }) => reading },
    { key: 'value', head: said.value, format: 'text', width: 16, value: ({ value }) => value },
    { key: 'favours', head: said.favours, format: 'text', width: 14, value: ({ favours }) => said.sides[favours] },
    { key: 'own', head: said.own, format: 'text', value: ({ own }) => (own ? said.yes : said.no) },
    ...passesColumns<Row>(voice),
    shareColumn<Row>({
      key: 'within',
      head: withinWords(plans, voice),
      value: ({ answeredWithin }) => answeredWithin,
      limit: ({ plan }) => limitIn(plan, 'answeredWithin'),
    }),
    shareColumn<Row>({ key: 'lost', head: said.lostShare, value: ({ lost }) => lost, limit: ({ plan }) => limitIn(plan, 'lost') }),
  ]
  const lines = rows.map((row) => ({ row }))
  return sheetOf(said.sheets.readings, plans.length < 2 ? 2 : 3, columns, lines)
}

/** What the answer hangs on: each change with what it does, and the volumes tried to find where the plan breaks. */
import type { Outcomes, Sensitivity, SensitivityPoint } from '../../sim/estimates/sensitivity.ts'
import { changesOf } from '../sensitivityText.ts'
import type { Voice } from '../words/index.ts'
import { passesColumns, shareColumn } from './common.ts'
import { type Column, type Sheet, sheetOf } from './sheet.ts'

interface Row extends Outcomes {
  scenario: string
  what: string
  /** 0: as it is. */
  change: number
  asIs: number | null
  difference: SensitivityPoint['difference']['everyMonth'] | null
}

/** null where there is none. */
export function sensitivitySheet(sensitivities: Sensitivity[], voice: Voice): Sheet | null {
  if (sensitivities.length === 0) return null
  const said = voice.words.files
  const columns: Column<Row>[] = [
    ...(sensitivities.length < 2
      ? []
      : [{ key: 'scenario', head: said.scenario, format: 'text', width: 24, value: ({ scenario }) => scenario } satisfies Column<Row>]),
    { key: 'what', head: said.what, format: 'text', width: 18, value: ({ what }) => what },
    { key: 'change', head: voice.words.sensitivity.change, format: 'signedShare', width: 14, value: ({ change }) => change },
    ...passesColumns<Row>(voice),
    shareColumn<Row>({ key: 'asIs', head: `${said.passes}, ${voice.words.sensitivity.asIs}`, value: ({ asIs }) => asIs }),
    {
      key: 'difference',
      head: said.difference,
      format: 'signedShare',
      value: ({ everyMonth: { probability }, asIs }) => (probability === null || asIs === null ? null : probability - asIs),
      formula: (at) => `${at('passes')}-${at('asIs')}`,
    },
    {
      key: 'differenceLow',
      head: said.low(said.difference),
      format: 'signedShare',
      value: ({ difference }) => difference?.ci95?.[0] ?? null,
    },
    {
      key: 'differenceHigh',
      head: said.high(said.difference),
      format: 'signedShare',
      value: ({ difference }) => difference?.ci95?.[1] ?? null,
    },
    shareColumn<Row>({ key: 'within', head: said.within, value: ({ answeredWithin }) => answeredWithin }),
    shareColumn<Row>({ key: 'lost', head: said.lostShare, value: ({ lost }) => lost }),
    { key: 'received', head: said.received, format: 'tenths', value: ({ received }) => received },
    { key: 'wages', head: said.wages, format: 'money', width: 14, value: ({ cost }) => cost },
  ]
  const lines = sensitivities.flatMap((one) => rowsOf(one, voice)).map((row) => ({ row }))
  return sheetOf(said.sheets.sensitivity, sensitivities.length < 2 ? 2 : 3, columns, lines)
}

/** As it is; the changes; then, by volume, what was tried besides. */
function rowsOf(sensitivity: Sensitivity, { words }: Voice): Row[] {
  const said = words.sensitivity
  const { scenario, asIs: own, breaking } = sensitivity
  const asIs = own.everyMonth.probability
  const changes = changesOf(sensitivity)
  const known = new Set([1, ...changes.filter(({ factor }) => factor === 'volume').map(({ change }) => 1 + change)])
  return [
    { ...own, scenario, what: said.asIs, change: 0, asIs, difference: null },
    ...changes.map(({ factor, difference, ...point }) => ({
      ...point,
      scenario,
      what: said.factors[factor],
      asIs,
      difference: difference.everyMonth,
    })),
    ...(breaking?.tried ?? [])
      .filter(({ volume }) => !known.has(volume))
      .map(({ volume, ...outcomes }) => ({
        ...outcomes,
        scenario,
        what: said.factors.volume,
        change: Math.round((volume - 1) * 10_000) / 10_000,
        asIs,
        difference: null,
      })),
  ]
}

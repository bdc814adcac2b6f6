/** Load tests: what was measured on an endpoint, beside what was predicted. */
import type { RateVerdict } from '../../sim/load/rates.ts'
import type { PredictedTarget, TargetVerdict, Verdict } from '../../sim/load/verdict.ts'
import { isReplay } from '../input.ts'
import { askedOf, targetName } from '../verdict.ts'
import type { Voice } from '../words/index.ts'
import { ratio, shareColumn } from './common.ts'
import { type Column, type Sheet, sheetOf } from './sheet.ts'

interface Row {
  verdict: Verdict | RateVerdict
  /** Of a rate: which part of the run. */
  section: string | null
  valid: boolean
  target: TargetVerdict
  predicted: PredictedTarget | null
}

export function loadSheet(verdicts: (Verdict | RateVerdict)[], voice: Voice): Sheet {
  const { words, numbers } = voice
  const said = words.files
  const rows = verdicts.flatMap((verdict): Row[] =>
    isReplay(verdict)
      ? verdict.targets.map((target) => {
          const predicted = verdict.valid ? (verdict.predicted?.targets.find(({ key }) => key === target.key) ?? null) : null
          return { verdict, section: null, valid: verdict.valid, target, predicted }
        })
      : verdict.sections.flatMap(({ perMinute, quarter, valid, targets }) => {
          const rate = said.perMinute(numbers.amount(perMinute))
          const section = quarter === undefined ? rate : `${rate}, ${said.quarter(quarter)}`
          return targets.map((target) => ({ verdict, section, valid, target, predicted: null }))
        }),
  )
  const yesNo = (one: boolean | null) => (one === null ? words.noData : one ? said.yes : said.no)
  const limit = ({ target }: Row) => askedOf(target)
  const columns: Column<Row>[] = [
    { key: 'test', head: said.scenario, format: 'text', width: 24, value: ({ verdict }) => verdict.scenario },
    { key: 'endpoint', head: said.endpoint, format: 'text', width: 24, value: ({ verdict }) => `${verdict.endpoint}, ${verdict.target}` },
    {
      key: 'from',
      head: said.from,
      format: 'instant',
      width: 20,
      value: ({ verdict }) => (isReplay(verdict) ? verdict.window.from : null),
    },
    { key: 'to', head: said.to, format: 'instant', width: 20, value: ({ verdict }) => (isReplay(verdict) ? verdict.window.to : null) },
    { key: 'section', head: said.section, format: 'text', width: 20, value: ({ section }) => section },
    { key: 'valid', head: said.valid, format: 'text', value: ({ valid }) => yesNo(valid) },
    { key: 'target', head: said.target, format: 'text', width: 30, value: ({ target }) => targetName(target, voice) },
    { key: 'part', head: said.part, format: 'whole', value: ({ target }) => target.part },
    { key: 'whole', head: said.whole, format: 'whole', value: ({ target }) => target.whole },
    shareColumn<Row>({ key: 'share', head: said.measured, value: ({ target }) => target.share, limit, formula: ratio('part', 'whole') }),
    shareColumn<Row>({ key: 'limit', head: said.limit, value: limit }),
    {
      key: 'met',
      head: said.met,
      format: 'text',
      value: ({ valid, target }) => (valid && target.judged ? yesNo(target.meets) : null),
    },
    shareColumn<Row>({ key: 'predicted', head: said.predicted, value: ({ predicted }) => predicted?.mean ?? null, limit }),
    shareColumn<Row>({ key: 'low', head: said.low99, value: ({ predicted }) => predicted?.interval99?.[0] ?? null, limit }),
    shareColumn<Row>({ key: 'high', head: said.high99, value: ({ predicted }) => predicted?.interval99?.[1] ?? null, limit }),
    {
      key: 'agrees',
      head: said.agrees,
      format: 'text',
      value: ({ predicted }) => (predicted === null || predicted.agrees === null ? null : yesNo(predicted.agrees)),
    },
  ]
  return sheetOf(
    said.sheets.load,
    1,
    columns,
    rows.map((row) => ({ row })),
  )
}

interface HalfHour {
  verdict: Verdict
  time: string
  received: number
  target: TargetVerdict
  part: number
  whole: number
}

/** Windows replayed, by half hour; null where there is none. */
export function loadHalfHoursSheet(verdicts: (Verdict | RateVerdict)[], voice: Voice): Sheet | null {
  const said = voice.words.files
  const rows = verdicts.filter(isReplay).flatMap((verdict) =>
    verdict.intervals.flatMap(({ time, received, targets }) =>
      targets.flatMap(({ key, part, whole }): HalfHour[] => {
        const target = verdict.targets.find((one) => one.key === key)
        return target === undefined ? [] : [{ verdict, time, received, target, part, whole }]
      }),
    ),
  )
  if (rows.length === 0) return null
  const columns: Column<HalfHour>[] = [
    { key: 'test', head: said.scenario, format: 'text', width: 24, value: ({ verdict }) => verdict.scenario },
    { key: 'from', head: said.from, format: 'instant', width: 20, value: ({ verdict }) => verdict.window.from },
    { key: 'time', head: said.halfHour, format: 'time', width: 10, value: ({ time }) => time },
    { key: 'received', head: said.received, format: 'whole', value: ({ received }) => received },
    { key: 'target', head: said.target, format: 'text', width: 30, value: ({ target }) => targetName(target, voice) },
    { key: 'part', head: said.part, format: 'whole', value: ({ part }) => part },
    { key: 'whole', head: said.whole, format: 'whole', value: ({ whole }) => whole },
    shareColumn<HalfHour>({
      key: 'share',
      head: said.measured,
      value: ({ part, whole }) => (whole === 0 ? null : part / whole),
      limit: ({ target }) => askedOf(target),
      formula: ratio('part', 'whole'),
    }),
  ]
  return sheetOf(
    said.sheets.loadHalfHours,
    3,
    columns,
    rows.map((row) => ({ row })),
  )
}

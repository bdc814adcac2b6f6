/** Half hours, of a mean open day and of each weekday: who calls, who is there, how many are answered in time and lost. Means of an open day. */
import type { Band } from '../../sim/estimates/distributions.ts'
import { type DayView, dayView, weekdaysOf } from '../dayView.ts'
import type { RunInput } from '../input.ts'
import { shownOf } from '../shown.ts'
import type { Voice } from '../words/index.ts'
import { planColumns, product, ratio, shareColumn } from './common.ts'
import { wholeOf, withinWords } from './plans.ts'
import { type Column, type Sheet, sheetOf } from './sheet.ts'

interface Row {
  plan: RunInput
  day: DayView
  at: DayView['halfHours'][number]
}

export function halfHoursSheet(plans: RunInput[], voice: Voice): Sheet {
  const rows = plans.flatMap((plan) => {
    const shown = shownOf(plan)
    return [null, ...weekdaysOf(plan.results)].flatMap((weekday) => {
      const day = dayView(shown, weekday, voice)
      return day.halfHours.map((at): Row => ({ plan, day, at }))
    })
  })
  const frozen = plans.length < 2 ? 2 : 3
  const lines = rows.map((row) => ({ row }))
  return sheetOf(voice.words.files.sheets.halfHours, frozen, columns(plans, voice), lines)
}

function columns(plans: RunInput[], voice: Voice): Column<Row>[] {
  const said = voice.words.files
  const within = withinWords(plans, voice)
  const received = plans.some((plan) => wholeOf(plan) === 'received')
  const limits = {
    answeredWithin: ({ day }: Row) => day.answeredWithin.limit,
    lost: ({ day }: Row) => day.lost.limit,
  }
  const bands = (measure: 'answeredWithin' | 'lost', head: string) =>
    (['p05', 'p95'] as const).map((end) =>
      shareColumn<Row>({
        key: `${measure} ${end}`,
        head: said[end](head),
        value: ({ at }) => (at.bands as Band | null)?.[measure]?.[end] ?? null,
        limit: limits[measure],
      }),
    )
  return [
    ...planColumns<Row>(plans, voice),
    {
      key: 'weekday',
      head: said.weekday,
      format: 'text',
      width: 18,
      value: ({ day }) => (day.weekday === null ? said.meanDay : day.title),
    },
    { key: 'time', head: said.halfHour, format: 'time', width: 10, value: ({ at }) => at.time },
    { key: 'received', head: said.received, format: 'tenths', value: ({ at }) => at.received },
    { key: 'offered', head: said.offeredLoad, format: 'hundredths', value: ({ at }) => at.offered },
    { key: 'agents', head: said.agents, format: 'hundredths', value: ({ at }) => at.agents },
    { key: 'busy', head: said.busyAgents, format: 'hundredths', value: ({ at }) => product(at.agents, at.occupancy) },
    shareColumn({ key: 'occupancy', head: said.occupancy, value: ({ at }) => at.occupancy, formula: ratio('busy', 'agents') }),
    ...(received
      ? [
          {
            key: 'inTime',
            head: said.inTime,
            format: 'hundredths' as const,
            value: ({ plan, at }: Row) => (wholeOf(plan) === 'received' ? product(at.answeredWithin, at.received) : null),
          },
        ]
      : []),
    shareColumn({
      key: 'within',
      head: within,
      value: ({ at }) => at.answeredWithin,
      limit: limits.answeredWithin,
      formula: (at, { plan }) => (wholeOf(plan) === 'received' ? ratio('inTime', 'received')(at) : null),
    }),
    ...bands('answeredWithin', within),
    { key: 'lostCalls', head: said.lostCalls, format: 'hundredths', value: ({ at }) => product(at.lost, at.received) },
    shareColumn({
      key: 'lost',
      head: said.lostShare,
      value: ({ at }) => at.lost,
      limit: limits.lost,
      formula: ratio('lostCalls', 'received'),
    }),
    ...bands('lost', said.lostShare),
  ]
}

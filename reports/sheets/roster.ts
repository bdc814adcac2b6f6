/** Who is at work when, in an ordinary week: agents on duty by group and half hour (breaks left out), beside those present in the simulation. */
import type { GroupModel } from '../../sim/engine/model.ts'
import { binLength } from '../../sim/engine/model.ts'
import { formatTimeOfDay, weekdayNames } from '../../sim/time.ts'
import type { CompiledRun, RunInput } from '../input.ts'
import type { Voice } from '../words/index.ts'
import { planColumns } from './common.ts'
import { type Column, type Sheet, sheetOf } from './sheet.ts'

interface Row {
  plan: RunInput
  weekday: (typeof weekdayNames)[number]
  time: string
  /** Agents on duty, by group. */
  duty: Map<string, number>
  present: number | null
}

/** null where no plan's scenario is there. */
export function rosterSheet(plans: RunInput[], voice: Voice): Sheet | null {
  const rows = plans.flatMap((plan) => (plan.compiled === null ? [] : planRows(plan, plan.compiled)))
  if (rows.length === 0) return null
  const groups = [...new Set(rows.flatMap(({ duty }) => [...duty.keys()]))]
  const { words } = voice
  const said = words.files
  const columns: Column<Row>[] = [
    ...planColumns<Row>(plans, voice),
    { key: 'weekday', head: said.weekday, format: 'text', width: 14, value: ({ weekday }) => words.weekdays[weekday] },
    { key: 'time', head: said.halfHour, format: 'time', width: 10, value: ({ time }) => time },
    ...groups.map(
      (name): Column<Row> => ({ key: `group ${name}`, head: name, format: 'hundredths', value: ({ duty }) => duty.get(name) ?? null }),
    ),
    {
      key: 'duty',
      head: said.onDuty,
      format: 'hundredths',
      value: ({ duty }) => [...duty.values()].reduce((sum, agents) => sum + agents, 0),
      formula: (at) => `SUM(${at(`group ${groups[0]}`)}:${at(`group ${groups.at(-1)}`)})`,
    },
    { key: 'present', head: said.agents, format: 'hundredths', value: ({ present }) => present },
  ]
  const lines = rows.map((row) => ({ row }))
  return sheetOf(said.sheets.roster, plans.length < 2 ? 2 : 3, columns, lines)
}

function planRows(plan: RunInput, { plan: { model }, facts }: CompiledRun): Row[] {
  return weekdayNames.flatMap((weekday, day) => {
    if ((facts.openWeekdays[day] ?? 0) === 0) return []
    const days = [...model.term.dayStart.keys()].filter(
      (at) => at < model.groups[0].dayTemplate.length && plan.compiled?.calendar.days[at]?.weekday === day,
    )
    const byGroup = model.groups.map((group) => [group.name, dutyOn(group, days)] as const)
    return Array.from({ length: 48 }, (_, halfHour): Row => {
      const time = formatTimeOfDay(halfHour * 1800)
      const present = plan.results.intervals.find((one) => one.weekday === weekday && one.time === time)?.agents ?? null
      return { plan, weekday, time, duty: new Map(byGroup.map(([name, duty]) => [name, duty[halfHour] as number])), present }
    }).filter(({ duty, present }) => present !== null || [...duty.values()].some((agents) => agents > 0))
  })
}

/** Mean agents on duty by half hour, on the kind of day that is most frequent among `days` on which the group works. */
function dutyOn(group: GroupModel, days: number[]): number[] {
  const counts = new Map<number, number>()
  for (const day of days) {
    const template = group.dayTemplate[day] ?? -1
    if (template >= 0) counts.set(template, (counts.get(template) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  const template = most === undefined ? undefined : group.templates[most[0]]
  const duty = Array.from({ length: 48 }, () => 0)
  template?.at.forEach((from, step) => {
    const until = template.at[step + 1] ?? 48 * binLength
    let heads = 0
    for (let agent = 0; agent < group.agents; agent++) heads += template.duty[step * group.agents + agent] ?? 0
    for (let bin = Math.floor(from / binLength); bin < 48 && bin * binLength < until; bin++) {
      const shared = Math.min(until, (bin + 1) * binLength) - Math.max(from, bin * binLength)
      duty[bin] = (duty[bin] as number) + (heads * shared) / binLength
    }
  })
  return duty
}

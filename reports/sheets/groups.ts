/** The groups of each plan, as the staffing file has them. */
import type { Staffing } from '../../sim/staffing/schema.ts'
import { formatTimeOfDay, weekdayNames } from '../../sim/time.ts'
import type { RunInput } from '../input.ts'
import type { Voice } from '../words/index.ts'
import { planColumns } from './common.ts'
import { type Column, type Sheet, sheetOf } from './sheet.ts'

type Group = Staffing['groups'][number]

interface Row {
  plan: RunInput
  name: string
  agents: number
  rosteredHours: number
  /** null where the scenario is not there. */
  group: Group | null
}

export function groupsSheet(plans: RunInput[], voice: Voice): Sheet {
  const lines = plans.flatMap((plan) =>
    plan.results.term.groups.map(({ group, agents, rosteredHours }) => {
      const written = plan.compiled?.scenario.staffing.groups.find(({ name }) => name === group) ?? null
      return { row: { plan, name: group, agents, rosteredHours, group: written } }
    }),
  )
  return sheetOf(voice.words.files.sheets.groups, plans.length < 2 ? 1 : 2, columns(plans, voice), lines)
}

function columns(plans: RunInput[], voice: Voice): Column<Row>[] {
  const { words, numbers } = voice
  const said = words.files
  const ofGroup = (value: (group: Group) => string | number | null) => (row: Row) => (row.group === null ? null : value(row.group))
  const span = (seconds: number) => numbers.exactSpan(seconds)
  return [
    ...planColumns<Row>(plans, voice),
    { key: 'group', head: said.group, format: 'text', width: 20, value: ({ name }) => name },
    { key: 'agents', head: said.heads, format: 'whole', value: ({ agents }) => agents },
    {
      key: 'days',
      head: said.days,
      format: 'text',
      width: 22,
      value: ofGroup(({ days }) =>
        days === undefined ? said.allDays : words.listed(days.map((day) => words.weekdays[weekdayNames[day] as 'mon'])),
      ),
    },
    { key: 'hours', head: said.hours, format: 'text', width: 34, value: ofGroup(hoursText) },
    {
      key: 'breaks',
      head: said.breaks,
      format: 'text',
      width: 20,
      value: ofGroup(({ breaks }) => (breaks === undefined ? null : said.breakText(span(breaks.length), span(breaks.after)))),
    },
    {
      key: 'skills',
      head: said.skills,
      format: 'text',
      width: 24,
      value: ofGroup(({ skills }) => skills?.join(', ') ?? said.allSkills),
    },
    { key: 'rate', head: said.rate, format: 'hundredths', value: ofGroup(({ costPerHour }) => costPerHour) },
    { key: 'absence', head: said.absence, format: { share: 1 }, value: ofGroup(({ absence }) => absence) },
    { key: 'factor', head: said.handlingFactor, format: 'hundredths', value: ofGroup(({ handlingFactor }) => handlingFactor) },
    { key: 'rostered', head: said.rosteredHours, format: 'tenths', value: ({ rosteredHours }) => rosteredHours },
  ]
}

/** "08:30-13:30, 14:30-17:30", or "08:30: 4, 13:30: 0". */
function hoursText({ shift, levels }: Group): string {
  if (levels !== undefined) return levels.map(({ from, value }) => `${formatTimeOfDay(from)}: ${value}`).join(', ')
  return (shift ?? []).map(({ from, to }) => `${formatTimeOfDay(from)}-${formatTimeOfDay(to)}`).join(', ')
}

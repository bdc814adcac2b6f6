/** A plan found on disk: size.json, staffing.yaml, which simulate takes as it is, and frontier.csv. */
import { stringify } from 'yaml'
import type { PlanFigures, Sizing } from '../sim/sizing/result.ts'
import type { Shift } from '../sim/sizing/schema.ts'
import { formatTimeOfDay, formatWeekdays, type Seconds } from '../sim/time.ts'
import { type Cell, csv } from './csvText.ts'
import { writeAll } from './output.ts'

export const sizeFiles = ['size.json', 'staffing.yaml', 'frontier.csv'] as const

/** Writes all files, or none; without a plan, size.json alone. `written`: the scenario's staffing plan, as written. Returns their names. Throws OutputError. */
export function writeSizing(sizing: Sizing, written: unknown, dir: string): string[] {
  const staffing = staffingText(written, sizing)
  const json: [string, string] = ['size.json', `${JSON.stringify(sizing, null, 2)}\n`]
  return writeAll(dir, staffing === null ? [json] : [json, ['staffing.yaml', staffing], ['frontier.csv', csv(frontierRows(sizing))]])
}

/** The plan as a staffing file: lines, queue and the rest are those of the scenario's plan, as written there. */
export function staffingText(written: unknown, sizing: Sizing): string | null {
  const { plan, roster } = sizing
  if (plan === null) return null
  const { name: _, groups: __, ...desk } = written as Record<string, unknown>
  const groups = roster.shifts.flatMap((shift, i) => (plan.heads[i] === 0 ? [] : [groupText(shift, plan.heads[i])]))
  const what = sizing.objective === 'total' ? 'The plan with the least wages and expected penalties' : 'The cheapest plan'
  const share = sizing.require === null ? '' : ` for ${100 * sizing.require}%`
  const head = `# ${what} found by pronto size ${sizing.pronto}${share} over ${sizing.replications} replications, seed ${JSON.stringify(sizing.seed)}.\n`
  return head + stringify({ name: `Sized${share || ' for the least in all'}`, ...desk, groups }, { lineWidth: 140 })
}

function groupText({ name, days, shift, breaks, skills, costPerHour, absence, handlingFactor }: Shift, agents: number) {
  return {
    name,
    agents,
    ...(days === undefined ? {} : { days: formatWeekdays(days) }),
    shift: shift.map(({ from, to }) => `${formatTimeOfDay(from)}-${formatTimeOfDay(to)}`),
    ...(breaks === undefined ? {} : { breaks: { after: durationText(breaks.after), length: durationText(breaks.length) } }),
    ...(skills === undefined ? {} : { skills }),
    ...(costPerHour === 0 ? {} : { costPerHour }),
    ...(absence === 0 ? {} : { absence: `${Number((100 * absence).toFixed(6))}%` }),
    ...(handlingFactor === 1 ? {} : { handlingFactor }),
  }
}

function durationText(seconds: Seconds): string {
  if (seconds % 3600 === 0) return `${seconds / 3600}h`
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`
}

function frontierRows({ frontier, roster, price }: Sizing): Cell[][] {
  const shifts = roster.shifts.map(({ name }) => name)
  const due = frontier.some(({ plan }) => plan !== null && plan.penalties !== null)
  const cells = (plan: PlanFigures | null): Cell[] =>
    plan === null
      ? [null, null, null, null, ...(due ? [null] : [])]
      : [plan.cost, plan.probability, plan.ci95?.[0], plan.ci95?.[1], ...(due ? [plan.penalties] : []), ...plan.heads]
  return [
    ['atLeast', price, 'probability', 'lo95', 'hi95', ...(due ? ['penalties'] : []), ...shifts],
    ...frontier.map(({ atLeast, plan }): Cell[] => [atLeast, ...cells(plan)]),
  ]
}

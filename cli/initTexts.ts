/** The files that `pronto init` lays out: the shipped ones, fitted to a contract. */
import { weekHours } from '../sim/contract/calendar.ts'
import type { Contract } from '../sim/contract/schema.ts'
import { formatTimeOfDay, type LocalInterval, weekdayNames } from '../sim/time.ts'

const schemaLine = (kind: string) => `# yaml-language-server: $schema=schema/${kind}.schema.json`

/** With the line that tells editors of the schema. */
function withSchema(text: string, kind: string): string {
  const line = new RegExp(`^# yaml-language-server: \\$schema=.*${kind}\\.schema\\.json.*$`, 'm')
  return line.test(text) ? text.replace(line, schemaLine(kind)) : `${schemaLine(kind)}\n${text}`
}

export function contractText(source: string): string {
  return withSchema(source.replace(/^\ufeff/, ''), 'contract')
}

/** When somebody must be there: the opening hours of all numbers together, Monday first. */
function weekOf(contract: Contract): LocalInterval[][] {
  const numbers = Object.keys(contract.numbers).map((_, number) => weekHours(contract, number))
  return weekdayNames.map((_, weekday) => {
    const merged: LocalInterval[] = []
    for (const { from, to } of numbers.flatMap((week) => week[weekday] ?? []).sort((a, b) => a.from - b.from)) {
      const before = merged[merged.length - 1]
      if (before !== undefined && from <= before.to) before.to = Math.max(before.to, to)
      else merged.push({ from, to })
    }
    return merged
  })
}

const intervalText = ({ from, to }: LocalInterval) => `${formatTimeOfDay(from)}-${formatTimeOfDay(to)}`
const hoursText = (open: LocalInterval[]) => open.map(intervalText).join(' ')

/** The shipped demand with the contract's own service and numbers. */
export function demandText(shipped: string, contract: Contract): string {
  const [main = 'main', ...others] = Object.keys(contract.numbers)
  const [service = 'calls', ...services] = contract.services ?? []
  const number = main === 'main' ? '' : `\n    number: ${main}`
  const more = services.length === 0 ? '' : `\n    # The contract also speaks of ${services.join(', ')}: a type for each that differs.`
  const own = /- type: assistance\b/.test(shipped) && service === 'assistance' ? shipped : undefined
  const typed = own ?? shipped.replace(/- type: assistance.*/, `- type: ${service}${number}${more}`)
  // The bank's day runs from 07:00 to 21:00: a desk with other hours gets an even day.
  const fits = weekOf(contract).every((open) => open.every(({ from, to }) => from >= 7 * 3600 && to <= 21 * 3600))
  const shaped = fits
    ? typed
    : typed
        .replace(
          /\n {4}profile:\n {6}\{[\s\S]*?\n {6}\}/,
          '\n    # profile: { "08:00": 1, "09:00": 3 } # relative rates by local time; absent: even',
        )
        .replace(/; the shape of the day and of the week is real:\n.*/, '.')
  const plain = withSchema(shaped, 'demand')
    .replace(' under contract V4.', '.')
    .replace(/ \(\.\.\/history\/README\.md says whence\)/, '')
  return `${plain.trimEnd()}\n${others.map((name) => secondType(name, service)).join('')}`
}

/** Callers of a number beside the first. */
function secondType(number: string, taken: string): string {
  return `  - type: ${number === taken ? `${number} calls` : number}
    number: ${number} # another number of the contract, with hours of its own
    volume: { perOpenDay: 60 }
    handling: { lognormal: { mean: 300s, cv: 0.9 } }
    wrapUp: 15%
    patience: { exponential: { mean: 180s }, balk: 1% }
`
}

/** The shipped plan where the hours are those it was made for, else as many agents as the hours suggest. */
export function staffingText(shipped: string, contract: Contract): string {
  const week = weekOf(contract)
  const plan = withSchema(shipped, 'staffing')
    .replace('../demand/v4-desk.yaml', 'demand.yaml')
    .replace(/^(?=groups:)/m, workingDays(Object.keys(contract.numbers)))
  if (week.every((open, weekday) => hoursText(open) === (weekday < 5 ? '08:30-13:30 14:30-17:30' : ''))) return plan
  const alike = new Map<string, number[]>()
  week.forEach((open, weekday) => {
    if (open.length > 0) alike.set(hoursText(open), [...(alike.get(hoursText(open)) ?? []), weekday])
  })
  const numbers = Object.keys(contract.numbers).length
  const groups = [...alike.values()].map((days) => {
    const open = week[days[0] as number] as LocalInterval[]
    const name = daysText(days)
    const agents = agentsFor(open, numbers)
    const levels = open.flatMap(({ from, to }, i) => [
      `"${formatTimeOfDay(from)}": ${agents}`,
      ...(to < 86_400 && to !== open[i + 1]?.from ? [`"${formatTimeOfDay(to)}": 0`] : []),
    ])
    return `  - { name: ${name.replaceAll(',', ' ')}, days: ${name.includes(',') ? `"${name}"` : name}, levels: { ${levels.join(', ')} }, costPerHour: 23.5, absence: 5% }\n`
  })
  return `${plan
    .replace(/^name: .*$/m, 'name: As many as the opening hours suggest')
    .replace(
      /^groups: [\s\S]*?(?=^reserveForPhone)/m,
      `groups: # agents by time of day; or shifts: { agents: 8, shift: ["09:00-17:00"], breaks: { after: 2h, length: 15m } }\n${groups.join('')}`,
    )
    .replace(/ at 13:30 and 17:30/, ' at the end')}`
}

/** With several numbers it is not plain which days are open. */
function workingDays([main, ...others]: string[]): string {
  if (main === undefined || others.length === 0) return ''
  return `# Groups work on the days on which a number is open that they can serve: without skills on those of ${[main, ...others].join(', ')} alike.
# On a day on which ${main} is closed and another number is open (holidays, closures), all of them are there and paid; a group with the
# skills of one type only works on the days of its number.
`
}

/** "mon-fri", "sun-thu" or "mon,wed". */
function daysText(days: number[]): string {
  const first = days.find((day) => !days.includes((day + 6) % 7))
  const inRow = first !== undefined && days.every((day) => (day - first + 7) % 7 < days.length)
  if (first === undefined) return 'mon-sun'
  if (!inRow || days.length === 1) return days.map((day) => weekdayNames[day]).join(',')
  return `${weekdayNames[first]}-${weekdayNames[(first + days.length - 1) % 7]}`
}

/** Agents for the laid-out demand: the load of a busy hour on a Monday, and some more by its square root. */
function agentsFor(open: LocalInterval[], numbers: number): number {
  const seconds = open.reduce((sum, { from, to }) => sum + to - from, 0)
  const load = (600 * 240 + (numbers - 1) * 60 * 300) / Math.max(1, seconds)
  const busy = load * 1.13 * 1.2
  return Math.ceil(busy * 1.05 + 2.2 * Math.sqrt(busy))
}

export function scenarioText(contract: string): string {
  return `${schemaLine('scenario')}
# One contract, one demand, one staffing plan, put to the test.
name: ${JSON.stringify(`My desk under ${contract.replace(/\.ya?ml$/, '')}`)}
contract: contract.yaml
demand: demand.yaml
staffing: staffing.yaml
simulate:
  from: 2027-01-01 # the first day of the term
  months: 12
  replications: 400 # how many such terms; more make the probabilities sharper
  seed: my-bid # any text; the same seed gives the same callers, whatever the staffing
`
}

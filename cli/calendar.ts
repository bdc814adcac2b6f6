/** `pronto calendar`: the calendar of a contract as data and as text. */
import { type Activation, activationDeadline } from '../sim/contract/activation.ts'
import { type CalendarDay, type MonthOpenings, monthOpenings, openTime, termCalendar } from '../sim/contract/calendar.ts'
import { type ClosedReason, closedOn } from '../sim/contract/days.ts'
import { deemedReceipt } from '../sim/contract/receipt.ts'
import type { Contract } from '../sim/contract/schema.ts'
import { formatTimeOfDay, secondsPerDay, weekdayNames } from '../sim/time.ts'
import { table, wrap } from './table.ts'

interface DayReport {
  date: string
  weekday: string
  open: boolean
  hours: string[]
  openHours: number
  closed: ClosedReason | null
  workingDay: boolean
  /** When a message left then is deemed received, local; null where there is no such time. */
  deemed: { beforeOpening: string | null; inBreak: string | null; afterClosing: string | null }
}

export interface CalendarReport {
  contract: string
  timezone: string
  from: string
  /** Of the first number. */
  months: MonthOpenings[]
  days: DayReport[]
  /** Every number, where the contract has several. */
  numbers?: { number: string; months: MonthOpenings[]; days: DayReport[] }[]
  activation: Activation | null
}

export function calendarReport(contract: Contract, from: string, months: number): CalendarReport {
  const calendar = termCalendar(contract, from, months)
  const of = (number: number) => ({
    months: monthOpenings(calendar, number),
    days: calendar.days.map((day) => dayReport(contract, day, number)),
  })
  return {
    contract: contract.name,
    timezone: contract.timezone,
    from,
    ...of(0),
    ...(calendar.numbers.length > 1 ? { numbers: calendar.numbers.map((number, index) => ({ number, ...of(index) })) } : {}),
    activation: activationDeadline(contract),
  }
}

function dayReport(contract: Contract, day: CalendarDay, number: number): DayReport {
  const open = day.open[number]
  const deemedAt = (time: number) => deemedReceipt(contract, `${day.date}T${formatTimeOfDay(time)}:00`, number)
  const first = open[0]
  const second = open.find(({ from }, i) => i > 0 && from > open[i - 1].to)
  const last = open[open.length - 1]
  return {
    date: day.date,
    weekday: weekdayNames[day.weekday],
    open: open.length > 0,
    hours: open.map(({ from, to }) => `${formatTimeOfDay(from)}-${formatTimeOfDay(to)}`),
    openHours: openTime(day, number) / 3600e6,
    closed: closedOn(contract, number, day.date),
    workingDay: day.workingDay,
    deemed: {
      beforeOpening: first === undefined || first.from > 0 ? deemedAt(0) : null,
      inBreak: second === undefined ? null : deemedAt(second.from - 60),
      afterClosing: last === undefined ? deemedAt(secondsPerDay - 60) : last.to < secondsPerDay ? deemedAt(last.to) : null,
    },
  }
}

export function formatCalendar(report: CalendarReport): string {
  const total = (of: (month: MonthOpenings) => number) => report.months.reduce((sum, month) => sum + of(month), 0)
  const rows = report.months.map(({ month, openDays, openHours }) => [month, String(openDays), String(openHours)])
  const shut = report.days.filter(({ closed }) => closed !== null && closed.reason !== 'weekday')
  const { activation } = report
  const moved = activation?.deadline === activation?.nominal ? '' : `, a Sunday or holiday: due on ${activation?.deadline}`
  const due =
    activation === null
      ? ''
      : activation.deadline === null
        ? `Activation: within ${activation.withinDays} days of ${activation.countedFrom}; its date is not given.`
        : activation.countedFrom === null
          ? `Activation by ${activation.nominal}${moved}.`
          : `Activation: ${activation.withinDays} days after ${activation.countedFrom} on ${activation.date}, the first day not counted, is ${activation.nominal}${moved}.`
  const others =
    report.numbers
      ?.slice(1)
      .map(
        ({ number, months }) =>
          `Number ${number}: ${months.reduce((sum, { openDays }) => sum + openDays, 0)} open days, ${months.reduce((sum, { openHours }) => sum + openHours, 0)} open hours.`,
      ) ?? []
  return [
    wrap(`${report.contract} (${report.timezone})`, { width: 80 }),
    table(
      ['month', 'open days', 'open hours'],
      [...rows, ['in all', String(total(({ openDays }) => openDays)), String(total(({ openHours }) => openHours))]],
    ),
    shut.length === 0
      ? 'No holiday or closure falls on a weekday with opening hours.'
      : `Closed on days that would be open:\n${shut.map(({ date, weekday, closed }) => `  ${date} ${weekday}  ${closed?.reason}: ${closed?.name}`).join('\n')}`,
    ...receipts(report),
    ...others.map((other) => wrap(other)),
    ...(due === '' ? [] : [wrap(due)]),
  ].join('\n\n')
}

/** When what comes in out of hours is deemed received: on the first open day shown, a working day if there is one, for instance. */
function receipts({ days, numbers }: CalendarReport): string[] {
  const day = days.find(({ open, workingDay }) => open && workingDay) ?? days.find(({ open }) => open)
  if (day === undefined) return []
  const { beforeOpening, inBreak, afterClosing } = day.deemed
  const left: [string, string | null][] = [
    ['before opening', beforeOpening],
    ['in the break', inBreak],
    ['after closing', afterClosing],
  ]
  const rows = left.flatMap(([when, deemed]) => (deemed === null ? [] : [`  ${when.padEnd(14)}  ${instantText(deemed)}`]))
  if (rows.length === 0) return []
  const number = numbers?.[0] === undefined ? '' : `, number ${numbers[0].number}`
  const title = wrap(`What comes in out of hours is deemed received (here of ${day.date} ${day.weekday}${number}):`, { width: 80 })
  return [`${title}\n${rows.join('\n')}`]
}

/** "2027-12-02T08:30:00" -> "2027-12-02 08:30". */
function instantText(instant: string): string {
  return instant.startsWith('9999') ? 'no day within reach' : instant.slice(0, 16).replace('T', ' ')
}

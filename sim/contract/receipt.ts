/** When a contact out of hours is deemed received (DESIGN 4.5): one rule, for the engine's clock and for a single instant. */
import { formatTimeOfDay, isDate, parseTimeOfDay, secondsPerDay, type TimeOfDay } from '../time.ts'
import { addDays } from './dates.ts'
import { isWorkingDay, openOn } from './days.ts'
import type { Contract } from './schema.ts'

/** A local instant: a date and seconds after midnight. */
export interface LocalInstant {
  date: string
  time: TimeOfDay
}

/** From `from` on, until the next of the day: in hours (null), or deemed received then (never before the contact itself). */
export interface ReceiptRule {
  from: TimeOfDay
  deemed: LocalInstant | null
}

/** No contract is closed for longer than this without a working day. */
const lookAhead = 400

/** The first day after `date` on which deemed receipts fall; null when there is none within reach. */
function nextDeemedDay(contract: Contract, number: number, date: string): string | null {
  for (let i = 1; i <= lookAhead; i++) {
    const day = addDays(date, i)
    if (isDeemedDay(contract, number, day)) return day
  }
  return null
}

function isDeemedDay(contract: Contract, number: number, date: string): boolean {
  return contract.afterHours.deemedDay === 'workingDay' ? isWorkingDay(contract, date) : openOn(contract, number, date).length > 0
}

/** How contacts of `date` are received, in order of time; the first rule starts at midnight. */
export function receiptRules(contract: Contract, number: number, date: string): ReceiptRule[] {
  const { deemedReceived, beforeOpening, inBreak } = contract.afterHours
  const open = openOn(contract, number, date)
  const nextDay = nextDeemedDay(contract, number, date)
  const next: LocalInstant = nextDay === null ? { date: '9999-12-31', time: 0 } : { date: nextDay, time: deemedReceived }
  const sameDay: LocalInstant = beforeOpening === 'sameDay' && isDeemedDay(contract, number, date) ? { date, time: deemedReceived } : next
  if (open.length === 0) {
    // A closed day can be a working day (inside a closure): before deemedReceived it is "before opening" there too.
    const rules = isDeemedDay(contract, number, date)
      ? [
          { from: 0, deemed: sameDay },
          { from: deemedReceived, deemed: next },
        ]
      : [{ from: 0, deemed: next }]
    return rules
  }
  const rules: ReceiptRule[] = open[0].from > 0 ? [{ from: 0, deemed: sameDay }] : []
  open.forEach(({ from, to }, i) => {
    rules.push({ from, deemed: null })
    const reopening = open[i + 1]?.from
    if (reopening === to) return
    if (reopening !== undefined) rules.push({ from: to, deemed: inBreak === 'atReopening' ? { date, time: reopening } : next })
    else if (to < secondsPerDay) rules.push({ from: to, deemed: next })
  })
  return rules
}

/** When a contact of local time `iso` ("2027-03-05T18:00:00") is deemed received, in the same form; in hours, and never before, itself. */
export function deemedReceipt(contract: Contract, iso: string, number = 0): string {
  const date = iso.slice(0, 10)
  const clock = parseTimeOfDay(iso.slice(11, 16))
  if (!isDate(date) || clock === undefined) throw new RangeError(`Not a local instant such as 2027-03-05T18:00:00: ${iso}`)
  const time = clock + Number(iso.slice(17, 19) || 0)
  const rule = receiptRules(contract, number, date).findLast(({ from }) => from <= time)
  const deemed = rule?.deemed ?? null
  const own = `${date}T${iso.slice(11, 16)}:${iso.slice(17, 19) || '00'}`
  if (deemed === null) return own
  const then = `${deemed.date}T${formatTimeOfDay(deemed.time)}:00`
  return then > own ? then : own
}

/** What a contract says of one date: open when, closed why, a working day or not. */
import { type LocalInterval, weekdayNames } from '../time.ts'
import { closureName } from './closures.ts'
import { weekdayOf } from './dates.ts'
import { holidayName } from './holidays.ts'
import type { Contract } from './schema.ts'

export interface ClosedReason {
  reason: 'weekday' | 'holiday' | 'closure'
  name: string
}

/** One number's rules, with what it inherits. */
function rulesOfNumber(contract: Contract, number: number) {
  const own = Object.values(contract.numbers)[number]
  return { hours: own.hours ?? contract.hours, holidays: own.holidays ?? contract.holidays, closures: own.closures ?? contract.closures }
}

/** The weekly opening hours of a number, Monday first; [] = closed. With `inBreak: inHours` a break counts as open. */
export function weekHours(contract: Contract, number: number): LocalInterval[][] {
  const { hours } = rulesOfNumber(contract, number)
  return hours.map((day) => {
    if (day === undefined) return []
    return contract.afterHours.inBreak === 'inHours' ? [{ from: day[0].from, to: day[day.length - 1].to }] : day
  })
}

/** Why a number is closed on `date`; null when it is open. */
export function closedOn(contract: Contract, number: number, date: string): ClosedReason | null {
  const { holidays, closures } = rulesOfNumber(contract, number)
  const weekday = weekdayOf(date)
  if (weekHours(contract, number)[weekday].length === 0) return { reason: 'weekday', name: weekdayNames[weekday] }
  const holiday = holidayName(holidays, date)
  if (holiday !== undefined) return { reason: 'holiday', name: holiday }
  const closure = closureName(closures, contract.readings.weeksOfMonth, date)
  return closure === undefined ? null : { reason: 'closure', name: closure }
}

/** When a number is open on `date`; [] = closed. */
export function openOn(contract: Contract, number: number, date: string): LocalInterval[] {
  return closedOn(contract, number, date) === null ? weekHours(contract, number)[weekdayOf(date)] : []
}

/** "Giorno lavorativo": Monday to Friday and no holiday, closures included. */
export function isWorkingDay(contract: Contract, date: string): boolean {
  return weekdayOf(date) <= 4 && holidayName(contract.holidays, date) === undefined
}

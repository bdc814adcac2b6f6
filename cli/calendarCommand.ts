/** `pronto calendar`. */
import { readContract } from '../run/read/documents.ts'
import { calendarReport, formatCalendar } from './calendar.ts'
import type { Io } from './simulate.ts'

export function calendarCommand(
  path: string,
  { from, months, json }: { from: string; months: number; json?: boolean },
  { out }: Io,
): number {
  const report = calendarReport(readContract(path), from, months)
  out(json ? JSON.stringify(report, null, 2) : formatCalendar(report))
  return 0
}

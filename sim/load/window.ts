/** A window of a term: "2027-03-08 10:00..10:10", local time of the contract. */
import type { Calendar } from '../contract/calendar.ts'
import { elapsed } from '../contract/spans.ts'
import type { Micros } from '../facts.ts'
import { isDate, microsPerSecond, type Seconds } from '../time.ts'

export interface LocalWindow {
  date: string
  /** Seconds after midnight, [from, to). */
  from: Seconds
  to: Seconds
}

const clock = '([01]\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d))?'
const pattern = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})[ T]${clock}\\.\\.(?:${clock}|(24:00))$`)

/** undefined when it is none. */
export function parseWindow(text: string): LocalWindow | undefined {
  const found = pattern.exec(text.trim())
  if (found === null) return undefined
  const [, date, ...parts] = found
  const seconds = (at: number) => Number(parts[at]) * 3600 + Number(parts[at + 1]) * 60 + Number(parts[at + 2] ?? 0)
  const from = seconds(0)
  const to = parts[6] === undefined ? seconds(3) : 86_400
  return isDate(date) && to > from ? { date, from, to } : undefined
}

/** "2027-03-08T10:00:00" and its end. */
export function windowText({ date, from, to }: LocalWindow): { from: string; to: string } {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const at = (seconds: Seconds) => `${date}T${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`
  return { from: at(from), to: at(to) }
}

/** On the term's clock; undefined when the day is not in the term, or the clock changes inside the window. */
export function windowOnClock(calendar: Calendar, { date, from, to }: LocalWindow): { from: Micros; to: Micros } | undefined {
  const day = calendar.days.find((one) => one.date === date)
  if (day === undefined) return undefined
  const pieces = elapsed(day, from * microsPerSecond, to * microsPerSecond)
  const [piece] = pieces
  return pieces.length === 1 && piece.to - piece.from === (to - from) * microsPerSecond ? piece : undefined
}

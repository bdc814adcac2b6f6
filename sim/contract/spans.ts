/** Local time on the term's clock: how the hours of a day pass when the clock changes. */
import type { Micros } from '../facts.ts'

/** Local time `from` to `to` (microseconds of the day) passes from elapsed instant `at` on. Two on a day when the clock changes. */
export interface Span {
  at: Micros
  from: Micros
  to: Micros
}

/** A local interval of a day (microseconds) as elapsed pieces: none in an hour that is skipped, two in one that comes twice. */
export function elapsed(day: { spans: Span[] }, from: Micros, to: Micros): { from: Micros; to: Micros }[] {
  const pieces: { from: Micros; to: Micros }[] = []
  for (const span of day.spans) {
    const begin = Math.max(from, span.from)
    const end = Math.min(to, span.to)
    if (begin >= end) continue
    const piece = { from: span.at + begin - span.from, to: span.at + end - span.from }
    const before = pieces[pieces.length - 1]
    if (before?.to === piece.from) before.to = piece.to
    else pieces.push(piece)
  }
  return pieces
}

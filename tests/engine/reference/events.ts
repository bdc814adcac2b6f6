/** What happens at one instant, in the order of DESIGN 4.2, and a list of events kept sorted by it. */
import type { Micros } from '../../../sim/facts.ts'

/** The order at one instant. An opening precedes whatever depends on it. */
export const Phase = {
  handlingEnds: 0,
  closing: 1,
  shiftEnds: 2,
  shiftStarts: 3,
  opening: 4,
  entry: 5,
  assignments: 6,
  patienceEnds: 7,
  arrival: 8,
} as const
export type Phase = (typeof Phase)[keyof typeof Phase]

export interface Event {
  time: Micros
  phase: Phase
  /** Contact number, for ties; 0 where no contact is concerned. */
  contact: number
  happen: () => void
}

/** Before: earlier in time, then in phase, then by contact number. */
function before(a: Event, b: Event): boolean {
  if (a.time !== b.time) return a.time < b.time
  if (a.phase !== b.phase) return a.phase < b.phase
  return a.contact < b.contact
}

export class EventList {
  private readonly events: Event[] = []

  /** Keeps the order; behind those it ties with. */
  add(event: Event): void {
    let low = 0
    let high = this.events.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (before(event, this.events[middle])) high = middle
      else low = middle + 1
    }
    this.events.splice(low, 0, event)
  }

  cancel(event: Event): void {
    const at = this.events.indexOf(event)
    if (at >= 0) this.events.splice(at, 1)
  }

  first(): Event | undefined {
    return this.events[0]
  }

  takeFirst(): Event | undefined {
    return this.events.shift()
  }
}

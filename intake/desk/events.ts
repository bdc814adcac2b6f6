/** What happens at one instant, in the order of DESIGN 4.2, and a list of events kept in that order. */
import type { Micros } from '../../sim/facts.ts'

/** The order at one instant. An opening precedes whatever depends on it. */
export const Phase = {
  handlingEnds: 0,
  closing: 1,
  duty: 2,
  opening: 3,
  entry: 4,
  assignments: 5,
  patienceEnds: 6,
  arrival: 7,
} as const
export type Phase = (typeof Phase)[keyof typeof Phase]

/** Something that will happen. */
export interface Event {
  readonly time: Micros
  readonly phase: Phase
  /** Progressive number, for ties; 0 where no contact is concerned. */
  readonly contact: number
  /** Those that tie in all else happen in the order in which they were added. */
  readonly added: number
  readonly happen: () => void
  /** Where it is in the list; -1 = no longer there. */
  place: number
}

function before(a: Event, b: Event): boolean {
  if (a.time !== b.time) return a.time < b.time
  if (a.phase !== b.phase) return a.phase < b.phase
  if (a.contact !== b.contact) return a.contact < b.contact
  return a.added < b.added
}

/** A binary heap from which an event can be taken out wherever it is. */
export class EventList {
  private readonly heap: Event[] = []
  private added = 0

  get first(): Event | undefined {
    return this.heap[0]
  }

  add(time: Micros, phase: Phase, contact: number, happen: () => void): Event {
    const event: Event = { time, phase, contact, added: this.added++, happen, place: this.heap.length }
    this.heap.push(event)
    this.rise(event)
    return event
  }

  /** Does nothing when the event is no longer in the list. */
  remove(event: Event): void {
    const { place } = event
    if (place < 0) return
    event.place = -1
    const last = this.heap.pop()
    if (last === undefined || last === event) return
    this.put(last, place)
    this.rise(last)
    this.sink(last)
  }

  private put(event: Event, place: number): void {
    this.heap[place] = event
    event.place = place
  }

  private rise(event: Event): void {
    while (event.place > 0) {
      const { place } = event
      const above = this.heap[(place - 1) >> 1]
      if (!before(event, above)) return
      this.put(event, above.place)
      this.put(above, place)
    }
  }

  private sink(event: Event): void {
    for (;;) {
      const { place } = event
      const left = this.heap[2 * place + 1]
      const right = this.heap[2 * place + 2]
      if (left === undefined) return
      const child = right !== undefined && before(right, left) ? right : left
      if (!before(child, event)) return
      this.put(event, child.place)
      this.put(child, place)
    }
  }
}

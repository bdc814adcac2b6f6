import type { Micros } from '../facts.ts'
import type { LiveContacts } from './live.ts'

/**
 * A binary min-heap of (time, slot), ordered by time, then by contact number, from which any slot can be taken out: what callers will
 * do if nothing happens before. Callers who are answered leave it, so it stays as short as the queue. `time[0]` is Infinity while it
 * is empty.
 */
export class Appointments {
  size = 0
  time = new Float64Array(64).fill(Number.POSITIVE_INFINITY)
  slot = new Int32Array(64)
  /** Place of each slot, -1 = none. */
  private place = new Int32Array(256).fill(-1)
  private readonly live: LiveContacts

  constructor(live: LiveContacts) {
    this.live = live
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.place[this.slot[i]] = -1
    this.size = 0
    this.time[0] = Number.POSITIVE_INFINITY
  }

  add(time: Micros, slot: number): void {
    if (this.size === this.time.length) this.grow()
    if (slot >= this.place.length) this.growPlaces(slot)
    this.up(this.size++, time, slot)
  }

  /** Takes `slot` out; nothing happens when it is not there. */
  remove(slot: number): void {
    if (slot >= this.place.length) return
    const at = this.place[slot]
    if (at < 0) return
    this.place[slot] = -1
    const last = --this.size
    const time = this.time[last]
    if (last === 0) this.time[0] = Number.POSITIVE_INFINITY
    if (at === last) return
    const parent = (at - 1) >> 1
    if (at > 0 && this.after(this.time[parent], this.slot[parent], time, this.slot[last])) this.up(at, time, this.slot[last])
    else this.down(at, time, this.slot[last])
  }

  private up(from: number, time: Micros, slot: number): void {
    const { time: times, slot: slots, place } = this
    let i = from
    while (i > 0) {
      const parent = (i - 1) >> 1
      const above = times[parent]
      const moved = slots[parent]
      if (!this.after(above, moved, time, slot)) break
      times[i] = above
      slots[i] = moved
      place[moved] = i
      i = parent
    }
    times[i] = time
    slots[i] = slot
    place[slot] = i
  }

  private down(from: number, time: Micros, slot: number): void {
    const { time: times, slot: slots, place, size } = this
    let i = from
    for (;;) {
      let child = 2 * i + 1
      if (child >= size) break
      if (child + 1 < size && this.after(times[child], slots[child], times[child + 1], slots[child + 1])) child++
      const below = times[child]
      const moved = slots[child]
      if (!this.after(time, slot, below, moved)) break
      times[i] = below
      slots[i] = moved
      place[moved] = i
      i = child
    }
    times[i] = time
    slots[i] = slot
    place[slot] = i
  }

  /** Does a come after b? */
  private after(timeA: Micros, a: number, timeB: Micros, b: number): boolean {
    return timeA > timeB || (timeA === timeB && this.live.sequence[a] > this.live.sequence[b])
  }

  private grow(): void {
    const { time, slot } = this
    this.time = new Float64Array(time.length * 2)
    this.time.set(time)
    this.slot = new Int32Array(time.length * 2)
    this.slot.set(slot)
  }

  private growPlaces(slot: number): void {
    const { place } = this
    this.place = new Int32Array(Math.max(place.length * 2, slot + 1)).fill(-1)
    this.place.set(place)
  }
}

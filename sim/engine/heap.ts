import type { Micros } from '../facts.ts'

/**
 * A 4-ary min-heap of (time, item) in flat arrays: fewer levels than a binary one, and its children lie side by side (measured in
 * docs/decisions/002-event-queue.md). `time[0]` is Infinity while the heap is empty, so the next instant is always one read away.
 * Equal instants come out in an order that depends on the pushes alone.
 */
export class Heap {
  size = 0
  /** Infinity beyond the last entry, so that children can be compared without looking whether they are there. */
  time = new Float64Array(64).fill(Number.POSITIVE_INFINITY)
  item = new Int32Array(64)

  clear(): void {
    this.time.fill(Number.POSITIVE_INFINITY, 0, this.size)
    this.size = 0
  }

  push(time: Micros, item: number): void {
    if (this.size + 4 >= this.time.length) this.grow()
    const times = this.time
    const items = this.item
    let i = this.size++
    while (i > 0) {
      const parent = (i - 1) >> 2
      const above = times[parent]
      if (above <= time) break
      times[i] = above
      items[i] = items[parent]
      i = parent
    }
    times[i] = time
    items[i] = item
  }

  /** Drops the first entry; read `time[0]` and `item[0]` before. */
  pop(): void {
    const times = this.time
    const items = this.item
    const last = --this.size
    const time = times[last]
    const item = items[last]
    times[last] = Number.POSITIVE_INFINITY
    if (last === 0) return
    let i = 0
    for (;;) {
      const first = 4 * i + 1
      if (first >= last) break
      let child = first
      let least = times[first]
      if (times[first + 1] < least) {
        child = first + 1
        least = times[child]
      }
      if (times[first + 2] < least) {
        child = first + 2
        least = times[child]
      }
      if (times[first + 3] < least) {
        child = first + 3
        least = times[child]
      }
      if (least >= time) break
      times[i] = least
      items[i] = items[child]
      i = child
    }
    times[i] = time
    items[i] = item
  }

  private grow(): void {
    const { time, item } = this
    this.time = new Float64Array(time.length * 2).fill(Number.POSITIVE_INFINITY)
    this.item = new Int32Array(time.length * 2)
    this.time.set(time)
    this.item.set(item)
  }
}

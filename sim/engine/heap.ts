import type { Micros } from '../facts.ts'

/**
 * A binary min-heap of (time, tie, item) in flat arrays. Order is total where (time, tie) is, so that equal instants never
 * depend on luck. `time[0]` is Infinity while the heap is empty: the next instant is always one read away.
 */
export class Heap {
  size = 0
  time = new Float64Array(64).fill(Number.POSITIVE_INFINITY)
  tie = new Float64Array(64)
  item = new Int32Array(64)

  clear(): void {
    this.size = 0
    this.time[0] = Number.POSITIVE_INFINITY
  }

  push(time: Micros, tie: number, item: number): void {
    if (this.size === this.time.length) this.grow()
    const times = this.time
    const ties = this.tie
    const items = this.item
    let i = this.size++
    while (i > 0) {
      const parent = (i - 1) >> 1
      const above = times[parent]
      if (above < time || (above === time && ties[parent] <= tie)) break
      times[i] = above
      ties[i] = ties[parent]
      items[i] = items[parent]
      i = parent
    }
    times[i] = time
    ties[i] = tie
    items[i] = item
  }

  /** Drops the first entry; read `time[0]`, `tie[0]`, `item[0]` before. */
  pop(): void {
    const times = this.time
    const ties = this.tie
    const items = this.item
    const last = --this.size
    if (last === 0) {
      times[0] = Number.POSITIVE_INFINITY
      return
    }
    const time = times[last]
    const tie = ties[last]
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= last) break
      const right = child + 1
      if (right < last && (times[right] < times[child] || (times[right] === times[child] && ties[right] < ties[child]))) child = right
      const below = times[child]
      if (below > time || (below === time && ties[child] >= tie)) break
      times[i] = below
      ties[i] = ties[child]
      items[i] = items[child]
      i = child
    }
    times[i] = time
    ties[i] = tie
    items[i] = items[last]
  }

  private grow(): void {
    const { time, tie, item } = this
    this.time = new Float64Array(time.length * 2)
    this.tie = new Float64Array(time.length * 2)
    this.item = new Int32Array(time.length * 2)
    this.time.set(time)
    this.tie.set(tie)
    this.item.set(item)
  }
}

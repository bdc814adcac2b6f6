/**
 * Contacts at the desk, from their arrival until nothing more can happen to them: in the greeting, waiting, left on voicemail, about
 * to be handed on or to call again. One slot each, in flat arrays that are reused. Functions pass slots, which are small whole
 * numbers: a double passed to a function may be put on the heap. Lists of waiting contacts run through the slots.
 */
const initial = 256

export class LiveContacts {
  /** Entry, type and number in one word, as in facts (the outcome's bits 0). */
  code = new Int32Array(initial)
  attempt = new Int32Array(initial)
  /** Contact number: the order of first arrival. With `attempt` the key of its draws. */
  sequence = new Float64Array(initial)
  received = new Float64Array(initial)
  handling = new Float64Array(initial)
  patience = new Float64Array(initial)
  /** When it entered the queue; for background work the open time on the clock of its number. */
  entered = new Float64Array(initial)
  /** Group that handles it, while it is about to be handed on. */
  group = new Int32Array(initial)
  /** 1 = received before a closing, and kept by those who were on duty then (DESIGN 4.9). */
  leftOver = new Uint8Array(initial)
  /** 1 = in a waiting list. */
  waiting = new Uint8Array(initial)
  next = new Int32Array(initial)
  previous = new Int32Array(initial)

  private free = new Int32Array(initial)
  private freeCount = 0
  private capacity = initial

  constructor() {
    this.clear()
  }

  clear(): void {
    this.waiting.fill(0)
    this.leftOver.fill(0)
    this.freeCount = this.capacity
    for (let i = 0; i < this.capacity; i++) this.free[i] = this.capacity - 1 - i
  }

  take(): number {
    if (this.freeCount === 0) this.grow()
    return this.free[--this.freeCount]
  }

  give(slot: number): void {
    this.free[this.freeCount++] = slot
  }

  private grow(): void {
    const old = this.capacity
    const size = old * 2
    const wider = (from: Float64Array) => {
      const to = new Float64Array(size)
      to.set(from)
      return to
    }
    const wider32 = (from: Int32Array) => {
      const to = new Int32Array(size)
      to.set(from)
      return to
    }
    const wider8 = (from: Uint8Array) => {
      const to = new Uint8Array(size)
      to.set(from)
      return to
    }
    this.code = wider32(this.code)
    this.attempt = wider32(this.attempt)
    this.sequence = wider(this.sequence)
    this.received = wider(this.received)
    this.handling = wider(this.handling)
    this.patience = wider(this.patience)
    this.entered = wider(this.entered)
    this.group = wider32(this.group)
    this.leftOver = wider8(this.leftOver)
    this.waiting = wider8(this.waiting)
    this.next = wider32(this.next)
    this.previous = wider32(this.previous)
    this.free = wider32(this.free)
    for (let slot = size - 1; slot >= old; slot--) this.free[this.freeCount++] = slot
    this.capacity = size
  }
}

/** First-come-first-served lists of slots, one for each type. */
export class Lists {
  readonly head: Int32Array
  readonly tail: Int32Array
  total = 0
  private readonly live: LiveContacts

  constructor(lists: number, live: LiveContacts) {
    this.head = new Int32Array(lists).fill(-1)
    this.tail = new Int32Array(lists).fill(-1)
    this.live = live
  }

  clear(): void {
    this.head.fill(-1)
    this.tail.fill(-1)
    this.total = 0
  }

  /** At the end. */
  append(list: number, slot: number): void {
    this.insertAfter(this.tail[list], list, slot)
  }

  /** At the end, but before those of a higher contact number that joined at the same instant. */
  join(list: number, slot: number): void {
    const { entered, sequence, previous } = this.live
    let last = this.tail[list]
    while (last >= 0 && entered[last] === entered[slot] && sequence[last] > sequence[slot]) last = previous[last]
    this.insertAfter(last, list, slot)
  }

  private insertAfter(last: number, list: number, slot: number): void {
    const live = this.live
    const after = last < 0 ? this.head[list] : live.next[last]
    live.next[slot] = after
    live.previous[slot] = last
    if (last < 0) this.head[list] = slot
    else live.next[last] = slot
    if (after < 0) this.tail[list] = slot
    else live.previous[after] = slot
    live.waiting[slot] = 1
    this.total++
  }

  remove(list: number, slot: number): void {
    const live = this.live
    const before = live.previous[slot]
    const after = live.next[slot]
    if (before < 0) this.head[list] = after
    else live.next[before] = after
    if (after < 0) this.tail[list] = before
    else live.previous[after] = before
    live.waiting[slot] = 0
    this.total--
  }
}

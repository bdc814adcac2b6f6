/** Opening hours at the desk: numbers open and close by themselves, wherever in the term the clock stands. */
import type { NumberModel } from '../../sim/engine/model.ts'
import type { Micros } from '../../sim/facts.ts'
import type { Clock, Timer } from './clock.ts'
import type { Desk } from './desk.ts'
import { Phase } from './events.ts'

/** How many of the instants, which ascend, are not after `time`. */
export function countUntil(instants: ArrayLike<Micros>, time: Micros): number {
  let low = 0
  let high = instants.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (instants[middle] <= time) low = middle + 1
    else high = middle
  }
  return low
}

/** When a contact received at `time` is deemed received: then, or out of hours as the contract says. */
export function deemedReceived({ receiptStart, receiptDeemed }: NumberModel, time: Micros): Micros {
  const segment = countUntil(receiptStart, time) - 1
  return segment < 0 ? time : Math.max(receiptDeemed[segment], time)
}

export class OpeningHours {
  private readonly numbers: NumberModel[]
  private readonly clock: Clock
  private readonly desk: Pick<Desk, 'open' | 'close'>
  private readonly timers: (Timer | null)[]

  constructor(numbers: NumberModel[], clock: Clock, desk: Pick<Desk, 'open' | 'close'>) {
    this.numbers = numbers
    this.clock = clock
    this.desk = desk
    this.timers = numbers.map(() => null)
  }

  /** Numbers are open or closed as the clock says, and from now on follow it. */
  start(): void {
    const now = this.clock.now()
    this.numbers.forEach(({ openFrom, openTo }, number) => {
      const opening = countUntil(openFrom, now) - 1
      const isOpen = opening >= 0 && now < openTo[opening]
      if (isOpen) this.desk.open(number)
      else this.desk.close(number)
      this.follow(number, isOpen ? opening : opening + 1, isOpen)
    })
  }

  /** Nothing opens or closes any more. */
  stop(): void {
    for (const timer of this.timers) timer?.cancel()
  }

  /** Waits for the next change of `number`: the end of `opening`, or its beginning. */
  private follow(number: number, opening: number, isOpen: boolean): void {
    const { openFrom, openTo } = this.numbers[number]
    if (opening >= openFrom.length) return
    const [time, phase] = isOpen ? [openTo[opening], Phase.closing] : [openFrom[opening], Phase.opening]
    this.timers[number] = this.clock.at(time, phase, 0, () => {
      if (isOpen) this.desk.close(number)
      else this.desk.open(number)
      this.follow(number, isOpen ? opening + 1 : opening, !isOpen)
    })
  }
}

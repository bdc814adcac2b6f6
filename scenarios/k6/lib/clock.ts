/** The replay's clock: microseconds since the window began, read off the machine's clock. */
import { clearTimeout, setTimeout } from 'k6/timers'
import type { Micros } from '../../../sim/facts.ts'

/** Cancels what was to happen. */
export type Cancel = () => void

export class ReplayClock {
  /** When the window begins, milliseconds since 1970. */
  readonly start: number

  constructor(start: number) {
    this.start = start
  }

  now(): Micros {
    return this.instant(Date.now())
  }

  /** From milliseconds since 1970, with fractions where k6 gives them. */
  instant(milliseconds: number): Micros {
    return Math.round((milliseconds - this.start) * 1000)
  }

  /**
   * An error that left a timer's callback would end the whole iteration: it goes to `failed` instead. k6 may run a timer early when another
   * is cleared at that moment (its queue takes whatever is first): one that comes early waits on.
   */
  at(time: Micros, happen: () => void, failed: (error: unknown) => void): Cancel {
    let timer = 0
    const wait = () => {
      timer = setTimeout(run, Math.max(0, time - this.now()) / 1000)
    }
    const run = () => {
      try {
        if (this.now() <= time - 1000) wait()
        else happen()
      } catch (error) {
        failed(error)
      }
    }
    wait()
    return () => clearTimeout(timer)
  }
}

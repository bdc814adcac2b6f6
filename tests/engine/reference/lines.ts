/** Telephone lines, in pools (DESIGN 4.6). A number without a pool has as many as it needs. */
import type { Model } from '../../../sim/engine/model.ts'

export class Lines {
  private readonly model: Model
  private readonly free: number[]

  constructor(model: Model) {
    this.model = model
    this.free = [...model.lines]
  }

  /** false: none is free. */
  take(number: number): boolean {
    const pool = this.model.numbers[number].linePool
    if (pool < 0) return true
    if (this.free[pool] === 0) return false
    this.free[pool]--
    return true
  }

  release(number: number): void {
    const pool = this.model.numbers[number].linePool
    if (pool >= 0) this.free[pool]++
  }
}

/** A request that cannot be done, by the key of the words that say why. */
import type { Words } from './words/index.ts'

export class Refused extends Error {
  readonly statusCode: number
  readonly reason: keyof Words['refused']
  constructor(statusCode: number, reason: keyof Words['refused']) {
    super(reason)
    this.name = 'Refused'
    this.statusCode = statusCode
    this.reason = reason
  }
}

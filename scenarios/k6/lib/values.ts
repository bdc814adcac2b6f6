/** What stands for {type}, {caller}, ... in the requests of one attempt. */
import type { ListedContact } from '../../../sim/load/plan.ts'
import type { Values } from './templates.ts'

export function valuesOf(index: number, { type, channel, number }: ListedContact, attempt: number): Values {
  return {
    type,
    channel,
    calledNumber: number,
    caller: channel === 'email' ? `caller-${index}@example.com` : `caller-${index}`,
    text: `Contact ${index}, attempt ${attempt}, of a load test`,
    attempt: String(attempt),
  }
}

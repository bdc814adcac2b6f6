/**
 * The other readings of what a contract leaves open, each by itself, and the two that favour one side in everything. The facts are the
 * same under all of them; `weeksOfMonth` is not here, since it changes the calendar.
 */
import type { Rules } from './classify.ts'
import type { Contract, Readings } from './schema.ts'
import { rulesOf } from './targets.ts'

export type Side = 'client' | 'supplier'

export interface Reading {
  /** `all`: every reading in favour of one side. */
  reading: Exclude<keyof Readings, 'weeksOfMonth'> | 'all'
  /** As in a contract file; of `all` the side. */
  value: string
  favours: Side
  /** It is how the contract itself is read. */
  own: boolean
  rules: Rules
}

type Value = { value: string | number; favours: Side }

/** README says of each value whom it favours. */
const values: Record<Exclude<Reading['reading'], 'all'>, Value[]> = {
  earlyHangUp: [
    { value: 'notInTime', favours: 'client' },
    { value: 'inTime', favours: 'supplier' },
    { value: 'excluded', favours: 'supplier' },
  ],
  shortHangUp: [
    { value: 0, favours: 'client' },
    { value: 5, favours: 'supplier' },
    { value: 10, favours: 'supplier' },
  ],
  hangUpBeforeLimit: [
    { value: 'lost', favours: 'client' },
    { value: 'notLost', favours: 'supplier' },
  ],
  greetingIsMessage: [
    { value: 'no', favours: 'supplier' },
    { value: 'yes', favours: 'client' },
  ],
  denominator: [
    { value: 'received', favours: 'client' },
    { value: 'offered', favours: 'supplier' },
    { value: 'answered', favours: 'supplier' },
  ],
  clockStarts: [
    { value: 'call', favours: 'client' },
    { value: 'queue', favours: 'supplier' },
  ],
}

/** Every value of every reading; the contract's own once in each. */
export function readingsOf(contract: Contract): Reading[] {
  const under = (readings: Partial<Readings>) => rulesOf({ ...contract, readings: { ...contract.readings, ...readings } })
  const single = Object.entries(values).flatMap(([name, known]) => {
    const reading = name as Exclude<Reading['reading'], 'all'>
    const own = contract.readings[reading]
    const all = known.some(({ value }) => value === own) ? known : [...known, { value: own, favours: 'supplier' as const }]
    return all.map(
      ({ value, favours }): Reading => ({
        reading,
        value: typeof value === 'number' ? `${value}s` : value,
        favours,
        own: value === own,
        rules: under({ [reading]: value }),
      }),
    )
  })
  const together = (side: Side) =>
    under(
      Object.fromEntries(Object.entries(values).map(([name, known]) => [name, known.findLast(({ favours }) => favours === side)?.value])),
    )
  const both = (['client', 'supplier'] as const).map(
    (side): Reading => ({ reading: 'all', value: side, favours: side, own: false, rules: together(side) }),
  )
  return [...single, ...both]
}

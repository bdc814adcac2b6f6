/** Whole scenarios, valid by the schemas. */
import fc from 'fast-check'
import type { Written } from '../../engine/replay.ts'
import { contracts } from './contracts.ts'
import { demands } from './demands.ts'
import { allLaws, dataFiles, type LawChoice } from './laws.ts'
import { staffings } from './staffings.ts'

/** Across the ends of months, changes to and from summer time, Easter, a leap day and the year's end. */
const starts = fc.constantFrom('2027-03-26', '2026-10-23', '2027-01-29', '2028-02-27', '2026-12-29', '2027-04-30', '2027-03-11')

export function scenarios(laws: LawChoice = allLaws): fc.Arbitrary<Written> {
  return contracts.chain((contract) => {
    const numbers = Object.keys(contract.numbers ?? { main: {} })
    return demands(numbers, laws).chain((demand) =>
      fc.record({
        contract: fc.constant(contract),
        demand: fc.constant(demand),
        staffing: staffings(
          demand.contacts.map(({ type }) => type),
          numbers,
        ),
        simulate: starts.map((from) => ({ from, months: 1, replications: 2, seed: 'random' })),
        data: fc.constant(dataFiles),
      }),
    )
  })
}

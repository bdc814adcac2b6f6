/** Demands: one to four contact types over the numbers of a contract. */
import fc from 'fast-check'
import type { Written } from '../../engine/replay.ts'
import { timeOfDay } from './contracts.ts'
import type { LawChoice } from './laws.ts'

type Demand = Written['demand']
type ContactType = Demand['contacts'][number]

const share = fc.oneof(
  fc.constantFrom(0, 1),
  fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
)
const someShare = fc.oneof({ arbitrary: fc.constant(0), weight: 2 }, { arbitrary: share, weight: 1 })

const volume: fc.Arbitrary<ContactType['volume']> = fc.oneof(
  fc.integer({ min: 0, max: 150 }).map((perOpenDay) => ({ perOpenDay })),
  fc.integer({ min: 0, max: 3000 }).map((perMonth) => ({ perMonth })),
)

const profile = fc
  .uniqueArray(fc.integer({ min: 1, max: 95 }), { maxLength: 5 })
  .chain((quarters) =>
    fc
      .array(fc.integer({ min: 1, max: 9 }), { minLength: quarters.length + 1, maxLength: quarters.length + 1 })
      .map((rates) => Object.fromEntries([0, ...quarters].map((quarter, i) => [timeOfDay(quarter), rates[i]]))),
  )

function contact(type: string, others: string[], numbers: string[], laws: LawChoice): fc.Arbitrary<ContactType> {
  const common = {
    type: fc.constant(type),
    number: fc.constantFrom(...numbers),
    volume,
    closedDays: fc.constantFrom(0, 0.3),
    weekdays: fc.constantFrom({}, { mon: 2, fri: 0.5 }),
    months: fc.constantFrom({}, { apr: 0.2 }),
    profile,
    handling: fc.integer({ min: 1, max: 500 }).chain(laws.around),
    reached: share,
    reachedNot: fc.constantFrom('30s', 0),
    priority: fc.integer({ min: 1, max: 3 }),
  }
  const requiredKeys = ['type', 'number', 'volume', 'handling'] as const
  const written = fc.record(
    { ...common, channel: fc.constantFrom('email' as const, 'fax' as const) },
    { requiredKeys: [...requiredKeys, 'channel'] },
  )
  const patience = fc.tuple(fc.integer({ min: 1, max: 900 }).chain(laws.around), someShare).map(([law, balk]) => ({ ...law, balk }))
  const phone = fc.record(
    {
      ...common,
      wrapUp: someShare,
      patience,
      leavesInGreeting: someShare,
      leavesMessage: share,
      ...(others.length === 0 ? {} : { transfer: fc.record({ to: fc.constantFrom(...others), probability: share }) }),
    },
    { requiredKeys: [...requiredKeys] },
  )
  return fc.oneof({ arbitrary: phone, weight: 3 }, { arbitrary: written, weight: 1 })
}

/** Transfers go to phone types only: others are dropped. */
function mended(contacts: ContactType[]): ContactType[] {
  return contacts.map((one) => {
    if (one.transfer === undefined || contacts.some(({ type, channel }) => type === one.transfer?.to && channel === undefined)) return one
    const { transfer: _, ...rest } = one
    return rest
  })
}

const typeNames = ['order', 'status', 'repair', 'other']

export function demands(numbers: string[], laws: LawChoice): fc.Arbitrary<Demand> {
  const redial = fc.record({
    probability: share,
    after: fc.integer({ min: 1, max: 3600 }).chain(laws.around),
    maxTries: fc.integer({ min: 1, max: 6 }),
  })
  const contacts = fc.integer({ min: 1, max: typeNames.length }).chain((count) => {
    const names = typeNames.slice(0, count)
    return fc.tuple(
      ...names.map((name) =>
        contact(
          name,
          names.filter((other) => other !== name),
          numbers,
          laws,
        ),
      ),
    )
  })
  return fc.record(
    {
      contacts: contacts.map(mended),
      busyness: fc.record({ cv: fc.constantFrom(0, 0.3, 1) }),
      forecastError: fc.record({ cv: fc.constantFrom(0, 0.1, 0.5), per: fc.constantFrom('term' as const, 'month' as const) }),
      redial,
    },
    { requiredKeys: ['contacts'] },
  )
}

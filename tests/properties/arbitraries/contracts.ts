/** Contracts over the whole of what the schema allows that matters to the engine. */
import fc from 'fast-check'
import type { Written } from '../../engine/replay.ts'

type Contract = Written['contract']

export function timeOfDay(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
}

/** One to three intervals of a day on quarters of an hour; some touch, some run to 24:00. */
export const intervals = fc.oneof(
  { arbitrary: fc.constant<string[]>(['00:00-24:00']), weight: 1 },
  { arbitrary: fc.constant<string[]>(['08:30-13:30', '14:30-17:30']), weight: 2 },
  {
    arbitrary: fc
      .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 }), fc.boolean())
      .map(([points, touching]) => {
        const sorted = [...points].sort((a, b) => a - b).map(timeOfDay)
        const step = touching ? 1 : 2
        const list: string[] = []
        for (let i = 0; i + 1 < sorted.length; i += step) list.push(`${sorted[i]}-${sorted[i + 1]}`)
        return list
      }),
    weight: 4,
  },
)

const weeks = fc.constantFrom<string[]>(['mon-fri'], ['mon-sun'], ['mon-fri', 'sat'], ['mon', 'tue-thu', 'sun'], ['sat-mon', 'wed'])

const hours = weeks.chain((days) =>
  fc.tuple(...days.map(() => intervals)).map((each) => Object.fromEntries(days.map((day, i) => [day, each[i]]))),
)

const holidays = fc.constantFrom<NonNullable<Contract['holidays']>>('none', { country: 'IT', add: ['06-29'] }, { add: ['03-30'], drop: [] })
const closures = fc.subarray<NonNullable<Contract['closures']>[number]>(['03-29..03-31', '12-24..01-02', { month: 8, weeks: [2, 3] }])

const afterHours = fc.record({
  voicemail: fc.boolean(),
  deemedReceived: fc.integer({ min: 0, max: 95 }).map(timeOfDay),
  deemedDay: fc.constantFrom('workingDay' as const, 'openDay' as const),
  beforeOpening: fc.constantFrom('sameDay' as const, 'nextWorkingDay' as const),
  inBreak: fc.constantFrom('atReopening' as const, 'nextWorkingDay' as const, 'inHours' as const),
})

const target = fc.oneof(
  fc.record({
    measure: fc.constant('answeredWithin' as const),
    time: fc.constantFrom('20s', '1m'),
    atLeast: fc.constantFrom('90%', 0.5, 1),
  }),
  fc.record({ measure: fc.constant('lost' as const), atMost: fc.constantFrom('4%', 0, 0.5) }),
)

const readings = fc.record(
  {
    earlyHangUp: fc.constantFrom('notInTime' as const, 'inTime' as const, 'excluded' as const),
    shortHangUp: fc.constantFrom(0, '5s', '1m'),
    hangUpBeforeLimit: fc.constantFrom('lost' as const, 'notLost' as const),
    greetingIsMessage: fc.constantFrom('no' as const, 'yes' as const),
    denominator: fc.constantFrom('received' as const, 'offered' as const, 'answered' as const),
    clockStarts: fc.constantFrom('call' as const, 'queue' as const),
  },
  { requiredKeys: [] },
)

/** Up to three numbers; the first is `main`, the others have hours of their own. */
const numbers = fc
  .array(fc.record({ hours, holidays, closures }, { requiredKeys: ['hours'] }), { maxLength: 2 })
  .map((others) => Object.fromEntries([['main', {}] as const, ...others.map((one, i) => [`line ${i + 2}`, one] as const)]))

export const contracts: fc.Arbitrary<Contract> = fc.record(
  {
    name: fc.constant('random'),
    timezone: fc.constantFrom('Europe/Rome', 'America/New_York', 'UTC'),
    hours,
    holidays,
    closures,
    afterHours,
    numbers,
    targets: fc.array(target, { minLength: 1, maxLength: 4 }),
    window: fc.constantFrom('month' as const, 'term' as const),
    lost: fc.record({
      unansweredAfter: fc.constantFrom('30s', '90s'),
      busy: fc.boolean(),
      recordedMessage: fc.boolean(),
      voicemailInHours: fc.boolean(),
    }),
    readings,
  },
  { requiredKeys: ['name', 'hours'] },
)

/** Staffing plans for the types and numbers of a demand and a contract. */
import fc from 'fast-check'
import type { Written } from '../../engine/replay.ts'
import { intervals, timeOfDay } from './contracts.ts'

type Staffing = Written['staffing']
type Group = Staffing['groups'][number]

const levels = fc
  .uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 1, maxLength: 5 })
  .chain((quarters) =>
    fc
      .array(fc.integer({ min: 0, max: 4 }), { minLength: quarters.length, maxLength: quarters.length })
      .map((counts) => Object.fromEntries(quarters.map((quarter, i) => [timeOfDay(quarter), counts[i]]))),
  )

function group(name: string, types: string[]): fc.Arbitrary<Group> {
  const common = {
    name: fc.constant(name),
    days: fc.constantFrom('mon-fri', 'mon-sun', 'tue,sat'),
    skills: fc.subarray(types, { minLength: 1 }),
    absence: fc.constantFrom(0, '10%', '50%', 1),
    handlingFactor: fc.constantFrom(1, 0.5, 1.3, 2),
    costPerHour: fc.constantFrom(0, 23.5),
  }
  const breaks = fc.record({ after: fc.constantFrom('2h', '50m'), length: fc.constantFrom('15m', '10m') })
  const shift = fc.record(
    { ...common, agents: fc.integer({ min: 0, max: 5 }), shift: intervals, breaks },
    { requiredKeys: ['name', 'agents', 'shift'] },
  )
  return fc.oneof(shift, fc.record({ ...common, levels }, { requiredKeys: ['name', 'levels'] }))
}

export function staffings(types: string[], numbers: string[]): fc.Arbitrary<Staffing> {
  const lines = fc.oneof(
    fc.integer({ min: 0, max: 12 }),
    fc
      .subarray(numbers, { minLength: 1 })
      .chain((some) =>
        fc
          .array(fc.integer({ min: 0, max: 8 }), { minLength: some.length, maxLength: some.length })
          .map((counts) => Object.fromEntries(some.map((name, i) => [name, counts[i]]))),
      ),
  )
  return fc.record(
    {
      groups: fc
        .integer({ min: 1, max: 4 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => group(`group ${i + 1}`, types)))),
      lines,
      queueLimit: fc.integer({ min: 0, max: 5 }),
      onQueueFull: fc.constantFrom('recordedMessage' as const, 'busy' as const, 'voicemail' as const),
      greeting: fc.constantFrom(0, '10s', '30s'),
      ring: fc.constantFrom(0, '10s'),
      atClose: fc.constantFrom('serve' as const, 'voicemail' as const),
      reserveForPhone: fc.integer({ min: 0, max: 3 }),
    },
    { requiredKeys: ['groups'] },
  )
}

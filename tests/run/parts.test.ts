/** Parts that do not fit each other, put together by a program rather than read from files. */
import { expect, test } from 'vitest'
import { compile, PlanError } from '../../sim/compile.ts'
import { contractSchema } from '../../sim/contract/schema.ts'
import { demandSchema } from '../../sim/demand/schema.ts'
import { mostMonths, simulateSchema } from '../../sim/scenario.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'

const order = { type: 'order', volume: { perOpenDay: 420 }, handling: { constant: 240 } }
const early = { name: 'early', agents: 8, shift: ['08:30-13:30'] }

function problems(demand: object, staffing: object): string[] {
  try {
    compile({
      name: 'parts',
      contract: contractSchema.parse({ name: 'A desk', hours: { 'mon-fri': ['08:30-17:30'] } }),
      demand: demandSchema.parse(demand),
      staffing: staffingSchema.parse(staffing),
      simulate: simulateSchema.parse({ from: '2027-01-01', months: 1, seed: 'parts' }),
      data: {},
    })
    return []
  } catch (error) {
    if (!(error instanceof PlanError)) throw error
    return error.problems.map(({ part, path, found }) => `${part} ${path}: ${found}`)
  }
}

test('parts that fit are a plan', () => {
  expect(problems({ contacts: [order] }, { lines: { main: 3 }, groups: [{ ...early, skills: ['order'] }] })).toEqual([])
})

test.each<[string, object, object, string]>([
  [
    'lines of a number that the contract does not have',
    { contacts: [order] },
    { lines: { mian: 3 }, groups: [early] },
    'staffing lines.mian: mian',
  ],
  [
    'contacts that nobody has the skill for',
    { contacts: [order, { ...order, type: 'repair' }] },
    { groups: [{ ...early, skills: ['order'] }] },
    'demand contacts[1].type: repair',
  ],
  [
    'contacts on a number that the contract does not have',
    { contacts: [{ ...order, number: 'other' }] },
    { groups: [early] },
    'demand contacts[0].number: other',
  ],
  [
    'a skill that no contact needs',
    { contacts: [order] },
    { groups: [{ ...early, skills: ['order', 'repair'] }] },
    'staffing groups[0].skills[1]: repair',
  ],
])('%s make none', (_, demand, staffing, problem) => {
  expect(problems(demand, staffing)).toEqual([problem])
})

test.each([
  [12, 1_000_000],
  [120, mostMonths / 120],
])('%i months may be simulated %i times, which is all that fits into memory', (months, replications) => {
  const takes = (count: number) => simulateSchema.safeParse({ from: '2027-01-01', months, replications: count, seed: 's' }).success
  expect(takes(replications)).toBe(true)
  expect(takes(replications + 1)).toBe(false)
})

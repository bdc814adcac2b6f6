/** Paid hours in which nobody can be served, counted by hand. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../sim/compile.ts'
import { demandSchema } from '../../sim/demand/schema.ts'
import { rosteredHours } from '../../sim/estimates/cost.ts'
import { outsideHours } from '../../sim/estimates/outsideHours.ts'
import { staffingSchema } from '../../sim/staffing/schema.ts'
import { contractOf } from '../contract/contracts.ts'

const order = { type: 'order', volume: { perOpenDay: 100 }, handling: { constant: '60s' } }
const help = { ...order, type: 'help', number: 'help' }

/** February 2027, Monday to Friday, open 08:30 to 13:30 and 14:30 to 17:30. */
function modelOf(group: Record<string, unknown>, { contract = {}, contacts = [order] as unknown[], others = [] as unknown[] } = {}) {
  return compile({
    name: 'by hand',
    contract: contractOf({ hours: { 'mon-fri': ['08:30-13:30', '14:30-17:30'] }, holidays: 'none', ...contract }),
    demand: demandSchema.parse({ contacts }),
    staffing: staffingSchema.parse({ groups: [{ name: 'all', ...group }, ...others] }),
    simulate: { from: '2027-02-01', months: 1, replications: 1, seed: 'seed' },
    data: {},
  }).plan.model
}
// February 2027 has four of each weekday.
const days = 20

describe('hours outside opening hours', () => {
  test('are none of a shift that is the opening hours', () => {
    expect(outsideHours(modelOf({ agents: 3, shift: ['08:30-13:30', '14:30-17:30'] }))).toBe(0)
  })

  test('are the break of a shift over it, of each agent', () => {
    expect(outsideHours(modelOf({ agents: 3, shift: ['08:30-17:30'] }))).toBeCloseTo(3 * 1 * days, 9)
  })

  test('are those until midnight of levels that do not end', () => {
    expect(outsideHours(modelOf({ levels: { '14:30': 2 } }))).toBeCloseTo(2 * 6.5 * days, 9)
  })

  test('are part of those rostered, before opening and after closing', () => {
    const model = modelOf({ agents: 2, shift: ['07:00-18:00'] })
    const rostered = model.groups.flatMap((group) => rosteredHours(group, model)).reduce((sum, hours) => sum + hours, 0)
    expect(rostered).toBeCloseTo(2 * 11 * days, 9)
    expect(outsideHours(model)).toBeCloseTo(rostered - 2 * 8 * days, 9)
  })

  test('are by the numbers that a group serves', () => {
    const both = { contract: { numbers: { main: {}, help: { hours: { 'mon-fri': ['08:30-18:30'] } } } }, contacts: [order, help] }
    const shift = { agents: 1, shift: ['08:30-18:30'] }
    expect(outsideHours(modelOf(shift, both))).toBe(0)
    const others = [{ ...shift, name: 'helpers', skills: ['help'] }]
    expect(outsideHours(modelOf({ ...shift, skills: ['order'] }, { ...both, others }))).toBeCloseTo(2 * days, 9)
  })

  test('who serves callers handed on is at work for the number they called', () => {
    const both = {
      contract: { numbers: { main: {}, help: { hours: { 'mon-fri': ['08:30-09:30'] } } } },
      contacts: [{ ...order, transfer: { to: 'help', probability: '10%' } }, help],
      others: [{ name: 'orders', agents: 1, shift: ['08:30-13:30', '14:30-17:30'], skills: ['order'] }],
    }
    expect(outsideHours(modelOf({ agents: 1, shift: ['08:30-13:30'], skills: ['help'] }, both))).toBe(0)
  })
})

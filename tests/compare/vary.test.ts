/** --vary: plans out of one scenario. */
import { describe, expect, test } from 'vitest'
import { readVaried } from '../../run/read/vary.ts'
import { scratch } from '../cli/pronto.ts'

const folder = scratch()
const staffing = `
groups:
  - { name: early, agents: 8, shift: ["09:00-13:00"], costPerHour: 20 }
  - { name: v.2 late, levels: { "13:00": 4, "17:00": 0 } }
`
const demand = `
contacts:
  - { type: order, volume: { perOpenDay: 200 }, handling: { lognormal: { mean: 240s, cv: 1 } }, patience: { exponential: { mean: 120s } } }
`
const scenario = () => {
  folder.write('staffing.yaml', staffing)
  folder.write('demand.yaml', demand)
  return folder.write(
    'scenario.yaml',
    `contract: { name: A contract, hours: { mon-fri: ["09:00-17:00"] } }
demand: demand.yaml
staffing: staffing.yaml
simulate: { from: 2027-01-01, months: 1, replications: 5, seed: s }
`,
  )
}
const vary = (...options: string[]) => readVaried(scenario(), options, {})
const labels = (...options: string[]) => vary(...options).map(({ label }) => label)

describe('values', () => {
  test.each<[string, unknown[]]>([
    ['6..10', [6, 7, 8, 9, 10]],
    ['6..10..2', [6, 8, 10]],
    ['6..11..2', [6, 8, 10]],
    ['6..6', [6]],
    ['4,6,8', [4, 6, 8]],
    ['2..4,9', [2, 3, 4, 9]],
    ['4, 4,3..4', [4, 3]],
  ])('%s', (text, values) => {
    expect(vary(`staffing.groups.early.agents=${text}`).map(({ scenario: { staffing: plan } }) => plan.groups[0]?.agents)).toEqual(values)
  })

  test('are written as in a file: durations, shares, lists, maps, text in quotes', () => {
    const handling = vary('demand.contacts.order.handling.lognormal.mean=200s,4m').map(
      ({ scenario: { demand: one } }) => one.contacts[0]?.handling,
    )
    expect(handling).toMatchObject([{ lognormal: { mean: 200 } }, { lognormal: { mean: 240 } }])
    expect(labels('staffing.groups.early.absence=5%,0.1')).toEqual(['early.absence 5%', 'early.absence 0.1'])
    expect(labels('staffing.groups.early.shift=["09:00-13:00"],["09:00-12:00", "13:00-14:00"]')).toHaveLength(2)
    expect(labels('staffing.groups.1.levels={"13:00": 5},{"13:00": 6, "16:00": 0}')).toHaveLength(2)
    expect(labels('contract.name="a, b",c')).toEqual(['name a, b', 'name c'])
  })
})

describe('keys', () => {
  test('find the items of a list by name, by type or by place; names may hold points and spaces', () => {
    const levels = vary('staffing.groups.v.2 late.levels.13:00=5,6').map(
      ({ scenario: { staffing: plan } }) => plan.groups[1]?.levels?.[0]?.value,
    )
    expect(levels).toEqual([5, 6])
    expect(labels('staffing.groups[0].agents=3,4')).toEqual(['early.agents 3', 'early.agents 4'])
    expect(labels('demand.contacts.order.volume.perOpenDay=100')).toEqual(['order.perOpenDay 100'])
  })

  test('that are not written in the file are added', () => {
    const lines = vary('staffing.lines=20,30').map(({ scenario: { staffing: plan } }) => plan.lines)
    expect(lines).toEqual([20, 30])
    const readings = vary('contract.readings.clockStarts=call,queue').map(({ scenario: { contract } }) => contract.readings.clockStarts)
    expect(readings).toEqual(['call', 'queue'])
  })

  test('leave what they do not name as it was', () => {
    const [one] = vary('staffing.groups.early.agents=3')
    expect(one?.scenario.staffing.groups[0]).toMatchObject({ name: 'early', agents: 3, costPerHour: 20 })
    expect(one?.scenario.staffing.groups[1]?.name).toBe('v.2 late')
  })

  test('of a shared part of the file change in one place only', () => {
    folder.write('staffing.yaml', staffing)
    const file = folder.write(
      'shared.yaml',
      `contract: { name: A contract, hours: { mon-fri: ["09:00-17:00"] } }
demand: { contacts: [{ type: order, volume: { perOpenDay: 10 }, handling: { constant: 60s } }] }
staffing:
  groups:
    - { name: a, agents: 1, shift: ["09:00-17:00"], breaks: &pause { after: 2h, length: 15m } }
    - { name: b, agents: 1, shift: ["09:00-17:00"], breaks: *pause }
simulate: { from: 2027-01-01, months: 1, replications: 5, seed: s }
`,
    )
    const [one] = readVaried(file, ['staffing.groups.b.breaks.length=30m'], {})
    expect(one?.scenario.staffing.groups.map(({ breaks }) => breaks?.length)).toEqual([900, 1800])
  })
})

describe('several keys', () => {
  test('make a grid, the last changing fastest', () => {
    const plans = vary('staffing.groups.early.agents=6,7', 'staffing.lines=20,30')
    expect(plans.map(({ label }) => label)).toEqual([
      'early.agents 6, lines 20',
      'early.agents 6, lines 30',
      'early.agents 7, lines 20',
      'early.agents 7, lines 30',
    ])
    expect(plans[1]?.changes).toEqual([
      { key: 'staffing.groups.early.agents', name: 'early.agents', value: 6 },
      { key: 'staffing.lines', name: 'lines', value: 30 },
    ])
  })

  test('that would be called the same are called by all of their keys', () => {
    expect(labels('demand.contacts.order.handling.lognormal.mean=200s', 'demand.contacts.order.patience.exponential.mean=60s')).toEqual([
      'contacts.order.handling.lognormal.mean 200s, contacts.order.patience.exponential.mean 60s',
    ])
  })

  test('may be of several parts', () => {
    const [one] = vary('contract.targets=[{ measure: lost, atMost: 5% }]', 'demand.contacts.0.priority=2')
    expect(one?.plan.targets.find(({ key }) => key === 'lost')?.limit).toEqual({ numerator: 5, denominator: 100 })
    expect(one?.plan.model.types[0]?.priority).toBe(2)
  })
})

test('what is changed for all plans joins what is written', () => {
  const [one] = readVaried(scenario(), ['staffing.lines=20'], { months: 2, seed: 't' })
  expect(one?.scenario.simulate).toMatchObject({ months: 2, seed: 't', replications: 5 })
})

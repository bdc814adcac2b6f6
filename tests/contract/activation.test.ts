import { describe, expect, test } from 'vitest'
import { activationDeadline } from '../../sim/contract/activation.ts'
import { contractOf, shipped } from './contracts.ts'

const italy = { country: 'IT' }
const fifteenDays = (date: string, countedFrom = 'signing') =>
  activationDeadline(contractOf({ holidays: italy, activation: { withinDays: 15, countedFrom, date } }))

describe('fifteen days, the first not counted', () => {
  test('run over month ends: signed on 2 November 2026, due on the 17th', () => {
    expect(fifteenDays('2026-11-02')).toMatchObject({ nominal: '2026-11-17', deadline: '2026-11-17' })
  })

  test('from the award they are counted alike', () => {
    expect(fifteenDays('2026-11-20', 'award')).toEqual({
      countedFrom: 'award',
      date: '2026-11-20',
      withinDays: 15,
      nominal: '2026-12-05',
      deadline: '2026-12-05',
    })
  })

  test.each([
    ['a Sunday moves to Monday', '2027-01-02', '2027-01-17', '2027-01-18'],
    ['a Saturday does not move', '2027-01-01', '2027-01-16', '2027-01-16'],
    ['a Saturday that is a holiday moves past Sunday: 1 May 2027', '2027-04-16', '2027-05-01', '2027-05-03'],
    ['Christmas moves over 26 December too: Monday 25 in 2028', '2028-12-10', '2028-12-25', '2028-12-27'],
    ['24 December is no holiday', '2028-12-09', '2028-12-24', '2028-12-27'], // 24 December 2028 is a Sunday, 25 and 26 are holidays.
    ['24 December on a Friday stays', '2027-12-09', '2027-12-24', '2027-12-24'],
    ['Christmas 2027: Saturday, then Sunday the 26th', '2027-12-10', '2027-12-25', '2027-12-27'],
    ['Easter and Easter Monday', '2027-03-13', '2027-03-28', '2027-03-30'],
    ['over 29 February', '2028-02-20', '2028-03-06', '2028-03-06'],
    ['4 October from 2026 on', '2027-09-19', '2027-10-04', '2027-10-05'],
    ['4 October before: only its Saturday', '2025-09-19', '2025-10-04', '2025-10-04'],
    ['over the end of the year', '2026-12-17', '2027-01-01', '2027-01-02'], // 1 January; 2 January 2027 is a Saturday.
  ])('%s', (_, signed, nominal, deadline) => {
    expect(fifteenDays(signed)).toMatchObject({ nominal, deadline })
  })

  test('holidays that the contract adds move it too', () => {
    const contract = contractOf({
      holidays: { ...italy, add: ['06-29'] },
      activation: { withinDays: 15, countedFrom: 'signing', date: '2027-06-14' },
    })
    expect(activationDeadline(contract)).toMatchObject({ nominal: '2027-06-29', deadline: '2027-06-30' })
  })

  test('without the date there is no deadline yet', () => {
    expect(activationDeadline(contractOf({ activation: { withinDays: 15, countedFrom: 'award' } }))).toMatchObject({
      withinDays: 15,
      nominal: null,
      deadline: null,
    })
  })
})

test('a fixed date moves on from a Sunday as well', () => {
  const by = (date: string) => activationDeadline(contractOf({ holidays: italy, activation: { by: date } }))
  expect(by('2027-01-04')).toMatchObject({ nominal: '2027-01-04', deadline: '2027-01-04' })
  expect(by('2027-01-10')).toMatchObject({ nominal: '2027-01-10', deadline: '2027-01-11' })
})

test('V1 counts from signing, V2 from the award, V3 has a fixed date, V4 none', () => {
  expect(activationDeadline(shipped('v1-intercenter'))).toMatchObject({ countedFrom: 'signing', withinDays: 15 })
  expect(activationDeadline(shipped('v2-photocopiers'))).toMatchObject({ countedFrom: 'award', withinDays: 15 })
  expect(activationDeadline(shipped('v2-photocopiers-dedicated'))).toMatchObject({ countedFrom: 'award', withinDays: 15 })
  expect(activationDeadline(shipped('v3-converge'))).toMatchObject({ countedFrom: null, withinDays: null })
  expect(activationDeadline(shipped('v4-project'))).toBeNull()
})

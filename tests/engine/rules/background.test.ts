import { describe, expect, test } from 'vitest'
import { replay } from './outcomes.ts'

const letter = { phone: false, kind: 'letter' }

/** DESIGN 4.10. */
describe('background work', () => {
  test('is served in the order of deemed receipt, at one instant by contact number', () => {
    const { of } = replay({
      callers: {
        one: { at: '06:00:00', handling: 100 },
        two: { at: '06:10:00', handling: 100 },
        three: { at: '06:20:00', handling: 100 },
        four: { at: '06:30:00', handling: 100 },
        five: { at: '06:40:00', handling: 100 },
      },
    })
    const waits = Object.values(of).map(([, callback]) => callback)
    expect(waits).toEqual([0, 100, 200, 300, 400].map((seconds) => `callback answered after ${seconds} s`))
  })

  test('stands behind a call that waits, and never interrupts one', () => {
    const { of } = replay({
      callers: {
        first: { at: '09:00:00', handling: 60 },
        written: { at: '09:00:10', ...letter, handling: 600 },
        call: { at: '09:00:50', handling: 60 },
        next: { at: '09:03:00' },
      },
    })
    expect(of.call).toEqual(['answered after 10 s'])
    expect(of.written).toEqual(['written answered after 110 s'])
    // Begun at 09:02:00, done at 09:12:00: nobody interrupts it either.
    expect(of.next).toEqual(['answered after 540 s'])
  })

  test('leaves the idle phone agents that are kept back', () => {
    const callers = { one: { at: '09:00:00', ...letter, handling: 60 }, other: { at: '09:00:00', ...letter, handling: 60 } }
    const groups = [{ levels: { '08:00': 2 }, skills: ['letter', 'call'] }]
    const phone = { call: {} }
    const { of } = replay({ callers: { ...callers, ...phone }, groups, rules: { reserveForPhone: 1 } })
    expect(of.one).toEqual(['written answered after 0 s'])
    expect(of.other).toEqual(['written answered after 60 s'])
  })

  test('is free to whoever has no phone skill, and to everybody out of hours', () => {
    const callers = { one: { at: '09:00:00', ...letter, handling: 60 }, call: {} }
    const writers = [{ levels: { '08:00': 1 }, skills: ['letter'] }]
    expect(replay({ callers, groups: writers, rules: { reserveForPhone: 3 } }).of.one).toEqual(['written answered after 0 s'])
    const phone = [{ levels: { '08:00': 1 } }]
    // In hours it never gets its turn; from 18:00 on the agent may take it, after 9 hours of opening time.
    expect(replay({ callers, groups: phone, rules: { reserveForPhone: 3 } }).of.one).toEqual([`written answered after ${9 * 3600} s`])
  })

  test('carries over to the next opening, and its clock counts opening hours only', () => {
    const { of } = replay({
      callers: { first: { at: '17:50:00', ...letter, handling: 600 }, second: { at: '17:55:00', ...letter } },
      groups: [{ levels: { '08:00': 1, '18:00': 0 } }],
      days: 2,
    })
    expect(of.second).toEqual(['written answered after 300 s'])
  })

  test('what is never begun is in progress at the end', () => {
    const { of } = replay({ callers: { only: { at: '17:00:00', ...letter } }, groups: [{ levels: { '08:00': 1, '17:00': 0 } }] })
    expect(of.only).toEqual(['written inProgress after 3600 s'])
  })

  test('those who stay after a closing take none', () => {
    const { of } = replay({
      callers: {
        first: { at: '17:58:00', handling: 180 },
        waiting: { at: '17:59:00', handling: 600 },
        written: { at: '17:59:00', ...letter },
      },
      groups: [{ levels: { '08:00': 2, '18:00': 0 }, skills: ['call', 'letter'] }],
      days: 2,
      rules: { reserveForPhone: 5 },
    })
    expect(of.waiting).toEqual(['answered after 0 s'])
    expect(of.written).toEqual([`written inProgress after ${60 + 10 * 3600} s`])
  })
})

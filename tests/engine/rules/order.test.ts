import { describe, expect, test } from 'vitest'
import { replay } from './outcomes.ts'

/** DESIGN 4.2: handling ends, closings, shift ends, shift starts, entries to the queue, assignments, patience ends, arrivals. */
describe('at one instant', () => {
  test('a caller whose patience ends as an agent falls free is answered', () => {
    const { of } = replay({
      callers: {
        first: { at: '09:00:00', handling: 60 },
        // Waits from 09:00:10 for 50 s: until 09:01:00, when the agent falls free.
        second: { at: '09:00:10', patience: 50 },
        // A microsecond less is too little.
        hasty: { at: '09:00:20', patience: 39.999999 },
      },
    })
    expect(of.second).toEqual(['answered after 50 s'])
    expect(of.hasty).toEqual(['abandoned after 39.999999 s'])
  })

  test('a closing comes before the assignment of an agent that falls free with it', () => {
    const callers = { first: { at: '17:59:00', handling: 60 }, second: { at: '17:59:30' } }
    expect(replay({ callers, rules: { atClose: 'voicemail' } }).of.second[0]).toBe('voicemail after 30 s')
    expect(replay({ callers, rules: { atClose: 'serve' } }).of.second).toEqual(['answered after 30 s'])
  })

  test('a closing comes before the end of a shift: those who leave then stay for the calls left over', () => {
    const { of } = replay({
      callers: { first: { at: '17:59:00', handling: 90 }, second: { at: '17:59:30' } },
      groups: [{ levels: { '08:00': 1, '18:00': 0 } }],
    })
    expect(of.second).toEqual(['answered after 60 s'])
  })

  test('a shift ends before assignments: the agent that falls free then takes no more', () => {
    const { of } = replay({
      callers: { first: { at: '11:59:00', handling: 60 }, second: { at: '11:59:30', patience: 600 } },
      groups: [{ levels: { '08:00': 1, '12:00': 0 } }],
    })
    expect(of.second).toEqual(['abandoned after 600 s'])
  })

  test('a shift starts before patience ends', () => {
    const { of } = replay({
      callers: { only: { at: '11:59:30', patience: 30 } },
      groups: [{ levels: { '12:00': 1 } }],
    })
    expect(of.only).toEqual(['answered after 30 s'])
  })

  test('who calls as the number opens is in hours, who calls as it closes is not', () => {
    const { of } = replay({ callers: { early: { at: '08:00:00' }, late: { at: '18:00:00', leavesMessage: 0 } } })
    expect(of.early).toEqual(['answered after 0 s'])
    expect(of.late).toEqual(['out of hours: voicemail'])
  })

  test('who enters the queue as an agent falls free is among those it chooses from', () => {
    const { of } = replay({
      callers: {
        first: { at: '09:00:00', handling: 60 },
        waiting: { at: '09:00:30', priority: 2 },
        // Enters at 09:01:10, after the greeting, as the agent falls free.
        urgent: { at: '09:01:00', priority: 1, handling: 100 },
      },
      greeting: 10,
    })
    expect(of.urgent).toEqual(['answered after 10 s'])
    // Received 09:00:30, answered at 09:01:10 + 100 s.
    expect(of.waiting).toEqual(['answered after 140 s'])
  })

  test('a line that falls free is there for the call of that instant', () => {
    const { of } = replay({ callers: { first: { at: '09:00:00', handling: 60 }, second: { at: '09:01:00' } }, lines: 1 })
    expect(of.second).toEqual(['answered after 0 s'])
  })

  test('of two who call at once the one with the lower contact number is served first', () => {
    const { of } = replay({ callers: { one: { at: '09:00:00', handling: 60 }, other: { at: '09:00:00', handling: 60 } } })
    expect(of.one).toEqual(['answered after 0 s'])
    expect(of.other).toEqual(['answered after 60 s'])
  })

  test('a handling of no time makes room at the same instant', () => {
    const { of } = replay({ callers: { one: { at: '09:00:00', handling: 0 }, other: { at: '09:00:00' } } })
    expect(of.other).toEqual(['answered after 0 s'])
  })
})

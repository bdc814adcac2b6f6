import { describe, expect, test } from 'vitest'
import { replay } from './outcomes.ts'

const midday = { main: ['08:00-13:00', '14:00-18:00'] }
const untilOne = [{ levels: { '08:00': 1, '13:00': 0 } }]

/** DESIGN 4.9. */
describe('a closing', () => {
  test('a midday one is one: calls that wait go to voicemail, and are called back', () => {
    const { of } = replay({
      callers: { first: { at: '12:50:00', handling: 1200 }, waiting: { at: '12:59:00' } },
      hours: midday,
      rules: { atClose: 'voicemail' },
    })
    // The message is received as it is left, at 13:00, and the agent is free at 13:10: no opening hours pass.
    expect(of.waiting).toEqual(['voicemail after 60 s', 'callback answered after 0 s'])
  })

  test('voicemail takes those in the greeting too', () => {
    const { of } = replay({ callers: { only: { at: '17:59:55', leavesMessage: 0 } }, greeting: 10, rules: { atClose: 'voicemail' } })
    expect(of.only).toEqual(['voicemail after 5 s'])
  })

  test('who is being served is served to the end', () => {
    const { of, handling } = replay({ callers: { only: { at: '17:59:55', handling: 300 } }, rules: { atClose: 'voicemail' } })
    expect(of.only).toEqual(['answered after 0 s'])
    expect(handling).toBe(300)
  })

  test('those on duty just before it answer whoever waits and whoever is in the greeting, then go: overtime', () => {
    const { of, overtime } = replay({
      callers: {
        first: { at: '12:58:00', handling: 180 },
        waiting: { at: '12:59:00', handling: 60 },
        greeted: { at: '12:59:55', handling: 60 },
      },
      groups: untilOne,
      hours: midday,
      greeting: 10,
    })
    expect(of).toEqual({
      first: ['answered after 10 s'],
      // 12:58:10 + 180 s = 13:01:10, + 60 s = 13:02:10, + 60 s = 13:03:10.
      waiting: ['answered after 130 s'],
      greeted: ['answered after 135 s'],
    })
    expect(overtime).toEqual([190])
  })

  test('they wait for the end of a greeting, and go home when its caller has hung up', () => {
    const callers = { only: { at: '12:59:55', leavesInGreeting: 1 } }
    const { of, overtime } = replay({ callers, groups: untilOne, hours: midday, greeting: 20 })
    const seconds = Number(/abandoned after (.*) s/.exec(of.only[0])?.[1])
    expect(overtime[0]).toBeCloseTo(Math.max(0, seconds - 5), 6)
  })

  test('patience still runs', () => {
    const { of, overtime } = replay({
      callers: { first: { at: '12:59:00', handling: 600 }, waiting: { at: '12:59:30', patience: 100 } },
      groups: untilOne,
      hours: midday,
    })
    expect(of.waiting).toEqual(['abandoned after 100 s'])
    expect(overtime).toEqual([540])
  })

  test('a call that nobody there can serve goes to voicemail at once, in hours', () => {
    const { of } = replay({
      callers: {
        order: { at: '12:59:00', kind: 'order', handling: 120 },
        repair: { at: '12:59:00', kind: 'repair', leavesMessage: 0 },
      },
      groups: [
        { levels: { '08:00': 1, '13:00': 0 }, skills: ['order'] },
        // Gone before, and back too late: not there just before the closing.
        { levels: { '08:00': 1, '12:30': 0, '13:00': 1 }, skills: ['repair'] },
      ],
      hours: midday,
    })
    expect(of.repair).toEqual(['voicemail after 60 s'])
  })

  test('those who stay take no call to a number that is still open', () => {
    const { of } = replay({
      callers: {
        busy: { at: '12:59:00', handling: 300, number: 'main' },
        late: { at: '12:59:30', number: 'main', handling: 60 },
        repair: { at: '13:00:10', number: 'repairs', patience: 600 },
      },
      groups: untilOne,
      hours: { main: ['08:00-13:00'], repairs: ['08:00-18:00'] },
    })
    expect(of.late).toEqual(['answered after 270 s'])
    expect(of.repair).toEqual(['abandoned after 600 s'])
  })

  test('who was received before the closing is still served by those who stayed when the number opens again', () => {
    const { of } = replay({
      callers: { first: { at: '12:59:00', handling: 4200 }, waiting: { at: '12:59:30', handling: 60 } },
      groups: untilOne,
      hours: midday,
    })
    // The only agent of the morning is free at 14:09:00.
    expect(of.waiting).toEqual(['answered after 4170 s'])
  })

  test('openings that touch at midnight are one: whoever waits goes on waiting', () => {
    const { of } = replay({
      callers: { first: { at: '23:50:00', handling: 1200 }, waiting: { at: '23:59:00' } },
      hours: { main: ['00:00-24:00'] },
      days: 2,
      rules: { atClose: 'voicemail' },
    })
    expect(of.waiting).toEqual(['answered after 660 s'])
  })

  test('what waits at the very end of the term is in progress', () => {
    const { of } = replay({
      callers: { first: { at: '23:50:00', handling: 1200 }, waiting: { at: '23:59:00' } },
      hours: { main: ['00:00-24:00'] },
    })
    expect(of.waiting).toEqual(['inProgress after 60 s'])
  })
})

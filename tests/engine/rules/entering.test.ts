import { describe, expect, test } from 'vitest'
import { replay } from './outcomes.ts'

/** DESIGN 4.5. */
describe('out of hours', () => {
  test('a message is deemed received at the next opening, and its caller is called back then', () => {
    const { of } = replay({ callers: { early: { at: '07:00:00' }, first: { at: '08:00:20' } }, days: 2 })
    expect(of.early).toEqual(['out of hours: voicemail', 'callback answered after 0 s'])
    // The callback (60 s) began as the number opened at 08:00:00.
    expect(of.first).toEqual(['answered after 40 s'])
  })

  test('who leaves no message is not called back', () => {
    expect(replay({ callers: { early: { at: '07:00:00', leavesMessage: 0 } } }).of.early).toEqual(['out of hours: voicemail'])
  })

  test('a voicemail that takes no messages leaves nobody to call back', () => {
    expect(replay({ callers: { early: { at: '07:00:00' } }, rules: { voicemail: false } }).of.early).toEqual(['out of hours: voicemail'])
  })

  test('a caller who is not reached costs the time of an attempt', () => {
    const { handling } = replay({ callers: { early: { at: '07:00:00', handling: 240, reached: 0, reachedNot: 25 } } })
    expect(handling).toBe(25)
  })

  test('an e-mail is deemed received at the next opening too', () => {
    const { of } = replay({ callers: { letter: { at: '19:00:00', phone: false } }, days: 2 })
    expect(of.letter).toEqual(['written answered after 0 s'])
  })

  test('a callback takes no line', () => {
    const { of } = replay({
      callers: { early: { at: '07:00:00', handling: 600 }, call: { at: '08:01:00' } },
      groups: [{ levels: { '08:00': 2 } }],
      lines: 1,
    })
    expect(of.call).toEqual(['answered after 0 s'])
  })

  test('each number has its own hours', () => {
    const { of } = replay({
      callers: { main: { at: '09:00:00', leavesMessage: 0 }, repair: { at: '09:00:00', number: 'repairs' } },
      hours: { main: ['10:00-18:00'], repairs: ['08:00-18:00'] },
    })
    expect(of).toEqual({ main: ['out of hours: voicemail'], repair: ['answered after 0 s'] })
  })
})

/** DESIGN 4.6. */
describe('in hours', () => {
  const busyAgent = { at: '09:00:00', handling: 600 }

  test('a call that finds no free line is busy, and the greeting takes one', () => {
    const { of } = replay({ callers: { first: { at: '09:00:00' }, second: { at: '09:00:05' } }, greeting: 10, lines: 1 })
    expect(of.second).toEqual(['busy after 0 s'])
  })

  test('a line is free again when talk ends, before the wrap-up is over', () => {
    const { of } = replay({
      // Talk until 09:01:20, wrap-up until 09:01:40.
      callers: { first: { at: '09:00:00', handling: 100, wrapUp: 0.2 }, hasty: { at: '09:01:19' }, second: { at: '09:01:20' } },
      lines: 1,
    })
    expect(of.hasty).toEqual(['busy after 0 s'])
    expect(of.second).toEqual(['answered after 20 s'])
  })

  test('each number has its own lines', () => {
    const { of } = replay({
      callers: { one: busyAgent, two: { at: '09:01:00' }, other: { at: '09:02:00', number: 'repairs' } },
      hours: { main: ['08:00-18:00'], repairs: ['08:00-18:00'] },
      groups: [{ levels: { '00:00': 3 } }],
      lines: { main: 1 },
    })
    expect(of).toEqual({ one: ['answered after 0 s'], two: ['busy after 0 s'], other: ['answered after 0 s'] })
  })

  test('the wait for an answer holds the greeting and the ring', () => {
    expect(replay({ callers: { only: { at: '09:00:00' } }, greeting: 6, ring: 2 }).of.only).toEqual(['answered after 8 s'])
  })

  test('patience runs from entering the queue', () => {
    const { of } = replay({ callers: { first: busyAgent, second: { at: '09:01:00', patience: 30 } }, greeting: 6 })
    expect(of.second).toEqual(['abandoned after 36 s'])
  })

  test('patience ends when an agent is assigned: a long ring does not lose the caller', () => {
    expect(replay({ callers: { only: { at: '09:00:00', patience: 1 } }, ring: 20 }).of.only).toEqual(['answered after 20 s'])
  })

  test('who hangs up in the greeting does so before it is over', () => {
    const [text] = replay({ callers: { only: { at: '09:00:00', leavesInGreeting: 1 } }, greeting: 6 }).of.only
    const [, seconds] = /^abandoned after (.*) s$/.exec(text) ?? []
    expect(Number(seconds)).toBeGreaterThanOrEqual(0)
    expect(Number(seconds)).toBeLessThan(6)
  })

  test('who must wait and balks leaves at once; who need not wait does not balk', () => {
    const { of } = replay({ callers: { first: { ...busyAgent, balk: 1 }, second: { at: '09:01:00', balk: 1 } } })
    expect(of).toEqual({ first: ['answered after 0 s'], second: ['abandoned after 0 s'] })
  })

  test.each([
    ['recordedMessage', ['recordedMessage after 6 s']],
    ['busy', ['busy after 6 s']],
    // A message left in hours is received at once: the agent is free at 09:10:06, and another 60 s for the caller who waits.
    ['voicemail', ['voicemail after 6 s', 'callback answered after 540 s']],
  ] as const)('a full queue turns the next caller away: %s', (onQueueFull, expected) => {
    const { of } = replay({
      callers: { first: busyAgent, waiting: { at: '09:01:00' }, next: { at: '09:02:00' } },
      greeting: 6,
      rules: { queueLimit: 1, onQueueFull },
    })
    expect(of.waiting).toEqual(['answered after 546 s'])
    expect(of.next).toEqual(expected)
  })

  test('a queue without places still lets in whom an agent can answer', () => {
    const { of } = replay({ callers: { first: busyAgent, next: { at: '09:02:00' } }, rules: { queueLimit: 0 } })
    expect(of).toEqual({ first: ['answered after 0 s'], next: ['recordedMessage after 0 s'] })
  })
})

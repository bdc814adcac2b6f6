import { describe, expect, test } from 'vitest'
import type { Law } from '../../../sim/demand/distributions/index.ts'
import { replay } from './outcomes.ts'

const constantly = (value: number): Law => ({ law: 'constant', value })
const nobody = [{ levels: { '08:00': 0 } }]

/** DESIGN 4.11. */
describe('a redial', () => {
  test('follows an abandoned attempt, at most maxTries attempts in all', () => {
    const { of } = replay({
      callers: { only: { at: '09:00:00', patience: 30 } },
      groups: nobody,
      rules: { redial: { probability: 1, after: constantly(600), maxTries: 3 } },
    })
    expect(of.only).toEqual(Array(3).fill('abandoned after 30 s'))
  })

  test('follows a busy one and a recorded message', () => {
    const redial = { probability: 1, after: constantly(600), maxTries: 2 }
    const callers = { first: { at: '09:00:00', handling: 300 }, second: { at: '09:01:00' } }
    expect(replay({ callers, lines: 1, rules: { redial } }).of.second).toEqual(['busy after 0 s', 'answered after 0 s'])
    expect(replay({ callers, rules: { redial, queueLimit: 0 } }).of.second).toEqual(['recordedMessage after 0 s', 'answered after 0 s'])
  })

  test('does not follow voicemail', () => {
    const { of } = replay({
      callers: { only: { at: '17:59:00', leavesMessage: 0 } },
      groups: nobody,
      rules: { redial: { probability: 1, after: constantly(60), maxTries: 5 } },
    })
    expect(of.only).toEqual(['voicemail after 60 s'])
  })

  test('meets voicemail out of hours, and is dropped beyond the term', () => {
    const redial = { probability: 1, after: constantly(4 * 3600), maxTries: 5 }
    const { of } = replay({ callers: { only: { at: '17:00:00', patience: 60, leavesMessage: 0 } }, groups: nobody, rules: { redial } })
    expect(of.only).toEqual(['abandoned after 60 s', 'out of hours: voicemail'])
    const late = { only: { at: '17:00:00', patience: 60 } }
    expect(replay({ callers: late, groups: nobody, rules: { redial: { ...redial, after: constantly(7 * 3600) } } }).of.only).toEqual([
      'abandoned after 60 s',
    ])
  })

  test('keeps its handling time', () => {
    const handling: Law = { law: 'exponential', mean: 240 }
    const callers = { only: { at: '09:00:00', handling, patience: 60 } }
    const atOnce = replay({ callers, groups: [{ levels: { '08:00': 1 } }] })
    const redialled = replay({
      callers,
      groups: [{ levels: { '10:00': 1 } }],
      rules: { redial: { probability: 1, after: constantly(7200), maxTries: 2 } },
    })
    expect(redialled.of.only).toEqual(['abandoned after 60 s', 'answered after 0 s'])
    expect(redialled.handling).toBe(atOnce.handling)
  })
})

/** DESIGN 4.12. */
describe('a caller handed on', () => {
  const specialist = { kind: 'special', handling: 120 }
  const groups = [
    { levels: { '08:00': 1 }, skills: ['call'] },
    { levels: { '08:00': 1 }, skills: ['special'] },
  ]

  test('joins the queue of the other type when handling ends, with that type’s handling', () => {
    const { of, handling } = replay({
      callers: { only: { at: '09:00:00', handling: 100, transferTo: 'specialist' }, specialist },
      groups,
      ring: 2,
    })
    expect(of.only).toEqual(['answered after 2 s'])
    expect(of.specialist).toEqual(['handed on, answered after 2 s'])
    expect(handling).toBe(220)
  })

  test('keeps its line through the wrap-up and the second wait', () => {
    const { of } = replay({
      callers: {
        only: { at: '09:00:00', handling: 100, wrapUp: 0.5, transferTo: 'specialist' },
        hasty: { at: '09:03:39' },
        next: { at: '09:03:40' },
        specialist,
      },
      groups,
      lines: 1,
    })
    // 100 s with the first agent and 120 s with the second.
    expect(of.hasty).toEqual(['busy after 0 s'])
    expect(of.next).toEqual(['answered after 0 s'])
  })

  test('has fresh patience, and leaving then is no redial', () => {
    const { of } = replay({
      callers: {
        only: { at: '09:00:00', handling: 100, patience: 5, transferTo: 'specialist' },
        specialist: { ...specialist, patience: 40 },
      },
      groups: groups.slice(0, 1),
      rules: { redial: { probability: 1, after: constantly(60), maxTries: 5 } },
    })
    expect(of.only).toEqual(['answered after 0 s'])
    expect(of.specialist).toEqual(['handed on, abandoned after 40 s'])
  })

  test('is handed on once only', () => {
    const { of } = replay({
      callers: { only: { at: '09:00:00', transferTo: 'specialist' }, specialist: { ...specialist, transferTo: 'only' } },
      groups,
    })
    expect(of).toEqual({ only: ['answered after 0 s'], specialist: ['handed on, answered after 0 s'] })
  })

  test('has the other type’s priority', () => {
    const { of } = replay({
      callers: {
        only: { at: '09:00:00', handling: 60, priority: 1, transferTo: 'specialist' },
        urgent: { at: '09:00:40', priority: 2, handling: 60 },
        specialist: { ...specialist, kind: 'call', priority: 3 },
      },
    })
    expect(of.urgent).toEqual(['answered after 20 s'])
    expect(of.specialist).toEqual(['handed on, answered after 60 s'])
  })

  test('meets voicemail when its number has closed and nobody there has the skill', () => {
    const { of } = replay({
      callers: { only: { at: '17:59:30', handling: 60, transferTo: 'specialist' }, specialist },
      groups: [
        { levels: { '08:00': 1, '18:00': 0 }, skills: ['call'] },
        { levels: { '08:00': 1, '18:00': 0 }, skills: ['special'] },
      ],
    })
    expect(of.specialist[0]).toBe('handed on, voicemail after 0 s')
  })

  test('is answered by an agent still there who has the skill', () => {
    const { of } = replay({
      callers: { only: { at: '17:59:30', handling: 60, transferTo: 'specialist' }, specialist },
      groups: [{ levels: { '08:00': 1, '18:00': 0 } }],
    })
    expect(of.specialist).toEqual(['handed on, answered after 0 s'])
  })
})

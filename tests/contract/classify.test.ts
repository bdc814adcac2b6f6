import { describe, expect, test } from 'vitest'
import { type Call, verdictOn } from './judging.ts'

const microsecond = 1e-6
const answered = (after: number, greeted = 0): Call => ({ outcome: 'answered', after, greeted })
const hungUp = (after: number, greeted = 0): Call => ({ outcome: 'abandoned', after, greeted })
const reading = (readings: Record<string, unknown>) => ({ readings })

describe('the limits of V4', () => {
  test.each([
    ['an answer at once', answered(0), true, null],
    ['an answer at exactly 20 s is in time', answered(20), true, null],
    ['a microsecond later it is not', answered(20 + microsecond), false, null],
    ['an answer at exactly 90 s is late, not lost', answered(90), false, null],
    ['a microsecond later it is lost', answered(90 + microsecond), false, 'answeredLate'],
    ['an answer at 95 s is answered, and lost', answered(95), false, 'answeredLate'],
    ['who hangs up at 5 s is lost, and not in time', hungUp(5), false, 'abandoned'],
    ['who hangs up at 100 s is lost', hungUp(100), false, 'abandoned'],
    ['busy is lost, and never in time', { outcome: 'busy' }, false, 'busy'],
    ['a recorded message at once is lost, and never in time', { outcome: 'recordedMessage' }, false, 'recordedMessage'],
    ['voicemail in hours is lost, and never in time', { outcome: 'voicemail', after: 3 }, false, 'voicemail'],
    ['still waiting at 30 s when the term ends: not in time, not lost', { outcome: 'inProgress', after: 30 }, false, null],
    ['still waiting at 91 s when the term ends: lost', { outcome: 'inProgress', after: 91 }, false, 'answeredLate'],
  ] as [string, Call, boolean, string | null][])('%s', (_, call, inTime, lost) => {
    expect(verdictOn({}, call)).toEqual({ counted: true, inTime, lost })
  })

  test('an answer at 95 s counts as answered', () => {
    expect(verdictOn(reading({ denominator: 'answered' }), answered(95))).toEqual({ counted: true, inTime: false, lost: 'answeredLate' })
  })
})

describe('each cause of loss can be left out by the contract', () => {
  test.each([
    ['busy', { busy: false }, { outcome: 'busy' }],
    ['recorded message', { recordedMessage: false }, { outcome: 'recordedMessage' }],
    ['voicemail in hours', { voicemailInHours: false }, { outcome: 'voicemail' }],
  ] as [string, object, Call][])('%s: received, never in time, not lost', (_, lost, call) => {
    expect(verdictOn({ lost }, call)).toEqual({ counted: true, inTime: false, lost: null })
  })

  test('the limit is the contract’s', () => {
    expect(verdictOn({ lost: { unansweredAfter: '60s' } }, answered(60)).lost).toBeNull()
    expect(verdictOn({ lost: { unansweredAfter: '60s' } }, answered(61)).lost).toBe('answeredLate')
  })
})

describe('earlyHangUp: a caller who hangs up within the 20 s', () => {
  test.each([
    ['notInTime', 20, false],
    ['inTime', 20, true],
    ['inTime', 20 + microsecond, false],
    ['excluded', 20, null],
    ['excluded', 20 + microsecond, false],
  ])('%s, at %f s', (earlyHangUp, after, inTime) => {
    // Lost in every reading.
    expect(verdictOn(reading({ earlyHangUp }), hungUp(after))).toEqual({ counted: true, inTime, lost: 'abandoned' })
  })

  test.each(['notInTime', 'inTime', 'excluded'])('%s says nothing of answers, busy, message and voicemail', (earlyHangUp) => {
    expect(verdictOn(reading({ earlyHangUp }), answered(20)).inTime).toBe(true)
    for (const outcome of ['busy', 'recordedMessage', 'voicemail'] as const)
      expect(verdictOn(reading({ earlyHangUp }), { outcome, after: 1 }).inTime).toBe(false)
  })
})

describe('shortHangUp: hang-ups shorter than this are not counted at all', () => {
  const five = reading({ shortHangUp: '5s' })
  test('a shorter one is not received, not in a share, not lost', () => {
    expect(verdictOn(five, hungUp(5 - microsecond))).toEqual({ counted: false, inTime: null, lost: null })
  })
  test('one of exactly that length is', () => {
    expect(verdictOn(five, hungUp(5))).toEqual({ counted: true, inTime: false, lost: 'abandoned' })
  })
  test('answers, busy and voicemail are counted however short', () => {
    expect(verdictOn(five, answered(1)).counted).toBe(true)
    expect(verdictOn(five, { outcome: 'busy' }).counted).toBe(true)
    expect(verdictOn(five, { outcome: 'voicemail' }).counted).toBe(true)
  })
  test('by default even who hangs up at once is counted', () => {
    expect(verdictOn({}, hungUp(0)).counted).toBe(true)
  })
})

describe('hangUpBeforeLimit: the caller gave up before the 90 s were over', () => {
  const notLost = reading({ hangUpBeforeLimit: 'notLost' })
  test.each([
    [hungUp(0), null],
    [hungUp(90 - microsecond), null],
    [hungUp(90), 'abandoned'],
    [hungUp(91), 'abandoned'],
    [answered(91), 'answeredLate'],
  ])('notLost: %j -> %s', (call, lost) => {
    expect(verdictOn(notLost, call).lost).toBe(lost)
  })
  test('not lost is not yet in time', () => {
    expect(verdictOn(notLost, hungUp(10))).toEqual({ counted: true, inTime: false, lost: null })
  })
  test('lost, by default, before and after', () => {
    expect(verdictOn({}, hungUp(1)).lost).toBe('abandoned')
  })
})

describe('greetingIsMessage: a greeting before an operator is itself a recorded message', () => {
  const yes = reading({ greetingIsMessage: 'yes' })
  test('whoever hears one is lost by it, answered or not', () => {
    expect(verdictOn(yes, answered(10, 6)).lost).toBe('recordedMessage')
    expect(verdictOn(yes, answered(95, 6)).lost).toBe('recordedMessage')
    expect(verdictOn(yes, hungUp(3, 3)).lost).toBe('recordedMessage')
  })
  test('an operator’s answer stays an answer in time', () => {
    expect(verdictOn(yes, answered(10, 6)).inTime).toBe(true)
  })
  test('without a greeting nothing changes', () => {
    expect(verdictOn(yes, answered(10)).lost).toBeNull()
    expect(verdictOn(yes, answered(95)).lost).toBe('answeredLate')
    expect(verdictOn(yes, { outcome: 'busy' }).lost).toBe('busy')
  })
  test('where messages do not count as lost, greetings do not either', () => {
    expect(verdictOn({ ...yes, lost: { recordedMessage: false } }, answered(10, 6)).lost).toBeNull()
  })
  test('no, by default', () => {
    expect(verdictOn({}, answered(10, 6)).lost).toBeNull()
  })
})

describe('denominator, for answeredWithin only', () => {
  const outcomes = ['answered', 'abandoned', 'busy', 'recordedMessage', 'voicemail', 'inProgress'] as const
  test.each([
    ['received', [...outcomes]],
    ['offered', ['answered', 'abandoned', 'inProgress']],
    ['answered', ['answered']],
  ])('%s: %j', (denominator, members) => {
    const inside = outcomes.filter((outcome) => verdictOn(reading({ denominator }), { outcome, after: 30 }).inTime !== null)
    expect(inside).toEqual(members)
  })
  test('offered, less early hang-ups where they are excluded', () => {
    const both = reading({ denominator: 'offered', earlyHangUp: 'excluded' })
    expect(verdictOn(both, hungUp(10)).inTime).toBeNull()
    expect(verdictOn(both, hungUp(30)).inTime).toBe(false)
  })
})

describe('clockStarts governs the 20 s, the 90 s and shortHangUp alike', () => {
  const queue = { clockStarts: 'queue' }
  const greeting = 6
  test('from the call the greeting counts', () => {
    expect(verdictOn({}, answered(20 + microsecond, greeting)).inTime).toBe(false)
    expect(verdictOn({}, answered(91, greeting)).lost).toBe('answeredLate')
    expect(verdictOn(reading({ shortHangUp: '5s' }), hungUp(8, greeting)).counted).toBe(true)
  })
  test('from the queue it does not', () => {
    expect(verdictOn(reading(queue), answered(26, greeting)).inTime).toBe(true)
    expect(verdictOn(reading(queue), answered(26 + microsecond, greeting)).inTime).toBe(false)
    expect(verdictOn(reading(queue), answered(96, greeting)).lost).toBeNull()
    expect(verdictOn(reading(queue), answered(96 + microsecond, greeting)).lost).toBe('answeredLate')
    expect(verdictOn(reading({ ...queue, shortHangUp: '5s' }), hungUp(8, greeting)).counted).toBe(false)
  })
  test('from the queue it also rules who hung up early or before the limit', () => {
    expect(verdictOn(reading({ ...queue, earlyHangUp: 'inTime' }), hungUp(26, greeting)).inTime).toBe(true)
    expect(verdictOn(reading({ ...queue, hangUpBeforeLimit: 'notLost' }), hungUp(95, greeting)).lost).toBeNull()
  })
  test('who hangs up in the greeting has waited no time in the queue', () => {
    expect(verdictOn(reading({ ...queue, shortHangUp: '1s' }), hungUp(4, 4)).counted).toBe(false)
    expect(verdictOn(reading(queue), hungUp(4, 4))).toEqual({ counted: true, inTime: false, lost: 'abandoned' })
  })
})

import { describe, expect, test } from 'vitest'
import { VirtualClock } from '../../../intake/desk/clock.ts'
import type { DeskContact } from '../../../intake/desk/contact.ts'
import { Desk } from '../../../intake/desk/desk.ts'
import { deemedReceived } from '../../../intake/desk/hours.ts'
import { Rehearsal } from '../../../intake/desk/rehearsal.ts'
import type { Model } from '../../../sim/engine/model.ts'
import { daily, type TinyDesk, clock as time, tinyModel } from '../../engine/rules/tinyDesk.ts'
import { second } from './smallDesk.ts'

interface Rehearsed {
  model: Model
  clock: VirtualClock
  desk: Desk
  rehearsal: Rehearsal
  onDuty: () => number[]
}

/** A rehearsal that begins on day `day` at `from`. */
function rehearse(tiny: TinyDesk, from: string, day = 0, seed = 'rehearsal'): Rehearsed {
  const model = tinyModel(tiny)
  const clock = new VirtualClock(day * daily + time(from))
  const desk: Desk = new Desk(model, clock, (contact) => rehearsal.changed(contact))
  const rehearsal = new Rehearsal(model, clock, desk, seed, 0)
  rehearsal.start()
  return { model, clock, desk, rehearsal, onDuty: () => desk.groups.map(({ onDuty }) => onDuty) }
}

const shifts: TinyDesk = {
  callers: { a: { handling: 60 }, b: { handling: 60, number: 'evening' } },
  hours: { main: ['08:00-12:00', '14:00-18:00'], evening: ['16:00-20:00'] },
  groups: [{ levels: { '08:00': 3, '12:00': 0, '14:00': 1, '18:00': 0 } }, { levels: { '16:00': 2, '20:00': 0 } }],
  days: 3,
}

describe('a rehearsal that begins in the middle of a day', () => {
  test.each([
    ['07:59', [0, 0], ['voicemail', 'voicemail']],
    ['08:00', [3, 0], ['answered', 'voicemail']],
    ['12:00', [0, 0], ['voicemail', 'voicemail']],
    ['17:00', [1, 2], ['answered', 'answered']],
    ['19:00', [0, 2], ['voicemail', 'answered']],
  ])('at %s has the right agents on duty and the right numbers open', (from, duty, states) => {
    const { desk, onDuty } = rehearse(shifts, from, 1)
    expect(onDuty()).toEqual(duty)
    expect([desk.call(1, 0).state, desk.call(2, 1).state]).toEqual(states)
  })

  test('goes on through the days, and ends with the term', () => {
    const { clock, desk, onDuty } = rehearse(shifts, '11:00')
    const seen = ['12:30', '15:00', '17:00', '21:00'].map((at) => {
      clock.advance(time(at))
      return String(onDuty())
    })
    clock.advance(2 * daily + time('09:00'))
    expect([...seen, String(onDuty()), desk.call(1, 0).state]).toEqual(['0,0', '1,0', '1,2', '0,0', '3,0', 'answered'])
    clock.advance(3 * daily + time('09:00'))
    expect([String(onDuty()), desk.call(2, 0).state]).toEqual(['0,0', 'voicemail'])
  })

  test('has nobody on duty after the term, even if nobody went home before', () => {
    const { clock, onDuty } = rehearse({ callers: { a: {} } }, '09:00')
    clock.advance(daily)
    expect(onDuty()).toEqual([0])
  })

  test('lets those whose shift ends with the opening hours serve who waits', () => {
    const { clock, desk } = rehearse({ ...shifts, groups: [{ levels: { '08:00': 1, '12:00': 0 } }] }, '11:59:30')
    const [inHand, waits] = [desk.call(1, 0), desk.call(2, 0)]
    clock.advance(time('12:01'))
    expect([inHand.state, waits.state]).toEqual(['finished', 'answered'])
  })

  test('can be stopped and begun again at another time', () => {
    const { clock, desk, rehearsal, onDuty } = rehearse(shifts, '09:00')
    rehearsal.stop()
    clock.advance(time('17:00'))
    expect([onDuty(), desk.call(1, 0).state]).toEqual([[3, 0], 'answered'])
    rehearsal.start()
    expect([onDuty(), desk.call(2, 1).state]).toEqual([[1, 2], 'answered'])
  })
})

describe('simulated operators', () => {
  const answeredAt = '09:00'

  test('give the line back at the end of the talk, and take the next contact after the wrap-up', () => {
    const callers = { a: { handling: 100, wrapUp: 0.25 } }
    const { clock, desk } = rehearse({ callers, groups: [{ levels: { '00:00': 1 }, handlingFactor: 2 }], lines: 2 }, answeredAt)
    const start = clock.now()
    const [first, next] = [desk.call(1, 0), desk.call(2, 0)]
    clock.advance(start + 150 * second - 1)
    expect([desk.call(3, 0).state, first.line]).toEqual(['busy', true])
    clock.advance(start + 150 * second)
    expect([desk.call(4, 0).state, first.line, next.state]).toEqual(['waiting', false, 'waiting'])
    clock.advance(start + 200 * second)
    expect([first.state, next.until]).toEqual(['finished', start + 200 * second])
  })

  test('hand a caller on when they are done, where the type says so, and once only', () => {
    const callers = { a: { handling: 60, transferTo: 'b' }, b: { handling: 30, transferTo: 'a' } }
    const told: string[] = []
    const model = tinyModel({ callers })
    const clock = new VirtualClock(time(answeredAt))
    const desk: Desk = new Desk(model, clock, (contact: DeskContact) => {
      told.push(`${contact.type} ${contact.state}`)
      rehearsal.changed(contact)
    })
    const rehearsal = new Rehearsal(model, clock, desk, 'rehearsal', 0)
    rehearsal.start()
    desk.call(1, 0)
    clock.advance(clock.now() + 100 * second)
    expect(told).toEqual(['0 greeting', '0 answered', '0 finished', '1 answered', '1 finished'])
  })

  test('are soon done with a callback that does not find the caller', () => {
    const { clock, desk, model } = rehearse({ callers: { a: { handling: 300, reached: 0, reachedNot: 20 } } }, '07:00')
    const missed = desk.call(1, 0)
    const callback = desk.message(missed, deemedReceived(model.numbers[0], clock.now()))
    clock.advance(time('08:00'))
    expect([missed.state, callback.state]).toEqual(['voicemail', 'answered'])
    clock.advance(time('08:00') + 20 * second)
    expect(callback.state).toBe('finished')
  })

  test('take as long as their type takes: the mean of 4,000 handlings lies within four standard errors', () => {
    const law = { law: 'exponential', mean: 60 } as const
    const { clock, desk } = rehearse({ callers: { a: { handling: law } }, groups: [{ levels: { '00:00': 4000 } }] }, answeredAt)
    const start = clock.now()
    const calls = Array.from({ length: 4000 }, (_, id) => desk.call(id, 0))
    let busySeconds = 0
    for (let passed = 0; passed < 1800; passed++) {
      // Handling ends within this second, on average in its middle.
      busySeconds += calls.filter(({ state }) => state === 'answered').length
      clock.advance(start + (passed + 1) * second)
    }
    const mean = busySeconds / calls.length - 0.5
    expect(Math.abs(mean - law.mean)).toBeLessThan((4 * law.mean) / Math.sqrt(calls.length))
  })

  test('are absent as often as the plan says, each day anew', () => {
    const days = 200
    const absence = 0.2
    const agents = 20
    const { clock, onDuty } = rehearse({ callers: { a: {} }, groups: [{ levels: { '00:00': agents }, absence }], days }, '12:00')
    const present = Array.from({ length: days }, (_, day) => {
      clock.advance(day * daily + time('12:00'))
      return onDuty()[0]
    })
    const n = days * agents
    const total = present.reduce((sum, count) => sum + count, 0)
    // Binomial: n draws, each present with 1 - absence.
    expect(Math.abs(total - n * (1 - absence))).toBeLessThan(4 * Math.sqrt(n * absence * (1 - absence)))
    const variance = present.reduce((sum, count) => sum + (count - total / days) ** 2, 0) / (days - 1)
    // Independent from day to day; the variance of a sample variance is about 2 sigma^4 / (days - 1).
    const sigma2 = agents * absence * (1 - absence)
    expect(Math.abs(variance - sigma2)).toBeLessThan(4 * sigma2 * Math.sqrt(2 / (days - 1)))
  })

  test('are the same ones, whenever in the day the rehearsal begins, and others under another seed', () => {
    const tiny: TinyDesk = { callers: { a: {} }, groups: [{ levels: { '00:00': 40 }, absence: 0.3 }], days: 5 }
    const dutyFrom = (from: string, seed: string) => [2, 3, 4].map((day) => rehearse(tiny, from, day, seed).onDuty()[0])
    expect(dutyFrom('15:00', 'one')).toEqual(dutyFrom('03:00', 'one'))
    expect(dutyFrom('15:00', 'one')).not.toEqual(dutyFrom('15:00', 'another'))
  })
})

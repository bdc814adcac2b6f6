/** How long callers hold the line: worked out by hand, call by call. */
import { describe, expect, test } from 'vitest'
import type { Model } from '../../../sim/engine/model.ts'
import { referenceReplay } from '../reference/index.ts'
import { kernelReplay } from '../replay.ts'
import { second, seed, type TinyDesk, type TinyGroup, tinyModel } from './tinyDesk.ts'

/** Seconds; the kernel's, which the reference agrees with. */
function heldAt(desk: TinyDesk, change: (model: Model) => Model = (model) => model): number[] {
  const model = change(tinyModel(desk))
  const { held } = kernelReplay(model, seed, 0)
  expect(referenceReplay(model, seed, 0).held).toEqual(held)
  return held.map((time) => time / second)
}
const nobody = [{ levels: { '08:00': 0 } }]

describe('The line is held', () => {
  test('from the start of the call, through greeting, wait and ringing, to the end of the talk', () => {
    // Greeting 5 s, ring 2 s, talk 60 s: 67 s. The second waits for the first: from 09:00:10 to 09:01:07, then 2 + 60 s.
    expect(heldAt({ callers: { first: { at: '09:00:00' }, second: { at: '09:00:10' } }, greeting: 5, ring: 2 })).toEqual([67 + 57 + 62])
  })

  test('not through wrap-up', () => {
    expect(heldAt({ callers: { only: { at: '09:00:00', handling: 100, wrapUp: 0.2 } } })).toEqual([80])
    expect(heldAt({ callers: { only: { at: '09:00:00', handling: 100, wrapUp: 0.2 } }, lines: 1 })).toEqual([80])
  })

  test('longer by an agent who takes longer', () => {
    const groups = [{ levels: { '00:00': 1 }, handlingFactor: 1.5 }]
    expect(heldAt({ callers: { only: { at: '09:00:00', handling: 100, wrapUp: 0.2 } }, groups })).toEqual([120])
  })

  test('until the caller hangs up, or the closing sends it to voicemail', () => {
    expect(heldAt({ callers: { only: { at: '09:00:00', patience: 30 } }, groups: nobody, greeting: 5 })).toEqual([35])
    expect(heldAt({ callers: { only: { at: '17:59:00' } }, groups: nobody })).toEqual([60])
  })

  test('through the greeting by who is turned away', () => {
    expect(heldAt({ callers: { only: { at: '09:00:00' } }, groups: nobody, greeting: 5, rules: { queueLimit: 0 } })).toEqual([5])
  })

  test('by nobody who hears busy, calls out of hours, writes or is called back', () => {
    // 60 s by the first alone.
    expect(heldAt({ callers: { first: { at: '09:00:00' }, busy: { at: '09:00:01' } }, lines: 1 })).toEqual([60])
    expect(heldAt({ callers: { early: { at: '07:00:00', leavesMessage: 1 }, letter: { at: '09:00:00', phone: false } } })).toEqual([0])
  })

  test('through two conversations by who is handed on, and the wait between them', () => {
    const groups: TinyGroup[] = [
      { levels: { '00:00': 1 }, skills: ['front'] },
      { levels: { '00:00': 0, '09:05': 1 }, skills: ['back'] },
    ]
    const callers = {
      front: { at: '09:00:00', kind: 'front', handling: 100, wrapUp: 0.2, transferTo: 'back' },
      back: { kind: 'back', handling: 50 },
    }
    // In the line until the handling ends at 09:01:40, and on until 09:05:50.
    expect(heldAt({ callers, groups })).toEqual([350])
  })

  test('to the end of the talk beyond the term, and to the end of the term by who still waits', () => {
    const hours = { main: ['00:00-24:00'] }
    expect(heldAt({ callers: { only: { at: '23:59:30', handling: 100 } }, hours })).toEqual([100])
    expect(heldAt({ callers: { only: { at: '23:59:30' } }, hours, groups: nobody })).toEqual([30])
  })

  test('in the month in which it is answered', () => {
    const hours = { main: ['00:00-24:00'] }
    const groups = [{ levels: { '00:00': 1 } }]
    const twoMonths = (model: Model): Model => ({
      ...model,
      term: { ...model.term, months: ['2027-01', '2027-02'], dayMonth: Uint16Array.of(0, 1), binMonth: new Uint16Array(96).fill(1, 48) },
    })
    // The first talks from 23:58:00 to 00:01:00 of the next day and belongs to January; the second waits from 23:59:00 on for it.
    const callers = { first: { at: '23:58:00', handling: 180 }, second: { at: '23:59:00', handling: 60 } }
    expect(heldAt({ callers, hours, groups, days: 2 }, twoMonths)).toEqual([180, 180])
  })
})

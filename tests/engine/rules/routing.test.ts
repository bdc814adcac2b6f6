import { describe, expect, test } from 'vitest'
import { replay } from './outcomes.ts'

/** DESIGN 4.7. */
describe('who serves whom', () => {
  test('a call goes to the first group, in file order, with an idle skilled agent', () => {
    const groups = [
      { levels: { '08:00': 1 }, skills: ['repair'] },
      { levels: { '08:00': 1 }, handlingFactor: 2 },
      { levels: { '08:00': 1 }, handlingFactor: 3 },
    ]
    // 100 s by the second group, then 100 s by the third.
    expect(replay({ callers: { one: { at: '09:00:00', handling: 100 } }, groups }).handling).toBe(200)
    const two = { one: { at: '09:00:00', handling: 100 }, other: { at: '09:01:00', handling: 100 } }
    expect(replay({ callers: two, groups }).handling).toBe(500)
  })

  test('an agent that falls free takes the highest priority, whatever its type', () => {
    const { of } = replay({
      callers: {
        first: { at: '09:00:00', handling: 60 },
        ordinary: { at: '09:00:10', priority: 2, handling: 60, kind: 'order' },
        urgent: { at: '09:00:50', priority: 1, handling: 60, kind: 'repair' },
      },
    })
    expect(of.urgent).toEqual(['answered after 10 s'])
    expect(of.ordinary).toEqual(['answered after 110 s'])
  })

  test('among equals the earliest to enter the queue comes first, whatever its type', () => {
    const { of } = replay({
      callers: {
        second: { at: '09:00:20', kind: 'order' },
        first: { at: '09:00:10', kind: 'repair', handling: 60 },
        before: { at: '09:00:00', handling: 60 },
      },
    })
    expect(of.first).toEqual(['answered after 50 s'])
    expect(of.second).toEqual(['answered after 100 s'])
  })

  test('nobody takes a call without the skill, however long it waits', () => {
    const { of } = replay({
      callers: { order: { at: '09:00:00', kind: 'order' }, repair: { at: '09:00:00', kind: 'repair', patience: 100 } },
      groups: [{ levels: { '08:00': 5 }, skills: ['order'] }],
    })
    expect(of).toEqual({ order: ['answered after 0 s'], repair: ['abandoned after 100 s'] })
  })

  test('a call behind one that nobody free can take is served', () => {
    const { of } = replay({
      callers: {
        repairing: { at: '09:00:00', kind: 'repair', handling: 600 },
        ordering: { at: '09:00:00', kind: 'order', handling: 60 },
        repair: { at: '09:00:10', kind: 'repair' },
        order: { at: '09:00:20', kind: 'order' },
      },
      groups: [
        { levels: { '08:00': 1 }, skills: ['order'] },
        { levels: { '08:00': 1 }, skills: ['repair'] },
      ],
    })
    expect(of.order).toEqual(['answered after 40 s'])
    expect(of.repair).toEqual(['answered after 590 s'])
  })
})

/** DESIGN 4.8. */
describe('agents', () => {
  test('nobody drops a contact at the end of a shift, and the time beyond it is overtime', () => {
    const { of, handling, overtime } = replay({
      callers: { only: { at: '11:59:00', handling: 180 } },
      groups: [{ levels: { '08:00': 1, '12:00': 0 } }],
    })
    expect(of.only).toEqual(['answered after 0 s'])
    expect(handling).toBe(180)
    expect(overtime).toEqual([120])
  })

  test('a break that is overrun is presence, but not overtime', () => {
    const { present, overtime } = replay({
      callers: { only: { at: '09:59:00', handling: 180 } },
      groups: [{ levels: { '08:00': 1, '10:00': 0, '10:15': 1, '12:00': 0 }, rostered: { '08:00': 1, '12:00': 0 } }],
    })
    expect(present).toBe(2 * 3600 + 120 + 1.75 * 3600)
    expect(overtime).toEqual([0])
  })

  test('a contact starts only while fewer are busy than are on duty', () => {
    const { of } = replay({
      // Two in hand as one agent goes at 10:00: the first to end makes no room, the second does.
      callers: {
        one: { at: '09:59:00', handling: 120 },
        other: { at: '09:59:00', handling: 240 },
        next: { at: '10:00:00' },
      },
      groups: [{ levels: { '08:00': 2, '10:00': 1 } }],
    })
    expect(of.next).toEqual(['answered after 180 s'])
  })

  test('an absent agent is absent all day, and the others are there', () => {
    const present = replay({ callers: {}, groups: [{ levels: { '08:00': 8, '12:00': 0, '13:00': 8, '17:00': 0 }, absence: 0.4 }] }).present
    const heads = present / (8 * 3600)
    expect(Number.isInteger(heads)).toBe(true)
    expect(heads).toBeGreaterThan(0)
    expect(heads).toBeLessThan(8)
  })

  test('everybody absent is nobody there', () => {
    const { of, present } = replay({
      callers: { only: { at: '09:00:00', patience: 60 } },
      groups: [{ levels: { '08:00': 3 }, absence: 1 }],
    })
    expect(of.only).toEqual(['abandoned after 60 s'])
    expect(present).toBe(0)
  })

  test('a slower group takes longer over the same contact', () => {
    expect(
      replay({ callers: { only: { at: '09:00:00', handling: 100 } }, groups: [{ levels: { '08:00': 1 }, handlingFactor: 1.1 }] }).handling,
    ).toBe(110)
  })
})

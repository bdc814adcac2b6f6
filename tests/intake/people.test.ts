/** People and the desk at one instant: what is due happens before an operator stops asking. */
import { describe, expect, test } from 'vitest'
import { VirtualClock } from '../../intake/desk/clock.ts'
import { Desk } from '../../intake/desk/desk.ts'
import { People } from '../../intake/people.ts'

/** Of a busy machine: time passes, and no timer has fired yet. */
class LateClock extends VirtualClock {
  late = 0
  protected override read(): number {
    return Math.max(super.read(), this.late)
  }
}

/** One group, a greeting of one second, and Anna idle. */
function deskWithAnna() {
  const clock = new LateClock()
  const desk = new Desk(
    {
      numbers: [{ linePool: -1 }],
      types: [{ phone: true, number: 0, priority: 1 }],
      groups: [{ skills: [0] }],
      lines: [],
      queueLimit: Number.POSITIVE_INFINITY,
      onQueueFull: 'busy',
      greeting: 1e6,
      ring: 0,
      atClose: 'serve',
      reserveForPhone: 0,
    },
    clock,
    (contact) => {
      if (contact.state === 'answered') people.given(contact)
    },
  )
  const people = new People(desk)
  desk.open(0)
  const anna = people.logIn('Anna', 0)
  const connection = new AbortController()
  return { clock, desk, people, anna, connection, next: people.next(anna, 60_000, connection.signal) }
}

describe('Who stops asking just as a caller is due', () => {
  test('has the call, which nobody else would answer', async () => {
    const { clock, desk, people, anna, connection, next } = deskWithAnna()
    const call = desk.call(1, 0)
    clock.late = 1e6
    connection.abort()
    expect(call.state).toBe('answered')
    expect(await next).toBe(call)
    people.finish(anna)
    expect(call.state).toBe('finished')
    expect(desk.groups[0]).toMatchObject({ onDuty: 1, busy: 1 })
  })

  test('and logs out, has finished it and is off duty', () => {
    const { clock, desk, people, anna } = deskWithAnna()
    const call = desk.call(1, 0)
    clock.late = 1e6
    people.logOut(anna)
    expect(call.state).toBe('finished')
    expect(desk.groups[0]).toMatchObject({ onDuty: 0, busy: 0 })
  })

  test('or has no call, is away: the next caller waits', async () => {
    const { clock, desk, people, anna, connection, next } = deskWithAnna()
    connection.abort()
    expect(await next).toBeNull()
    const call = desk.call(1, 0)
    clock.late = 1e6
    clock.advance(1e6)
    expect(call.state).toBe('waiting')
    expect(await people.next(anna, 0, new AbortController().signal)).toBe(call)
  })
})

import { describe, expect, test } from 'vitest'
import { Phase } from '../../../intake/desk/events.ts'
import { call, letter, second, smallDesk } from './smallDesk.ts'

describe('a call', () => {
  test('hears the greeting, waits, rings at an agent, is answered and finished', () => {
    const { desk, told, clock, pass } = smallDesk({ greeting: 5 * second, ring: 2 * second })
    const contact = desk.call(1, 0)
    pass(5)
    expect(contact.state).toBe('waiting')
    pass(3)
    desk.setDuty(0, 1)
    expect([contact.state, contact.group, contact.until]).toEqual(['ringing', 0, 10 * second])
    pass(2)
    pass(60)
    desk.finish(contact)
    expect(told).toEqual(['1 greeting', '1 waiting', '1 ringing', '1 answered', '1 finished'])
    expect([contact.received, contact.entered, contact.until, clock.now()]).toEqual([0, 5 * second, 10 * second, 70 * second])
  })

  test('hears busy while all lines are taken, and gets the line that falls free before the agent does', () => {
    const { desk, pass } = smallDesk({ lines: [1] })
    desk.setDuty(0, 1)
    const first = desk.call(1, 0)
    pass(10)
    expect(desk.call(2, 0).state).toBe('busy')
    desk.releaseLine(first)
    expect(desk.call(3, 0).state).toBe('waiting')
  })

  test.each(['recordedMessage', 'busy', 'voicemail'] as const)('meets %s when as many wait as may', (onQueueFull) => {
    const { desk } = smallDesk({ queueLimit: 1, onQueueFull })
    expect([desk.call(1, 0).state, desk.call(2, 0).state]).toEqual(['waiting', onQueueFull])
  })

  test('of the better priority is served first, and of the same priority the earlier one', () => {
    const { desk, told } = smallDesk({ types: [{ ...call, priority: 2 }, call], groups: [{ skills: [0, 1] }] })
    for (const id of [1, 2, 3, 4]) desk.call(id, id % 2 === 0 ? 1 : 0)
    desk.setDuty(0, 3)
    expect(told.filter((text) => text.endsWith('answered'))).toEqual(['2 answered', '4 answered', '1 answered'])
  })

  test('goes to the first group with an idle agent who has the skill', () => {
    const { desk } = smallDesk({ types: [call, call], groups: [{ skills: [1] }, { skills: [0] }, { skills: [0, 1] }] })
    for (const group of [0, 1, 2]) desk.setDuty(group, 1)
    expect([desk.call(1, 0), desk.call(2, 0), desk.call(3, 0)].map(({ group }) => group)).toEqual([1, 2, null])
  })
})

describe('who hangs up', () => {
  test('has abandoned, and frees the line', () => {
    const { desk } = smallDesk({ lines: [1] })
    const contact = desk.call(1, 0)
    desk.hangUp(contact)
    expect([contact.state, desk.waitingCalls, desk.call(2, 0).state]).toEqual(['abandoned', 0, 'waiting'])
  })

  test('while the phone rings has abandoned too, and the agent takes the next', () => {
    const { desk, told, pass } = smallDesk({ ring: 2 * second })
    desk.setDuty(0, 1)
    const contact = desk.call(1, 0)
    desk.call(2, 0)
    pass(1)
    desk.hangUp(contact)
    pass(5)
    expect(told.slice(-3)).toEqual(['1 abandoned', '2 ringing', '2 answered'])
    expect(contact.until).toBe(second)
  })

  test('has been answered if that came first, and nothing changes by hanging up again', () => {
    const { desk, told } = smallDesk()
    desk.setDuty(0, 1)
    const answered = desk.call(1, 0)
    const gone = desk.call(2, 0)
    for (const contact of [answered, gone, gone]) desk.hangUp(contact)
    expect(told.slice(-2)).toEqual(['2 waiting', '2 abandoned'])
    expect(answered.state).toBe('answered')
  })

  test('as soon as the wait begins does not take a place from who comes at the same instant', () => {
    const small = smallDesk({ queueLimit: 1, greeting: second }, (contact) => {
      if (contact.id === 1 && contact.state === 'waiting') small.desk.hangUp(contact)
    })
    small.desk.call(1, 0)
    const other = small.desk.call(2, 0)
    small.pass(1)
    expect(other.state).toBe('waiting')
  })
})

describe('at a closing', () => {
  test('those on duty stay for the calls received before it, and for no other', () => {
    const { desk, pass } = smallDesk({ greeting: 10 * second })
    desk.setDuty(0, 1)
    const inHand = desk.call(1, 0)
    pass(10)
    const waits = desk.call(2, 0)
    desk.close(0)
    desk.setDuty(0, 0)
    expect(desk.call(3, 0).state).toBe('voicemail')
    pass(20)
    desk.finish(inHand)
    expect(waits.state).toBe('answered')
    desk.finish(waits)
    expect(desk.groups[0].staying).toBe(0)
  })

  test('those whom nobody there can serve go to voicemail', () => {
    const { desk } = smallDesk({ types: [call, call], groups: [{ skills: [0] }, { skills: [1] }] })
    desk.setDuty(0, 1)
    desk.call(1, 0)
    const [served, unserved] = [desk.call(2, 0), desk.call(3, 1)]
    desk.close(0)
    expect([served.state, unserved.state]).toEqual(['waiting', 'voicemail'])
  })

  test('all go to voicemail where nobody is served after it, in the greeting too', () => {
    const { desk, pass } = smallDesk({ atClose: 'voicemail', greeting: 10 * second })
    desk.setDuty(0, 1)
    const inHand = desk.call(1, 0)
    const waits = desk.call(2, 0)
    pass(10)
    const greeted = desk.call(3, 0)
    desk.close(0)
    expect([inHand.state, waits.state, greeted.state]).toEqual(['answered', 'voicemail', 'voicemail'])
  })
})

describe('background work', () => {
  test('is begun when it is deemed received, first deemed received first, never before a call', () => {
    const { desk, told, pass } = smallDesk({ types: [call, letter], groups: [{ skills: [0, 1] }] })
    desk.setDuty(0, 1)
    const inHand = desk.call(1, 0)
    const [later, earlier] = [desk.written(2, 1, 20 * second), desk.written(3, 1, 10 * second)]
    const waits = desk.call(4, 0)
    pass(15)
    for (const contact of [inHand, waits, earlier]) desk.finish(contact)
    expect(later.state).toBe('registered')
    pass(5)
    expect(told.filter((text) => text.endsWith('answered'))).toEqual(['1 answered', '4 answered', '3 answered', '2 answered'])
  })

  test('leaves agents with a phone skill idle for calls, in opening hours only', () => {
    const { desk } = smallDesk({ types: [call, letter], groups: [{ skills: [0, 1] }, { skills: [1] }], reserveForPhone: 1 })
    desk.setDuty(0, 1)
    const letters = [desk.written(1, 1, 0), desk.written(2, 1, 0)]
    desk.setDuty(1, 1)
    expect(letters.map(({ group }) => group)).toEqual([1, null])
    desk.close(0)
    expect(letters.map(({ group }) => group)).toEqual([1, 0])
  })

  test('is not kept waiting by agents who finish a call after their shift: they are not idle, nor less than that', () => {
    const { desk } = smallDesk({ types: [call, letter], groups: [{ skills: [0] }, { skills: [0, 1] }], reserveForPhone: 1 })
    desk.setDuty(0, 1)
    desk.call(1, 0)
    desk.setDuty(0, 0)
    desk.setDuty(1, 2)
    expect(desk.written(2, 1, 0).group).toBe(1)
  })

  test('is what a message on voicemail becomes: a contact of its own under the same number', () => {
    const { desk } = smallDesk()
    desk.close(0)
    const missed = desk.call(7, 0)
    const callback = desk.message(missed, 30 * second)
    expect([missed.state, callback.id, callback.state, callback.received]).toEqual(['voicemail', 7, 'registered', 30 * second])
  })
})

describe('a caller handed on', () => {
  test('keeps the line and waits in the other queue, whose limit does not hold for it', () => {
    const { desk } = smallDesk({ types: [call, call], groups: [{ skills: [0] }, { skills: [1] }], lines: [1], queueLimit: 0 })
    desk.setDuty(0, 1)
    const first = desk.call(1, 0)
    const next = desk.handOn(first, 1)
    expect([first.state, next.state, desk.call(2, 0).state]).toEqual(['finished', 'waiting', 'busy'])
    desk.setDuty(1, 1)
    desk.finish(next)
    expect([next.group, next.state, desk.call(3, 0).state]).toEqual([1, 'finished', 'answered'])
  })

  test('enters by number among those who enter at the same instant', () => {
    const { desk, clock, pass } = smallDesk({
      types: [call, call],
      groups: [{ skills: [0] }, { skills: [1] }],
      greeting: 5 * second,
      queueLimit: 1,
    })
    desk.setDuty(0, 1)
    const first = desk.call(1, 0)
    pass(20)
    const later = desk.call(2, 1)
    clock.at(25 * second, Phase.handlingEnds, 1, () => desk.handOn(first, 1))
    pass(5)
    expect(later.state).toBe('recordedMessage')
  })

  test('after the closing is waited for by those who are there then', () => {
    const { desk } = smallDesk({ types: [call, call, letter], groups: [{ skills: [0] }, { skills: [1, 2] }] })
    desk.setDuty(0, 1)
    desk.setDuty(1, 1)
    const first = desk.call(1, 0)
    desk.close(0)
    const inHand = desk.written(2, 2, 0)
    const next = desk.handOn(first, 1)
    desk.setDuty(1, 0)
    expect([next.state, desk.groups[1].staying]).toEqual(['waiting', 1])
    desk.finish(inHand)
    desk.finish(next)
    expect([next.group, desk.groups[1].staying]).toEqual([1, 0])
  })
})

describe('a person at the desk', () => {
  test('takes contacts only while idle, and none in between', () => {
    const { desk } = smallDesk()
    desk.logIn(0)
    const first = desk.call(1, 0)
    const second = desk.call(2, 0)
    expect(first.state).toBe('waiting')
    desk.back(0)
    expect(first.state).toBe('answered')
    desk.finish(first)
    expect(second.state).toBe('answered')
  })

  test('who has gone is not waited for after a closing', () => {
    const { desk } = smallDesk()
    desk.logIn(0)
    desk.logIn(0)
    const waits = desk.call(1, 0)
    desk.close(0)
    desk.logOut(0)
    expect([waits.state, desk.groups[0].onDuty, desk.groups[0].staying]).toEqual(['waiting', 1, 1])
    desk.back(0)
    expect(waits.state).toBe('answered')
  })
})

test('2,000 callers wait at once, and each is served in turn', () => {
  const small = smallDesk({}, (contact) => {
    if (contact.state === 'answered') small.desk.finish(contact)
  })
  for (let id = 1; id <= 2000; id++) small.desk.call(id, 0)
  expect(small.desk.waitingCalls).toBe(2000)
  small.desk.setDuty(0, 1)
  const answered = small.told.filter((text) => text.endsWith('answered'))
  expect(answered).toEqual(Array.from({ length: 2000 }, (_, i) => `${i + 1} answered`))
})

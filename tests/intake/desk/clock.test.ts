import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RealClock, VirtualClock } from '../../../intake/desk/clock.ts'
import { EventList, Phase } from '../../../intake/desk/events.ts'
import { modelOf } from '../../engine/replay.ts'
import { strained } from '../../engine/scenarios.ts'
import { firstDays } from '../../engine/shorten.ts'
import { deskReplay, deskReplayOn } from './replay.ts'
import { second } from './smallDesk.ts'

const day = 86_400 * second

describe('the list of events', () => {
  test('is in the order of time, phase, contact, and of adding', () => {
    const list = new EventList()
    const happened: string[] = []
    const add = (time: number, phase: Phase, contact: number, name: string) => list.add(time, phase, contact, () => happened.push(name))
    add(2, Phase.handlingEnds, 1, 'later')
    add(1, Phase.arrival, 1, 'arrival')
    add(1, Phase.entry, 9, 'entry of 9')
    add(1, Phase.entry, 3, 'entry of 3')
    add(1, Phase.entry, 3, 'entry of 3 again')
    const gone = add(1, Phase.closing, 0, 'taken out')
    list.remove(gone)
    list.remove(gone)
    for (let event = list.first; event !== undefined; event = list.first) {
      list.remove(event)
      event.happen()
    }
    expect(happened).toEqual(['entry of 3', 'entry of 3 again', 'entry of 9', 'arrival', 'later'])
  })

  test('stays in order whatever is taken out', () => {
    const list = new EventList()
    const times = Array.from({ length: 500 }, (_, i) => (i * 7919) % 503)
    const events = times.map((time) => list.add(time, Phase.entry, 0, () => {}))
    events
      .filter((_, i) => i % 3 === 0)
      .forEach((event) => {
        list.remove(event)
      })
    const left: number[] = []
    for (let event = list.first; event !== undefined; event = list.first) {
      left.push(event.time)
      list.remove(event)
    }
    expect(left).toEqual(times.filter((_, i) => i % 3 !== 0).sort((a, b) => a - b))
  })
})

describe('a virtual clock', () => {
  test('shows each event its own instant, and stands still in between', () => {
    const clock = new VirtualClock()
    const seen: number[] = []
    clock.at(5, Phase.entry, 0, () => {
      seen.push(clock.now())
      clock.at(clock.now() + 2, Phase.entry, 0, () => seen.push(clock.now()))
    })
    clock.advance(6)
    expect([seen, clock.now()]).toEqual([[5], 6])
    clock.advance(10)
    expect(seen).toEqual([5, 7])
  })

  test('lets what follows at an instant happen before an act from outside returns', () => {
    const clock = new VirtualClock(100)
    let followed = false
    clock.act(() => clock.at(50, Phase.entry, 0, () => (followed = true)))
    expect(followed).toBe(true)
  })
})

describe('a real clock', () => {
  beforeEach(() => vi.useFakeTimers({ now: 1_000_000_000_000 }))
  afterEach(() => vi.useRealTimers())

  const midnight = 1_000_000_000_000 - 3600_000

  test('shows the time since the first midnight of the term, and can be set', () => {
    const clock = new RealClock(midnight)
    expect(clock.now()).toBe(3600 * second)
    clock.set(10 * day)
    vi.advanceTimersByTime(1500)
    expect(clock.now()).toBe(10 * day + 1.5 * second)
  })

  test('lets things happen by themselves, earliest first, at their own instant even if the machine is late', () => {
    const clock = new RealClock(midnight)
    const start = clock.now()
    const seen: string[] = []
    const note = (name: string) => () => seen.push(`${name} at ${(clock.now() - start) / second} s`)
    clock.at(start + 2 * second, Phase.entry, 0, note('second'))
    clock.at(start + second, Phase.entry, 0, note('first'))
    clock.at(start + 3 * second, Phase.entry, 0, note('taken back')).cancel()
    vi.advanceTimersByTime(1000)
    expect(seen).toEqual(['first at 1 s'])
    vi.setSystemTime(Date.now() + 5000)
    clock.act(note('request'))
    expect(seen).toEqual(['first at 1 s', 'second at 2 s', 'request at 6 s'])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('waits longer than a timer of Node can', () => {
    const clock = new RealClock(midnight)
    let happened = 0
    clock.at(clock.now() + 60 * day, Phase.entry, 0, () => happened++)
    vi.advanceTimersByTime(60 * 86_400_000 - 1)
    expect(happened).toBe(0)
    vi.advanceTimersByTime(1)
    expect(happened).toBe(1)
  })

  test('does not go back when the clock of the machine does', () => {
    const clock = new RealClock(midnight)
    clock.act(() => {})
    const before = clock.now()
    vi.setSystemTime(Date.now() - 60_000)
    expect(clock.now()).toBe(before)
  })

  test('goes back when it is set, and things happen at their instants then', () => {
    const clock = new RealClock(midnight)
    let happened = false
    clock.at(2 * second, Phase.entry, 0, () => {})
    clock.set(0)
    clock.at(5 * second, Phase.entry, 0, () => (happened = true))
    vi.advanceTimersByTime(4999)
    expect(happened).toBe(false)
    vi.advanceTimersByTime(1)
    expect(happened).toBe(true)
  })

  test('lets nothing happen once it is stopped', () => {
    const clock = new RealClock(midnight)
    clock.at(clock.now() + second, Phase.entry, 0, () => {})
    clock.stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('gives the very facts of a virtual one', () => {
    const model = firstDays(modelOf(strained['a greeting that callers leave, a ring, balking']), 3)
    const clock = new RealClock(Date.now())
    const facts = deskReplayOn(clock, () => vi.advanceTimersByTime(model.term.length / 1000 - 1), model, 'real', 0)
    expect(facts.length).toBeGreaterThan(200)
    expect(facts).toEqual(deskReplay(model, 'real', 0))
  })
})

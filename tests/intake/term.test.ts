/** A desk that is left running: through nights, weekends and the end of its term. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Metrics } from '../../intake/metrics.ts'
import { Reception } from '../../intake/reception.ts'
import { Store } from '../../intake/store.ts'
import { contractSchema } from '../../sim/contract/schema.ts'

const contract = contractSchema.parse({ name: 'Office hours', hours: { 'mon-fri': ['09:00-17:00'] }, holidays: { country: 'IT' } })

describe('a desk left running', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    vi.setSystemTime('2027-03-08T10:00:00+01:00')
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const desk = () =>
    new Reception({
      setup: { contract, staffing: null, demand: null },
      store: new Store(':memory:'),
      metrics: new Metrics(),
      mostFollowers: 10,
    })
  const call = { channel: 'phone', type: 'order', caller: '1' } as const
  /** Time passes, and it is then this instant. */
  const passTo = (instant: string) => vi.advanceTimersByTime(Date.parse(instant) - Date.now())

  test('opens and closes by the calendar', async () => {
    const reception = desk()
    const states = []
    for (const instant of [
      '2027-03-08T16:59:59+01:00',
      '2027-03-08T17:00:00+01:00',
      '2027-03-09T08:59:59+01:00',
      '2027-03-09T09:00:00+01:00',
    ]) {
      passTo(instant)
      states.push((await reception.register(call)).state)
    }
    expect(states).toEqual(['waiting', 'voicemail', 'voicemail', 'waiting'])
    // Easter Monday, and the day after it, in summer time.
    passTo('2027-03-29T12:00:00+02:00')
    expect(await reception.register(call)).toMatchObject({ state: 'voicemail', runsFrom: '2027-03-30T08:30:00.000+02:00' })
    passTo('2027-03-30T09:00:00+02:00')
    expect((await reception.register(call)).state).toBe('waiting')
  })

  test('goes on for years, with who is logged in and what is still to be done', async () => {
    const reception = desk()
    const anna = reception.people?.logIn('Anna', 0) ?? ''
    await reception.register({ channel: 'email', type: 'order', caller: '1', text: 'Hello' })
    for (const year of [2028, 2029, 2030, 2031, 2032]) {
      passTo(`${year}-03-10T08:59:00+01:00`)
      expect((await reception.register(call)).state).toBe('voicemail')
      passTo(`${year}-03-10T12:00:00+01:00`)
      const isWeekend = [0, 6].includes(new Date(Date.now()).getUTCDay())
      expect([year, reception.glance().numbers[0].open]).toEqual([year, !isWeekend])
    }
    expect(reception.glance()).toMatchObject({ groups: [{ people: 1, idle: 0 }], waiting: { phone: 0, background: 1 } })
    const next = await reception.people?.next(anna, 0, new AbortController().signal)
    expect(next && reception.workOf(next)).toMatchObject({ number: 1, text: 'Hello', runsFrom: '2027-03-08T10:00:00.000+01:00' })
    reception.people?.finish(anna)
    expect(reception.find(1).view.state).toBe('finished')
  })
})

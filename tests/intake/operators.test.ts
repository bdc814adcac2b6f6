/** People at the desk. */
import { describe, expect, test } from 'vitest'
import { endpoint, operator } from './endpoint.ts'

const groups = (...all: Record<string, unknown>[]) => ({ groups: all.map((one) => ({ agents: 1, shift: ['00:00-24:00'], ...one })) })

describe('an operator', () => {
  test('takes who has waited longest, is told all about the contact, and finishes it', async () => {
    const one = await endpoint()
    await one.place({ caller: 'Rossi', text: 'about my order' })
    await one.place({ caller: 'Bianchi' })
    const anna = await operator(one)
    const { status, json } = await anna.next()
    expect(status).toBe(200)
    expect(json.contact).toMatchObject({ number: 1, channel: 'phone', caller: 'Rossi', text: 'about my order', callback: false })
    expect((await one.ask('GET', '/contacts/1')).json.state).toBe('answered')
    expect((await anna.finish()).status).toBe(204)
    expect((await one.ask('GET', '/contacts/1')).json.state).toBe('finished')
    expect((await anna.next()).json.contact.number).toBe(2)
  })

  test('who waits gets the next contact as soon as it comes', async () => {
    const one = await endpoint()
    const anna = await operator(one)
    const next = anna.next()
    await one.app.ready()
    const contact = await one.place()
    expect(contact.state).toBe('answered')
    expect((await next).json.contact.number).toBe(1)
  })

  test('who does not ask is away: nothing is put through', async () => {
    const one = await endpoint()
    const anna = await operator(one)
    expect((await anna.next(0)).status).toBe(204)
    expect((await one.place()).state).toBe('waiting')
  })

  test('who asks again before finishing gets the same contact: an answer may have been lost', async () => {
    const one = await endpoint()
    await one.place()
    await one.place()
    const anna = await operator(one)
    expect([(await anna.next()).json.contact.number, (await anna.next()).json.contact.number]).toEqual([1, 1])
  })

  test('who has nothing in hand has nothing to finish', async () => {
    const one = await endpoint()
    const anna = await operator(one)
    expect((await anna.finish()).status).toBe(409)
  })

  test('who asks anew while waiting, since the connection was lost, waits on in the newer request', async () => {
    const one = await endpoint()
    const anna = await operator(one)
    const older = anna.next(60)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const newer = anna.next(60)
    expect((await older).status).toBe(204)
    await one.place()
    expect((await newer).json.contact.number).toBe(1)
  })

  test('who logs out finishes what is in hand, and is not known any more', async () => {
    const one = await endpoint()
    await one.place()
    const anna = await operator(one)
    await anna.next()
    expect((await anna.logOut()).status).toBe(204)
    expect((await one.ask('GET', '/contacts/1')).json.state).toBe('finished')
    for (const asked of [anna.next(), anna.finish(), anna.logOut()]) expect((await asked).status).toBe(404)
    expect((await one.place()).state).toBe('waiting')
  })

  test('gets what the group can do, and the group named first is asked first', async () => {
    const contract = { services: ['order', 'repair'] }
    const one = await endpoint({ contract, staffing: groups({ name: 'all' }, { name: 'repairs', skills: ['repair'] }) })
    await one.place({ type: 'order' })
    await one.place({ type: 'repair' })
    const [bruno, anna] = [await operator(one, 'repairs'), await operator(one, 'all')]
    expect((await bruno.next()).json.contact).toMatchObject({ number: 2, type: 'repair' })
    expect((await anna.next()).json.contact).toMatchObject({ number: 1, type: 'order' })
    await Promise.all([anna.finish(), bruno.finish()])
    const [first, second] = [bruno.next(1), anna.next(1)]
    await new Promise((resolve) => setTimeout(resolve, 50))
    await one.place({ type: 'repair' })
    expect([(await first).status, (await second).json.contact.number]).toEqual([204, 3])
  })

  test('gets calls before letters, and letters in the order of receipt', async () => {
    const one = await endpoint()
    await one.place({ channel: 'email', text: 'first' })
    await one.place({ channel: 'fax', text: 'second' })
    await one.place()
    const anna = await operator(one)
    const numbers = []
    for (let i = 0; i < 3; i++) {
      numbers.push((await anna.next()).json.contact.number)
      await anna.finish()
    }
    expect(numbers).toEqual([3, 1, 2])
    expect((await one.ask('GET', '/contacts/2')).json.state).toBe('finished')
  })

  test('of no group of the plan is refused', async () => {
    const { ask } = await endpoint()
    expect((await ask('POST', '/operators', { name: 'Anna', group: 'nobody' })).json.problems).toEqual([
      { path: 'group', found: '"nobody"', expected: 'one of desk' },
    ])
  })

  test('whose caller hangs up frees the line at once', async () => {
    const one = await endpoint({ staffing: { ...groups({ name: 'desk' }), lines: 1 } })
    await one.place()
    const anna = await operator(one)
    await anna.next()
    expect((await one.ask('POST', '/contacts/1/hang-up')).json.state).toBe('answered')
    expect((await one.place()).state).toBe('waiting')
    expect((await anna.finish()).status).toBe(204)
  })

  test('sees at a glance who waits', async () => {
    const one = await endpoint()
    await one.place()
    await one.place({ channel: 'email', text: 'Hello' })
    await operator(one)
    expect((await one.ask('GET', '/desk')).json).toEqual({
      contract: 'Test',
      rehearsal: false,
      groups: [{ name: 'desk', people: 1, idle: 0 }],
      numbers: [{ name: 'main', open: true }],
      waiting: { phone: 1, background: 1 },
    })
  })
})

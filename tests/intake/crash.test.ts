/** Nothing lost: the endpoint is killed under load, again and again, and starts again with every contact it acknowledged. */
import { expect, test } from 'vitest'
import type { ContactView } from '../../intake/live.ts'
import { closeRegister, openRegister } from '../../intake/openRegister.ts'
import { registerFile } from './endpoint.ts'
import { contractBeside, intake, post } from './process.ts'

const crashes = 20
const callers = 24

/** Contacts come from all callers at once, until the endpoint is gone. What was acknowledged. */
async function load(url: string): Promise<ContactView[]> {
  const acknowledged: ContactView[] = []
  const call = async (who: number) => {
    for (let i = 0; ; i++) {
      const contact = { channel: i % 3 === 0 ? 'email' : 'phone', type: 'order', caller: `${who}`, text: `no. ${i}` }
      try {
        const answer = await post(url, '/contacts', contact)
        if (answer.status === 201) acknowledged.push((await answer.json()) as ContactView)
      } catch {
        return
      }
    }
  }
  await Promise.all(Array.from({ length: callers }, (_, who) => call(who)))
  return acknowledged
}

test(`killed ${crashes} times under load, it loses no contact that it acknowledged, and numbers have no gap and no repeat`, async () => {
  const db = registerFile()
  const args = ['--contract', contractBeside(db), '--db', db, '--port', '0']
  const given = new Map<number, string>()
  let last: ContactView[] = []
  for (let crash = 0; crash <= crashes; crash++) {
    const { child, url, ended } = intake(args)
    const address = await url
    for (const { number, registeredAt, state } of last) {
      const found = (await (await fetch(`${address}/contacts/${number}`)).json()) as ContactView
      expect(found).toMatchObject({ number, registeredAt, state: state === 'waiting' ? 'abandoned' : 'registered' })
    }
    if (crash === crashes) {
      child.kill('SIGTERM')
      expect((await ended).code).toBe(0)
      break
    }
    const loading = load(address)
    // Some of it while the first contacts come, some of it later.
    await new Promise((resolve) => setTimeout(resolve, 10 + 12 * crash))
    child.kill('SIGKILL')
    last = await loading
    await ended
    for (const { number, registeredAt } of last) {
      expect(given.has(number)).toBe(false)
      given.set(number, registeredAt)
    }
    // To ask for each of them would take long: a part here, all of them at the end.
    last = last.slice(-60)
  }
  expect(given.size).toBeGreaterThan(500)
  const database = openRegister(db, 'desk')
  const rows = database.prepare('select number, registeredAt from contacts').all() as { number: number; registeredAt: string }[]
  closeRegister(database)
  const registered = new Map(rows.map(({ number, registeredAt }) => [number, registeredAt]))
  expect([...registered.keys()]).toEqual(Array.from({ length: rows.length }, (_, i) => i + 1))
  for (const [number, registeredAt] of given) expect(registered.get(number)).toBe(registeredAt)
  expect(rows.length).toBeGreaterThanOrEqual(given.size)
})

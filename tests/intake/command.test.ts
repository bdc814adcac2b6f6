/** `pronto intake` as a user meets it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ContactView } from '../../intake/live.ts'
import { home, pronto } from '../cli/pronto.ts'
import { registerFile } from './endpoint.ts'
import { contractBeside, intake, post } from './process.ts'

const contact = { channel: 'phone', type: 'order', caller: 'Rossi' }
const letter = { channel: 'email', type: 'order', caller: 'Rossi', text: 'Hello' }

describe('pronto intake', () => {
  test('listens, registers, and ends with 0 when it is asked to; then goes on where it was', async () => {
    const db = registerFile()
    const args = ['--contract', contractBeside(db), '--db', db, '--port', '0']
    const first = intake(args)
    const url = await first.url
    expect((await (await post(url, '/contacts', contact)).json()) as ContactView).toMatchObject({ number: 1, state: 'waiting' })
    await post(url, '/contacts', letter)
    const news = fetch(`${url}/contacts/1?since=waiting&wait=60`)
    first.child.kill('SIGINT')
    expect(((await (await news).json()) as ContactView).state).toBe('abandoned')
    const { code, out, err } = await first.ended
    expect([code, out]).toEqual([
      0,
      `Pronto intake, Always open: ${url}, the operators' page too.\nPeople answer.\nRegister: ${db}, new.\n`,
    ])
    for (const line of err.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg')
    expect(existsSync(`${db}-wal`)).toBe(false)

    const second = intake(args)
    const again = await second.url
    const states = await Promise.all([1, 2].map(async (n) => ((await (await fetch(`${again}/contacts/${n}`)).json()) as ContactView).state))
    expect(states).toEqual(['abandoned', 'registered'])
    const { operator } = (await (await post(again, '/operators', { name: 'Anna', group: 'desk' })).json()) as { operator: string }
    const next = (await (await post(again, `/operators/${operator}/next?wait=1`)).json()) as { contact: { number: number; text: string } }
    expect(next.contact).toMatchObject({ number: 2, text: 'Hello' })
    second.child.kill('SIGTERM')
    expect((await second.ended).out).toContain(`Register: ${db}, 2 contacts so far.`)
  })

  test('takes a scenario, and rehearses', async () => {
    const { url, child, ended } = intake([join(home, 'scenarios/v4-project.yaml'), '--db', ':memory:', '--port', '0'])
    const address = await url
    const set = await fetch(`${address}/clock`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"local":"2027-03-08T10:00:00"}',
    })
    expect(set.status).toBe(200)
    const groups = (await (await fetch(`${address}/desk`)).json()) as { groups: { people: number }[] }
    expect(groups.groups.reduce((sum, { people }) => sum + people, 0)).toBeGreaterThan(0)
    child.kill('SIGTERM')
    const { out } = await ended
    expect(out).toContain('Rehearsal: simulated operators answer.\nThe register is in memory only: nothing is kept.')
  })

  test('twice on one register is refused', async () => {
    const db = registerFile()
    const args = ['--contract', contractBeside(db), '--db', db, '--port', '0']
    const first = intake(args)
    await first.url
    const { code, err } = await intake(args).ended
    expect([code, err.replaceAll('\n', ' ')]).toEqual([2, expect.stringContaining('in use by another process')])
    first.child.kill('SIGTERM')
    await first.ended
  })

  test('on a port that is taken fails, and says what to do', async () => {
    const db = registerFile()
    const args = ['--contract', contractBeside(db), '--db', ':memory:']
    const first = intake([...args, '--port', '0'])
    const port = new URL(await first.url).port
    const { code, err } = await intake([...args, '--port', port]).ended
    expect([code, err]).toEqual([3, expect.stringContaining('--port 0 takes any free port')])
    first.child.kill('SIGTERM')
    await first.ended
  })

  test('warns when other machines reach it without tokens', async () => {
    const db = registerFile()
    const args = ['--contract', contractBeside(db), '--db', ':memory:', '--port', '0', '--host', '0.0.0.0']
    const open = intake(args)
    const guarded = intake(args, { PRONTO_CALLER_TOKEN: 'a', PRONTO_OPERATOR_TOKEN: 'b' })
    const url = await guarded.url
    await open.url
    expect((await post(url.replace('0.0.0.0', '127.0.0.1'), '/contacts', contact)).status).toBe(401)
    for (const { child } of [open, guarded]) child.kill('SIGTERM')
    expect((await open.ended).out).toContain('Warning: other machines reach this')
    expect((await guarded.ended).out).not.toContain('Warning')
  })

  test('asks for a contract', async () => {
    const { code, err } = await pronto('intake')
    expect([code, err.replaceAll('\n', ' ')]).toEqual([2, expect.stringContaining('--contract FILE')])
  })

  test('refuses a token that no header can carry', async () => {
    const { code, err } = await intake(['--contract', contractBeside(registerFile())], { PRONTO_CALLER_TOKEN: 'with space' }).ended
    expect([code, err]).toEqual([2, expect.stringContaining('PRONTO_CALLER_TOKEN is not a token')])
  })

  test('refuses parts that do not fit each other, by file', async () => {
    const db = registerFile()
    const contract = contractBeside(db, 'services: [order, repair]\n')
    const staffing = join(dirname(db), 'staffing.yaml')
    writeFileSync(staffing, 'groups: [{ name: all, agents: 1, shift: ["00:00-24:00"], skills: [ordr] }]\n')
    const { code, err } = await intake(['--contract', contract, '--staffing', staffing, '--db', ':memory:']).ended
    expect(code).toBe(2)
    expect(err).toContain(`${staffing}  groups[0].skills[0]\n  found ordr, expected a service of the contract (order, repair)`)
    expect(err).toContain(`${contract}  services\n  found repair, expected a service among the skills of a group`)
  })

  test.each([
    ['text that is no register', 'Minutes', 2],
    ['nothing yet', '', 0],
  ])('on a file that holds %s', async (_, text, expected) => {
    const db = registerFile()
    writeFileSync(db, text)
    const { child, url, ended } = intake(['--contract', contractBeside(db), '--db', db, '--port', '0'])
    await url.catch(() => {})
    child.kill('SIGTERM')
    expect((await ended).code).toBe(expected)
    if (expected !== 0) expect(readFileSync(db, 'utf8')).toBe(text)
  })
})

/** The register on disk: numbers without gap, whole after whatever happens, one process at a time. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'libsql'
import { describe, expect, test } from 'vitest'
import { closeRegister, openRegister } from '../../intake/openRegister.ts'
import type { Registration } from '../../intake/register.ts'
import { Store } from '../../intake/store.ts'
import { registerFile } from './endpoint.ts'

const instant = '2027-03-08T10:00:01.234+01:00'
const registration = (type = 'order', caller = '+39 1'): Registration => ({
  registeredAt: instant,
  runsFrom: instant,
  channel: 'phone',
  type,
  calledNumber: 'main',
  caller,
  text: null,
})
const progress = { greeted: 1.5, waited: 20, answeredAt: instant, answeredBy: 'desk', finishedAt: null }

describe('numbers', () => {
  test('are progressive and without gap, however many come at once, and share commits', async () => {
    const store = new Store(registerFile())
    const batches = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        await new Promise((resolve) => setTimeout(resolve, i))
        return Promise.all(Array.from({ length: 50 }, () => store.register(registration())))
      }),
    )
    const numbers = batches.flat().map(({ number }) => number)
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1))
    expect(store.commits).toBeLessThan(100)
    store.close()
  })

  test('go on after the file is opened again, in every sequence', async () => {
    const file = registerFile()
    const first = new Store(file, { ticketTypes: ['repair'] })
    await first.register(registration('repair'))
    await first.register(registration('order'))
    first.close()
    const second = new Store(file, { ticketTypes: ['repair', 'order'] })
    expect(await second.register(registration('repair'))).toEqual({ number: 3, ticket: 2 })
    expect(await second.register(registration('order'))).toEqual({ number: 4, ticket: 1 })
    second.close()
  })

  test('are not used up by what cannot be written', async () => {
    const store = new Store(registerFile())
    await store.register(registration())
    const broken = { ...registration(), caller: null as unknown as string }
    const [bad, beside] = await Promise.allSettled([store.register(broken), store.register(registration())])
    expect([bad.status, beside.status]).toEqual(['rejected', 'rejected'])
    expect(await store.register(registration())).toEqual({ number: 2, ticket: null })
    store.close()
  })

  test('go on without a gap when there is room on the disk again, and what was noted meanwhile is written', async () => {
    const store = new Store(registerFile())
    await store.register(registration())
    const { database } = store as unknown as { database: Database.Database }
    database.pragma('max_page_count = 1')
    const long = { ...registration(), text: 'x'.repeat(100_000) }
    const refused = await Promise.allSettled([store.register(long), store.register(long)])
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    store.note({ number: 1, state: 'busy', ...progress, finishedAt: instant })
    await expect(store.register(long)).rejects.toThrow('full')
    database.pragma('max_page_count = 1000000')
    expect(await store.register(long)).toEqual({ number: 2, ticket: null })
    expect(store.find(1)?.state).toBe('busy')
    store.close()
  })

  test('are on disk when they are given: another process finds them in the log', async () => {
    const file = registerFile()
    const store = new Store(file)
    await store.register(registration('order', 'somebody unmistakable'))
    expect(readFileSync(`${file}-wal`).includes('somebody unmistakable')).toBe(true)
    store.close()
  })
})

describe('what becomes of a contact', () => {
  test('is written soon, the last word only', async () => {
    const store = new Store(registerFile())
    await store.register(registration())
    const written = new Promise<void>((resolve) => store.note({ number: 1, state: 'waiting', ...progress }, resolve))
    store.note({ number: 1, state: 'answered', ...progress })
    await written
    expect(store.find(1)).toMatchObject({ state: 'answered', ...progress })
    store.close()
  })

  test('is written at the latest when the register is closed', async () => {
    const file = registerFile()
    const store = new Store(file)
    await store.register(registration())
    store.note({ number: 1, state: 'busy', ...progress, finishedAt: instant })
    store.close()
    const again = new Store(file)
    expect([again.find(1)?.state, again.unfinished()]).toEqual(['busy', []])
    again.close()
  })

  test('a message makes work of a contact that was done with', async () => {
    const store = new Store(registerFile())
    await store.register(registration())
    store.note({ number: 1, state: 'voicemail', ...progress, finishedAt: instant })
    await store.leaveMessage({ number: 1, message: 'Call me', messageAt: instant, messageRunsFrom: instant })
    expect(store.unfinished()).toMatchObject([{ number: 1, message: 'Call me', finishedAt: null, state: 'voicemail' }])
    store.close()
  })
})

describe('a file', () => {
  const opening = (file: string) => () => openRegister(file, 'desk')

  test('is made where there is none, for nobody else to read', () => {
    const file = join(dirname(registerFile()), 'new/folder/register.db')
    closeRegister(openRegister(file, 'desk'))
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  test('belongs to one process at a time, and to the next when that is gone', () => {
    const file = registerFile()
    const database = openRegister(file, 'desk')
    const other = `
      const Database = require('libsql')
      const database = new Database(${JSON.stringify(file)})
      database.exec('BEGIN IMMEDIATE; COMMIT')`
    expect(spawnSync(process.execPath, ['-e', other]).stderr.toString()).toContain('database is locked')
    expect(opening(file)).toThrow('in use by another process')
    closeRegister(database)
    expect(spawnSync(process.execPath, ['-e', other]).status).toBe(0)
    closeRegister(openRegister(file, 'desk'))
  })

  test('that is something else is refused and left alone', () => {
    const file = registerFile()
    writeFileSync(file, 'Minutes of the meeting of last Monday. '.repeat(40))
    expect(opening(file)).toThrow('not a register of contacts but some other file')
    expect(readFileSync(file, 'utf8')).toMatch(/^Minutes/)
  })

  test('of another program is refused and left alone', () => {
    const file = registerFile()
    const database = new Database(file)
    database.exec('create table songs (name text)')
    database.close()
    expect(opening(file)).toThrow('a database of another program')
    expect((new Database(file).prepare('select count(*) as n from sqlite_schema').get() as { n: number }).n).toBe(1)
  })

  test('of a rehearsal is not that of a desk, nor the other way round', () => {
    const [rehearsed, real] = [registerFile(), registerFile()]
    closeRegister(openRegister(rehearsed, 'rehearsal'))
    closeRegister(openRegister(real, 'desk'))
    expect(() => openRegister(rehearsed, 'desk')).toThrow('the register of a rehearsal')
    expect(() => openRegister(real, 'rehearsal')).toThrow('a desk’s register')
    closeRegister(openRegister(rehearsed, 'rehearsal'))
  })

  test('with a gap is refused', async () => {
    const file = registerFile()
    const store = new Store(file)
    await Promise.all([1, 2, 3].map(() => store.register(registration())))
    store.close()
    const database = new Database(file)
    database.exec('delete from contacts where number = 2')
    database.close()
    expect(opening(file)).toThrow('not gapless: it holds 2 contacts and its last number is 3')
  })

  test('that is damaged is refused', async () => {
    const file = registerFile()
    const store = new Store(file)
    await Promise.all(Array.from({ length: 500 }, () => store.register(registration())))
    store.close()
    const bytes = readFileSync(file)
    bytes.fill(0x55, 3 * 4096, bytes.length)
    writeFileSync(file, bytes)
    expect(opening(file)).toThrow('damaged')
  })

  test('that is a folder, or lies in a file, is no place for a register', () => {
    const folder = dirname(registerFile())
    mkdirSync(join(folder, 'folder'))
    writeFileSync(join(folder, 'file'), '')
    expect(opening(join(folder, 'folder'))).toThrow('a folder, not a file')
    expect(opening(join(folder, 'file/register.db'))).toThrow('no place for a file')
  })

  test('whose name looks like an address is a file all the same', () => {
    const folder = dirname(registerFile())
    const before = process.cwd()
    process.chdir(folder)
    try {
      closeRegister(openRegister('http:here', 'desk'))
      expect(existsSync(join(folder, 'http:here'))).toBe(true)
    } finally {
      process.chdir(before)
    }
  })
})

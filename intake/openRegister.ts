/** Opens the SQLite file of a register: ours alone, whole, synchronous to the disk. */
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'libsql'
import { RegisterError } from './register.ts'

/** "PRON": which program's file this is, as SQLite keeps it in the header. */
const application = 0x50524f4e
const version = 1

const schema = `
  create table contacts (
    number integer primary key,
    ticket integer,
    registeredAt text not null,
    runsFrom text not null,
    channel text not null,
    type text not null,
    calledNumber text not null,
    caller text not null,
    text text,
    state text not null default 'registered',
    greeted real not null default 0,
    waited real not null default 0,
    answeredAt text,
    answeredBy text,
    finishedAt text,
    message text,
    messageAt text,
    messageRunsFrom text
  ) strict;
  create unique index ticketOfType on contacts (type, ticket) where ticket is not null;
  create index unfinished on contacts (number) where finishedAt is null;
  create table meta (key text primary key, value text not null) strict;
`

export const memory = ':memory:'

/** What simulated operators did is never mixed with what people did. */
export type RegisterKind = 'desk' | 'rehearsal'

/** `file`: a path, or ":memory:", which is kept nowhere. Throws RegisterError. */
export function openRegister(file: string, kind: RegisterKind): Database.Database {
  // As an absolute path: what looks like a URL would be looked for on the network.
  const path = file === memory ? memory : resolve(file)
  const wrong = (what: string, wrongInput: boolean, cause?: unknown) => new RegisterError(`${file}: ${what}`, { wrongInput, cause })
  if (path !== memory) createPrivately(path, wrong)
  let database: Database.Database | undefined
  try {
    database = new Database(path)
    // Kept for as long as the process lives, and let go of by the system when it dies.
    database.pragma('locking_mode = EXCLUSIVE')
    database.exec('BEGIN EXCLUSIVE')
    prepare(database, kind, wrong)
    database.exec('COMMIT')
    database.pragma('journal_mode = WAL')
    // Every commit waits until the log is on the disk.
    database.pragma('synchronous = FULL')
    return database
  } catch (error) {
    if (database !== undefined) letGo(database)
    if (error instanceof RegisterError) throw error
    const code = (error as { code?: string }).code ?? ''
    if (code.startsWith('SQLITE_BUSY')) throw wrong('in use by another process; a register belongs to one endpoint at a time', true, error)
    if (code === 'SQLITE_NOTADB') throw wrong('not a register of contacts but some other file', true, error)
    if (code.startsWith('SQLITE_CORRUPT')) throw wrong('damaged; use a copy made before that, or a new file', false, error)
    if (code.startsWith('SQLITE_READONLY')) throw wrong('may not be written', true, error)
    throw wrong(`cannot be used (${(error as Error).message})`, false, error)
  }
}

/** All is in one file, which is free for others. (Closing alone would wait until statements are collected.) */
export function closeRegister(database: Database.Database): void {
  database.pragma('journal_mode = DELETE')
  letGo(database)
}

function letGo(database: Database.Database): void {
  try {
    if (database.inTransaction) database.exec('ROLLBACK')
    database.pragma('locking_mode = NORMAL')
    // The lock is let go of after the next reading.
    database.prepare('select count(*) from sqlite_schema').get()
  } catch {
    // What cannot be read holds no lock.
  }
  database.close()
}

/** Callers' words are in it: nobody else may read a new file. */
function createPrivately(path: string, wrong: (what: string, wrongInput: boolean, cause?: unknown) => RegisterError): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    closeSync(openSync(path, 'a', 0o600))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'EISDIR') throw wrong('a folder, not a file', true, error)
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw wrong('may not be written', true, error)
    if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'ENOENT' || code === 'ENAMETOOLONG')
      throw wrong('no place for a file', true, error)
    throw wrong(`cannot be opened (${code})`, false, error)
  }
}

/** A new file gets its tables; one that is there must be ours and whole. */
function prepare(database: Database.Database, kind: RegisterKind, wrong: (what: string, wrongInput: boolean) => RegisterError): void {
  const pragma = (name: string) => Object.values((database.pragma(name) as object[])[0])[0] as number | string
  const tables = (database.prepare("select count(*) as n from sqlite_schema where name not like 'sqlite_%'").get() as { n: number }).n
  if (tables === 0) {
    database.exec(`${schema} pragma application_id = ${application}; pragma user_version = ${version};`)
    database.prepare("insert into meta values ('kind', ?)").run([kind])
    return
  }
  if (pragma('application_id') !== application) throw wrong('a database of another program', true)
  if (pragma('user_version') !== version) throw wrong(`a register of version ${pragma('user_version')}; this is version ${version}`, true)
  if (pragma('quick_check') !== 'ok') throw wrong('damaged; use a copy made before that, or a new file', false)
  const { value } = database.prepare("select value from meta where key = 'kind'").get() as { value: string }
  if (value !== kind)
    throw wrong(
      kind === 'desk'
        ? 'the register of a rehearsal; people need another: --db FILE'
        : 'a desk’s register; a rehearsal needs another: --db FILE',
      true,
    )
  const { n, last } = database.prepare('select count(*) as n, coalesce(max(number), 0) as last from contacts').get() as {
    n: number
    last: number
  }
  if (n !== last) throw wrong(`not gapless: it holds ${n} contacts and its last number is ${last}`, false)
}

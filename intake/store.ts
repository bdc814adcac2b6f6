/**
 * The register on disk. Contacts get their numbers, progressive and without gap, in one transaction a turn of the event loop: all that
 * came meanwhile share its fsync, and none is answered before it (docs/decisions/007-commits-on-the-loop.md).
 */
import type Database from 'libsql'
import { closeRegister, openRegister, type RegisterKind } from './openRegister.ts'
import type { Message, Progress, Registration, StoredContact } from './register.ts'

export interface Numbered {
  number: number
  ticket: number | null
}

interface Waiting<T> {
  value: T
  resolve: (numbered: Numbered) => void
  reject: (error: unknown) => void
}

/** Later states need no fsync of their own: at most this long after, they are written with what else there is. Milliseconds. */
const lateness = 100
const retryAfter = 1000

const columns = ['registeredAt', 'runsFrom', 'channel', 'type', 'calledNumber', 'caller', 'text'] as const
const progressColumns = ['state', 'greeted', 'waited', 'answeredAt', 'answeredBy', 'finishedAt'] as const
const messageColumns = ['message', 'messageAt', 'messageRunsFrom'] as const

const update = (names: readonly string[]) =>
  `update contacts set ${names.map((name, i) => `${name} = j.value ->> ${i + 1}`).join(', ')}
   from json_each(?) as j where contacts.number = j.value ->> 0`

export class Store {
  /** Types with a sequence of their own: how many it has given out. */
  private readonly sequences: Map<string, number>
  private readonly database: Database.Database
  private readonly insert: Database.Statement
  private readonly progress: Database.Statement
  private readonly messages: Database.Statement
  private readonly beat: Database.Statement
  private readonly one: Database.Statement
  private last: number
  private registrations: Waiting<Registration>[] = []
  private left: Waiting<Message>[] = []
  private beats: Waiting<null>[] = []
  private noted = new Map<number, { progress: Progress; written: (() => void) | undefined }>()
  private turn: NodeJS.Immediate | undefined
  private later: NodeJS.Timeout | undefined
  /** How many transactions there were, for measurement. */
  commits = 0

  /** `ticketTypes`: contact types that the contract gives a sequence of their own. Throws RegisterError. */
  constructor(file: string, { kind = 'desk', ticketTypes = [] }: { kind?: RegisterKind; ticketTypes?: string[] } = {}) {
    const database = openRegister(file, kind)
    this.database = database
    this.insert = database.prepare(
      `insert into contacts (number, ticket, ${columns.join(', ')})
       select ${['number', 'ticket', ...columns].map((_, i) => `value ->> ${i}`).join(', ')} from json_each(?)`,
    )
    this.progress = database.prepare(update(progressColumns))
    // A caller on voicemail is done with until a message makes work of it.
    this.messages = database.prepare(update(messageColumns).replace('set ', 'set finishedAt = null, '))
    this.beat = database.prepare("insert into meta values ('checkedAt', ?) on conflict do update set value = excluded.value")
    this.one = database.prepare('select * from contacts where number = ?')
    this.last = (database.prepare('select coalesce(max(number), 0) as last from contacts').get() as { last: number }).last
    const given = database.prepare('select coalesce(max(ticket), 0) as last from contacts where type = ? and ticket is not null')
    this.sequences = new Map(ticketTypes.map((type) => [type, (given.get([type]) as { last: number }).last]))
  }

  /** How many contacts there are, which is the last number given. */
  get count(): number {
    return this.last
  }

  /** Resolves when the contact is on disk. Rejects when it could not be written: then it has no number. */
  register(value: Registration): Promise<Numbered> {
    return new Promise((resolve, reject) => {
      this.registrations.push({ value, resolve, reject })
      this.soon()
    })
  }

  /** Resolves when the message is on disk. */
  leaveMessage(value: Message): Promise<Numbered> {
    return new Promise((resolve, reject) => {
      this.left.push({ value, resolve, reject })
      this.soon()
    })
  }

  /** Resolves when something could be written just now. */
  check(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.beats.push({ value: null, resolve, reject })
      this.soon()
    })
  }

  /** A later state. Tried again until it is written; `written` is called then. */
  note(progress: Progress, written?: () => void): void {
    this.noted.set(progress.number, { progress, written: written ?? this.noted.get(progress.number)?.written })
    this.later ??= setTimeout(() => this.commit(), lateness)
  }

  find(number: number): StoredContact | undefined {
    return this.one.get([number]) as StoredContact | undefined
  }

  /** What a desk has not done with: contacts without an end, and messages that nobody has called back. */
  unfinished(): StoredContact[] {
    return this.database.prepare('select * from contacts where finishedAt is null order by number').all() as StoredContact[]
  }

  /** Writes all there is, and lets go of the file. */
  close(): void {
    this.commit()
    clearTimeout(this.later)
    closeRegister(this.database)
  }

  private soon(): void {
    this.turn ??= setImmediate(() => this.commit())
  }

  private commit(): void {
    clearImmediate(this.turn)
    clearTimeout(this.later)
    this.turn = undefined
    this.later = undefined
    const { registrations, left, beats, noted } = this
    if (registrations.length + left.length + beats.length + noted.size === 0) return
    this.registrations = []
    this.left = []
    this.beats = []
    this.noted = new Map()
    const sequences = new Map(this.sequences)
    const numbers = registrations.map(({ value: { type } }, i): Numbered => {
      const given = sequences.get(type)
      if (given !== undefined) sequences.set(type, given + 1)
      return { number: this.last + 1 + i, ticket: given === undefined ? null : given + 1 }
    })
    try {
      this.write(registrations, numbers, left, beats.length > 0, noted)
    } catch (error) {
      // No number was given out; what need not be answered for waits for another try.
      for (const { reject } of [...registrations, ...left, ...beats]) reject(error)
      for (const [number, one] of noted) if (!this.noted.has(number)) this.noted.set(number, one)
      if (this.noted.size > 0) this.later ??= setTimeout(() => this.commit(), retryAfter)
      return
    }
    this.last += registrations.length
    for (const [type, given] of sequences) this.sequences.set(type, given)
    this.commits++
    for (const [i, { resolve }] of registrations.entries()) resolve(numbers[i])
    for (const { value, resolve } of left) resolve({ number: value.number, ticket: null })
    for (const { resolve } of beats) resolve({ number: 0, ticket: null })
    for (const { written } of noted.values()) written?.()
  }

  private write(
    registrations: Waiting<Registration>[],
    numbers: Numbered[],
    left: Waiting<Message>[],
    beat: boolean,
    noted: Map<number, { progress: Progress }>,
  ): void {
    this.database.exec('BEGIN IMMEDIATE')
    try {
      if (registrations.length > 0)
        this.insert.run([
          JSON.stringify(
            registrations.map(({ value }, i) => [numbers[i].number, numbers[i].ticket, ...columns.map((name) => value[name])]),
          ),
        ])
      if (noted.size > 0)
        this.progress.run([
          JSON.stringify([...noted.values()].map(({ progress }) => [progress.number, ...progressColumns.map((name) => progress[name])])),
        ])
      if (left.length > 0)
        this.messages.run([JSON.stringify(left.map(({ value }) => [value.number, ...messageColumns.map((name) => value[name])]))])
      if (beat) this.beat.run([new Date().toISOString()])
      this.database.exec('COMMIT')
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK')
      throw error
    }
  }
}

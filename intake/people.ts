/** People who answer: they log in to a group, ask for the next contact, finish it. While they ask they are idle, else away. */
import { randomUUID } from 'node:crypto'
import type { DeskContact } from './desk/contact.ts'
import type { Desk } from './desk/desk.ts'
import { Refused } from './problems.ts'

interface Operator {
  readonly id: string
  readonly name: string
  readonly group: number
  /** What is in hand. */
  contact: DeskContact | null
  /** The request that waits for the next contact. */
  asks: ((contact: DeskContact | null) => void) | null
  /** Epoch milliseconds. */
  heard: number
}

const mostOperators = 10_000
/** Who has not been heard of for that long has gone home. Milliseconds. */
const forgottenAfter = 24 * 3_600_000

export class People {
  private desk: Desk
  private readonly operators = new Map<string, Operator>()
  /** Who asks, the longest idle first. */
  private readonly idle = new Set<Operator>()

  constructor(desk: Desk) {
    this.desk = desk
  }

  /** How many of a group are logged in, and how many of them idle. */
  count(group: number): { people: number; idle: number } {
    const among = (all: Iterable<Operator>) => [...all].filter((one) => one.group === group).length
    return { people: among(this.operators.values()), idle: among(this.idle) }
  }

  get anythingInHand(): boolean {
    return [...this.operators.values()].some(({ contact }) => contact !== null)
  }

  /** The operator's id, which nobody can guess. */
  logIn(name: string, group: number): string {
    const now = Date.now()
    for (const { id, heard, asks } of this.operators.values()) if (asks === null && now - heard > forgottenAfter) this.logOut(id)
    if (this.operators.size >= mostOperators) throw new Refused(503, 'Too many operators are logged in.')
    const operator: Operator = { id: randomUUID(), name, group, contact: null, asks: null, heard: now }
    this.operators.set(operator.id, operator)
    this.desk.logIn(group)
    return operator.id
  }

  /** The contact in hand, or the next; null after `wait` milliseconds, or when `gone` is aborted. */
  next(id: string, wait: number, gone: AbortSignal): Promise<DeskContact | null> {
    const operator = this.find(id)
    if (operator.contact !== null) return Promise.resolve(operator.contact)
    const isIdle = this.idle.has(operator)
    // The newer request has the contact: of the older one the connection may be lost.
    operator.asks?.(null)
    return new Promise((resolve) => {
      const end = (contact: DeskContact | null) => {
        clearTimeout(timer)
        gone.removeEventListener('abort', stop)
        operator.asks = null
        operator.heard = Date.now()
        resolve(contact)
      }
      const stop = () => this.stopAsking(operator)
      const timer = setTimeout(stop, wait)
      gone.addEventListener('abort', stop)
      operator.asks = end
      this.idle.add(operator)
      if (!isIdle) this.desk.back(operator.group)
      if (gone.aborted) stop()
    })
  }

  finish(id: string): void {
    const operator = this.find(id)
    if (operator.contact === null) throw new Refused(409, 'There is nothing in hand to finish.')
    this.finishContact(operator, operator.contact)
  }

  logOut(id: string): void {
    const operator = this.find(id)
    this.stopAsking(operator)
    if (operator.contact !== null) this.finishContact(operator, operator.contact)
    this.operators.delete(id)
    this.desk.logOut(operator.group)
  }

  /** The desk has given a contact to the group: the one who has been idle longest has it. */
  given(contact: DeskContact): void {
    const operator = [...this.idle].find(({ group }) => group === contact.group)
    if (operator === undefined) return
    operator.contact = contact
    this.idle.delete(operator)
    operator.asks?.(contact)
  }

  /** Nobody waits for a contact any more. */
  sendHome(): void {
    for (const operator of [...this.idle]) this.stopAsking(operator)
  }

  /** Another desk, for which everybody is logged in anew. Only while nothing is in hand. */
  moveTo(desk: Desk): void {
    this.desk = desk
    for (const { group } of this.operators.values()) desk.logIn(group)
    for (const { group } of [...this.idle]) desk.back(group)
  }

  private find(id: string): Operator {
    const operator = this.operators.get(id)
    if (operator === undefined) throw new Refused(404, 'There is no such operator; log in again.')
    operator.heard = Date.now()
    return operator
  }

  /** Away, as after finishing: first away, so that nothing else comes into the hand that falls free. */
  private finishContact(operator: Operator, contact: DeskContact): void {
    operator.contact = null
    this.desk.away(operator.group)
    this.desk.finish(contact)
  }

  private stopAsking(operator: Operator): void {
    if (!this.idle.has(operator)) return
    // What is due by now happens first, and may put a call through to this very operator.
    this.desk.away(operator.group)
    if (this.idle.delete(operator)) operator.asks?.(null)
    else this.desk.back(operator.group)
  }
}

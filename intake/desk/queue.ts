import { before, type DeskContact } from './contact.ts'

/** Contacts in the order of entry, then of number. Those who enter last are found from the end; any can leave at once. */
export class Queue {
  first: DeskContact | null = null
  length = 0
  private last: DeskContact | null = null

  add(contact: DeskContact): void {
    let ahead = this.last
    while (ahead !== null && before(contact, ahead)) ahead = ahead.previous
    const behind = ahead === null ? this.first : ahead.next
    contact.previous = ahead
    contact.next = behind
    contact.queue = this
    if (ahead === null) this.first = contact
    else ahead.next = contact
    if (behind === null) this.last = contact
    else behind.previous = contact
    this.length++
  }

  /** Does nothing when it is not in this queue. */
  remove(contact: DeskContact): void {
    if (contact.queue !== this) return
    const { previous, next } = contact
    if (previous === null) this.first = next
    else previous.next = next
    if (next === null) this.last = previous
    else next.previous = previous
    contact.previous = null
    contact.next = null
    contact.queue = null
    this.length--
  }

  *[Symbol.iterator](): Iterator<DeskContact> {
    for (let contact = this.first; contact !== null; contact = contact.next) yield contact
  }
}

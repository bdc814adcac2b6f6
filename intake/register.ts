/** What the register holds of a contact: the words that store, desk and HTTP share. Instants are local, with offset and milliseconds. */

export const channels = ['phone', 'email', 'fax'] as const
export type Channel = (typeof channels)[number]

export const states = [
  'registered',
  'greeting',
  'waiting',
  'ringing',
  'answered',
  'finished',
  'abandoned',
  'busy',
  'recordedMessage',
  'voicemail',
] as const
export type State = (typeof states)[number]

/** What is on disk before the contact gets its number. */
export interface Registration {
  /** "2027-03-08T10:00:01.234+01:00" */
  registeredAt: string
  /** Where terms run from: the deemed receipt out of hours, else registeredAt. */
  runsFrom: string
  channel: Channel
  type: string
  calledNumber: string
  caller: string
  text: string | null
}

/** What becomes of it later. */
export interface Progress {
  number: number
  state: State
  /** Seconds of the greeting that the caller heard. */
  greeted: number
  /** Seconds from the beginning to the answer or the end, greeting included. */
  waited: number
  /** When an agent answered the caller, began the written contact or called back. */
  answeredAt: string | null
  /** The group that did. */
  answeredBy: string | null
  finishedAt: string | null
}

/** A message left on voicemail: it is called back. */
export interface Message {
  number: number
  message: string
  messageAt: string
  messageRunsFrom: string
}

export type StoredContact = Registration &
  Progress & {
    /** The contact's number in its type's own sequence, where the contract has one. */
    ticket: number | null
    message: string | null
    messageAt: string | null
    messageRunsFrom: string | null
  }

/** A register that cannot be used. `wrongInput`: another file would do. */
export class RegisterError extends Error {
  readonly wrongInput: boolean
  constructor(message: string, { wrongInput, cause }: { wrongInput: boolean; cause?: unknown }) {
    super(message, { cause })
    this.name = 'RegisterError'
    this.wrongInput = wrongInput
  }
}

/**
 * The Model: everything the engine needs to replay a term, as plain serialisable data on one clock.
 * Instants and durations are whole microseconds in doubles; instants count from the first local midnight of the term.
 */
import type { Law } from '../demand/distributions/index.ts'
import type { Micros } from '../facts.ts'

/** The grid on which intervals are tallied: half hours of elapsed time. */
export const binLength: Micros = 1_800_000_000

export interface TermModel {
  length: Micros
  /** Start of each day, and the end of the term last: days + 1 entries. */
  dayStart: Float64Array
  /** Month window of each day. */
  dayMonth: Uint16Array
  /** Names of the month windows: "2027-01". */
  months: string[]
  /** Month window of each half hour of the term. */
  binMonth: Uint16Array
  /** Weekday x 48 + local half hour, Monday 00:00 = 0, of each half hour of the term. */
  binInterval: Uint16Array
}

export interface NumberModel {
  name: string
  /** Opening intervals, touching ones merged. */
  openFrom: Float64Array
  openTo: Float64Array
  /** From receiptStart[i] on: -1 when a contact is received in hours, else when it is deemed received. */
  receiptStart: Float64Array
  receiptDeemed: Float64Array
  /** Which pool of lines its calls take; -1 = no limit. */
  linePool: number
}

export interface TypeModel {
  name: string
  phone: boolean
  number: number
  /** Expected contacts per microsecond from rateStart[i] on, before busyness and forecast error. Day d starts at piece dayPiece[d]. */
  rateStart: Float64Array
  rate: Float64Array
  dayPiece: Uint32Array
  handling: Law
  wrapUp: number
  /** null = waits for ever. */
  patience: Law | null
  balk: number
  leavesInGreeting: number
  leavesMessage: number
  reached: number
  reachedNot: Micros
  priority: number
  /** Index of the type a caller may be handed on to; -1 = none. */
  transferTo: number
  transferProbability: number
}

/** Who of a group is at work when, on days of one kind. */
export interface RosterTemplate {
  /** Instants after the day's start at which something changes; the first is 0. */
  at: Float64Array
  /** steps x agents, 1 = may take contacts. */
  duty: Uint8Array
  /** steps x agents, 1 = rostered, breaks included. */
  rostered: Uint8Array
}

export interface GroupModel {
  name: string
  agents: number
  absence: number
  handlingFactor: number
  costPerHour: number
  /** Index of each skill's type. */
  skills: number[]
  templates: RosterTemplate[]
  /** The template of each day; -1 = the group does not work. */
  dayTemplate: Int16Array
}

export interface Model {
  term: TermModel
  numbers: NumberModel[]
  types: TypeModel[]
  groups: GroupModel[]
  /** Lines of each pool. */
  lines: number[]
  /** Infinity = no limit. */
  queueLimit: number
  onQueueFull: 'recordedMessage' | 'busy' | 'voicemail'
  greeting: Micros
  ring: Micros
  atClose: 'serve' | 'voicemail'
  /** Does a caller out of hours meet a voicemail that takes messages? */
  voicemail: boolean
  reserveForPhone: number
  redial: { probability: number; after: Law; maxTries: number } | null
  /** Coefficients of variation; 0 = none. */
  busyness: number
  forecastError: { cv: number; per: 'term' | 'month' }
}

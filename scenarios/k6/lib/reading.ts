/** How an endpoint's answer is understood, by its endpoint file: the contact's number, its state, the seconds of greeting. */

import type { Micros } from '../../../sim/facts.ts'
import type { ContactState, Endpoint } from '../../../sim/load/endpoint.ts'
import { Failure, nothingAt } from './failure.ts'

export interface Reading {
  /** null = the answer does not say: the contact is on its way. */
  state: ContactState | null
  /** The endpoint's own word for the state, where a word told it. */
  word: string | null
  number: string | null
  greeted: Micros | null
}

/** Does the endpoint ever say that a caller waits? If not, a caller enters the queue after `endpoint.greeting`. */
export const tells = ({ states, statuses }: Endpoint, state: ContactState) =>
  (states[state]?.length ?? 0) > 0 || (statuses[state]?.length ?? 0) > 0

/** On its way yet. */
const underWay = ['greeting', 'waiting', 'ringing'] as const
export type EndState = Exclude<ContactState, (typeof underWay)[number]>

export const isEnd = (state: ContactState | null): state is EndState => state !== null && !(underWay as readonly string[]).includes(state)

/**
 * The answer to `place` or a poll. Statuses come first; any other status must be 2xx, with JSON if something is to be read of it.
 * @throws Failure in the words of a failure line
 */
export function readResponse(endpoint: Endpoint, status: number, body: string): Reading {
  const byStatus = stateOf(endpoint.statuses, status)
  if (byStatus === null && (status < 200 || status > 299)) throw new Failure(`HTTP ${status}`)
  if (endpoint.number === undefined && (endpoint.state === undefined || byStatus !== null) && endpoint.greeted === undefined)
    return { state: byStatus, word: null, number: null, greeted: null }
  const json = parse(body)
  // A status that tells all needs no JSON: a busy signal may well be a page of HTML.
  if (json === undefined && byStatus === null) throw new Failure(body.trim() === '' ? 'no body' : 'no JSON')
  return byStatus === null ? readJson(endpoint, json) : { ...readJson({ ...endpoint, state: undefined }, json), state: byStatus }
}

/** The answer to hanging up: where it is no JSON (204 and nothing, "OK"), its status says enough. */
export function readHangUp(endpoint: Endpoint, status: number, body: string): Reading {
  const says = parse(body) === undefined ? { state: undefined, greeted: undefined } : {}
  return readResponse({ ...endpoint, number: undefined, ...says }, status, body)
}

/** The answer to a message: any 2xx, whatever it holds. */
export function readReceipt(endpoint: Endpoint, status: number, body: string): Reading {
  return readResponse({ ...endpoint, number: undefined, state: undefined, greeted: undefined, statuses: {} }, status, body)
}

/** A message of the WebSocket. */
export function readMessage(endpoint: Endpoint, text: string): Reading {
  const json = parse(text)
  if (json === undefined) throw new Failure('no JSON on the websocket')
  const reading = readJson(endpoint, json)
  if (reading.state === null) throw new Failure(`${nothingAt('state', endpoint.state)} on the websocket`)
  return reading
}

function readJson({ state, states, number, greeted }: Endpoint, json: unknown): Reading {
  const word = state === undefined ? undefined : at(json, state)
  return {
    state: word === undefined ? null : stateByWord(states, state as string, word),
    word: word === undefined ? null : String(word),
    number: number === undefined ? null : numberAt(json, number),
    greeted: greeted === undefined ? null : secondsAt(json, greeted),
  }
}

function stateByWord(states: Endpoint['states'], pointer: string, word: unknown): ContactState {
  const found = stateOf(states, word)
  if (found === null) throw new Failure(`unknown state ${shorten(JSON.stringify(word))} at ${pointer}`)
  return found
}

function stateOf(words: { [state in ContactState]?: unknown[] }, word: unknown): ContactState | null {
  for (const [state, known] of Object.entries(words)) if (known.includes(word)) return state as ContactState
  return null
}

function numberAt(json: unknown, pointer: string): string | null {
  const number = at(json, pointer)
  if (number === undefined || number === null) return null
  if ((typeof number === 'string' && number !== '' && number.length <= 200) || typeof number === 'number') return String(number)
  throw new Failure(`no number but ${shorten(JSON.stringify(number))} at ${pointer}`)
}

function secondsAt(json: unknown, pointer: string): Micros | null {
  const seconds = at(json, pointer)
  if (seconds === undefined || seconds === null) return null
  if (typeof seconds === 'number' && seconds >= 0) return Math.round(seconds * 1e6)
  throw new Failure(`no seconds but ${shorten(JSON.stringify(seconds))} at ${pointer}`)
}

/** RFC 6901; undefined where there is nothing. */
function at(json: unknown, pointer: string): unknown {
  let value = json
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}...` : text)

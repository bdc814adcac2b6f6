/** What is said between one caller and the endpoint: requests with their readings, and the socket. Tells whoever looks on. */
import http, { type CookieJar } from 'k6/http'
import type { Micros } from '../../../sim/facts.ts'
import type { Endpoint } from '../../../sim/load/endpoint.ts'
import type { Answer, Sent } from './exchange.ts'
import { send } from './exchange.ts'
import { inWords } from './failure.ts'
import { isEnd, type Reading, readMessage, readResponse } from './reading.ts'
import { Subscription } from './subscription.ts'
import { fillHeaders, fillPath, type Values } from './templates.ts'

/** Looks on: the request in words, the answer, how it was understood. */
export type Onlooker = (request: string, status: number, body: string, understood: string, number: string | null) => void

export class Conversation {
  private readonly endpoint: Endpoint
  private readonly target: string
  private readonly values: Values
  private readonly onlooker: Onlooker
  /** Every caller is a client of its own. */
  private readonly jar: CookieJar = new http.CookieJar()
  private subscription: Subscription | null = null
  /** The endpoint's own number for the contact. */
  number: string | null = null

  constructor(endpoint: Endpoint, target: string, values: Values, onlooker: Onlooker = () => {}) {
    this.endpoint = endpoint
    this.target = target
    this.values = { ...values }
    this.onlooker = onlooker
  }

  /** Throws Failure. */
  async ask(request: Sent, timeout: Micros, read = readResponse): Promise<Reading> {
    const said = `${request.method} ${fillPath(request.path, this.values)}`
    let answer: Answer
    try {
      answer = await send(request, { target: this.target, values: this.values, jar: this.jar }, timeout)
    } catch (error) {
      this.onlooker(said, 0, '', inWords(error), this.number)
      throw error
    }
    return this.understand(said, answer, () => read(this.endpoint, answer.status, answer.body))
  }

  /** Opens the socket; `heard` gets a reading and when it came, in milliseconds since 1970. */
  subscribe(
    { path, headers }: Extract<Endpoint['answer'], { by: 'websocket' }>,
    heard: (reading: Reading, milliseconds: number) => void,
    failed: (what: string) => void,
  ): void {
    const filled = fillPath(path, this.values)
    const said = `websocket ${filled}`
    this.subscription = new Subscription(this.target + filled, path, fillHeaders(headers, this.values), this.jar, {
      message: (body, at) => {
        const reading = this.understand(said, { status: 101, body }, () => readMessage(this.endpoint, body))
        // Nothing more is to come, and the endpoint may close.
        if (isEnd(reading.state)) this.close()
        heard(reading, at)
      },
      failed: (what) => {
        this.onlooker(said, 0, '', what, this.number)
        failed(what)
      },
    })
  }

  close(): void {
    this.subscription?.close()
  }

  private understand(said: string, { status, body }: Answer, read: () => Reading): Reading {
    try {
      const reading = read()
      if (reading.number !== null) this.values.number = this.number = reading.number
      if (reading.word !== null) this.values.state = reading.word
      this.onlooker(said, status, body, reading.state ?? 'no state', this.number)
      return reading
    } catch (error) {
      this.onlooker(said, status, body, inWords(error), this.number)
      throw error
    }
  }
}

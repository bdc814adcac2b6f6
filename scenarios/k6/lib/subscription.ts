/** A contact followed by WebSocket. */
import type { CookieJar } from 'k6/http'
import { WebSocket } from 'k6/websockets'
import { Failure, inWords } from './failure.ts'

export interface Listener {
  message(text: string, milliseconds: number): void
  /** The socket failed, or closed though nobody here closed it. */
  failed(what: string): void
}

export class Subscription {
  private readonly socket: WebSocket
  private closed = false

  constructor(url: string, path: string, headers: Record<string, string>, jar: CookieJar, listener: Listener) {
    this.socket = new WebSocket(url.replace(/^http/, 'ws'), null, { headers, jar, tags: { name: path } })
    // An error that left a listener would end the whole iteration.
    const guarded = (happen: () => void) => {
      if (this.closed) return
      try {
        happen()
      } catch (error) {
        listener.failed(inWords(error))
      }
    }
    this.socket.onopen = () => {
      if (this.closed) this.socket.close()
    }
    this.socket.onmessage = (event) =>
      guarded(() => {
        if (typeof event?.data !== 'string') throw new Failure('a binary message on the websocket')
        listener.message(event.data, event.timestamp)
      })
    this.socket.onerror = (event) => guarded(() => listener.failed(`websocket: ${event?.error ?? 'failed'}`))
    this.socket.onclose = () => guarded(() => listener.failed('websocket closed before the contact ended'))
  }

  /**
   * k6 would block for good on closing a socket that is still connecting: that one is closed once it is open. (Nor does k6 2.2 ever end, by its
   * time or a signal, where an endpoint never answers the closing: whoever runs it must be ready to kill it. All lines are out by then.)
   */
  close(): void {
    this.closed = true
    if (this.socket.readyState === 1) this.socket.close()
  }
}

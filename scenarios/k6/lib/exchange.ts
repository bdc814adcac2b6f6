/** One exchange with the endpoint over HTTP, off the event loop. */
import http, { type CookieJar } from 'k6/http'
import type { Micros } from '../../../sim/facts.ts'
import type { Endpoint, EndpointRequest } from '../../../sim/load/endpoint.ts'
import { Failure } from './failure.ts'
import { fill, fillHeaders, fillJson, fillPath, type Values } from './templates.ts'

// A 503 may be the endpoint's busy signal: whether a status is expected is for the endpoint file to say.
http.setResponseCallback(null as never)

export interface Answer {
  status: number
  body: string
}

/** What an exchange needs beside its request. */
export interface Client {
  target: string
  values: Values
  jar: CookieJar
}

export type Sent = Pick<EndpointRequest, 'method' | 'path' | 'headers' | 'json' | 'form'>

/** A poll is a GET. */
export const pollRequest = ({ path, headers }: Extract<Endpoint['answer'], { by: 'poll' }>): Sent => ({ method: 'GET', path, headers })

/**
 * Redirects are not followed: they could lead away from the target that was allowed.
 * @throws Failure when there is no answer, or none within `timeout`
 */
export async function send(request: Sent, { target, values, jar }: Client, timeout: Micros): Promise<Answer> {
  const headers = fillHeaders(request.headers, values)
  const { body, type } = bodyOf(request, values)
  if (type !== null && !Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')) headers['content-type'] = type
  const response = await http.asyncRequest(request.method, target + fillPath(request.path, values), body, {
    headers,
    jar,
    redirects: 0,
    responseType: 'text',
    tags: { name: request.path },
    // k6 waits 60 s by default, less than the 90 s that a caller may wait.
    timeout: Math.max(1, Math.round(timeout / 1000)),
  })
  if (response.status !== 0 && response.error_code < 1000) return answerOf(response.status, response.body)
  // k6 gives an HTTP error a code of its own, 1400 to 1599.
  if (response.error_code >= 1400 && response.error_code < 1600) return answerOf(response.status, response.body)
  throw failureOf(response.error_code, response.error, timeout)
}

const answerOf = (status: number, body: unknown): Answer => ({ status, body: typeof body === 'string' ? body : '' })

function bodyOf({ json, form }: Sent, values: Values): { body: string | null; type: string | null } {
  if (json !== undefined) return { body: JSON.stringify(fillJson(json, values)), type: 'application/json' }
  if (form === undefined) return { body: null, type: null }
  const fields = Object.entries(form).map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(fill(text, values))}`)
  return { body: fields.join('&'), type: 'application/x-www-form-urlencoded' }
}

function failureOf(code: number, error: string, timeout: Micros): Failure {
  // The request's own time is over (1050), or that of the connection it waited for (1211).
  if (code === 1050 || code === 1211) return new Failure(`no answer in ${Number((timeout / 1e6).toFixed(1))} s`, true)
  if (code === 1212) return new Failure('connection refused')
  if (code === 1220) return new Failure('connection reset')
  return new Failure(error === '' ? `k6 error ${code}` : error)
}

/** The beginning of a replay: what setup() does, once for all virtual users. */
import http from 'k6/http'
import type { Micros } from '../../../sim/facts.ts'
import { send } from './exchange.ts'
import { inWords } from './failure.ts'
import { plan } from './plan.ts'

export interface Begun {
  /** When the window begins, milliseconds since 1970. */
  start: number
}

/**
 * The replay begins at `from` (since the window's beginning), plan.lead from now. An endpoint with a clock is told to show that local
 * instant then: half of the request's own time is taken for its way there.
 */
export async function begin(from: Micros = 0): Promise<Begun> {
  const { lead, endpoint, target } = plan
  const asked = Date.now()
  if (endpoint.clock === undefined) return { start: asked + (lead - from) / 1000 }
  const local = localText(from - lead)
  try {
    const answer = await send(endpoint.clock, { target, values: { local }, jar: new http.CookieJar() }, 30e6)
    if (answer.status < 200 || answer.status > 299) throw new Error(`HTTP ${answer.status} ${answer.body.slice(0, 200)}`)
  } catch (error) {
    throw new Error(`The endpoint's clock could not be set to ${local}: ${inWords(error)}`)
  }
  const told = Date.now()
  const start = Math.round((asked + told) / 2) + (lead - from) / 1000
  if (told > start + from / 1000)
    throw new Error(`The endpoint took ${told - asked} ms to set its clock, longer than the lead of ${lead / 1000} ms`)
  return { start }
}

/** Local, with milliseconds, of an instant since the window's beginning. */
function localText(time: Micros): string {
  return new Date(Date.parse(`${plan.window.from}Z`) + time / 1000).toISOString().slice(0, 23)
}

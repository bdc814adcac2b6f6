/** The beginning of a replay: what setup() does, once for all virtual users. */
import exec from 'k6/execution'
import http from 'k6/http'
import type { Micros } from '../../../sim/facts.ts'
import { send } from './exchange.ts'
import { Failure, inWords } from './failure.ts'
import { plan } from './plan.ts'
import { fillHeaders, headersOf } from './templates.ts'

export interface Begun {
  /** When the window begins, milliseconds since 1970. */
  start: number
}

/**
 * The replay begins at `from` (since the window's beginning), `lead` from now. An endpoint with a clock is told to show that local instant
 * then: half of the request's own time is taken for its way there. Where that cannot be, or a header needs a variable that the environment
 * does not have, the test is aborted, in words, with k6's exit code 108.
 */
export async function begin(from: Micros, lead: Micros): Promise<Begun> {
  try {
    return { start: await startOf(from, lead) }
  } catch (error) {
    exec.test.abort(inWords(error))
    throw error
  }
}

async function startOf(from: Micros, lead: Micros): Promise<number> {
  const { endpoint, target } = plan
  for (const headers of headersOf(endpoint)) fillHeaders(headers, {})
  const asked = Date.now()
  if (endpoint.clock === undefined) return asked + (lead - from) / 1000
  const local = localText(from - lead)
  try {
    const { status, body } = await send(endpoint.clock, { target, values: { local }, jar: new http.CookieJar() }, 30e6)
    if (status < 200 || status > 299) throw new Failure(`HTTP ${status} ${body.slice(0, 200)}`)
  } catch (error) {
    throw new Failure(`The endpoint's clock could not be set to ${local}: ${inWords(error)}`)
  }
  const told = Date.now()
  const shown = (asked + told) / 2
  if (lead > 0 && told > shown + lead / 1000)
    throw new Failure(`The endpoint took ${told - asked} ms to set its clock: the replay should have begun by then`)
  return Math.round(shown + (lead - from) / 1000)
}

/** Local, with milliseconds, of an instant since the window's beginning. */
function localText(time: Micros): string {
  return new Date(Date.parse(`${plan.window.from}Z`) + time / 1000).toISOString().slice(0, 23)
}

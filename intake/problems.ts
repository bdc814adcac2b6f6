/** What is wrong with a request, as the answer says it. */
import type { FastifyError } from 'fastify'

export interface Problem {
  /** "channel"; empty = the whole. */
  path: string
  found: string
  expected: string
}

/** A request that cannot be done. */
export class Refused extends Error {
  readonly statusCode: number
  readonly problems: Problem[] | undefined
  constructor(statusCode: number, message: string, problems?: Problem[], cause?: unknown) {
    super(message, { cause })
    this.name = 'Refused'
    this.statusCode = statusCode
    this.problems = problems
  }
}

type Failures = NonNullable<FastifyError['validation']>

const most = 20

/** ajv's findings in plain words. `value`: what was checked. */
export function problemsOf(failures: Failures, value: unknown): Problem[] {
  return failures.slice(0, most).map(({ keyword, instancePath, params }) => {
    const steps = instancePath
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    const found = steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], value)
    const key = keyword === 'required' ? params.missingProperty : keyword === 'additionalProperties' ? params.additionalProperty : undefined
    const path = (key === undefined ? steps : [...steps, String(key)]).map((step) => short(step)).join('.')
    if (keyword === 'required') return { path, found: 'nothing', expected: 'a value' }
    if (keyword === 'additionalProperties') return { path, found: 'a key that is not known', expected: 'no such key' }
    return { path, found: describe(found), expected: expectation(keyword, params) }
  })
}

function expectation(keyword: string, params: Record<string, unknown>): string {
  switch (keyword) {
    case 'type':
      return kinds[String(params.type)] ?? String(params.type)
    case 'enum': {
      const allowed = (params.allowedValues as unknown[]).map((one) => short(String(one)))
      return `one of ${allowed.slice(0, 30).join(', ')}${allowed.length > 30 ? ', ...' : ''}`
    }
    case 'minLength':
      return 'text that is not empty'
    case 'maxLength':
      return `${params.limit} characters at most`
    case 'minimum':
      return `${params.limit} or more`
    case 'maximum':
      return `${params.limit} at most`
    case 'pattern':
      return String(params.pattern).includes('Cs') ? 'text without control characters' : 'a local instant such as 2027-03-08T10:00:00'
    default:
      return keyword
  }
}

const kinds: Record<string, string> = { object: 'a JSON object', string: 'text', integer: 'a whole number' }

function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'an object'
  return typeof value === 'string' ? `"${short(value)}"` : short(String(value))
}

/** Halves of surrogate pairs, which no encoding has, become a sign of their own. */
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text).replace(/\p{Cs}/gu, '\ufffd')

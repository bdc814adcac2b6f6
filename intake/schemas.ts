/**
 * The JSON schemas of the HTTP interface: they check every request and make its OpenAPI description. Types are never coerced: query and
 * path hold text only, and what is a whole number there becomes one before it is checked.
 */
import { channels, states } from './register.ts'

/** The longest text, in characters. */
const longestText = 8000
/** The longest that a request waits for news. Seconds. */
export const longestWait = 120

// Text that a database and a screen can take: no control characters, no halves of surrogate pairs.
const line = { pattern: '^[^\\p{Cc}\\p{Cs}]*$' }
const lines = { pattern: '^([^\\p{Cc}\\p{Cs}]|[\\n\\r\\t])*$' }
const identifier = { type: 'string', minLength: 1, maxLength: 64, ...line }
const text = { type: 'string', minLength: 1, maxLength: longestText, ...lines }
const instant = (description: string) => ({ type: 'string', description, examples: ['2027-03-08T10:00:01.234+01:00'] })

/** Only names that are known, where any are. */
const known = (names: string[]) => (names.length > 0 ? { enum: names } : {})

const object = <P extends object, O extends (keyof P)[]>(properties: P, optional: O) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((key) => !optional.includes(key as keyof P)),
  properties,
})

export const errorSchema = {
  $id: 'Error',
  ...object(
    {
      error: { type: 'string', description: 'what is wrong, in a sentence' },
      problems: {
        type: 'array',
        items: object({ path: { type: 'string' }, found: { type: 'string' }, expected: { type: 'string' } }, []),
      },
    },
    ['problems'],
  ),
}

export const contactSchema = {
  $id: 'Contact',
  ...object(
    {
      number: { type: 'integer', minimum: 1, description: 'progressive, without gap' },
      tickets: {
        type: 'object',
        additionalProperties: { type: 'integer', minimum: 1 },
        description: 'its numbers in the sequences that the contract gives to single types, where there are such',
      },
      registeredAt: instant('date and time of registration, local; on disk, like the number, before this answer'),
      runsFrom: instant('from when terms run: the deemed receipt out of hours, else registeredAt'),
      channel: { type: 'string', enum: channels },
      type: { type: 'string' },
      calledNumber: { type: 'string' },
      state: { type: 'string', enum: states },
      greeted: { type: 'number', description: 'seconds of the greeting heard so far' },
      waited: { type: 'number', description: 'seconds from the beginning to the answer, the end or now; the greeting counts' },
    },
    ['tickets'],
  ),
}

const clockSchema = {
  $id: 'Clock',
  ...object(
    {
      local: { type: 'string', description: 'what the endpoint’s clock shows', examples: ['2027-03-08T10:00:00.000'] },
      timezone: { type: 'string' },
      rehearsal: { type: 'boolean', description: 'simulated operators are at work, and the clock may be set' },
    },
    [],
  ),
}

const workSchema = {
  $id: 'Work',
  ...object(
    {
      number: { type: 'integer' },
      channel: { type: 'string', enum: channels },
      type: { type: 'string' },
      calledNumber: { type: 'string' },
      caller: { type: 'string' },
      text: { type: ['string', 'null'], description: 'what was written, or the message to call back about' },
      registeredAt: instant('date and time of registration'),
      runsFrom: instant('from when terms run; of a callback, from the message on'),
      callback: { type: 'boolean', description: 'the caller left a message: call back' },
    },
    [],
  ),
}

const deskSchema = {
  $id: 'Desk',
  ...object(
    {
      contract: { type: 'string' },
      rehearsal: { type: 'boolean' },
      groups: {
        type: 'array',
        items: object({ name: { type: 'string' }, people: { type: 'integer' }, idle: { type: 'integer' } }, []),
      },
      numbers: { type: 'array', items: object({ name: { type: 'string' }, open: { type: 'boolean' } }, []) },
      waiting: object(
        {
          phone: { type: 'integer', description: 'callers in greeting or queue' },
          background: { type: 'integer', description: 'written contacts and callbacks not begun, as far as they are deemed received' },
        },
        [],
      ),
    },
    [],
  ),
}

const healthSchema = {
  $id: 'Health',
  ...object(
    {
      ok: { type: 'boolean' },
      register: { type: 'string', enum: ['written', 'failed'], description: 'could something be written to disk just now?' },
      contacts: { type: 'integer', description: 'the last number given' },
      version: { type: 'string' },
    },
    [],
  ),
}

/** Shared by reference, so that each has a name in the OpenAPI description. */
export const sharedSchemas = [errorSchema, contactSchema, clockSchema, workSchema, deskSchema, healthSchema]

const answer = (name: string, description: string) => ({ description, $ref: `${name}#` })
const nothing = (description: string) => ({ description, type: 'null' })
const refused = answer('Error', 'refused: nothing was done')

const numberPath = object({ number: { type: 'integer', minimum: 1 } }, [])
const operatorPath = object({ operator: { type: 'string', minLength: 1, maxLength: 64, ...line } }, [])
const wait = { type: 'integer', minimum: 0, maximum: longestWait, default: 30, description: 'seconds' }
const none = object({}, [])

export function routeSchemas(types: string[], numbers: string[], groups: string[]) {
  const errors = { '4xx': refused, '5xx': answer('Error', 'could not be done; trying again later may help') }
  return {
    register: {
      summary: 'Registers a contact; a call is put through, or meets busy, a recorded message or voicemail',
      body: object(
        {
          channel: { type: 'string', enum: channels },
          type: { ...identifier, ...known(types) },
          calledNumber: { ...identifier, ...known(numbers), description: 'the telephone number called; the type’s own if absent' },
          caller: { type: 'string', minLength: 1, maxLength: 200, ...line, description: 'who calls or writes; shown to operators only' },
          text,
        },
        ['calledNumber', 'text'],
      ),
      querystring: none,
      response: { 201: answer('Contact', 'registered, on disk'), ...errors },
    },
    follow: {
      summary: 'The contact: at once, or when its state is another than `since`, or after `wait` seconds',
      params: numberPath,
      querystring: object({ since: { type: 'string', enum: states }, wait }, ['since', 'wait']),
      response: { 200: answer('Contact', 'as it is'), ...errors },
    },
    events: {
      summary: 'WebSocket: the contact on connection and at every change of state; closed at its end, or when it is answered',
      params: numberPath,
      querystring: none,
      response: { 101: nothing('the contact follows, in text frames'), ...errors },
    },
    hangUp: {
      summary: 'The caller hangs up',
      params: numberPath,
      querystring: none,
      response: { 200: answer('Contact', 'what became of it'), ...errors },
    },
    message: {
      summary: 'The caller leaves a message on voicemail, once: somebody calls back',
      params: numberPath,
      querystring: none,
      body: object({ text }, []),
      response: { 201: answer('Contact', 'on disk'), ...errors },
    },
    clock: { summary: 'The endpoint’s clock', querystring: none, response: { 200: answer('Clock', 'now'), ...errors } },
    setClock: {
      summary: 'In a rehearsal, while nobody is at the desk: the clock shows `local` from now on',
      querystring: none,
      body: object(
        {
          local: {
            type: 'string',
            pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?$',
            examples: ['2027-03-08T10:00:00'],
          },
        },
        [],
      ),
      response: { 200: answer('Clock', 'set'), ...errors },
    },
    logIn: {
      summary: 'An operator logs in to a group',
      querystring: none,
      body: object({ name: { type: 'string', minLength: 1, maxLength: 100, ...line }, group: { ...identifier, ...known(groups) } }, []),
      response: { 201: { description: 'logged in', ...object({ operator: { type: 'string' } }, []) }, ...errors },
    },
    next: {
      summary: 'The operator is idle and waits for a contact; asked again before finishing, gets the same one',
      params: operatorPath,
      querystring: object({ wait }, ['wait']),
      response: {
        200: { description: 'a contact', ...object({ contact: { $ref: 'Work#' } }, []) },
        204: nothing('none came'),
        ...errors,
      },
    },
    finish: {
      summary: 'The operator has finished the contact',
      params: operatorPath,
      querystring: none,
      response: { 204: nothing('finished'), ...errors },
    },
    logOut: {
      summary: 'The operator goes; a contact in hand is finished by it',
      params: operatorPath,
      querystring: none,
      response: { 204: nothing('logged out'), ...errors },
    },
    desk: { summary: 'The desk at a glance', querystring: none, response: { 200: answer('Desk', 'now'), ...errors } },
    metrics: {
      summary: 'Figures for Prometheus, without personal data',
      produces: ['text/plain'],
      querystring: none,
      response: { 200: { description: 'Prometheus text', type: 'string' }, ...errors },
    },
    health: {
      summary: 'Can contacts be registered?',
      querystring: none,
      response: { 200: answer('Health', 'yes'), 503: answer('Health', 'no'), '4xx': refused },
    },
  }
}

/**
 * The endpoint file: how Pronto talks to an intake endpoint that exists already. Requests are templates: {type}, {channel}, {caller},
 * {text}, {calledNumber}, {attempt}; {number} is the endpoint's own number for the contact, {local} a local instant, and in headers
 * {env.NAME} a variable of the environment.
 */
import { z } from 'zod'
import { duration, oneOf, positiveDuration, text } from '../units.ts'

const pointer = z
  .string({ error: 'a JSON pointer such as /ticket/id' })
  .regex(/^(\/[^/]*)*$/, { error: 'a JSON pointer such as /ticket/id' })
const path = z
  .string({ error: 'a path such as /tickets' })
  .regex(/^\/(?!\/)[^\s]*$/, { error: 'a path such as /tickets, beginning with /' })
const status = z
  .int({ error: 'an HTTP status such as 503' })
  .min(100, { error: 'an HTTP status such as 503' })
  .max(599, { error: 'an HTTP status such as 503' })

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)], { error: 'what JSON can hold' }),
)

const methods = oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE')
const requestKeys = {
  method: methods.default('POST'),
  path,
  headers: z
    .record(z.string(), z.string({ error: 'the text of a header' }), { error: 'headers such as { accept: application/json }' })
    .default({}),
  json: json.optional(),
  form: z.record(z.string(), z.string({ error: 'the text of a field' }), { error: 'form fields such as { From: "{caller}" }' }).optional(),
}
const oneBody = { error: 'json or form, not both', path: ['form'] }
const request = z
  .strictObject(requestKeys, { error: 'a request such as { method: POST, path: /tickets, json: { ... } }' })
  .refine(({ json, form }) => json === undefined || form === undefined, oneBody)

/** What a contact can be in: on its way (greeting, waiting, ringing: an agent has it, and nobody hangs up any more) or at its end. */
export const stateNames = ['greeting', 'waiting', 'ringing', 'answered', 'abandoned', 'busy', 'recordedMessage', 'voicemail'] as const
export type ContactState = (typeof stateNames)[number]

const words = z.array(z.union([z.string(), z.number(), z.boolean()], { error: 'a word' }), {
  error: 'a list of the words that the endpoint uses',
})

const fieldsOnly = z.strictObject(
  {
    $schema: z.string().optional(),
    name: text,
    place: request,
    number: pointer.optional(),
    state: pointer.optional(),
    states: z
      .strictObject(
        {
          greeting: words.optional(),
          waiting: words.optional(),
          ringing: words.optional(),
          answered: words.optional(),
          abandoned: words.optional(),
          busy: words.optional(),
          recordedMessage: words.optional(),
          voicemail: words.optional(),
        },
        { error: 'words by state, such as { waiting: [queued], answered: [open] }' },
      )
      .default({}),
    statuses: z
      .strictObject(
        {
          greeting: z.array(status).optional(),
          waiting: z.array(status).optional(),
          ringing: z.array(status).optional(),
          answered: z.array(status).optional(),
          abandoned: z.array(status).optional(),
          busy: z.array(status).optional(),
          recordedMessage: z.array(status).optional(),
          voicemail: z.array(status).optional(),
        },
        { error: 'HTTP statuses by state, such as { busy: [503] }' },
      )
      .default({}),
    answer: z.discriminatedUnion(
      'by',
      [
        z.strictObject({ by: z.literal('immediate') }),
        z.strictObject({ by: z.literal('poll'), path, every: duration.default(1), headers: requestKeys.headers }),
        z.strictObject({ by: z.literal('websocket'), path, headers: requestKeys.headers }),
      ],
      { error: '{ by: immediate }, { by: poll, path: ... } or { by: websocket, path: ... }' },
    ),
    hangUp: request.optional(),
    message: request.optional(),
    clock: request.optional(),
    /** JSON pointer to the seconds spent in the greeting, in the answer that tells the end. */
    greeted: pointer.optional(),
    /** Length of the greeting where the endpoint does not tell when the caller enters the queue. */
    greeting: duration.default(0),
    timeout: positiveDuration.default(120),
  },
  { error: 'an endpoint: name, place, answer' },
)

type Issue = (path: (string | number)[], message: string) => void

/** What is right by itself and wrong together, and would be found only by looking at what was sent and how it was understood. */
export const endpointSchema = fieldsOnly.superRefine((endpoint, context) => {
  const issue: Issue = (path, message) => context.addIssue({ code: 'custom', message, path })
  for (const key of ['states', 'statuses'] as const) eachOnce(key, endpoint[key], issue)
  if (endpoint.answer.by === 'websocket' && endpoint.state === undefined)
    issue(['answer', 'by'], 'state: POINTER too, which says where a message of the websocket holds it')
  for (const key of ['place', 'answer', 'hangUp', 'message', 'clock'] as const) variablesIn(endpoint[key], [key], issue)
})

/** A word that stands for two states would be read as the first of them. */
function eachOnce(key: string, words: Record<string, unknown[] | undefined>, issue: Issue): void {
  const seen = new Map<unknown, string>()
  for (const [state, list = []] of Object.entries(words))
    for (const [i, word] of list.entries()) {
      const other = seen.get(word)
      if (other !== undefined) issue([key, state, i], `one that does not stand for ${other} already`)
      seen.set(word, state)
    }
}

/** Variables of the environment are filled in headers alone: elsewhere they would be sent as they are written. */
function variablesIn(value: unknown, path: (string | number)[], issue: Issue): void {
  if (typeof value === 'string' && /\{env\.\w+\}/.test(value)) issue(path, 'no variable of the environment: only headers may have one')
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value))
      if (path.length > 1 || key !== 'headers') variablesIn(part, [...path, Array.isArray(value) ? Number(key) : key], issue)
}
export type Endpoint = z.output<typeof endpointSchema>
export type EndpointRequest = Endpoint['place']

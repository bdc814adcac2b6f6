/** Requests made from the endpoint's own OpenAPI description: some as it asks for, most not. */

export interface Schema {
  type?: string | string[]
  enum?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  minimum?: number
  maximum?: number
  maxLength?: number
}

export interface Operation {
  method: string
  path: string
  parameters: { name: string; in: string; schema: Schema }[]
  body: Schema | undefined
}

interface Described {
  paths: Record<
    string,
    Record<string, { parameters?: Operation['parameters']; requestBody?: { content: { 'application/json': { schema: Schema } } } }>
  >
}

export function operationsOf(description: Described): Operation[] {
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      body: requestBody?.content['application/json'].schema,
    })),
  )
}

/** Mulberry32: the same requests in every run. */
export function luck(seed: number) {
  let state = seed
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(uniform() * n)
  return { uniform, below, one: <T>(of: readonly T[]): T => of[below(of.length)], chance: (share: number) => uniform() < share }
}
type Luck = ReturnType<typeof luck>

/** What was seen of earlier answers, so that later requests speak of things that there are. */
export interface Seen {
  numbers: number
  operators: string[]
}

const strange: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  '\u0000',
  '\u001b[31m',
  '\ud800',
  '\udfff tail',
  '‮abc',
  '😀'.repeat(50),
  "'; drop table contacts; --",
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%00',
  '2027-02-30T25:61:00',
  'x'.repeat(9000),
  'x'.repeat(40_000),
  [],
  [[]],
  {},
  { toString: 1 },
  Array.from({ length: 500 }, (_, i) => i),
]

/** A value that fits the schema, or at times does not. */
function made(schema: Schema, luck: Luck, wrongness: number): unknown {
  if (luck.chance(wrongness)) return luck.one(strange)
  if (schema.enum !== undefined) return luck.one(schema.enum)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'integer') return (schema.minimum ?? 0) + luck.below(Math.min(schema.maximum ?? 20, 20))
  if (type === 'object') {
    const entries = Object.entries(schema.properties ?? {}).filter(([key]) => schema.required?.includes(key) || luck.chance(0.5))
    const kept = entries.filter(() => !luck.chance(wrongness / 2))
    const object = Object.fromEntries(kept.map(([key, inner]) => [key, made(inner, luck, wrongness)]))
    if (luck.chance(wrongness / 2)) object[luck.one(['extra', 'constructor', 'number', ''])] = luck.one(strange)
    return object
  }
  return luck.one(['order', 'Anna', 'about my order', '+39 051 123456', '2027-03-08T10:00:00', 'é à 漢字 😀'])
}

/** The bytes of a request. */
export function requestOf({ method, path, parameters, body }: Operation, luck: Luck, seen: Seen): Buffer {
  const wrongness = luck.one([0, 0, 0.1, 0.4])
  const parameter = (name: string, schema: Schema) => {
    if (luck.chance(wrongness)) return text(luck.one(strange)).slice(0, luck.one([10, 100, 5000]))
    if (name === 'number') return String(1 + luck.below(seen.numbers + 2))
    if (name === 'operator') return luck.one([...seen.operators, 'nobody'])
    // Mostly short, since whoever waits is in nobody's way but the test's.
    if (name === 'wait') return String(luck.chance(0.9) ? 0 : luck.below(120))
    return text(made(schema, luck, 0))
  }
  const encode = (text: string) => (luck.chance(wrongness / 4) ? '%ff%zz' : encodeURIComponent(text.replace(/\p{Cs}/gu, '�')))
  const named = (name: string) => parameters.find((one) => one.name === name)?.schema ?? {}
  const url = path.replace(/\{(\w+)\}/g, (_, name) => encode(parameter(name, named(name))))
  const query = parameters
    .filter((one) => one.in === 'query' && luck.chance(0.8))
    .map(({ name, schema }) => `${name}=${encode(parameter(name, schema))}`)
  if (luck.chance(wrongness / 4)) query.push(luck.one(['x=1', '=', '&&', 'wait=1&wait=2', `q=${'y'.repeat(3000)}`, '__proto__=1']))
  const bytes = bodyBytes(body, luck, wrongness)
  const headers = hostileHeaders(luck, wrongness)
  if (bytes.length > 0 || method !== 'GET') headers.unshift(`content-length: ${bytes.length}`)
  if (bytes.length > 0) headers.unshift(`content-type: ${luck.chance(wrongness / 3) ? luck.one(contentTypes) : 'application/json'}`)
  const verb = luck.chance(wrongness / 10) ? luck.one(['PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'POST', 'GET']) : method
  const target = `${url}${query.length > 0 ? `?${query.join('&')}` : ''}`
  const head = `${verb} ${target} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n${headers.map((one) => `${one}\r\n`).join('')}\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes])
}

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

const contentTypes = ['text/plain', 'application/xml', 'application/json; charset=latin1', 'APPLICATION/JSON', '*/*', 'a'.repeat(500), ';']

function bodyBytes(schema: Schema | undefined, luck: Luck, wrongness: number): Buffer {
  if (schema === undefined) return luck.chance(wrongness) ? Buffer.from(luck.one(['{}', '{"a":1}', '[]', 'null', '"'])) : Buffer.alloc(0)
  const bytes = Buffer.from(JSON.stringify(made(schema, luck, wrongness)))
  if (!luck.chance(wrongness)) return bytes
  return luck.one([
    () => bytes.subarray(0, Math.floor(bytes.length / 2)),
    () => Buffer.concat([bytes, Buffer.from([0xff, 0xfe])]),
    () => {
      // One byte is another one: at times no UTF-8, at times no JSON, at times nothing to remark upon.
      const broken = Buffer.from(bytes)
      broken[luck.below(broken.length)] = luck.below(256)
      return broken
    },
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
    () => Buffer.from('['.repeat(5000)),
    () => Buffer.from('{"__proto__":{"channel":"phone"}}'),
    () => Buffer.from('{"channel":"phone","channel":"email","type":"order","caller":"twice"}'),
    () => Buffer.alloc(luck.one([1, 20_000, 200_000]), 0x20),
    () => Buffer.alloc(0),
  ])()
}

function hostileHeaders(luck: Luck, wrongness: number): string[] {
  if (!luck.chance(wrongness)) return []
  return [
    luck.one([
      'authorization: Bearer \u00ff',
      'authorization: ',
      'expect: 100-continue',
      'expect: nonsense',
      'upgrade: websocket',
      'upgrade: h2c',
      'x-forwarded-for: 1.2.3.4',
      'accept-encoding: gzip',
      'transfer-encoding: gzip',
      'transfer-encoding: chunked',
      'content-length: 7',
      'content-encoding: gzip',
      `cookie: ${'c'.repeat(5000)}`,
      `x-long: ${'y'.repeat(30_000)}`,
      ' folded: yes',
      'no colon at all',
      'sec-websocket-key: x',
    ]),
  ]
}

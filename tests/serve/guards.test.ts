/** Who may ask, and what for: this machine's browsers, through these pages, within the folder. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { edit, served, twoFiles } from './pages.ts'

const page = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

describe('another name that leads here', () => {
  test.each([
    ['localhost', 200],
    ['localhost:8090', 200],
    ['127.0.0.1:8090', 200],
    ['[::1]:8090', 200],
    ['LOCALHOST:1', 200],
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost.evil.example:8090', 403],
    ['evil.example:127.0.0.1', 403],
    ['192.168.1.2:8090', 403],
  ])('%s: %i', async (host, status) => {
    const { get } = await served()
    expect((await get('/en/', { host })).status).toBe(status)
  })
})

describe('pages of other sites', () => {
  test.each([
    ['lead here', 'GET', { 'sec-fetch-site': 'cross-site', ...page }, 200],
    [
      'may not put it into a frame',
      'GET',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      403,
    ],
    ['may not ask by script', 'GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }, 403],
    ['of another port of this machine may not either', 'GET', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }, 403],
    ['may not act', 'POST', { 'sec-fetch-site': 'cross-site', ...page }, 403],
    ['may not act, in a browser that tells their origin only', 'POST', { origin: 'http://evil.example' }, 403],
    ['of no origin may not act', 'POST', { origin: 'null' }, 403],
    ['are not those from here', 'POST', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost', host: 'localhost' }, 200],
  ] as const)('%s', async (_, method, headers, status) => {
    const { app } = await served()
    const url = method === 'GET' ? '/en/' : '/en/run/cancel'
    expect((await app.inject({ method, url, headers })).statusCode).toBe(status)
  })

  test('cannot send what they can send unasked: only JSON is read', async () => {
    const { app } = await served()
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect(
        (
          await app.inject({
            method: 'POST',
            url: '/en/plan/fresh',
            payload: '{"folder":"a","contract":"v4-project"}',
            headers: { 'content-type': type },
          })
        ).statusCode,
      ).toBe(415)
  })
})

describe('every answer', () => {
  test.each(['/en/', '/it/', '/page/common.js', '/page/style.css', '/nothing', '/en/plan?file=x.yaml'])(
    '%s: tells browsers to keep to it',
    async (url) => {
      const { get } = await served()
      const { headers } = await get(url)
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'$/)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      expect(headers).not.toHaveProperty('access-control-allow-origin')
    },
  )

  test('of an error says it in the language of the address, and shows no stack', async () => {
    const { get, log } = await served()
    expect((await get('/it/plan?file=x.yaml')).text).toContain('Non c’è un file di questo nome')
    expect((await get('/en/nothing')).text).toContain('There is nothing here.')
    expect(log).toEqual([])
  })

  test('the first page is in the language of the browser', async () => {
    const { app } = await served()
    const to = async (accepted: string) => (await app.inject({ url: '/', headers: { 'accept-language': accepted } })).headers.location
    expect(await Promise.all(['it-IT,it;q=0.9,en;q=0.8', 'de,fr', 'en', '', 'de,it;q=0.5'].map(to))).toEqual([
      '/it/',
      '/en/',
      '/en/',
      '/en/',
      '/it/',
    ])
  })
})

/** Names that lead out of the folder, or to what is none of its plans. */
const names = [
  '../secret.yaml',
  'desk/../../secret.yaml',
  '/etc/passwd',
  'C:\\secret.yaml',
  '..\\secret.yaml',
  'link.yaml',
  'elsewhere/secret.yaml',
  'dangling.yaml',
  '.hidden.yaml',
  '.git/config.yaml',
  'desk//scenario.yaml',
  'desk/scenario.yaml\0.yaml',
  'desk',
  'secret.txt',
  '',
  '.',
  `${'x'.repeat(300)}.yaml`,
]

async function guarded() {
  const one = await served()
  twoFiles(one)
  writeFileSync(join(one.outside, 'secret.yaml'), 'simulate: hunter2\ngroups: []\n')
  one.write('.hidden.yaml', 'simulate: hunter2\n')
  one.write('.git/config.yaml', 'simulate: hunter2\n')
  one.write('secret.txt', 'simulate: hunter2\n')
  symlinkSync(join(one.outside, 'secret.yaml'), one.path('link.yaml'))
  symlinkSync('..', one.path('elsewhere'))
  symlinkSync('/nothing/here.yaml', one.path('dangling.yaml'))
  return one
}

describe('names that lead elsewhere', () => {
  test('are no plans', async () => {
    const one = await guarded()
    for (const name of names) {
      const { status, text } = await one.get(`/en/plan?file=${encodeURIComponent(name)}`)
      expect([status, text.includes('hunter2')], name).toEqual([404, false])
      expect((await one.post('/en/plan/edit', { file: name, files: [], form: true })).status, name).toBeOneOf([400, 404])
    }
    expect(one.log).toEqual([])
  })

  test('are not written', async () => {
    const one = await guarded()
    const text = one.read('desk/scenario.yaml')
    for (const name of names) {
      const saved = await one.post('/en/plan/save', { file: name, files: [{ file: name, text }], agreed: {} })
      expect(saved.status, name).toBeOneOf([400, 404])
      const beside = await one.post('/en/plan/save-as', { file: 'desk/scenario.yaml', files: [{ file: 'desk/scenario.yaml', text }], name })
      // A plain name is one beside the plan, whatever lies elsewhere.
      expect(beside.status, name).toBe(/^[a-z]+(\.\w+)?$/.test(name) && name.length < 60 ? 200 : 400)
    }
    expect(readFileSync(join(one.outside, 'secret.yaml'), 'utf8')).toContain('hunter2')
    expect(readdirSync(one.outside).sort()).toEqual(['secret.yaml', 'served'])
    expect(one.log).toEqual([])
  })

  test('are no results', async () => {
    const one = await guarded()
    for (const name of names)
      for (const file of [name, `${name}/results.json`]) {
        expect((await one.get(`/en/report?in=${encodeURIComponent(file)}`)).status, file).toBeOneOf([404, 422])
        expect((await one.post('/en/run/pair', { in: [file, 'results/a/results.json'] })).status, file).toBeOneOf([400, 404, 422])
      }
    expect(one.log).toEqual([])
  })

  test('are no folders for a new scenario', async () => {
    const one = await guarded()
    for (const name of names.filter((other) => other !== 'secret.txt')) {
      expect((await one.post('/en/plan/fresh', { folder: name, contract: 'v4-project' })).status, name).toBeOneOf([400, 404, 409])
      expect((await one.post('/en/plan/fresh', { folder: 'new', contract: name })).status, name).toBe(400)
    }
    expect(readdirSync(one.outside).sort()).toEqual(['secret.yaml', 'served'])
    expect(one.log).toEqual([])
  })

  test('results that a link leads to are not listed, nor what is hidden', async () => {
    const one = await guarded()
    mkdirSync(join(one.outside, 'elsewhere'))
    writeFileSync(join(one.outside, 'results.json'), '{}')
    one.write('.trash/results.json', '{}')
    const { text } = await one.get('/en/')
    expect(text).not.toMatch(/results\.json|\.hidden|link\.yaml|config\.yaml/)
    expect(text).toContain('desk/scenario.yaml')
  })
})

describe('parts that a plan names outside of the folder', () => {
  test.each(['../../secret.yaml', '/etc/passwd', '../link.yaml'])('%s is not read, and the check says so', async (name) => {
    const one = await guarded()
    const text = one.read('desk/scenario.yaml').replace('plan.yaml', name)
    const { status, json } = await edit(one, 'desk/scenario.yaml', undefined, [{ file: 'desk/scenario.yaml', text }])
    expect(status).toBe(200)
    expect(json.findings).toContain(`expected a file in the folder`)
    expect(JSON.stringify(json)).not.toMatch(/hunter2|root:/)
    expect(
      (await one.post('/en/run', { file: 'desk/scenario.yaml', files: [{ file: 'desk/scenario.yaml', text }], name: 'a' })).status,
    ).toBe(422)
  })
})

describe('bodies', () => {
  test.each([
    ['nothing', undefined],
    ['another shape', { a: 1 }],
    ['a key too many', { file: 'a.yaml', files: [], form: true, more: 1 }],
    ['a number for text', { file: 5, files: [], form: true }],
    ['three files', { file: 'a.yaml', files: Array(3).fill({ file: 'a.yaml', text: '' }), form: true }],
    [
      'a field that is none',
      { file: 'desk/scenario.yaml', files: [], form: true, change: { field: 'plan.groups[0].__proto__.x', value: '1' } },
    ],
    ['a field of the contract', { file: 'desk/scenario.yaml', files: [], form: true, change: { field: 'contract.name', value: '1' } }],
    ['a group that is none', { file: 'desk/scenario.yaml', files: [], form: true, change: { group: 'remove', at: 99 } }],
  ])('%s: refused', async (_, body) => {
    const one = await served()
    twoFiles(one)
    const { status, json } = await one.post('/en/plan/edit', body)
    expect(status).toBeOneOf([400, 404, 415])
    expect(json.error).toMatch(/^[A-Z].*\.$/)
    expect(one.log).toEqual([])
  })

  test('of more than 5 MiB are refused', async () => {
    const one = await served()
    const text = 'x'.repeat(6 * 1024 * 1024)
    expect((await one.post('/en/plan/edit', { file: 'a.yaml', files: [{ file: 'a.yaml', text }], form: true })).status).toBe(413)
  })
})

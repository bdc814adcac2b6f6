/** CHECK=1: one contact, every exchange with it and how it was understood. */
import { expect, test } from 'vitest'
import type { ExchangeLine } from '../../sim/load/plan.ts'
import { scripted, steps } from './endpoints/scripted.ts'
import { describeK6, type K6Request, run } from './k6.ts'
import { contact, endpoint, plan } from './plans.ts'

async function checked(script: Parameters<typeof scripted>[0], changes: Partial<K6Request['plan']>, variables = {}) {
  const server = await scripted(script)
  const contacts = [contact(500_000, [{ patience: 300_000, redialAfter: 0 }, {}]), contact(600_000)]
  const result = await run('contract-window', { plan: plan(server.url, contacts, changes), variables: { CHECK: '1', ...variables } })
  await server.close()
  return { ...result, exchanges: result.lines.filter((line): line is ExchangeLine => line.line === 'exchange'), server }
}

describeK6('a contact checked by k6', () => {
  test('every exchange is shown, and how it was understood; one contact alone is placed, and once', async () => {
    const { exchanges, facts, server } = await checked(() => steps('greeting 0, waiting 100'), {})
    const shown = exchanges.map(({ request, status, understood, number }) => [request, status, understood, number])
    expect(shown.slice(0, 3)).toEqual([
      ['POST /contacts', 201, 'greeting', '1'],
      ['websocket /contacts/1/events', 101, 'greeting', '1'],
      ['websocket /contacts/1/events', 101, 'waiting', '1'],
    ])
    // The endpoint tells it by the socket too, before or after: what comes after the end is not waited for.
    const [heard, others] = [true, false].map((socket) =>
      shown.slice(3).filter(([request]) => String(request).startsWith('websocket') === socket),
    )
    expect(others).toEqual([['POST /contacts/1/hang-up', 200, 'abandoned', '1']])
    for (const one of heard) expect(one).toEqual(['websocket /contacts/1/events', 101, 'abandoned', '1'])
    expect(exchanges[0].body).toBe('{"number":1,"state":"greeting","greeted":0}')
    expect(exchanges[3].after).toBeGreaterThanOrEqual(398_000)
    expect(facts).toMatchObject([{ contact: 0, attempt: 1, outcome: 'abandoned' }])
    expect(server.requests.filter((request) => request === 'POST /contacts')).toHaveLength(1)
  })

  test('what cannot be understood is said as it would fail', async () => {
    const { exchanges, failures } = await checked(() => ({ steps: [], first: { status: 200, body: 'x'.repeat(5000) } }), {})
    expect(exchanges).toMatchObject([{ request: 'POST /contacts', status: 200, understood: 'no JSON', body: 'x'.repeat(2000) }])
    expect(failures).toMatchObject([{ what: 'no JSON' }])
  })

  test('tokens are not shown, though the endpoint gives them back', async () => {
    const place = { ...endpoint('immediate').place, headers: { authorization: 'Bearer {env.DESK_TOKEN}' } }
    const said = JSON.stringify({ number: 1, state: 'answered', got: 'Bearer top-secret' })
    const { exchanges } = await checked(
      () => ({ steps: [], first: { status: 200, body: said, type: 'application/json' } }),
      { endpoint: endpoint('immediate', { place }) },
      { DESK_TOKEN: 'top-secret' },
    )
    expect(exchanges).toMatchObject([{ understood: 'answered', body: said.replace('top-secret', '***') }])
  })

  test('where nobody listens', async () => {
    const { exchanges } = await checked(() => steps('answered 0'), { target: 'http://127.0.0.1:1' })
    expect(exchanges).toMatchObject([{ request: 'POST /contacts', status: 0, body: '', understood: 'connection refused', number: null }])
  })
})

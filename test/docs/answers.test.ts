/** How docs/own-back-end.md says that requests are sent and answers are read, tried on the connector's client. */
import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import { createClient, type ClientOptions } from '../../src/connector/client.js'
import { ConnectorError } from '../../src/connector/problem.js'
import { codeIn, codesIn } from './cells.js'
import { pageOf } from './pages.js'

const { tableIn } = pageOf('docs/own-back-end.md')

type Answer = () => Response | Promise<Response>

const flow = 'AAAAAAAAAAAAAAAAAAAAA_'

/** Makes a client whose endpoint gives one answer, and records the requests' bodies. */
function clientWith(answer: Answer, more: Partial<ClientOptions> = {}) {
  const sent: Record<string, unknown>[] = []
  const fetch: typeof globalThis.fetch = async (_, init) => {
    sent.push(JSON.parse(init!.body as string) as Record<string, unknown>)
    return answer()
  }
  const endpoint = new URL('https://app.example.com/api/hubspot')
  return { client: createClient({ endpoint, headersSource: {}, fetch, ...more }), sent }
}

/** Returns the code that a status answer is read as, with the seconds to wait; empty for a success. */
async function codeOf(answer: Answer): Promise<string> {
  try {
    await clientWith(answer).client.status()
    return ''
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return [error.reason.code, error.reason.retryAfter].filter(Boolean).join(' ')
  }
}

// Node 20 has no navigator, and the client warns on the console about some answers.
before(() => {
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true, writable: true })
  mock.method(console, 'warn', () => {})
})
after(() => mock.restoreAll())

const json = (body: unknown, status = 200, headers = {}) => Response.json(body, { status, headers })
const errors = (error: unknown, status = 200) => json({ result: false, errors: [error] }, status)
const withStatus = (status: number, headers = {}) => new Response(null, { status, headers })

/** A redirect that is not followed, as a browser represents it. Node's own `fetch` shows the redirect itself. */
const redirected = () =>
  Object.defineProperties(withStatus(200), { type: { value: 'opaqueredirect' }, ok: { value: false } })

const failing = (onLine: boolean) => () => {
  Object.assign(navigator, { onLine })
  return Promise.reject(new TypeError('Failed to fetch'))
}

/** Sample answers for each row of the table; the second item is the result where it is not the row's code. */
const lines: Record<string, [answer: Answer, as?: string][]> = {
  '2xx with `result: true` and the fields above': [[() => json({ result: true, connected: false }), '']],
  '`errors` with a code of the list, under any HTTP status': [
    [() => errors({ code: 'portal_refused' }), 'portal_refused'],
    [() => errors({ code: 'forbidden' }, 500), 'forbidden'],
  ],
  '`errors` with Wiro\'s number 1, or "Agent not found"': [
    [() => errors({ code: 1, message: '' })],
    [() => errors({ code: 0, message: 'User agent not found or unauthorized' })],
  ],
  "`errors` with Wiro's number 96 or 97": [[() => errors({ code: 96 })], [() => errors({ code: 97 })]],
  '`errors` with Wiro\'s number 98 or 99, or "Invalid redirect URL"': [
    [() => errors({ code: 98 })],
    [() => errors({ code: 99 })],
    [() => errors({ code: 0, message: 'Invalid redirect URL' })],
  ],
  '`errors` with "credentials not configured"': [
    [() => errors({ code: 0, message: 'HubSpot credentials not configured' })],
  ],
  '`errors` with a code that nobody knows': [[() => errors({ code: 'moon_in_the_way' })]],
  '2xx with `result: false`': [
    [() => json({ result: false, errors: [] })],
    [() => errors({ code: 0, message: 'No.' })],
  ],
  '401, a redirect, 2xx with an HTML page that has a form': [
    [() => withStatus(401)],
    [redirected],
    [() => new Response('<!doctype html><title>Sign in</title><form></form>')],
  ],
  '403 with JSON, a text or nothing': [
    [() => withStatus(403)],
    [() => new Response('Forbidden', { status: 403 })],
    [() => Response.json({ message: 'Forbidden' }, { status: 403 })],
  ],
  '403 or 422 with an HTML page, 419, a CSRF check, a bot challenge': [
    [() => new Response('<h1>Forbidden</h1>', { status: 403 })],
    [() => new Response('<h1>Rejected</h1>', { status: 422 })],
    [() => withStatus(419)],
    [() => Response.json({ message: 'invalid csrf token' }, { status: 403 })],
    [() => withStatus(403, { 'cf-mitigated': 'challenge' })],
  ],
  '408, 504, nothing in 15 seconds': [
    [() => withStatus(408)],
    [() => withStatus(504)],
    [() => Promise.reject(new DOMException('', 'TimeoutError'))],
  ],
  '429': [
    [() => withStatus(429, { 'retry-after': '7' }), 'rate_limited 7'],
    [() => withStatus(429, { 'retry-after': '600' }), 'rate_limited 60'],
    [() => withStatus(429), 'rate_limited 5'],
    [() => withStatus(429), 'rate_limited 15'],
    [() => withStatus(429), 'rate_limited 30'],
  ],
  'anything else, or over 64 kB': [
    [() => withStatus(500)],
    [() => withStatus(404)],
    [() => new Response('')],
    [() => json({ result: 'true', connected: true })],
    [() => json({ result: true })],
    [() => json({ result: true, connected: false, padding: 'x'.repeat(65_536) })],
  ],
  'a request that fails': [
    [failing(true), 'endpoint_unreachable'],
    [failing(false), 'offline'],
  ],
}

const table = tableIn('How an answer is read', 'the answer')

test('each row of the table has sample answers here', () => {
  assert.deepEqual(table.map((row) => row['the answer']).sort(), Object.keys(lines).sort())
})

for (const row of table) {
  const line = row['the answer']!
  test(`${line} is read as ${row['is read as']}`, async () => {
    const codes = codeIn(row['is read as'])

    for (const [answer, as = codes[0]] of lines[line] ?? []) assert.equal(await codeOf(answer), as)
  })
}

test('the page names each field of a request', async () => {
  const asked = tableIn('What is asked', 'field')
  const { client, sent } = clientWith(
    () => json({ result: true, connected: false, authorizeUrl: 'https://app.hubspot.com/' }),
    {
      agentKey: 'blue',
    },
  )
  await client.status()
  await client.connect({ flow, authMethod: 'own' })
  await client.perform('disconnect')

  const fields = (actions: string) => asked.filter((row) => row.actions === actions)
  const always = codesIn(fields('all'), 'field').map((name) => name.replace('?', ''))
  assert.deepEqual(sent.map(Object.keys), [always, [...always, ...codesIn(fields('`connect`'), 'field')], always])
  const actions: unknown[] = codeIn(asked[0]!.type).flatMap((type) => type.match(/\w[\w-]*/g))
  assert.deepEqual(
    sent.map(({ action }) => action).filter((action) => !actions.includes(action)),
    [],
  )
})

test('a request without an agent key leaves the field out', async () => {
  const { client, sent } = clientWith(() => json({ result: true, connected: false }))

  await client.status()

  assert.deepEqual(sent, [{ action: 'status' }])
})

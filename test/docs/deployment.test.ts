/** What docs/deployment.md says of headers, proxies and other origins, tried on the handler. */
import assert from 'node:assert/strict'
import { exec } from 'node:child_process'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { createEmulator } from '../../src/emulator/index.js'
import { createHandler, type LogEntry } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { codeIn } from './cells.js'
import { exampleIn, hostFolder, runExample } from './host-project.js'
import { pageOf } from './pages.js'
import { listen } from './product.js'

const path = 'docs/deployment.md'
const { tableIn } = pageOf(path)
const origin = 'https://app.example.com'

/** Returns a handler that knows one session, with its log. */
function createEndpoint() {
  const log: LogEntry[] = []
  const handler = createHandler({
    apiKey: 'YOUR_API_KEY',
    publicUrl: origin + '/api/hubspot',
    baseUrl: 'http://127.0.0.1/v1',
    fetch: createEmulator().fetch,
    resolveAgent: ({ headers }) => (headers.get('cookie') ? 'your-useragent-guid' : undefined),
    // Not what the start says about the options.
    log: (entry) => entry.code && log.push(entry),
  })
  return { handler, log }
}

/** Returns the status request of a page, as its server gets it. */
function createRequest(url: string, without?: string): Request {
  const headers = new Headers({ origin, 'content-type': 'application/json', cookie: 'session=1' })
  if (without) headers.delete(without)
  return new Request(url, { method: 'POST', headers, body: without === 'body' ? null : '{"action":"status"}' })
}

for (const row of tableIn('Proxies and CDNs', 'of a `POST`')) {
  const part = row['of a `POST`']!
  test(`without ${part} the handler answers what the page says`, async () => {
    const { handler, log } = createEndpoint()
    const name = codeIn(part)[0]?.split(':')[0] ?? 'body'

    const answer = await handler(createRequest(origin + '/api/hubspot', name))

    const { errors } = (await answer.json()) as { errors: { code: string }[] }
    const [code, reason = code] = codeIn(row['without it'])
    assert.deepEqual([errors[0]!.code, log[0]!.reason], [code, reason])
  })
}

test('a proxy may change the host name and the path', async () => {
  const { handler } = createEndpoint()

  const answer = await handler(createRequest('http://10.0.0.7:8080/internal/path?x=1'))

  assert.equal(answer.status, 200)
})

const relayHeaders = tableIn('Check a deployment', 'header')

test('the handler sends each header that the page names with the relay page', async () => {
  const { headers } = await createEndpoint().handler(new Request(origin + '/api/hubspot'))

  assert.ok(relayHeaders.length >= 5)
  for (const row of relayHeaders) {
    const value = headers.get(codeIn(row.header)[0]!) ?? ''
    const [expected = ''] = codeIn(row.value)
    if (row.value!.startsWith('begins with')) assert.ok(value.startsWith(expected), value)
    else assert.equal(value, expected)
  }
})

test('the curl lines show the relay page with its headers, and that nobody is signed in', async () => {
  const server = createServer()
  const serverOrigin = await listen(server)
  const handler = createHandler({
    apiKey: 'YOUR_API_KEY',
    publicUrl: serverOrigin + '/api/hubspot',
    resolveAgent: () => undefined,
    log: () => {},
  })
  server.on('request', (request, response) => void toNodeListener(handler)(request, response))
  const runLine = (index: number) =>
    promisify(exec)(exampleIn(path, 'Check a deployment', 'sh', index).replaceAll(origin, serverOrigin), {
      cwd: hostFolder(),
    })

  const [page, status] = [await runLine(0), await runLine(1)]

  assert.match(page.stdout, /^HTTP\/1.1 200 OK/)
  for (const row of relayHeaders) assert.ok(page.stdout.includes(codeIn(row.header)[0]!), row.header)
  assert.deepEqual(JSON.parse(status.stdout).errors[0].code, 'signed_out')
})

test('the handler on another origin allows the product’s origin and no other', () => {
  const answers = runExample(
    'process.env.WIRO_API_KEY = "key"; const sessionOf = async () => undefined',
    exampleIn(path, 'An API on another origin', 'js', 1),
    `const ask = async (origin, method) => {
      const headers = { origin, 'content-type': 'application/json' }
      const response = await handler(new Request('https://api.example.com/hubspot', { method, headers }))
      return [response.status, response.headers.get('access-control-allow-origin')]
    }
    const [ours, others] = ['https://app.example.com', 'https://www.example.com']
    console.log(JSON.stringify([await ask(ours, 'OPTIONS'), await ask(ours, 'POST'), await ask(others, 'OPTIONS')]))`,
  )

  assert.deepEqual(answers, [
    [204, 'https://app.example.com'],
    [400, 'https://app.example.com'],
    [403, null],
  ])
})

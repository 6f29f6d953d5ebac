/** docs/own-back-end.md: its tables compared with the server's source, and its example run against the emulator. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createEmulator, type FaultName } from '../../src/emulator/index.js'
import { parseConnect, parseStatus } from '../../src/protocol/parsed-answers.js'
import { ACTION_TABLE } from '../../src/server/actions/index.js'
import { ERROR_CODES } from '../../src/server/error-codes.js'
import { createWiro } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { run } from '../package/packed.js'
import { createEndpoint, errorOf, flow, postAction } from '../server/endpoint.js'
import { assertSameNames, codeIn, codesIn, nameOf } from './cells.js'
import { membersOf, typeOf } from './declarations.js'
import { exampleIn, hostFolder } from './host-project.js'
import { pageOf } from './pages.js'

const page = 'docs/own-back-end.md'
const { tableIn } = pageOf(page)

// ── What is asked ───────────────────────────────────────────────────────────────────────────────────────────────────

test('the page names each action with the fields that the handler takes', () => {
  const table = tableIn('What is asked', 'field')
  const fieldsFor = (actions: string) =>
    codesIn(
      table.filter((row) => row.actions === actions),
      'field',
    ).map(nameOf)
  const there = Object.entries(ACTION_TABLE)
    .filter(([action]) => action !== 'finish')
    .map(([action, { schema }]) => [action, ['agentKey', ...Object.keys(schema.entries)].sort()])

  const written = codeIn(table[0]!.type)
    .flatMap((type) => type.match(/\w[\w-]*/g) ?? [])
    .map((action) => [action, ['agentKey', ...fieldsFor(`\`${action}\``)].sort()])
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(there))
})

/** Returns the names of all fields of an object, nested ones included. */
const fieldsOf = (value: object): string[] =>
  Object.entries(value).flatMap(([name, inner]) => [name, ...(typeof inner === 'object' ? fieldsOf(inner) : [])])

test('the page names the calls of Wiro as this package makes them', async () => {
  const calls: [path: string, fields: string[]][] = []
  const wiro = createWiro({
    apiKey: 'key',
    fetch: async (url, init) => {
      calls.push([new URL(url as string).pathname.replace('/v1', ''), fieldsOf(JSON.parse(init!.body as string))])
      return Response.json({ result: true, connected: false, authorizeUrl: 'https://app.hubspot.com/' })
    },
  })
  await wiro.status('guid')
  await wiro.connect('guid', 'https://app.example.com/', 'own')
  await wiro.disconnect('guid')
  await wiro.start('guid')
  await wiro.updateCredentials('guid', { clientId: 'id', clientSecret: 'secret' })

  const written = tableIn('What is asked', 'action').map((row) => [
    codeIn(Object.values(row)[1])[0],
    codeIn(row.body)[0]!.match(/\w+/g),
  ])
  assert.deepEqual(written, calls)
})

test('the page names the calls of Wiro’s newer API as this package makes them', async () => {
  const calls: [path: string, fields: string[]][] = []
  const values: string[] = []
  const fieldValues = (text: string) =>
    [...text.matchAll(/"(?:credentialkey|fieldname)":"(\w+)"/g)].map(([, value]) => value!)
  const wiro = createWiro({
    apiKey: 'key',
    dialect: 'unified',
    log: () => {},
    fetch: async (url, init) => {
      const path = new URL(url as string).pathname.replace('/v1', '')
      const text = init!.body as string
      calls.push([path, [...new Set(fieldsOf(JSON.parse(text)).filter((name) => !/^\d+$/.test(name)))]])
      values.push(...fieldValues(text))
      return Response.json({ result: true, connected: false, authorizeUrl: 'https://app.hubspot.com/' })
    },
  })
  await wiro.status('guid')
  await wiro.connect('guid', 'https://app.example.com/', 'own')
  await wiro.disconnect('guid')
  await wiro.updateCredentials('guid', { clientId: 'id', clientSecret: 'secret' })

  const written = tableIn('What is asked', 'in the newer API').map((row) => [
    codeIn(row.address)[0],
    codeIn(row.body)[0]!.match(/\w+/g),
  ])
  assert.deepEqual(written, calls)
  assert.deepEqual([...new Set(values)], ['hubspot', 'clientid', 'clientsecret'])
})

// ── What is answered ────────────────────────────────────────────────────────────────────────────────────────────────

for (const [index, answer] of ['StatusAnswer', 'ConnectAnswer', 'ActionAnswer'].entries()) {
  test(`the page names each field of ${answer}, and whether it is optional`, () => {
    const written = codesIn(tableIn('What is answered', 'field', index), 'field')

    assertSameNames(written, membersOf(typeOf('src/protocol/endpoint.ts', answer)))
  })
}

test('the page names each code of the handler with its HTTP status', () => {
  const there = Object.entries(ERROR_CODES).map(([code, { status }]) => [code, status])

  const written = tableIn('A refusal', 'code').map((row) => [codeIn(row.code)[0], +row.HTTP!])
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(there))
})

type PostArguments = [body: unknown, headers?: Record<string, string | undefined>, init?: RequestInit]

/** Sample requests for each row of the table. */
const wrongRequests: Record<string, PostArguments[]> = {
  'has another method than `GET`, `HEAD` or `POST`': [[{}, {}, { method: 'PUT' }]],
  'has no `Origin`, or a foreign one': [
    [{ action: 'status' }, { origin: undefined }],
    [{ action: 'status' }, { origin: 'https://elsewhere.example' }],
  ],
  'is not JSON': [[{ action: 'status' }, { 'content-type': 'text/plain' }]],
  'has a body of more than 4 kB': [[{ action: 'status', padding: 'x'.repeat(4096) }]],
  'cannot be read, or has an unknown action': [['{'], [{ action: 'toString' }]],
}

for (const row of tableIn('A wrong request', 'the request')) {
  test(`a request that ${row['the request']} is answered with ${row.HTTP} and misconfigured`, async () => {
    const samples = wrongRequests[row['the request']!] ?? []
    assert.ok(samples.length)

    for (const sample of samples) {
      const answer = await postAction(createEndpoint(), ...sample)
      assert.deepEqual(errorOf(answer), [+row.HTTP!, false, 'misconfigured'])
    }
  })
}

test('the command copies the relay page', () => {
  mkdirSync(join(hostFolder(), 'public'))

  run(hostFolder(), 'sh', '-c', exampleIn(page, 'What your route must do', 'sh'))

  assert.match(readFileSync(join(hostFolder(), 'public/relay.html'), 'utf8'), /<meta name="wiro-relay"/)
})

// ── The example ─────────────────────────────────────────────────────────────────────────────────────────────────────

const emulator = createEmulator({ seed: { agents: [{ guid: 'guid' }] } })
const wiroServer = createServer(toNodeListener(emulator.fetch))
before(async () => {
  wiroServer.listen(0, '127.0.0.1')
  await once(wiroServer, 'listening')
})
after(() => {
  wiroServer.close()
  wiroServer.closeAllConnections()
})

interface ExampleRequest {
  headers?: object
  body: unknown
  /** The agent of the session; none where nobody is signed in. */
  agent?: string
  /** The API key that the back end sends to Wiro. */
  key?: string
}

/**
 * Sends a request to the example, in which only Wiro's address and the time limit are replaced, and returns the HTTP status
 * and the body.
 */
async function requestExample({ headers, body, agent, key = 'YOUR_API_KEY' }: ExampleRequest): Promise<[number, any]> {
  const origin = `http://127.0.0.1:${(wiroServer.address() as AddressInfo).port}`
  const example = exampleIn(page, 'An example', 'js')
  const code = `
    const sessionOf = async () => (${JSON.stringify(agent)} && { agentGuid: ${JSON.stringify(agent)} })
    const process = { env: { WIRO_API_KEY: ${JSON.stringify(key)} } }
    ${example.replace('https://api.wiro.ai', origin).replace('10_000', '500')}`
  const { hubspot } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    hubspot(request: Request): Promise<Response>
  }
  const all = { origin: 'https://app.example.com', 'content-type': 'application/json', ...headers }
  // A stream has no `content-length`.
  const stream = new Blob([typeof body === 'string' ? body : JSON.stringify(body)]).stream()
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers: all, body: stream, duplex: 'half' }
  const answer = await hubspot(new Request('https://app.example.com/hubspot', init))
  return [answer.status, await answer.json()]
}

test('the example of a back end reads the status, connects and disconnects', async () => {
  const agent = 'guid'
  const [, status] = await requestExample({ agent, body: { action: 'status' } })
  const [, connect] = await requestExample({ agent, body: { action: 'connect', flow, authMethod: 'wiro' } })
  const [, disconnect] = await requestExample({ agent, body: { action: 'disconnect' } })

  assert.equal(parseStatus(status)?.connected, false)
  assert.equal(new URL(parseConnect(connect)!.url).pathname, '/oauth/authorize')
  assert.deepEqual(disconnect, { result: true, errors: [] })
})

const body = { action: 'status' }
const agent = 'guid'
const refusals: [title: string, request: ExampleRequest, status: number, code: unknown][] = [
  ['of another site', { agent, body, headers: { origin: 'https://elsewhere.example' } }, 403, 'misconfigured'],
  ['that is not JSON', { agent, body, headers: { 'content-type': 'text/plain' } }, 403, 'misconfigured'],
  ['without a session', { body }, 401, 'signed_out'],
  ['for an unknown action', { agent, body: { action: 'toString' } }, 400, 'misconfigured'],
  ['without an action', { agent, body: null }, 400, 'misconfigured'],
  ['that is no JSON in spite of its type', { agent, body: '{' }, 400, 'misconfigured'],
  ['of 4097 bytes', { agent, body: JSON.stringify(body).padEnd(4097) }, 413, 'misconfigured'],
  [
    'of 4098 bytes in 4080 characters',
    { agent, body: JSON.stringify(body).padEnd(4062) + 'é'.repeat(18) },
    413,
    'misconfigured',
  ],
  ['for an agent that Wiro does not find', { agent: 'another', body }, 200, 1],
  ['with a key that Wiro refuses', { agent, body, key: 'another key' }, 502, 'misconfigured'],
]

for (const [title, request, status, code] of refusals) {
  test(`the example of a back end answers a request ${title} with ${status} and ${code}`, async () => {
    const [got, { errors }] = await requestExample(request)

    assert.deepEqual([got, errors[0].code], [status, code])
  })
}

test('the example of a back end takes a request of 4096 bytes', async () => {
  const [status] = await requestExample({ agent, body: JSON.stringify(body).padEnd(4096) })

  assert.equal(status, 200)
})

const troubles: [fault: FaultName, status: number, code: string][] = [
  ['hangs', 504, 'endpoint_timeout'],
  ['connection-reset', 502, 'unavailable'],
  ['wiro-500', 502, 'unavailable'],
  ['wiro-redirect', 502, 'unavailable'],
]

for (const [fault, status, code] of troubles) {
  test(`the example of a back end answers ${status} and ${code} at a Wiro with the fault ${fault}`, async () => {
    emulator.faults.set(fault)

    const [got, { errors }] = await requestExample({ agent, body }).finally(() => emulator.faults.clear())

    assert.deepEqual([got, errors[0].code], [status, code])
  })
}

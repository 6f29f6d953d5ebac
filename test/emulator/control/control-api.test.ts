import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  GUID,
  MINUTE_MS,
  NOON,
  readAgentStatus,
  readStatus,
  requestAuthorizeUrl,
  runConnectFlow,
  serveEmulator,
  type EmulatorServer,
  type Json,
} from '../emulator-server.js'

async function callControl(server: EmulatorServer, method: string, path: string, body?: unknown): Promise<Json> {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  const response = await fetch(`${server.origin}/emulator${path}`, { method, ...sent })
  return { code: response.status, ...((await response.json()) as Json) }
}

test('a fault is switched on, read and switched off over HTTP', async () => {
  await using server = await serveEmulator()

  const put = await callControl(server, 'PUT', '/faults', { latency: { ms: 5, on: 'HubSpotStatus' }, nameless: true })
  const got = await callControl(server, 'GET', '/faults')
  const off = await callControl(server, 'PUT', '/faults', { nameless: false })

  assert.deepEqual(put['active'], { latency: { ms: 5, on: 'HubSpotStatus' }, nameless: {} })
  assert.deepEqual(got['active'], put['active'])
  assert.match(got['known']['nameless'], /hubspot_name/)
  assert.deepEqual(Object.keys(off['active']), ['latency'])
})

test('DELETE switches one fault off, or all of them', async () => {
  await using server = await serveEmulator()
  await callControl(server, 'PUT', '/faults', { latency: 5, nameless: true, hangs: true })

  const one = await callControl(server, 'DELETE', '/faults?name=hangs')
  const all = await callControl(server, 'DELETE', '/faults')

  assert.deepEqual(Object.keys(one['active']), ['latency', 'nameless'])
  assert.deepEqual(all['active'], {})
})

test('a request with one unknown fault sets none of its faults', async () => {
  await using server = await serveEmulator()

  const json = await callControl(server, 'PUT', '/faults', { nameless: true, nonsense: true })

  assert.equal(json['code'], 400)
  assert.match(json['error'], /Unknown fault "nonsense"/)
  assert.deepEqual(server.emulator.faults.list(), {})
})

test('the clock is set forward over HTTP', async () => {
  await using server = await serveEmulator()

  const json = await callControl(server, 'POST', '/clock', { advance: 20 * MINUTE_MS })

  assert.equal(json['now'], NOON + 20 * MINUTE_MS)
  assert.equal((await callControl(server, 'GET', '/clock'))['now'], NOON + 20 * MINUTE_MS)
})

test('the clock cannot be set back', async () => {
  await using server = await serveEmulator()

  const json = await callControl(server, 'POST', '/clock', { advance: -1 })

  assert.equal(json['code'], 400)
})

test('reset over HTTP goes back to the seed', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)

  await callControl(server, 'POST', '/reset')

  assert.equal((await readStatus(server))['connected'], false)
})

test('the log is read and emptied over HTTP', async () => {
  await using server = await serveEmulator()
  await readAgentStatus(server)

  const { requests } = await callControl(server, 'GET', '/requests')
  await callControl(server, 'DELETE', '/requests')

  assert.equal(requests[0].action, 'MyAgents')
  assert.deepEqual((await callControl(server, 'GET', '/requests'))['requests'], [])
})

test('an agent gets a status and an account over HTTP', async () => {
  await using server = await serveEmulator()

  const json = await callControl(server, 'PUT', '/agents', { guid: GUID, status: 4, connected: '87654321' })

  assert.equal(json['status'], 4)
  assert.equal((await readStatus(server))['username'], '87654321')
  assert.equal(await readAgentStatus(server), 4)
})

test('an agent is added and removed over HTTP', async () => {
  await using server = await serveEmulator()

  await callControl(server, 'PUT', '/agents', { guid: 'second', required: ['hubspot'] })
  const two = await callControl(server, 'GET', '/agents')
  const one = await callControl(server, 'DELETE', '/agents?guid=second')

  assert.deepEqual(
    two['agents'].map((agent: Json) => [agent['guid'], agent['status']]),
    [
      [GUID, 0],
      ['second', 6],
    ],
  )
  assert.equal(one['agents'].length, 1)
})

test('an added account can be chosen on the consent page', async () => {
  await using server = await serveEmulator()

  await callControl(server, 'PUT', '/accounts', { portalId: '555', name: 'Third' })

  assert.match(await runConnectFlow(server, { account: '555' }), /hubspot_name=Third/)
  assert.equal((await callControl(server, 'GET', '/accounts'))['accounts'].length, 3)
})

test('an own app that is added over HTTP can be connected', async () => {
  await using server = await serveEmulator()
  const app = { clientId: 'mine', clientSecret: 'my-secret' }
  await server.callApi('UserAgent/Update', { guid: GUID, configuration: { credentials: { hubspot: app } } })

  await callControl(server, 'PUT', '/apps', app)

  assert.match(await runConnectFlow(server, { authMethod: 'own' }), /hubspot_connected=true/)
})

test('the control API returns no secret', async () => {
  await using server = await serveEmulator()
  await runConnectFlow(server)
  await server.callApi('UserAgent/Update', {
    guid: GUID,
    configuration: { credentials: { hubspot: { clientSecret: 'hush' } } },
  })

  const text = JSON.stringify([await callControl(server, 'GET', '/apps'), await callControl(server, 'GET', '/agents')])

  assert.doesNotMatch(text, /secret|hush|token/i)
})

test('no page may call Wiro’s API', async () => {
  await using server = await serveEmulator()

  const response = await server.postApi('UserAgent/MyAgents')

  assert.equal(response.headers.get('access-control-allow-origin'), null)
})

test('the control API lists its routes', async () => {
  await using server = await serveEmulator()

  const routes = await callControl(server, 'GET', '')

  assert.ok('/emulator/faults' in routes)
})

const badRequests = [
  { method: 'GET', path: '/nothing', code: 404 },
  { method: 'GET', path: '/reset', code: 405 },
  { method: 'PUT', path: '/faults', body: 'not json', code: 400 },
  { method: 'PUT', path: '/faults', body: '[]', code: 400 },
  { method: 'DELETE', path: '/faults?name=x', code: 400 },
  { method: 'POST', path: '/clock', body: {}, code: 400 },
  { method: 'PUT', path: '/agents', body: {}, code: 400 },
  { method: 'PUT', path: '/apps', body: { clientId: 'a' }, code: 400 },
  { method: 'PUT', path: '/accounts', body: { portalId: '1' }, code: 400 },
]
for (const { method, path, body, code } of badRequests) {
  test(`${method} /emulator${path} with the body ${JSON.stringify(body)} returns ${code} and an error message`, async () => {
    await using server = await serveEmulator()

    const json = await callControl(server, method, path, body)

    assert.equal(json['code'], code)
    assert.ok(json['error'].length > 10)
  })
}

test('the control API is not in the log of requests', async () => {
  await using server = await serveEmulator()
  await callControl(server, 'GET', '/faults')
  await requestAuthorizeUrl(server)

  assert.deepEqual(
    server.emulator.requests.map(({ action }) => action),
    ['HubSpotConnect'],
  )
})

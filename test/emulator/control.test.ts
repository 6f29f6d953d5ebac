import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agentStatus, approve, authorizeUrl, GUID, MINUTE, NOON, serve, status, type Json, type Site } from './serve.js'

async function control(site: Site, method: string, path: string, body?: unknown): Promise<Json> {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  const response = await fetch(`${site.origin}/emulator${path}`, { method, ...sent })
  return { code: response.status, ...((await response.json()) as Json) }
}

test('a fault is switched on, read and switched off over HTTP', async () => {
  await using site = await serve()

  const put = await control(site, 'PUT', '/faults', { latency: { ms: 5, on: 'HubSpotStatus' }, nameless: true })
  const got = await control(site, 'GET', '/faults')
  const off = await control(site, 'PUT', '/faults', { nameless: false })

  assert.deepEqual(put['active'], { latency: { ms: 5, on: 'HubSpotStatus' }, nameless: {} })
  assert.deepEqual(got['active'], put['active'])
  assert.match(got['known']['nameless'], /hubspot_name/)
  assert.deepEqual(Object.keys(off['active']), ['latency'])
})

test('DELETE switches one fault off, or all', async () => {
  await using site = await serve()
  await control(site, 'PUT', '/faults', { latency: 5, nameless: true, hangs: true })

  const one = await control(site, 'DELETE', '/faults?name=hangs')
  const all = await control(site, 'DELETE', '/faults')

  assert.deepEqual(Object.keys(one['active']), ['latency', 'nameless'])
  assert.deepEqual(all['active'], {})
})

test('one unknown fault leaves the others of its request off', async () => {
  await using site = await serve()

  const answer = await control(site, 'PUT', '/faults', { nameless: true, nonsense: true })

  assert.equal(answer['code'], 400)
  assert.match(answer['error'], /Unknown fault "nonsense"/)
  assert.deepEqual(site.emulator.faults.list(), {})
})

test('the clock is set forward over HTTP', async () => {
  await using site = await serve()

  const answer = await control(site, 'POST', '/clock', { advance: 20 * MINUTE })

  assert.equal(answer['now'], NOON + 20 * MINUTE)
  assert.equal((await control(site, 'GET', '/clock'))['now'], NOON + 20 * MINUTE)
})

test('the clock does not go back', async () => {
  await using site = await serve()

  const answer = await control(site, 'POST', '/clock', { advance: -1 })

  assert.equal(answer['code'], 400)
})

test('reset over HTTP goes back to the seed', async () => {
  await using site = await serve()
  await approve(site)

  await control(site, 'POST', '/reset')

  assert.equal((await status(site))['connected'], false)
})

test('the log is read and emptied over HTTP', async () => {
  await using site = await serve()
  await agentStatus(site)

  const { requests } = await control(site, 'GET', '/requests')
  await control(site, 'DELETE', '/requests')

  assert.equal(requests[0].action, 'MyAgents')
  assert.deepEqual((await control(site, 'GET', '/requests'))['requests'], [])
})

test('an agent is put where a test needs it', async () => {
  await using site = await serve()

  const answer = await control(site, 'PUT', '/agents', { guid: GUID, status: 4, connected: '87654321' })

  assert.equal(answer['status'], 4)
  assert.equal((await status(site))['username'], '87654321')
  assert.equal(await agentStatus(site), 4)
})

test('an agent is added and removed', async () => {
  await using site = await serve()

  await control(site, 'PUT', '/agents', { guid: 'second', required: ['hubspot'] })
  const two = await control(site, 'GET', '/agents')
  const one = await control(site, 'DELETE', '/agents?guid=second')

  assert.deepEqual(
    two['agents'].map((agent: Json) => [agent['guid'], agent['status']]),
    [
      [GUID, 0],
      ['second', 6],
    ],
  )
  assert.equal(one['agents'].length, 1)
})

test('an account is added for the consent page', async () => {
  await using site = await serve()

  await control(site, 'PUT', '/accounts', { portalId: '555', name: 'Third' })

  assert.match(await approve(site, { account: '555' }), /hubspot_name=Third/)
  assert.equal((await control(site, 'GET', '/accounts'))['accounts'].length, 3)
})

test('an own app is registered at HubSpot', async () => {
  await using site = await serve()
  const app = { clientId: 'mine', clientSecret: 'my-secret' }
  await site.api('UserAgent/Update', { guid: GUID, configuration: { credentials: { hubspot: app } } })

  await control(site, 'PUT', '/apps', app)

  assert.match(await approve(site, { authMethod: 'own' }), /hubspot_connected=true/)
})

test('no secret is shown by the switches', async () => {
  await using site = await serve()
  await approve(site)
  await site.api('UserAgent/Update', {
    guid: GUID,
    configuration: { credentials: { hubspot: { clientSecret: 'hush' } } },
  })

  const shown = JSON.stringify([await control(site, 'GET', '/apps'), await control(site, 'GET', '/agents')])

  assert.doesNotMatch(shown, /secret|hush|token/i)
})

test('any page may use the switches', async () => {
  await using site = await serve()

  const preflight = await fetch(`${site.origin}/emulator/faults`, { method: 'OPTIONS' })

  assert.equal(preflight.status, 204)
  assert.equal(preflight.headers.get('access-control-allow-origin'), '*')
  assert.match(preflight.headers.get('access-control-allow-methods') ?? '', /PUT.*DELETE/)
})

test('no page may call the API', async () => {
  await using site = await serve()

  const response = await site.post('UserAgent/MyAgents')

  assert.equal(response.headers.get('access-control-allow-origin'), null)
})

test('the routes are listed', async () => {
  await using site = await serve()

  const routes = await control(site, 'GET', '')

  assert.ok('/emulator/faults' in routes)
})

const wrong = [
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
for (const { method, path, body, code } of wrong) {
  test(`${method} /emulator${path} with ${JSON.stringify(body)} is answered ${code}, with words`, async () => {
    await using site = await serve()

    const answer = await control(site, method, path, body)

    assert.equal(answer['code'], code)
    assert.ok(answer['error'].length > 10)
  })
}

test('switching is not in the log of requests', async () => {
  await using site = await serve()
  await control(site, 'GET', '/faults')
  await authorizeUrl(site)

  assert.deepEqual(
    site.emulator.requests.map(({ action }) => action),
    ['HubSpotConnect'],
  )
})

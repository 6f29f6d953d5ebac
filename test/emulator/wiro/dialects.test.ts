/**
 * The two newer dialects of Wiro's API: the unified one, and the transitional one on the paths of the HubSpot guide.
 */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { GUID, MINUTE_MS, NOON, readAgentStatus, REDIRECT_URL, SECOND_MS } from '../emulator-server.js'
import { callOAuth, connectAccount, serveDialect } from './newer-dialects.js'

const APP = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }
const DISCONNECTED = { result: true, connected: false, accounts: [], connectedat: '', tokenexpiresat: '', errors: [] }

for (const dialect of ['unified', 'transitional'] as const) {
  describe(`in the ${dialect} dialect`, () => {
    test('connect returns an authorize URL under the name authorizeUrl', async () => {
      await using server = await serveDialect(dialect)

      const json = await callOAuth(server, dialect, 'connect', { redirecturl: REDIRECT_URL })

      assert.deepEqual(Object.keys(json), ['result', 'authorizeUrl', 'errors'])
      assert.equal(new URL(json['authorizeUrl']).pathname, '/oauth/authorize')
    })

    test('an approval comes back with the portal id and the name', async () => {
      await using server = await serveDialect(dialect)

      const location = await connectAccount(server, dialect)

      assert.equal(
        location,
        `${REDIRECT_URL}?hubspot_connected=true&hubspot_portal=12345678&hubspot_name=Acme%20Europe`,
      )
    })

    test('the status of an agent that was never connected is empty', async () => {
      await using server = await serveDialect(dialect)

      assert.deepEqual(await callOAuth(server, dialect, 'status'), DISCONNECTED)
    })

    test('the status has the account’s name twice, and no portal id', async () => {
      await using server = await serveDialect(dialect)
      await connectAccount(server, dialect)

      const json = await callOAuth(server, dialect, 'status')

      assert.deepEqual(json, {
        result: true,
        connected: true,
        accounts: [{ id: 'Acme Europe', name: 'Acme Europe' }],
        connectedat: new Date(NOON).toISOString(),
        tokenexpiresat: new Date(NOON + 30 * MINUTE_MS).toISOString(),
        errors: [],
      })
      assert.doesNotMatch(JSON.stringify(json), /12345678/)
    })

    test('an account that the seed connects has its name', async () => {
      await using server = await serveDialect(dialect, { connected: '87654321' })

      const { accounts } = await callOAuth(server, dialect, 'status')

      assert.deepEqual(accounts, [{ id: 'Acme US', name: 'Acme US' }])
    })

    test('a refresh by the running agent moves connectedat', async () => {
      await using server = await serveDialect(dialect, { connected: '12345678', status: 4 })
      server.emulator.clock.advance(21 * MINUTE_MS)

      const { connectedat, tokenexpiresat } = await callOAuth(server, dialect, 'status')

      assert.equal(connectedat, new Date(NOON + 20 * MINUTE_MS).toISOString())
      assert.equal(tokenexpiresat, new Date(NOON + 50 * MINUTE_MS).toISOString())
    })

    test('times may be seconds since 1970 in a string, and stay empty without a connection', async () => {
      await using server = await serveDialect(dialect)
      server.emulator.faults.set('unix-times')
      const before = await callOAuth(server, dialect, 'status')
      await connectAccount(server, dialect)

      const { connectedat, tokenexpiresat } = await callOAuth(server, dialect, 'status')

      assert.deepEqual(before, DISCONNECTED)
      assert.deepEqual([connectedat, tokenexpiresat], ['1776427200', '1776429000'])
    })

    test('disconnect removes the account, restarts a running agent and keeps the saved app', async () => {
      await using server = await serveDialect(dialect, { connected: '12345678', status: 4, app: APP })

      const json = await callOAuth(server, dialect, 'disconnect')

      assert.deepEqual(json, { result: true, errors: [] })
      assert.equal(await readAgentStatus(server), 1)
      assert.deepEqual(await callOAuth(server, dialect, 'status'), DISCONNECTED)
      assert.match(await connectAccount(server, dialect, { authmethod: 'own' }), /hubspot_connected=true/)
    })

    test('connect in own mode needs a saved app', async () => {
      await using server = await serveDialect(dialect)

      const json = await callOAuth(server, dialect, 'connect', { redirecturl: REDIRECT_URL, authmethod: 'own' })

      assert.deepEqual(json, { result: false, errors: [{ code: 0, message: 'HubSpot credentials not configured' }] })
    })

    test('a missing parameter is named in lower case', async () => {
      await using server = await serveDialect(dialect)

      const [noUrl, noGuid] = [
        await callOAuth(server, dialect, 'connect'),
        await callOAuth(server, dialect, 'status', { useragentguid: undefined }),
      ]

      assert.equal(noUrl['errors'][0].message, 'Request parameter [redirecturl] required')
      assert.equal(noGuid['errors'][0].message, 'Request parameter [useragentguid] required')
    })

    test('an unknown agent is reported with code 1', async () => {
      await using server = await serveDialect(dialect)

      const json = await callOAuth(server, dialect, 'status', { useragentguid: 'nobody' })

      assert.deepEqual(json['errors'], [{ code: 1, message: 'User agent not found or unauthorized' }])
    })

    test('a lagging status says what was connected before', async () => {
      await using server = await serveDialect(dialect, { connected: '87654321' })
      server.emulator.faults.set('status-lags', { ms: 2 * SECOND_MS })
      await connectAccount(server, dialect)

      const lagging = await callOAuth(server, dialect, 'status')
      server.emulator.clock.advance(2 * SECOND_MS)
      const current = await callOAuth(server, dialect, 'status')

      assert.deepEqual([lagging['accounts'][0].name, current['accounts'][0].name], ['Acme US', 'Acme Europe'])
    })

    test('agents are listed and started as before', async () => {
      await using server = await serveDialect(dialect)

      const json = await server.callApi('UserAgent/Start', { guid: GUID })

      assert.equal(json['result'], true)
      assert.equal(await readAgentStatus(server), 2)
    })
  })
}

describe('in the transitional dialect alone', () => {
  for (const path of ['UserAgentOAuth/OAuthStatus', 'UserAgent/CredentialUpsert']) {
    test(`${path} does not exist`, async () => {
      await using server = await serveDialect('transitional')

      assert.equal((await server.postApi(path, { useragentguid: GUID })).status, 404)
    })
  }

  test('a client of the HubSpot guide is told the parameter in its newer spelling', async () => {
    await using server = await serveDialect('transitional', { connected: '12345678' })

    const json = await server.callApi('UserAgentOAuth/HubSpotStatus', { userAgentGuid: GUID })

    assert.equal(json['errors'][0].message, 'Request parameter [useragentguid] required')
  })

  test('TokenRefresh answers with lower-case names', async () => {
    await using server = await serveDialect('transitional', { connected: '12345678' })

    const json = await server.callApi('UserAgentOAuth/TokenRefresh', { useragentguid: GUID, provider: 'hubspot' })

    assert.deepEqual(Object.keys(json), ['result', 'accesstoken', 'refreshtoken', 'errors'])
  })
})

test('a reset returns to the seed’s dialect', async () => {
  await using server = await serveDialect('hubspot')
  server.emulator.faults.set('unified-dialect')

  server.emulator.reset()

  const response = await server.postApi('UserAgentOAuth/HubSpotStatus', { userAgentGuid: GUID })
  assert.equal(response.status, 200)
})

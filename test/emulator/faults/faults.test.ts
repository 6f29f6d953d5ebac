/** Each fault once. A fault without a check does not compile. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FAULTS, type FaultName } from '../../../src/emulator/index.js'
import {
  GUID,
  MINUTE_MS,
  NOON,
  readAgentStatus,
  readStatus,
  requestAuthorizeUrl,
  runConnectFlow,
  serveEmulator,
  submitConsent,
  type EmulatorServer,
} from '../emulator-server.js'

type Check = (server: EmulatorServer) => Promise<void>

const SECOND_QUESTION_MARK = /\?seal=s\?hubspot_connected=true/

const expectCallbackError =
  (code: string): Check =>
  async (server) =>
    assert.match(await runConnectFlow(server), new RegExp(`^https://your-app.com/.*\\?hubspot_error=${code}$`))

const expectConsentPage =
  (text: RegExp): Check =>
  async (server) => {
    const response = await server.get(await requestAuthorizeUrl(server))
    assert.equal(response.headers.get('location'), null)
    assert.match(await response.text(), text)
  }

const expectPageAfterChoice =
  (text: RegExp): Check =>
  async (server) => {
    const response = await submitConsent(server, await requestAuthorizeUrl(server))
    assert.equal(response.headers.get('location'), null)
    assert.match(await response.text(), text)
  }

const expectCoop =
  (value: string): Check =>
  async (server) => {
    const url = await requestAuthorizeUrl(server)
    const responses = [
      await server.get(url),
      await submitConsent(server, url),
      await submitConsent(server, url, { decision: 'cancel' }),
    ]
    const sent = responses.map((response) => response.headers.get('cross-origin-opener-policy'))
    assert.deepEqual(sent, [value, value, value])
  }

const expectApiResponse =
  (code: number, body: RegExp): Check =>
  async (server) => {
    const response = await server.postApi('UserAgentOAuth/HubSpotStatus', { userAgentGuid: GUID })
    assert.equal(response.status, code)
    assert.match(await response.text(), body)
  }

/** Calls the emulator's `fetch` without a network between. */
const callDirectly = (server: EmulatorServer, init: RequestInit = {}): Promise<Response> => {
  const headers = { 'x-api-key': 'YOUR_API_KEY' }
  return server.emulator.fetch(`${server.origin}/v1/UserAgent/MyAgents`, { method: 'POST', headers, ...init })
}

const refreshToken = (server: EmulatorServer): Promise<Record<string, unknown>> =>
  server.callApi('UserAgentOAuth/TokenRefresh', { userAgentGuid: GUID, provider: 'hubspot' })

const saveCredentials = (server: EmulatorServer): Promise<Record<string, any>> => {
  const hubspot = { clientId: 'id', clientSecret: 'secret' }
  return server.callApi('UserAgent/Update', { guid: GUID, configuration: { credentials: { hubspot } } })
}

const CHECKS: Record<FaultName, Check> = {
  missing_params: expectCallbackError('missing_params'),
  authorization_denied: expectCallbackError('authorization_denied'),
  session_expired: expectCallbackError('session_expired'),
  token_exchange_failed: expectCallbackError('token_exchange_failed'),
  useragent_not_found: expectCallbackError('useragent_not_found'),
  invalid_config: expectCallbackError('invalid_config'),
  internal_error: expectCallbackError('internal_error'),

  'scope-mismatch': expectConsentPage(/scopes are insufficient/),
  'plan-lacks-scope': expectPageAfterChoice(/lacks access to the required scopes \[crm\.objects/),
  'redirect-mismatch': expectConsentPage(/doesn’t match the app’s registered redirect URL/),
  'unknown-client': expectConsentPage(/client ID “wiro-hubspot-app” is invalid/),
  'no-permission': expectPageAfterChoice(/You don’t have permission to connect this app/),
  'link-retired': expectConsentPage(/install link is no longer valid/),
  'invalid-scope': expectConsentPage(/not a valid scope name/),
  'hubspot-down': async (server) => assert.equal((await server.get(await requestAuthorizeUrl(server))).status, 503),
  'refusal-redirects': async (server) =>
    assert.match(await runConnectFlow(server, { decision: 'cancel' }), /\?hubspot_error=authorization_denied$/),
  'consent-coop-same-origin': expectCoop('same-origin'),
  'consent-coop-same-origin-allow-popups': expectCoop('same-origin-allow-popups'),
  'consent-coop-noopener-allow-popups': expectCoop('noopener-allow-popups'),
  'token-info-gone': expectCallbackError('internal_error'),
  'token-revoked': async (server) => {
    server.emulator.faults.clear()
    await runConnectFlow(server)
    server.emulator.faults.set('token-revoked')
    const before = await refreshToken(server)
    await runConnectFlow(server)
    assert.deepEqual([before['result'], (await refreshToken(server))['result']], [false, true])
  },

  'landing-elsewhere': async (server) => {
    assert.ok((await runConnectFlow(server)).startsWith(`${server.origin}/wiro.ai?`))
    assert.equal((await readStatus(server))['connected'], true)
  },
  'append-question-mark': async (server) =>
    assert.match(await runConnectFlow(server, { redirectUrl: 'https://a.example/?seal=s' }), SECOND_QUESTION_MARK),
  'drop-query': async (server) =>
    assert.match(
      await runConnectFlow(server, { redirectUrl: 'https://a.example/?seal=s' }),
      /^https:\/\/a\.example\/\?hubspot_c/,
    ),
  'drop-outcome': async (server) =>
    assert.equal(
      await runConnectFlow(server, { redirectUrl: 'https://a.example/?seal=s' }),
      'https://a.example/?seal=s',
    ),
  nameless: async (server) =>
    assert.match(await runConnectFlow(server), /\?hubspot_connected=true&hubspot_portal=12345678$/),
  'callback-query': async (server) => {
    server.emulator.faults.set('callback-query', 'hubspot_connected=true&hubspot_name=%E0%A4%A')
    assert.match(await runConnectFlow(server), /\?hubspot_connected=true&hubspot_name=%E0%A4%A$/)
  },

  latency: async () => {
    const waits: number[] = []
    await using slow = await serveEmulator({ wait: async (ms) => void waits.push(ms) })
    slow.emulator.faults.set('latency', { ms: 700, on: 'HubSpotStatus' })
    await readStatus(slow)
    await readAgentStatus(slow)
    assert.deepEqual(waits, [700])
  },
  hangs: async (server) => {
    const caller = new AbortController()
    const pending = callDirectly(server, { signal: caller.signal })
    caller.abort()
    await assert.rejects(pending, { name: 'AbortError' })
  },
  'connection-reset': async (server) => void (await assert.rejects(readStatus(server), /fetch failed/)),
  'wiro-401': expectApiResponse(401, /Requested ip 203\.0\.113\.7 is not allowed\./),
  'wiro-404': expectApiResponse(404, /Error parsing url\./),
  'wiro-429': async (server) => {
    server.emulator.faults.set('wiro-429', 1500)
    const response = await server.postApi('UserAgent/MyAgents')
    assert.deepEqual([response.status, response.headers.get('retry-after')], [429, '2'])
  },
  'wiro-500': expectApiResponse(500, /"result":false/),
  'wiro-refusal': async (server) => {
    server.emulator.faults.set('wiro-refusal', 97)
    assert.equal((await server.callApi('UserAgent/MyAgents'))['errors'][0].code, 97)
  },
  'wiro-redirect': expectApiResponse(302, /^$/),
  'html-answer': expectApiResponse(200, /^<!doctype html>/),
  'empty-answer': expectApiResponse(200, /^$/),
  'malformed-answer': expectApiResponse(200, /^\{"result":tru$/),
  'truncated-answer': async (server) => {
    const response = await callDirectly(server)
    assert.equal(response.status, 200)
    await assert.rejects(response.text(), /terminated/)
  },
  'huge-answer': async (server) => {
    server.emulator.faults.set('huge-answer', 70_000)
    assert.ok((await (await server.postApi('UserAgent/MyAgents')).text()).length > 70_000)
  },
  'answer-changed': async (server) => {
    server.emulator.faults.set('answer-changed', { on: 'HubSpotStatus', fields: { connected: 'true', extra: 1 } })
    const json = await readStatus(server)
    assert.deepEqual([json['connected'], json['extra'], json['result']], ['true', 1, true])
  },
  'unified-dialect': async (server) => {
    const unified = { useragentguid: GUID, credentialkey: 'hubspot' }
    const response = await server.postApi('UserAgentOAuth/HubSpotStatus', { userAgentGuid: GUID })
    assert.equal(response.status, 404)
    assert.equal((await server.callApi('UserAgentOAuth/OAuthStatus', unified))['connected'], false)
  },
  'transitional-dialect': async (server) => {
    const status = await server.callApi('UserAgentOAuth/HubSpotStatus', { useragentguid: GUID })
    assert.deepEqual(status['accounts'], [])
  },
  'unix-times': async (server) => {
    await runConnectFlow(server)
    assert.equal((await readStatus(server))['connectedAt'], String(NOON / 1000))
  },
  'unsafe-authorize-url': async (server) => {
    server.emulator.faults.set('unsafe-authorize-url', 'javascript:alert(1)')
    assert.equal(await requestAuthorizeUrl(server), 'javascript:alert(1)')
  },

  'status-lags': async (server) => {
    await runConnectFlow(server)
    const atOnce = await readStatus(server)
    server.emulator.clock.advance(2000)
    assert.deepEqual([atOnce['connected'], (await readStatus(server))['connected']], [false, true])
  },
  'refresh-failing': async () => {
    await using server = await serveEmulator({ seed: { agents: [{ guid: GUID, status: 4, connected: '12345678' }] } })
    server.emulator.faults.set('refresh-failing')
    server.emulator.clock.advance(60 * MINUTE_MS)
    assert.equal((await readStatus(server))['tokenExpiresAt'], new Date(NOON + 30 * MINUTE_MS).toISOString())
  },
  'agent-stopped': async (server) => {
    await server.callApi('UserAgent/Start', { guid: GUID })
    server.emulator.clock.advance(MINUTE_MS)
    assert.equal(await readAgentStatus(server), 0)
  },
  'agent-error': async (server) => {
    await server.callApi('UserAgent/Start', { guid: GUID })
    server.emulator.clock.advance(MINUTE_MS)
    assert.equal(await readAgentStatus(server), 5)
  },
  'agent-setup-required': async (server) => {
    const json = await server.callApi('UserAgent/Start', { guid: GUID })
    const { useragents } = await server.callApi('UserAgent/Detail', { guid: GUID })
    assert.match(json['errors'][0].message, /setup is not complete/)
    assert.deepEqual([useragents[0].status, useragents[0].setuprequired], [6, true])
  },
  'start-refused': async (server) => {
    const json = await server.callApi('UserAgent/Start', { guid: GUID })
    server.emulator.faults.set('start-refused', { code: 97, text: 'Insufficient balance' })
    const other = await server.callApi('UserAgent/Start', { guid: GUID })
    assert.match(json['errors'][0].message, /^No credits available/)
    assert.deepEqual(other['errors'], [{ code: 97, message: 'Insufficient balance' }])
  },
  'credentials-rejected': async (server) => {
    const json = await saveCredentials(server)
    const others = await server.callApi('UserAgent/Update', {
      guid: GUID,
      configuration: { credentials: { wordpress: {} } },
    })
    assert.deepEqual(json['errors'], [{ code: 0, message: 'agent-fieldstatus-not-allowed-for-role' }])
    assert.equal(others['result'], true)
  },
  'credentials-ignored': async (server) => {
    const json = await saveCredentials(server)
    assert.equal(json['result'], true)
    assert.equal(json['useragents'][0].configuration.credentials.hubspot.clientId, '')
  },
}

for (const name of Object.keys(FAULTS) as FaultName[]) {
  test(`${name}: ${FAULTS[name].description}`, async () => {
    await using server = await serveEmulator()
    server.emulator.faults.set(name)

    await CHECKS[name](server)
  })
}

// Every fault once: the table is typed by the emulator's own, so that a fault without a test does not compile.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FAULTS, type FaultName } from '../../src/emulator/index.js'
import { agentStatus, approve, authorizeUrl, decide, GUID, MINUTE, NOON, serve, status, type Site } from './serve.js'

type Check = (site: Site) => Promise<void>

const SECOND_QUESTION_MARK = /\?seal=s\?hubspot_connected=true/

const callbackAnswers =
  (code: string): Check =>
  async (site) =>
    assert.match(await approve(site), new RegExp(`^https://your-app.com/.*\\?hubspot_error=${code}$`))

const consentSays =
  (words: RegExp): Check =>
  async (site) => {
    const response = await site.get(await authorizeUrl(site))
    assert.equal(response.headers.get('location'), null)
    assert.match(await response.text(), words)
  }

const choiceSays =
  (words: RegExp): Check =>
  async (site) => {
    const response = await decide(site, await authorizeUrl(site))
    assert.equal(response.headers.get('location'), null)
    assert.match(await response.text(), words)
  }

const consentSendsCoop =
  (value: string): Check =>
  async (site) => {
    const url = await authorizeUrl(site)
    const answers = [await site.get(url), await decide(site, url), await decide(site, url, { decision: 'cancel' })]
    const sent = answers.map((answer) => answer.headers.get('cross-origin-opener-policy'))
    assert.deepEqual(sent, [value, value, value])
  }

const callAnswers =
  (code: number, body: RegExp): Check =>
  async (site) => {
    const response = await site.post('UserAgentOAuth/HubSpotStatus', { userAgentGuid: GUID })
    assert.equal(response.status, code)
    assert.match(await response.text(), body)
  }

/** A call to the emulator itself, where nothing stands between its answer and the test. */
const direct = (site: Site, init: RequestInit = {}): Promise<Response> => {
  const headers = { 'x-api-key': 'YOUR_API_KEY' }
  return site.emulator.fetch(`${site.origin}/v1/UserAgent/MyAgents`, { method: 'POST', headers, ...init })
}

const refreshed = (site: Site): Promise<Record<string, unknown>> =>
  site.api('UserAgentOAuth/TokenRefresh', { userAgentGuid: GUID, provider: 'hubspot' })

const saved = (site: Site): Promise<Record<string, any>> => {
  const hubspot = { clientId: 'id', clientSecret: 'secret' }
  return site.api('UserAgent/Update', { guid: GUID, configuration: { credentials: { hubspot } } })
}

const CHECKS: Record<FaultName, Check> = {
  missing_params: callbackAnswers('missing_params'),
  authorization_denied: callbackAnswers('authorization_denied'),
  session_expired: callbackAnswers('session_expired'),
  token_exchange_failed: callbackAnswers('token_exchange_failed'),
  useragent_not_found: callbackAnswers('useragent_not_found'),
  invalid_config: callbackAnswers('invalid_config'),
  internal_error: callbackAnswers('internal_error'),

  'scope-mismatch': consentSays(/scopes are insufficient/),
  'plan-lacks-scope': choiceSays(/lacks access to the required scopes \[crm\.objects/),
  'redirect-mismatch': consentSays(/doesn’t match the app’s registered redirect URL/),
  'unknown-client': consentSays(/client ID “wiro-hubspot-app” is invalid/),
  'no-permission': choiceSays(/You don’t have permission to connect this app/),
  'link-retired': consentSays(/install link is no longer valid/),
  'invalid-scope': consentSays(/not a valid scope name/),
  'hubspot-down': async (site) => assert.equal((await site.get(await authorizeUrl(site))).status, 503),
  'refusal-redirects': async (site) =>
    assert.match(await approve(site, { decision: 'cancel' }), /\?hubspot_error=authorization_denied$/),
  'consent-coop-same-origin': consentSendsCoop('same-origin'),
  'consent-coop-same-origin-allow-popups': consentSendsCoop('same-origin-allow-popups'),
  'consent-coop-noopener-allow-popups': consentSendsCoop('noopener-allow-popups'),
  'token-info-gone': callbackAnswers('internal_error'),
  'token-revoked': async (site) => {
    site.emulator.faults.clear()
    await approve(site)
    site.emulator.faults.set('token-revoked')
    const before = await refreshed(site)
    await approve(site)
    assert.deepEqual([before['result'], (await refreshed(site))['result']], [false, true])
  },

  'landing-elsewhere': async (site) => {
    assert.ok((await approve(site)).startsWith(`${site.origin}/wiro.ai?`))
    assert.equal((await status(site))['connected'], true)
  },
  'append-question-mark': async (site) =>
    assert.match(await approve(site, { redirectUrl: 'https://a.example/?seal=s' }), SECOND_QUESTION_MARK),
  'drop-query': async (site) =>
    assert.match(
      await approve(site, { redirectUrl: 'https://a.example/?seal=s' }),
      /^https:\/\/a\.example\/\?hubspot_c/,
    ),
  'drop-outcome': async (site) =>
    assert.equal(await approve(site, { redirectUrl: 'https://a.example/?seal=s' }), 'https://a.example/?seal=s'),
  nameless: async (site) => assert.match(await approve(site), /\?hubspot_connected=true&hubspot_portal=12345678$/),
  'callback-query': async (site) => {
    site.emulator.faults.set('callback-query', 'hubspot_connected=true&hubspot_name=%E0%A4%A')
    assert.match(await approve(site), /\?hubspot_connected=true&hubspot_name=%E0%A4%A$/)
  },

  latency: async () => {
    const waits: number[] = []
    await using slow = await serve({ wait: async (ms) => void waits.push(ms) })
    slow.emulator.faults.set('latency', { ms: 700, on: 'HubSpotStatus' })
    await status(slow)
    await agentStatus(slow)
    assert.deepEqual(waits, [700])
  },
  hangs: async (site) => {
    const caller = new AbortController()
    const pending = direct(site, { signal: caller.signal })
    caller.abort()
    await assert.rejects(pending, { name: 'AbortError' })
  },
  'connection-reset': async (site) => void (await assert.rejects(status(site), /fetch failed/)),
  'wiro-401': callAnswers(401, /Requested ip 203\.0\.113\.7 is not allowed\./),
  'wiro-404': callAnswers(404, /Error parsing url\./),
  'wiro-429': async (site) => {
    site.emulator.faults.set('wiro-429', 1500)
    const response = await site.post('UserAgent/MyAgents')
    assert.deepEqual([response.status, response.headers.get('retry-after')], [429, '2'])
  },
  'wiro-500': callAnswers(500, /"result":false/),
  'wiro-refusal': async (site) => {
    site.emulator.faults.set('wiro-refusal', 97)
    assert.equal((await site.api('UserAgent/MyAgents'))['errors'][0].code, 97)
  },
  'wiro-redirect': callAnswers(302, /^$/),
  'html-answer': callAnswers(200, /^<!doctype html>/),
  'empty-answer': callAnswers(200, /^$/),
  'malformed-answer': callAnswers(200, /^\{"result":tru$/),
  'truncated-answer': async (site) => {
    const response = await direct(site)
    assert.equal(response.status, 200)
    await assert.rejects(response.text(), /terminated/)
  },
  'huge-answer': async (site) => {
    site.emulator.faults.set('huge-answer', 70_000)
    assert.ok((await (await site.post('UserAgent/MyAgents')).text()).length > 70_000)
  },
  'answer-changed': async (site) => {
    site.emulator.faults.set('answer-changed', { on: 'HubSpotStatus', fields: { connected: 'true', extra: 1 } })
    const answer = await status(site)
    assert.deepEqual([answer['connected'], answer['extra'], answer['result']], ['true', 1, true])
  },
  'unsafe-authorize-url': async (site) => {
    site.emulator.faults.set('unsafe-authorize-url', 'javascript:alert(1)')
    assert.equal(await authorizeUrl(site), 'javascript:alert(1)')
  },

  'status-lags': async (site) => {
    await approve(site)
    const atOnce = await status(site)
    site.emulator.clock.advance(2000)
    assert.deepEqual([atOnce['connected'], (await status(site))['connected']], [false, true])
  },
  'refresh-failing': async () => {
    await using site = await serve({ seed: { agents: [{ guid: GUID, status: 4, connected: '12345678' }] } })
    site.emulator.faults.set('refresh-failing')
    site.emulator.clock.advance(60 * MINUTE)
    assert.equal((await status(site))['tokenExpiresAt'], new Date(NOON + 30 * MINUTE).toISOString())
  },
  'agent-stopped': async (site) => {
    await site.api('UserAgent/Start', { guid: GUID })
    site.emulator.clock.advance(MINUTE)
    assert.equal(await agentStatus(site), 0)
  },
  'agent-error': async (site) => {
    await site.api('UserAgent/Start', { guid: GUID })
    site.emulator.clock.advance(MINUTE)
    assert.equal(await agentStatus(site), 5)
  },
  'agent-setup-required': async (site) => {
    const answer = await site.api('UserAgent/Start', { guid: GUID })
    const { useragents } = await site.api('UserAgent/Detail', { guid: GUID })
    assert.match(answer['errors'][0].message, /setup is not complete/)
    assert.deepEqual([useragents[0].status, useragents[0].setuprequired], [6, true])
  },
  'start-refused': async (site) => {
    const answer = await site.api('UserAgent/Start', { guid: GUID })
    site.emulator.faults.set('start-refused', { code: 97, text: 'Insufficient balance' })
    const other = await site.api('UserAgent/Start', { guid: GUID })
    assert.match(answer['errors'][0].message, /^No credits available/)
    assert.deepEqual(other['errors'], [{ code: 97, message: 'Insufficient balance' }])
  },
  'credentials-rejected': async (site) => {
    const answer = await saved(site)
    const others = await site.api('UserAgent/Update', { guid: GUID, configuration: { credentials: { wordpress: {} } } })
    assert.deepEqual(answer['errors'], [{ code: 0, message: 'agent-fieldstatus-not-allowed-for-role' }])
    assert.equal(others['result'], true)
  },
  'credentials-ignored': async (site) => {
    const answer = await saved(site)
    assert.equal(answer['result'], true)
    assert.equal(answer['useragents'][0].configuration.credentials.hubspot.clientId, '')
  },
}

for (const name of Object.keys(FAULTS) as FaultName[]) {
  test(`${name}: ${FAULTS[name].description}`, async () => {
    await using site = await serve()
    site.emulator.faults.set(name)

    await CHECKS[name](site)
  })
}

test('an agent runs on where it was, once its fault is mended', async () => {
  await using site = await serve({ seed: { agents: [{ guid: GUID, status: 4 }] } })
  const seen: number[] = []

  for (const fault of ['agent-stopped', 'agent-error', 'agent-setup-required'] as const) {
    site.emulator.faults.set(fault)
    seen.push(await agentStatus(site))
    site.emulator.faults.clear()
    seen.push(await agentStatus(site))
  }

  assert.deepEqual(seen, [0, 4, 5, 4, 6, 4])
})

test('a lagging status says what it said before a reconnect', async () => {
  await using site = await serve()
  await approve(site)
  site.emulator.faults.set('status-lags', 5000)

  await approve(site, { account: '87654321' })

  assert.equal((await status(site))['username'], '12345678')
})

test('a disconnect ends the lag', async () => {
  await using site = await serve()
  await approve(site)
  site.emulator.faults.set('status-lags', 5000)
  await approve(site, { account: '87654321' })

  await site.api('UserAgentOAuth/HubSpotDisconnect', { userAgentGuid: GUID })

  assert.equal((await status(site))['connected'], false)
})

test('the running agent’s refresh fails too once its token is revoked', async () => {
  await using site = await serve({ seed: { agents: [{ guid: GUID, status: 4, connected: '12345678' }] } })
  site.emulator.faults.set('token-revoked')
  site.emulator.clock.advance(60 * MINUTE)

  const { connected, tokenExpiresAt } = await status(site)

  assert.deepEqual([connected, tokenExpiresAt], [true, new Date(NOON + 30 * MINUTE).toISOString()])
})

test('a fault with times strikes as often and is over', async () => {
  await using site = await serve()
  site.emulator.faults.set('wiro-500', { times: 2 })

  const statuses = [1, 2, 3].map(() => site.post('UserAgent/MyAgents').then(({ status: code }) => code))

  assert.deepEqual((await Promise.all(statuses)).sort(), [200, 500, 500])
  assert.deepEqual(site.emulator.faults.list(), {})
})

test('faults are listed with their settings and cleared one by one or all at once', async () => {
  await using site = await serve()
  const { faults } = site.emulator
  faults.set('latency', 50)
  faults.set('nameless')
  faults.set('hangs')
  faults.set('hangs', false)

  assert.deepEqual(faults.list(), { latency: { ms: 50 }, nameless: {} })
  faults.clear('latency')
  assert.deepEqual(faults.list(), { nameless: {} })
  faults.clear()
  assert.deepEqual(faults.list(), {})
})

test('an unknown fault is refused with the names that are known', async () => {
  await using site = await serve()

  assert.throws(() => site.emulator.faults.set('latencyy' as FaultName), /Unknown fault "latencyy".*latency/)
})

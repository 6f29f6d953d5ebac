import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { test } from 'node:test'
import { createHandler } from '../../src/server/handler.js'
import { apiKey, ask, flow, make, page, post, publicUrl, read, refusalOf, unsealed } from './setup.js'
import { addressed, authorizeUrl, canary, connected, done, startUpstream, unconnected } from './upstream.js'

const rude = { ...connected, accessToken: canary, errors: [{ code: 5, message: canary }] }

test('status tells what Wiro told, and what the handler adds', async (t) => {
  const { baseUrl, calls } = await startUpstream(t, { body: connected })
  const before = Date.now()

  const { status, body, headers } = await ask(make({ baseUrl, fetch }), { action: 'status' })

  const { now, ...rest } = body
  assert.equal(status, 200)
  assert.deepEqual(rest, { ...connected, can: ['status', 'connect', 'disconnect'] })
  assert.ok(Date.parse(String(now)) >= before - 1)
  assert.deepEqual(calls[0]?.body, { userAgentGuid: 'guid-1' })
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('content-type'), 'application/json; charset=utf-8')
})

test('status without a connection tells no account', async (t) => {
  const { baseUrl } = await startUpstream(t, { body: unconnected })

  const { body } = await ask(make({ baseUrl, fetch, accountName: () => 'Kept' }), { action: 'status' })

  assert.deepEqual(Object.keys(body), ['result', 'connected', 'errors', 'now', 'can'])
  assert.equal(body.connected, false)
})

test('F30 status passes no field on that it does not know', async (t) => {
  const { baseUrl } = await startUpstream(t, { body: rude })
  const made = make({ baseUrl, fetch })

  const { text } = await ask(made, { action: 'status' })

  assert.doesNotMatch(text + JSON.stringify(made.log), /CANARY/)
})

test('F29 a success with errors is a success, and logged', async (t) => {
  const { baseUrl } = await startUpstream(t, { body: rude })
  const made = make({ baseUrl, fetch })

  const { body } = await ask(made, { action: 'status' })

  assert.equal(body.connected, true)
  assert.deepEqual(made.log, [{ level: 'warn', reason: 'result_with_errors', agent: 'guid-1' }])
})

for (const errors of [undefined, null, []]) {
  test(`a success with errors ${JSON.stringify(errors)} is nothing to log`, async (t) => {
    const { baseUrl } = await startUpstream(t, { body: { ...connected, errors } })
    const made = make({ baseUrl, fetch })

    const { status } = await ask(made, { action: 'status' })

    assert.deepEqual([status, made.log], [200, []])
  })
}

test('status shows the name that the host kept, on one line', async (t) => {
  const { baseUrl } = await startUpstream(t, { body: connected })
  const asked: unknown[] = []
  const accountName = ({ agent, agentKey }: { agent: string; agentKey?: string }, portalId?: string) => {
    asked.push([agent, agentKey, portalId])
    return 'Acme\nCorp'
  }

  const { body } = await ask(make({ baseUrl, fetch, accountName }), { action: 'status', agentKey: 'second' })

  assert.equal(body.accountName, 'AcmeCorp')
  assert.deepEqual(asked, [['guid-1', 'second', '12345678']])
})

test('status is as true when the host cannot find the name', async (t) => {
  const { baseUrl } = await startUpstream(t, { body: connected })
  const cause = new Error('no database')
  const made = make({ baseUrl, fetch, accountName: () => Promise.reject(cause) })

  const { status, body } = await ask(made, { action: 'status' })

  assert.equal(status, 200)
  assert.equal('accountName' in body, false)
  assert.deepEqual(made.log, [
    { level: 'error', reason: 'account_name_failed', action: 'status', agent: 'guid-1', cause },
  ])
})

test('connect answers the authorize URL, its life and the baseline', async (t) => {
  const { baseUrl, calls, paths } = await startUpstream(t, { body: connected }, { body: addressed })

  const { status, body } = await ask(make({ baseUrl, fetch }), { action: 'connect', flow, authMethod: 'wiro' })

  assert.equal(status, 200)
  assert.deepEqual(body, {
    result: true,
    authorizeUrl,
    errors: [],
    expiresIn: 900,
    connected: true,
    username: '12345678',
  })
  assert.deepEqual(paths(), ['Status', 'Connect'])
  const { redirectUrl: _sealed, ...rest } = calls[1]?.body as Record<string, unknown>
  assert.deepEqual(rest, { userAgentGuid: 'guid-1' })
  assert.equal(unsealed(calls[1]?.body).url, publicUrl)
})

test('connect in own mode says so to Wiro', async (t) => {
  const { baseUrl, calls } = await startUpstream(t, { body: unconnected }, { body: addressed })

  const { body } = await ask(make({ baseUrl, fetch }), { action: 'connect', flow, authMethod: 'own' })

  const { redirectUrl: _sealed, ...rest } = calls[1]?.body as Record<string, unknown>
  assert.deepEqual(rest, { userAgentGuid: 'guid-1', authMethod: 'own' })
  assert.equal(body.connected, false)
  assert.equal('username' in body, false)
})

test('connect is refused with the code of the status it could not read, and asks no more', async (t) => {
  const { baseUrl, paths } = await startUpstream(t, {
    body: { result: false, errors: [{ code: 96, message: canary }] },
  })

  const answered = await ask(make({ baseUrl, fetch }), { action: 'connect', flow })

  assert.deepEqual(refusalOf(answered), [503, false, 'unavailable'])
  assert.deepEqual(paths(), ['Status'])
})

test('F136 connect is asked of Wiro once, also when the connection breaks', async (t) => {
  const { baseUrl, paths } = await startUpstream(t, { body: connected }, (response) => response.destroy())

  const answered = await ask(make({ baseUrl, fetch }), { action: 'connect', flow })

  assert.deepEqual(refusalOf(answered), [502, false, 'unavailable'])
  assert.deepEqual(paths(), ['Status', 'Connect'])
})

const tenants = ['https://a.example.com/hubspot', 'https://b.example.com/hubspot']
const redirects: [title: string, options: object, origin: string, expected: string][] = [
  ['the first address for the first', { publicUrl: tenants }, 'https://a.example.com', tenants[0] ?? ''],
  ['the address of the origin that asks', { publicUrl: tenants }, 'https://b.example.com', tenants[1] ?? ''],
  ['the static relay', { relayUrl: page + '/relay.html' }, page, page + '/relay.html'],
  [
    'the static relay for a page of another origin',
    { publicUrl: 'https://api.example.com/hubspot', relayUrl: page + '/relay.html', origins: [page] },
    page,
    page + '/relay.html',
  ],
]
for (const [title, options, origin, expected] of redirects) {
  test('connect sends people back to ' + title, async (t) => {
    const { baseUrl, calls } = await startUpstream(t, { body: connected }, { body: addressed })

    await ask(make({ baseUrl, fetch, ...options }), { action: 'connect', flow }, { origin })

    assert.equal(unsealed(calls[1]?.body).url, expected)
  })
}

test('disconnect asks Wiro once and nothing else', async (t) => {
  const { baseUrl, calls, paths } = await startUpstream(t, { body: done })

  const { status, body } = await ask(make({ baseUrl, fetch }), { action: 'disconnect' })

  assert.deepEqual([status, body], [200, { result: true, errors: [] }])
  assert.deepEqual(paths(), ['Disconnect'])
  assert.deepEqual(calls[0]?.body, { userAgentGuid: 'guid-1' })
})

test('F125 disconnect is not asked again when the connection breaks', async (t) => {
  const { baseUrl, paths } = await startUpstream(t, (response) => response.destroy())

  const answered = await ask(make({ baseUrl, fetch }), { action: 'disconnect' })

  assert.deepEqual(refusalOf(answered), [502, false, 'unavailable'])
  assert.deepEqual(paths(), ['Disconnect'])
})

test('disconnect tells the host which account it was', async (t) => {
  const { baseUrl, paths } = await startUpstream(t, { body: connected }, { body: done })
  const events: unknown[] = []

  await ask(make({ baseUrl, fetch, onDisconnected: (event) => events.push(event) }), { action: 'disconnect' })

  assert.deepEqual(events, [{ agent: 'guid-1', portalId: '12345678' }])
  assert.deepEqual(paths(), ['Status', 'Disconnect'])
})

test('disconnect works and tells the host also where the account cannot be read', async (t) => {
  const { baseUrl } = await startUpstream(t, { status: 500, body: canary }, { body: done })
  const events: unknown[] = []
  const made = make({ baseUrl, fetch, onDisconnected: (event) => events.push(event) })

  const { status } = await ask(made, { action: 'disconnect' })

  assert.equal(status, 200)
  assert.deepEqual(events, [{ agent: 'guid-1' }])
})

test('disconnect tells the host nothing where Wiro refused', async (t) => {
  const { baseUrl } = await startUpstream(t, { body: connected }, { body: { result: false, errors: [] } })
  const events: unknown[] = []
  const made = make({ baseUrl, fetch, onDisconnected: (event) => events.push(event) })

  const answered = await ask(made, { action: 'disconnect' })

  assert.deepEqual(refusalOf(answered), [502, false, 'internal_error'])
  assert.deepEqual(events, [])
})

test('a host that throws after a disconnect changes nothing', async (t) => {
  const { baseUrl } = await startUpstream(t, { body: connected }, { body: done })
  const cause = new Error('no database')
  const made = make({ baseUrl, fetch, onDisconnected: () => Promise.reject(cause) })

  const { status, body } = await ask(made, { action: 'disconnect' })

  assert.deepEqual([status, body.result], [200, true])
  assert.deepEqual(made.log, [
    { level: 'error', reason: 'on_disconnected_failed', action: 'disconnect', agent: 'guid-1', cause },
  ])
})

test('F130 a browser that leaves ends a status read', async (t) => {
  const { baseUrl, arrived } = await startUpstream(t, () => {})
  const leaving = new AbortController()
  const made = make({ baseUrl, fetch })

  const answer = made.handler(post({ action: 'status' }, {}, { signal: leaving.signal }))
  const call = await arrived(0)
  leaving.abort()

  await call.closed
  assert.equal((await answer).status, 499)
  assert.deepEqual(made.log, [
    { level: 'info', code: 'unavailable', reason: 'client_gone', action: 'status', agent: 'guid-1' },
  ])
})

for (const [action, last] of [
  ['disconnect', { body: done }],
  ['connect', { body: addressed }],
] as const) {
  test(`F130 a browser that leaves does not end a ${action}`, async (t) => {
    const { baseUrl, arrived } = await startUpstream(
      t,
      (response) => finish.then(() => response.end(JSON.stringify(connected))),
      last,
    )
    let release = () => {}
    const finish = new Promise<void>((resolve) => (release = resolve))
    const leaving = new AbortController()

    const answer = make({ baseUrl, fetch }).handler(post({ action, flow }, {}, { signal: leaving.signal }))
    await arrived(0)
    leaving.abort()
    release()

    assert.equal((await read(await answer)).body.result, true)
  })
}

test('F31 the browser hears neither the key, nor the address, nor a word of Wiro', async (t) => {
  const message = `Requested ip 203.0.113.7 is not allowed. ${canary}`
  const { baseUrl } = await startUpstream(t, { status: 401, body: { result: false, errors: [{ code: 0, message }] } })
  const made = make({ baseUrl, fetch })

  const answered = await ask(made, { action: 'status' })

  assert.deepEqual(refusalOf(answered), [502, false, 'misconfigured'])
  assert.doesNotMatch(answered.text + JSON.stringify(made.log), /CANARY|203\.0/)
  assert.deepEqual(made.log, [
    { level: 'error', code: 'misconfigured', reason: 'ip_not_allowed', action: 'status', agent: 'guid-1' },
  ])
})

for (const action of ['status', 'connect', 'disconnect']) {
  test(`a Wiro that repeats the key at ${action} does not get it into an answer or the log`, async (t) => {
    const repeat = (response: ServerResponse, { headers }: IncomingMessage) => {
      const said = `${String(headers['x-api-key'])} ${String(headers['x-signature'])}`
      response.end(
        JSON.stringify({ result: false, code: said, errors: [{ code: said, message: said }], message: said }),
      )
    }
    const { baseUrl, calls } = await startUpstream(t, repeat)
    const made = make({ baseUrl, fetch, apiSecret: 'SECRET-CANARY' })

    const { text, headers } = await ask(made, { action, flow })

    const told = text + JSON.stringify([...headers]) + JSON.stringify(made.log)
    assert.doesNotMatch(told, /CANARY/)
    assert.equal(told.includes(String(calls[0]?.headers['x-signature'])), false)
  })
}

test('nothing but the three required options is needed', async (t) => {
  const { baseUrl, paths } = await startUpstream(t, {
    body: { ...connected, useragents: [{ guid: 'guid-1', status: 4 }] },
  })
  const handler = createHandler({ apiKey, publicUrl, resolveAgent: () => 'guid-1', baseUrl: baseUrl + '/' })

  const { body } = await ask({ handler }, { action: 'status' })

  assert.deepEqual([body.connected, body.agentState], [true, { status: 4 }])
  assert.deepEqual(body.can, ['status', 'connect', 'disconnect', 'start-agent'])
  assert.deepEqual(paths().sort(), ['/UserAgent/Detail', 'Status'])
})

test('an exception that nobody thought of is an answer too', async () => {
  const made = make()
  const broken = new Proxy(post({ action: 'status' }), {
    get(target, name) {
      if (name === 'headers') throw new Error(canary)
      return Reflect.get(target, name, target) as unknown
    },
  })

  const response = await made.handler(broken)

  assert.deepEqual(refusalOf(await read(response)), [500, false, 'unavailable'])
  assert.deepEqual(made.log, [{ level: 'error', code: 'unavailable', reason: 'unexpected' }])
})

for (const [title, log] of [
  ['throws', () => assert.fail('log')],
  ['rejects', () => Promise.reject(new Error('log'))],
] as const) {
  test(`a log that ${title} changes nothing`, async () => {
    const answered = await ask(make({ log, resolveAgent: () => undefined }), { action: 'status' })

    assert.deepEqual(refusalOf(answered), [401, false, 'signed_out'])
  })
}

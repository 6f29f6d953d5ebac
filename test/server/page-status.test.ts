/** `handler.status`: the status for a page that the product's own server draws. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandlerOptions } from '../../src/server/handler.js'
import { apiKey, createEndpoint, pageOrigin, postAction, publicUrl } from './endpoint.js'
import { canary, connectedStatus, disconnectedStatus, startFakeWiro } from './fake-wiro.js'

/** The request of a browser for a page: it has a cookie, and no `Origin`. */
const pageRequest = () => new Request(pageOrigin + '/settings', { headers: { cookie: 'session=1' } })

test('my server reads what the card would read, without an Origin', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(t, { body: connectedStatus })
  const endpoint = createEndpoint({ baseUrl, fetch, accountName: () => 'Acme' })

  const answer = await endpoint.handler.status(pageRequest())

  const { body } = await postAction(endpoint, { action: 'status' })
  assert.deepEqual({ ...answer, now: '' }, { ...body, now: '' })
  assert.deepEqual([answer.connected, 'accountName' in answer && answer.accountName], [true, 'Acme'])
  assert.deepEqual(calls[0]?.body, { userAgentGuid: 'guid-1' })
  assert.deepEqual(endpoint.log, [])
})

test('an account that `allowPortal` does not accept is disconnected, and the page is told so', async (t) => {
  const { baseUrl, calls } = await startFakeWiro(t, { body: connectedStatus }, { body: { result: true, errors: [] } })
  const endpoint = createEndpoint({ baseUrl, fetch, allowPortal: () => false })

  const answer = await endpoint.handler.status(pageRequest())

  const [reference] = endpoint.references
  assert.deepEqual(answer, {
    result: false,
    errors: [{ code: 'portal_refused', message: 'This account is not allowed here.', reference }],
  })
  assert.ok(calls.some(({ path }) => path.endsWith('HubSpotDisconnect')))
})

test('my functions get the page’s request, its agent key and the action', async (t) => {
  const { baseUrl } = await startFakeWiro(t, { body: disconnectedStatus })
  const calls: unknown[] = []
  const { handler } = createEndpoint({
    baseUrl,
    fetch,
    resolveAgent: (request, agentKey) => (calls.push([request.headers.get('cookie'), agentKey]), 'guid-2'),
    authorize: ({ agent, agentKey }, action) => (calls.push([agent, agentKey, action]), true),
    limit: ({ agent }, action) => (calls.push([agent, action]), 0),
  })

  await handler.status(pageRequest(), 'sales')

  assert.deepEqual(calls, [
    ['session=1', 'sales'],
    ['guid-2', 'sales', 'status'],
    ['guid-2', 'status'],
  ])
})

const refusals: [title: string, options: Partial<HandlerOptions>, code: string][] = [
  ['nobody is signed in', { resolveAgent: () => undefined }, 'signed_out'],
  ['the person may not', { resolveAgent: () => null }, 'forbidden'],
  ['there is no agent yet', { resolveAgent: () => false }, 'no_agent'],
  ['`resolveAgent` returns no guid', { resolveAgent: () => '' }, 'unavailable'],
  ['`authorize` does not return true', { authorize: () => false }, 'forbidden'],
  ['there were too many requests', { limit: () => 3 }, 'rate_limited'],
  ['`limit` throws', { limit: () => assert.fail() }, 'unavailable'],
  ['Wiro cannot be reached', {}, 'unavailable'],
]
for (const [title, options, code] of refusals) {
  test(`it resolves to the refusal that the card would get, and logs it, where ${title}`, async () => {
    const [forServer, forCard] = [createEndpoint(options), createEndpoint(options)]

    const answer = await forServer.handler.status(pageRequest())

    const { body } = await postAction(forCard, { action: 'status' })
    const [reference] = forServer.references
    assert.deepEqual(answer, { result: false, errors: [{ ...body.errors[0], reference }] })
    assert.equal(answer.errors?.[0]?.code, code)
    assert.deepEqual(forServer.log, forCard.log)
  })
}

/** What frameworks throw in order to redirect, or to end a page. */
const rejections: [title: string, rejection: unknown][] = [
  [
    'an error with a digest, as Next’s redirect',
    Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;' }),
  ],
  ['an object that is no error, as SvelteKit’s redirect', { status: 303, location: '/login' }],
  ['a response, as React Router’s redirect', Response.redirect(pageOrigin + '/login')],
  ['nothing at all', undefined],
]
for (const [title, rejection] of rejections) {
  for (const name of ['resolveAgent', 'authorize'] as const) {
    for (const isAsync of [true, false]) {
      test(`what ${name} ${isAsync ? 'rejects with' : 'throws'} reaches my page, and no log: ${title}`, async () => {
        const throws = () => {
          throw rejection
        }
        const rejects = isAsync ? async () => throws() : throws
        const endpoint = createEndpoint({ [name]: rejects })

        const outcome = await endpoint.handler.status(pageRequest()).then(
          () => 'resolved',
          (reason: unknown) => ({ reason }),
        )

        assert.deepEqual(outcome, { reason: rejection })
        assert.deepEqual(endpoint.log, [])
      })
    }
  }
}

test('a `resolveAgent` that never answers is a refusal, and is logged', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const endpoint = createEndpoint({ resolveAgent: () => new Promise(() => {}) })

  const reading = endpoint.handler.status(pageRequest())
  t.mock.timers.tick(5_000)

  assert.equal((await reading).errors?.[0]?.code, 'unavailable')
  assert.equal(endpoint.log[0]?.reason, 'resolve_agent_failed')
})

test('the answer holds no secret, no guid and nothing else of Wiro’s', async (t) => {
  const body = { ...connectedStatus, accessToken: canary, refreshToken: canary }
  const { baseUrl } = await startFakeWiro(t, { body })
  const { handler } = createEndpoint({
    baseUrl,
    fetch,
    resolveAgent: () => 'guid-CANARY',
    apiSecret: 'SECRET-CANARY',
    secret: 'SEAL-CANARY-0123456789',
    ownApp: { clientId: 'ID-CANARY', clientSecret: 'APP-CANARY' },
    actions: ['start-agent', 'save-credentials'],
  })

  const text = JSON.stringify(await handler.status(pageRequest()))

  assert.doesNotMatch(text, /CANARY/)
  assert.ok(!text.includes(apiKey) && !text.includes(publicUrl))
})

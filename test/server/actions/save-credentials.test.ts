/** The action `save-credentials`: a customer's own HubSpot app, saved from a form. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import type { FaultName } from '../../../src/emulator/index.js'
import type { HandlerOptions } from '../../../src/server/handler.js'
import { app, approveConnection, createEmulatedEndpoint, guid } from '../emulator.js'
import { createEndpoint, errorOf, flow, postAction } from '../endpoint.js'
import { canary, startFakeWiro } from '../fake-wiro.js'

const save = { action: 'save-credentials', ...app }
const connect = { action: 'connect', flow, authMethod: 'own' }
const status = { action: 'status' }
const actions: HandlerOptions['actions'] = ['start-agent', 'save-credentials']

const clientOf = (url: unknown) => new URL(String(url)).searchParams.get('client_id')

test('a customer saves an app and connects through it', async () => {
  const { emulator, endpoint } = createEmulatedEndpoint({ actions })
  const before = await postAction(endpoint, connect)

  const saved = await postAction(endpoint, save)
  const requestedActions = await postAction(endpoint, connect)
  await approveConnection(emulator, String(requestedActions.body.authorizeUrl), '12345678')
  const after = await postAction(endpoint, status)

  assert.deepEqual(errorOf(before), [409, false, 'invalid_config'])
  assert.deepEqual([saved.status, saved.body], [200, { result: true, errors: [] }])
  assert.equal(clientOf(requestedActions.body.authorizeUrl), app.clientId)
  assert.deepEqual([after.body.connected, after.body.credentials], [true, 'saved'])
})

test('a saved app replaces the one before, and a running agent restarts', async () => {
  const { endpoint } = createEmulatedEndpoint(
    { actions },
    { status: 4, app: { clientId: 'before', clientSecret: 'before-secret' } },
  )

  await postAction(endpoint, save)

  assert.equal(clientOf((await postAction(endpoint, connect)).body.authorizeUrl), app.clientId)
  assert.deepEqual((await postAction(endpoint, status)).body.agentState, { title: 'Leads', status: 1 })
})

const invalidFields: [title: string, fields: object, field: string][] = [
  ['nothing', { clientId: undefined, clientSecret: undefined }, 'clientId'],
  ['no secret', { clientSecret: undefined }, 'clientSecret'],
  ['an empty id', { clientId: '' }, 'clientId'],
  ['blanks', { clientSecret: '   ' }, 'clientSecret'],
  ['null', { clientId: null }, 'clientId'],
  ['an object', { clientSecret: { $ne: canary } }, 'clientSecret'],
  ['a list', { clientId: [app.clientId] }, 'clientId'],
  ['a secret as HubSpot hides it', { clientSecret: '••••••••' }, 'clientSecret'],
  ['two lines', { clientSecret: `${canary}\n${canary}` }, 'clientSecret'],
  ['a long text', { clientSecret: 'x'.repeat(500) }, 'clientSecret'],
  ['the id in both fields', { clientSecret: app.clientId }, 'clientSecret'],
]
for (const [title, fields, field] of invalidFields) {
  test(`${title} instead of credentials is refused without a call to Wiro, and the log names ${field}`, async () => {
    const { endpoint, requestedActions } = createEmulatedEndpoint({ actions })

    const answer = await postAction(endpoint, { ...save, ...fields })

    assert.deepEqual(errorOf(answer), [400, false, 'credentials_rejected'])
    assert.deepEqual(requestedActions(), [])
    assert.deepEqual(endpoint.log, [
      {
        level: 'warn',
        code: 'credentials_rejected',
        reason: 'credentials_invalid',
        action: 'save-credentials',
        agent: guid,
        field,
      },
    ])
  })
}

for (const [fault, reason] of [
  ['credentials-rejected', 'credentials_not_allowed'],
  ['credentials-ignored', 'credentials_ignored'],
] as const) {
  test(`an app that Wiro did not save (${fault}) is answered with credentials_rejected`, async () => {
    const { endpoint, emulator } = createEmulatedEndpoint({ actions })
    emulator.faults.set(fault)

    const answer = await postAction(endpoint, save)

    assert.deepEqual(errorOf(answer), [400, false, 'credentials_rejected'])
    assert.equal(endpoint.log[0]?.reason, reason)
    assert.doesNotMatch(answer.text, /fieldstatus/)
  })
}

test('credentials are sent once, even when the connection breaks', async () => {
  const { endpoint, emulator, requestedActions } = createEmulatedEndpoint({ actions })
  emulator.faults.set('connection-reset', { on: 'Update' })

  const answer = await postAction(endpoint, save)

  assert.deepEqual(errorOf(answer), [502, false, 'unavailable'])
  assert.deepEqual(requestedActions(), ['HubSpotStatus', 'Update'])
})

const secret = 'SECRET-CANARY'
const faults: FaultName[] = [
  'credentials-rejected',
  'credentials-ignored',
  'connection-reset',
  'wiro-401',
  'wiro-429',
  'wiro-500',
  'wiro-refusal',
  'wiro-redirect',
  'html-answer',
  'malformed-answer',
  'truncated-answer',
  'huge-answer',
  'answer-changed',
]
const secretOptions: Partial<HandlerOptions> = { actions, ownApp: { clientId: 'own', clientSecret: secret } }
for (const fault of [undefined, ...faults]) {
  test(`no secret reaches the browser, the log or the host’s functions (${fault ?? 'without a fault'})`, async () => {
    const seen: unknown[] = []
    const { endpoint, emulator } = createEmulatedEndpoint({
      ...secretOptions,
      authorize: (context, action) => (seen.push(context, action), true),
      limit: (context, action) => (seen.push(context, action), 0),
      accountName: (context) => (seen.push(context), undefined),
    })
    if (fault) emulator.faults.set(fault)

    const answers = [
      await postAction(endpoint, { ...save, clientSecret: secret }),
      await postAction(endpoint, { ...save, clientSecret: secret + ' ' + secret }),
      await postAction(endpoint, connect),
      await postAction(endpoint, status),
    ]

    const output = answers.map(({ text, headers }) => text + JSON.stringify([...headers])).join()
    assert.doesNotMatch(output + inspect([endpoint.log, seen], { depth: 20, showHidden: true }), /CANARY/)
  })
}

test('a secret that Wiro repeats reaches neither the browser nor the log', async (t) => {
  const message = `${secret} is refused`
  const { baseUrl } = await startFakeWiro(t, { body: { result: false, secret, errors: [{ code: secret, message }] } })
  const endpoint = createEndpoint({ baseUrl, fetch, actions })

  const { text } = await postAction(endpoint, { ...save, clientSecret: secret })

  assert.doesNotMatch(text + inspect(endpoint.log, { depth: 20 }), /CANARY/)
})

/** Own mode: a customer's app that is saved from a form, and the product's own that is saved without one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import type { FaultName } from '../../src/emulator/index.js'
import type { HandlerOptions } from '../../src/server/handler.js'
import { app, approve, emulated, guid } from './emulated.js'
import { ask, flow, make, refusalOf } from './setup.js'
import { addressed, canary, done, startUpstream, unconnected } from './upstream.js'

const save = { action: 'save-credentials', ...app }
const connect = { action: 'connect', flow, authMethod: 'own' }
const status = { action: 'status' }
const actions: HandlerOptions['actions'] = ['start-agent', 'save-credentials']

const clientOf = (url: unknown) => new URL(String(url)).searchParams.get('client_id')

// ── A customer's app ────────────────────────────────────────────────────────────────────────────────────────────────

test('a customer saves their app, connects through it, and the status says so', async () => {
  const { emulator, made } = emulated({ actions })
  const before = await ask(made, connect)

  const saved = await ask(made, save)
  const asked = await ask(made, connect)
  await approve(emulator, String(asked.body.authorizeUrl), '12345678')
  const after = await ask(made, status)

  assert.deepEqual(refusalOf(before), [409, false, 'invalid_config'])
  assert.deepEqual([saved.status, saved.body], [200, { result: true, errors: [] }])
  assert.equal(clientOf(asked.body.authorizeUrl), app.clientId)
  assert.deepEqual([after.body.connected, after.body.credentials], [true, 'saved'])
})

test('a saved app is over the one before, and a running agent restarts', async () => {
  const { made } = emulated({ actions }, { status: 4, app: { clientId: 'before', clientSecret: 'before-secret' } })

  await ask(made, save)

  assert.equal(clientOf((await ask(made, connect)).body.authorizeUrl), app.clientId)
  assert.deepEqual((await ask(made, status)).body.agentState, { title: 'Leads', status: 1 })
})

const wrong: [title: string, fields: object][] = [
  ['nothing', { clientId: undefined, clientSecret: undefined }],
  ['no secret', { clientSecret: undefined }],
  ['an empty id', { clientId: '' }],
  ['blanks', { clientSecret: '   ' }],
  ['null', { clientId: null }],
  ['an object', { clientSecret: { $ne: canary } }],
  ['a list', { clientId: [app.clientId] }],
  ['a secret as HubSpot hides it', { clientSecret: '••••••••' }],
  ['two lines', { clientSecret: `${canary}\n${canary}` }],
  ['a long text', { clientSecret: 'x'.repeat(500) }],
]
for (const [title, fields] of wrong) {
  test(`${title} in the place of credentials is refused, and nothing is asked of Wiro`, async () => {
    const { made, asked } = emulated({ actions })

    const answered = await ask(made, { ...save, ...fields })

    assert.deepEqual(refusalOf(answered), [400, false, 'credentials_rejected'])
    assert.deepEqual(asked(), [])
    assert.deepEqual(made.log, [
      {
        level: 'warn',
        code: 'credentials_rejected',
        reason: 'credentials_invalid',
        action: 'save-credentials',
        agent: guid,
      },
    ])
  })
}

for (const [fault, reason] of [
  ['credentials-rejected', 'credentials_not_allowed'],
  ['credentials-ignored', 'credentials_ignored'],
] as const) {
  test(`an app that Wiro did not save (${fault}) is credentials_rejected`, async () => {
    const { made, emulator } = emulated({ actions })
    emulator.faults.set(fault)

    const answered = await ask(made, save)

    assert.deepEqual(refusalOf(answered), [400, false, 'credentials_rejected'])
    assert.equal(made.log[0]?.reason, reason)
    assert.doesNotMatch(answered.text, /fieldstatus/)
  })
}

test('credentials are sent once, also when the connection breaks', async () => {
  const { made, emulator, asked } = emulated({ actions })
  emulator.faults.set('connection-reset')

  const answered = await ask(made, save)

  assert.deepEqual(refusalOf(answered), [502, false, 'unavailable'])
  assert.deepEqual(asked(), ['Update'])
})

const secret = 'SECRET-CANARY'
const everyFault: FaultName[] = [
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
const secretive: Partial<HandlerOptions> = { actions, ownApp: { clientId: 'own', clientSecret: secret } }
for (const fault of [undefined, ...everyFault]) {
  test(`no secret is in an answer, in the log or in the host’s hands, ${fault ?? 'where all is well'}`, async () => {
    const seen: unknown[] = []
    const { made, emulator } = emulated({
      ...secretive,
      authorize: (context, action) => (seen.push(context, action), true),
      limit: (context, action) => (seen.push(context, action), 0),
      accountName: (context) => (seen.push(context), undefined),
    })
    if (fault) emulator.faults.set(fault)

    const answers = [
      await ask(made, { ...save, clientSecret: secret }),
      await ask(made, { ...save, clientSecret: secret + ' ' + secret }),
      await ask(made, connect),
      await ask(made, status),
    ]

    const told = answers.map(({ text, headers }) => text + JSON.stringify([...headers])).join()
    assert.doesNotMatch(told + inspect([made.log, seen], { depth: 20, showHidden: true }), /CANARY/)
  })
}

test('a Wiro that repeats a secret does not get it into an answer or the log', async (t) => {
  const message = `${secret} is refused`
  const { baseUrl } = await startUpstream(t, { body: { result: false, secret, errors: [{ code: secret, message }] } })
  const made = make({ baseUrl, fetch, actions })

  const { text } = await ask(made, { ...save, clientSecret: secret })

  assert.doesNotMatch(text + inspect(made.log, { depth: 20 }), /CANARY/)
})

// ── The product's own app ───────────────────────────────────────────────────────────────────────────────────────────

test('an agent without an app gets the product’s at its first connect, and no form is needed', async () => {
  const { made, asked } = emulated({ ownApp: app })

  const first = await ask(made, connect)
  const again = await ask(made, connect)

  assert.deepEqual([first.status, clientOf(first.body.authorizeUrl)], [200, app.clientId])
  assert.equal(clientOf(again.body.authorizeUrl), app.clientId)
  const [status, ask1, update, ask2, ...rest] = asked()
  assert.deepEqual([status, ask1, update, ask2], ['HubSpotStatus', 'HubSpotConnect', 'Update', 'HubSpotConnect'])
  assert.deepEqual(rest, ['HubSpotStatus', 'HubSpotConnect'])
  assert.deepEqual(made.log, [{ level: 'info', reason: 'own_app_saved', action: 'connect', agent: guid }])
})

test('an app that is there stays, whatever the product’s is', async () => {
  const theirs = { clientId: 'theirs', clientSecret: 'their-secret' }
  const { made, asked } = emulated({ ownApp: app }, { app: theirs })

  const { body } = await ask(made, connect)

  assert.equal(clientOf(body.authorizeUrl), theirs.clientId)
  assert.equal(asked().includes('Update'), false)
})

test('a page that does not ask for own mode changes no app, whatever Wiro says', async () => {
  const { made, emulator, asked } = emulated({ ownApp: app })
  emulator.faults.set('wiro-refusal', { on: 'HubSpotConnect', code: 0, text: 'HubSpot credentials not configured' })

  const answered = await ask(made, { ...connect, authMethod: 'wiro' })

  assert.deepEqual(refusalOf(answered), [409, false, 'invalid_config'])
  assert.equal(asked().includes('Update'), false)
})

test('another refusal of connect saves nothing', async () => {
  const { made, emulator, asked } = emulated({ ownApp: app })
  emulator.faults.set('wiro-refusal', { on: 'HubSpotConnect' })

  const answered = await ask(made, connect)

  assert.deepEqual(refusalOf(answered), [503, false, 'unavailable'])
  assert.deepEqual(asked(), ['HubSpotStatus', 'HubSpotConnect'])
})

for (const [fault, reason] of [
  ['credentials-rejected', 'own_app_rejected'],
  ['credentials-ignored', 'own_app_rejected'],
] as const) {
  test(`what is wrong with the product’s app is for its developers, and no form is shown: ${fault}`, async () => {
    const { made, emulator } = emulated({ actions, ownApp: app })
    emulator.faults.set(fault)

    const answered = await ask(made, connect)

    assert.deepEqual(refusalOf(answered), [502, false, 'misconfigured'])
    assert.deepEqual([made.log[0]?.reason, made.log[0]?.level], [reason, 'error'])
  })
}

test('a Wiro that has no app even after a save is not asked for ever', async (t) => {
  const none = { result: false, errors: [{ code: 0, message: 'HubSpot credentials not configured' }] }
  const { baseUrl, paths } = await startUpstream(
    t,
    { body: unconnected },
    { body: none },
    { body: done },
    { body: none },
  )
  const made = make({ baseUrl, fetch, ownApp: app })

  const answered = await ask(made, connect)

  assert.deepEqual(refusalOf(answered), [502, false, 'misconfigured'])
  assert.deepEqual(paths(), ['Status', 'Connect', '/UserAgent/Update', 'Connect'])
  assert.deepEqual(
    made.log.map(({ reason }) => reason),
    ['own_app_saved', 'own_app_ignored'],
  )
})

test('a save that Wiro does not answer is told as such', async () => {
  const { made, emulator } = emulated({ ownApp: app })
  emulator.faults.set('wiro-500', { on: 'Update' })
  emulator.faults.set('connection-reset', { on: 'Update' })

  const answered = await ask(made, connect)

  assert.deepEqual(refusalOf(answered), [502, false, 'unavailable'])
})

test('two who connect at once save the app once, and both get an address', async () => {
  const none = { result: false, errors: [{ code: 0, message: 'HubSpot credentials not configured' }] }
  const replies = { Status: unconnected, Connect: none as object }
  const asked: string[] = []
  const waiting: (() => void)[] = []
  const fetch = async (url: string | URL | Request) => {
    const name = String(url).replace(/^.*\/(HubSpot)?/, '')
    asked.push(name)
    if (name !== 'Update') return Response.json(replies[name as 'Status'])
    // Both have been told that there is none before it is saved.
    await new Promise<void>((resolve) => waiting.push(resolve))
    replies.Connect = addressed
    return Response.json(done)
  }
  const made = make({ fetch, ownApp: app })

  const both = Promise.all([ask(made, connect), ask(made, connect)])
  while (asked.filter((name) => name === 'Connect').length < 2 || !waiting.length) await new Promise(setImmediate)
  await new Promise(setImmediate)
  waiting.forEach((resolve) => resolve())

  assert.deepEqual(
    (await both).map(({ status }) => status),
    [200, 200],
  )
  assert.equal(asked.filter((name) => name === 'Update').length, 1)
})

test('a save that failed is tried again at the next connect', async () => {
  const { made, emulator } = emulated({ ownApp: app })
  emulator.faults.set('wiro-refusal', { on: 'Update', times: 1 })

  const answers = [await ask(made, connect), await ask(made, connect)]

  assert.deepEqual(
    answers.map(({ status }) => status),
    [503, 200],
  )
})

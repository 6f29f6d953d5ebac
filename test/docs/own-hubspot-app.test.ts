/** docs/own-hubspot-app.md: its app file compared with the card's, and its examples tried on the emulator. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AppDraft } from '../../src/card/panels/setup/app-draft.js'
import { appFile } from '../../src/card/panels/setup/app-file.js'
import { createEmulator } from '../../src/emulator/index.js'
import { CODES } from '../../src/protocol/codes.js'
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../src/protocol/hubspot.js'
import { parseCredentials } from '../../src/server/wiro/credentials.js'
import { app, guid } from '../server/emulator.js'
import { errorOf, flow, postAction } from '../server/endpoint.js'
import { codesIn } from './cells.js'
import { loadHandlerExample, sessionsByCookie } from './handler-example.js'
import { exampleIn } from './host-project.js'
import { pageOf } from './pages.js'

const page = 'docs/own-hubspot-app.md'
const { tableIn, text } = pageOf(page)

test('the app file is the one that the card shows, but for what is chosen there', () => {
  const written = JSON.parse(exampleIn(page, 'Create the app at HubSpot', 'json')) as {
    config: AppDraft
  }

  assert.deepEqual(written, JSON.parse(appFile(written.config)))
})

test('the page counts the scopes as Wiro asks for them', () => {
  assert.ok(
    text.includes(`these ${REQUIRED_SCOPES.length} as required and these ${OPTIONAL_SCOPES.length} as optional`),
  )
})

test('each code that the page explains exists', () => {
  const codes = codesIn(tableIn('When it does not work', 'what you see'), 'what you see')

  assert.ok(codes.length > 3)
  assert.deepEqual(
    codes.filter((code) => !(code in CODES)),
    [],
  )
})

test('the limits of the client ID and secret are those that the page names', () => {
  const limitOf = (part: string) =>
    +/at most (\d+)/.exec(tableIn('An app of each customer', 'part').find((row) => row.part === part)!.rule!)![1]!
  const [idLimit, secretLimit] = [limitOf('client ID'), limitOf('client secret')]
  const isAccepted = (clientId: string, clientSecret: string) => !!parseCredentials({ clientId, clientSecret })

  assert.equal(isAccepted('a'.repeat(idLimit), 'b'.repeat(secretLimit)), true)
  assert.equal(isAccepted('a'.repeat(idLimit + 1), 'b'), false)
  assert.equal(isAccepted('a', 'b'.repeat(secretLimit + 1)), false)
  assert.equal(isAccepted('same', 'same'), false)
  assert.equal(isAccepted('a/b', 'c'), false)
  assert.deepEqual(parseCredentials({ clientId: ' a.b_c-1 ', clientSecret: ' d\n' }), {
    clientId: 'a.b_c-1',
    clientSecret: 'd',
  })
})

const admin = { cookie: 'session=admin' }
const member = { cookie: 'session=member' }
const sessionOf = sessionsByCookie({
  admin: { agentGuid: guid, role: 'admin' },
  member: { agentGuid: guid, role: 'member' },
})
const connect = { action: 'connect', flow, authMethod: 'own' }
const clientOf = (url: unknown) => new URL(String(url)).searchParams.get('client_id')

test('with the example of one app for the product, a customer connects without a form', async () => {
  const emulator = createEmulator()
  const handler = await loadHandlerExample(exampleIn(page, 'One app for your product', 'js'), emulator, { sessionOf })

  const { status, body } = await postAction({ handler }, connect, admin)

  assert.deepEqual([status, clientOf(body.authorizeUrl)], [200, app.clientId])
})

test('with the example of one app for the product, a saved app is not overwritten', async () => {
  const other = { clientId: 'another-client', clientSecret: 'another-secret' }
  const emulator = createEmulator({ seed: { agents: [{ guid, app: other }] } })
  const handler = await loadHandlerExample(exampleIn(page, 'One app for your product', 'js'), emulator, { sessionOf })

  const { body } = await postAction({ handler }, connect, admin)

  assert.equal(clientOf(body.authorizeUrl), other.clientId)
})

test('with the example of an app of each customer, only an admin saves one, and then the agent connects through it', async (t) => {
  t.mock.method(console, 'warn', () => {})
  const code = exampleIn(page, 'An app of each customer', 'js')
  const handler = await loadHandlerExample(code, createEmulator(), { sessionOf })
  const save = { action: 'save-credentials', ...app }

  const before = await postAction({ handler }, connect, member)
  const refused = await postAction({ handler }, save, member)
  const saved = await postAction({ handler }, save, admin)
  const after = await postAction({ handler }, connect, member)

  assert.deepEqual(
    [errorOf(before), errorOf(refused)],
    [
      [409, false, 'invalid_config'],
      [403, false, 'forbidden'],
    ],
  )
  assert.deepEqual([saved.status, clientOf(after.body.authorizeUrl)], [200, app.clientId])
})

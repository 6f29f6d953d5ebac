/** What docs/privacy.md says of the server and of copied text, compared with the code. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { addressToSend } from '../../src/card/panels/address-to-send.js'
import { supportDetails } from '../../src/card/support-details.js'
import type { State } from '../../src/connector/state.js'
import { createHandler } from '../../src/server/handler.js'
import { root } from '../package/packed.js'
import { codeIn, codesIn } from './cells.js'
import { pageOf } from './pages.js'

const { tableIn, text } = pageOf('docs/privacy.md')

// ── The server ──────────────────────────────────────────────────────────────────────────────────────────────────────

test('the server contacts Wiro’s API only', async () => {
  const contacted: string[] = []
  const handler = createHandler({
    apiKey: 'YOUR_API_KEY',
    publicUrl: 'https://app.example.com/api/hubspot',
    resolveAgent: () => 'your-useragent-guid',
    actions: ['start-agent', 'save-credentials'],
    ownApp: { clientId: 'client-id', clientSecret: 'client-secret' },
    log: () => {},
    fetch: (input, init) => {
      contacted.push(new Request(input, init).url)
      return Promise.resolve(
        Response.json({ result: false, errors: [{ code: 0, message: 'HubSpot credentials not configured' }] }),
      )
    },
  })
  const bodies = [
    { action: 'status' },
    { action: 'connect', flow: 'AAAAAAAAAAAAAAAAAAAAAA', authMethod: 'own' },
    { action: 'disconnect' },
    { action: 'start-agent' },
    { action: 'save-credentials', clientId: 'client-id', clientSecret: 'client-secret' },
  ]
  const headers = { origin: 'https://app.example.com', 'content-type': 'application/json' }
  for (const body of bodies)
    await handler(
      new Request('https://app.example.com/api/hubspot', { method: 'POST', headers, body: JSON.stringify(body) }),
    )

  const [api] = tableIn('Origins contacted', 'from').flatMap((row) =>
    codeIn(row.to).filter((url) => /^https:.*\/v1$/.test(url)),
  )
  assert.ok(contacted.length >= bodies.length)
  assert.deepEqual(
    contacted.filter((url) => !url.startsWith(api + '/')),
    [],
  )
})

// ── Copied text ─────────────────────────────────────────────────────────────────────────────────────────────────────

test('the page lists the lines of the details, each of them', () => {
  const state = {
    status: 'connected',
    can: [],
    account: { portalId: '1' },
    health: 'ok',
    agent: { status: 4 },
  } as State
  const details = supportDetails({
    version: '1.0.0',
    problem: {
      code: 'unknown',
      unknownCode: 'x',
      reference: 'y',
      during: 'connect',
      expectedPortal: '2',
      url: '/relay',
      cause: 'other_page',
      answer: 'HTTP 200',
    },
    state,
    authMethod: 'own',
    flow: { id: 'flow', startedAt: new Date(0), expiresAt: new Date(1) },
    pastedText: 'text',
    now: new Date(2),
    page: 'https://app.example.com/',
    browser: 'Browser',
  })

  const lines = details.split('\n').map((line) => line.split(': ')[0]!)
  assert.deepEqual(codesIn(tableIn('Copied by a person', 'line'), 'line').sort(), lines.sort())
})

test('a message leaves out the parameters that the page says it leaves out', () => {
  const sentence = /Left out of the address .*?\. /.exec(text)![0]
  const words = codeIn(sentence)

  assert.ok(words.length >= 3)
  for (const word of words) {
    const address = `https://me:pass@app.example.com/settings?x=1&my_${word}=value&hubspot_name=Acme#hash`
    assert.equal(addressToSend(address), 'https://app.example.com/settings?x=1', word)
  }
})

test('each test that the page names exists', () => {
  const named = codesIn(tableIn('Held by tests', 'statement'), 'test')

  assert.ok(named.length > 10)
  assert.deepEqual(
    named.filter((file) => !existsSync(join(root, file))),
    [],
  )
})

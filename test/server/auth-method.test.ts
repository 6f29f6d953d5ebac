/** The option `authMethod`: the host's choice of the app, which the browser cannot change and the page follows. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandlerOptions } from '../../src/server/handler.js'
import { createEndpoint, flow, postAction } from './endpoint.js'
import { connectAnswer, disconnectedStatus, startFakeWiro } from './fake-wiro.js'

const ownApp = { clientId: 'client-id', clientSecret: 'client-secret' }

const rows: [
  title: string,
  options: Partial<HandlerOptions>,
  asked: string | undefined,
  sent: unknown,
  told: unknown,
][] = [
  ['pinned to own, the browser’s choice of Wiro is ignored', { authMethod: 'own' }, 'wiro', 'own', 'own'],
  ['pinned to Wiro, the browser’s choice of own is ignored', { authMethod: 'wiro' }, 'own', undefined, 'wiro'],
  ['with the product’s own app, own is the default', { ownApp }, 'wiro', 'own', 'own'],
  ['with the product’s own app, Wiro can be pinned', { ownApp, authMethod: 'wiro' }, 'own', undefined, 'wiro'],
  ['without the option, the browser’s choice counts', {}, 'own', 'own', undefined],
  ['without the option and a choice, it is Wiro’s app', {}, undefined, undefined, undefined],
]

for (const [title, options, asked, sent, told] of rows) {
  test(title, async (t) => {
    const { baseUrl, calls } = await startFakeWiro(
      t,
      { body: disconnectedStatus },
      { body: disconnectedStatus },
      { body: connectAnswer },
    )
    const endpoint = createEndpoint({ baseUrl, fetch, ...options })

    const status = await postAction(endpoint, { action: 'status' })
    const connect = await postAction(endpoint, { action: 'connect', flow, authMethod: asked })

    assert.equal((calls.at(-1)?.body as { authMethod?: unknown }).authMethod, sent)
    assert.deepEqual([status.body.authMethod, connect.body.authMethod], [told, told])
  })
}

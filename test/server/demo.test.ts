/** The endpoint of the demo's host: with all optional actions, and with an own app on request. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Host, startHost } from '../../demo/host/host.js'
import { app } from './emulator.js'
import { flow } from './endpoint.js'

let host: Host
before(async () => (host = await startHost({ port: 0, emulatorPort: 0, built: [] })))
after(() => host.close())

async function ask(query: string, body: object): Promise<[status: number, body: Record<string, unknown>]> {
  const { origin } = host
  const headers = { origin, 'content-type': 'application/json' }
  const response = await fetch(`${origin}/api/hubspot${query}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return [response.status, (await response.json()) as Record<string, unknown>]
}

const connect = { action: 'connect', flow, authMethod: 'own' }
const clientOf = (url: unknown) => new URL(String(url)).searchParams.get('client_id')

test('the demo’s endpoint offers to start the agent and to save an app', async () => {
  host.emulator.reset()

  const [, body] = await ask('', { action: 'status' })

  assert.deepEqual(body.can, ['status', 'connect', 'disconnect', 'start-agent', 'save-credentials'])
  assert.deepEqual([body.agentState, body.credentials], [{ title: 'Lead Generation Manager', status: 4 }, 'missing'])
})

test('without an own app, the demo’s endpoint connects only after an app was saved', async () => {
  host.emulator.reset()

  const [firstStatus] = await ask('', connect)
  await ask('', { action: 'save-credentials', ...app })
  const [status, body] = await ask('', connect)

  assert.deepEqual([firstStatus, status, clientOf(body.authorizeUrl)], [409, 200, app.clientId])
})

test('with ?own-app, the demo’s endpoint connects without a saved app', async () => {
  host.emulator.reset()

  const [, statusBody] = await ask('?own-app', { action: 'status' })
  const [status, body] = await ask('?own-app', connect)

  assert.deepEqual([statusBody.credentials, status, clientOf(body.authorizeUrl)], [undefined, 200, app.clientId])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestAuthorizeUrl, serveEmulator } from './emulator-server.js'

test('a fault with `on` acts only on that action', async () => {
  await using server = await serveEmulator()
  server.emulator.faults.set('wiro-500', { on: 'HubSpotConnect' })

  const [connect, list] = [
    await server.postApi('UserAgentOAuth/HubSpotConnect'),
    await server.postApi('UserAgent/MyAgents'),
  ]

  assert.deepEqual([connect.status, list.status], [500, 200])
})

test('a fault acts on a page in the window only if its `on` names that page', async () => {
  await using server = await serveEmulator()
  const url = await requestAuthorizeUrl(server)
  server.emulator.faults.set('wiro-500')
  const unnamed = await server.get(url)
  server.emulator.faults.set('wiro-500', { on: 'authorize' })

  assert.deepEqual([unnamed.status, (await server.get(url)).status], [200, 500])
})

test('a fault acts on the callback if its `on` names it', async () => {
  await using server = await serveEmulator()
  server.emulator.faults.set('wiro-500', { on: 'HubSpotCallback' })

  const response = await server.get('/v1/UserAgentOAuth/HubSpotCallback?code=a&state=b')

  assert.equal(response.status, 500)
})

test('the page at / says what the emulator is', async () => {
  await using server = await serveEmulator()

  const response = await server.get('/')

  assert.equal(response.status, 200)
  assert.match(await response.text(), /stands in for Wiro and HubSpot/)
})

test('an unknown path shows where the parts of the emulator are', async () => {
  await using server = await serveEmulator()

  const response = await server.get('/nothing')

  assert.equal(response.status, 404)
  assert.match(await response.text(), /\/oauth\/authorize/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authorizeUrl, serve } from './serve.js'

test('a fault for one action leaves the others alone', async () => {
  await using site = await serve()
  site.emulator.faults.set('wiro-500', { on: 'HubSpotConnect' })

  const [connect, list] = [await site.post('UserAgentOAuth/HubSpotConnect'), await site.post('UserAgent/MyAgents')]

  assert.deepEqual([connect.status, list.status], [500, 200])
})

test('a fault of the API does not hit what the window shows, unless it is named', async () => {
  await using site = await serve()
  const url = await authorizeUrl(site)
  site.emulator.faults.set('wiro-500')
  const unnamed = await site.get(url)
  site.emulator.faults.set('wiro-500', { on: 'authorize' })

  assert.deepEqual([unnamed.status, (await site.get(url)).status], [200, 500])
})

test('the callback can be hit by name', async () => {
  await using site = await serve()
  site.emulator.faults.set('wiro-500', { on: 'HubSpotCallback' })

  const response = await site.get('/v1/UserAgentOAuth/HubSpotCallback?code=a&state=b')

  assert.equal(response.status, 500)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { GUID, serveEmulator, type EmulatorServer, type Json } from '../emulator-server.js'

async function configure(server: EmulatorServer, configuration: unknown): Promise<Json> {
  return server.callApi('UserAgent/Update', { guid: GUID, configuration })
}

test('MyAgents lists the agents, newest first', async () => {
  await using server = await serveEmulator({ seed: { agents: [{ guid: 'one' }, { guid: 'two', title: 'Two' }] } })

  const { useragents } = await server.callApi('UserAgent/MyAgents')

  assert.deepEqual(useragents, [
    { id: 2, guid: 'two', title: 'Two', status: 0, setuprequired: false },
    { id: 1, guid: 'one', title: 'Agent', status: 0, setuprequired: false },
  ])
})

test('MyAgents returns twenty agents by default', async () => {
  const agents = Array.from({ length: 25 }, (_, index) => ({ guid: `agent-${index}` }))
  await using server = await serveEmulator({ seed: { agents } })

  const [first, rest] = [
    await server.callApi('UserAgent/MyAgents'),
    await server.callApi('UserAgent/MyAgents', { start: 20 }),
  ]

  assert.deepEqual([first['useragents'].length, rest['useragents'].length], [20, 5])
})

test('Detail returns one agent', async () => {
  await using server = await serveEmulator()

  const { result, useragents } = await server.callApi('UserAgent/Detail', { guid: GUID })

  assert.equal(result, true)
  assert.equal(useragents.length, 1)
  assert.equal(useragents[0].title, 'Lead Generation Manager')
})

test('Detail returns the saved secret, as newer versions of Wiro do', async () => {
  await using server = await serveEmulator()
  await configure(server, { credentials: { hubspot: { clientId: 'id', clientSecret: 'secret' } } })

  const { useragents } = await server.callApi('UserAgent/Detail', { guid: GUID })

  assert.equal(useragents[0].configuration.credentials.hubspot.clientSecret, 'secret')
})

test('Detail returns empty fields for an app that is not saved', async () => {
  await using server = await serveEmulator()

  const { useragents } = await server.callApi('UserAgent/Detail', { guid: GUID })

  assert.deepEqual(useragents[0].configuration.credentials.hubspot, { clientId: '', clientSecret: '' })
})

test('Update renames an agent', async () => {
  await using server = await serveEmulator()

  await server.callApi('UserAgent/Update', { guid: GUID, title: 'Renamed' })

  const { useragents } = await server.callApi('UserAgent/MyAgents')
  assert.equal(useragents[0].title, 'Renamed')
})

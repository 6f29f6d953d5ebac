import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FaultName } from '../../../src/emulator/index.js'
import { serveEmulator } from '../emulator-server.js'

test('a fault with `times: 2` acts twice and is then off', async () => {
  await using server = await serveEmulator()
  server.emulator.faults.set('wiro-500', { times: 2 })

  const statuses = [1, 2, 3].map(() => server.postApi('UserAgent/MyAgents').then(({ status: code }) => code))

  assert.deepEqual((await Promise.all(statuses)).sort(), [200, 500, 500])
  assert.deepEqual(server.emulator.faults.list(), {})
})

test('faults are listed with their settings, and cleared one by one or all at once', async () => {
  await using server = await serveEmulator()
  const { faults } = server.emulator
  faults.set('latency', 50)
  faults.set('nameless')
  faults.set('hangs')
  faults.set('hangs', false)

  assert.deepEqual(faults.list(), { latency: { ms: 50 }, nameless: {} })
  faults.clear('latency')
  assert.deepEqual(faults.list(), { nameless: {} })
  faults.clear()
  assert.deepEqual(faults.list(), {})
})

test('setting an unknown fault throws an error that names the known ones', async () => {
  await using server = await serveEmulator()

  assert.throws(() => server.emulator.faults.set('latencyy' as FaultName), /Unknown fault "latencyy".*latency/)
})

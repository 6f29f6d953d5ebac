import assert from 'node:assert/strict'
import { request as httpRequest } from 'node:http'
import { once } from 'node:events'
import { test } from 'node:test'
import { createEmulator, type EmulatorOptions } from '../../../src/emulator/index.js'
import { requestAuthorizeUrl, serveEmulator, type EmulatorServer } from '../emulator-server.js'

/** Switches a fault on over HTTP with these headers, which `fetch` could not set, and returns the HTTP status. */
async function switchFaultOn(server: EmulatorServer, headers: Record<string, string>): Promise<number> {
  const request = httpRequest(`${server.origin}/emulator/faults`, { method: 'PUT', headers })
  request.end('{"nameless":true}')
  const [response] = (await once(request, 'response')) as [{ statusCode: number; resume(): void }]
  response.resume()
  return response.statusCode
}

const loopback = [
  'localhost',
  'localhost:5174',
  'LOCALHOST',
  '127.0.0.1:5174',
  '127.8.9.10',
  '[::1]:5174',
  'a.localhost',
]
for (const host of loopback) {
  test(`the control API answers under the host ${host}`, async () => {
    await using server = await serveEmulator()

    assert.equal(await switchFaultOn(server, { host }), 200)
  })
}

const foreign = [
  'evil.example',
  'evil.example:5174',
  'localhost.evil.example',
  'evil-localhost',
  '127.0.0.1.evil.example',
  '127.evil.example',
  '192.168.1.5:5174',
  '10.0.0.7',
  '0.0.0.0',
  '[2001:db8::1]',
  'emulator:5174',
]
for (const host of foreign) {
  test(`the control API refuses the host ${host}, which a foreign site may let point here`, async () => {
    await using server = await serveEmulator()

    const status = await switchFaultOn(server, { host })

    assert.deepEqual([status, server.emulator.faults.list()], [403, {}])
  })
}

for (const origin of ['http://localhost:5173', 'https://127.0.0.1', 'http://[::1]:3000']) {
  test(`a page at ${origin} may use the control API`, async () => {
    await using server = await serveEmulator()

    const preflight = await fetch(`${server.origin}/emulator/faults`, { method: 'OPTIONS', headers: { origin } })

    assert.equal(preflight.status, 204)
    assert.equal(preflight.headers.get('access-control-allow-origin'), '*')
    assert.match(preflight.headers.get('access-control-allow-methods') ?? '', /PUT.*DELETE/)
    assert.equal(await switchFaultOn(server, { host: '127.0.0.1', origin }), 200)
  })
}

for (const origin of ['https://evil.example', 'http://localhost.evil.example', 'null', 'file://']) {
  test(`a page at ${origin} may not use the control API`, async () => {
    await using server = await serveEmulator()

    const preflight = await fetch(`${server.origin}/emulator/faults`, { method: 'OPTIONS', headers: { origin } })

    assert.equal(preflight.status, 403)
    assert.equal(preflight.headers.get('access-control-allow-origin'), null)
    assert.equal(await switchFaultOn(server, { host: '127.0.0.1', origin }), 403)
    assert.deepEqual(server.emulator.faults.list(), {})
  })
}

test('a foreign Host header is refused where an adapter made the URL without it', async () => {
  const response = await createEmulator().fetch('http://localhost/emulator/faults', {
    headers: { host: 'evil.example' },
  })

  assert.equal(response.status, 403)
})

test('further hosts of the control API can be named, for an emulator in a container', async () => {
  const options: EmulatorOptions = { controlHosts: ['emulator'] }
  await using server = await serveEmulator(options)

  const statuses = [
    await switchFaultOn(server, { host: 'emulator:5174' }),
    await switchFaultOn(server, { host: 'emulator:5174', origin: 'http://emulator:3000' }),
    await switchFaultOn(server, { host: 'other:5174' }),
  ]

  assert.deepEqual(statuses, [200, 200, 403])
})

test('Wiro’s API answers under any host', async () => {
  await using server = await serveEmulator()

  const response = await server.emulator.fetch('http://emulator.example/v1/UserAgent/MyAgents', {
    method: 'POST',
    headers: { 'x-api-key': 'YOUR_API_KEY', host: 'emulator.example' },
  })

  assert.equal(response.status, 200)
  assert.ok(await requestAuthorizeUrl(server))
})

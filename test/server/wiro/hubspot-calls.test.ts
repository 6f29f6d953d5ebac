/** The client's calls about an agent's HubSpot connection. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createWiro, type LogEntry } from '../../../src/server/handler.js'
import type { WiroOptions } from '../../../src/server/options.js'
import { approveConnection, createEmulatedClient, guid } from '../emulator.js'
import { apiKey } from '../endpoint.js'
import { authorizeUrl, connectAnswer, connectedStatus, startFakeWiro, successAnswer } from '../fake-wiro.js'
import { codeAndReasonOf } from './wiro-error.js'

const account = '12345678'

test('`status` resolves to the connection and its account alone', async () => {
  const { wiro } = createEmulatedClient({ connected: account })

  const result = await wiro.status(guid)

  assert.deepEqual(Object.keys(result), ['connected', 'account'])
  assert.deepEqual([result.connected, result.account.portalId], [true, account])
})

test('an account is connected with `connect` and disconnected with `disconnect`', async () => {
  const { wiro, emulator } = createEmulatedClient()

  const url = await wiro.connect(guid, 'https://app.example.com/back')
  await approveConnection(emulator, url, account)
  const before = await wiro.status(guid)
  await wiro.disconnect(guid)

  assert.deepEqual([before.connected, (await wiro.status(guid)).connected], [true, false])
})

test('`tokenRefresh` resolves to the expiry and holds no token', async () => {
  const { wiro, emulator, log } = createEmulatedClient({ connected: account })
  emulator.clock.advance(60 * 60_000)

  const result = await wiro.tokenRefresh(guid)

  assert.deepEqual(Object.keys(result), ['expiresAt'])
  assert.ok(+result.expiresAt! > emulator.clock.now() + 29 * 60_000)
  assert.deepEqual(log, [])
})

test('`tokenRefresh` succeeds without an expiry when the status cannot be read', async () => {
  const { wiro, emulator } = createEmulatedClient({ connected: account })
  emulator.faults.set('html-answer', { on: 'HubSpotStatus' })

  assert.deepEqual(await wiro.tokenRefresh(guid), {})
})

test('`tokenRefresh` without a connection fails with not_connected', async () => {
  const { wiro } = createEmulatedClient()

  assert.deepEqual(await codeAndReasonOf(wiro.tokenRefresh(guid)), ['token_exchange_failed', 'not_connected'])
})

test('`tokenRefresh` after a revocation fails with refresh_refused', async () => {
  const { wiro, emulator } = createEmulatedClient({ connected: account })
  emulator.faults.set('token-revoked')

  assert.deepEqual(await codeAndReasonOf(wiro.tokenRefresh(guid)), ['token_exchange_failed', 'refresh_refused'])
})

test('`tokenRefresh` fails with upstream_404 where nothing of Wiro is at the address', async () => {
  const { wiro, emulator } = createEmulatedClient({ connected: account })
  emulator.faults.set('wiro-404')

  assert.deepEqual(await codeAndReasonOf(wiro.tokenRefresh(guid)), ['misconfigured', 'upstream_404'])
})

const wiro = (options: Partial<WiroOptions>) => createWiro({ apiKey, baseUrl: 'http://127.0.0.1:1', fetch, ...options })

const addresses: [title: string, body: object][] = [
  ['no address', successAnswer],
  ['an address that is no text', { ...connectAnswer, authorizeUrl: { href: authorizeUrl } }],
  ['an address that is no URL', { ...connectAnswer, authorizeUrl: '/oauth/authorize' }],
  ['an empty address', { ...connectAnswer, authorizeUrl: '' }],
]
for (const [title, body] of addresses) {
  test(`connect rejects an answer with ${title}`, async (t) => {
    const { baseUrl } = await startFakeWiro(t, { body })

    const error = await codeAndReasonOf(wiro({ baseUrl }).connect('guid-1', 'https://app.example.com/', 'wiro'))

    assert.deepEqual(error, ['endpoint_bad_answer', 'upstream_unreadable'])
  })
}

const dates: [title: string, connectedAt: unknown, reasons: string[]][] = [
  ['a time without a zone', '2026-04-17T12:00:00', ['date_without_zone']],
  ['a time as databases write it', '2026-04-17 12:00:00.123', ['date_without_zone']],
  ['a day', '2026-04-17', ['date_without_zone']],
  ['another form', '17/04/2026 12:00', ['date_unreadable']],
  ['an object', { seconds: 1776427200 }, ['date_unreadable']],
  ['a time with a zone', '2026-04-17T12:00:00+02:00', []],
  ['Unix time', 1776427200, []],
  ['nothing', '', []],
]
for (const [title, connectedAt, reasons] of dates) {
  test(`the log ${reasons.length ? 'names once' : 'is silent about'} a date that is ${title}`, async (t) => {
    const { baseUrl } = await startFakeWiro(t, { body: { ...connectedStatus, connectedAt } })
    const log: LogEntry[] = []
    const client = wiro({ baseUrl, log: (entry) => log.push(entry) })

    await client.status('guid-1')
    await client.status('guid-2')

    assert.deepEqual(
      log,
      reasons.map((reason) => ({ level: 'warn', reason, agent: 'guid-1' })),
    )
  })
}

test('the log is silent about the dates of an agent that has no connection', async (t) => {
  const body = { ...connectedStatus, connected: false, connectedAt: '0000-00-00 00:00:00' }
  const { baseUrl } = await startFakeWiro(t, { body })
  const log: LogEntry[] = []

  await wiro({ baseUrl, log: (entry) => log.push(entry) }).status('guid-1')

  assert.deepEqual(log, [])
})

test('the log names the dates of the newer dialects too', async (t) => {
  const body = { result: true, connected: true, accounts: [{ name: 'Acme' }], connectedat: '2026-04-17 12:00:00' }
  const { baseUrl } = await startFakeWiro(t, { body: { ...body, tokenexpiresat: 'soon' } })
  const log: LogEntry[] = []

  await wiro({ baseUrl, log: (entry) => log.push(entry) }).status('guid-1')

  assert.deepEqual(
    log.map(({ reason }) => reason),
    ['date_without_zone', 'date_unreadable'],
  )
})

test('a date is read as ISO 8601 or Unix time, and another form is left out', async (t) => {
  const { baseUrl } = await startFakeWiro(t, {
    body: { ...connectedStatus, connectedAt: '1776427200', tokenExpiresAt: '2026-04-17 12:30:00' },
  })

  const { account } = await wiro({ baseUrl }).status('guid-1')

  assert.deepEqual(account.connectedAt, new Date('2026-04-17T12:00:00Z'))
  assert.equal(account.tokenExpiresAt, undefined)
})

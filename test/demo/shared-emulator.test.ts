import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSharedEmulator, EMULATOR_ORIGIN, type SharedEmulator } from '../../demo/static/shared-emulator.js'

const GUID = 'your-useragent-guid'
const APP = { clientId: 'YOUR_HUBSPOT_CLIENT_ID', clientSecret: 'YOUR_HUBSPOT_CLIENT_SECRET' }
const REAL_SECRET = '9f1c2f0e-real-secret'

type TestStorage = Pick<Storage, 'getItem' | 'setItem'>

function createStorage(): TestStorage & { clear(): void; text(): string } {
  const items = new Map<string, string>()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    clear: () => items.clear(),
    text: () => [...items.values()].join(),
  }
}

const openWindow = (storage: TestStorage, wait?: (ms: number) => Promise<void>): SharedEmulator =>
  createSharedEmulator({ storage, key: 'demo', ...(wait && { wait }) })

async function call(window: SharedEmulator, action: string, body: object = {}): Promise<Record<string, any>> {
  const headers = { 'x-api-key': 'YOUR_API_KEY', 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify({ userAgentGuid: GUID, guid: GUID, ...body }) }
  return (await window.fetch(`${EMULATOR_ORIGIN}/v1/${action}`, init)).json()
}

const readStatus = async (window: SharedEmulator) => {
  const { connected, username } = await call(window, 'UserAgentOAuth/HubSpotStatus')
  return connected ? username : 'not connected'
}

const setFaults = (window: SharedEmulator, faults: object) =>
  window.fetch(EMULATOR_ORIGIN + '/emulator/faults', { method: 'PUT', body: JSON.stringify(faults) })

async function requestAuthorizeUrl(window: SharedEmulator): Promise<string> {
  const { authorizeUrl } = await call(window, 'UserAgentOAuth/HubSpotConnect', { redirectUrl: 'https://app.example/' })
  return String(authorizeUrl)
}

/** Approves, and follows the redirect to Wiro's callback. */
async function approve(window: SharedEmulator, authorizeUrl: string): Promise<void> {
  const body = new URLSearchParams(new URL(authorizeUrl).search)
  body.set('decision', 'connect')
  body.set('account', '12345678')
  const { headers } = await window.fetch(authorizeUrl, { method: 'POST', body })
  await window.fetch(headers.get('location') ?? '')
}

async function connect(window: SharedEmulator): Promise<void> {
  await approve(window, await requestAuthorizeUrl(window))
}

test('I approve in HubSpot’s window, and the settings page shows my account', async () => {
  const storage = createStorage()
  const [page, popup] = [openWindow(storage), openWindow(storage)]

  await approve(popup, await requestAuthorizeUrl(page))

  assert.equal(await readStatus(page), '12345678')
})

test('I reload the page, and my account is still connected', async () => {
  const storage = createStorage()
  await connect(openWindow(storage))

  const page = openWindow(storage)

  assert.equal(await readStatus(page), '12345678')
})

test('I start over, and neither this page nor another shows an account', async () => {
  const storage = createStorage()
  const [page, other] = [openWindow(storage), openWindow(storage)]
  await connect(page)
  assert.equal(await readStatus(other), '12345678')

  await page.fetch(EMULATOR_ORIGIN + '/emulator/reset', { method: 'POST' })

  assert.equal(await readStatus(page), 'not connected')
  assert.equal(await readStatus(other), 'not connected')
  assert.equal(await readStatus(openWindow(storage)), 'not connected')
})

test('I clear the browser’s storage, and every window begins afresh', async () => {
  const storage = createStorage()
  const [page, other] = [openWindow(storage), openWindow(storage)]
  await connect(page)
  assert.equal(await readStatus(other), '12345678')

  storage.clear()

  assert.equal(await readStatus(page), 'not connected')
  assert.equal(await readStatus(other), 'not connected')
})

test('I approve while the settings page waits for an answer, and nothing of either is lost', async () => {
  const storage = createStorage()
  let endWait = () => {}
  const waiting = new Promise<void>((resolve) => (endWait = resolve))
  let reportWait = () => {}
  const isWaiting = new Promise<void>((resolve) => (reportWait = resolve))
  const page = openWindow(storage, () => {
    reportWait()
    return waiting
  })
  const popup = openWindow(storage)
  const authorizeUrl = await requestAuthorizeUrl(page)
  await setFaults(page, { latency: { on: 'Update' } })

  const saved = call(page, 'UserAgent/Update', { configuration: { credentials: { hubspot: APP } } })
  await isWaiting
  await approve(popup, authorizeUrl)
  endWait()

  assert.equal((await saved)['result'], true)
  assert.equal(await readStatus(openWindow(storage)), '12345678')
  const list = await (await openWindow(storage).fetch(EMULATOR_ORIGIN + '/emulator/agents')).json()
  assert.equal(list.agents[0].clientId, APP.clientId)
})

test('two answers that one page waits for do not undo each other', async () => {
  const storage = createStorage()
  const waits: (() => void)[] = []
  const page = openWindow(storage, () => new Promise((resolve) => waits.push(resolve)))
  await setFaults(page, { latency: { on: 'Start' } })

  const started = call(page, 'UserAgent/Start')
  await connect(page)
  waits.forEach((end) => end())

  assert.equal((await started)['result'], true)
  assert.equal(await readStatus(openWindow(storage)), '12345678')
})

test('a fault that breaks the connection is used up in every window', async () => {
  const storage = createStorage()
  const page = openWindow(storage)
  await setFaults(page, { 'connection-reset': { times: 1 } })

  await assert.rejects(readStatus(page), /fetch failed/)

  assert.equal(await readStatus(openWindow(storage)), 'not connected')
})

for (const text of ['', 'null', '{"agents":[]}', 'not JSON']) {
  test(`a state that no version of the site can read begins afresh: “${text}”`, async () => {
    const storage = createStorage()
    storage.setItem('demo', text)
    const page = openWindow(storage)

    await connect(page)

    assert.equal(await readStatus(openWindow(storage)), '12345678')
  })
}

test('a browser that blocks storage has a demo that lives as long as its page', async () => {
  const refuse = () => {
    throw new Error('SecurityError')
  }
  const page = openWindow({ getItem: refuse, setItem: refuse })

  await connect(page)

  assert.equal(await readStatus(page), '12345678')
})

test('a client secret that I type is not written to storage', async () => {
  const storage = createStorage()
  const page = openWindow(storage)
  const app = { clientId: 'my-real-app', clientSecret: REAL_SECRET }

  await call(page, 'UserAgent/Update', { configuration: { credentials: { hubspot: app } } })

  assert.ok(!storage.text().includes(REAL_SECRET))
  assert.ok(storage.text().includes('my-real-app'))
})

test('the emulated app’s own secret is kept, so that an own app still connects after a reload', async () => {
  const storage = createStorage()
  await call(openWindow(storage), 'UserAgent/Update', { configuration: { credentials: { hubspot: APP } } })
  const page = openWindow(storage)

  const { authorizeUrl } = await call(page, 'UserAgentOAuth/HubSpotConnect', {
    redirectUrl: 'https://app.example/',
    authMethod: 'own',
  })
  await approve(page, authorizeUrl)

  assert.equal(await readStatus(page), '12345678')
})

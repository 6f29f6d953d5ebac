/**
 * No secret reaches a browser, whatever Wiro repeats in its answers. A spy reads all that the pages show, store, log, send
 * and receive while a person connects with their own HubSpot app. The handler's answers and logs are searched in
 * test/server/secrets.test.ts, the published files in test/package/secrets.test.ts.
 */
import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import type { Page } from 'playwright-core'
import { canaries, secretsIn } from '../canaries.js'
import { disconnectQuestion, first, panels, problems } from './card-texts.js'
import { spyOnBrowser, type BrowserSpy } from './browser-spy.js'
import { eventuallyEqual } from '../eventually.js'
import { approveInPopup } from './hubspot-window.js'
import { journeyFrom, type Fixture } from './journey.js'

const { apiKey, apiSecret, sealSecret, clientSecret } = canaries
const clientId = 'YOUR_HUBSPOT_CLIENT_ID'
const all = Object.values(canaries).join(' ')
const log: string[] = []

const journey = journeyFrom({
  product: {
    handler: { apiKey, apiSecret, secret: sealSecret, log: (entry) => void log.push(inspect(entry, { depth: 9 })) },
    seed: {
      apiKey,
      apiSecret,
      apps: [{ clientId, clientSecret }],
      wiroApp: { clientId: 'wiro', clientSecret },
    },
  },
})

/** Loads the page again, with a spy in it from the beginning. */
async function loadWithSpy({ context, page, cardUrl }: Fixture): Promise<BrowserSpy> {
  await page.goto('about:blank')
  const spy = await spyOnBrowser(context)
  await page.goto(cardUrl)
  return spy
}

const secretInput = (page: Page) =>
  page.locator('wiro-hubspot-connect').getByLabel(panels.setup.credentials.clientSecret)

async function enter({ page }: Fixture): Promise<void> {
  await page.locator('wiro-hubspot-connect').getByLabel(panels.setup.credentials.clientId).fill(clientId)
  await secretInput(page).fill(clientSecret)
}

journey('I set up my own app, fail, connect, reconnect and disconnect, and no secret leaks', async (fixture) => {
  const { page, emulator, press, pressForPopup, waitForStatus, waitForText, waitForDetails, expectConsole } = fixture
  const spy = await loadWithSpy(fixture)
  emulator.faults.set('answer-changed', { fields: { ...canaries, message: all, debug: all } })
  await page.locator('wiro-hubspot-connect').evaluate((card) => card.setAttribute('auth-method', 'own'))
  await waitForStatus(panels.setup.status)

  emulator.faults.set('credentials-rejected', { text: all })
  await enter(fixture)
  await press(panels.setup.buttons.save)
  await waitForText(problems.codes.credentials_rejected.title)
  await expectConsole(/status of 4\d\d/)
  assert.equal(await secretInput(page).inputValue(), '')

  emulator.faults.clear('credentials-rejected')
  emulator.faults.set('token_exchange_failed')
  await enter(fixture)
  await approveInPopup(await pressForPopup(panels.setup.buttons.save))
  await waitForStatus(problems.codes.token_exchange_failed.title)
  await waitForDetails(problems.buttons.copyDetails)
  await press(problems.buttons.copyDetails)
  emulator.faults.clear('token_exchange_failed')

  await approveInPopup(await pressForPopup(first.buttons.retry))
  await waitForStatus(first.connected.status)
  await approveInPopup(await pressForPopup(first.buttons.reconnect), 'Acme US')
  await waitForStatus(problems.otherAccount.status)
  await page.getByRole('button', { name: /^Keep/ }).click()
  await press(first.buttons.disconnect)
  await waitForText(disconnectQuestion('Acme US'))
  await press(panels.disconnect.confirm)
  await waitForStatus(first.disconnected.status)

  assert.deepEqual(await spy.findings(), ['clientSecret in the body of POST save-credentials'])
  assert.ok(log.length > 0, 'The handler logged nothing.')
  assert.deepEqual(secretsIn(log.join('\n')), [])
})

/** For each place that the spy reads, a leak of a secret there. */
const leaks: [place: string, leak: (secret: string) => unknown][] = [
  [
    'a property',
    (secret) => {
      const card = document.querySelector('wiro-hubspot-connect')!
      Object.assign(card, { app: { secret } }).dispatchEvent(new Event('wiro-error', { bubbles: true }))
    },
  ],
  ['a request’s URL', (secret) => fetch('/?' + secret)],
  ['a request’s headers', (secret) => fetch('/', { headers: { 'x-secret': secret } })],
  [
    'window.name',
    (secret) => {
      window.name = secret
      document.body.dispatchEvent(new Event('wiro-error', { bubbles: true }))
    },
  ],
  ['a window message', (secret) => postMessage({ deep: [{ secret }] }, '*')],
  ['a channel message', (secret) => new BroadcastChannel('any').postMessage(new Map([[1, secret]]))],
  ['a page’s URL', (secret) => history.replaceState(null, '', '#' + secret)],
  ['a response’s body', () => fetch('/leak-in-body')],
  ['a response’s headers', () => fetch('/leak-in-header')],
  [
    'an attribute',
    (secret) =>
      document.querySelector('wiro-hubspot-connect')!.shadowRoot!.firstElementChild!.setAttribute('title', secret),
  ],
  ['an event', (secret) => dispatchEvent(Object.assign(new Event('wiro-error'), { problem: { code: [secret] } }))],
  [
    'an uncaught error',
    (secret) =>
      void setTimeout(() => {
        throw new Error(secret)
      }),
  ],
  ['the DOM', (secret) => document.querySelector('wiro-hubspot-connect')!.shadowRoot!.append(new Comment(secret))],
  [
    'the body of POST status',
    (secret) => fetch('/', { method: 'POST', body: JSON.stringify({ action: 'status', secret }) }),
  ],
  ['the clipboard', (secret) => navigator.clipboard.writeText(secret).catch(() => {})],
  ['the console', (secret) => console.debug(secret)],
  ['the storage', (secret) => sessionStorage.setItem('any', secret)],
  ['stored data', (secret) => void (document.cookie = 'any=' + secret)],
]

journey('Wherever a page leaks a secret, the spy finds it there', async (fixture) => {
  const { page, context, waitForStatus, expectConsole } = fixture
  await context.route('**/leak-in-body', (route) => route.fulfill({ body: apiKey }))
  await context.route('**/leak-in-header', (route) => route.fulfill({ headers: { 'x-secret': apiKey } }))
  const spy = await loadWithSpy(fixture)
  await waitForStatus(first.disconnected.status)
  assert.deepEqual(await spy.findings(), [])

  for (const [, leak] of leaks) await page.evaluate(leak, apiKey)
  await expectConsole(/^uncaught: Error: CANARY/)

  const expected = leaks.map(([place]) => `apiKey in ${place}`).sort()
  await eventuallyEqual('the places where the secret was found', () => spy.findings(), expected)
})

/**
 * No secret reaches a browser, whatever Wiro repeats of it: through a whole connection with an app of one's own, all that
 * its pages show, keep, say, ask and are answered is listened to. The same for what the handler says is in
 * test/server/secrets.test.ts, and for what is shipped in test/package/secrets.test.ts.
 */
import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import type { Page } from 'playwright-core'
import { canaries, secretsIn } from '../canaries.js'
import { overhear, type Overheard } from './overhear.js'
import { approve, becomes, journeyFrom, type Stage } from './stage.js'

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

/** A page of the product that is listened to from its first word on. */
async function listenedTo({ context, page, home }: Stage): Promise<Overheard> {
  await page.goto('about:blank')
  const heard = await overhear(context)
  await page.goto(home)
  return heard
}

const secretInput = (page: Page) => page.locator('wiro-hubspot-connect').getByLabel('Client secret')

async function enter({ page }: Stage): Promise<void> {
  await page.locator('wiro-hubspot-connect').getByLabel('Client ID').fill(clientId)
  await secretInput(page).fill(clientSecret)
}

journey('I set up my own app, fail, connect, reconnect and disconnect, and no secret is anywhere', async (stage) => {
  const { page, emulator, press, pressForWindow, says, shows, expectConsole } = stage
  const heard = await listenedTo(stage)
  emulator.faults.set('answer-changed', { fields: { ...canaries, message: all, debug: all } })
  await page.locator('wiro-hubspot-connect').evaluate((card) => card.setAttribute('auth-method', 'own'))
  await says('Set up your HubSpot app')

  emulator.faults.set('credentials-rejected', { text: all })
  await enter(stage)
  await press('Save and continue')
  await shows('The credentials weren’t saved.')
  await expectConsole(/status of 4\d\d/)
  assert.equal(await secretInput(page).inputValue(), '')

  emulator.faults.clear('credentials-rejected')
  emulator.faults.set('token_exchange_failed')
  await enter(stage)
  await approve(await pressForWindow('Save and continue'))
  await says('HubSpot refused the app')
  await press('Copy details for support')
  emulator.faults.clear('token_exchange_failed')

  await approve(await pressForWindow('Try again'))
  await says('Connected')
  await approve(await pressForWindow('Reconnect'), 'Acme US')
  await says('A different HubSpot account')
  await page.getByRole('button', { name: /^Keep/ }).click()
  await press('Disconnect')
  await shows('Disconnect Acme US?')
  await press('Disconnect')
  await says('Not connected')

  assert.deepEqual(await heard.finds(), ['clientSecret in the body of POST save-credentials'])
  assert.ok(log.length > 0, 'the log was heard')
  assert.deepEqual(secretsIn(log.join('\n')), [])
})

/** In each place a secret, as a page could leave it there. */
const slips: [place: string, slip: (secret: string) => unknown][] = [
  [
    'a property',
    (secret) => {
      const card = document.querySelector('wiro-hubspot-connect')!
      Object.assign(card, { app: { secret } }).dispatchEvent(new Event('wiro-error', { bubbles: true }))
    },
  ],
  ['a request’s address', (secret) => fetch('/?' + secret)],
  ['a request’s headers', (secret) => fetch('/', { headers: { 'x-secret': secret } })],
  [
    'a window’s name',
    (secret) => {
      window.name = secret
      document.body.dispatchEvent(new Event('wiro-error', { bubbles: true }))
    },
  ],
  ['a word to a window', (secret) => postMessage({ deep: [{ secret }] }, '*')],
  ['a word to all tabs', (secret) => new BroadcastChannel('any').postMessage(new Map([[1, secret]]))],
  ['an address', (secret) => history.replaceState(null, '', '#' + secret)],
  ['an answer', () => fetch('/said')],
  ['an answer’s headers', () => fetch('/headed')],
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
  ['what the browser keeps', (secret) => void (document.cookie = 'any=' + secret)],
]

journey('Wherever a secret slips out, it is overheard there', async (stage) => {
  const { page, context, says, expectConsole } = stage
  await context.route('**/said', (route) => route.fulfill({ body: apiKey }))
  await context.route('**/headed', (route) => route.fulfill({ headers: { 'x-secret': apiKey } }))
  const heard = await listenedTo(stage)
  await says('Not connected')
  assert.deepEqual(await heard.finds(), [])

  for (const [, slip] of slips) await page.evaluate(slip, apiKey)
  await expectConsole(/^uncaught: Error: CANARY/)

  const expected = slips.map(([place]) => `apiKey in ${place}`)
  await becomes(() => heard.finds(), expected)
})

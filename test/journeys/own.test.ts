/** Through an app of one's own: setting it up in the card, the product's own app, and what HubSpot would refuse. */
import assert from 'node:assert/strict'
import { approve, becomes, closed, journey, type Stage } from './stage.js'

/** The app that the emulated HubSpot knows. */
const clientId = 'YOUR_HUBSPOT_CLIENT_ID'
const secret = 'YOUR_HUBSPOT_CLIENT_SECRET'

/** The page's card in own mode, by another endpoint where one is named. */
const ownMode = ({ page }: Stage, endpoint = '/api/hubspot') =>
  page.locator('wiro-hubspot-connect').evaluate((card, url) => {
    card.setAttribute('token-endpoint', url)
    card.setAttribute('auth-method', 'own')
  }, endpoint)

async function enter({ page }: Stage, id: string, password: string): Promise<void> {
  await page.locator('wiro-hubspot-connect').getByLabel('Client ID').fill(id)
  await page.locator('wiro-hubspot-connect').getByLabel('Client secret').fill(password)
}

/** Where the page, its address or its storage knows the secret. */
const traces = ({ page }: Stage) =>
  page.evaluate((text) => {
    const card = document.querySelector('wiro-hubspot-connect')!
    const { heard } = window as unknown as { heard: string[] }
    const places = {
      page: document.documentElement.outerHTML,
      card: card.shadowRoot!.innerHTML,
      inputs: [...card.shadowRoot!.querySelectorAll('input')].map(({ value }) => value).join(),
      state: JSON.stringify((card as Element & { state: object }).state),
      events: heard.join(),
      address: location.href,
      storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]) + document.cookie,
    }
    return Object.entries(places).flatMap(([name, value]) => (value.includes(text) ? name : []))
  }, secret)

journey('I set up my own HubSpot app in the card and am connected, and the secret is nowhere', async (stage) => {
  const { context, page, origin, press, pressForWindow, says, shows, told } = stage
  const carried: string[] = []
  context.on('request', (request) => {
    const text = request.url() + JSON.stringify(request.headers()) + (request.postData() ?? '')
    if (text.includes(secret)) carried.push(`${request.method()} ${request.url()}`)
  })
  await ownMode(stage)
  await says('Set up your HubSpot app')

  await press('Save and continue')
  await shows('Enter the client ID.')
  await shows('Enter the client secret.')

  await enter(stage, clientId, secret)
  await approve(await pressForWindow('Save and continue'))
  await says('Connected')

  assert.deepEqual(await traces(stage), [])
  assert.deepEqual(carried, [`POST ${origin}/api/hubspot`])
  assert.deepEqual(told, ['connected 12345678 Acme Europe'])
  await page.reload()
  await ownMode(stage)
  await says('Connected')
})

journey('What Wiro does not save I enter again, without the secret of before', async (stage) => {
  const { emulator, page, press, pressForWindow, says, shows, expectConsole } = stage
  await ownMode(stage)
  await says('Set up your HubSpot app')
  emulator.faults.set('credentials-rejected')
  await enter(stage, clientId, secret)

  await press('Save and continue')
  await shows('The credentials weren’t saved. Wiro didn’t accept the client ID and secret.')
  await expectConsole(/status of 4\d\d/)

  assert.equal(await page.locator('wiro-hubspot-connect').getByLabel('Client ID').inputValue(), clientId)
  await becomes(() => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id), 'client-secret')
  assert.deepEqual(await traces(stage), [])

  emulator.faults.clear()
  await page.locator('wiro-hubspot-connect').getByLabel('Client secret').fill(secret)
  await approve(await pressForWindow('Save and continue'))
  await says('Connected')
})

journey('Where the product has its own HubSpot app, nobody sees a form', async (stage) => {
  const { pressForWindow, says } = stage
  await ownMode(stage, '/api/hubspot?own-app')
  await says('Not connected')

  await approve(await pressForWindow('Connect HubSpot'))

  await says('Connected')
})

journey('An address that HubSpot would refuse in own mode is told before my window is there', async (stage) => {
  const { emulator, emulatorOrigin, pressForWindow, says, events, visited } = stage
  await ownMode(stage, '/api/hubspot?own-app')
  await says('Not connected')
  const text = `${emulatorOrigin}/oauth/authorize?client_id=${clientId}&scope=oauth+automation&state=s`
  emulator.faults.set('unsafe-authorize-url', { text })

  await closed(await pressForWindow('Connect HubSpot'))

  await says('The scopes don’t match')
  assert.equal((await events()).at(-1), 'flow-end failed hubspot_scope_mismatch')
  assert.ok(!visited.some((place) => place.includes('/oauth/authorize')))
})

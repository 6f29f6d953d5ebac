/** Own HubSpot apps: a person sets one up in the card, or the product has one for all its customers. */
import assert from 'node:assert/strict'
import { eventuallyEqual } from '../eventually.js'
import { codeText, first, panels, problems } from './card-texts.js'
import { hostPortal } from './dialect.js'
import { approveInPopup, waitForClose } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

/** The credentials of the app that the emulated HubSpot knows. */
const clientId = 'YOUR_HUBSPOT_CLIENT_ID'
const secret = 'YOUR_HUBSPOT_CLIENT_SECRET'

/** Switches the card to own mode, and to another endpoint if one is given. */
const useOwnApp = ({ page }: Fixture, endpoint = '/api/hubspot') =>
  page.locator('wiro-hubspot-connect').evaluate((card, url) => {
    card.setAttribute('token-endpoint', url)
    card.setAttribute('auth-method', 'own')
  }, endpoint)

async function enter({ page }: Fixture, id: string, password: string): Promise<void> {
  await page.locator('wiro-hubspot-connect').getByLabel(panels.setup.credentials.clientId).fill(id)
  await page.locator('wiro-hubspot-connect').getByLabel(panels.setup.credentials.clientSecret).fill(password)
}

/** Returns the places in the page that contain the secret. */
const findSecret = ({ page }: Fixture) =>
  page.evaluate((text) => {
    const card = document.querySelector('wiro-hubspot-connect')!
    const { loggedEvents } = window as unknown as { loggedEvents: string[] }
    const places = {
      page: document.documentElement.outerHTML,
      card: card.shadowRoot!.innerHTML,
      inputs: [...card.shadowRoot!.querySelectorAll('input')].map(({ value }) => value).join(),
      state: JSON.stringify((card as Element & { state: object }).state),
      events: loggedEvents.join(),
      url: location.href,
      storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]) + document.cookie,
    }
    return Object.entries(places).flatMap(([name, value]) => (value.includes(text) ? name : []))
  }, secret)

journey('I set up my own HubSpot app in the card and connect, and the page keeps no secret', async (fixture) => {
  const { context, page, origin, press, pressForPopup, waitForStatus, waitForText, hookCalls } = fixture
  const requestsWithSecret: string[] = []
  context.on('request', (request) => {
    const text = request.url() + JSON.stringify(request.headers()) + (request.postData() ?? '')
    if (text.includes(secret)) requestsWithSecret.push(`${request.method()} ${request.url()}`)
  })
  await useOwnApp(fixture)
  await waitForStatus(panels.setup.status)

  await press(panels.setup.buttons.save)
  await waitForText(panels.setup.faults.empty.clientId)
  await waitForText(panels.setup.faults.empty.clientSecret)

  await enter(fixture, clientId, secret)
  await approveInPopup(await pressForPopup(panels.setup.buttons.save))
  await waitForStatus(first.connected.status)

  assert.deepEqual(await findSecret(fixture), [])
  assert.deepEqual(requestsWithSecret, [`POST ${origin}/api/hubspot`])
  assert.deepEqual(hookCalls, [`connected ${hostPortal('12345678')} Acme Europe`])
  await page.reload()
  await useOwnApp(fixture)
  await waitForStatus(first.connected.status)
})

journey('Wiro does not save my credentials, and I have to enter the secret again', async (fixture) => {
  const { emulator, page, press, pressForPopup, waitForStatus, waitForText, expectConsole } = fixture
  await useOwnApp(fixture)
  await waitForStatus(panels.setup.status)
  emulator.faults.set('credentials-rejected')
  await enter(fixture, clientId, secret)

  await press(panels.setup.buttons.save)
  await waitForText(`${problems.codes.credentials_rejected.title}. ${codeText('credentials_rejected')}`)
  await expectConsole(/status of 4\d\d/)

  assert.equal(
    await page.locator('wiro-hubspot-connect').getByLabel(panels.setup.credentials.clientId).inputValue(),
    clientId,
  )
  await eventuallyEqual(
    'the focused field',
    () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id),
    'client-secret',
  )
  assert.deepEqual(await findSecret(fixture), [])

  emulator.faults.clear()
  await page.locator('wiro-hubspot-connect').getByLabel(panels.setup.credentials.clientSecret).fill(secret)
  await approveInPopup(await pressForPopup(panels.setup.buttons.save))
  await waitForStatus(first.connected.status)
})

journey('The product has its own HubSpot app, and I see no form', async (fixture) => {
  const { pressForPopup, waitForStatus } = fixture
  await useOwnApp(fixture, '/api/hubspot?own-app')
  await waitForStatus(first.disconnected.status)

  await approveInPopup(await pressForPopup(first.disconnected.button))

  await waitForStatus(first.connected.status)
})

journey('The authorize URL has wrong scopes, and the card says so before HubSpot opens', async (fixture) => {
  const { emulator, emulatorOrigin, pressForPopup, waitForStatus, events, navigations } = fixture
  await useOwnApp(fixture, '/api/hubspot?own-app')
  await waitForStatus(first.disconnected.status)
  const text = `${emulatorOrigin}/oauth/authorize?client_id=${clientId}&scope=oauth+automation&state=s`
  emulator.faults.set('unsafe-authorize-url', { text })

  await waitForClose(await pressForPopup(first.disconnected.button))

  await waitForStatus(problems.codes.hubspot_scope_mismatch.title)
  assert.equal((await events()).at(-1), 'flow-end failed hubspot_scope_mismatch')
  assert.ok(!navigations.some((place) => place.includes('/oauth/authorize')))
})

/** What a host's page does to the card while I am at HubSpot: moves it, takes it away, points it elsewhere. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { serveOtherAgent } from './otheragent.js'
import { approve, becomes, closed, journey, type Stage } from './stage.js'

const element = ({ page }: Stage) => page.locator('wiro-hubspot-connect')

const set = (stage: Stage, name: string, value: string) =>
  element(stage).evaluate((card, [name, value]) => card.setAttribute(name!, value!), [name, value])

async function atHubSpot({ pressForWindow, says }: Stage): Promise<Page> {
  const popup = await pressForWindow('Connect HubSpot')
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await says('Waiting for you in HubSpot')
  return popup
}

const connectedOnce = ['before-connect false', 'connected 12345678', 'flow-end connected']

journey('F46 The page moves the card while HubSpot is open, and I still get connected', async (stage) => {
  const { says, events, connects } = stage
  const popup = await atHubSpot(stage)

  await element(stage).evaluate((card) => document.body.appendChild(document.createElement('main')).append(card))

  await says('Waiting for you in HubSpot')
  await approve(popup)
  await says('Connected')
  assert.deepEqual(await events(), connectedOnce)
  assert.equal(connects(), 1)
})

journey('F45 The page takes the card away while I approve, and it shows my account once it is back', async (stage) => {
  const { says, shows, events, connects } = stage
  const popup = await atHubSpot(stage)
  const card = await element(stage).elementHandle()

  await card.evaluate((card) => (card as Element).remove())
  await popup.getByRole('button', { name: 'Connect app' }).click()
  await popup.getByText('You can close this window').waitFor()
  assert.deepEqual(await events(), ['before-connect false'])
  await card.evaluate((card) => document.body.appendChild(document.createElement('main')).append(card))

  await says('Connected')
  await closed(popup)
  // A status read may be faster than the window, which alone tells the name.
  await shows('Acme Europe')
  const heard = (await events()).map((event) => event.replace(' Acme Europe', ''))
  assert.deepEqual(heard, ['before-connect false', 'connected 12345678', 'flow-end connected'])
  assert.equal(connects(), 1)
})

journey(
  'F62 The page names another endpoint while HubSpot is open, and is asked there once I am done',
  async (stage) => {
    const { page, says, events } = stage
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'POST') return
      const { action } = request.postDataJSON() as { action: string }
      asked.push(action + new URL(request.url()).search)
    })
    const popup = await atHubSpot(stage)

    await set(stage, 'token-endpoint', '/api/hubspot?moved')

    await says('Waiting for you in HubSpot')
    await approve(popup)
    await says('Connected')
    await becomes(() => asked.at(-1), 'status?moved')
    const first = asked.findIndex((ask) => ask.endsWith('?moved'))
    assert.ok(asked.slice(first).every((ask) => ask === 'status?moved'))
    assert.deepEqual(await events(), connectedOnce)
  },
)

journey(
  'F63 The page turns to another agent while HubSpot is open, and the old approval is not its own',
  async (stage) => {
    const { says, events } = stage
    await serveOtherAgent(stage)
    const popup = await atHubSpot(stage)

    await set(stage, 'agent-key', 'other')

    await says('Not connected')
    await popup.getByRole('button', { name: 'Connect app' }).click()
    await popup.waitForURL('**/api/hubspot')
    const status = await element(stage).evaluate(async (card: Element) => {
      const { checkStatus } = card as Element & { checkStatus(): Promise<{ status: string }> }
      return (await checkStatus.call(card)).status
    })
    assert.equal(status, 'disconnected')
    assert.deepEqual(await events(), ['before-connect false', 'flow-end cancelled'])
    await set(stage, 'agent-key', '')
    await says('Connected')
  },
)

journey('F64 The page changes its language while HubSpot is open, and nothing is lost', async (stage) => {
  const { says, shows, focused, state, events } = stage
  const popup = await atHubSpot(stage)
  assert.equal(await focused(), 'Show window')

  await set(stage, 'lang', 'de')

  await says('Waiting for you in HubSpot')
  assert.equal(await focused(), 'Show window')
  await approve(popup)
  await says('Connected')
  const { account } = (await state()) as { account: { connectedAt: Date } }
  const since = (language: string) =>
    `since ${new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(account.connectedAt)}`
  // There are no German words yet; its dates are.
  await shows(since('de'))
  await set(stage, 'lang', 'fr')
  await shows(since('fr'))
  assert.deepEqual(await events(), connectedOnce)
})

journey('F65 The page turns the card off and on while HubSpot is open, and my attempt goes on', async (stage) => {
  const { context, says, buttons, events, connects } = stage
  const popup = await atHubSpot(stage)
  const turn = (off: boolean) => element(stage).evaluate((card, off) => card.toggleAttribute('disabled', off), off)

  await turn(true)
  await says('Waiting for you in HubSpot')
  assert.deepEqual(await buttons(), ['Show window', 'Open again', 'Cancel'])
  await turn(false)

  await approve(popup)
  await says('Connected')
  assert.deepEqual(await events(), connectedOnce)
  assert.equal(connects(), 1)
  assert.equal(context.pages().length, 1)
  await turn(true)
  await becomes(() => element(stage).getByRole('button', { name: 'Reconnect' }).isDisabled(), true)
})

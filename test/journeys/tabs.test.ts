/** More than one card: in another tab, in another browser, or beside this one on the page. All show the same truth. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { serveOtherAgent } from './otheragent.js'
import { approve, cardOf, connect, journey, type Card, type Stage } from './stage.js'

const reads = ({ emulator }: Stage) => emulator.requests.filter(({ action }) => action === 'HubSpotStatus').length

/** Listens on the page as another card would; the answer tells how often something was said to have changed. */
async function hearPings(page: Page): Promise<() => Promise<number>> {
  const pings = await page.evaluateHandle(() => {
    const heard: unknown[] = []
    const name = `wiro-hubspot-connect changed:${location.origin}/api/hubspot `
    new BroadcastChannel(name).onmessage = ({ data }) => heard.push(data)
    return heard
  })
  return () => pings.evaluate(({ length }) => length)
}

async function openTab({ context, home }: Stage): Promise<Card> {
  const page = await context.newPage()
  await page.goto(home)
  return cardOf(page)
}

/** Another card right below, with these attributes besides. */
async function addCard({ page }: Stage, attributes: Record<string, string> = {}): Promise<Card> {
  await page.locator('wiro-hubspot-connect').evaluate((element, attributes) => {
    const other = element.cloneNode() as Element
    for (const [name, value] of Object.entries(attributes)) other.setAttribute(name, value)
    element.after(other)
  }, attributes)
  return cardOf(page, 1)
}

const disconnects = ({ emulator }: Stage) =>
  emulator.requests.filter(({ action }) => action === 'HubSpotDisconnect').length

journey('F48 I connect in one tab and F110 disconnect in it, and my other tab follows', async (stage) => {
  const { press, says } = stage
  await says('Not connected')
  const other = await openTab(stage)
  await other.says('Not connected')

  await connect(stage)
  await other.says('Connected')
  await other.shows('Portal ID 12345678')
  await press('Disconnect')
  await says('Disconnect Acme Europe?')
  await press('Disconnect')

  await says('Not connected')
  await other.says('Not connected')
  assert.deepEqual(await other.events(), ['connected 12345678', 'disconnected 12345678'])
})

journey('F104 I double-click Disconnect by habit, am asked all the same, and disconnect once', async (stage) => {
  const { page, says, events } = stage
  await connect(stage)
  const disconnect = page.getByRole('button', { name: 'Disconnect', exact: true })

  await disconnect.dblclick()
  await says('Disconnect Acme Europe?')
  assert.equal(disconnects(stage), 0)
  await disconnect.dblclick()

  await says('Not connected')
  assert.equal(disconnects(stage), 1)
  assert.equal((await events()).filter((event) => event.startsWith('disconnected')).length, 1)
})

journey('F107 A colleague has disconnected before me, and I am told the same', async (stage) => {
  const { context, origin, press, says, events } = stage
  await connect(stage)
  const answer = await context.request.post(`${origin}/api/hubspot`, {
    data: { action: 'disconnect' },
    headers: { origin },
  })
  assert.equal(answer.status(), 200)
  await says('Connected')

  await press('Disconnect')
  await says('Disconnect Acme Europe?')
  await press('Disconnect')

  await says('Not connected')
  assert.equal((await events()).at(-1), 'disconnected 12345678')
})

journey('F47 Two cards show the same agent, only the one that I press waits, and both are connected', async (stage) => {
  const { page, pressForWindow, says } = stage
  const other = await addCard(stage)
  await other.says('Not connected')
  const pings = await hearPings(page)

  const popup = await pressForWindow('Connect HubSpot')
  await says('Waiting for you in HubSpot')
  await other.says('Not connected')
  await approve(popup)

  await says('Connected')
  await other.says('Connected')
  await other.shows('Portal ID 12345678')
  assert.equal(await pings(), 1)
  assert.deepEqual(await other.events(), [
    'before-connect false',
    'connected 12345678',
    'flow-end connected',
    'connected 12345678',
  ])

  const before = reads(stage)
  await page
    .locator('wiro-hubspot-connect')
    .first()
    .evaluate((card) => {
      for (let count = 0; count < 3; count++) card.after(card.cloneNode())
    })
  for (const place of [1, 2, 3]) await cardOf(page, place).says('Connected')
  assert.equal(reads(stage), before + 1)
})

journey('F47 I press the other card of the same agent meanwhile, and go on with the same attempt', async (stage) => {
  const { pressForWindow, says, state } = stage
  const other = await addCard(stage)
  const popup = await pressForWindow('Connect HubSpot')
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  const flowOf = (now: object) => (now as { flow: { id: string } }).flow.id

  const again = await other.pressForWindow('Connect HubSpot')
  await other.says('Waiting for you in HubSpot')
  assert.equal(flowOf(await other.state()), flowOf(await state()))
  await approve(again)

  await says('Connected')
  await other.says('Connected')
})

journey('F47 Two agents on one page connect at the same time, each its own account', async (stage) => {
  const { pressForWindow, says, shows, connects } = stage
  await serveOtherAgent(stage)
  const other = await addCard(stage, { 'agent-key': 'other' })
  await other.says('Not connected')

  const popup = await pressForWindow('Connect HubSpot')
  const otherPopup = await other.pressForWindow('Connect HubSpot')
  await approve(popup, 'Acme Europe')
  await says('Connected')
  await other.says('Waiting for you in HubSpot')
  await approve(otherPopup, 'Acme US')

  await other.says('Connected')
  await other.shows('Acme US')
  await shows('Acme Europe')
  assert.equal(connects(), 2)
})

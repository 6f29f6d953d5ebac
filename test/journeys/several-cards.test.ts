/** More than one card: in another tab, in another browser, or beside this one on the page. All show the same truth. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { disconnectQuestion, first, panels, portalLine } from './card-texts.js'
import { addSecondAgent } from './second-agent.js'
import { cardOf, type Card } from './card.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

const reads = ({ emulator }: Fixture) => emulator.requests.filter(({ action }) => action === 'HubSpotStatus').length

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

async function openTab({ context, cardUrl }: Fixture): Promise<Card> {
  const page = await context.newPage()
  await page.goto(cardUrl)
  return cardOf(page)
}

/** Another card right below, with these attributes besides. */
async function addCard({ page }: Fixture, attributes: Record<string, string> = {}): Promise<Card> {
  await page.locator('wiro-hubspot-connect').evaluate((element, attributes) => {
    const other = element.cloneNode() as Element
    for (const [name, value] of Object.entries(attributes)) other.setAttribute(name, value)
    element.after(other)
  }, attributes)
  return cardOf(page, 1)
}

const disconnects = ({ emulator }: Fixture) =>
  emulator.requests.filter(({ action }) => action === 'HubSpotDisconnect').length

journey('F48 I connect in one tab and F110 disconnect in it, and my other tab follows', async (fixture) => {
  const { press, waitForStatus } = fixture
  await waitForStatus(first.disconnected.status)
  const other = await openTab(fixture)
  await other.waitForStatus(first.disconnected.status)

  await connect(fixture)
  await other.waitForStatus(first.connected.status)
  await other.waitForText(portalLine('12345678'))
  await press(first.buttons.disconnect)
  await waitForStatus(disconnectQuestion('Acme Europe'))
  await press(panels.disconnect.confirm)

  await waitForStatus(first.disconnected.status)
  await other.waitForStatus(first.disconnected.status)
  assert.deepEqual(await other.events(), ['connected 12345678', 'disconnected 12345678'])
})

journey('F104 I double-click Disconnect by habit, am asked all the same, and disconnect once', async (fixture) => {
  const { page, waitForStatus, events } = fixture
  await connect(fixture)
  const disconnect = page.getByRole('button', { name: first.buttons.disconnect, exact: true })

  await disconnect.dblclick()
  await waitForStatus(disconnectQuestion('Acme Europe'))
  assert.equal(disconnects(fixture), 0)
  await disconnect.dblclick()

  await waitForStatus(first.disconnected.status)
  assert.equal(disconnects(fixture), 1)
  assert.equal((await events()).filter((event) => event.startsWith('disconnected')).length, 1)
})

journey('F107 A colleague has disconnected before me, and I am told the same', async (fixture) => {
  const { context, origin, press, waitForStatus, events } = fixture
  await connect(fixture)
  const answer = await context.request.post(`${origin}/api/hubspot`, {
    data: { action: 'disconnect' },
    headers: { origin },
  })
  assert.equal(answer.status(), 200)
  await waitForStatus(first.connected.status)

  await press(first.buttons.disconnect)
  await waitForStatus(disconnectQuestion('Acme Europe'))
  await press(panels.disconnect.confirm)

  await waitForStatus(first.disconnected.status)
  assert.equal((await events()).at(-1), 'disconnected 12345678')
})

journey(
  'F47 Two cards show the same agent, only the one that I press waits, and both are connected',
  async (fixture) => {
    const { page, pressForPopup, waitForStatus } = fixture
    const other = await addCard(fixture)
    await other.waitForStatus(first.disconnected.status)
    const pings = await hearPings(page)

    const popup = await pressForPopup(first.disconnected.button)
    await waitForStatus(first.authorizing.status)
    await other.waitForStatus(first.disconnected.status)
    await approveInPopup(popup)

    await waitForStatus(first.connected.status)
    await other.waitForStatus(first.connected.status)
    await other.waitForText(portalLine('12345678'))
    assert.equal(await pings(), 1)
    assert.deepEqual(await other.events(), [
      'before-connect false',
      'connected 12345678',
      'flow-end connected',
      'connected 12345678',
    ])

    const before = reads(fixture)
    await page
      .locator('wiro-hubspot-connect')
      .first()
      .evaluate((card) => {
        for (let count = 0; count < 3; count++) card.after(card.cloneNode())
      })
    for (const place of [1, 2, 3]) await cardOf(page, place).waitForStatus(first.connected.status)
    assert.equal(reads(fixture), before + 1)
  },
)

journey('F47 I press the other card of the same agent meanwhile, and go on with the same attempt', async (fixture) => {
  const { pressForPopup, waitForStatus, state } = fixture
  const other = await addCard(fixture)
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  const flowOf = (now: object) => (now as { flow: { id: string } }).flow.id

  const again = await other.pressForPopup(first.disconnected.button)
  await other.waitForStatus(first.authorizing.status)
  assert.equal(flowOf(await other.state()), flowOf(await state()))
  await approveInPopup(again)

  await waitForStatus(first.connected.status)
  await other.waitForStatus(first.connected.status)
})

journey('F47 Two agents on one page connect at the same time, each its own account', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, connectCalls } = fixture
  await addSecondAgent(fixture)
  const other = await addCard(fixture, { 'agent-key': 'other' })
  await other.waitForStatus(first.disconnected.status)

  const popup = await pressForPopup(first.disconnected.button)
  const otherPopup = await other.pressForPopup(first.disconnected.button)
  await approveInPopup(popup, 'Acme Europe')
  await waitForStatus(first.connected.status)
  await other.waitForStatus(first.authorizing.status)
  await approveInPopup(otherPopup, 'Acme US')

  await other.waitForStatus(first.connected.status)
  await other.waitForText('Acme US')
  await waitForText('Acme Europe')
  assert.equal(connectCalls(), 2)
})

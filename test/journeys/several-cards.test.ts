/** Several cards, on one page or in several tabs and browsers: all show the same state. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { disconnectQuestion, first, panels, portalLine } from './card-texts.js'
import { wiroAction } from './dialect.js'
import { addSecondAgent } from './second-agent.js'
import { cardOf, type Card } from './card.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

const countReads = ({ emulator }: Fixture) =>
  emulator.requests.filter(({ action }) => action === wiroAction('Status')).length

/** Listens to the page's “changed” pings, as another card would. Returns a function that counts them. */
async function countPings(page: Page): Promise<() => Promise<number>> {
  const pings = await page.evaluateHandle(() => {
    const received: unknown[] = []
    const name = `wiro-hubspot-connect changed:${location.origin}/api/hubspot `
    new BroadcastChannel(name).onmessage = ({ data }) => received.push(data)
    return received
  })
  return () => pings.evaluate(({ length }) => length)
}

async function openTab({ context, cardUrl }: Fixture): Promise<Card> {
  const page = await context.newPage()
  await page.goto(cardUrl)
  return cardOf(page)
}

/** Adds a card below the first, with the same attributes and these. */
async function addCard({ page }: Fixture, attributes: Record<string, string> = {}): Promise<Card> {
  await page.locator('wiro-hubspot-connect').evaluate((element, attributes) => {
    const other = element.cloneNode() as Element
    for (const [name, value] of Object.entries(attributes)) other.setAttribute(name, value)
    element.after(other)
  }, attributes)
  return cardOf(page, 1)
}

const countDisconnects = ({ emulator }: Fixture) =>
  emulator.requests.filter(({ action }) => action === wiroAction('Disconnect')).length

journey('F48 F110 I connect and disconnect in one tab, and my other tab follows', async (fixture) => {
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

journey('F104 I double-click Disconnect, the card still asks, and I disconnect once', async (fixture) => {
  const { page, waitForStatus, events } = fixture
  await connect(fixture)
  const disconnect = page.getByRole('button', { name: first.buttons.disconnect, exact: true })

  await disconnect.dblclick()
  await waitForStatus(disconnectQuestion('Acme Europe'))
  assert.equal(countDisconnects(fixture), 0)
  await disconnect.dblclick()

  await waitForStatus(first.disconnected.status)
  assert.equal(countDisconnects(fixture), 1)
  assert.equal((await events()).filter((event) => event.startsWith('disconnected')).length, 1)
})

journey('F107 A colleague has disconnected before me, and I see the same as if I had', async (fixture) => {
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

journey('F47 Two cards show the same agent, only the pressed one waits, and both show my account', async (fixture) => {
  const { page, pressForPopup, waitForStatus } = fixture
  const other = await addCard(fixture)
  await other.waitForStatus(first.disconnected.status)
  const pings = await countPings(page)

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

  const before = countReads(fixture)
  await page
    .locator('wiro-hubspot-connect')
    .first()
    .evaluate((card) => {
      for (let count = 0; count < 3; count++) card.after(card.cloneNode())
    })
  for (const place of [1, 2, 3]) await cardOf(page, place).waitForStatus(first.connected.status)
  assert.equal(countReads(fixture), before + 1)
})

journey('F47 I press the other card of the same agent, and it goes on with the same attempt', async (fixture) => {
  const { pressForPopup, waitForStatus, state } = fixture
  const other = await addCard(fixture)
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  const flowIdOf = (state: object) => (state as { flow: { id: string } }).flow.id

  const again = await other.pressForPopup(first.disconnected.button)
  await other.waitForStatus(first.authorizing.status)
  assert.equal(flowIdOf(await other.state()), flowIdOf(await state()))
  await approveInPopup(again)

  await waitForStatus(first.connected.status)
  await other.waitForStatus(first.connected.status)
})

journey('F47 I connect two agents on one page at the same time, each to its own account', async (fixture) => {
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

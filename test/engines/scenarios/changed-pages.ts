/** What others change in the page or on its way: page translators, routers, and what stands before the product's server. */
import assert from 'node:assert/strict'
import { eventuallyEqual } from '../../eventually.js'
import { first, problems } from '../../journeys/card-texts.js'
import { TAG, type Scenario, type Stage } from '../stage.js'

/** The texts of the card's nodes in the shadow root, `translate="no"` or not. A simulation: no translator runs here. */
const translator = `window.textsOfCard = () => {
    const section = document.querySelector('${TAG}').shadowRoot.querySelector('section')
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
    const texts = []
    while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode)
    return texts
  }`

/** As Chrome's and Edge's translators do: each text becomes two `<font>`. */
const replaceTexts = `${translator}
  window.translate = () => textsOfCard().forEach((text) => {
    const outer = document.createElement('font')
    outer.append(document.createElement('font'))
    outer.firstChild.append('«' + text.data + '»')
    text.replaceWith(outer)
  })`

/** As Firefox's translator does: an element gets its elements and new texts back, and no comment. */
const rebuildElements = `${translator}
  window.translate = () => new Set(textsOfCard().map((text) => text.parentElement)).forEach((parent) => {
    const kept = [...parent.childNodes].filter((node) => node.nodeType !== Node.COMMENT_NODE)
    parent.replaceChildren(...kept.map((node) => (node.nodeType === Node.TEXT_NODE ? '«' + node.data + '»' : node)))
  })`

async function disconnectTranslatedCard({ tab, connect, press, waitForStatus }: Stage): Promise<void> {
  await connect()
  await tab.evaluate('translate()')
  await waitForStatus(`«${first.connected.status}»`)

  await press(`«${first.buttons.disconnect}»`)
  await tab.press(TAG, '[part~=removal]')

  await waitForStatus(first.disconnected.status)
  const text = await tab.text(TAG, 'section')
  assert.ok(!text.includes('12345678'), text)
  assert.ok(!text.includes('«'), text)
}

/** What a router does that knows its own parameters alone, before the card is there. */
const cleanAddress = `history.replaceState(null, '', location.pathname + location.hash)`

/** Goes to HubSpot in this tab and refuses, reads so, then goes there again and approves. */
async function refuseThenApprove({ tab, host, waitForStatus, press, approve }: Stage): Promise<void> {
  host.emulator.faults.set('refusal-redirects')
  await waitForStatus(first.disconnected.status)
  await press(first.disconnected.button)
  await tab.press('button[value=cancel]')
  await waitForStatus(problems.codes.authorization_denied.title)
  host.emulator.faults.clear('refusal-redirects')

  await press(first.buttons.retry)
  await approve(tab)

  await waitForStatus(first.connected.status)
  await eventuallyEqual('the account', () => tab.text(TAG, '[part~=account]'), 'Acme Europe')
}

export const changedPages: Scenario[] = [
  {
    title: 'A translator replaced the texts of my connected card with fonts, and I disconnect',
    script: replaceTexts,
    run: disconnectTranslatedCard,
  },
  {
    title: 'A translator rebuilt the elements of my connected card without comments, and I disconnect',
    script: rebuildElements,
    run: disconnectTranslatedCard,
  },
  {
    title: 'My app’s router cleans the address before the card is there, and it still knows what HubSpot answered',
    script: cleanAddress,
    body: `<${TAG} token-endpoint="/api/hubspot" mode="redirect"></${TAG}>`,
    run: refuseThenApprove,
  },
  {
    title: 'A bot protection answers 403 with a page, the card does not blame my role, and a reload reads the status',
    async run({ tab, waitForStatus, setHostFault, press }) {
      await waitForStatus(first.disconnected.status)
      await setHostFault('endpoint-challenge', true)
      await tab.open(await tab.url())
      await waitForStatus(problems.codes.request_blocked.title)
      await setHostFault('endpoint-challenge', false)

      await press(first.buttons.reload)

      await waitForStatus(first.disconnected.status)
    },
  },
]

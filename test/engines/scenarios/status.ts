/** Which status the card shows: one that the page brought along, one of before, and one that was refused at first. */
import assert from 'node:assert/strict'
import { eventually } from '../../eventually.js'
import { first } from '../../journeys/card-texts.js'
import { GUARDED_AGENT, type Scenario } from '../stage.js'

/** Draws a card, with a status that the page brought along, as a route with loader data does each time it is shown. */
const mountScript = `const brought = { result: true, connected: true, username: '12345678', errors: [] }
  window.mount = (initialStatus) => {
    document.querySelector('wiro-hubspot-connect')?.remove()
    document.body.append(Object.assign(document.createElement('wiro-hubspot-connect'), {
      tokenEndpoint: '/api/hubspot',
      initialStatus,
    }))
  }
  window.mountWithStatus = () => mount(brought)`

export const statusScenarios: Scenario[] = [
  {
    title: 'The page brought a status along, I disconnect, and the same status does not come back with the page',
    script: mountScript,
    body: '<main></main>',
    async run({ tab, waitForStatus, connect, disconnect, statusReads }) {
      await tab.evaluate('mount()')
      await connect()
      await tab.open(await tab.url())
      const before = statusReads()
      await tab.evaluate('mountWithStatus()')
      await waitForStatus(first.connected.status)
      assert.equal(statusReads(), before)
      await disconnect()

      await tab.evaluate('mountWithStatus()')

      await waitForStatus(first.disconnected.status)
    },
  },
  {
    title: 'The headers come after a read that was refused, and the card reads again',
    body: `<wiro-hubspot-connect token-endpoint="/api/hubspot" agent-key="${GUARDED_AGENT}"></wiro-hubspot-connect>`,
    async run({ tab, waitForStatus }) {
      await waitForStatus(first.codes.signed_out.title)

      await tab.evaluate(`void (document.querySelector('wiro-hubspot-connect').headers = { 'x-csrf': '1' })`)

      await waitForStatus(first.disconnected.status)
    },
  },
  // The last one: Firefox's driver reports no navigation of a tab any more that came from the back/forward cache.
  {
    title: 'I come back to the page after a minute with the back button, and it knows that I disconnected elsewhere',
    script: `const { now } = Date
      let aheadMs = 0
      Date.now = () => now() + aheadMs
      addEventListener('pagehide', () => (aheadMs = 61_000))`,
    async run({ tab, host, waitForStatus, connect }) {
      await connect()
      await tab.open(host.origin + '/elsewhere.html')
      await disconnectAtWiro(host.emulatorOrigin)

      await tab.goBack()

      await waitForStatus(first.disconnected.status)
    },
  },
]

async function disconnectAtWiro(emulatorOrigin: string): Promise<void> {
  const send = () =>
    fetch(emulatorOrigin + '/v1/UserAgentOAuth/HubSpotDisconnect', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 'YOUR_API_KEY' },
      body: JSON.stringify({ userAgentGuid: 'your-useragent-guid' }),
    })
  await eventually('Wiro’s answer', send, ({ ok }) => ok)
}

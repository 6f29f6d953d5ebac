/**
 * Wiro's newer dialects: the account is known by its name, and its portal id by HubSpot's answer alone. All other journeys
 * run in these dialects too, by `npm run test:dialects`.
 */
import assert from 'node:assert/strict'
import { codeLine, disconnectQuestion, first, panels, portalLine, problems } from './card-texts.js'
import { cardOf } from './card.js'
import { routeToHandler } from './custom-handler.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journey, journeyFrom } from './journey.js'

const unified = { seed: { dialect: 'unified' } } as const
const transitional = { seed: { dialect: 'transitional' } } as const

for (const product of [unified, transitional]) {
  const { dialect } = product.seed
  const journeyThere = journeyFrom({ product })

  journeyThere(
    `I connect, reconnect to another account and disconnect at a Wiro of the ${dialect} dialect`,
    async (fixture) => {
      const { page, waitForStatus, waitForText, pressForPopup, press, events, hookCalls, emulator } = fixture
      await connect(fixture)
      await waitForText('Acme Europe')
      await waitForText(portalLine('12345678'))
      await page.reload()
      await waitForText(portalLine('12345678'))

      await approveInPopup(await pressForPopup(first.buttons.reconnect), 'Acme US')

      await waitForStatus(problems.otherAccount.status)
      await waitForText('Acme US (Hub ID 87654321)')
      assert.deepEqual(await events(), [
        'before-connect true',
        'error wrong_portal',
        'portal-change 87654321 12345678',
        'flow-end connected wrong_portal',
      ])
      await press(problems.otherAccount.keep({ name: '\u2068Acme US\u2069' }))
      await waitForStatus(first.connected.status)
      await press(first.buttons.disconnect)
      await waitForStatus(disconnectQuestion('Acme US'))
      await press(panels.disconnect.confirm)
      await waitForStatus(first.disconnected.status)
      assert.deepEqual(hookCalls, ['connected undefined Acme Europe', 'connected undefined Acme US'])
      const calls = emulator.requests.filter(({ path }) => path.includes('OAuth/') && !path.includes('Callback'))
      assert.ok(calls.filter(({ status }) => status === 404).length <= 1, 'The dialect was looked for again.')
    },
  )
}

journey('Wiro moves to its unified dialect while I approve, and I get connected', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, emulator, events } = fixture
  const popup = await pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()

  emulator.faults.set('unified-dialect')
  await approveInPopup(popup)

  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  assert.equal((await events()).at(-1), 'flow-end connected')
})

const journeyExpecting = journeyFrom({ path: '/?expected-portal=12345678', product: unified })

journeyExpecting(
  'F58 My page expects an account that Wiro names without its ID, and only my own browser calls it the right one',
  async (fixture) => {
    const { page, waitForText, otherBrowser } = fixture
    await connect(fixture)
    await page.reload()
    await waitForText(portalLine('12345678'))
    const other = await (await otherBrowser()).newPage()
    await other.goto(page.url())
    const card = cardOf(other)

    await card.waitForStatus(problems.codes.portal_unchecked.title)
    await card.waitForText('Acme Europe')
    await card.waitForDetails(codeLine('portal_unchecked'))
    await approveInPopup(await card.pressForPopup(first.buttons.reconnect))

    await card.waitForStatus(first.connected.status)
    await card.waitForText(portalLine('12345678'))
  },
)

journeyExpecting(
  'F58 I approve another account than my page expects, and it stays wrong after a reload',
  async (fixture) => {
    const { page, waitForStatus, pressForPopup } = fixture
    await approveInPopup(await pressForPopup(first.disconnected.button), 'Acme US')
    await waitForStatus(problems.codes.wrong_portal.title)

    await page.reload()

    await waitForStatus(problems.codes.wrong_portal.title)
  },
)

journeyFrom({ product: unified })(
  'My product checks Hub IDs that Wiro does not tell, and no window leads to HubSpot',
  async (fixture) => {
    const { waitForStatus, waitForDetails, press, expectConsole, navigations } = fixture
    await waitForStatus(first.disconnected.status)
    await routeToHandler(fixture, { allowPortal: () => true })

    await press(first.disconnected.button)

    await waitForStatus(problems.codes.misconfigured.title)
    await waitForDetails(codeLine('misconfigured'))
    await expectConsole(/status of 502/)
    assert.ok(!navigations.some((line) => line.startsWith('GET hubspot')))
  },
)

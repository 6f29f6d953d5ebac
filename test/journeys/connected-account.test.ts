/** What becomes of a connected account: its agent stops, its access runs out, it is not the one that the page expects. */
import assert from 'node:assert/strict'
import { eventuallyEqual } from '../eventually.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journey, journeyFrom, type Fixture } from './journey.js'

const minute = 60_000

/** The demo's agent stands still. */
async function stopAgent({ emulator, emulatorOrigin }: Fixture): Promise<void> {
  const body = JSON.stringify({ guid: 'your-useragent-guid', status: 0 })
  await emulator.fetch(`${emulatorOrigin}/emulator/agents`, { method: 'PUT', body })
}

journey('My agent stands still when I connect, Wiro does not start it, and then does', async (fixture) => {
  const { press, pressForPopup, waitForStatus, waitForText, buttons, state, events, emulator, expectConsole } = fixture
  await stopAgent(fixture)
  await approveInPopup(await pressForPopup('Connect HubSpot'))
  await waitForStatus('Connected, paused until the agent runs')
  await waitForText('The agent is stopped.')
  assert.deepEqual(await buttons(), ['Start agent', 'Reconnect', 'Disconnect', 'Troubleshoot'])

  emulator.faults.set('start-refused')
  await press('Start agent')

  await waitForText('The agent didn’t start. Other settings, the plan or credits may be missing.')
  await waitForText('Acme Europe')
  assert.equal((await events()).at(-1), 'error start_refused')
  await expectConsole(/status of 4\d\d/)

  emulator.faults.clear()
  await press('Start agent')

  await waitForText('The agent is waiting to start.')
  await waitForStatus('Connected')
  const standing = async () => {
    const { health, problem } = (await state()) as { health: string; problem?: object }
    return [health, problem]
  }
  await eventuallyEqual('the agent’s health', standing, ['ok', undefined])
})

journey('Access is revoked in HubSpot, later renewing fails, and each time Reconnect leads on', async (fixture) => {
  const { page, press, pressForPopup, waitForStatus, waitForText, buttons, events, emulator } = fixture
  await connect(fixture)
  emulator.clock.advance(2 * minute)

  for (const fault of ['token-revoked', 'refresh-failing'] as const) {
    emulator.faults.set(fault)
    emulator.clock.advance(36 * minute)
    await page.reload()

    await waitForStatus('Connected, but access isn’t renewing')
    await waitForText('The agent is running, but its access to HubSpot expired at')
    assert.deepEqual(await buttons(), ['Reconnect', 'Disconnect', 'Troubleshoot'])
    await approveInPopup(await pressForPopup('Reconnect'))
    await waitForStatus('Connected')
    assert.deepEqual(await events(), ['before-connect true', 'flow-end connected'])
  }

  await press('Troubleshoot')
  await press('Access expired')
  await waitForText('A running agent renews it every 20.')
})

const journeyExpecting = journeyFrom({ path: '/?expected-portal=87654321' })

journeyExpecting(
  'I approve another account than the page expects, and HubSpot then offers me that one alone',
  async (fixture) => {
    const { page, pressForPopup, waitForStatus, waitForText, buttons, events, navigations } = fixture

    await approveInPopup(await pressForPopup('Connect HubSpot'))

    await waitForStatus('Not the expected account')
    await waitForText('You approved Acme Europe; this page expects 87654321.')
    assert.deepEqual(await buttons(), ['Choose another account', 'Disconnect', 'Troubleshoot'])
    const first = [
      'before-connect false',
      'error wrong_portal',
      'connected 12345678',
      'flow-end connected wrong_portal',
    ]
    assert.deepEqual(await events(), first)

    await page.reload()

    await waitForStatus('Not the expected account')
    await waitForText('Connected is 12345678; this page expects 87654321.')
    assert.deepEqual(await events(), [])

    const popup = await pressForPopup('Choose another account')
    await popup.getByRole('radio', { name: 'Acme US' }).waitFor()
    assert.equal(await popup.getByRole('radio').count(), 1)
    await approveInPopup(popup, 'Acme US')

    await waitForStatus('Connected')
    await waitForText('Portal ID 87654321')
    assert.deepEqual(await events(), ['before-connect true', 'portal-change 87654321 12345678', 'flow-end connected'])
    const asked = navigations.filter((place) => place.startsWith('GET hubspot /oauth'))
    assert.deepEqual(asked, ['GET hubspot /oauth/authorize', 'GET hubspot /oauth/87654321/authorize'])
  },
)

/** What becomes of a connected account: its agent stops, its access runs out, it is not the one that the page expects. */
import assert from 'node:assert/strict'
import { approve, becomes, connect, journey, journeyFrom, type Stage } from './stage.js'

const minute = 60_000

/** The demo's agent stands still. */
async function stopAgent({ emulator, emulatorOrigin }: Stage): Promise<void> {
  const body = JSON.stringify({ guid: 'your-useragent-guid', status: 0 })
  await emulator.fetch(`${emulatorOrigin}/emulator/agents`, { method: 'PUT', body })
}

journey('My agent stands still when I connect, Wiro does not start it, and then does', async (stage) => {
  const { press, pressForWindow, says, shows, buttons, state, events, emulator, expectConsole } = stage
  await stopAgent(stage)
  await approve(await pressForWindow('Connect HubSpot'))
  await says('Connected, paused until the agent runs')
  await shows('The agent is stopped.')
  assert.deepEqual(await buttons(), ['Start agent', 'Reconnect', 'Disconnect', 'Troubleshoot'])

  emulator.faults.set('start-refused')
  await press('Start agent')

  await shows('The agent didn’t start. Other settings, the plan or credits may be missing.')
  await shows('Acme Europe')
  assert.equal((await events()).at(-1), 'error start_refused')
  await expectConsole(/status of 4\d\d/)

  emulator.faults.clear()
  await press('Start agent')

  await shows('The agent is waiting to start.')
  await says('Connected')
  const standing = async () => {
    const { health, problem } = (await state()) as { health: string; problem?: object }
    return [health, problem]
  }
  await becomes(standing, ['ok', undefined])
})

journey('Access is revoked in HubSpot, later renewing fails, and each time Reconnect leads on', async (stage) => {
  const { page, press, pressForWindow, says, shows, buttons, events, emulator } = stage
  await connect(stage)
  emulator.clock.advance(2 * minute)

  for (const fault of ['token-revoked', 'refresh-failing'] as const) {
    emulator.faults.set(fault)
    emulator.clock.advance(36 * minute)
    await page.reload()

    await says('Connected, but access isn’t renewing')
    await shows('The agent is running, but its access to HubSpot expired at')
    assert.deepEqual(await buttons(), ['Reconnect', 'Disconnect', 'Troubleshoot'])
    await approve(await pressForWindow('Reconnect'))
    await says('Connected')
    assert.deepEqual(await events(), ['before-connect true', 'flow-end connected'])
  }

  await press('Troubleshoot')
  await press('Access expired')
  await shows('A running agent renews it every 20.')
})

const journeyExpecting = journeyFrom({ at: '/?expected-portal=87654321' })

journeyExpecting(
  'I approve another account than the page expects, and HubSpot then offers me that one alone',
  async (stage) => {
    const { page, pressForWindow, says, shows, buttons, events, visited } = stage

    await approve(await pressForWindow('Connect HubSpot'))

    await says('Not the expected account')
    await shows('You approved Acme Europe; this page expects 87654321.')
    assert.deepEqual(await buttons(), ['Choose another account', 'Disconnect', 'Troubleshoot'])
    const first = [
      'before-connect false',
      'error wrong_portal',
      'connected 12345678',
      'flow-end connected wrong_portal',
    ]
    assert.deepEqual(await events(), first)

    await page.reload()

    await says('Not the expected account')
    await shows('Connected is 12345678; this page expects 87654321.')
    assert.deepEqual(await events(), [])

    const popup = await pressForWindow('Choose another account')
    await popup.getByRole('radio', { name: 'Acme US' }).waitFor()
    assert.equal(await popup.getByRole('radio').count(), 1)
    await approve(popup, 'Acme US')

    await says('Connected')
    await shows('Portal ID 87654321')
    assert.deepEqual(await events(), ['before-connect true', 'portal-change 87654321 12345678', 'flow-end connected'])
    const asked = visited.filter((place) => place.startsWith('GET hubspot /oauth'))
    assert.deepEqual(asked, ['GET hubspot /oauth/authorize', 'GET hubspot /oauth/87654321/authorize'])
  },
)

/** A connected account whose agent is stopped, whose access is no longer renewed, or that the page does not expect. */
import assert from 'node:assert/strict'
import { eventuallyEqual } from '../eventually.js'
import { codeText, first, panels, portalLine, problems } from './card-texts.js'
import { approveInPopup, connect } from './hubspot-window.js'
import { journey, journeyFrom, type Fixture } from './journey.js'

const MINUTE_MS = 60_000

/** Sets the demo's agent to “stopped”. */
async function stopAgent({ emulator, emulatorOrigin }: Fixture): Promise<void> {
  const body = JSON.stringify({ guid: 'your-useragent-guid', status: 0 })
  await emulator.fetch(`${emulatorOrigin}/emulator/agents`, { method: 'PUT', body })
}

journey('My agent is stopped when I connect, it has no credits at first, and then starts', async (fixture) => {
  const { page, press, pressForPopup, waitForStatus, waitForText, buttons, state, events, emulator, expectConsole } =
    fixture
  await stopAgent(fixture)
  await approveInPopup(await pressForPopup(first.disconnected.button))
  await waitForStatus(problems.agent.stopped)
  await waitForText(problems.agent.texts.stopped)
  assert.deepEqual(await buttons(), [
    problems.agent.start,
    first.buttons.reconnect,
    first.buttons.disconnect,
    first.buttons.troubleshoot,
  ])

  emulator.faults.set('start-refused')
  await press(problems.agent.start)

  await waitForText(problems.agent.refusals.no_credits)
  assert.deepEqual(await buttons(), [first.buttons.disconnect, first.buttons.troubleshoot])
  await waitForText('Acme Europe')
  assert.equal((await events()).at(-1), 'error start_refused')
  await expectConsole(/status of 4\d\d/)

  // I buy credits in another tab, and come back.
  emulator.faults.clear()
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await waitForText(problems.agent.texts.stopped)
  await press(problems.agent.start)

  await waitForText(problems.agent.texts.changing)
  await waitForStatus(first.connected.status)
  const readHealth = async () => {
    const { health, problem } = (await state()) as { health: string; problem?: object }
    return [health, problem]
  }
  await eventuallyEqual('the agent’s health', readHealth, ['ok', undefined])
})

journey('F100 HubSpot revokes the access, later renewal fails, and each time Reconnect helps', async (fixture) => {
  const { page, press, pressForPopup, waitForStatus, waitForText, buttons, events, emulator } = fixture
  await connect(fixture)
  emulator.clock.advance(2 * MINUTE_MS)

  for (const fault of ['token-revoked', 'refresh-failing'] as const) {
    emulator.faults.set(fault)
    emulator.clock.advance(36 * MINUTE_MS)
    await page.reload()

    await waitForStatus(problems.failing.status)
    await waitForText(problems.failing.text({ time: '…' }).split('…')[0]!)
    assert.deepEqual(await buttons(), [first.buttons.reconnect, first.buttons.disconnect, first.buttons.troubleshoot])
    await approveInPopup(await pressForPopup(first.buttons.reconnect))
    await waitForStatus(first.connected.status)
    assert.deepEqual(await events(), ['before-connect true', 'flow-end connected'])
  }

  // The agent has started again.
  emulator.clock.advance(2 * MINUTE_MS)
  await page.reload()
  await press(first.buttons.troubleshoot)
  await press(panels.troubleshoot.topics.stopped.title)
  await waitForText(panels.troubleshoot.topics.stopped.text)
})

const journeyExpecting = journeyFrom({ path: '/?expected-portal=87654321' })

journeyExpecting(
  'I approve another account than the page expects, and HubSpot then offers only the expected one',
  async (fixture) => {
    const { page, pressForPopup, waitForStatus, waitForText, buttons, events, navigations } = fixture

    await approveInPopup(await pressForPopup(first.disconnected.button))

    await waitForStatus(problems.codes.wrong_portal.title)
    await waitForText(
      codeText('wrong_portal', { account: 'Acme Europe (Hub ID 12345678)', expectedAccount: 'Hub ID 87654321' }),
    )
    assert.deepEqual(await buttons(), [
      problems.otherAccount.choose,
      first.buttons.disconnect,
      first.buttons.troubleshoot,
    ])
    const expected = [
      'before-connect false',
      'error wrong_portal',
      'connected 12345678',
      'flow-end connected wrong_portal',
    ]
    assert.deepEqual(await events(), expected)

    await page.reload()

    await waitForStatus(problems.codes.wrong_portal.title)
    // The name is kept over the reload.
    await waitForText(
      codeText('wrong_portal', { account: 'Acme Europe (Hub ID 12345678)', expectedAccount: 'Hub ID 87654321' }),
    )
    assert.deepEqual(await events(), [])

    const popup = await pressForPopup(problems.otherAccount.choose)
    await popup.getByRole('radio', { name: 'Acme US' }).waitFor()
    assert.equal(await popup.getByRole('radio').count(), 1)
    await approveInPopup(popup, 'Acme US')

    await waitForStatus(first.connected.status)
    await waitForText(portalLine('87654321'))
    assert.deepEqual(await events(), ['before-connect true', 'portal-change 87654321 12345678', 'flow-end connected'])
    const authorizePages = navigations.filter((place) => place.startsWith('GET hubspot /oauth'))
    assert.deepEqual(authorizePages, ['GET hubspot /oauth/authorize', 'GET hubspot /oauth/87654321/authorize'])
  },
)

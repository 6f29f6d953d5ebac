/** A reconnect fails in every possible way, and the account stays connected. */
import assert from 'node:assert/strict'
import { first, portalLine, panels, problems } from './card-texts.js'
import { statusText, wiroAction } from './dialect.js'
import { approveInPopup, waitForClose, connect } from './hubspot-window.js'
import { journey } from './journey.js'

const { connect: notice } = problems.kept

journey(
  'My reconnects fail for different reasons, my account stays connected, and the last one works',
  async (fixture) => {
    const { page, context, press, pressForPopup, waitForStatus, waitForText, state, events, emulator, expectConsole } =
      fixture
    await page.clock.install()
    await page.reload()
    await connect(fixture)
    const expectStillConnected = async (code: string, outcome = 'failed') => {
      await waitForStatus(first.connected.status)
      await waitForText('Acme Europe')
      await waitForText(notice)
      const { status, problem } = (await state()) as { status: string; problem: { code: string } }
      assert.deepEqual([status, problem.code], ['connected', code])
      assert.equal((await events()).at(-1), `flow-end ${outcome} ${code}`)
    }

    emulator.faults.set('token_exchange_failed')
    await approveInPopup(await pressForPopup(first.buttons.reconnect))
    await expectStillConnected('token_exchange_failed')
    emulator.faults.clear()

    const refused = await pressForPopup(first.buttons.reconnect)
    await refused.getByRole('button', { name: 'Cancel' }).click()
    await refused.getByRole('heading', { name: 'The app was not connected' }).waitFor()
    await refused.close()
    await waitForStatus(problems.codes.unfinished.title)
    await press(problems.questionLink)
    await press(panels.question.choices.hubspot_no_permission[0])
    await waitForText(problems.codes.hubspot_no_permission.title)
    await press(panels.back)
    await waitForText(panels.question.heading)
    await press(panels.back)
    await expectStillConnected('hubspot_no_permission')

    emulator.faults.set('wiro-500', { on: wiroAction('Connect') })
    await waitForClose(await pressForPopup(first.buttons.reconnect))
    await expectStillConnected('internal_error')
    await expectConsole(/status of 502/)
    emulator.faults.clear()

    await pressForPopup(first.buttons.reconnect)
    await waitForStatus(first.authorizing.status)
    await page.clock.fastForward(15 * 60_000)
    await expectStillConnected('session_expired', 'expired')

    await context.setOffline(true)
    await press(first.buttons.reconnect)
    await waitForStatus(first.connected.status)
    await waitForText(notice)
    assert.equal((await events()).at(-1), 'error offline')
    await context.setOffline(false)

    emulator.faults.set('status-lags', 60_000)
    await approveInPopup(await pressForPopup(first.buttons.reconnect), 'Acme US')
    await waitForStatus(problems.verifying.status)
    await page.clock.fastForward(8_000)
    await waitForStatus(first.connected.status)
    // The portal id of the answer is another one's by now.
    await waitForText(statusText(portalLine('12345678'), 'Acme Europe'))
    await waitForText(notice)
    assert.equal((await events()).at(-1), 'error not_confirmed')
    emulator.clock.advance(60_000)
    await page.clock.fastForward(10_000)
    await waitForText('Acme US')
    assert.deepEqual((await events()).slice(-2), [
      statusText('portal-change 87654321 12345678', 'error wrong_portal'),
      'flow-end connected wrong_portal',
    ])
  },
)

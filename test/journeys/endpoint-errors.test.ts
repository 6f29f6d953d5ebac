/** The token endpoint fails: at the first look at the page, which then never says "Not connected", and at the click. */
import assert from 'node:assert/strict'
import type { HostFaultName } from '../../demo/host/host-faults.js'
import type { Code } from '../../src/protocol/codes.js'
import { eventuallyEqual } from '../eventually.js'
import { approveInPopup, waitForClose, connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

interface Row {
  fault: string
  strike: (fixture: Fixture) => unknown
  mend: (fixture: Fixture) => unknown
  code: Code
  /** What the card says at the click; at the first look where that differs. */
  title: string
  unread?: boolean
  /** Leads on in place of "Try again". */
  button?: string
  /** What is said on the console at each of both: what a developer needs, and what the browser says by itself. */
  words: RegExp[]
}

const failed = (status: number) => new RegExp(`status of ${status}`)
const hinted = (what: string) => new RegExp(`/api/hubspot answered ${what}, not with JSON`)

const byHost = (fault: HostFaultName): Pick<Row, 'fault' | 'strike' | 'mend'> => ({
  fault,
  strike: ({ setHostFaults }) => setHostFaults(fault),
  mend: ({ setHostFaults }) => setHostFaults(),
})

/** By Wiro, behind the handler. */
const byWiro = (fault: 'wiro-500' | 'wiro-401' | 'html-answer'): Pick<Row, 'fault' | 'strike' | 'mend'> => ({
  fault,
  strike: ({ emulator }) => emulator.faults.set(fault),
  mend: ({ emulator }) => emulator.faults.clear(),
})

/** By a back end that answers 200 with this text as JSON. */
const byBody = (fault: string, body: string): Pick<Row, 'fault' | 'strike' | 'mend'> => ({
  fault,
  strike: ({ page, origin }) =>
    page.route(origin + '/api/hubspot', (route) => route.fulfill({ contentType: 'application/json', body })),
  mend: ({ page, origin }) => page.unroute(origin + '/api/hubspot'),
})

const badAnswer = { code: 'endpoint_bad_answer', title: 'Unexpected answer', unread: true } as const
const signedOut = { code: 'signed_out', title: 'Your session has ended', button: 'Reload page' } as const

const rows: Row[] = [
  { ...byHost('endpoint-500'), ...badAnswer, words: [failed(500), hinted('500')] },
  { ...byHost('endpoint-404'), ...badAnswer, words: [failed(404), hinted('404')] },
  { ...byHost('endpoint-html'), ...signedOut, words: [hinted('200')] },
  { ...byHost('endpoint-redirect'), ...signedOut, words: [hinted('with a redirect')] },
  { ...byHost('endpoint-401'), ...signedOut, words: [failed(401), hinted('401')] },
  {
    ...byHost('endpoint-403'),
    code: 'forbidden',
    title: 'You can’t connect HubSpot here',
    words: [failed(403), hinted('403')],
  },
  {
    ...byHost('endpoint-reset'),
    code: 'endpoint_unreachable',
    title: 'Couldn’t reach the server',
    unread: true,
    words: [/ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_SOCKET_NOT_CONNECTED/],
  },
  { ...byBody('an empty answer', ''), ...badAnswer, words: [hinted('200')] },
  { ...byBody('a broken answer', '{"result":tru'), ...badAnswer, words: [hinted('200')] },
  { ...byWiro('wiro-500'), code: 'internal_error', title: 'Wiro had a problem', words: [failed(502)] },
  { ...byWiro('wiro-401'), code: 'misconfigured', title: 'Not available right now', words: [failed(502)] },
  { ...byWiro('html-answer'), ...badAnswer, words: [failed(502)] },
]

for (const { fault, strike, mend, code, title, unread, button = 'Try again', words } of rows) {
  journey(`The endpoint fails (${fault}), I am told so at first sight and at the click, and go on`, async (fixture) => {
    const { page, press, pressForPopup, waitForStatus, buttons, state, events, expectConsole } = fixture
    await strike(fixture)
    await page.reload()

    await waitForStatus(unread ? 'Couldn’t check the connection' : title)
    assert.ok((await buttons()).includes(button))
    assert.deepEqual(problemIn(await state()), [code, 'check'])
    assert.deepEqual(await events(), [`error ${code}`])
    for (const pattern of words) await expectConsole(pattern)

    await mend(fixture)
    await press(button)
    await waitForStatus('Not connected')
    await strike(fixture)
    const popup = await pressForPopup('Connect HubSpot')

    await waitForClose(popup)
    await waitForStatus(title)
    assert.ok((await buttons()).includes(button))
    assert.deepEqual(problemIn(await state()), [code, 'connect'])
    assert.deepEqual((await events()).slice(-3), ['before-connect false', `error ${code}`, `flow-end failed ${code}`])
    for (const pattern of words) await expectConsole(pattern)

    await mend(fixture)
    if (button === 'Try again') {
      await approveInPopup(await pressForPopup(button))
      await waitForStatus('Connected')
    } else {
      await press(button)
      await waitForStatus('Not connected')
    }
  })
}

function problemIn(state: object): [string, string] {
  const { problem } = state as { problem: { code: string; during: string } }
  return [problem.code, problem.during]
}

journey('F12 Too many attempts are made, and I am told so at first sight and at the click', async (fixture) => {
  const { page, pressForPopup, waitForStatus, state, events, setHostFaults, expectConsole } = fixture
  await setHostFaults('endpoint-429')
  await page.reload()
  await waitForStatus('Too many attempts')
  assert.deepEqual(problemIn(await state()), ['rate_limited', 'check'])
  await setHostFaults()
  await page.reload()
  await waitForStatus('Not connected')
  await setHostFaults('endpoint-429')

  const popup = await pressForPopup('Connect HubSpot')

  await waitForClose(popup)
  await waitForStatus('Too many attempts')
  assert.deepEqual(problemIn(await state()), ['rate_limited', 'connect'])
  assert.deepEqual(await events(), ['before-connect false', 'error rate_limited', 'flow-end failed rate_limited'])
  for (const pattern of [failed(429), hinted('429')]) for (const _ of [1, 2]) await expectConsole(pattern)
})

journey('F13 The first answer takes long, and the card says that it is still checking', async (fixture) => {
  const { page, waitForStatus, emulator } = fixture
  await page.clock.install()
  emulator.faults.set('latency', { on: 'HubSpotStatus', ms: 1_500 })
  await page.reload()
  await waitForStatus('Checking')

  await page.clock.fastForward(3_000)

  await waitForStatus('Still checking')
  await waitForStatus('Not connected')
})

journey('F19 I am offline and press, no window opens, and back online I connect', async (fixture) => {
  const { context, press, waitForStatus, waitForText, buttons, events, connectCalls, expectConsole } = fixture
  await waitForStatus('Not connected')
  await context.setOffline(true)

  await press('Connect HubSpot')

  await waitForStatus('You’re offline')
  await waitForText('We can’t check the connection until you’re back online.')
  assert.equal(context.pages().length, 1)
  assert.deepEqual(await events(), ['before-connect false', 'error offline'])
  await context.setOffline(false)
  await waitForStatus('Not connected')
  await eventuallyEqual('the card’s buttons', buttons, ['Connect HubSpot'])
  assert.equal(context.pages().length, 1)
  assert.equal(connectCalls(), 0)
  await connect(fixture)
  // The words that did not come then were asked for again.
  await press('Disconnect')
  await waitForStatus('Disconnect Acme Europe?')
  await expectConsole(/ERR_INTERNET_DISCONNECTED/)
})

/** The token endpoint fails: at the first look at the page, which then never says "Not connected", and at the click. */
import assert from 'node:assert/strict'
import type { HostFaultName } from '../../demo/host/host-faults.js'
import type { Code } from '../../src/protocol/codes.js'
import { eventuallyEqual } from '../eventually.js'
import { codeText, disconnectQuestion, first, problems } from './card-texts.js'
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

const badAnswer = {
  code: 'endpoint_bad_answer',
  title: problems.codes.endpoint_bad_answer.title,
  unread: true,
} as const
const signedOut = { code: 'signed_out', title: first.codes.signed_out.title, button: problems.buttons.reload } as const

const rows: Row[] = [
  { ...byHost('endpoint-500'), ...badAnswer, words: [failed(500), hinted('500')] },
  { ...byHost('endpoint-404'), ...badAnswer, words: [failed(404), hinted('404')] },
  { ...byHost('endpoint-html'), ...signedOut, words: [hinted('200')] },
  { ...byHost('endpoint-redirect'), ...signedOut, words: [hinted('with a redirect')] },
  { ...byHost('endpoint-401'), ...signedOut, words: [failed(401), hinted('401')] },
  {
    ...byHost('endpoint-403'),
    code: 'forbidden',
    title: problems.codes.forbidden.title,
    words: [failed(403), hinted('403')],
  },
  {
    ...byHost('endpoint-reset'),
    code: 'endpoint_unreachable',
    title: first.codes.endpoint_unreachable.title,
    unread: true,
    words: [/ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_SOCKET_NOT_CONNECTED/],
  },
  { ...byBody('an empty answer', ''), ...badAnswer, words: [hinted('200')] },
  { ...byBody('a broken answer', '{"result":tru'), ...badAnswer, words: [hinted('200')] },
  { ...byWiro('wiro-500'), code: 'internal_error', title: problems.codes.internal_error.title, words: [failed(502)] },
  { ...byWiro('wiro-401'), code: 'misconfigured', title: problems.codes.misconfigured.title, words: [failed(502)] },
  { ...byWiro('html-answer'), ...badAnswer, words: [failed(502)] },
]

for (const { fault, strike, mend, code, title, unread, button = first.buttons.retry, words } of rows) {
  journey(`The endpoint fails (${fault}), I am told so at first sight and at the click, and go on`, async (fixture) => {
    const { page, press, pressForPopup, waitForStatus, buttons, state, events, expectConsole } = fixture
    await strike(fixture)
    await page.reload()

    await waitForStatus(unread ? problems.statusUnread.status : title)
    assert.ok((await buttons()).includes(button))
    assert.deepEqual(problemIn(await state()), [code, 'check'])
    assert.deepEqual(await events(), [`error ${code}`])
    for (const pattern of words) await expectConsole(pattern)

    await mend(fixture)
    await press(button)
    await waitForStatus(first.disconnected.status)
    await strike(fixture)
    const popup = await pressForPopup(first.disconnected.button)

    await waitForClose(popup)
    await waitForStatus(title)
    assert.ok((await buttons()).includes(button))
    assert.deepEqual(problemIn(await state()), [code, 'connect'])
    assert.deepEqual((await events()).slice(-3), ['before-connect false', `error ${code}`, `flow-end failed ${code}`])
    for (const pattern of words) await expectConsole(pattern)

    await mend(fixture)
    if (button === first.buttons.retry) {
      await approveInPopup(await pressForPopup(button))
      await waitForStatus(first.connected.status)
    } else {
      await press(button)
      await waitForStatus(first.disconnected.status)
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
  await waitForStatus(problems.codes.rate_limited.title)
  assert.deepEqual(problemIn(await state()), ['rate_limited', 'check'])
  await setHostFaults()
  await page.reload()
  await waitForStatus(first.disconnected.status)
  await setHostFaults('endpoint-429')

  const popup = await pressForPopup(first.disconnected.button)

  await waitForClose(popup)
  await waitForStatus(problems.codes.rate_limited.title)
  assert.deepEqual(problemIn(await state()), ['rate_limited', 'connect'])
  assert.deepEqual(await events(), ['before-connect false', 'error rate_limited', 'flow-end failed rate_limited'])
  for (const pattern of [failed(429), hinted('429')]) for (const _ of [1, 2]) await expectConsole(pattern)
})

journey('F13 The first answer takes long, and the card says that it is still checking', async (fixture) => {
  const { page, waitForStatus, emulator } = fixture
  await page.clock.install()
  emulator.faults.set('latency', { on: 'HubSpotStatus', ms: 1_500 })
  await page.reload()
  await waitForStatus(first.checking.status)

  await page.clock.fastForward(3_000)

  await waitForStatus(first.checking.slow)
  await waitForStatus(first.disconnected.status)
})

journey('F19 I am offline and press, no window opens, and back online I connect', async (fixture) => {
  const { context, press, waitForStatus, waitForText, buttons, events, connectCalls, expectConsole } = fixture
  await waitForStatus(first.disconnected.status)
  await context.setOffline(true)

  await press(first.disconnected.button)

  await waitForStatus(first.codes.offline.title)
  await waitForText(codeText('offline'))
  assert.equal(context.pages().length, 1)
  assert.deepEqual(await events(), ['before-connect false', 'error offline'])
  await context.setOffline(false)
  await waitForStatus(first.disconnected.status)
  await eventuallyEqual('the card’s buttons', buttons, [first.disconnected.button])
  assert.equal(context.pages().length, 1)
  assert.equal(connectCalls(), 0)
  await connect(fixture)
  // The pieces that failed to load offline were requested again.
  await press(first.buttons.disconnect)
  await waitForStatus(disconnectQuestion('Acme Europe'))
  await expectConsole(/ERR_INTERNET_DISCONNECTED/, 'often')
})

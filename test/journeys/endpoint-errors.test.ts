/** The token endpoint fails, at the first status read and at the click. After a failed read the card never says “Not connected”. */
import assert from 'node:assert/strict'
import type { HostFaultName } from '../../demo/host/host-faults.js'
import type { Code } from '../../src/protocol/codes.js'
import { eventuallyEqual } from '../eventually.js'
import { codeText, disconnectQuestion, first, problems } from './card-texts.js'
import { wiroAction } from './dialect.js'
import { approveInPopup, waitForClose, connect } from './hubspot-window.js'
import { journey, type Fixture } from './journey.js'

interface Row {
  fault: string
  switchOn: (fixture: Fixture) => unknown
  switchOff: (fixture: Fixture) => unknown
  code: Code
  /** The card's status after the click, and after the first read unless `isUnread`. */
  title: string
  /** The first read has a status of its own, since the connection itself may be fine. */
  isUnread?: boolean
  /** The button to go on. Default: “Try again”. */
  button?: string
  /** The console messages at each failure: the card's hint for the developer, and the browser's own. */
  messages: RegExp[]
}

const failedLoad = (status: number) => new RegExp(`status of ${status}`)
const developerHint = (what: string) => new RegExp(`/api/hubspot answered: ${what}`)

/** A fault of the product's server. */
const hostFault = (fault: HostFaultName): Pick<Row, 'fault' | 'switchOn' | 'switchOff'> => ({
  fault,
  switchOn: ({ setHostFaults }) => setHostFaults(fault),
  switchOff: ({ setHostFaults }) => setHostFaults(),
})

/** A fault of Wiro, behind the handler. */
const wiroFault = (fault: 'wiro-500' | 'wiro-401' | 'html-answer'): Pick<Row, 'fault' | 'switchOn' | 'switchOff'> => ({
  fault,
  switchOn: ({ emulator }) => emulator.faults.set(fault),
  switchOff: ({ emulator }) => emulator.faults.clear(),
})

/** A back end that responds with this text as JSON. */
const responseBody = (fault: string, body: string): Pick<Row, 'fault' | 'switchOn' | 'switchOff'> => ({
  fault,
  switchOn: ({ page, origin }) =>
    page.route(origin + '/api/hubspot', (route) => route.fulfill({ contentType: 'application/json', body })),
  switchOff: ({ page, origin }) => page.unroute(origin + '/api/hubspot'),
})

const badAnswer = {
  code: 'endpoint_bad_answer',
  title: problems.codes.endpoint_bad_answer.title,
  isUnread: true,
} as const
const signedOut = { code: 'signed_out', title: first.codes.signed_out.title, button: first.buttons.reload } as const

const rows: Row[] = [
  { ...hostFault('endpoint-500'), ...badAnswer, messages: [failedLoad(500), developerHint('HTTP 500')] },
  { ...hostFault('endpoint-404'), ...badAnswer, messages: [failedLoad(404), developerHint('HTTP 404')] },
  { ...hostFault('endpoint-html'), ...signedOut, messages: [developerHint('HTTP 200')] },
  { ...hostFault('endpoint-redirect'), ...signedOut, messages: [developerHint('redirect')] },
  { ...hostFault('endpoint-401'), ...signedOut, messages: [failedLoad(401), developerHint('HTTP 401')] },
  {
    ...hostFault('endpoint-403'),
    code: 'forbidden',
    title: problems.codes.forbidden.title,
    messages: [failedLoad(403), developerHint('HTTP 403')],
  },
  {
    ...hostFault('endpoint-no-agent'),
    code: 'no_agent',
    title: problems.codes.no_agent.title,
    button: first.buttons.checkAgain,
    messages: [failedLoad(404)],
  },
  {
    ...hostFault('endpoint-challenge'),
    code: 'request_blocked',
    title: problems.codes.request_blocked.title,
    button: first.buttons.reload,
    messages: [failedLoad(403), developerHint('HTTP 403, HTML page')],
  },
  {
    ...hostFault('endpoint-csrf'),
    code: 'request_blocked',
    title: problems.codes.request_blocked.title,
    button: first.buttons.reload,
    messages: [failedLoad(419), developerHint('HTTP 419, CSRF refusal')],
  },
  {
    ...hostFault('endpoint-reset'),
    code: 'endpoint_unreachable',
    title: first.codes.endpoint_unreachable.title,
    isUnread: true,
    messages: [/ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_SOCKET_NOT_CONNECTED/],
  },
  { ...responseBody('an empty body', ''), ...badAnswer, messages: [developerHint('HTTP 200')] },
  {
    ...responseBody(
      'a warning of PHP',
      '<br />\n<b>Warning</b>: x on line <b>3</b><br />\n{"result":true,"connected":true}',
    ),
    ...badAnswer,
    messages: [developerHint('HTTP 200, text around JSON')],
  },
  { ...responseBody('truncated JSON', '{"result":tru'), ...badAnswer, messages: [developerHint('HTTP 200')] },
  {
    ...wiroFault('wiro-500'),
    code: 'internal_error',
    title: problems.codes.internal_error.title,
    isUnread: true,
    messages: [failedLoad(502)],
  },
  {
    ...wiroFault('wiro-401'),
    code: 'misconfigured',
    title: problems.codes.misconfigured.title,
    isUnread: true,
    messages: [failedLoad(502)],
  },
  { ...wiroFault('html-answer'), ...badAnswer, messages: [failedLoad(502)] },
]

for (const { fault, switchOn, switchOff, code, title, isUnread, button = first.buttons.retry, messages } of rows) {
  journey(`The endpoint fails (${fault}), the card says so at once and at the click, and I go on`, async (fixture) => {
    const { page, press, pressForPopup, waitForStatus, buttons, state, events, expectConsole, allowConsole } = fixture
    await switchOn(fixture)
    await page.reload()

    await waitForStatus(isUnread ? first.statusUnread.status : title)
    assert.ok((await buttons()).includes(button))
    assert.deepEqual(problemIn(await state()), [code, 'check'])
    assert.deepEqual(await events(), [`error ${code}`])
    for (const pattern of messages) await expectConsole(pattern)

    await switchOff(fixture)
    await press(button)
    await waitForStatus(first.disconnected.status)
    await switchOn(fixture)
    const popup = await pressForPopup(first.disconnected.button)

    await waitForClose(popup)
    await waitForStatus(title)
    assert.ok((await buttons()).includes(button))
    assert.deepEqual(problemIn(await state()), [code, 'connect'])
    assert.deepEqual((await events()).slice(-3), ['before-connect false', `error ${code}`, `flow-end failed ${code}`])
    for (const pattern of messages) await expectConsole(pattern)
    // The page has the focus again once the window is closed, and reads the status, which may fail as well.
    messages.forEach(allowConsole)

    await switchOff(fixture)
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

journey('Wiro fails, and the details name the reference of the entry in my server’s log', async (fixture) => {
  const { page, emulator, waitForStatus, waitForText, state, allowConsole } = fixture
  allowConsole(/status of 50\d/)
  emulator.faults.set('wiro-500')

  await page.reload()

  await waitForStatus(first.statusUnread.status)
  await waitForText(codeText('internal_error'))
  const { problem } = (await state()) as { problem: { reference: string } }
  assert.match(problem.reference, /^[\da-z]{8}$/)
  await page.getByText(problems.details.heading).click()
  await waitForText(`${problems.details.reference} ${problem.reference}`)
})

journey('F12 There were too many attempts, and the card says so at once and at the click', async (fixture) => {
  const { page, pressForPopup, waitForStatus, state, events, setHostFaults, expectConsole, allowConsole } = fixture
  await setHostFaults('endpoint-429')
  await page.reload()
  await waitForStatus(first.statusUnread.status)
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
  for (const pattern of [failedLoad(429), developerHint('HTTP 429')]) {
    for (const _ of [1, 2]) await expectConsole(pattern)
    // As above.
    allowConsole(pattern)
  }
})

journey('F13 The first response takes long, and the card says that it is still checking', async (fixture) => {
  const { page, waitForStatus, emulator } = fixture
  await page.clock.install()
  emulator.faults.set('latency', { on: wiroAction('Status'), ms: 1_500 })
  await page.reload()
  await waitForStatus(first.checking.status)

  await page.clock.fastForward(3_000)

  await waitForStatus(first.checking.slow)
  await waitForStatus(first.disconnected.status)
})

journey('F19 I press while offline, no popup opens, and back online I connect', async (fixture) => {
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

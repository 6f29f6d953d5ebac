/** The token endpoint fails: at the first look at the page, which then never says "Not connected", and at the click. */
import assert from 'node:assert/strict'
import type { HostFaultName } from '../../demo/host.faults.js'
import type { Code } from '../../src/protocol/codes.js'
import { approve, becomes, closed, connect, journey, type Stage } from './stage.js'

interface Row {
  fault: string
  strike: (stage: Stage) => unknown
  mend: (stage: Stage) => unknown
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
  strike: ({ breakHost }) => breakHost(fault),
  mend: ({ breakHost }) => breakHost(),
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
  journey(`The endpoint fails (${fault}), I am told so at first sight and at the click, and go on`, async (stage) => {
    const { page, press, pressForWindow, says, buttons, state, events, expectConsole } = stage
    await strike(stage)
    await page.reload()

    await says(unread ? 'Couldn’t check the connection' : title)
    assert.ok((await buttons()).includes(button))
    assert.deepEqual(problemIn(await state()), [code, 'check'])
    assert.deepEqual(await events(), [`error ${code}`])
    for (const pattern of words) await expectConsole(pattern)

    await mend(stage)
    await press(button)
    await says('Not connected')
    await strike(stage)
    const popup = await pressForWindow('Connect HubSpot')

    await closed(popup)
    await says(title)
    assert.ok((await buttons()).includes(button))
    assert.deepEqual(problemIn(await state()), [code, 'connect'])
    assert.deepEqual((await events()).slice(-3), ['before-connect false', `error ${code}`, `flow-end failed ${code}`])
    for (const pattern of words) await expectConsole(pattern)

    await mend(stage)
    if (button === 'Try again') {
      await approve(await pressForWindow(button))
      await says('Connected')
    } else {
      await press(button)
      await says('Not connected')
    }
  })
}

function problemIn(state: object): [string, string] {
  const { problem } = state as { problem: { code: string; during: string } }
  return [problem.code, problem.during]
}

journey('F12 Too many attempts are made, and I am told so at first sight and at the click', async (stage) => {
  const { page, pressForWindow, says, state, events, breakHost, expectConsole } = stage
  await breakHost('endpoint-429')
  await page.reload()
  await says('Too many attempts')
  assert.deepEqual(problemIn(await state()), ['rate_limited', 'check'])
  await breakHost()
  await page.reload()
  await says('Not connected')
  await breakHost('endpoint-429')

  const popup = await pressForWindow('Connect HubSpot')

  await closed(popup)
  await says('Too many attempts')
  assert.deepEqual(problemIn(await state()), ['rate_limited', 'connect'])
  assert.deepEqual(await events(), ['before-connect false', 'error rate_limited', 'flow-end failed rate_limited'])
  for (const pattern of [failed(429), hinted('429')]) for (const _ of [1, 2]) await expectConsole(pattern)
})

journey('F13 The first answer takes long, and the card says that it is still checking', async (stage) => {
  const { page, says, emulator } = stage
  await page.clock.install()
  emulator.faults.set('latency', { on: 'HubSpotStatus', ms: 1_500 })
  await page.reload()
  await says('Checking')

  await page.clock.fastForward(3_000)

  await says('Still checking')
  await says('Not connected')
})

journey('F19 I am offline and press, no window opens, and back online I connect', async (stage) => {
  const { context, press, says, shows, buttons, events, connects, expectConsole } = stage
  await says('Not connected')
  await context.setOffline(true)

  await press('Connect HubSpot')

  await says('You’re offline')
  await shows('We can’t check the connection until you’re back online.')
  assert.equal(context.pages().length, 1)
  assert.deepEqual(await events(), ['before-connect false', 'error offline'])
  await context.setOffline(false)
  await says('Not connected')
  await becomes(buttons, ['Connect HubSpot'])
  assert.equal(context.pages().length, 1)
  assert.equal(connects(), 0)
  await connect(stage)
  // The words that did not come then were asked for again.
  await press('Disconnect')
  await says('Disconnect Acme Europe?')
  await expectConsole(/ERR_INTERNET_DISCONNECTED/)
})

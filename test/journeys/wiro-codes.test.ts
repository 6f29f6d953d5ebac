/** Each code that Wiro sends back with HubSpot's window: the card explains it and lets the person try again. */
import assert from 'node:assert/strict'
import type { Code, Owner } from '../../src/protocol/codes.js'
import type { FaultName } from '../../src/emulator/index.js'
import { codeLine, codeStep, codeText, first, ownerSteps, problems, wiroAppTexts } from './card-texts.js'
import { approveInPopup } from './hubspot-window.js'
import { journey } from './journey.js'

interface Row {
  code: FaultName & Code
  owner: Owner
  title: string
  /** What happened, and what to do. */
  texts: string[]
}

const { codes } = problems

// With Wiro's own app its owner's problems are Wiro's: nobody here has a client ID or secret to correct.
const wiroSupport = ownerSteps('wiro')

const rows: Row[] = [
  {
    code: 'missing_params',
    owner: 'you',
    title: codes.missing_params.title,
    texts: [codeText('missing_params'), codeStep('missing_params')],
  },
  {
    code: 'authorization_denied',
    owner: 'you',
    title: codes.authorization_denied.title,
    texts: [codeText('authorization_denied'), codeStep('authorization_denied')],
  },
  {
    code: 'session_expired',
    owner: 'you',
    title: codes.session_expired.title,
    texts: [codeText('session_expired'), codeStep('session_expired')],
  },
  {
    code: 'token_exchange_failed',
    owner: 'appOwner',
    title: wiroAppTexts('token_exchange_failed').title,
    texts: [wiroAppTexts('token_exchange_failed').text, ...wiroSupport],
  },
  {
    code: 'useragent_not_found',
    owner: 'developer',
    title: codes.useragent_not_found.title,
    texts: [codeText('useragent_not_found'), ownerSteps('developer')[0]!],
  },
  {
    code: 'invalid_config',
    owner: 'appOwner',
    title: wiroAppTexts('invalid_config').title,
    texts: [wiroAppTexts('invalid_config').text, ownerSteps('developer')[0]!],
  },
  {
    code: 'internal_error',
    owner: 'wiro',
    title: codes.internal_error.title,
    texts: [codeText('internal_error'), ...wiroSupport],
  },
]

for (const { code, owner, title, texts } of rows) {
  journey(`The popup returns with ${code}, I read what that means, and try again`, async (fixture) => {
    const {
      pressForPopup,
      waitForStatus,
      waitForText,
      waitForDetails,
      buttons,
      state,
      events,
      connectCalls,
      emulator,
    } = fixture
    emulator.faults.set(code)

    await approveInPopup(await pressForPopup(first.disconnected.button))

    await waitForStatus(title)
    for (const text of texts) await waitForText(text)
    await waitForDetails(codeLine(code))
    const { status, problem } = (await state()) as { status: string; problem: object }
    assert.deepEqual([status, problem], ['failed', { code, owner, during: 'connect' }])
    assert.deepEqual(await events(), ['before-connect false', `error ${code}`, `flow-end failed ${code}`])
    assert.ok((await buttons()).includes(first.buttons.retry))
    assert.equal(connectCalls(), 1)
    emulator.faults.clear()
    await approveInPopup(await pressForPopup(first.buttons.retry))
    await waitForStatus(first.connected.status)
    assert.equal(connectCalls(), 2)
  })
}

journey('F75 The popup returns with an unknown code, and I can pass it on to support', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, state, events, emulator } = fixture
  emulator.faults.set('refusal-redirects')
  emulator.faults.set('callback-query', 'hubspot_error=quota_gone&hubspot_error_detail=%3Cb%3EBuy+more%3C%2Fb%3E')
  const popup = await pressForPopup(first.disconnected.button)

  await popup.getByRole('button', { name: 'Cancel' }).click()

  await waitForStatus(codes.unknown.title)
  await waitForText(codeText('unknown', { unknownCode: 'quota_gone' }))
  for (const text of wiroSupport) await waitForText(text)
  const { problem } = (await state()) as { problem: object }
  assert.deepEqual(problem, { code: 'unknown', unknownCode: 'quota_gone', owner: 'wiro', during: 'connect' })
  assert.deepEqual(await events(), ['before-connect false', 'error unknown', 'flow-end failed unknown'])
})

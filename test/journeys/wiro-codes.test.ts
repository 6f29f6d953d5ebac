/** Each of Wiro's seven codes comes back with the window: the card says what happened in its own words, and leads on. */
import assert from 'node:assert/strict'
import type { FaultName } from '../../src/emulator/index.js'
import type { Owner } from '../../src/protocol/codes.js'
import { approveInPopup } from './hubspot-window.js'
import { journey } from './journey.js'

interface Row {
  code: FaultName
  owner: Owner
  title: string
  /** What happened, who has to act, and what to do: each is shown. */
  words: string[]
}

// Through Wiro's own app its owner's problems are Wiro's: nobody here has an ID or a secret to mend.
const wiros = ['This may need Wiro support', 'Try again in a few minutes.']

const rows: Row[] = [
  {
    code: 'missing_params',
    owner: 'you',
    title: 'The approval didn’t arrive',
    words: [
      'HubSpot came back without it, as after an install from its marketplace.',
      'What you can do',
      'Start from this page.',
    ],
  },
  {
    code: 'authorization_denied',
    owner: 'you',
    title: 'Not approved',
    words: [
      'HubSpot says the connection wasn’t approved, or a scope is missing.',
      'What you can do',
      'Approve in the HubSpot window.',
    ],
  },
  {
    code: 'session_expired',
    owner: 'you',
    title: 'Time ran out',
    words: ['An attempt stays open for 15 minutes.', 'What you can do', 'Sign in to HubSpot first if that takes long.'],
  },
  {
    code: 'token_exchange_failed',
    owner: 'appOwner',
    title: 'HubSpot refused the app',
    words: ['Usually its secret or its redirect URL is wrong.', ...wiros],
  },
  {
    code: 'useragent_not_found',
    owner: 'developer',
    title: 'Agent not found',
    words: ['Wiro doesn’t find it, or the key may not use it.', 'This needs this product’s developers'],
  },
  {
    code: 'invalid_config',
    owner: 'appOwner',
    title: 'Not available yet',
    words: ['Wiro’s HubSpot app isn’t set up for this agent.', ...wiros],
  },
  {
    code: 'internal_error',
    owner: 'wiro',
    title: 'Wiro had a problem',
    words: ['Something failed at Wiro.', ...wiros],
  },
]

for (const { code, owner, title, words } of rows) {
  journey(`HubSpot’s window comes back with ${code}, I read what that means, and try again`, async (fixture) => {
    const { pressForPopup, waitForStatus, waitForText, buttons, state, events, connectCalls, emulator } = fixture
    emulator.faults.set(code)

    await approveInPopup(await pressForPopup('Connect HubSpot'))

    await waitForStatus(title)
    for (const line of [...words, `Code ${code}`]) await waitForText(line)
    const { status, problem } = (await state()) as { status: string; problem: object }
    assert.deepEqual([status, problem], ['failed', { code, owner, during: 'connect' }])
    assert.deepEqual(await events(), ['before-connect false', `error ${code}`, `flow-end failed ${code}`])
    assert.ok((await buttons()).includes('Try again'))
    assert.equal(connectCalls(), 1)
    emulator.faults.clear()
    await approveInPopup(await pressForPopup('Try again'))
    await waitForStatus('Connected')
    assert.equal(connectCalls(), 2)
  })
}

journey('F75 HubSpot’s window comes back with a code that nobody knows, and I can pass it on', async (fixture) => {
  const { pressForPopup, waitForStatus, waitForText, state, events, emulator } = fixture
  emulator.faults.set('refusal-redirects')
  emulator.faults.set('callback-query', 'hubspot_error=quota_gone&hubspot_error_detail=%3Cb%3EBuy+more%3C%2Fb%3E')
  const popup = await pressForPopup('Connect HubSpot')

  await popup.getByRole('button', { name: 'Cancel' }).click()

  await waitForStatus('Something went wrong')
  await waitForText('We don’t know the code quota_gone.')
  for (const line of wiros) await waitForText(line)
  const { problem } = (await state()) as { problem: object }
  assert.deepEqual(problem, { code: 'unknown', reference: 'quota_gone', owner: 'wiro', during: 'connect' })
  assert.deepEqual(await events(), ['before-connect false', 'error unknown', 'flow-end failed unknown'])
})

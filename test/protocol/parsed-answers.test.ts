import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isSuccess, parseConnect, parseStatus } from '../../src/protocol/parsed-answers.js'
import { callWithAnything } from './arbitrary-answers.js'

/** As JSON shows a value: without absent fields. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
const status = (fields: object) => parseStatus({ result: true, connected: true, ...fields })

describe('parseStatus', () => {
  test('the dialect per provider has the portal id and dates', () => {
    const parsed = parseStatus({
      result: true,
      connected: true,
      username: '12345678',
      connectedAt: '2026-04-17T10:00:00.000Z',
      tokenExpiresAt: '2026-04-17T10:30:00.000Z',
      errors: [],
    })

    assert.deepEqual(plain(parsed), {
      connected: true,
      account: {
        portalId: '12345678',
        connectedAt: '2026-04-17T10:00:00.000Z',
        tokenExpiresAt: '2026-04-17T10:30:00.000Z',
      },
      appMissing: false,
      can: ['status', 'connect', 'disconnect'],
    })
  })

  test('the unified dialect has a name and no portal id, and its “connected at” is not read', () => {
    const parsed = parseStatus({
      result: true,
      connected: true,
      accounts: [{ id: 'Acme', name: 'Acme' }],
      connectedat: '1714694410',
      tokenexpiresat: '1714696210',
      errors: [],
    })

    assert.deepEqual(plain(parsed?.account), { name: 'Acme', tokenExpiresAt: '2024-05-03T00:30:10.000Z' })
  })

  test('an answer in lower case is read', () => {
    const parsed = status({ username: '77', accountname: 'Acme', agentstate: { status: 4, title: 'Ann' } })

    assert.deepEqual(plain([parsed?.account, parsed?.agent]), [
      { portalId: '77', name: 'Acme' },
      { status: 4, title: 'Ann' },
    ])
  })

  test('the endpoint’s own fields are read: clock, actions, account name and agent', () => {
    const parsed = status({
      now: '2026-04-17T10:00:00Z',
      can: ['status', 'start-agent'],
      accountName: 'Acme',
      agentState: { title: 'Ann', status: 0 },
      agentTag: 'abcdefghijklmnopqrst-_',
    })

    assert.deepEqual(plain(parsed), {
      connected: true,
      account: { name: 'Acme' },
      can: ['status', 'start-agent'],
      now: '2026-04-17T10:00:00.000Z',
      agent: { status: 0, title: 'Ann' },
      agentTag: 'abcdefghijklmnopqrst-_',
      appMissing: false,
    })
  })

  for (const agentTag of [1, null, {}, ['a'], '', ' '] as const) {
    test(`${JSON.stringify(agentTag)} is no agent’s tag`, () => {
      assert.equal(status({ agentTag })?.agentTag, undefined)
    })
  }

  for (const [value, expected] of [
    ['own', 'own'],
    ['wiro', 'wiro'],
    ['OWN', undefined],
    [true, undefined],
    [undefined, undefined],
  ] as const) {
    test(`an app pinned as ${JSON.stringify(value)} is read as ${expected}`, () => {
      assert.equal(status({ authMethod: value })?.authMethod, expected)
      assert.equal(
        parseConnect({ result: true, authorizeUrl: 'https://x', connected: false, authMethod: value })?.authMethod,
        expected,
      )
    })
  }

  test('the endpoint’s name replaces the dialect’s', () => {
    const parsed = status({ accountName: 'Kept', accounts: [{ name: 'Wiro’s' }] })

    assert.equal(parsed?.account.name, 'Kept')
  })

  test('“not connected” has no account, whatever else the answer has', () => {
    const parsed = status({ connected: false, username: '1', accountName: 'Acme', connectedAt: '1714694410' })

    assert.deepEqual([parsed?.connected, parsed?.account], [false, {}])
  })

  test('F30 unknown fields are dropped', () => {
    const parsed = status({ username: '1', accessToken: 'secret', refreshToken: 'secret' })

    assert.doesNotMatch(JSON.stringify(parsed), /secret/)
  })

  test('F29 errors beside a success change nothing', () => {
    const parsed = status({ errors: [{ code: 1 }] })

    assert.equal(parsed?.connected, true)
  })

  const undecided: [title: string, body: unknown][] = [
    ['F91 connected "true"', { result: true, connected: 'true' }],
    ['F91 connected 1', { result: true, connected: 1 }],
    ['F91 connected null', { result: true, connected: null }],
    ['F91 no connected', { result: true }],
    ['F28 result "true"', { result: 'true', connected: true }],
    ['F28 result 1', { result: 1, connected: true }],
    ['F28 no result', { connected: true }],
    ['result false', { result: false, connected: true }],
    ['a list', [true]],
    ['a string', 'connected'],
    ['null', null],
    ['undefined', undefined],
    ['a success in its prototype', Object.create({ result: false, connected: true })],
    ['a success under __proto__', JSON.parse('{ "__proto__": { "result": true, "connected": true } }')],
  ]
  for (const [title, body] of undecided) {
    test(`${title} is no status`, () => {
      assert.equal(parseStatus(body), undefined)
    })
  }

  const portals: [title: string, username: unknown, portalId: string | undefined][] = [
    ['digits', '12345678', '12345678'],
    ['F92 a number', 12345678, '12345678'],
    ['F92 empty', '', undefined],
    ['F92 missing', undefined, undefined],
    ['F92 null', null, undefined],
    ['F93 a person', 'ann@example.com', undefined],
    ['F77 30 digits', '1'.repeat(30), undefined],
    ['19 digits', '1'.repeat(19), '1'.repeat(19)],
    ['digits and a line break', '123\n', undefined],
    ['digits of another script', '١٢٣', undefined],
    ['a fraction', 1.5, undefined],
    ['a negative number', -5, undefined],
    ['an object', { id: 1 }, undefined],
  ]
  for (const [title, username, portalId] of portals) {
    test(`${title} as username is ${portalId ? 'the portal id' : 'no portal id'}`, () => {
      assert.equal(status({ username })?.account.portalId, portalId)
    })
  }

  const accounts: [title: string, accounts: unknown, name: string | undefined][] = [
    ['an empty list', [], undefined],
    ['a list of null', [null], undefined],
    ['a list of strings', ['Acme'], undefined],
    ['a string', 'Acme', undefined],
    ['two accounts', [{ name: 'First' }, { name: 'Second' }], 'First'],
    ['a name that is a number', [{ name: 5 }], undefined],
  ]
  for (const [title, list, name] of accounts) {
    test(`${title} as accounts gives ${name ?? 'no name'}`, () => {
      assert.equal(status({ accounts: list })?.account.name, name)
    })
  }

  const agents: [title: string, agent: unknown, expected: unknown][] = [
    ['a number in a string', { status: '4' }, undefined],
    ['no status', { title: 'Ann' }, undefined],
    ['null', null, undefined],
    ['a string', 'running', undefined],
    ['no title', { status: 6 }, { status: 6 }],
    ['a title of control characters', { status: 1, title: '\u0000\u202e' }, { status: 1 }],
  ]
  for (const [title, agentState, expected] of agents) {
    test(`${title} as the agent’s state is read as ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(plain(status({ agentState })?.agent), expected)
    })
  }

  test('unknown actions are dropped', () => {
    const can = [
      'start-agent',
      'finish',
      'delete-everything',
      '__proto__',
      7,
      null,
      ['connect'],
      { connect: 1 },
      'connect',
    ]

    assert.deepEqual(status({ can })?.can, ['connect', 'start-agent'])
    assert.deepEqual(status({ can: [] })?.can, [])
  })

  test('the actions are the default where no list names them', () => {
    assert.deepEqual(status({ can: 'everything' })?.can, ['status', 'connect', 'disconnect'])
  })
})

describe('parseConnect', () => {
  const connect = (fields: object) => parseConnect({ result: true, authorizeUrl: 'https://x', errors: [], ...fields })

  test('a pass-through’s answer is a URL for 15 minutes without a baseline', () => {
    assert.deepEqual(plain(connect({})), { url: 'https://x', expiresIn: 900 })
  })

  test('the handler’s answer has the baseline', () => {
    const parsed = connect({ connected: true, username: '5', accountName: 'Acme', expiresIn: 600 })

    assert.deepEqual(plain(parsed), {
      url: 'https://x',
      expiresIn: 600,
      baseline: { connected: true, portalId: '5', name: 'Acme' },
    })
  })

  const redirects: [value: unknown, expected: string | undefined][] = [
    ['https://app.example.com/relay.html', 'https://app.example.com/relay.html'],
    [undefined, undefined],
    [null, undefined],
    [{ href: 'https://app.example.com/' }, undefined],
  ]
  for (const [value, expected] of redirects) {
    test(`the redirect URL ${JSON.stringify(value)} is read as ${expected ?? 'none'}`, () => {
      assert.equal(connect({ redirectUrl: value })?.redirectUrl, expected)
    })
  }

  test('“not connected” is a baseline too', () => {
    assert.deepEqual(plain(connect({ connected: false })?.baseline), { connected: false })
  })

  test('F28 a baseline that is no boolean is dropped', () => {
    assert.equal(connect({ connected: 'false' })?.baseline, undefined)
  })

  const times: [value: unknown, seconds: number][] = [
    [60, 60],
    ['60', 60],
    [901, 900],
    [Infinity, 900],
    [0, 900],
    [null, 900],
    ['soon', 900],
    [{}, 900],
  ]
  for (const [expiresIn, seconds] of times) {
    test(`${JSON.stringify(expiresIn)} as expiresIn is ${seconds} seconds`, () => {
      assert.equal(connect({ expiresIn })?.expiresIn, seconds)
    })
  }

  const refused: [title: string, body: unknown][] = [
    ['no URL', { result: true }],
    ['a URL that is no text', { result: true, authorizeUrl: { href: 'https://x' } }],
    ['F28 result "true"', { result: 'true', authorizeUrl: 'https://x' }],
    ['F28 no result', { authorizeUrl: 'https://x' }],
    ['result false', { result: false, authorizeUrl: 'https://x' }],
    ['null', null],
  ]
  for (const [title, body] of refused) {
    test(`${title} is no connect answer`, () => {
      assert.equal(parseConnect(body), undefined)
    })
  }

  test('a lower-case URL is read', () => {
    assert.equal(parseConnect({ result: true, authorizeurl: 'https://x' })?.url, 'https://x')
  })
})

test('only the result true is a success', () => {
  const successes = [true, 'true', 1, {}, [], null, undefined].map((result) => isSuccess({ result }))

  assert.deepEqual(successes, [true, false, false, false, false, false, false])
})

test('no answer changes a prototype', () => {
  const body = JSON.parse(
    '{"result":true,"connected":true,"authorizeUrl":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"accounts":[{"__proto__":{"polluted":1}}]}',
  )

  const parsed = [parseStatus(body), parseConnect(body)]

  assert.equal(parsed.every(Boolean), true)
  assert.equal(({} as Record<string, unknown>).polluted, undefined)
})

for (const [name, parse] of [
  ['parseStatus', parseStatus],
  ['parseConnect', parseConnect],
] as [name: string, parse: (value: unknown) => unknown][]) {
  test(`F140 ${name} returns whatever JSON arrives`, () => callWithAnything(parse))
}

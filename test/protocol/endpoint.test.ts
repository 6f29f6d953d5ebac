import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { isFlowId, connectionKey, parseRelayMessage } from '../../src/protocol/relay-messages.js'
import { parseConnect, parseStatus, isSuccess } from '../../src/protocol/endpoint.js'
import { parseDate, parseName, parsePortalId, parseSafeUrl } from '../../src/protocol/parse.js'
import { hostileUrls, urlTitle } from '../authorize-urls.js'

const flow = 'abcdefghijklmnopqrst-_'
/** As a host reads it: what is absent is not there. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
const status = (fields: object) => parseStatus({ result: true, connected: true, ...fields })

describe('parseStatus', () => {
  test('the seed’s dialect tells portal id and dates', () => {
    const told = parseStatus({
      result: true,
      connected: true,
      username: '12345678',
      connectedAt: '2026-04-17T10:00:00.000Z',
      tokenExpiresAt: '2026-04-17T10:30:00.000Z',
      errors: [],
    })

    assert.deepEqual(plain(told), {
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

  test('the unified dialect tells a name and no portal id, and its “connected at” is no date of the connection', () => {
    const told = parseStatus({
      result: true,
      connected: true,
      accounts: [{ id: 'Acme', name: 'Acme' }],
      connectedat: '1714694410',
      tokenexpiresat: '1714696210',
      errors: [],
    })

    assert.deepEqual(plain(told?.account), { name: 'Acme', tokenExpiresAt: '2024-05-03T00:30:10.000Z' })
  })

  test('a transitional answer is read in lower case', () => {
    const told = status({ username: '77', accountname: 'Acme', agentstate: { status: 4, title: 'Ann' } })

    assert.deepEqual(plain([told?.account, told?.agent]), [
      { portalId: '77', name: 'Acme' },
      { status: 4, title: 'Ann' },
    ])
  })

  test('what the endpoint adds is read: its clock, what it can do, the account’s name and the agent', () => {
    const told = status({
      now: '2026-04-17T10:00:00Z',
      can: ['status', 'start-agent'],
      accountName: 'Acme',
      agentState: { title: 'Ann', status: 0 },
    })

    assert.deepEqual(plain(told), {
      connected: true,
      account: { name: 'Acme' },
      can: ['status', 'start-agent'],
      now: '2026-04-17T10:00:00.000Z',
      agent: { status: 0, title: 'Ann' },
      appMissing: false,
    })
  })

  test('the name that the endpoint kept wins over the dialect’s', () => {
    const told = status({ accountName: 'Kept', accounts: [{ name: 'Wiro’s' }] })

    assert.equal(told?.account.name, 'Kept')
  })

  test('not connected has no account, whatever else is said', () => {
    const told = status({ connected: false, username: '1', accountName: 'Acme', connectedAt: '1714694410' })

    assert.deepEqual([told?.connected, told?.account], [false, {}])
  })

  test('F30 fields that nobody knows are not handed on', () => {
    const told = status({ username: '1', accessToken: 'secret', refreshToken: 'secret' })

    assert.doesNotMatch(JSON.stringify(told), /secret/)
  })

  test('F29 errors beside a yes change nothing', () => {
    const told = status({ errors: [{ code: 1 }] })

    assert.equal(told?.connected, true)
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
    ['a text', 'connected'],
    ['null', null],
    ['nothing', undefined],
    ['a yes in its prototype', Object.create({ result: false, connected: true })],
    ['a yes under __proto__', JSON.parse('{ "__proto__": { "result": true, "connected": true } }')],
  ]
  for (const [title, body] of undecided) {
    test(`${title} says neither yes nor no`, () => {
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
    ['digits and a line', '123\n', undefined],
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
    ['a text', 'Acme', undefined],
    ['two accounts', [{ name: 'First' }, { name: 'Second' }], 'First'],
    ['a name that is a number', [{ name: 5 }], undefined],
  ]
  for (const [title, list, name] of accounts) {
    test(`${title} as accounts names ${name ?? 'nobody'}`, () => {
      assert.equal(status({ accounts: list })?.account.name, name)
    })
  }

  const agents: [title: string, agent: unknown, expected: unknown][] = [
    ['a number in a string', { status: '4' }, undefined],
    ['no status', { title: 'Ann' }, undefined],
    ['null', null, undefined],
    ['a text', 'running', undefined],
    ['no title', { status: 6 }, { status: 6 }],
    ['a title of control characters', { status: 1, title: '\u0000\u202e' }, { status: 1 }],
  ]
  for (const [title, agentState, expected] of agents) {
    test(`${title} as the agent’s state is read as ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(plain(status({ agentState })?.agent), expected)
    })
  }

  test('of what it says that it can do, only what there is to do is read', () => {
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

  test('what it can do is the default where no list says otherwise', () => {
    assert.deepEqual(status({ can: 'everything' })?.can, ['status', 'connect', 'disconnect'])
  })
})

describe('parseDate', () => {
  const dates: [title: string, value: unknown, expected: string | undefined][] = [
    ['ISO in UTC', '2024-05-03T00:00:10Z', '2024-05-03T00:00:10.000Z'],
    ['ISO with milliseconds', '2024-05-03T00:00:10.123Z', '2024-05-03T00:00:10.123Z'],
    ['ISO with a zone', '2024-05-03T02:00:10+02:00', '2024-05-03T00:00:10.000Z'],
    ['ISO with a zone without a colon', '2024-05-03T02:00:10+0200', '2024-05-03T00:00:10.000Z'],
    ['seconds as a string', '1714694410', '2024-05-03T00:00:10.000Z'],
    ['seconds', 1714694410, '2024-05-03T00:00:10.000Z'],
    ['milliseconds as a string', '1714694410123', '2024-05-03T00:00:10.123Z'],
    ['milliseconds', 1714694410123, '2024-05-03T00:00:10.123Z'],
    ['MySQL’s form', '2024-05-03 00:00:10', undefined],
    ['ISO without a zone', '2024-05-03T00:00:10', undefined],
    ['a day', '2024-05-03', undefined],
    ['words', 'May 3, 2024', undefined],
    ['the 13th month', '2024-13-03T00:00:10Z', undefined],
    ['zero', 0, undefined],
    ['ten zeros', '0000000000', undefined],
    ['MySQL’s zero', '0000-00-00 00:00:00', undefined],
    ['1970', '1970-01-01T00:00:00Z', undefined],
    ['9 digits', '171469441', undefined],
    ['16 digits', '1714694410123456', undefined],
    ['empty', '', undefined],
    ['null', null, undefined],
    ['nothing', undefined, undefined],
    ['NaN', NaN, undefined],
    ['true', true, undefined],
    ['an object', {}, undefined],
    ['a negative number', -1714694410, undefined],
  ]
  for (const [title, value, expected] of dates) {
    test(`F94 ${title} is ${expected ?? 'no date'}`, () => {
      assert.equal(parseDate(value)?.toISOString(), expected)
    })
  }
})

describe('parseName', () => {
  const names: [title: string, value: unknown, expected: string | undefined][] = [
    ['a name', 'Acme GmbH & Co. KG', 'Acme GmbH & Co. KG'],
    ['markup, as the text it is', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['a direction override', 'Acme\u202egpj.exe', 'Acmegpj.exe'],
    ['isolates', '\u2066Acme\u2069', 'Acme'],
    ['a right-to-left name', 'شركة', 'شركة'],
    ['a right-to-left mark', '\u200fشركة', 'شركة'],
    ['a zero-width space', 'Ac\u200bme', 'Acme'],
    ['a joiner in Persian', 'می‌خواهم', 'می‌خواهم'],
    ['emoji joined to one', '👩‍🚀 Space', '👩‍🚀 Space'],
    ['lines', 'Acme\nInc\r\n', 'AcmeInc'],
    ['line separators', 'A\u2028B\u2029', 'AB'],
    ['NUL and escape', 'A\u0000\u001b[31mB', 'A[31mB'],
    ['half a pair', 'A\ud83d', 'A'],
    ['a character that could not be read', 'A\ufffdB', 'AB'],
    ['spaces around', '  Acme  ', 'Acme'],
    ['only spaces', '   ', undefined],
    ['only control characters', '\u0000\u0001', undefined],
    ['empty', '', undefined],
    ['10 kB', 'x'.repeat(10_240), 'x'.repeat(100)],
    ['101 emoji, cut between two', '😀'.repeat(101), '😀'.repeat(100)],
    ['a number', 5, undefined],
    ['null', null, undefined],
    ['an object', { toString: 'x' }, undefined],
    ['a list', ['Acme'], undefined],
  ]
  for (const [title, value, expected] of names) {
    test(`F78 ${title} is ${expected === undefined ? 'no name' : 'shown safely'}`, () => {
      assert.equal(parseName(value), expected)
    })
  }
})

describe('parseConnect', () => {
  const connect = (fields: object) => parseConnect({ result: true, authorizeUrl: 'https://x', errors: [], ...fields })

  test('a pass-through’s answer is a URL for 15 minutes without a baseline', () => {
    assert.deepEqual(plain(connect({})), { url: 'https://x', expiresIn: 900 })
  })

  test('the handler’s answer tells what was connected before', () => {
    const addressed = connect({ connected: true, username: '5', accountName: 'Acme', expiresIn: 600 })

    assert.deepEqual(addressed, {
      url: 'https://x',
      expiresIn: 600,
      baseline: { connected: true, portalId: '5', name: 'Acme' },
    })
  })

  test('“nothing was connected before” is a baseline too', () => {
    assert.deepEqual(plain(connect({ connected: false })?.baseline), { connected: false })
  })

  test('F28 a baseline that is neither yes nor no is none', () => {
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
    test(`${JSON.stringify(expiresIn)} as its time is ${seconds} seconds`, () => {
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
    test(`${title} is no address`, () => {
      assert.equal(parseConnect(body), undefined)
    })
  }

  test('a lower-case URL is read', () => {
    assert.equal(parseConnect({ result: true, authorizeurl: 'https://x' })?.url, 'https://x')
  })
})

describe('parseMessage', () => {
  const outcome = { wiro: 'outcome', flow, query: '?hubspot_connected=true' }

  test('an outcome is heard with its query, verdict and code', () => {
    const heard = parseRelayMessage({ ...outcome, verdict: 'undone', code: 'portal_refused' }, flow)

    assert.deepEqual(heard, {
      wiro: 'outcome',
      query: '?hubspot_connected=true',
      verdict: 'undone',
      code: 'portal_refused',
    })
  })

  for (const wiro of ['ready', 'end'] as const) {
    test(`${wiro} is heard`, () => {
      assert.deepEqual(plain(parseRelayMessage({ wiro, flow }, flow)), { wiro, query: '' })
    })
  }

  for (const verdict of ['kept', 'nothing', 'pending', 'UNDONE', ['undone'], 1]) {
    test(`a page acts on no verdict ${JSON.stringify(verdict)}`, () => {
      assert.equal(parseRelayMessage({ ...outcome, verdict }, flow)?.verdict, undefined)
    })
  }

  test('a query is cut at 4,000 characters', () => {
    assert.equal(parseRelayMessage({ ...outcome, query: 'x'.repeat(10_240) }, flow)?.query.length, 4000)
  })

  test('a code that is no text is none', () => {
    assert.equal(parseRelayMessage({ ...outcome, verdict: 'undone', code: 7 }, flow)?.code, undefined)
  })

  test('what stands under __proto__ is not heard', () => {
    const more = JSON.parse('{ "__proto__": { "query": "?hubspot_connected=true", "verdict": "undone", "code": "x" } }')

    assert.deepEqual(plain(parseRelayMessage({ wiro: 'outcome', flow, ...more }, flow)), { wiro: 'outcome', query: '' })
  })

  const junk: [title: string, data: unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'ready'],
    ['JSON in a text', JSON.stringify({ wiro: 'ready', flow })],
    ['a number', 1],
    ['a list', ['ready', flow]],
    ['no flow', { wiro: 'ready' }],
    ['another flow', { wiro: 'ready', flow: flow.slice(1) + 'x' }],
    ['the flow in capitals', { wiro: 'ready', flow: flow.toUpperCase() }],
    ['the flow in a list', { wiro: 'ready', flow: [flow] }],
    ['no word', { flow }],
    ['a word of the page’s', { wiro: 'go', flow, url: 'https://evil.example' }],
    ['the page’s acknowledgement', { wiro: 'ack', flow }],
    ['an unknown word', { wiro: 'connected', flow }],
    ['a word with more around it', { wiro: 'outcome ', flow }],
    ['a word with a line after it', { wiro: 'ready\n', flow }],
    ['a word in a list', { wiro: ['ready'], flow }],
    ['a word that cannot become text', { wiro: { toString: 1 }, flow }],
    ['a flow under __proto__', JSON.parse(`{ "wiro": "ready", "__proto__": { "flow": "${flow}" } }`)],
    ['a word under __proto__', JSON.parse(`{ "flow": "${flow}", "__proto__": { "wiro": "ready" } }`)],
  ]
  for (const [title, data] of junk) {
    test(`${title} is not ours`, () => {
      assert.equal(parseRelayMessage(data, flow), undefined)
    })
  }

  test('a flow that is undefined hears nothing without a flow', () => {
    assert.equal(parseRelayMessage({ wiro: 'nothing' }, undefined as never), undefined)
  })
})

describe('isFlow', () => {
  const flows: [title: string, value: unknown, ours: boolean][] = [
    ['22 characters of base64url', flow, true],
    ['21 characters', flow.slice(1), false],
    ['23 characters', flow + 'x', false],
    ['a line after it', flow + '\n', false],
    ['a mark after it', flow + '!', false],
    ['a plus', '+' + flow.slice(1), false],
    ['a slash', '/' + flow.slice(1), false],
    ['letters of another script', 'é' + flow.slice(1), false],
    ['a list of it', [flow], false],
    ['nothing', undefined, false],
  ]
  for (const [title, value, ours] of flows) {
    test(`${title} is ${ours ? 'a' : 'no'} flow`, () => {
      assert.equal(isFlowId(value), ours)
    })
  }
})

describe('safeTarget', () => {
  const targets: [value: unknown, safe: boolean][] = [
    ['https://app.hubspot.com/oauth/authorize', true],
    ['https://anywhere.example:8443/x', true],
    ['http://localhost:3000/', true],
    ['http://127.0.0.1:5174/x', true],
    ['http://[::1]/', true],
    ['HTTPS://APP.HUBSPOT.COM/', true],
    ...hostileUrls.flatMap(([refusedBy, , ...addresses]) =>
      addresses.map((one): [unknown, boolean] => [one, refusedBy === 'page']),
    ),
    [{ toString: 1 }, false],
  ]
  for (const [value, safe] of targets) {
    test(`F25 a window ${safe ? 'may' : 'may not'} be sent to ${urlTitle(value)}`, () => {
      assert.equal(!!parseSafeUrl(value), safe)
    })
  }
})

describe('what arrives', () => {
  test('only true is a yes', () => {
    const yes = [true, 'true', 1, {}, [], null, undefined].map((result) => isSuccess({ result }))

    assert.deepEqual(yes, [true, false, false, false, false, false, false])
  })

  test('two agents of one endpoint have different keys, and no agent is an empty one', () => {
    assert.deepEqual(
      [connectionKey('/api', 'a'), connectionKey('/api', 'b'), connectionKey('/api')],
      ['/api a', '/api b', '/api '],
    )
  })

  test('pollutes no prototype', () => {
    const body = JSON.parse(
      '{"result":true,"connected":true,"authorizeUrl":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"accounts":[{"__proto__":{"polluted":1}}]}',
    )

    const parsed = [parseStatus(body), parseConnect(body), parseRelayMessage({ ...body, wiro: 'ready', flow }, flow)]

    assert.equal(parsed.every(Boolean), true)
    assert.equal(({} as Record<string, unknown>).polluted, undefined)
  })

  /** JSON in which the names that the parsers read occur. */
  const names = ['result', 'connected', 'username', 'accounts', 'connectedAt', 'agentState', 'can', 'status', 'title']
  const more = ['authorizeUrl', 'expiresIn', 'accountName', 'tokenExpiresAt', 'now', 'name', '__proto__', 'constructor']
  /** What cannot become text is refused by the client. */
  const json = fc.jsonValue().filter((arrived) => !/"(toString|valueOf)":/.test(JSON.stringify(arrived)))
  const value = fc.oneof(fc.constant(true), json, fc.string({ unit: 'binary' }))
  const body = fc.dictionary(fc.constantFrom(...names, ...more), value).map((fields) => ({ result: true, ...fields }))

  const parsers: [name: string, parse: (value: unknown) => unknown][] = [
    ['parseStatus', parseStatus],
    ['parseConnect', parseConnect],
    ['parseDate', parseDate],
    ['parseName', parseName],
    ['parsePortalId', parsePortalId],
    ['safeTarget', parseSafeUrl],
    ['isFlow', isFlowId],
    ['parseMessage', (data) => parseRelayMessage(Object.assign(Object(data), { flow, wiro: 'outcome' }), flow)],
  ]
  for (const [name, parse] of parsers) {
    test(`F140 ${name} answers whatever JSON arrives`, () => {
      fc.assert(
        fc.property(fc.oneof(json, body), (arrived) => void parse(arrived)),
        { numRuns: 2_000 },
      )
    })
  }
})

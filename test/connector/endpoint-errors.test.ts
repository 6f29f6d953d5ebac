import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, mock, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { describeRefusal } from '../../src/connector/endpoint-errors.js'
import type { Code } from '../../src/protocol/codes.js'

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What an endpoint's refusal is described as. */
const describeAnswer = (text: string, init: ResponseInit = {}, changes: Partial<Response> = {}) => {
  const response = Object.defineProperties(
    new Response(init.status === 204 ? null : text, init),
    Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, { value }])),
  )
  return describeRefusal(parse(text), { response, text })
}

const refused =
  (errors: unknown, status = 200) =>
  () =>
    describeAnswer(JSON.stringify({ result: false, errors }), { status })
const html =
  (status = 200) =>
  () =>
    describeAnswer('\n <!doctype html><title>Sign in</title>', { status })
const empty = (status: number) => () => describeAnswer('', { status })
/** As a browser answers with `redirect: 'manual'`. */
const redirect = () =>
  describeAnswer('', {}, { type: 'opaqueredirect', ok: false, status: 0, url: 'https://x/api/hubspot' })

/** The hints are loaded on demand; by then every hint before was given. */
const hintsGiven = () => import('../../src/connector/developer-hints.js').then(() => setImmediate())

let warnings: string[] = []
let now = Date.now()

beforeEach(() => {
  warnings = []
  // Every wait of the tests before is long over.
  now += 3_600_000
  mock.method(console, 'warn', (...texts: unknown[]) => warnings.push(texts.join(' ')))
  mock.method(Date, 'now', () => now)
})
afterEach(async () => {
  await hintsGiven()
  mock.restoreAll()
})

const codes: [title: string, describe: () => Promise<{ code: Code }>, code: Code][] = [
  ['F08 500', empty(500), 'endpoint_bad_answer'],
  ['F08 502 in HTML', html(502), 'endpoint_bad_answer'],
  ['F08 503', empty(503), 'endpoint_bad_answer'],
  ['F09 404', html(404), 'endpoint_bad_answer'],
  ['F09 405', empty(405), 'endpoint_bad_answer'],
  ['F10 a login page', html(), 'signed_out'],
  ['F10 a redirect', redirect, 'signed_out'],
  ['F11 401', empty(401), 'signed_out'],
  ['F11 401 in HTML', html(401), 'signed_out'],
  ['F11 403', empty(403), 'forbidden'],
  ['F12 429', empty(429), 'rate_limited'],
  ['408', empty(408), 'endpoint_timeout'],
  ['504', html(504), 'endpoint_timeout'],
  ['F16 an empty body', empty(200), 'endpoint_bad_answer'],
  ['F16 204', empty(204), 'endpoint_bad_answer'],
  ['F28 result "true"', () => describeAnswer('{"result":"true"}'), 'endpoint_bad_answer'],
  ['a refusal without a reason', refused([]), 'internal_error'],
  ['F27 a refusal with an unknown text', refused('Something'), 'internal_error'],
  ['F26 a refusal with an unknown number', refused([{ code: 41 }]), 'internal_error'],
  ['F33 Wiro’s number 1', refused([{ code: 1, message: 'Not found' }]), 'useragent_not_found'],
  ['F32 Wiro’s number 97', refused([{ code: 97 }]), 'unavailable'],
  ['F34 Wiro’s text', refused([{ code: 0, message: 'HubSpot credentials not configured' }]), 'invalid_config'],
  ['a code in the body of a 403', refused([{ code: 'portal_refused' }], 403), 'portal_refused'],
  ['a code in the body of a 502', refused([{ code: 'misconfigured' }], 502), 'misconfigured'],
  ['a refusal with 401 and no code', refused([], 401), 'signed_out'],
  ['a refusal with 500 and no code', refused([], 500), 'endpoint_bad_answer'],
  ['a backend without an answer', () => describeRefusal(undefined), 'endpoint_bad_answer'],
  ['a backend that refuses without a code', () => describeRefusal({ result: false }), 'internal_error'],
]
for (const [title, describeIt, code] of codes) {
  test(`${title} means ${code}`, async () => {
    assert.equal((await describeIt()).code, code)
  })
}

test('no text of the answer is kept', async () => {
  const problem = await refused([{ code: 1, message: 'Requested ip 10.0.0.1 is not allowed.' }])()

  assert.deepEqual(problem, { code: 'useragent_not_found' })
})

describe('the console', () => {
  for (const [title, describeIt, pattern] of [
    ['F09 404', html(404), /answered 404/],
    ['F09 405', empty(405), /answered 405/],
    ['F10 a redirect', redirect, /api\/hubspot answered with a redirect.*slash/s],
  ] as const) {
    test(`says once what ${title} may come from`, async () => {
      await describeIt()
      await hintsGiven()

      assert.equal(warnings.length, 1)
      assert.match(warnings[0]!, pattern)
    })
  }

  test('says nothing where the answer names its code', async () => {
    await refused([{ code: 'forbidden' }], 403)()
    await hintsGiven()

    assert.deepEqual(warnings, [])
  })

  test('does not say of JSON that it is none', async () => {
    await refused([{ code: 0, message: 'Something' }])()
    await hintsGiven()

    assert.match(warnings.join(), /not with a code that is known/)
  })
})

describe('F12 the wait after too many requests', () => {
  const waitAfter = async (headers: HeadersInit = {}) => {
    const answer = { response: new Response('', { status: 429, headers }), text: '' }
    return (await describeRefusal(undefined, answer)).retryAfter
  }

  for (const [value, seconds] of [
    ['7', 7],
    ['60', 60],
    ['3600', 60],
    ['Wed, 21 Oct 2065 07:28:00 GMT', 60],
  ] as const) {
    test(`is ${seconds} seconds where retry-after is ${value}`, async () => {
      assert.equal(await waitAfter({ 'retry-after': value }), seconds)
    })
  }

  test('is counted from now to a date', async () => {
    const seconds = (await waitAfter({ 'retry-after': new Date(now + 30_000).toUTCString() }))!

    assert.ok(seconds >= 29 && seconds <= 30, `${seconds}`)
  })

  test('is longer each time without retry-after, and at most 30 seconds', async () => {
    assert.deepEqual([await waitAfter(), await waitAfter(), await waitAfter(), await waitAfter()], [5, 15, 30, 30])
  })

  test('is short again after 91 seconds without a refusal', async () => {
    await waitAfter()
    await waitAfter()
    now += 91_000

    assert.deepEqual([await waitAfter(), await waitAfter()], [5, 15])
  })

  test('is no shorter after a few seconds', async () => {
    await waitAfter()
    now += 6_000

    assert.equal(await waitAfter(), 15)
  })

  for (const value of ['0', '-3', 'soon', 'Wed, 21 Oct 2015 07:28:00 GMT']) {
    test(`is 5 seconds where retry-after is ${value}`, async () => {
      assert.equal(await waitAfter({ 'retry-after': value }), 5)
    })
  }

  test('does not grow where the endpoint says how long', async () => {
    await waitAfter({ 'retry-after': '7' })

    assert.equal(await waitAfter(), 5)
  })

  test('follows a code in the answer of a backend as well', async () => {
    assert.deepEqual(await describeRefusal({ errors: [{ code: 'rate_limited' }] }), {
      code: 'rate_limited',
      retryAfter: 5,
    })
  })

  test('is not asked for by another refusal', async () => {
    const response = new Response('', { status: 503, headers: { 'retry-after': '7' } })

    assert.equal((await describeRefusal(undefined, { response, text: '' })).retryAfter, undefined)
  })
})

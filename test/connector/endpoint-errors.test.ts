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
    new Response([204, 304].includes(init.status!) ? null : text, init),
    Object.fromEntries(
      Object.entries({ url: 'https://x/api/hubspot', ...changes }).map(([name, value]) => [name, { value }]),
    ),
  )
  return describeRefusal(parse(text), { response, text })
}

const refused =
  (errors: unknown, status = 200) =>
  () =>
    describeAnswer(JSON.stringify({ result: false, errors }), { status })
const page =
  (status = 200, content = '') =>
  () =>
    describeAnswer(`\n <!doctype html><title>App</title>${content}`, { status })
const loginPage = (status = 200) => page(status, '<form><input type="password"></form>')
const json =
  (body: unknown, status = 200, headers: HeadersInit = {}) =>
  () =>
    describeAnswer(JSON.stringify(body), { status, headers })
const text =
  (body: string, status = 200) =>
  () =>
    describeAnswer(body, { status })
const yes = '{"result":true,"connected":false,"errors":[]}'
const warningOfPhp =
  '<br />\n<b>Warning</b>:  Undefined variable $x in <b>/srv/hubspot.php</b> on line <b>3</b><br />\n'
const empty = (status: number) => () => describeAnswer('', { status })
const challenge = (header: string, status: number) => () =>
  describeAnswer('<!doctype html><title>Just a moment…</title>', { status, headers: { [header]: 'challenge' } })
/** As a browser answers with `redirect: 'manual'`. */
const redirect = () => describeAnswer('', {}, { type: 'opaqueredirect', ok: false, status: 0 })

/** The hints are loaded on demand; by then every hint before was given. */
const hintsGiven = () => import('../../src/connector/unnamed-refusal.js').then(() => setImmediate())

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
  ['F08 502 in HTML', page(502), 'endpoint_bad_answer'],
  ['F08 503', empty(503), 'endpoint_bad_answer'],
  ['F09 404', page(404), 'endpoint_bad_answer'],
  ['F09 405', empty(405), 'endpoint_bad_answer'],
  ['F10 a login page', loginPage(), 'signed_out'],
  [
    'F10 a page that posts a form to a login',
    page(200, '<form method="post" action="https://id"></form>'),
    'signed_out',
  ],
  ['F10 a page without a form, as an app’s shell', page(), 'endpoint_bad_answer'],
  ['F10 a page with a form under 404', loginPage(404), 'endpoint_bad_answer'],
  ['F10 a redirect', redirect, 'signed_out'],
  ['F11 401', empty(401), 'signed_out'],
  ['F11 401 in HTML', page(401), 'signed_out'],
  ['F11 401 in a framework’s JSON', json({ message: 'Unauthorized' }, 401), 'signed_out'],
  ['F11 403 as a text', text('Forbidden', 403), 'forbidden'],
  ['F11 403 in a framework’s JSON', json({ statusCode: 403, message: 'Forbidden resource' }, 403), 'forbidden'],
  ['403 in HTML', page(403), 'request_blocked'],
  ['403 with a page that has a form', loginPage(403), 'request_blocked'],
  ['a challenge of Cloudflare', challenge('cf-mitigated', 403), 'request_blocked'],
  ['a challenge of Vercel', challenge('x-vercel-mitigated', 429), 'request_blocked'],
  ['a challenge of AWS', challenge('x-amzn-waf-action', 202), 'request_blocked'],
  ['F11 a CSRF refusal of Django REST', json({ detail: 'CSRF Failed: CSRF token missing.' }, 403), 'request_blocked'],
  ['F11 a CSRF refusal of Express', json({ message: 'invalid csrf token' }, 403), 'request_blocked'],
  ['F11 a CSRF refusal of Fastify', json({ code: 'FST_CSRF_MISSING_SECRET' }, 403), 'request_blocked'],
  ['F11 a CSRF refusal of WordPress', json({ code: 'rest_cookie_invalid_nonce' }, 403), 'request_blocked'],
  ['F11 a CSRF refusal of Laravel', json({ message: 'CSRF token mismatch.' }, 419), 'request_blocked'],
  ['F11 a CSRF refusal of Laravel in HTML', page(419), 'request_blocked'],
  ['F11 a CSRF refusal of Rails', page(422), 'request_blocked'],
  ['F11 a CSRF refusal of Flask', page(400, 'The CSRF token is missing.'), 'request_blocked'],
  ['F11 a CSRF refusal as a text', text('Forbidden - CSRF token invalid', 403), 'request_blocked'],
  ['F11 a CSRF refusal with 401', json({ error: 'XSRF-TOKEN missing' }, 401), 'request_blocked'],
  ['422 in JSON', json({ error: 'Unprocessable Content' }, 422), 'endpoint_bad_answer'],
  ['404 with an app’s page that names its CSRF token', page(404, '<meta name="csrf-token">'), 'endpoint_bad_answer'],
  ['a login page that names its CSRF token', page(200, '<form><input name="csrf"></form>'), 'signed_out'],
  ['500 in JSON that names CSRF', json({ error: 'csrf' }, 500), 'endpoint_bad_answer'],
  ['F11 403', empty(403), 'forbidden'],
  ['F12 429', empty(429), 'rate_limited'],
  ['408', empty(408), 'endpoint_timeout'],
  ['504', page(504), 'endpoint_timeout'],
  ['F16 an empty body', empty(200), 'endpoint_bad_answer'],
  ['F16 204', empty(204), 'endpoint_bad_answer'],
  ['F16 304', empty(304), 'endpoint_bad_answer'],
  ['F16 a warning of PHP before JSON', text(warningOfPhp + yes), 'endpoint_bad_answer'],
  ['F16 a warning of PHP before JSON under 403', text(warningOfPhp + yes, 403), 'endpoint_bad_answer'],
  ['F16 an error of PHP', text('<br />\n<b>Fatal error</b>:  Out of memory'), 'endpoint_bad_answer'],
  ['F16 JSON behind a prefix', text(")]}',\n" + yes), 'endpoint_bad_answer'],
  ['F16 JSON in a call', text(`callback(${yes});`), 'endpoint_bad_answer'],
  ['F16 JSON after two byte order marks', text('\ufeff\ufeff' + yes), 'endpoint_bad_answer'],
  ['F16 JSON before a debugger’s script', text(yes + '<script>debug()</script>'), 'endpoint_bad_answer'],
  ['F16 JSON inside a string', json(yes), 'endpoint_bad_answer'],
  ['F16 an HTML page of Wiro’s that is handed on', page(200, '<h1>502 Bad Gateway</h1>'), 'endpoint_bad_answer'],
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
    ['F09 404', page(404), /api\/hubspot answered: HTTP 404, HTML page\. Is the server route mounted/],
    ['F09 405', empty(405), /HTTP 405, empty body/],
    ['F10 a redirect', redirect, /api\/hubspot answered: redirect\..*slash/],
    ['F10 a login page', loginPage(), /HTTP 200, login form.* before any login/],
    ['F11 401', empty(401), /HTTP 401, .*A header that it wants/],
    ['F11 a missing CSRF token', page(419), /HTTP 419, CSRF refusal.*such as a CSRF token, belongs into headers/],
    ['a bot protection', challenge('cf-mitigated', 403), /HTTP 403, bot challenge/],
    ['F16 a warning of PHP', text(warningOfPhp + yes), /HTTP 200, text around JSON/],
    ['F16 a text', text('It works!'), /HTTP 200, text\./],
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

    assert.match(warnings.join(), /HTTP 200, JSON without a known code/)
  })

  test('says nothing of what stands in an answer', async () => {
    for (const describeIt of [page(403, 'secret'), json({ secret: 1, detail: 'secret csrf' }, 403), text('secret')])
      await describeIt()
    await hintsGiven()

    assert.equal(warnings.length, 3)
    assert.doesNotMatch(warnings.join(), /secret/)
  })
})

test('the status and the kind of an answer are among the details of a problem', async () => {
  const problems = await Promise.all([page(403)(), redirect(), empty(500)()])

  assert.deepEqual(
    problems.map(({ answer }) => answer),
    ['HTTP 403, HTML page', 'redirect', 'HTTP 500, empty body'],
  )
})

describe('F12 the wait after too many requests', () => {
  const waitAfter = async (headers: HeadersInit = {}) => {
    const answer = { response: new Response('', { status: 429, headers }), text: '' }
    return (await describeRefusal(undefined, answer)).retryAfter
  }

  for (const [value, seconds] of [
    ['7', 7],
    ['2.4', 3],
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

  for (const value of ['0', '-3', 'soon', 'Wed, 21 Oct 2015 07:28:00 GMT', '2065-10-21T07:28:00', '1e3', '0x10']) {
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

  test('stands beside the reference of the log', async () => {
    assert.deepEqual(await describeRefusal({ errors: [{ code: 'rate_limited', reference: 'k7m2p9xq' }] }), {
      code: 'rate_limited',
      reference: 'k7m2p9xq',
      retryAfter: 5,
    })
  })

  test('is not asked for by another refusal', async () => {
    const response = new Response('', { status: 503, headers: { 'retry-after': '7' } })

    assert.equal((await describeRefusal(undefined, { response, text: '' })).retryAfter, undefined)
  })
})

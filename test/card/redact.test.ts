import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'node:test'
import { isConfidentialParameter, redactSecrets } from '../../src/card/redact.js'

const samples: [title: string, text: string, redacted: string][] = [
  ['a query', 'https://a.example/x?sid=S1&page=2&apikey=S2#sig=S3', 'https://a.example/x?sid=…&page=2&apikey=…#sig=…'],
  [
    'names with words around',
    'access_token=S1&clientSecret=S2&PHPSESSID=S3',
    'access_token=…&clientSecret=…&PHPSESSID=…',
  ],
  ['names in brackets', 'user[password]=S1&user%5Btoken%5D=S2', 'user[password]=…&user%5Btoken%5D=…'],
  ['an encoded name', 'api%5Fkey=S1&client%2Dsecret=S2', 'api%5Fkey=…&client%2Dsecret=…'],
  [
    'a URL in a parameter',
    'next=https%3A%2F%2Fa.example%3Ftoken%3DS1%26tab%3Dcrm&id=1',
    'next=https%3A%2F%2Fa.example%3Ftoken%3D…%26tab%3Dcrm&id=1',
  ],
  [
    'a URL that is encoded twice',
    'next=https%253A%252F%252Fa.example%253Fstate%253DS1%2526tab%253Dcrm',
    'next=https%253A%252F%252Fa.example%253Fstate%253D…%2526tab%253Dcrm',
  ],
  ['a second question mark', '?seal=S1?hubspot_error=internal_error', '?seal=…?hubspot_error=internal_error'],
  ['a path', '/token/S3cr3tValue/edit and /v1/api_key/AKIA99/x', '/token/…/edit and /v1/api_key/…/x'],
  ['a session in a path', '/settings;jsessionid=AB12CD?tab=crm', '/settings;jsessionid=…?tab=crm'],
  ['a header', 'X-Api-Key: S1\nAuthorization: Bearer S2', 'X-Api-Key: …\nAuthorization: Bearer …'],
  [
    'cookies',
    'Cookie: connect.sid=S1; app_session=S2\nHost: a.example',
    'Cookie: connect.sid=…; app_session=…\nHost: a.example',
  ],
  ['words', 'Client secret: S1, password = S2; session id: S3', 'Client secret: …, password = …; session id: …'],
  ['JSON', '{"token":"S 1","scope":"oauth","jwt" : "S2"}', '{"token":"…","scope":"oauth","jwt" : "…"}'],
  ['JSON with a quote in it', '{"password":"S\\"1","id":7}', '{"password":"…","id":7}'],
  ['JSON in JSON', '"{\\"secret\\":\\"S1\\",\\"id\\":7}"', '"{\\"secret\\":\\"…\\",\\"id\\":7}"'],
  ['encoded JSON', '%7B%22token%22%3A%22S1%22%2C%22id%22%3A7%7D', '%7B%22token%22%3A%22…%22%2C%22id%22%3A7%7D'],
  ['an attribute', '<a token="S1" title=\'x\'>', '<a token="…" title=\'x\'>'],
  ['typographic quotes', 'password: “S 1” and more', 'password: “…” and more'],
  ['a code in a header', 'code: 1f7a-99ab-4f00', 'code: …'],
  ['a HubSpot token without a name', 'it said pat-na1-0a1b2c3d-0000-4e4f on the page', 'it said pat-… on the page'],
  ['a JSON web token without a name', 'see eyJhbGciOi.eyJzdWIi.c2ln here', 'see … here'],
  ['credentials in a URL', 'https://ada:S1@a.example/x', 'https://…@a.example/x'],
  ['credentials with an @', 'https://ada:S@1@a.example/x', 'https://…@a.example/x'],
]

describe('a secret is removed from', () => {
  for (const [title, text, redacted] of samples) {
    it(title, () => {
      assert.equal(redactSecrets(text), redacted)
    })
  }
})

const honest = [
  'The portal 12345678 (Acme) lacks crm.lists.read, crm.objects.contacts.write and oauth.',
  'scope=crm.lists.read%20oauth&optional_scope=content&client_id=0a1b2c3d-0000-4e4f&redirect_uri=https%3A%2F%2Fapi.wiro.ai%2Fv1',
  'Code: token_exchange_failed',
  'Error code: 403',
  '{"status":"error","code":"BAD_CLIENT_ID","state":"open","category":"MISSING_SCOPES"}',
  'hubspot_error=token_exchange_failed&hubspot_portal=12345678',
  'country_code=DE&error_code=17&token_type=bearer&expires_in=1800',
  'token-endpoint="/api/hubspot"',
  '"tokenExpiresAt":"2026-04-17T12:30:00.000Z"',
  'https://app-eu1.hubspot.com/oauth/12345678/authorize',
  'https://a.example/auth/v1/callback, /oauth2/token, /password/reset, /state/california, /tokens',
  'Missing or invalid refresh token. The bearer token is invalid, or your password is wrong.',
  'Your Basic subscription has no Basic Enterprise features. State: California.',
  'monkey=1&keyboard=2&author=Ada&sidebar=open&codec=h264&estate=x&authors: Ada',
  'It expired at 12:30:00; see http://localhost:5173/settings?tab=crm#top',
  'correlation id 0a1b2c3d-1111-4e4f-8888-0123456789ab, compat-2026',
]

describe('nothing is lost of', () => {
  for (const text of honest) {
    it(text, () => {
      assert.equal(redactSecrets(text), text)
    })
  }
})

// ── Properties ──────────────────────────────────────────────────────────────────────────────────────────────────────

const NAMES = [
  'sid',
  'session',
  'api_key',
  'apikey',
  'jwt',
  'code',
  'sig',
  'auth',
  'state',
  'token',
  'secret',
  'password',
]
const SPELLINGS: Record<string, (name: string, value: string) => string> = {
  'a query': (name, value) => `https://a.example/x?page=2&${name}=${value}&tab=crm`,
  'a fragment': (name, value) => `https://a.example/x#${name}=${value}&tab=crm`,
  'an encoded query': (name, value) => encodeURIComponent(`https://a.example/x?${name}=${value}&tab=crm`),
  'a path': (name, value) => `https://a.example/${name}/${value}/edit`,
  'a header': (name, value) => `${name}: ${value}`,
  'a header with a word in front': (name, value) => `X-${name}: ${value}`,
  'a sentence': (name, value) => `The ${name} = ${value} was refused`,
  JSON: (name, value) => JSON.stringify({ a: 1, [name]: value, b: 'x' }),
  'JSON in JSON': (name, value) => JSON.stringify(JSON.stringify({ a: 1, [name]: value, b: 'x' })),
  'single quotes': (name, value) => `{ '${name}': '${value}' }`,
  'a bearer': (_name, value) => `Authorization: Bearer ${value}`,
  'a HubSpot token': (_name, value) => `HubSpot showed pat-na1-${value} there`,
}
/** With a digit in front: letters alone could be a word, which `code` and a path keep. */
const anySecret = fc.stringMatching(/^\d[\w-]{7,39}$/)
const anyCase = (name: string) => fc.mixedCase(fc.constant(name))
const neighbours = [
  'portal 12345678',
  'Code: token_exchange_failed',
  'scope=crm.lists.read%20oauth',
  'page=7',
  'HTTP 403',
]

for (const [title, spell] of Object.entries(SPELLINGS)) {
  it(`whatever secret stands in ${title}, nothing of it is left, and its neighbours are`, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES).chain(anyCase),
        anySecret,
        fc.shuffledSubarray(neighbours),
        fc.shuffledSubarray(neighbours),
        fc.constantFrom(' ', '\n', ', '),
        (name, secret, before, after, gap) => {
          // `X-code` and `X-state` are other names: of these two, only the whole name is confidential.
          fc.pre(!(title.includes('word in front') && /^(code|state)$/i.test(name)))
          const text = redactSecrets([...before, spell(name, secret), ...after].join(gap))

          assert.doesNotMatch(text, new RegExp(secret.slice(0, 6)))
          for (const neighbour of [...before, ...after]) assert.ok(text.includes(neighbour), text)
          assert.equal(redactSecrets(text), text)
        },
      ),
      { numRuns: 400 },
    )
  })
}

it('any text is redacted in little time, however long its names and values are', () => {
  for (const piece of [
    'token',
    'a',
    '%3D',
    'session ',
    '"',
    '\\"',
    '/token',
    'api_',
    '=',
    'Bearer ',
    'x-',
    'https://a',
  ]) {
    const start = performance.now()

    redactSecrets(piece.repeat(1_000))

    assert.ok(performance.now() - start < 500, piece)
  }
})

describe('a parameter', () => {
  for (const name of [
    ...NAMES,
    'SID',
    'Access_Token',
    'accessToken',
    'X-Amz-Signature',
    'seal',
    'hubspot_portal',
    'oauth_state',
  ]) {
    it(`named ${name} is confidential`, () => {
      assert.equal(isConfidentialParameter(name), true)
    })
  }
  for (const name of [
    'page',
    'tab',
    'scope',
    'portal_id',
    'country_code',
    'token_type',
    'monkey',
    'author',
    'sidebar',
  ]) {
    it(`named ${name} may be sent`, () => {
      assert.equal(isConfidentialParameter(name), false)
    })
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toCause, ownerOf } from '../../src/protocol/codes.js'
import type { Code, Owner } from '../../src/protocol/codes.js'

/** Does not compile where a code is missing here, or is one that there is not. */
const owners = {
  missing_params: 'you',
  authorization_denied: 'you',
  session_expired: 'you',
  token_exchange_failed: 'appOwner',
  useragent_not_found: 'developer',
  invalid_config: 'appOwner',
  internal_error: 'wiro',
  hubspot_scope_mismatch: 'appOwner',
  hubspot_plan_lacks_scope: 'hubspotAdmin',
  hubspot_redirect_mismatch: 'appOwner',
  hubspot_unknown_client: 'appOwner',
  hubspot_no_permission: 'hubspotAdmin',
  hubspot_link_retired: 'appOwner',
  popup_blocked: 'you',
  unfinished: 'you',
  relay_unreachable: 'developer',
  unsafe_authorize_url: 'developer',
  not_confirmed: 'you',
  wrong_portal: 'you',
  wrong_browser: 'you',
  portal_refused: 'productAdmin',
  offline: 'you',
  endpoint_unreachable: 'you',
  endpoint_timeout: 'you',
  endpoint_bad_answer: 'developer',
  signed_out: 'you',
  forbidden: 'productAdmin',
  rate_limited: 'you',
  unavailable: 'wiro',
  misconfigured: 'developer',
  start_refused: 'developer',
  credentials_rejected: 'appOwner',
  unknown: 'wiro',
} satisfies Record<Code, Owner>

for (const [code, owner] of Object.entries(owners)) {
  test(`${code} is for ${owner} to act on`, () => {
    const found = ownerOf(code as Code)

    assert.equal(found, owner)
  })

  test(`${code} that arrives as text is itself, with its owner and without a reference`, () => {
    const cause = toCause(code)

    assert.deepEqual(cause, { code, owner })
  })
}

const strangers: [title: string, text: string, reference: string | undefined][] = [
  ['a code of a later Wiro', 'quota_exceeded_2', 'quota_exceeded_2'],
  ['an owner’s name', 'developer', 'developer'],
  ['a name that every object has', 'constructor', 'constructor'],
  ['64 characters', 'a'.repeat(64), 'a'.repeat(64)],
  ['65 characters', 'a'.repeat(65), undefined],
  ['capitals', 'INTERNAL_ERROR', undefined],
  ['markup', '<img src=x onerror=alert(1)>', undefined],
  ['a code with a line after it', 'internal_error\n', undefined],
  ['nothing', '', undefined],
]
for (const [title, text, reference] of strangers) {
  test(`F75 ${title} is unknown, and ${reference ? 'kept as text' : 'not kept'}`, () => {
    const cause = toCause(text)

    assert.deepEqual(cause, { code: 'unknown', owner: 'wiro', reference })
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Code } from '../../src/protocol/codes.js'
import { findCause, parseErrors } from '../../src/protocol/wiro-errors.js'

const named: [title: string, errors: unknown, code: Code | undefined][] = [
  ['number 1', [{ code: 1, message: 'Not found' }], 'useragent_not_found'],
  ['number 96', [{ code: 96, message: 'Concurrency' }], 'unavailable'],
  ['number 97', [{ code: 97, message: 'Balance' }], 'unavailable'],
  ['number 98', [{ code: 98, message: 'Sign in' }], 'misconfigured'],
  ['number 99', [{ code: 99, message: 'Bearer' }], 'misconfigured'],
  ['a number in a string', [{ code: '97' }], 'unavailable'],
  ['number 0', [{ code: 0, message: 'Request parameter [userAgentGuid] required' }], undefined],
  ['an unknown number', [{ code: 41 }], undefined],
  ['a number that every list has', [{ code: 'length' }], 'unknown'],
  ['own mode without an app', [{ code: 0, message: 'HubSpot credentials not configured' }], 'invalid_config'],
  ['a refused redirect URL', [{ code: 0, message: 'Invalid redirect URL' }], 'misconfigured'],
  ['somebody else’s agent', [{ code: 0, message: 'User agent not found or unauthorized' }], 'useragent_not_found'],
  ['a text under number 1', [{ code: 1, message: 'HubSpot credentials not configured' }], 'invalid_config'],
  ['a text in capitals', [{ message: 'INVALID REDIRECT URL' }], 'misconfigured'],
  ['a code of ours', [{ code: 'signed_out', message: '' }], 'signed_out'],
  ['a code of Wiro’s callback', [{ code: 'session_expired' }], 'session_expired'],
  ['an unknown code', [{ code: 'agent_retired' }], 'unknown'],
  ['F27 a string', 'Invalid redirect URL', 'misconfigured'],
  ['F27 a list of strings', ['Something', 'User agent not found or unauthorized'], 'useragent_not_found'],
  ['F27 one object', { code: 96 }, 'unavailable'],
  ['F27 an empty list', [], undefined],
  ['F27 null', null, undefined],
  ['F27 a list of null', [null], undefined],
  ['F27 undefined', undefined, undefined],
  ['an entry without a meaning before one with one', [{ code: 0 }, { code: 97 }], 'unavailable'],
  ['two entries with a meaning', [{ code: 97 }, { code: 1 }], 'unavailable'],
  ['a list in a list', [[{ code: 97 }]], undefined],
]
for (const [title, errors, code] of named) {
  test(`F26 ${title} in the errors means ${code ?? 'nothing'}`, () => {
    const cause = findCause({ result: false, errors })

    assert.equal(cause?.code, code)
  })
}

test('an unknown code is kept as it came', () => {
  const cause = findCause({ errors: [{ code: 'agent_retired' }] })

  assert.equal(cause?.unknownCode, 'agent_retired')
})

const references: [title: string, reference: unknown, kept: string | undefined][] = [
  ['of letters and digits', 'k7m2p9xq', 'k7m2p9xq'],
  ['of a tracing system', '4bf92f35-77b3:1.a_b', '4bf92f35-77b3:1.a_b'],
  ['that is empty', '', undefined],
  ['that is a sentence', 'The key of 10.0.0.1 is wrong', undefined],
  ['that is markup', '<b>1</b>', undefined],
  ['that is too long', 'a'.repeat(65), undefined],
  ['that is a number', 12, undefined],
  ['that is an object', { id: 'a' }, undefined],
]
for (const [title, reference, kept] of references) {
  test(`a reference ${title} is ${kept ? 'kept beside' : 'left out, and'} the code`, () => {
    const cause = findCause({ errors: [{ code: 'unavailable', reference }] })

    assert.deepEqual(cause, kept ? { code: 'unavailable', reference: kept } : { code: 'unavailable' })
  })
}

test('the reference is that of the error whose code counts', () => {
  const cause = findCause({
    errors: [
      { message: 'no code', reference: 'a' },
      { code: 96, reference: 'b' },
    ],
  })

  assert.deepEqual(cause, { code: 'unavailable', reference: 'b' })
})

test('no message is kept', () => {
  const cause = findCause({ errors: [{ code: 1, message: 'Requested ip 10.0.0.1 is not allowed.' }] })

  assert.deepEqual(cause, { code: 'useragent_not_found' })
})

for (const [title, body] of [
  ['nothing', undefined],
  ['null', null],
  ['a text', 'no'],
  ['a number', 5],
] as const) {
  test(`${title} in place of an answer has no errors`, () => {
    const errors = parseErrors(body)

    assert.deepEqual(errors, [])
  })
}

test('an error of any shape is read', () => {
  const read = (errors: unknown) => void findCause({ errors })

  fc.assert(fc.property(fc.jsonValue(), read), { numRuns: 2_000 })
})

for (const entry of [{ message: { toString: 1 } }, { code: { toString: 1 } }]) {
  test(`an error that cannot become text, ${JSON.stringify(entry)}, means nothing`, () => {
    const cause = findCause({ errors: [entry] })

    assert.equal(cause, undefined)
  })
}

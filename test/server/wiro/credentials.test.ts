import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { parseCredentials, requireCredentials } from '../../../src/server/wiro/credentials.js'
import { WiroError } from '../../../src/server/wiro/errors.js'

const clientId = 'a5b6c7d8-0000-4000-8000-1f2e3d4c5b6a'
const clientSecret = 'SECRET-CANARY'

const accepted: [title: string, given: object, clientSecret?: string][] = [
  [
    'HubSpot’s own kind',
    { clientId, clientSecret: '0a1b2c3d-0000-4000-8000-6f5e4d3c2b1a' },
    '0a1b2c3d-0000-4000-8000-6f5e4d3c2b1a',
  ],
  ['an id of another kind', { clientId: 'app_1.2', clientSecret }],
  ['blanks around them, as from copying', { clientId: ` ${clientId}\t`, clientSecret: `\n${clientSecret} ` }],
  [
    'a secret with every sign there is but quotes',
    { clientId, clientSecret: '!#$%&()*+,-./:;<=>?@[]^_{|}~' },
    '!#$%&()*+,-./:;<=>?@[]^_{|}~',
  ],
  ['a secret of 200 characters', { clientId, clientSecret: 'x'.repeat(200) }, 'x'.repeat(200)],
]
for (const [title, given, expected = clientSecret] of accepted) {
  test(`${title} is accepted`, () => {
    const { clientId: id = '' } = given as { clientId: string }

    assert.deepEqual(parseCredentials(given), { clientId: id.trim(), clientSecret: expected })
  })
}

const rejected: [title: string, given: unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a text', clientSecret],
  ['a list', [clientId, clientSecret]],
  ['no id', { clientSecret }],
  ['no secret', { clientId }],
  ['an empty id', { clientId: '', clientSecret }],
  ['an empty secret', { clientId, clientSecret: '' }],
  ['blanks in the place of a secret', { clientId, clientSecret: ' \t\n' }],
  ['an id that is a number', { clientId: 1, clientSecret }],
  ['a secret that is an object', { clientId, clientSecret: { toString: 1 } }],
  ['a secret as HubSpot hides it', { clientId, clientSecret: '••••••••' }],
  ['a secret in two lines', { clientId, clientSecret: `${clientSecret}\n${clientSecret}` }],
  ['a secret in quotes', { clientId, clientSecret: `"${clientSecret}"` }],
  ['a secret with a control character', { clientId, clientSecret: clientSecret + '\u0000x' }],
  ['an id with markup', { clientId: '<b>', clientSecret }],
  ['an id of 101 characters', { clientId: 'x'.repeat(101), clientSecret }],
  ['a secret of 201 characters', { clientId, clientSecret: 'x'.repeat(201) }],
  ['the same value twice', { clientId: clientSecret, clientSecret }],
  ['something beside them', { clientId, clientSecret, authMethod: 'own' }],
]
for (const [title, given] of rejected) {
  test(`${title} is rejected with an error that holds no value`, () => {
    assert.throws(
      () => requireCredentials(given),
      (error) => {
        assert.ok(error instanceof WiroError)
        assert.deepEqual([error.code, error.reason, error.status], ['credentials_rejected', 'credentials_invalid', 400])
        assert.doesNotMatch(inspect(error, { depth: 9 }), /CANARY/)
        return true
      },
    )
  })
}

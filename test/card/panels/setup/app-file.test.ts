import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { appFile } from '../../../../src/card/panels/setup/app-file.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../../../src/protocol/hubspot.js'

describe('the app’s file', () => {
  it('declares exactly the scopes and the redirect URL that Wiro asks for, in an app for one account', () => {
    assert.deepEqual(JSON.parse(appFile('Wiro agent', 'Works with contacts.')), {
      uid: 'wiro-agent',
      type: 'app',
      config: {
        name: 'Wiro agent',
        description: 'Works with contacts.',
        distribution: 'private',
        auth: {
          type: 'oauth',
          redirectUrls: [REDIRECT_URL],
          requiredScopes: REQUIRED_SCOPES,
          optionalScopes: OPTIONAL_SCOPES,
        },
      },
    })
  })
})

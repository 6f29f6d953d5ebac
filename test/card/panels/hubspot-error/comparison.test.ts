import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareWithWiro } from '../../../../src/card/panels/hubspot-error/comparison.js'
import { REDIRECT_URL } from '../../../../src/protocol/hubspot.js'

describe('compareWithWiro', () => {
  it('sorts scopes into required, optional and other ones', () => {
    const scopes = ['automation.read', 'content', 'crm.lists.read', 'oauth']

    const { required, optional, other } = compareWithWiro({ scopes, urls: [] })

    assert.deepEqual(
      { required, optional, other },
      {
        required: ['crm.lists.read', 'oauth'],
        optional: ['content'],
        other: ['automation.read'],
      },
    )
  })

  it('recognizes Wiro’s redirect URL only without a slash at its end', () => {
    const { urls } = compareWithWiro({ scopes: [], urls: [REDIRECT_URL, REDIRECT_URL + '/'] })

    assert.deepEqual(
      urls.map(({ isRedirectUrl }) => isRedirectUrl),
      [true, false],
    )
  })

  it('limits how many scopes and URLs are shown, and how much of each', () => {
    const scopes = Array.from({ length: 99 }, (_, index) => `crm.${'x'.repeat(999)}.${index}.read`)
    const urls = Array.from({ length: 99 }, (_, index) => `https://example.com/${index}/${'x'.repeat(999)}`)

    const { other, urls: shown } = compareWithWiro({ scopes, urls })

    assert.deepEqual(
      { scopes: other.length, charactersOfScope: other[0]!.length },
      { scopes: 14, charactersOfScope: 200 },
    )
    assert.deepEqual({ urls: shown.length, charactersOfUrl: shown[0]!.url.length }, { urls: 2, charactersOfUrl: 200 })
  })
})

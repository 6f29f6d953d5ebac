import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareWithWiro } from '../../../../src/card/panels/hubspot-error/comparison.js'
import { REDIRECT_URL } from '../../../../src/protocol/hubspot.js'

describe('the comparison of a message with Wiro’s app', () => {
  it('sorts scopes by whether Wiro requires them, asks for them or does not', () => {
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

  it('recognizes Wiro’s redirect URL', () => {
    const { urls } = compareWithWiro({ scopes: [], urls: [REDIRECT_URL, REDIRECT_URL + '/'] })

    assert.deepEqual(
      urls.map(({ isRedirectUrl }) => isRedirectUrl),
      [true, false],
    )
  })

  it('shows no more of a long text than fits', () => {
    const scopes = Array.from({ length: 99 }, (_, index) => `crm.${'x'.repeat(999)}.${index}.read`)
    const urls = Array.from({ length: 99 }, (_, index) => `https://example.com/${index}/${'x'.repeat(999)}`)

    const { other, urls: shown } = compareWithWiro({ scopes, urls })

    assert.deepEqual([other.length, other[0]!.length, shown.length, shown[0]!.url.length], [14, 200, 2, 200])
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plural } from '../../src/card/locales/plural.js'

const arabic = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' }

describe('the form of a word that goes with a count', () => {
  for (const [locale, count, expected] of [
    ['de', 0, 'other'],
    ['de', 1, 'one'],
    ['de', 14, 'other'],
    ['fr', 0, 'one'],
    ['fr', 2, 'other'],
    ['ar', 0, 'zero'],
    ['ar', 2, 'two'],
    ['ar', 3, 'few'],
    ['ar', 14, 'many'],
    ['ar', 100, 'other'],
    ['ja', 1, 'other'],
  ] as const) {
    it(`is “${expected}” for ${count} in ${locale}`, () => {
      assert.equal(plural(locale, count, arabic), expected)
    })
  }

  it('is the general one where the language’s own is not given', () => {
    assert.equal(plural('de', 1, { other: 'many' }), 'many')
  })

  it('is the general one for what is no number', () => {
    assert.equal(plural('de', undefined, arabic), 'other')
  })
})

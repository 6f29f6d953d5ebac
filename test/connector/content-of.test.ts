import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentOf } from '../../src/connector/content-of.js'

const equal: [title: string, one: unknown, other: unknown][] = [
  ['two objects with the same token', { token: 'a' }, { token: 'a' }],
  ['two `Headers` with the same token', new Headers({ token: 'a' }), new Headers({ Token: 'a' })],
  ['two lists with the same token', [['token', 'a']], [['token', 'a']]],
  ['two functions, which are called for each request', () => ({}), () => ({ token: 'a' })],
]
for (const [title, one, other] of equal) {
  test(`${title} say the same`, () => assert.equal(contentOf(one), contentOf(other)))
}

const different: [title: string, one: unknown, other: unknown][] = [
  ['nothing and an object', undefined, {}],
  ['null and `Headers`', null, new Headers()],
  ['empty `Headers` and those with a token', new Headers(), new Headers({ token: 'a' })],
  ['`Headers` with two tokens', new Headers({ token: 'a' }), new Headers({ token: 'b' })],
  ['lists with two tokens', [['token', 'a']], [['token', 'b']]],
  ['an object and a function', {}, () => ({})],
]
for (const [title, one, other] of different) {
  test(`${title} do not say the same`, () => assert.notEqual(contentOf(one), contentOf(other)))
}

test('an object that contains itself has no content', () => {
  const endless: { self?: unknown } = {}
  endless.self = endless

  assert.equal(contentOf(endless), undefined)
})

/** What a seal says, and that nobody but this host can make, change or move one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withStateToken } from '../../src/server/binding/redirect-url.js'
import { createStateTokens, type StateClaims } from '../../src/server/binding/state-token.js'
import { flow } from './endpoint.js'

const url = 'https://app.example.com/api/hubspot'
const claims: StateClaims = {
  agent: 'guid-1',
  flow,
  before: { connected: true, portalId: '12345678' },
  expiresAt: 1_776_429_000_000,
}
const tokens = createStateTokens(['SECRET-CANARY'])

for (const [title, before] of [
  ['nothing', { connected: false }],
  ['a portal', { connected: true, portalId: '12345678' }],
  ['an account without an id', { connected: true, name: 'Müller & Söhne 🙂' }],
] as const) {
  test(`a seal says what it was made of, where ${title} was connected before`, async () => {
    const token = await tokens.encrypt({ ...claims, before }, url)

    assert.deepEqual(await tokens.decrypt(token, url), { ...claims, before })
  })
}

test('a seal fits into a URL and shows nothing', async () => {
  const token = await tokens.encrypt(claims, url)

  assert.match(token, /^[\w-]+$/)
  assert.ok(token.length < 250, `${token.length} characters`)
  assert.ok(!Buffer.from(token, 'base64url').includes('guid-1'))
})

test('two seals of the same are never alike', async () => {
  assert.notEqual(await tokens.encrypt(claims, url), await tokens.encrypt(claims, url))
})

test('the longest names there are can still be opened', async () => {
  const before = { connected: true, name: '🙂'.repeat(100) }
  const token = await tokens.encrypt({ ...claims, agent: 'x'.repeat(64), before }, url)

  assert.deepEqual((await tokens.decrypt(token, url))?.before, before)
})

test('a seal opens only beside the redirect URL that it was made for', async () => {
  const token = await tokens.encrypt(claims, url)

  assert.equal(await tokens.decrypt(token, url + '/'), undefined)
  assert.equal(await tokens.decrypt(token, 'https://evil.example/api/hubspot'), undefined)
})

test('another host’s seal does not open', async () => {
  const token = await createStateTokens(['ANOTHER-SECRET']).encrypt(claims, url)

  assert.equal(await tokens.decrypt(token, url), undefined)
})

test('the old secret’s seals open while it is being replaced, and no longer after', async () => {
  const token = await createStateTokens(['OLD']).encrypt(claims, url)

  assert.deepEqual(await createStateTokens(['NEW', 'OLD']).decrypt(token, url), claims)
  assert.equal(await createStateTokens(['NEW']).decrypt(token, url), undefined)
})

test('the new secret seals', async () => {
  const token = await createStateTokens(['NEW', 'OLD']).encrypt(claims, url)

  assert.deepEqual(await createStateTokens(['NEW']).decrypt(token, url), claims)
})

test('another instance with the same secret opens what one token', async () => {
  const token = await tokens.encrypt(claims, url)

  assert.deepEqual(await createStateTokens(['SECRET-CANARY']).decrypt(token, url), claims)
})

test('every changed character is noticed', async () => {
  const token = await tokens.encrypt(claims, url)
  const changed = [...token].map(
    (character, index) => token.slice(0, index) + (character === 'A' ? 'B' : 'A') + token.slice(index + 1),
  )
  const opened = await Promise.all(changed.map((one) => tokens.decrypt(one, url)))
  // Of the last character a few bits are padding, and change nothing.
  const noticed = opened.slice(0, -1).filter((one) => one === undefined).length

  assert.equal(noticed, token.length - 1)
  assert.deepEqual(opened.at(-1) ?? claims, claims)
})

for (const [title, junk] of [
  ['nothing', ''],
  ['a word', 'seal'],
  ['no base64url', 'ä'.repeat(60)],
  ['zeros', 'A'.repeat(200)],
  ['half a byte', 'A'.repeat(61)],
  ['a megabyte', 'A'.repeat(1_000_000)],
] as const) {
  test(`${title} is no seal`, async () => {
    assert.equal(await tokens.decrypt(junk, url), undefined)
  })
}

test('a truncated and a doubled seal are none', async () => {
  const token = await tokens.encrypt(claims, url)

  for (const wrong of [token.slice(0, -8), token.slice(8), token + token]) {
    assert.equal(await tokens.decrypt(wrong, url), undefined)
  }
})

test('a redirect URL carries its seal beside whatever else it has', () => {
  assert.equal(withStateToken(url, 'x'), url + '?seal=x')
  assert.equal(withStateToken(url + '?tenant=1', 'x'), url + '?tenant=1&seal=x')
})
